"""The words of a sentence that answer a question: its subject, a number, a place, a day, a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.answer.actors_picked import actors
from kg.answer.clauses_picked import reasons, things
from kg.answer.content_words import Text
from kg.answer.matched import Matched
from kg.answer.parse_tree import Picked
from kg.answer.understanding import AnswerKind
from kg.answer.values_picked import days, numbers, places
from kg.answer.wanted import Wanted

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Picked", "picked"]


def picked(text: Text, wanted: Wanted, found: Matched) -> tuple[Picked, ...]:
    """What answers ``wanted`` in a sentence that has ``found`` of its words, best first."""
    anchor = _anchor(text, wanted, found)
    match wanted.kind:
        case AnswerKind.QUANTITY:
            answers = numbers(text, wanted, found, anchor)
        case AnswerKind.DATE:
            answers = days(text, found, anchor)
        case AnswerKind.LOCATION:
            answers = places(text, wanted, found, anchor)
        case AnswerKind.ACTOR | AnswerKind.SPEAKER | AnswerKind.ROLE:
            answers = actors(text, wanted, found, anchor)
        case _:
            answers = reasons(text, anchor) if wanted.reason else things(text, wanted, found, anchor)
    return tuple(sorted(answers, key=lambda p: (-p.fit, p.span)))


def _anchor(text: Text, wanted: Wanted, found: Matched) -> Token | None:
    """The word that the answer hangs on: the verb that is asked about, else the highest word found."""
    doc = text.reading.doc
    verb = found.at(wanted.verb)
    if verb is not None:
        return doc[verb.token]
    tokens = [doc[i] for i in found.tokens if doc[i].pos_ != "DET"]
    return min(tokens, key=lambda t: (sum(1 for _ in t.ancestors), t.i), default=None)
