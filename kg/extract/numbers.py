"""Numbers in words and digits as exact decimals: "4,000", "20-thousand", "two hundred and fifty"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from kg.resources import Lexicon

__all__ = ["is_number_word", "number"]

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_LONGEST = 15


def is_number_word(word: str, lexicon: Lexicon) -> bool:
    """Whether ``word`` alone is a cardinal number, or a power of ten that can follow one.

    >>> from kg.resources import lexicon
    >>> [is_number_word(w, lexicon()) for w in ("2,500", "Twelve", "thousand", "7th", "M16")]
    [True, True, True, False, False]
    """
    lower = word.lower()
    if lower in lexicon.table("quantities", "small") or lower in lexicon.table("quantities", "large"):
        return True
    return len(word) <= _LONGEST and _DIGITS.fullmatch(word) is not None


def number(words: Sequence[str], lexicon: Lexicon) -> Decimal | None:
    """The value of a run of number words; None if they do not add up to one.

    >>> from kg.resources import lexicon
    >>> number("two hundred and fifty thousand".split(), lexicon())
    Decimal('250000')
    >>> number(["1.2", "billion"], lexicon())
    Decimal('1200000000')
    """
    total = group = Decimal(0)
    seen = False
    for word in (w.lower() for w in words):
        if word in {"and", "-", "a", "an"}:
            if word in {"a", "an"}:
                group, seen = Decimal(1), True
            continue
        value = _value(word, lexicon)
        if value is None:
            return None
        if word not in lexicon.table("quantities", "large"):
            group, seen = group + value, True
        elif value >= 1000:
            total, group, seen = total + (group if seen else Decimal(1)) * value, Decimal(0), True
        else:
            group, seen = (group if seen and group else Decimal(1)) * value, True
    result = total + group
    if not seen:
        return None
    return result.to_integral_value() if result == result.to_integral_value() else result.normalize()


def _value(word: str, lexicon: Lexicon) -> Decimal | None:
    for section in ("small", "large"):
        known = lexicon.table("quantities", section).get(word)
        if known is not None:
            return Decimal(known)
    if len(word) > _LONGEST or not _DIGITS.fullmatch(word):
        return None
    try:
        return Decimal(word.replace(",", ""))
    except InvalidOperation:
        return None
