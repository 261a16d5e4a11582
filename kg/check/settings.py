"""Where a claim sets a single event, and where a sentence sets the same one: one event has one place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from kg.check.alignment import Alignment, Match, Pair
from kg.check.claims import Claim, only_happens
from kg.check.evidence import Evidence
from kg.check.words import Kind, Unit
from kg.resources import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["set_elsewhere"]

_IN = frozenset({"in", "at", "near"})
_MOST = 0.6
_STEPS = 3
_HAPPEN = "happen"
_SINGULAR = frozenset({"NN", "NNP"})
_THE = frozenset({"the", "this", "that"})


def set_elsewhere(claim: Claim, evidence: Evidence, a: Alignment) -> Pair | None:
    """The place of the claim's event beside another one of the same sort that the sentence gives for it.

    "The raid took place in Helmand province", "a raid in Paktiya province". Only of one definite event whose
    claimed place the article never names: a second raid may well be elsewhere.
    """
    doc = claim.words.reading.doc
    lacking = [*a.missing, *(p.claimed for p in a.pairs if p.match is Match.FAR)]
    for place in lacking:
        thing = _thing(place, doc)
        event = _event(thing) if thing is not None else None
        if event is None or not _rest_is_there(place, a):
            continue
        told = next((p.stated for p in a.pairs if p.claimed.token == event.i and p.stated is not None), None)
        if told is None or evidence.words.reading.doc[told.token].tag_ not in _SINGULAR:
            continue
        for other, theirs in _places(evidence.words.reading.doc[told.token], evidence):
            if thing is not None and theirs.lower_ == thing.lower_ and other.keys.isdisjoint(place.keys):
                return Pair(claimed=place, stated=other, match=Match.OTHER_PLACE)
    return None


def _thing(unit: Unit, doc: Doc) -> Token | None:
    """The word that says what a named place is: the "province" of "Paktiya province"; None where there is none."""
    if unit.kind is not Kind.NAME:
        return None
    named = doc[unit.token]
    return next((t for t in (named, named.head) if t.lower_ in _sorts()), None)


@cache
def _sorts() -> frozenset[str]:
    return frozenset(lexicon().words("actors", "place_heads"))


def _event(place: Token) -> Token | None:
    """The one definite event that is said to have been in ``place``: "the raid took place in"."""
    prep = place.head
    if place.dep_ != "pobj" or prep.lower_ not in _IN:
        return None
    above = prep.head
    subject = next((c for c in above.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or not only_happens(above):
        return None
    definite = any(c.dep_ == "det" and c.lower_ in _THE for c in subject.children)
    return subject if definite and subject.tag_ in _SINGULAR else None


def _rest_is_there(place: Unit, a: Alignment) -> bool:
    """Whether most of what the claim says beside its place is in the sentence itself."""
    doc_less = [u for u in a.missing if u is not place and u.groups.isdisjoint({"happen"})]
    found = sum(p.value for p in a.pairs if p.stated is not None and "happen" not in p.claimed.groups)
    whole = sum(p.claimed.weight for p in a.pairs if p.claimed is not place and "happen" not in p.claimed.groups) + sum(
        u.weight for u in doc_less
    )
    return whole > 0 and found / whole >= _MOST


def _places(event: Token, evidence: Evidence) -> Iterator[tuple[Unit, Token]]:
    """Yield the places behind "in" with an event, or with its verb, each with the word that says what it is."""
    doc = evidence.words.reading.doc
    for unit in evidence.units:
        thing = _thing(unit, doc)
        if thing is None or thing.dep_ != "pobj" or thing.head.lower_ not in _IN:
            continue
        above = thing.head
        for _ in range(_STEPS):
            if above.i == event.i or above.i == event.head.i:
                yield unit, thing
                break
            above = above.head
