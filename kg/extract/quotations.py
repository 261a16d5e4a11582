"""Quotation regions: text between paired quotation marks, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.model import Paragraph, QuoteRegion, Span

__all__ = ["quotations"]


def quotations(text: str, blocks: Iterable[Paragraph]) -> tuple[QuoteRegion, ...]:
    """Outermost quotation regions of ``text`` in order."""
    found = []
    for block in blocks:
        for match in re.finditer(r"[“\"]([^“”\"]+)[”\"]", block.span.text(text)):
            start = block.span.start
            found.append(
                QuoteRegion(
                    span=Span(start + match.start(1), start + match.end(1)),
                    outer=Span(start + match.start(), start + match.end()),
                )
            )
    return tuple(found)
