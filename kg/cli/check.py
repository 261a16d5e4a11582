"""``kg check``: what the store says for and against a claim."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.batch import read_batch
from kg.cli.extras import embeddings_option, opened, progress_of, verifier_options
from kg.cli.main import State
from kg.cli.output import Row, format_option, write_rows
from kg.errors import CheckFailed

if TYPE_CHECKING:
    from kg.check.check import Checked, OneEvidence
    from kg.check.verifier import Graded, Verification

__all__ = ["command"]

_LABELS = ("supported", "refuted", "disputed", "not_enough_evidence", "not_checkable")
_EPILOG = """\b
Examples:
  kg check "The 2,500 U.S. troops are leaving Iraq."
  kg check "Kirby said the mission would change." --format json
  kg check --batch claims.jsonl > checked.jsonl
  kg check --explain "The mission has ended."
  kg check --fail-on refuted "Troop numbers in Iraq will fall."
  kg check --verifier http://127.0.0.1:8080/v1 "The mission has ended."
\b
Labels: supported, refuted, disputed (sources stand against each other),
not_enough_evidence (the rule, not the exception) and not_checkable. They say
what is stated, not what is true. "X said Y" checks whether X said it; "Y" alone
checks the content. A batch is one claim a line, as text or as {"claim": "..."}."""


@click.command("check", epilog=_EPILOG)
@click.argument("claim", required=False)
@click.option(
    "--batch",
    type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True),
    help="Check the claims of this file, one a line ('-': stdin); print JSON lines.",
)
@format_option()
@click.option(
    "--fail-on", type=click.Choice(_LABELS), multiple=True, help="Exit with 1 if a claim gets this label. Repeatable."
)
@click.option("--explain", is_flag=True, help="Show word by word what decided, and what was passed over, and why.")
@embeddings_option
@verifier_options
@click.option("--model", metavar="PATH", help="Another spaCy pipeline than the pinned one.")
@click.pass_obj
def command(
    state: State,
    *,
    claim: str | None,
    batch: Path | None,
    form: str,
    fail_on: tuple[str, ...],
    explain: bool,
    embeddings: bool,
    verifier: str | None,
    verifier_model: str | None,
    model: str | None,
) -> None:
    """Check CLAIM against the store: a label, and the words that carry it."""
    if (claim is None) == (batch is None):
        raise click.UsageError("give one claim, or a file with --batch")
    from kg.check.check import Checker
    from kg.check.explain import explained
    from kg.graph.store import open_store

    claims = [claim] if claim is not None else list(read_batch(batch or Path("-"), "claim"))
    labels: list[str] = []
    with open_store(state.store) as store:
        chat = opened(verifier, verifier_model)
        checker = Checker(store, model, embeddings=embeddings, verifier=chat, progress=progress_of(state))
        for each in claims:
            checked, decided = checker.explain(each)
            labels.append(checked.label)
            if batch is not None or form == "json":
                click.echo(json.dumps(checked.as_json(), ensure_ascii=False))
            else:
                _show(state, checked, form)
            if explain:
                click.echo("\n".join(explained(decided)), err=batch is not None or form == "json")
    failed = sorted(set(labels) & set(fail_on))
    if failed:
        raise CheckFailed(f"{sum(label in fail_on for label in labels)} of {len(labels)} claims: {', '.join(failed)}")


def _show(state: State, checked: Checked, form: str) -> None:
    state.say(f"{checked.label.replace('_', ' ')}: {checked.claim}")
    if len(checked.parts) > 1:
        for part in checked.parts:
            state.say(f"  {part.label.replace('_', ' ')}: {part.text}")
    if checked.missing:
        state.say(f"  missing: {checked.missing}")
    columns = ("stance", "strength", "rule", "speaker", "words", "statement", "article", "span")
    graded = checked.verifier
    rows = [_row(e.stance, e.strength, e.rule, e) for e in checked.evidence]
    if graded is None:
        write_rows(columns, rows, format=form)
        return
    state.say(f"  {graded.model}, asked about the nearest sentences: {graded.label.replace('_', ' ')}")
    mine = [("the rules", *row) for row in rows]
    write_rows(("graded by", *columns), [*mine, *_grades(graded)], format=form)


def _row(stance: str, strength: str | None, rule: str, on: OneEvidence | Graded) -> Row:
    return (
        stance,
        strength,
        rule,
        on.speaker or "the article",
        f"“{on.text}”",
        on.statement,
        on.article,
        f"{on.span[0]}-{on.span[1]}",
    )


def _grades(graded: Verification) -> list[Row]:
    """What the model made of the pairs; the rule's place holds the words that it cites."""
    return [
        (graded.model, *_row(each.grade, None, each.problem or f"“{each.cited}”" if each.cited else "", each))
        for each in graded.grades
    ]
