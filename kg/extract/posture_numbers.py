"""How many a move is about: the number now, the number before, the share of a whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.force_phrases import force_head
from kg.extract.headcounts import headcount_of
from kg.extract.numbers_alone import number_behind, numbers_between, part_of_those
from kg.extract.posture_scene import Scene
from kg.extract.reading import Reading
from kg.extract.senses import Predicate
from kg.model import Bound, PostureStatus, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["OF_NUMBERS", "numbers_of", "share_of"]

OF_NUMBERS = frozenset({PostureStatus.INCREASE, PostureStatus.REDUCE})
"""What is said of how many there are."""


def numbers_of(scene: Scene, noun: Token, predicate: Predicate) -> tuple[Quantity | None, Quantity | None]:
    """The number of ``noun``, and the number before: "cut the force from 3,000 to 2,500", "by a third"."""
    quantity = headcount_of(scene.reading, noun, scene.counts)
    adds = quantity is not None and predicate.token.lemma_.lower() == "add"  # "add 200 to the 600 there"
    if predicate.sense.status not in OF_NUMBERS or adds:
        return quantity, None
    given = predicate.arguments
    goal = given.behind("to") or _behind_down(predicate.token)
    new = headcount_of(scene.reading, goal, scene.counts)
    if new is not None and new.number is not None:
        return new, headcount_of(scene.reading, given.behind("from"), scene.counts)
    if quantity is not None:
        return quantity, None
    low, high = numbers_between(scene.reading, predicate.token)
    high = high or number_behind(scene.reading, goal) or _by(scene, given.behind("by"))
    people = force_head(scene.reading, noun, scene.actors)
    unit = people.lower_ if people is not None and people.tag_ in {"NNS", "NNPS"} else ""
    return (replace(high, unit=high.unit or unit) if high else None), (replace(low, unit=unit) if low else None)


def _behind_down(verb: Token) -> Token | None:
    """What "drew them down to" leads to: the parse hangs it on "down"."""
    tos = (p for c in verb.rights if c.dep_ == "advmod" for p in c.rights if p.lower_ == "to")
    return next((n for p in tos for n in p.children if n.dep_ == "pobj"), None)


def _by(scene: Scene, noun: Token | None) -> Quantity | None:
    """By how many: "by 150 soldiers", "by half"."""
    if noun is None:
        return None
    return headcount_of(scene.reading, noun, scene.counts) or part_of_those(scene.reading, noun, scene.counts, "")


def share_of(reading: Reading, noun: Token, quantity: Quantity | None) -> Quantity | None:
    """How many a share is: "a third of the 600" is not 600, "the bulk of the 900" is 900 at most."""
    if quantity is None or quantity.number is None or quantity.span.start <= noun.idx:
        return quantity
    words = reading.lexicon.table("forces", "words")
    span = reading.span(noun.left_edge, noun)
    if noun.lower_ in words["most"]:
        return replace(quantity, bound=Bound.AT_MOST, quantifier=noun.lower_)
    if noun.lower_ in words["shares"]:
        return replace(quantity, number=None, quantifier=span.text(reading.article.text).lower(), span=span)
    return quantity
