"""Rows on stdout: a table for people, csv, tsv, json, ndjson, markdown for other tools."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TextIO, TypeAlias

import click

__all__ = ["FORMATS", "Row", "format_option", "write_rows"]

Value: TypeAlias = str | int | float | bool | None
Row: TypeAlias = Sequence[Value]

_LONGEST_WORD = 20
FORMATS = ("table", "csv", "tsv", "json", "ndjson", "markdown")


def format_option(*more: str, default: str = "table") -> Callable[[Callable[..., object]], Callable[..., object]]:
    """The option ``--format`` with the formats of rows and ``more``."""
    return click.option(
        "--format",
        "form",
        type=click.Choice([*FORMATS, *more]),
        default=default,
        show_default=True,
        help="How to print.",
    )


def write_rows(columns: Sequence[str], rows: Iterable[Row], *, format: str, stream: TextIO | None = None) -> None:
    """Write ``rows`` under ``columns`` to ``stream`` (stdout).

    json is one array of objects, ndjson one object a line; None is empty in text, null in JSON.
    """
    out = stream if stream is not None else sys.stdout
    _WRITERS[format](columns, rows, out)


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _csv(columns: Sequence[str], rows: Iterable[Row], out: TextIO) -> None:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_text(v) for v in row] for row in rows)


def _tsv(columns: Sequence[str], rows: Iterable[Row], out: TextIO) -> None:
    for row in (columns, *rows):
        out.write("\t".join(_text(v).replace("\t", " ").replace("\n", " ") for v in row) + "\n")


def _json(columns: Sequence[str], rows: Iterable[Row], out: TextIO) -> None:
    json.dump([dict(zip(columns, row, strict=True)) for row in rows], out, ensure_ascii=False, indent=1)
    out.write("\n")


def _ndjson(columns: Sequence[str], rows: Iterable[Row], out: TextIO) -> None:
    for row in rows:
        out.write(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) + "\n")


def _markdown(columns: Sequence[str], rows: Iterable[Row], out: TextIO) -> None:
    out.write("| " + " | ".join(columns) + " |\n|" + " --- |" * len(columns) + "\n")
    for row in rows:
        cells = (_text(v).replace("|", "\\|").replace("\n", " ") for v in row)
        out.write("| " + " | ".join(cells) + " |\n")


def _table(columns: Sequence[str], rows: Iterable[Row], out: TextIO) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    found = list(rows)
    terminal = out.isatty()
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for i, column in enumerate(columns):
        # An id over two lines cannot be copied.
        table.add_column(column, overflow="fold", no_wrap=all(_is_word(_text(row[i])) for row in found))
    for row in found:
        table.add_row(*(Text(_text(v)) for v in row))
    # A pipe has no width: lines stay whole, so that grep finds words.
    width = None if terminal else max(200, _widest(columns, found))
    console = Console(file=out, width=width, no_color="NO_COLOR" in os.environ or not terminal, highlight=False)
    if found:
        # Written here, as rich would end the process with 1 where a pipe is closed.
        with console.capture() as lines:
            console.print(table)
        out.write(lines.get())


def _is_word(value: str) -> bool:
    return len(value) <= _LONGEST_WORD and not any(c.isspace() for c in value)


def _widest(columns: Sequence[str], rows: Sequence[Row]) -> int:
    widths = [max([len(c), *(len(_text(r[i])) for r in rows)]) + 2 for i, c in enumerate(columns)]
    return sum(widths)


_WRITERS: dict[str, Callable[[Sequence[str], Iterable[Row], TextIO], None]] = {
    "table": _table,
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "ndjson": _ndjson,
    "markdown": _markdown,
}
