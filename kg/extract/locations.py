"""Where something is or happens: the place words around a predicate or inside a noun phrase."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from kg.extract.actors import ActorTable
from kg.extract.arguments import Arguments, preposition_objects
from kg.extract.force_phrases import is_force
from kg.extract.names import DIRECTIONS
from kg.extract.reading import Reading
from kg.extract.slugs import fold
from kg.model import Place, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["AREAS", "Location", "as_written", "described", "location_beside", "location_of", "names_place", "place_at"]

_TO = (
    "in",
    "at",
    "to",
    "into",
    "on",
    "inside",
    "within",
    "across",
    "throughout",
    "near",
    "around",
    "along",
    "over",
    "outside",
    "off",
    "through",
    "for",
    "toward",
    "towards",
    "onto",
    "between",
    "against",
)
_FROM = ("from", "out", "out of", "of", "outside")
_ALIKE = 0.7  # of two spellings of one name
AREAS = frozenset(
    {
        "base",
        "area",
        "region",
        "province",
        "city",
        "town",
        "village",
        "island",
        "territory",
        "border",
        "desert",
        "mountain",
        "airport",
        "camp",
        "fort",
        "gulf",
        "sea",
        "capital",
        "district",
        "zone",
        "theater",
        "theatre",
        "valley",
        "coast",
        "outpost",
        "port",
        "airfield",
        "front",
        "neighborhood",
        "neighbourhood",
        "country",
        "peninsula",
        "strip",
        "bank",
        "waters",
        "soil",
        "land",
        "north",
        "south",
        "east",
        "west",
        "nation",
        "state",
        "stronghold",
    }
)
"""Nouns for land and sites."""


@dataclass(frozen=True, slots=True)
class Location:
    """Place words, and the id of the place if it is known."""

    span: Span
    name: str
    place: str | None = None


def place_at(actors: ActorTable, span: Span) -> Place | None:
    """The place that the words of ``span`` refer to."""
    look_up = getattr(actors, "place_at", None)
    return look_up(span) if look_up is not None else None


def names_place(token: Token, actors: ActorTable) -> bool:
    """Whether ``token`` is (the head of) a place name."""
    if token.pos_ == "PRON":
        return False
    span = Span(token.idx, token.idx + len(token.text))
    if place_at(actors, span) is not None:
        return True
    # "the Islamic State" is no place, whatever the entity recogniser says.
    return (
        actors.at(span) is None
        and token.lower_ not in DIRECTIONS
        and token.ent_type_ in {"GPE", "LOC", "FAC"}
        and token.pos_ == "PROPN"
    )


def location_beside(reading: Reading, given: Arguments, actors: ActorTable, *, leaving: bool) -> Location | None:
    """The place in the prepositional phrases beside a predicate; what is left, where somebody leaves."""
    order = (_FROM, _TO) if leaving else (_TO,)
    for prepositions in order:
        wanted = [n for w, n in given.obliques if w in prepositions]
        found = _first(reading, wanted, actors)
        if found is not None:
            return found
    for adverb in given.adverbs:
        place = place_at(actors, Span(adverb.idx, adverb.idx + len(adverb.text)))
        if adverb.lower_ in {"here", "there"} and place is not None:
            return Location(reading.span(adverb, adverb), place.name, place.id)
    return None


def location_of(reading: Reading, noun: Token | None, actors: ActorTable, *, leaving: bool = False) -> Location | None:
    """The place inside the phrase of ``noun``: "troops in Iraq", "the mission in Mali", "Basra"."""
    if noun is None:
        return None
    if names_place(noun, actors):
        return _location(reading, noun, actors)
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in (("from",) if leaving else _TO):
            found = _first(reading, (n for _, n in preposition_objects(child)), actors)
            if found is not None:
                return found
        if child.dep_ == "prep" and child.lower_ == "of":
            inner = next((n for _, n in preposition_objects(child)), None)
            found = (
                location_of(reading, inner, actors, leaving=leaving) if inner is not None and inner.i > noun.i else None
            )
            if found is not None:
                return found
    return None


def _first(reading: Reading, nouns: Iterable[Token], actors: ActorTable) -> Location | None:
    fallback = None
    for noun in nouns:
        for token in _nested(noun):
            if names_place(token, actors):
                return _location(reading, token, actors)
        if fallback is None and noun.lemma_.lower() in AREAS and not is_force(reading, noun):
            fallback = described(reading, noun, actors)
    return fallback


def _nested(noun: Token) -> Iterator[Token]:
    """``noun``, then the places it is a part of: "the capital of X", "a house in Y's Z district"."""
    yield noun
    for child in noun.children:
        if child.dep_ in {"compound", "poss", "nmod", "appos"} and child.pos_ == "PROPN":
            yield child
        elif child.dep_ == "prep" and child.lower_ in {"of", "in", "at", "near"}:
            inner = next((n for _, n in preposition_objects(child)), None)
            if inner is not None:
                yield from _nested(inner)


def _location(reading: Reading, token: Token, actors: ActorTable) -> Location:
    place = place_at(actors, Span(token.idx, token.idx + len(token.text)))
    first = last = token
    while first.i and first.nbor(-1).ent_type_ == token.ent_type_ and first.nbor(-1).pos_ == "PROPN":
        first = first.nbor(-1)
    while last.i + 1 < len(last.doc) and last.nbor().ent_type_ == token.ent_type_ and last.nbor().pos_ == "PROPN":
        last = last.nbor()
    span = reading.span(first, last)
    name = as_written(reading, place, token) if place is not None else span.text(reading.article.text)
    return Location(span, name, place.id if place else None)


def as_written(reading: Reading, place: Place | None, token: Token) -> str:
    """The name of ``place``, in the spelling that the article has at ``token``: "Qandahar" for Kandahar."""
    if place is None:
        return token.text
    here = next((m for m in place.mentions if m.start <= token.idx < m.end), None)
    written = here.text(reading.article.text).split() if here is not None else []
    name = " ".join(w for w in written if w.lower() not in AREAS | DIRECTIONS)
    return name if SequenceMatcher(None, fold(name), fold(place.name)).ratio() >= _ALIKE else place.name


def described(reading: Reading, noun: Token, actors: ActorTable) -> Location | None:
    """As in "the remote areas of the desert": the words; "that country" only if it is known which one."""
    place = place_at(actors, Span(noun.idx, noun.idx + len(noun.text)))
    first = next(
        (t for t in reading.doc[noun.left_edge.i : noun.i + 1] if t.pos_ not in {"DET", "PUNCT", "SPACE"}), noun
    )
    last = noun
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == noun.i + 1:
            last = max((n for _, n in preposition_objects(child)), key=lambda t: t.i, default=noun)
    span = reading.span(first, last)
    if place is None and first.i == last.i:
        return None
    return Location(span, place.name if place else span.text(reading.article.text), place.id if place else None)
