"""A user's own list of names: a table beside the names that ship with kg, which it goes before."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kg.errors import InputError
from kg.extract.gazetteer_entry import Entry

__all__ = ["KINDS", "own_names"]

KINDS: Final = (
    "person",
    "organisation",
    "state",
    "armed group",
    "coalition",
    "unit",
    "forces",
    "media",
    "place",
    "thing",
)
"""What a name may be; forces are a nation's or a service's, a thing is never an actor (ships, weapons)."""

_COLUMNS: Final = ("name", "type", "identifier", "state", "within", "aliases")
_SEPARATORS: Final = {".csv": ",", ".tsv": "\t"}
_MOST_SHOWN: Final = 5


def own_names(path: Path) -> tuple[tuple[str, Entry, str], ...]:
    """The forms of a user's names: each name and alias with its entry, in the order of the file.

    A table with a header, tab-separated (or .csv): name and type are needed; identifier, state, within and
    aliases (with | between) may be left out.

    Raises:
        InputError: the file cannot be read; all that is wrong with its lines is told at once.
    """
    problems: list[str] = []
    found = [form for number, row in _rows(path) for form in _forms(row, number, problems)]
    if problems:
        more = f"; and {len(problems) - _MOST_SHOWN} more" if len(problems) > _MOST_SHOWN else ""
        raise InputError(
            f"{path}: {'; '.join(problems[:_MOST_SHOWN])}{more}",
            why="names from it are looked for in every article",
            fix=f"types are {', '.join(KINDS)}; name and type are needed in each line",
        )
    return tuple(found)


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(f"there is no list of names at {path}", fix="check KG_GAZETTEER or --gazetteer") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read: {error}", fix="it has to be a table in UTF-8") from error
    tabbed = _SEPARATORS.get(path.suffix.lower(), "\t") == "\t"
    lines = text.splitlines()
    table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if tabbed else csv.DictReader(lines)
    given = [column.strip() for column in table.fieldnames or ()]
    unknown, missing = [c for c in given if c not in _COLUMNS], [c for c in _COLUMNS[:2] if c not in given]
    if unknown or missing:
        raise InputError(
            f"{path}: the first line is {given}",
            why=f"missing: {', '.join(missing) or 'nothing'}; unknown: {', '.join(unknown) or 'nothing'}",
            fix=f"begin with a line of column names out of {', '.join(_COLUMNS)}, tabs between (commas in .csv)",
        )
    for row in table:
        yield table.line_num, {(name or "").strip(): (value or "").strip() for name, value in row.items() if name}


def _forms(row: dict[str, str], number: int, problems: list[str]) -> Iterator[tuple[str, Entry, str]]:
    name, kind = row.get("name", ""), row.get("type", "")
    if not any(row.values()):
        return
    if not any(c.isalnum() for c in name):
        problems.append(f"line {number}: the name is '{name}'")
    elif kind not in KINDS:
        problems.append(f"line {number}: the type of '{name}' is '{kind}'")
    else:
        entry = Entry(
            name=name,
            kind=kind,
            identifier=row.get("identifier") or None,
            state=row.get("state") or (row.get("identifier") or name if kind == "state" else None),
            within=row.get("within") or None,
        )
        aliases = [part.strip() for part in row.get("aliases", "").split("|")]
        yield from ((form, entry, "name") for form in dict.fromkeys([name, *aliases]) if any(map(str.isalnum, form)))
