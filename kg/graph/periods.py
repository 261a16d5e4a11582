"""EDTF as a stretch of days on the calendar, as far as it gives one."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

__all__ = ["Period", "period"]

_DATE = re.compile(r"(?P<year>\d{3}[\dX]|\d{2}XX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?:T.*)?")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day; None where the period is open or the text does not say."""

    begin: date | None
    end: date | None


def period(edtf: str) -> Period | None:
    """The days of an EDTF date or interval; None where it gives no day ("XXXX-05", "..").

    >>> period("2021-12")
    Period(begin=datetime.date(2021, 12, 1), end=datetime.date(2021, 12, 31))
    >>> period("2014/..")
    Period(begin=datetime.date(2014, 1, 1), end=None)
    """
    plain = re.sub(r"[~?%\[\]{}]", "", edtf)
    first, slash, last = plain.partition("/")
    if not slash:
        return _days(first)
    begin, end = _days(first), _days(last)
    if begin is None and end is None:
        return None
    return Period(begin.begin if begin else None, end.end if end else None)


def _days(words: str) -> Period | None:
    """The days of a year, season, month or day; unknown digits count from lowest to highest."""
    found = _DATE.fullmatch(words)
    if found is None:
        return None
    years = int(found["year"].replace("X", "0")), int(found["year"].replace("X", "9"))
    month, day = (None if found[part] in {None, "XX"} else int(found[part]) for part in ("month", "day"))
    if month is None or years[0] != years[1]:
        return Period(date(max(years[0], 1), 1, 1), date(years[1], _MONTHS, 31))
    first, last = _SEASONS.get(month, (month, month))
    try:
        if day is not None:
            return Period(date(years[0], month, day), date(years[0], month, day))
        return Period(date(years[0], first, 1), date(years[0], last, monthrange(years[0], last)[1]))
    except ValueError:
        return None
