"""Dates reckoned from a day that the text or its metadata states: never from today."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["Anchor", "counted_from", "day_near", "iso_day", "month_near", "period", "weekday_near"]

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day of writing, and how it is known ("published" or "dateline")."""

    day: date
    reason: str


def iso_day(words: str | None) -> date | None:
    """The day that ``words`` begin with in ISO form, if they name a real one.

    >>> iso_day("2008-03-26T10:00Z")
    datetime.date(2008, 3, 26)
    """
    found = _DAY.match(words or "")
    if found is None:
        return None
    year, month, day = map(int, found.groups())
    # Far years would run out of the calendar when counted from.
    if not (1 <= month <= 12 and 1000 <= year <= 9000 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def month_near(anchor: date, month: int, *, ahead: bool = False) -> str:
    """The month of that number closest to ``anchor``, or the next one if the sentence looks ahead.

    >>> month_near(date(2007, 9, 7), 1)
    '2008-01'
    """
    if ahead:
        return f"{anchor.year + (month < anchor.month):04}-{month:02}"
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    year = min(years, key=lambda y: (abs((y - anchor.year) * 12 + month - anchor.month), y))
    return f"{year:04}-{month:02}"


def day_near(anchor: date, month: int, day: int) -> str | None:
    """The day of that month closest to ``anchor``; None if no such day is near.

    >>> day_near(date(2008, 3, 29), 4, 8)
    '2008-04-08'
    """
    days = [
        date(year, month, day)
        for year in (anchor.year - 1, anchor.year, anchor.year + 1)
        if 0 < year < 10000 and 1 <= day <= monthrange(year, month)[1]
    ]
    return min(days, key=lambda d: (abs(d - anchor), d)).isoformat() if days else None


def weekday_near(anchor: date, weekday: int, *, ahead: bool) -> str:
    """The last such weekday up to ``anchor``, or the next one if the sentence looks ahead.

    >>> weekday_near(date(2008, 3, 26), 0, ahead=False)
    '2008-03-24'
    """
    if ahead:
        return (anchor + timedelta(days=(weekday - anchor.weekday()) % 7 or 7)).isoformat()
    return (anchor - timedelta(days=(anchor.weekday() - weekday) % 7)).isoformat()


def counted_from(anchor: date, unit: str, count: int) -> str | None:
    """The day, month or year ``count`` units from ``anchor``, as fine as the unit; weeks give a day."""
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 + count
        return f"{months // 12:04}-{months % 12 + 1:02}" if months >= 12 else None
    if unit in {"year", "decade"}:
        year = anchor.year + count * (10 if unit == "decade" else 1)
        return f"{year:04}" if 0 < year < 10000 else None
    if abs(count) > 5000:
        return None
    return (anchor + timedelta(days=count * (7 if unit == "week" else 1))).isoformat()


def period(anchor: date, unit: str, step: int) -> str | None:
    """The week, month or year ``step`` away from that of ``anchor``; a week as an interval."""
    if unit != "week":
        return counted_from(anchor, unit, step)
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=step)
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
