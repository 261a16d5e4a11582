"""A question's words beside a sentence's: which are found again, where, and how much that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.answer.content_words import Word, alike

__all__ = ["Matched", "matched"]

_LEAST = 0.75
_NEARBY = 0.5
_SURE = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """For each word of the question that is found, the word of the sentence and how alike they are."""

    pairs: tuple[tuple[Word, Word, float], ...]
    whole: float
    nearby: float = 0.0

    @property
    def coverage(self) -> float:
        """The share of the question's weight that is found."""
        if not self.whole:
            return 0.0
        return (self.nearby + sum(asked.weight * value for asked, _, value in self.pairs)) / self.whole

    @property
    def tokens(self) -> frozenset[int]:
        """Where the sentence has words of the question."""
        return frozenset(stated.token for _, stated, value in self.pairs if value >= _LEAST)

    @property
    def turned(self) -> frozenset[int]:
        """Where a verb of the question is found as part of a name or noun: "based" in "Air Base"."""
        return frozenset(stated.token for asked, stated, _ in self.pairs if asked.verb and not stated.verb)

    @property
    def opposite(self) -> bool:
        """Whether a verb of the question is found as one that excludes it: "leave" for "stay"."""
        return any(value < _LEAST and asked.verb for asked, _, value in self.pairs)

    @property
    def same(self) -> bool:
        """Whether all is found in the same words."""
        return not self.nearby and all(value >= _SURE for _, _, value in self.pairs)

    def at(self, asked: Word | None) -> Word | None:
        """The word of the sentence that gives ``asked`` again."""
        return next((s for a, s, v in self.pairs if asked is not None and a.token == asked.token and v >= _LEAST), None)


def matched(
    asked: Iterable[Word], stated: Iterable[Word], *, nearby: Iterable[Word] = (), speakers: Iterable[str] = ()
) -> Matched:
    """``asked`` found again in ``stated``; names and nouns that stand only ``nearby`` count in part."""
    there, around = tuple(stated), tuple(nearby)
    names = " ".join(speakers).lower()
    words = tuple(asked)
    pairs: list[tuple[Word, Word, float]] = []
    near = 0.0
    for word in words:
        best = max(((alike(word, other), -other.token, other) for other in there), default=None, key=lambda x: x[:2])
        if best is not None and best[0] > 0:
            pairs.append((word, best[2], best[0]))
        elif word.text.lower() in names:
            near += word.weight
        elif not word.verb and any(alike(word, other) >= _LEAST for other in around):
            near += _NEARBY * word.weight
    return Matched(pairs=tuple(pairs), whole=sum(word.weight for word in words), nearby=near)
