"""Forces that are counted: "the 2,500 Polish troops", "there are 900 soldiers in Gao", "About 300 will remain"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.arguments import Arguments, arguments, preposition_objects
from kg.extract.force_phrases import force_head, force_words, is_force
from kg.extract.headcounts import headcount_of
from kg.extract.locations import Location, location_beside, location_of, names_place
from kg.extract.numbers_alone import part_of_those
from kg.extract.posture_scene import Finding, Scene
from kg.extract.realis import is_denied, is_only_possible
from kg.model import PostureStatus, Quantity, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["alone", "counted"]

# Fewer people than this are persons in a story, no force level.
_FEWEST = 20
_WITHIN = frozenset({"in", "across", "throughout"})


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
    if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in {"compound", "nmod", "amod"}:
        return
    head = force_head(reading, token, scene.actors)
    if token.dep_ == "conj":
        if head is not None:
            yield from _stationed(scene, token, head, statement)
        return
    if head is None or (
        head != token and token.lemma_.lower() not in reading.lexicon.table("forces", "heads")["vague"]
    ):
        return  # "200 members of al-Qaeda" are counted by another noun than the force
    quantity = headcount_of(reading, token, scene.counts)
    if quantity is None or quantity.number is None:
        yield from _stationed(scene, token, head, statement)
        return
    if _few_people(token, quantity) or _suffers(scene, token):
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
        where=location_of(reading, token, scene.actors) or _of_leader(scene, token),
        counted=True,
    )


def _of_leader(scene: Scene, token: Token) -> Location | None:
    """Where those are whom "the rebel leader of Gao, who commands 80 fighters" leads."""
    verb = token.head
    leading = force_words(scene.reading.lexicon).leading
    if token.dep_ != "dobj" or verb.lemma_.lower() not in leading:
        return None
    return location_of(scene.reading, arguments(verb).subject, scene.actors)


def _stationed(scene: Scene, token: Token, head: Token, statement: Statement) -> Iterator[Finding]:
    """As in "the safety of our troops in Mali": soldiers somebody has there, however many."""
    if head != token or not is_force(scene.reading, token) or token.tag_ not in {"NNS", "NNPS"}:
        return
    within = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    above = {token.i, token.head.i, token.head.head.i}  # the parse hangs "in Mali" on "the safety of our troops"
    if within is None or within.lower_ not in _WITHIN or within.head.i not in above:
        return
    given = Arguments(obliques=tuple(preposition_objects(within)))
    where = location_beside(scene.reading, given, scene.actors, leaving=False)
    if where is None or where.place is None or _suffers(scene, token):
        return
    holder = scene.forces.holder(token, statement)
    if (
        holder is None
        or holder.name.lower() in {holder.name, token.lower_}
        or is_only_possible(scene.reading, token)
        or is_denied(token)
    ):
        return
    yield Finding(
        token=token,
        noun=token,
        holder=holder,
        status=PostureStatus.PRESENT,
        statement=statement,
        where=where,
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
