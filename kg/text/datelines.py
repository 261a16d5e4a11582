"""Where, when and by whom a story was filed: lines of their own, or a prefix of its first sentence.

The words are data (ontology/lexicon/layout.toml); only the shapes stand here.
"""

from __future__ import annotations

import re
from functools import cache

from kg.resources import lexicon

__all__ = ["is_dateline", "prefix_end"]

_SENTENCE_END = re.compile(r"[.!?:;…][\"”’'»)\]]*$")
_NUMBERED = re.compile(
    r"^(?:(?:press\s+|news\s+)?release\s*)?(?:no[.:]*|number|[#№])?[\s:]*[\d-]+(?:[A-Z]{1,3}-\d+)?"
    r"(?:\s+for immediate release)?\.?$",
    re.IGNORECASE,
)
_DAY = r"(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8}\.?)(?:,?\s*\d{4})?"
_WHEN = rf"(?:,\s*(?:[A-Z][a-z]{{2,8}}day,?\s+)?{_DAY})"
_WIRE = r"\s*/[\w .-]{2,24}/"
_AGENCY = rf"(?:\s*\([^()]{{2,40}}\)|{_WIRE})"
_UPPER = r"[A-Z][A-Z.’'-]+(?:[ ,/]+(?:[A-Z][A-Z.’'-]+|of|the|and|de|al|[A-Z][a-z]+\.?)){0,6}"
_NAME = r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){0,3}"
_PLACE = rf"{_NAME}(?:, {_NAME})?"
_DASH = r"\s*[–—-]+\s+"
_CLOSE_DASH = r"\s*[–—-]+"
_SENTENCE = r"(?=[\"“‘A-Z0-9])"
# From the surest to those that only the first sentence of a story may have.
_ANYWHERE = (
    re.compile(rf"{_UPPER}{_WHEN}?{_AGENCY}?{_DASH}{_SENTENCE}"),
    re.compile(rf"{_UPPER}(?:{_WHEN}{_AGENCY}?|{_AGENCY}){_CLOSE_DASH}{_SENTENCE}"),
)
_FIRST = (
    re.compile(rf"{_UPPER}{_WHEN}?(?:—|:\s+){_SENTENCE}"),
    re.compile(rf"(?:{_PLACE}{_WHEN}?)?{_AGENCY}{_DASH}{_SENTENCE}"),
    re.compile(rf"{_PLACE}{_WHEN}?\s*(?:--|[–—]+)\s+{_SENTENCE}"),
    re.compile(rf"{_PLACE}{_WHEN}\.?{_WIRE}\.?\s+{_SENTENCE}"),
)
_SPACED_DASH = re.compile(r"\s(?:--|[–—-])\s")
_FIRST_SENTENCE = re.compile(r"[.!?][\"”’']?\s")
_LONGEST_BYLINE = 120
_BYLINE_WORDS = 14
_SERVICE_WORDS = 8
_DATE_PARTS = 10


def is_dateline(words: str) -> bool:
    """Whether the line holds a date, an author, a news service or a release number, and nothing else."""
    return _is_date(words) or _is_byline(words) or _NUMBERED.match(words) is not None


def prefix_end(words: str, *, first: bool) -> int:
    """Where the story begins after "WASHINGTON, Oct. 31, 2006 – ", 0 without such a prefix.

    In the ``first`` prose of an article less will do: "Port Elsa – ", "PORT ELSA: ".
    """
    for pattern in _ANYWHERE:
        if match := pattern.match(words):
            return match.end()
    for pattern in _FIRST if first else ():
        if (match := pattern.match(words)) and not _goes_on_in_dashes(words[match.end() :]):
            return match.end()
    return 0


def _goes_on_in_dashes(words: str) -> bool:
    """Whether a dash closes what the prefix's dash opened: "General Roe – the chief of staff – said"."""
    return len(_SPACED_DASH.findall(_FIRST_SENTENCE.split(words, maxsplit=1)[0])) % 2 == 1


def _is_date(words: str) -> bool:
    found = re.findall(r"[A-Za-z]+|\d+", words)
    letters = [w.lower() for w in found if w.isalpha()]
    named = lexicon().words("layout", "months") | lexicon().words("layout", "weekdays")
    known = named | lexicon().words("layout", "date_words")
    digits = any(w.isdigit() for w in found)
    if digits and not letters:
        return re.fullmatch(r"[\d./:\s-]+", words) is not None and len(found) >= 3
    return digits and len(found) <= _DATE_PARTS and not named.isdisjoint(letters) and known.issuperset(letters)


def _is_byline(words: str) -> bool:
    if len(words) > _LONGEST_BYLINE or _SENTENCE_END.search(words.removesuffix(".")):
        return False
    if start := _byline_start().match(words):
        rest = words[start.end() :].split()
        names = [w for w in rest if w.lstrip("(")[:1].isupper() or w[:1].isdigit()]
        return len(rest) < _BYLINE_WORDS and len(names) >= len(rest) / 2
    services = lexicon().words("layout", "services")
    return len(words.split()) <= _SERVICE_WORDS and any(words.lower().endswith(s) for s in services)


@cache
def _byline_start() -> re.Pattern[str]:
    starts = "|".join(sorted(map(re.escape, lexicon().words("layout", "byline_starts")), key=len, reverse=True))
    return re.compile(rf"(?:{starts})(?=[\s:]|$)", re.IGNORECASE)
