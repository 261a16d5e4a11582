"""Blocks of a text: headline, dateline, prose, photo caption, credit.

A line is a block; where lines are wrapped by hand at an equal width, the lines between blank ones are.
Only surface cues are used (ontology/lexicon/layout.toml): a block's kind has to be known before any
parse, since sentences must not cross blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.model import Paragraph, ParagraphKind, Span
from kg.resources import lexicon
from kg.text.captions import credit_start, has_finite_verb, is_caption
from kg.text.datelines import is_dateline, prefix_end

__all__ = ["paragraphs"]

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_BLANK = re.compile(r"(?:\r\n|[\r\n\u2028\u2029])[^\S\r\n]*(?:\r\n|[\r\n\u2028\u2029])")
_SENTENCE_END = re.compile(r"[.!?:;…][\"”’'»)\]]*$")
_WRAPPED_LINES = 6
_LONGEST_HEADLINE = 200
_TITLE_LINES = 6
_LONGEST_HEADING = 10
_LONGEST_QUESTION = 15
_LEAST_PROSE = 4
_WORD = re.compile(r"[A-Za-z][A-Za-z’']*")
_ITEM = re.compile(r"[*•·▪–—-]\s|[QA]\s?[:.]\s")
_TAG = re.compile(r"</?\w+>")


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the blocks of ``text`` in order, each without the white space around it."""
    spans = [_stripped(text, m.start(), m.end()) for m in _LINE.finditer(text)]
    lines = [s for s in spans if s is not None]
    if _wrapped(text, lines):
        lines = list(_joined(text, lines))
    title = True
    for number, line in enumerate(lines):
        kind = _kind(text, lines, number, title=title)
        first = title and kind is ParagraphKind.PROSE
        title = title and kind in {ParagraphKind.HEADLINE, ParagraphKind.DATELINE}
        if kind is ParagraphKind.PROSE:
            yield from _without_prefix(text, line, first=first)
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
    heads = number + 1 < len(lines) and _ITEM.match(words) is None
    if is_dateline(words):
        return ParagraphKind.PROSE if ends and not title else ParagraphKind.DATELINE
    if title and heads and number < _TITLE_LINES and _is_title(words, ends=ends, first=number == 0):
        return ParagraphKind.HEADLINE
    if credit_start(words) == 0:
        return ParagraphKind.CREDIT
    if not ends and heads and _is_heading(words):
        return ParagraphKind.HEADLINE
    if not title and is_caption(words):
        return ParagraphKind.CAPTION
    if not ends and heads and _is_short(words):
        return ParagraphKind.HEADLINE
    return ParagraphKind.PROSE


def _is_title(words: str, *, ends: bool, first: bool) -> bool:
    """Whether a line above the story is its title; a story may begin without one, behind a dateline."""
    if len(words) > _LONGEST_HEADLINE or prefix_end(words, first=False):
        return False
    return not ends or (first and words.endswith("?") and len(words.split()) <= _LONGEST_QUESTION)


def _is_heading(words: str) -> bool:
    """Whether all words but the small ones are capitalised: "Promoting Stability"."""
    small = lexicon().words("layout", "title_words")
    letters = [w for w in _WORD.findall(_TAG.sub("", words)) if w not in small]
    named = bool(letters) and all(w[0].isupper() for w in letters)
    return named and not words.endswith(",") and credit_start(words) is None


def _is_short(words: str) -> bool:
    """Whether the line is a few words that are no sentence: "Download PDF"."""
    return len(_WORD.findall(words)) <= _LONGEST_HEADING and not words.endswith(",") and not has_finite_verb(words)


def _caption_and_credit(text: str, line: Span) -> Iterator[Paragraph]:
    at = credit_start(line.text(text))
    caption = _stripped(text, line.start, line.end if at is None else line.start + at)
    if caption is not None:
        yield Paragraph(span=caption, kind=ParagraphKind.CAPTION)
    if at is not None:
        yield Paragraph(span=Span(line.start + at, line.end), kind=ParagraphKind.CREDIT)


def _without_prefix(text: str, line: Span, *, first: bool) -> Iterator[Paragraph]:
    """Split "WASHINGTON, Oct. 31, 2006 – A planned increase" before its sentence."""
    begin = line.start + prefix_end(line.text(text), first=first)
    prefix = _stripped(text, line.start, begin)
    if prefix is None or len(text[begin : line.end].split()) < _LEAST_PROSE:
        yield Paragraph(span=line, kind=ParagraphKind.PROSE)
        return
    yield Paragraph(span=prefix, kind=ParagraphKind.DATELINE)
    yield Paragraph(span=Span(begin, line.end), kind=ParagraphKind.PROSE)
