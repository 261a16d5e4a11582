"""``kg eval``: predictions in the form that a corpus's scorer reads."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from kg.cli.main import State
from kg.cli.method import attribution_option
from kg.errors import InputError
from kg.model import Method

__all__ = ["command"]

_EPILOG = """\b
Examples:
  kg eval attribution gold.jsonl > predicted.jsonl
  kg eval attribution gold.jsonl --output predicted.jsonl
  kg eval attribution gold.jsonl --attribution rules
\b
Each line of GOLD is {"doc_id": ..., "text": ...}; what else it holds is not looked at.
The lines written are {"doc_id", "attributions": [{"source", "cue", "content"}]}."""


@click.command("eval", epilog=_EPILOG)
@click.argument("task", type=click.Choice(["attribution"]))
@click.argument("gold", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write there instead of to stdout."
)
@attribution_option()
@click.option("--model", metavar="PATH", help="Another spaCy pipeline than the pinned one.")
@click.pass_obj
def command(state: State, *, task: str, gold: Path, output: Path | None, model: str | None) -> None:
    """Write what kg extracts from GOLD in the form of its scorer; TASK is attribution."""
    from kg.answer.attribution_rows import attribution_rows
    from kg.extract.attribution import chosen_method
    from kg.pipeline import attributions_of
    from kg.text.reading import article_from

    del task
    documents, method = list(_documents(gold)), chosen_method()
    lines = (
        json.dumps(
            {
                "doc_id": d["doc_id"],
                "attributions": attribution_rows(
                    attributions_of(article_from(d["text"]), model=model, method=method),
                    d["text"],
                    confirmed=method is Method.TRAINED,
                ),
            }
        )
        for d in _watched(state, documents)
    )
    if output is None:
        for line in lines:
            click.echo(line)
        return
    from kg.graph.folder import write_atomically

    write_atomically(output, "".join(f"{line}\n" for line in lines).encode())
    state.say(f"wrote {output} ({len(documents)} documents)")


def _documents(gold: Path) -> Iterator[dict[str, Any]]:
    try:
        text = gold.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{gold}: cannot be read", why=str(error), fix="give a file of JSON lines in UTF-8") from error
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except ValueError as error:
            raise InputError(f"{gold}, line {number}: this is no JSON", why=str(error), fix="mend the line") from error
        if not isinstance(found, dict) or not isinstance(found.get("text"), str) or "doc_id" not in found:
            raise InputError(
                f"{gold}, line {number}: 'doc_id' or 'text' is missing", fix='write {"doc_id": ..., "text": ...}'
            )
        yield found


def _watched(state: State, documents: list[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    if state.quiet or not sys.stderr.isatty():
        return documents
    from rich.console import Console
    from rich.progress import track

    return track(documents, description="reading", console=Console(stderr=True), transient=True)
