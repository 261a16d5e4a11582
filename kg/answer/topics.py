"""Whether a question asks about a change of forces and nothing else, as the saved query does."""

from __future__ import annotations

from kg.answer.understanding import AnswerKind, Asking
from kg.answer.wanted import Wanted
from kg.model import Dimension
from kg.resources import lexicon

__all__ = ["is_topic"]


def is_topic(asked: Wanted, topic: Asking) -> bool:
    """Whether the question's words, names of places left out, all speak of a change.

    That somebody stays somewhere is said in so many words; no rule has to conclude it.
    """
    if topic.parameters.get("dimension") == Dimension.LOCATION:
        return False
    words = frozenset(lexicon().table("questions", "topic")["words"])
    named = (word.lemma in words or any(key.startswith("name:") for key in word.keys) for word in asked.words)
    return asked.kind is AnswerKind.SPEAKER and all(named)
