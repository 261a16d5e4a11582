"""``kg why``: where a statement comes from."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict

import click

from kg.cli.main import State

__all__ = ["command"]

_PLAIN = ("»", "«")
_BRIGHT = ("\x1b[1;4m", "\x1b[0m")
_EPILOG = """\b
Examples:
  kg why 815c421d
  kg why statement:815c421dac7c538b --format json
  kg why --claim "The mission has ended."
Statement ids stand in the answers of ask, check, compare, claims, posture and
query. What a statement contradicts or bears out is listed with the rule."""


@click.command("why", epilog=_EPILOG)
@click.argument("statement", required=False)
@click.option("--claim", metavar="TEXT", help="Why this claim gets its label: word by word, and what was passed over.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print."
)
@click.pass_obj
def command(state: State, *, statement: str | None, claim: str | None, form: str) -> None:
    """Show the sentence, the words of STATEMENT in it, who says them, and every rule that fired.

    STATEMENT is an id, the first digits of one, or an IRI; also that of a bearing or a posture.
    """
    if (statement is None) == (claim is None):
        raise click.UsageError("give a statement, or a claim with --claim")
    from kg.answer.why import why
    from kg.answer.why_text import why_text
    from kg.graph.store import open_store

    if claim is not None:
        _of_claim(state, claim, form)
        return
    assert statement is not None
    with open_store(state.store) as store:
        found = why(store, statement)
    if form == "json":
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=1))
        return
    bright = _terminal() and "NO_COLOR" not in os.environ
    click.echo(why_text(found, marks=_BRIGHT if bright else _PLAIN), nl=False, color=bright)


def _of_claim(state: State, claim: str, form: str) -> None:
    from kg.check.check import Checker
    from kg.check.explain import explained
    from kg.graph.store import open_store

    with open_store(state.store) as store:
        checked, decided = Checker(store).explain(claim)
        lines = tuple(explained(decided)) or (f"{checked.label.replace('_', ' ')}: needs {checked.missing}",)
    if form == "json":
        click.echo(json.dumps({**checked.as_json(), "why": lines}, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(lines))


def _terminal() -> bool:
    return sys.stdout.isatty()
