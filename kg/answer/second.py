"""The second half of a question that asks for two things: "Who signed the treaty, and when?"."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.answer.general import Found, General
from kg.answer.understanding import AnswerKind
from kg.answer.wanted import Gap, Wanted

__all__ = ["halves", "joined", "second_half"]

_SECOND = re.compile(
    r"(?P<first>.+?),? and (?P<second>(?:(?:by|to|from|with|in|at|since|until) )?"
    r"(?:who|whom|when|where|why|how many)(?: \w+)?)\?*",
    re.IGNORECASE,
)
_KINDS = {"who": AnswerKind.ACTOR, "when": AnswerKind.DATE, "where": AnswerKind.LOCATION, "how": AnswerKind.QUANTITY}


def halves(question: str) -> tuple[str, str | None]:
    """The question, and what it asks for besides, in the words that ask for it.

    >>> halves("Who signed the treaty, and when?")
    ('Who signed the treaty?', 'when')
    """
    found = _SECOND.fullmatch(question.strip())
    return (f"{found['first']}?", found["second"].lower()) if found else (question, None)


def second_half(asked: Wanted, words: str) -> Wanted:
    """What the second half asks for, by the words of the first."""
    preposition, _, _ = words.rpartition("who")
    if "who" in words and preposition.strip() == "by" and asked.words:
        return replace(asked, kind=AnswerKind.SPEAKER, said=True, noun=None, gap=Gap(place="subject"))
    kind = next((kind for word, kind in _KINDS.items() if word in words), AnswerKind.CONTENT)
    return replace(
        asked,
        kind=kind,
        noun=None,
        office=frozenset(),
        agreement=False,
        reason="why" in words,
        gap=Gap(place="subject"),
    )


def joined(first: General, second: General) -> General:
    """The first answers with the second ones of the same sentence or statement beside them."""
    answers = tuple(_with(one, second) for one in first.answers)
    return replace(first, answers=answers)


def _with(one: Found, second: General) -> Found:
    beside = next((s for s in second.answers if s.article == one.article and _near(one, s)), None)
    return one if beside is None else replace(one, answer=f"{one.answer}, {beside.answer}")


def _near(one: Found, other: Found) -> bool:
    return one.sentence == other.sentence
