"""How many a noun phrase says: "the nearly 1,500 men", "a brigade numbering around 4,000", "12,000 are soldiers"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from kg.extract.fillers import phrase
from kg.extract.reading import Reading
from kg.model import Quantity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

__all__ = ["headcount_of"]

_REACH_BACK = 4


def headcount_of(reading: Reading, noun: Token | None, counts: Sequence[Quantity]) -> Quantity | None:
    """The first number of the phrase of ``noun``, else its quantifier; ``counts`` are in text order."""
    if noun is None:
        return None
    words = Span(noun.left_edge.idx, max(phrase(reading, noun).end, noun.idx + len(noun.text)))
    inside = list(_overlapping(counts, words))
    numbered = [q for q in inside if q.number is not None]
    return next(iter([*numbered, *_totals(noun, counts), *inside]), None)


def _totals(noun: Token, counts: Sequence[Quantity]) -> Iterator[Quantity]:
    """Numbers behind "numbering" or "totaling", said of ``noun`` or hung on its verb by the parse."""
    for verb in (*noun.rights, *(c for c in noun.head.rights if c.dep_ == "advcl" and noun.dep_ == "dobj")):
        if verb.lemma_.lower() in {"number", "total"} and verb.tag_ == "VBG":
            yield from _overlapping(counts, Span(verb.idx, verb.right_edge.idx + len(verb.right_edge.text)))
    if noun.i + 1 < len(noun.doc):
        # "supporters of X, armed with rifles and numbering around 400"
        for child in noun.rights:
            for verb in child.conjuncts if child.dep_ == "acl" else ():
                if verb.lemma_.lower() in {"number", "total"}:
                    yield from _overlapping(counts, Span(verb.idx, verb.right_edge.idx + len(verb.right_edge.text)))


def _overlapping(counts: Sequence[Quantity], words: Span) -> Iterator[Quantity]:
    index = max(0, bisect_left(counts, words.start, key=lambda q: q.span.start) - _REACH_BACK)
    while index < len(counts) and counts[index].span.start < words.end:
        if counts[index].span.overlaps(words):
            yield counts[index]
        index += 1
