"""Forces that are counted: "the 2,500 Polish troops", "there are 900 soldiers in Gao", "About 300 will remain"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.arguments import arguments
from kg.extract.force_phrases import force_head
from kg.extract.headcounts import headcount_of
from kg.extract.locations import location_beside, location_of, names_place
from kg.extract.numbers_alone import part_of_those
from kg.extract.posture_scene import Finding, Scene
from kg.extract.realis import is_denied, is_only_possible
from kg.model import PostureStatus, Quantity, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["alone", "counted"]

# Fewer people than this are persons in a story, no force level.
_FEWEST = 20


def alone(scene: Scene, verb: Token, found: tuple[Token, PostureStatus], statement: Statement) -> Iterator[Finding]:
    """As in "Mali has 900 soldiers there. About 300 will remain": they are of those counted last."""
    number, status = found
    if scene.last is None or is_only_possible(scene.reading, verb):
        return
    told, where = scene.last
    quantity = part_of_those(scene.reading, number, scene.counts, told.quantity.unit if told.quantity else "")
    if quantity is None or verb.sent.start not in {told.token.sent.start, told.token.sent.end}:
        return
    yield Finding(
        token=verb,
        noun=number,
        holder=replace(told.holder, head=number),
        status=status,
        statement=statement,
        quantity=quantity,
        where=location_beside(scene.reading, arguments(verb), scene.actors, leaving=False) or where,
    )


def counted(scene: Scene, token: Token, statement: Statement) -> Iterator[Finding]:
    """As in "The 2,500 Polish troops": they are somewhere, unless a predicate says more of them."""
    reading = scene.reading
    if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in {"compound", "nmod", "conj", "amod"}:
        return
    head = force_head(reading, token, scene.actors)
    if head is None or (
        head != token and token.lemma_.lower() not in reading.lexicon.table("forces", "heads")["vague"]
    ):
        return  # "200 members of al-Qaeda" are counted by another noun than the force
    quantity = headcount_of(reading, token, scene.counts)
    if quantity is None or quantity.number is None or _few_people(token, quantity) or _suffers(scene, token):
        return
    holder = scene.forces.holder(token, statement)
    if holder is None or is_only_possible(reading, token) or is_denied(token):
        return
    spells = token.head.lemma_ == "be" and _no_there(token.head) and any(c.dep_ == "attr" for c in token.head.rights)
    spelled_out = scene.move if spells else None
    yield Finding(
        token=token,
        noun=token,
        holder=holder,
        status=_counted_status(scene, token, spelled_out),
        statement=statement,
        quantity=quantity,
        where=location_of(reading, token, scene.actors),
        counted=True,
    )


def _counted_status(scene: Scene, token: Token, spelled_out: Finding | None) -> PostureStatus:
    """What a counted force does: a move just told, "will go to Gao", "500 more soldiers"; else it is there."""
    if spelled_out is not None:
        return spelled_out.status
    words = scene.reading.lexicon.table("forces", "words")
    obliques = arguments(token.head).obliques if token.dep_ == "nsubj" else ()
    bound = any(word in {"to", "into"} and names_place(noun, scene.actors) for word, noun in obliques)
    way = any(word == "on" and noun.lower_ == "way" for word, noun in obliques)
    goes = token.head.lemma_.lower() in words["going"]
    if way or (bound and goes):
        return PostureStatus.DEPLOY
    before = token.doc[token.left_edge.i : token.i]
    more = any(t.lower_ in words["adding"] and t.nbor().lower_ != "than" for t in before)
    return PostureStatus.INCREASE if more else PostureStatus.PRESENT


def _few_people(token: Token, quantity: Quantity) -> bool:
    return token.tag_ in {"NNS", "NNPS"} and quantity.number is not None and quantity.number < _FEWEST


def _no_there(verb: Token) -> bool:
    return not any(c.dep_ == "expl" for c in verb.children)


def _suffers(scene: Scene, token: Token) -> bool:
    """Whether the counted people are killed, hurt or taken: casualties are no force level."""
    words = scene.reading.lexicon.table("forces", "words")["suffering"]
    verb = token.head
    while verb.pos_ not in {"VERB", "AUX"} and verb.head.i != verb.i:
        verb = verb.head
    near = [
        verb,
        *(c for c in verb.rights if c.dep_ == "xcomp"),
        *(c for c in token.rights if c.dep_ in {"acl", "relcl"}),
    ]
    return any(c.lemma_.lower() in words for c in near)
