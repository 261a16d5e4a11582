"""Bearings, concluded from one article's triples by the rules in ``ontology/rules``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox
from rdflib import Literal, URIRef

from kg import terms
from kg.errors import KgError
from kg.graph.nodes import Node, Triple
from kg.graph.oxterms import stored
from kg.graph.triples import triples
from kg.model import Bearing, Extraction, Stance, Strength
from kg.resources import data_directory, read_text

__all__ = ["Rule", "bearings", "infer", "rules"]

_STRENGTHS = {
    URIRef(f"{terms.Strength}_{strength}"): rank for rank, strength in enumerate(Strength)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A SPARQL CONSTRUCT with its header: what it is called, and an example of what it concludes."""

    name: str
    title: str
    example: str
    query: str


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in file order; a rule sees what the ones before it concluded."""
    files = sorted(path.name for path in (data_directory("ontology") / "rules").glob("*.rq"))
    return tuple(_rule(name) for name in files)


def _rule(file: str) -> Rule:
    text = read_text(f"ontology/rules/{file}")
    lines = (line[2:].partition(":") for line in text.splitlines() if line.startswith("#+"))
    header = {field.strip(): rest.strip() for field, _, rest in lines}
    try:
        return Rule(
            name=header["rule"], title=header["title"], example=header["example"], query=text
        )
    except KeyError as error:
        raise KgError(
            f"ontology/rules/{file}: the header has no {error}", fix=f"add a line '#+ {error}: ...'"
        ) from error


def infer(given: Iterable[Triple]) -> tuple[Triple, ...]:
    """The topics and bearings that follow from one article's triples, sorted.

    Where two rules bear on the same topic, the firmer one counts; the earlier one if they tie.
    """
    store = ox.Store()
    _add(store, given)
    firmest: dict[URIRef, tuple[int, list[Triple]]] = {}
    other: set[Triple] = set()
    for rule in rules():
        concluded = _conclude(store, rule)
        _add(store, concluded)
        for subject, found in _by_subject(concluded).items():
            rank = _rank(found)
            if rank is None:
                other.update(found)
            elif subject not in firmest or rank < firmest[subject][0]:
                firmest[subject] = (rank, found)
    kept = (triple for _, found in firmest.values() for triple in found)
    return tuple(sorted({*kept, *other}))


def bearings(extraction: Extraction) -> Iterator[Bearing]:
    """The bearings of an article's statements, in text order, then by proposition."""
    order = {statement.id: place for place, statement in enumerate(extraction.statements)}
    found = (
        _bearing(dict(_pairs(group)))
        for group in _by_subject(infer(triples(extraction))).values()
        if _rank(group) is not None
    )
    yield from sorted(found, key=lambda b: (order[b.statement], b.proposition))


def _bearing(values: dict[URIRef, Node]) -> Bearing:
    return Bearing(
        statement=str(values[terms.bearingOf]).rsplit("/", 1)[-1],
        proposition=str(values[terms.onProposition]),
        stance=Stance(str(values[terms.stance]).rsplit("_", 1)[-1]),
        strength=Strength(str(values[terms.strength]).rsplit("_", 1)[-1]),
        rule=str(values[terms.rule]),
    )


def _pairs(group: Iterable[Triple]) -> Iterator[tuple[URIRef, Node]]:
    return ((predicate, value) for _, predicate, value in group)


def _by_subject(found: Iterable[Triple]) -> dict[URIRef, list[Triple]]:
    groups: dict[URIRef, list[Triple]] = {}
    for triple in found:
        groups.setdefault(triple[0], []).append(triple)
    return groups


def _rank(group: Iterable[Triple]) -> int | None:
    """The place of a bearing's strength in the order, firmest first; None if it is no bearing."""
    strengths = (_STRENGTHS[URIRef(value)] for _, term, value in group if term == terms.strength)
    return min(strengths, default=None)


def _add(store: ox.Store, given: Iterable[Triple]) -> None:
    store.extend(ox.Quad(*triple) for triple in stored(given))


def _conclude(store: ox.Store, rule: Rule) -> list[Triple]:
    """What one rule concludes from ``store``: a CONSTRUCT without blank nodes or numbers."""
    found = store.query(rule.query)
    if not isinstance(found, ox.QueryTriples):
        raise KgError(f"the rule '{rule.name}' is no CONSTRUCT", fix="let it begin with CONSTRUCT")
    return [_triple(triple) for triple in found]


def _triple(triple: ox.Triple) -> Triple:
    subject, predicate, value = triple.subject, triple.predicate, triple.object
    if not isinstance(subject, ox.NamedNode) or not isinstance(value, ox.NamedNode | ox.Literal):
        raise KgError(f"a rule concluded {triple}", why="conclusions need IRIs or plain values")
    node = URIRef(value.value) if isinstance(value, ox.NamedNode) else Literal(value.value)
    return URIRef(subject.value), URIRef(predicate.value), node
