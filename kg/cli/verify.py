"""``kg verify``: every article read again, every span compared with its words."""

from __future__ import annotations

import click

from kg.answer.verify import verify
from kg.cli.main import State
from kg.cli.output import format_option, write_rows
from kg.errors import CheckFailed
from kg.graph.store import open_store

__all__ = ["command"]

_COLUMNS = ("article", "problem", "graph", "text", "about")


_EPILOG = """\b
Examples:
  kg verify
  kg verify --format json > report.json
\b
Exit codes: 0 every span holds its words, 1 one does not."""


@click.command("verify", epilog=_EPILOG)
@format_option()
@click.pass_obj
def command(state: State, *, form: str) -> None:
    """Re-read every article and check every span: hash, exact words, words around them.

    Prints what does not hold, and then exits with 1.
    """
    with open_store(state.store) as store:
        result = verify(store)
    rows = [(f.article, f.problem, f.wanted, f.found, f.subject) for f in result.failures]
    if rows or form != "table":
        write_rows(_COLUMNS, rows, format=form)
    checked = f"{result.articles} articles, {result.mentions} spans, {result.statements} statements"
    if rows:
        raise CheckFailed(
            f"{len(rows)} of the checks failed ({checked})",
            why="the graph says something that the kept text does not",
            fix="ingest the articles named above again: kg ingest --again ARTICLE",
        )
    state.say(f"verified: {checked}")
