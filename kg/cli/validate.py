"""``kg validate``: ontology and graph checked by the reasoner and the shapes."""

from __future__ import annotations

import click

from kg.cli.main import State
from kg.cli.output import format_option, write_rows
from kg.errors import CheckFailed
from kg.graph.store import open_store

__all__ = ["command"]

_COLUMNS = ("check", "node", "property", "message", "value")


_EPILOG = """\b
Examples:
  kg validate                ontology, shapes, and a sample under OWL
  kg validate --no-reasoner  without Java
\b
Exit codes: 0 all that was checked holds, 1 it does not. Without Java the reasoner
is "not available", which is no finding and no proof either."""


@click.command("validate", epilog=_EPILOG)
@click.option("--no-reasoner", is_flag=True, help="Leave out HermiT, which needs Java.")
@click.option(
    "--sample",
    type=click.IntRange(min=1),
    default=50,
    show_default=True,
    help="How many articles the reasoner looks at together.",
)
@format_option()
@click.pass_obj
def command(state: State, *, no_reasoner: bool, sample: int, form: str) -> None:
    """Check ontology and graph: consistent under OWL (HermiT), complete under the SHACL shapes.

    Prints what does not hold, and then exits with 1. Without Java the reasoner's checks are reported
    as not made, and do not count as passed.
    """
    from kg.reason.validation import validate

    rows = []
    with open_store(state.store) as store:
        for check in validate(store, reasoner=not no_reasoner, sample=sample):
            count = len(check.findings)
            state.say(f"{check.name}: {check.reason or (f'{count} findings' if count else 'passed')}")
            rows += [(check.name, f.focus, f.path, f.message, f.value) for f in check.findings]
    if rows or form != "table":
        write_rows(_COLUMNS, rows, format=form)
    if rows:
        raise CheckFailed(
            f"{len(rows)} findings",
            why="ontology and graph do not fit together, or a record is not complete",
            fix="ingest the articles again: kg ingest --again ARTICLE; if it stays, report it",
        )
