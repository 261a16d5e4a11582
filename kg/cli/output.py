"""Rows on stdout: a table for people, csv, tsv, json, ndjson, markdown for other tools."""

from __future__ import annotations

import csv
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TextIO, TypeAlias

import click

__all__ = ["FORMATS", "Row", "format_option", "write_rows"]

Value: TypeAlias = str | int | float | bool | None
Row: TypeAlias = Sequence[Value]

_LONGEST_WORD = 20
_NARROW = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")  # one column each
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
    found = [[_text(value) for value in row] for row in rows]
    if not found:
        return
    if not out.isatty() and all(_NARROW.fullmatch(cell) for row in (columns, *found) for cell in row):
        _spaced(columns, found, out)
    else:
        _drawn(columns, found, out)


def _spaced(columns: Sequence[str], rows: Sequence[Sequence[str]], out: TextIO) -> None:
    """What ``_drawn`` writes into a pipe, in a tenth of the time: one character wide is one column wide."""
    widths = [max(map(len, column)) for column in zip(columns, *rows, strict=True)]
    for row in (columns, *rows):
        out.write("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + "\n")


def _drawn(columns: Sequence[str], rows: Sequence[Sequence[str]], out: TextIO) -> None:
    """A table as wide as the terminal, its header in bold."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    terminal = out.isatty()
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for i, column in enumerate(columns):
        # An id over two lines cannot be copied.
        table.add_column(column, overflow="fold", no_wrap=all(_is_word(row[i]) for row in rows))
    for row in rows:
        table.add_row(*map(Text, row))
    # A pipe has no width: lines stay whole, so that grep finds words.
    width = None if terminal else max(200, _widest(columns, rows))
    console = Console(file=out, width=width, no_color="NO_COLOR" in os.environ or not terminal, highlight=False)
    # Written here, as rich would end the process with 1 where a pipe is closed.
    with console.capture() as lines:
        console.print(table)
    out.write(lines.get())


def _is_word(value: str) -> bool:
    return len(value) <= _LONGEST_WORD and not any(c.isspace() for c in value)


def _widest(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    widths = [max([len(c), *(len(r[i]) for r in rows)]) + 2 for i, c in enumerate(columns)]
    return sum(widths)


_WRITERS: dict[str, Callable[[Sequence[str], Iterable[Row], TextIO], None]] = {
    "table": _table,
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "ndjson": _ndjson,
    "markdown": _markdown,
}
