"""Patterns of date words: one regular expression per way of writing a date, built from the word lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, partial

from kg.resources import Lexicon

__all__ = ["DateWords", "date_words"]

_DAY = r"(?P<{0}day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d,.:]\d|\d|-)"
_SHADE = r"(?:(?i:mid|early|late)[-‐])?"
_YEAR = r"(?P<{0}year>(?:1[89]|20)\d\d)(?!\d|[,.:]\d|-?mm\b)"


@dataclass(frozen=True, slots=True)
class DateWords:
    """``atoms`` finds one date after the other; its group ``lastgroup`` tells the way of writing.

    ``opening`` matches at the end of the text before a date; ``joint`` the words between two dates
    of one interval.
    """

    atoms: re.Pattern[str]
    opening: re.Pattern[str]
    joint: re.Pattern[str]


def _any(words: object) -> str:
    return "|".join(sorted((re.escape(str(w)) for w in words), key=lambda w: (-len(w), w)))  # type: ignore[attr-defined]


def _month_names(numbers: dict[str, int]) -> str:
    """Full names as they are, abbreviations with a full stop if there is one."""
    full = {max((name for name, number in numbers.items() if number == n), key=len) for n in numbers.values()}
    return rf"(?:(?:{_any(full)})\b|(?:{_any(set(numbers) - full)})\b\.?)"


@cache
def date_words(lexicon: Lexicon) -> DateWords:
    """The patterns over the words of ``dates.toml``."""
    table = partial(lexicon.table, "dates")
    months = _month_names(table("months"))
    weekday = rf"(?:{_any(table('weekdays'))})\b"
    steps, units, seasons = _any(table("steps")), _any(table("units")), _any(table("seasons"))
    count = rf"(?:\d{{1,4}}|{_any(table('counts'))})"
    lead = rf"(?:(?:{weekday}),?\s+)?"
    ways = {
        "iso": r"(?:1[89]|20)\d\d-(?:0\d|1[0-2])-(?:[0-2]\d|3[01])(?!\d)",
        "mdy": rf"{lead}(?P<a_month>{months})\s+{_DAY.format('a_')}\s*,?\s+{_YEAR.format('a_')}",
        "dmy": rf"{lead}{_DAY.format('b_')}\s+(?:of\s+)?(?P<b_month>{months}),?\s+{_YEAR.format('b_')}",
        "md": rf"{lead}(?P<c_month>{months})\s+{_DAY.format('c_')}",
        "dm": rf"{lead}{_DAY.format('d_')}\s+(?:of\s+)?(?P<d_month>{months})(?!\w)",
        "quarter": rf"(?i:(?P<t_quarter>{_any(table('quarters'))})\s+quarter\s+of\s+){_YEAR.format('t_')}",
        "my": rf"{_SHADE}(?P<e_month>{months}),?\s+(?:of\s+)?{_YEAR.format('e_')}",
        "ms": rf"(?P<f_month>{months})\s+(?:of\s+)?(?P<f_step>{steps})\s+year\b"
        rf"|(?P<g_step>{steps})\s+(?P<g_month>{months})(?!\w)",
        "sy": rf"(?i:(?P<h_season>{seasons}))\s+(?:of\s+)?{_YEAR.format('h_')}",
        "ss": rf"(?i:(?P<i_step>{steps})\s+(?P<i_season>{seasons}))\b",
        "decade": r"(?P<j_decade>(?:1[89]|20)\d)0['’]?s\b",
        "years": rf"{_YEAR.format('k_')}\s?[-–]\s?(?P<l_year>(?:1[89]|20)\d\d|\d\d)(?![\d-])",
        "days": rf"(?i:{_any(table('days'))})\b",
        "period": rf"(?i:(?P<m_step>{steps})\s+(?:fiscal\s+|calendar\s+)?(?P<m_unit>week|month|year)(?:end)?)\b",
        "whole": r"(?i:(?:end|start|beginning|rest|middle|close)\s+of\s+the\s+(?P<n_unit>day|week|month|year))\b",
        "weekday": rf"(?:(?i:(?P<o_step>{steps}))\s+)?(?P<o_weekday>{weekday})",
        "ago": rf"(?i:(?:(?:some|about|almost|nearly|over)\s+)?(?P<p_count>{count})\s+(?P<p_unit>{units})s?\s+"
        r"(?:ago|earlier))\b",
        "within": r"(?i:(?:in|within|over|for)\s+the\s+(?P<q_step>next|coming|last|past)\s+"
        rf"(?P<q_count>{count})\s+(?P<q_unit>{units})s?)\b",
        "ahead": rf"(?i:(?P<u_how>in|within)\s+(?P<u_count>{count})\s+(?P<u_unit>{units})s?)\b",
        "year": _SHADE + _YEAR.format("r_") + r"(?![-–]?\w)(?![-–]\w)",
        "month": rf"{_SHADE}(?P<s_month>{months})(?!\w)",
    }
    atoms = "|".join(f"(?P<{name}>{pattern})" for name, pattern in ways.items())
    return DateWords(
        atoms=re.compile(rf"(?<![\w$£€#./-])(?:{atoms})"),
        opening=re.compile(
            rf"\b(?P<words>{_any(table('openings'))})\s+(?:the\s+)?(?:(?:early|late|mid)[\s-]+)?$", re.I
        ),
        joint=re.compile(r"\s*(?:to|through|until|till|and|[-–—])\s+(?:the\s+)?|\s*[-–—]\s*", re.I),
    )
