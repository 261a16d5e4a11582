"""What nodes of a picture are called."""

from __future__ import annotations

from kg import terms
from kg.graph.amounts import in_words
from kg.graph.facts import RDFS_LABEL, Facts

__all__ = ["posture_detail", "speaker_detail", "topic_label"]

_OF = {"unspecified": ", not said of what", "physical": " of physical posture"}


def speaker_detail(facts: Facts, statement: str, speaker: str) -> str:
    """The capacity in which somebody makes a statement: "spokesman, Pentagon"."""
    for share in facts.all(statement, terms.attribution):
        if facts.one(share, terms.agent) == speaker:
            body = facts.one(share, terms.onBehalfOf)
            name = facts.name(body) if body else facts.one(share, terms.affiliationText)
            parts = (facts.one(share, terms.inRole), name)
            detail = ", ".join(part for part in parts if part and part != facts.name(speaker))
            return detail or ("unnamed" if str(terms.UnnamedSource) in facts.types(speaker) else "")
    return ""


def topic_label(facts: Facts, topic: str) -> str:
    """A topic in plain words: "change of headcount, Iraq"."""
    dimension = facts.word(topic, terms.changesDimension)
    if dimension is None:
        head = facts.name(topic).partition(" / ")[0]
    else:
        head = (facts.one(topic, terms.predicate) or "change") + _OF.get(dimension, f" of {dimension}")
    return ", ".join([head, *facts.names(topic, terms.about), *facts.names(topic, terms.atPlace)])


def posture_detail(facts: Facts, posture: str) -> str:
    """How many, from how many, doing what, when."""
    parts = [_quantity(facts, posture, terms.quantity)]
    if before := _quantity(facts, posture, terms.quantityFrom):
        parts.append(f"from {before}")
    parts += facts.names(posture, terms.missionRole)
    if when := facts.one(posture, terms.time):
        parts.append(facts.one(when, terms.exact) or "")
    return " · ".join(part for part in parts if part)


def _quantity(facts: Facts, posture: str, term: str) -> str:
    amount = facts.one(posture, term)
    if amount is None:
        return ""
    number = facts.one(amount, terms.number)
    if number is None:
        return facts.one(amount, terms.exact) or ""
    bound = facts.one(facts.one(amount, terms.bound) or "", RDFS_LABEL)
    return in_words(number, bound, facts.one(amount, terms.unit))
