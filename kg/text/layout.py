"""Blocks of a text: headline, dateline, prose, photo caption, credit.

A line is a block; where lines are wrapped by hand at an equal width, the lines between blank ones are.
Only surface cues are used (ontology/lexicon/layout.toml): a block's kind has to be known before any
parse, since sentences must not cross blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from kg.model import Paragraph, ParagraphKind, Span
from kg.resources import lexicon

__all__ = ["paragraphs"]

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_BLANK = re.compile(r"(?:\r\n|[\r\n\u2028\u2029])[^\S\r\n]*(?:\r\n|[\r\n\u2028\u2029])")
_SENTENCE_END = re.compile(r"[.!?:;…][\"”’'»)\]]*$")
_DAY = r"(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8}\.?)(?:,?\s*\d{4})?"
_DATELINE_PREFIX = re.compile(
    r"(?P<place>[A-Z][A-Z.’'-]+(?:[ ,/]+(?:[A-Z][A-Z.’'-]+|of|the|and|de|al|[A-Z][a-z]+\.?)){0,6})"
    rf"(?:,\s*(?:[A-Z][a-z]{{2,8}}day,?\s+)?{_DAY})?(?:\s*\([^()]{{2,40}}\))?"
    r"\s*(?:--|[–—-])+\s+(?=[\"“‘A-Z0-9])"
)
_NUMBERED = re.compile(
    r"^(?:release\s*)?[#№]?\s*[\d-]+(?:[A-Z]{1,3}-\d+)?(?:\s+for immediate release)?\.?$", re.IGNORECASE
)
_WRAPPED_LINES = 6
_LONGEST_HEADLINE = 200
_LONGEST_CAPTION = 300
_TITLE_LINES = 6
_LONGEST_HEADING = 10
_LEAST_PROSE = 4


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the blocks of ``text`` in order, each without the white space around it."""
    spans = [_stripped(text, m.start(), m.end()) for m in _LINE.finditer(text)]
    lines = [s for s in spans if s is not None]
    if _wrapped(text, lines):
        lines = list(_joined(text, lines))
    title = True
    for number, line in enumerate(lines):
        kind = _kind(text, lines, number, title=title)
        title = title and kind in {ParagraphKind.HEADLINE, ParagraphKind.DATELINE}
        if kind is ParagraphKind.PROSE:
            yield from _without_prefix(text, line)
        elif kind is ParagraphKind.CAPTION:
            yield from _caption_and_credit(text, line)
        else:
            yield Paragraph(span=line, kind=kind)


def _stripped(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    begin = start + len(words) - len(words.lstrip())
    stop = start + len(words.rstrip())
    return Span(begin, stop) if begin < stop else None


def _wrapped(text: str, lines: Sequence[Span]) -> bool:
    """Whether lines are cut at a width: many, of like length, most of them ending inside a sentence."""
    if len(lines) < _WRAPPED_LINES or not _BLANK.search(text):
        return False
    adjacent = [(a, b) for a, b in pairwise(lines) if not _BLANK.search(text[a.end : b.start])]
    if len(adjacent) < len(lines) // 2:
        return False
    longest = max(s.end - s.start for s in lines)
    broken = [a for a, _ in adjacent if not _SENTENCE_END.search(a.text(text)) and a.end - a.start > longest * 0.6]
    return longest <= 120 and len(broken) >= len(adjacent) * 0.6


def _joined(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    start = previous = lines[0]
    for line in lines[1:]:
        if _BLANK.search(text[previous.end : line.start]):
            yield Span(start.start, previous.end)
            start = line
        previous = line
    yield Span(start.start, previous.end)


def _kind(text: str, lines: Sequence[Span], number: int, *, title: bool) -> ParagraphKind:
    words = lines[number].text(text)
    ends = bool(_SENTENCE_END.search(words))
    if _is_date(words) or _is_byline(words) or _NUMBERED.match(words):
        return ParagraphKind.DATELINE if title else (ParagraphKind.PROSE if ends else ParagraphKind.DATELINE)
    if title and number + 1 < len(lines) and number < _TITLE_LINES and not ends and len(words) <= _LONGEST_HEADLINE:
        prefix = _DATELINE_PREFIX.match(words)
        story = prefix is not None and len(words[prefix.end() :].split()) >= _LEAST_PROSE
        return ParagraphKind.PROSE if story else ParagraphKind.HEADLINE
    if _credit(words) == 0:
        return ParagraphKind.CREDIT
    if not ends and not title and len(words) <= _LONGEST_CAPTION and _is_caption(words):
        return ParagraphKind.CAPTION
    if not ends and _is_heading(words) and number + 1 < len(lines):
        return ParagraphKind.HEADLINE
    return ParagraphKind.PROSE


def _is_date(words: str) -> bool:
    """Whether the line holds a date and nothing else: "Saturday, March 29, 2008"."""
    found = re.findall(r"[A-Za-z]+|\d+", words)
    known = lexicon().words("layout", "months") | lexicon().words("layout", "weekdays")
    letters = [w.lower() for w in found if w.isalpha()]
    return (
        0 < len(found) <= 8
        and any(w.isdigit() for w in found)
        and any(w in known for w in letters)
        and all(
            w in known or w in {"st", "nd", "rd", "th", "at", "am", "pm", "gmt", "utc", "est", "edt"} for w in letters
        )
    )


def _is_heading(words: str) -> bool:
    """A few words that are no sentence: "Download PDF", "UPDATE: Leaders captured"."""
    letters = [w.lower() for w in re.findall(r"[A-Za-z’']+", words)]
    finite = lexicon().words("layout", "finite")
    return len(letters) <= _LONGEST_HEADING and not words.endswith(",") and not any(w in finite for w in letters)


def _is_byline(words: str) -> bool:
    lowered = words.lower()
    if len(words) > 120 or _SENTENCE_END.search(words.removesuffix(".")):
        return False
    if any(lowered == s or lowered.startswith(s + " ") for s in lexicon().words("layout", "byline_starts")):
        names = [w for w in re.findall(r"[\w.’'-]+", words)[1:] if w[:1].isupper() or w[:1].isdigit()]
        return len(words.split()) <= 14 and len(names) >= (len(words.split()) - 1) / 2
    services = lexicon().words("layout", "services")
    return len(words.split()) <= 8 and any(lowered.endswith(s) for s in services) and not words.endswith(".")


@cache
def _credit_patterns() -> tuple[re.Pattern[str], ...]:
    # Names in a credit are capitalised; only its own words may be in any case.
    return tuple(re.compile(rf"(?:^|(?<=\s)){p}$") for p in sorted(lexicon().words("layout", "credits")))


def _credit(words: str) -> int | None:
    """Where a credit at the end of ``words`` begins, or None."""
    starts = []
    for pattern in _credit_patterns():
        for match in pattern.finditer(words):
            starts.append(match.start())
    return max(starts) if starts else None


def _is_caption(words: str) -> bool:
    lowered = re.findall(r"[a-z’']+", words.lower())
    if any(w in lexicon().words("layout", "caption_words") for w in lowered) or _credit(words) is not None:
        return True
    return (
        len(lowered) >= 4
        and not any(w in lexicon().words("layout", "finite") for w in lowered)
        and bool(re.search(r"\w+ing\b", words))
    )


def _caption_and_credit(text: str, line: Span) -> Iterator[Paragraph]:
    at = _credit(line.text(text))
    caption = _stripped(text, line.start, line.start + at) if at else line
    if caption is not None:
        yield Paragraph(span=caption, kind=ParagraphKind.CAPTION)
    if at:
        credit = _stripped(text, line.start + at, line.end)
        if credit is not None:
            yield Paragraph(span=credit, kind=ParagraphKind.CREDIT)


def _without_prefix(text: str, line: Span) -> Iterator[Paragraph]:
    """Split "WASHINGTON, Oct. 31, 2006 – A planned increase" before its sentence."""
    match = _DATELINE_PREFIX.match(line.text(text))
    if match is None or len(text[line.start + match.end() : line.end].split()) < _LEAST_PROSE:
        yield Paragraph(span=line, kind=ParagraphKind.PROSE)
        return
    prefix = _stripped(text, line.start, line.start + match.end())
    if prefix is not None:
        yield Paragraph(span=prefix, kind=ParagraphKind.DATELINE)
    yield Paragraph(span=Span(line.start + match.end(), line.end), kind=ParagraphKind.PROSE)
