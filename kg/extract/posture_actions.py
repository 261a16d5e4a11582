"""Forces that fight, patrol or hold ground at a place named beside it: "Kenyan forces attacked a camp near Gedo"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.arguments import Arguments, arguments
from kg.extract.force_phrases import force_head, force_words, is_force
from kg.extract.headcounts import headcount_of
from kg.extract.holders import Holder
from kg.extract.locations import Location, described, location_beside, location_of, names_place
from kg.extract.posture_scene import Finding, Scene
from kg.extract.realis import is_denied, is_only_possible
from kg.extract.senses import Predicate, predicate_at
from kg.model import Frame, PostureStatus, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["acting", "at_work", "operating"]

_ON_THE_SPOT = frozenset({"in", "at", "near", "on", "across", "throughout", "over", "around", "inside", "of"})


def acting(scene: Scene, predicate: Predicate, statement: Statement) -> Iterator[Finding]:
    """As in "Kenyan forces attacked a camp near Gedo": they are there."""
    given, token, reading = predicate.arguments, predicate.token, scene.reading
    if is_only_possible(reading, token) or is_denied(token):
        return
    outer = given
    if token.pos_ == "NOUN" and token.head.pos_ == "VERB" and token.dep_ in {"dobj", "pobj"}:
        above = predicate_at(reading, token.head, scene.actors)
        if above is not None and above.sense.status is not None:
            return
        outer = arguments(token.head)
    if outer.subject is None or force_head(reading, outer.subject, scene.actors) is None:
        return
    where = _on_the_spot(scene, given) or _on_the_spot(scene, outer)
    taken = given.object
    if predicate.sense.frame is Frame.CONTROL and taken is not None and not _are_people(scene, taken):
        held = location_of(reading, taken, scene.actors) or described(reading, taken, scene.actors)
        where = held or where
    if where is None and given.object is not None and not names_place(given.object, scene.actors):
        where = location_of(reading, given.object, scene.actors)
    if where is None and predicate.sense.frame is Frame.ATTACK and token.dep_ in {"ROOT", "ccomp"}:
        where = scene.theatre.in_sentence(token)
    holder = scene.forces.holder(outer.subject, statement)
    if where is None and holder is not None and predicate.sense.frame is Frame.CONTROL:
        where = scene.theatre.of(holder, token)
    if where is None or holder is None:
        return
    scene.told.add(holder.head.i)
    goes_on = token.dep_ == "xcomp" and token.head.lemma_ in {"continue", "keep"}
    yield Finding(
        token=token,
        noun=outer.subject,
        holder=holder,
        status=PostureStatus.REMAIN if goes_on else PostureStatus.PRESENT,
        statement=statement,
        quantity=headcount_of(reading, outer.subject, scene.counts),
        where=where,
    )


def at_work(scene: Scene, verb: Token, statement: Statement) -> Iterator[Finding]:
    """As in "Danish soldiers searched houses in Gereshk": who does such work somewhere is there."""
    given = arguments(verb)
    if given.subject is None or given.passive or is_only_possible(scene.reading, verb) or is_denied(verb):
        return
    where = _on_the_spot(scene, given)
    if where is None and given.object is not None and not names_place(given.object, scene.actors):
        where = location_of(scene.reading, given.object, scene.actors)
    yield from _there(scene, verb, given.subject, where, statement)


def operating(scene: Scene, noun: Token, statement: Statement) -> Iterator[Finding]:
    """As in "a security force operation in Gereshk"."""
    if is_only_possible(scene.reading, noun) or is_denied(noun):
        return
    where = location_of(scene.reading, noun, scene.actors)
    for child in noun.lefts:
        if child.dep_ in {"compound", "poss"} and is_force(scene.reading, child):
            for found in _there(scene, noun, child, where, statement):
                yield replace(found, holder=_with_nation(scene, noun, found.holder))


def _with_nation(scene: Scene, noun: Token, holder: Holder) -> Holder:
    """The force with what the parse hangs on the action: "a Kenyan army patrol"."""
    if not holder.name.islower():
        return holder
    first = next((t for t in noun.doc[noun.left_edge.i : noun.i] if t.pos_ != "DET"), holder.head)
    span = scene.reading.span(first, holder.head)
    return replace(holder, name=span.text(scene.reading.article.text)) if first.i <= holder.head.i else holder


def _there(scene: Scene, token: Token, force: Token, where: Location | None, statement: Statement) -> Iterator[Finding]:
    head = force_head(scene.reading, force, scene.actors)
    if where is None or head is None or head.pos_ == "PRON":
        return
    quantity = headcount_of(scene.reading, force, scene.counts)
    if quantity is None and head.tag_ == "NN" and head.lemma_.lower() in force_words(scene.reading.lexicon).people:
        return  # one soldier is no force
    holder = scene.forces.holder(force, statement)
    if holder is None:
        return
    scene.told.add(holder.head.i)
    yield Finding(
        token=token,
        noun=force,
        holder=holder,
        status=PostureStatus.PRESENT,
        statement=statement,
        quantity=quantity,
        where=where,
    )


def _are_people(scene: Scene, noun: Token) -> bool:
    """Whether somebody was captured, and no ground."""
    return noun.ent_type_ == "PERSON" or force_head(scene.reading, noun, scene.actors) is not None


def _on_the_spot(scene: Scene, given: Arguments) -> Location | None:
    """Where somebody acts; what he fires at or into is where the others are."""
    obliques = tuple((w, n) for w, n in given.obliques if w in _ON_THE_SPOT)
    return location_beside(scene.reading, replace(given, obliques=obliques), scene.actors, leaving=False)
