"""What is known about an article: its sidecar file, or the keys beside its text.

Title, author, published (as YYYY-MM-DD, or less of it; or date, taken if it is a whole one), publisher and
url, each optional; other keys are ignored.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from pathlib import Path

from kg.errors import InputError

__all__ = ["HALF_PAIR", "day", "known", "parsed", "sidecar"]

HALF_PAIR = re.compile("[\ud800-\udfff]")
"""A character that JSON can write and nothing can store."""

_FIELDS = ("title", "author", "published", "publisher", "url")
_DAY = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:T[\d:.+Z-]+)?")
_ISO_DAYS = ("%Y-%m-%d", "%Y-%m", "%Y")
_WRITTEN_DAYS = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y")


def sidecar(path: Path) -> dict[str, str | None]:
    """What ``<name>.meta.json`` beside ``path`` says; nothing if there is none.

    Raises:
        InputError: it is broken; all that is wrong with it is told at once.
    """
    beside = path.with_suffix(".meta.json")
    if str(path) == "-" or not beside.is_file():
        return {}
    try:
        told = beside.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{beside}: cannot be read", why=str(error), fix="mend the file or remove it") from error
    return known(parsed(told, str(beside)), str(beside))


def parsed(text: str, where: str) -> object:
    """The JSON value that ``text`` is."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: this is no JSON", why=str(error), fix="write one JSON object") from error


def known(told: object, where: str) -> dict[str, str | None]:
    """The metadata in ``told``; all that is wrong with it is told at once."""
    if not isinstance(told, Mapping):
        raise InputError(f"{where}: the metadata is no object", fix='write {"title": "...", "published": "2021-12-09"}')
    values = {field: told.get(field) or None for field in _FIELDS}
    if problems := [problem for field, value in values.items() if (problem := _problem(field, value))]:
        raise InputError(
            f"{where}: {'; '.join(problems)}", why="dates are compared and texts are shown", fix="mend these keys"
        )
    values["published"] = day(values["published"] or told.get("date"))
    return values


def day(value: object) -> str | None:
    """A date as ISO 8601: as far as an ISO one goes, a written one ("July 29, 2011") if it is whole."""
    if not isinstance(value, str):
        return None
    if _is_iso(value):
        return value[:10]
    mended = re.sub(r"(?<=[a-z])\.", "", value).replace("Sept ", "Sep ")
    written = (found for form in _WRITTEN_DAYS if (found := _read(mended, form)))
    return next((f"{t.tm_year:04}-{t.tm_mon:02}-{t.tm_mday:02}" for t in written), None)


def _problem(field: str, value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        return f"'{field}' is {value!r}, wanted text"
    if HALF_PAIR.search(value):
        return f"'{field}' is {value!a}, which holds half a surrogate pair"
    if field == "published" and not _is_iso(value):
        return f"'published' is '{value}', wanted YYYY-MM-DD"
    return None


def _is_iso(value: str) -> bool:
    """Whether ``value`` is a day, month or year that the calendar has."""
    match = _DAY.fullmatch(value)
    return match is not None and any(_read(match[1], form) for form in _ISO_DAYS)


def _read(value: str, form: str) -> time.struct_time | None:
    try:
        return time.strptime(value, form)
    except ValueError:
        return None
