"""Captions of pictures, with the credit at their end; credits by themselves.

The words are data (ontology/lexicon/layout.toml).
"""

from __future__ import annotations

import re
from functools import cache

from kg.resources import lexicon

__all__ = ["credit_start", "has_finite_verb", "is_caption"]

_LEAST_CAPTION = 4
_LONGEST_CAPTION = 300
_LONGEST_CREDIT = 100
_SENTENCE_END = re.compile(r"[.!?:;…][\"”’'»)\]]*$")
_LETTERS = re.compile(r"[a-z’']+")


def credit_start(words: str) -> int | None:
    """Where the credit at the end of ``words`` begins, or None."""
    near = max(0, len(words) - _LONGEST_CREDIT)
    found = (match.start() for pattern in _credits() for match in pattern.finditer(words, near))
    return min((start for start in found if _apart(words, start)), default=None)


def _apart(words: str, start: int) -> bool:
    """Whether what begins at ``start`` is no end of a sentence: "in a statement to Reuters" is none."""
    before = words[:start].rstrip()
    if not before or words[start] in "([" or _SENTENCE_END.search(before):
        return True
    return not words.endswith(".") and before.split()[-1] not in lexicon().words("layout", "title_words")


def is_caption(words: str) -> bool:
    """Whether ``words`` describe a picture: photo words, a credit, or a scene without a finite verb."""
    if len(words) > _LONGEST_CAPTION:
        return False
    if credit_start(words) is not None:
        return True
    if _SENTENCE_END.search(words):
        return False
    lowered = _LETTERS.findall(words.lower())
    if not lexicon().words("layout", "caption_words").isdisjoint(lowered):
        return True
    return len(lowered) >= _LEAST_CAPTION and not has_finite_verb(words) and bool(re.search(r"\b[a-z]+ing\b", words))


def has_finite_verb(words: str) -> bool:
    """Whether an auxiliary makes a sentence of ``words``."""
    return not lexicon().words("layout", "finite").isdisjoint(_LETTERS.findall(words.lower()))


@cache
def _credits() -> tuple[re.Pattern[str], ...]:
    # Names in a credit are capitalised; only its own words may be in any case.
    parts = lexicon().table("layout", "credit")
    name = parts["name"]
    word = f"(?:{name}|{'|'.join(map(re.escape, parts['between']))})"
    names = rf"{word}(?:[\s;,]+{word})*"
    patterns = (pattern.replace("NAMES", names).replace("NAME", name) for pattern in parts["patterns"])
    return tuple(re.compile(rf"(?:^|(?<=\s)){pattern}$") for pattern in patterns)
