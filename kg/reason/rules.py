"""Bearings, concluded from one article's triples by the rules in ``ontology/rules``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import RDF, URIRef

from kg import terms
from kg.graph.nodes import Triple
from kg.graph.triples import triples
from kg.model import Bearing, Extraction, Stance, Strength
from kg.reason.rule_files import add, conclude, rules

__all__ = ["bearings", "infer"]

_FIRMNESS = {strength: rank for rank, strength in enumerate(Strength)}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Conclusion:
    bearing: Bearing
    triples: tuple[Triple, ...]


def infer(given: Iterable[Triple]) -> tuple[Triple, ...]:
    """The topics and bearings that follow from one article's triples, sorted.

    Where two rules bear on the same topic, the firmer one counts; the earlier one if they tie. Where
    a statement and a clause of it bear alike under one rule, the clause counts: its words are closer.
    """
    kept, beside = _conclusions(tuple(given))
    on = {str(conclusion.bearing.proposition) for conclusion in kept}
    found = {triple for conclusion in kept for triple in conclusion.triples}
    topics = {subject for subject, _, of_class in beside if of_class == terms.Topic}
    found |= {triple for triple in beside if triple[0] not in topics or str(triple[0]) in on}
    return tuple(sorted(found))


def bearings(extraction: Extraction) -> Iterator[Bearing]:
    """The bearings of an article's statements, in text order, then by proposition."""
    order = {statement.id: place for place, statement in enumerate(extraction.statements)}
    kept, _ = _conclusions(tuple(triples(extraction)))
    found = (conclusion.bearing for conclusion in kept)
    yield from sorted(found, key=lambda b: (order[b.statement], b.proposition))


def _conclusions(known: tuple[Triple, ...]) -> tuple[list[_Conclusion], set[Triple]]:
    """The bearings that count, and what else the rules concluded."""
    store = ox.Store()
    add(store, known)
    found: list[_Conclusion] = []
    beside: set[Triple] = set()
    for rule in rules():
        concluded = conclude(store, rule)
        add(store, concluded)
        for about in _by_subject(concluded):
            if (about[0][0], RDF.type, terms.Bearing) in about:
                found.append(_Conclusion(bearing=_bearing(about), triples=about))
            else:
                beside.update(about)
    return _closest(_firmest(found), known), beside


def _firmest(found: Iterable[_Conclusion]) -> list[_Conclusion]:
    best: dict[tuple[str, str], _Conclusion] = {}
    for conclusion in found:
        bearing = conclusion.bearing
        target = bearing.statement, bearing.proposition
        rival = best.get(target)
        if rival is None or _FIRMNESS[bearing.strength] < _FIRMNESS[rival.bearing.strength]:
            best[target] = conclusion
    return list(best.values())


def _closest(found: list[_Conclusion], known: Iterable[Triple]) -> list[_Conclusion]:
    """Those that no clause of their statement shares."""
    wholes = {_id(part): _id(whole) for part, term, whole in known if term == terms.partOf}
    of_clauses = {
        (wholes[b.statement], b.rule, b.stance)
        for b in (conclusion.bearing for conclusion in found)
        if b.statement in wholes
    }
    return [
        conclusion
        for conclusion in found
        for b in [conclusion.bearing]
        if (b.statement, b.rule, b.stance) not in of_clauses
    ]


def _by_subject(concluded: Iterable[Triple]) -> Iterator[tuple[Triple, ...]]:
    groups: dict[URIRef, list[Triple]] = defaultdict(list)
    for triple in concluded:
        groups[triple[0]].append(triple)
    return map(tuple, groups.values())


def _bearing(about: Iterable[Triple]) -> Bearing:
    values = {term: str(value) for _, term, value in about}
    return Bearing(
        statement=_id(values[terms.bearingOf]),
        proposition=values[terms.onProposition],
        stance=Stance(values[terms.stance].rpartition("_")[2]),
        strength=Strength(values[terms.strength].rpartition("_")[2]),
        rule=values[terms.rule],
    )


def _id(statement: str) -> str:
    return statement.rpartition("/")[2]
