"""Forces that fight, patrol or hold ground at a place named beside it: "Kenyan forces attacked a camp near Gedo"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.arguments import Arguments, arguments
from kg.extract.force_phrases import force_head
from kg.extract.headcounts import headcount_of
from kg.extract.locations import Location, described, location_beside, location_of, names_place
from kg.extract.posture_scene import Finding, Scene
from kg.extract.realis import is_denied, is_only_possible
from kg.extract.senses import Predicate, predicate_at
from kg.model import Frame, PostureStatus, Statement

__all__ = ["acting"]

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
    if predicate.sense.frame is Frame.CONTROL and given.object is not None:
        held = location_of(reading, given.object, scene.actors) or described(reading, given.object, scene.actors)
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


def _on_the_spot(scene: Scene, given: Arguments) -> Location | None:
    """Where somebody acts; what he fires at or into is where the others are."""
    obliques = tuple((w, n) for w, n in given.obliques if w in _ON_THE_SPOT)
    return location_beside(scene.reading, replace(given, obliques=obliques), scene.actors, leaving=False)
