"""Words picked out of a sentence, and how near they stand to those that were asked for, by its parse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.answer.matched import Matched
from kg.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Picked", "distance", "near"]

_FAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Picked:
    """Words of a sentence, offsets counted in it, and how well they fit (0 to 1)."""

    span: Span
    fit: float
    head: int


def distance(one: Token, other: Token) -> int:
    """Steps between two words in the parse, over their nearest common head."""
    above = {t.i: steps for steps, t in enumerate((one, *one.ancestors))}
    for steps, token in enumerate((other, *other.ancestors)):
        if token.i in above:
            return steps + above[token.i]
    return _FAR


def near(token: Token, found: Matched, anchor: Token | None) -> float:
    """1 beside the words found, less the farther: by the parse, half from the anchor and half from all."""
    doc = token.doc
    others = [distance(token, doc[i]) for i in found.tokens if i != token.i]
    mean = sum(min(d, _FAR) for d in others) / len(others) if others else _FAR
    own = min(distance(token, anchor), _FAR) if anchor is not None else mean
    return 1 - (own + mean) / (2 * _FAR)
