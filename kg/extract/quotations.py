"""Quotation regions: text between paired quotation marks, block by block.

Marks are paired by type: curly, straight, guillemets, low-high, single. A mark that its surroundings
rule out as opening or closing is odd; an odd mark costs at most its own region. A region that the
block does not close runs to the end of the block; if the next block opens with the same mark, the
two are one quotation re-opened, as English style has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import Paragraph, QuoteRegion, Span

__all__ = ["quotations"]

_CLOSERS = {"“": "”", "‟": "”", "„": "“”", "«": "»", '"': '"', "``": "''"}
_MARK = re.compile(r"``|''|[“”‟„«»\"]")
_ELIDED = r"(?!(?:n|em|til|tis|twas|\d\ds)\b)"  # rock 'n' roll, the '60s
_SINGLE_OPEN = re.compile(rf"(?:(?<=[\s(\[/—–-])|^)['‘]{_ELIDED}(?=\w)")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…])['’](?=[\s.,;:!?)\]/—–-]|$)")
_SHORTEST_UNCLOSED = 3


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    text: str
    may_open: bool
    may_close: bool


def quotations(text: str, blocks: Iterable[Paragraph]) -> tuple[QuoteRegion, ...]:
    """Outermost quotation regions of ``text`` in order, never crossing a block."""
    found: list[QuoteRegion] = []
    unclosed = False
    for block in blocks:
        regions = list(_regions(block.span.text(text), block.span.start, reopens=unclosed))
        found.extend(regions)
        unclosed = bool(regions) and not regions[-1].closed and regions[-1].outer.end == block.span.end
    return tuple(found)


def _regions(words: str, offset: int, *, reopens: bool) -> Iterator[QuoteRegion]:
    doubles = list(_double(words))
    outside = _blanked(words, doubles)
    spans = sorted([*doubles, *_single(outside)])
    for number, (start, end, left, right) in enumerate(spans):
        yield QuoteRegion(
            span=Span(offset + start + left, offset + end - right),
            outer=Span(offset + start, offset + end),
            closed=right > 0,
            reopens=reopens and number == 0 and start == 0,
        )


def _double(words: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield (start, end, width of the opening mark, width of the closing mark or 0)."""
    opened: _Mark | None = None
    depth = 0
    for mark in _marks(words):
        if opened is None:
            if mark.may_open:
                opened, depth = mark, 0
        elif mark.text == opened.text and mark.text != '"' and mark.may_open and not mark.may_close:
            depth += 1
        elif _closes(opened, mark):
            if depth:
                depth -= 1
            elif mark.start > opened.end:
                yield opened.start, mark.end, opened.end - opened.start, mark.end - mark.start
                opened = None
            else:
                opened = None
        elif mark.text == '"' == opened.text and mark.may_open:
            # The closing mark is missing: give the odd mark its own sentence, start anew here.
            yield from _unclosed(words, opened, mark.start)
            opened = mark
    if opened is not None:
        yield from _unclosed(words, opened, len(words), to_end=True)


def _closes(opened: _Mark, mark: _Mark) -> bool:
    if mark.text in _CLOSERS.get(opened.text, ""):
        return mark.may_close or not mark.may_open
    # A typist's “ in place of ”, or a straight mark that closes a curly one.
    return mark.may_close and not mark.may_open and {opened.text, mark.text} <= {"“", "”", '"'}


def _unclosed(words: str, opened: _Mark, limit: int, *, to_end: bool = False) -> Iterator[tuple[int, int, int, int]]:
    width = opened.end - opened.start
    end = limit
    if not to_end:
        stop = re.search(r"[.!?](?=\s)", words[opened.end : limit])
        end = opened.end + stop.end() if stop else limit
    end = len(words[:end].rstrip())
    if end - opened.end >= _SHORTEST_UNCLOSED:
        yield opened.start, end, width, 0


def _marks(words: str) -> Iterator[_Mark]:
    for match in _MARK.finditer(words):
        start, end = match.span()
        before = words[start - 1] if start else " "
        after = words[end] if end < len(words) else " "
        mark = match.group()
        if mark == '"' and before.isdigit() and not after.isalpha() and words[:start].count('"') % 2 == 0:
            continue  # inches
        spaced_before = before.isspace() or before in "([—–-/“‘'"
        spaced_after = after.isspace() or after in ")].,;:!?—–-/”’'"
        if mark in "”»" or mark == "''":
            may_open, may_close = False, True
        elif mark in "“‟„«" or mark == "``":
            may_open, may_close = not (spaced_after and not spaced_before), spaced_after and not spaced_before
        else:
            may_open = spaced_before or not spaced_after
            may_close = spaced_after or not spaced_before
            if spaced_before and not spaced_after:
                may_close = False
            if spaced_after and not spaced_before:
                may_open = False
        yield _Mark(start, end, mark, may_open, may_close)


def _single(words: str) -> Iterator[tuple[int, int, int, int]]:
    position = 0
    while opening := _SINGLE_OPEN.search(words, position):
        rest = words[opening.end() :]
        closing = _best_close(rest)
        if closing is None:
            position = opening.end()
            continue
        end = opening.end() + closing.end()
        if "\0" not in words[opening.start() : end]:
            yield opening.start(), end, 1, 1
        position = end


def _best_close(rest: str) -> re.Match[str] | None:
    """The closing single mark: before a plural possessive ("soldiers' ") a later, surer one wins."""
    first = None
    for match in _SINGLE_CLOSE.finditer(rest):
        before = rest[match.start() - 1]
        if before != "s":
            return match
        first = first or match
        if match.start() - first.start() > 80:
            break
    return first


def _blanked(words: str, regions: Iterable[tuple[int, int, int, int]]) -> str:
    """``words`` with quoted regions struck out, so that no single region crosses them."""
    letters = list(words)
    for start, end, _, _ in regions:
        letters[start:end] = "\0" * (end - start)
    return "".join(letters)
