"""A number with its bound and unit in words, the same wherever it is shown."""

from __future__ import annotations

from decimal import Decimal

__all__ = ["in_words"]


def in_words(number: str, bound: str | None, unit: str | None) -> str:
    """How many of what, with a bound that is not exact.

    >>> in_words("3000", "at least", "troops"), in_words("2500", "exactly", "troops")
    ('at least 3,000 troops', '2,500 troops')
    """
    parts = ("" if bound == "exactly" else bound, f"{Decimal(number):,}", unit)
    return " ".join(part for part in parts if part)
