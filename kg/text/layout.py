"""Blocks of a text: headline, dateline, prose, photo caption, credit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Paragraph, ParagraphKind, Span

__all__ = ["paragraphs"]

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the blocks of ``text`` in order, each without the white space around it."""
    for match in _LINE.finditer(text):
        words = match.group()
        start = match.start() + len(words) - len(words.lstrip())
        end = match.start() + len(words.rstrip())
        if start < end:
            yield Paragraph(span=Span(start, end), kind=ParagraphKind.PROSE)
