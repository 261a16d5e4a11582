"""The answer to a query, printed or written in the form that is asked for."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import TextIO, TypeVar

import click
import pyoxigraph as ox

from kg.answer.query import Answer, Table, Triples, Truth
from kg.answer.results import plain, readable, results_json
from kg.cli.output import FORMATS, Row, write_rows
from kg.errors import KgError
from kg.graph.folder import write_atomically
from kg.graph.serialise import GraphFormat, format_for, serialise

__all__ = ["FORMS", "GRAPH_FORMS", "answer_options", "write_answer", "write_out"]

GRAPH_FORMS = tuple(syntax.value for syntax in GraphFormat)
FORMS = (*FORMATS, "xml", *GRAPH_FORMS)
F = TypeVar("F", bound=Callable[..., object])
_EXTENSIONS = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".json": "json",
    ".srj": "json",
    ".ndjson": "ndjson",
    ".jsonl": "ndjson",
    ".md": "markdown",
    ".xml": "xml",
    ".srx": "xml",
    ".txt": "table",
}


def answer_options(command: F) -> F:
    """The options ``--format`` and ``--output`` of a command that prints an answer."""
    form = click.option(
        "--format",
        "form",
        type=click.Choice(FORMS),
        metavar="FORMAT",
        help=f"How to print: {', '.join(FORMATS)} or xml for rows, json and xml being SPARQL results"
        f" as the W3C has them; {', '.join(GRAPH_FORMS)} for triples."
        "  [default: from --output, else table or turtle]",
    )
    output = click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, dir_okay=False),
        help="Write to this file; its extension names the format.",
    )
    return form(output(command))


def write_answer(answer: Answer, form: str | None, output: Path | None) -> None:
    """Write ``answer`` to ``output``, or print it."""
    form = form or _form_for(output) or ("turtle" if isinstance(answer, Triples) else "table")
    if isinstance(answer, Triples):
        if form not in GRAPH_FORMS:
            raise click.UsageError(_misfit("triples", form, GRAPH_FORMS))
        quads = (ox.Quad(t.subject, t.predicate, t.object) for t in answer.triples)
        write_out(serialise(quads, GraphFormat(form)), output)
    elif form == "json":
        write_out(results_json(answer).encode(), output)
    elif form == "xml":
        from kg.answer.results_xml import results_xml

        write_out(results_xml(answer).encode(), output)
    elif form in FORMATS:
        _write_rows(answer, form, output)
    else:
        raise click.UsageError(_misfit("rows", form, (*FORMATS, "xml")))


def write_out(content: bytes, output: Path | None) -> None:
    """Write to a file, wholly or not at all, or to stdout."""
    if output is None:
        click.echo(content, nl=False)
        return
    try:
        write_atomically(output, content)
    except OSError as error:
        raise KgError(f"{output} cannot be written: {error.strerror}", fix="name another file with --output") from error


def _form_for(output: Path | None) -> str | None:
    if output is None:
        return None
    form = _EXTENSIONS.get(output.suffix.lower()) or format_for(output)
    if form is None:
        raise click.UsageError(
            f"'{output.name}': the extension names no format; add --format, one of {', '.join(FORMS)}"
        )
    return form


def _misfit(what: str, form: str, fitting: tuple[str, ...]) -> str:
    return f"the query gives {what}, which {form} cannot hold; choose from {', '.join(fitting)}"


def _write_rows(answer: Table | Truth, form: str, output: Path | None) -> None:
    stream: TextIO | None = io.StringIO() if output else None  # a terminal tells how wide it is
    if isinstance(answer, Truth):
        write_rows(["answer"], [[answer.value]], format=form, stream=stream)
    else:
        cell = readable if form in {"table", "markdown"} else plain
        rows: list[Row] = [[None if c is None else cell(c) for c in row] for row in answer.rows]
        write_rows(answer.columns, rows, format=form, stream=stream)
    if isinstance(stream, io.StringIO):
        write_out(stream.getvalue().encode(), output)
