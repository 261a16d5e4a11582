"""``kg query``: a saved question or SPARQL, answered from the store."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.answer.asked import parameters, question
from kg.answer.query import Table, answer
from kg.answer.questions import Question, read
from kg.cli.answers import answer_options, write_answer
from kg.cli.main import State
from kg.errors import InputError
from kg.graph.store import open_store

__all__ = ["command"]

_EPILOG = """\b
Examples:
  kg query who-stated --dimension headcount --stance denies
  kg query "SELECT * { ?statement kg:text ?words } LIMIT 5"
  kg query -f my.rq --output answer.csv
  echo "ASK { ?s kg:speaker ?who }" | kg query -
\b
A parameter takes a full IRI, a prefixed name (kg:Stance_denies), a value of its
value set (denies), an id (person/john-kirby) or a name (John Kirby).
Prefixes such as kg:, rdfs:, skos: and prov: need not be declared."""


@click.command("query", epilog=_EPILOG, context_settings={"ignore_unknown_options": True}, no_args_is_help=True)
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="[NAME | SPARQL | -] [--PARAMETER VALUE]...")
@click.option("-e", "--expression", metavar="SPARQL", help="Run this text.")
@click.option("-f", "--file", "file", type=click.Path(path_type=Path), help="Run this file.")
@answer_options
@click.pass_obj
def command(
    state: State,
    *,
    words: tuple[str, ...],
    expression: str | None,
    file: Path | None,
    form: str | None,
    output: Path | None,
) -> None:
    """Run a saved question or SPARQL; 'kg queries' lists the saved ones."""
    names, given = parameters(words)
    asked = _asked(names, expression, file)
    with open_store(state.store) as store:
        found = answer(store, asked, given)
    if state.verbose:
        state.say(found.query)
    write_answer(found, form, output)
    if isinstance(found, Table) and not found.rows:
        state.say("no answers")


def _asked(names: tuple[str, ...], expression: str | None, file: Path | None) -> Question:
    texts = [*names, *([expression] if expression is not None else []), *([str(file)] if file else [])]
    if len(texts) != 1:
        raise click.UsageError(
            "give one query: a saved name, SPARQL in quotes, -e SPARQL, -f FILE, or - for stdin"
            + (f" (there are {len(texts)}: {', '.join(texts)})" if texts else "")
        )
    if expression is not None:
        return read(expression, source="the query")
    if texts == ["-"]:
        return read(_decoded(sys.stdin.buffer.read(), "stdin"), source="stdin")
    if file is not None:
        return read(_decoded(_bytes_of(file), str(file)), source=str(file))
    return question(names[0])


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputError(f"{file}: {error.strerror}", fix="check the path") from error


def _decoded(content: bytes, source: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{source} is not UTF-8 text", fix="give SPARQL in UTF-8") from error
