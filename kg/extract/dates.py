"""Date expressions as EDTF (first cut: years only)."""

from __future__ import annotations

import re

from kg.extract.reading import Reading
from kg.model import DateExpression, Span

__all__ = ["dates"]


def dates(reading: Reading) -> tuple[DateExpression, ...]:
    """All date expressions in text order."""
    return tuple(
        DateExpression(span=Span(*m.span()), text=m.group(), edtf=m.group())
        for m in re.finditer(r"\b(?:19|20)\d\d\b", reading.article.text)
    )
