"""The network that a picture shows: speakers, statements, and what the statements bear on or tell of.

Nodes have ``kind``, ``label``, ``detail``; links have ``kind`` (the property), ``label`` and, where they
have one, ``style`` and ``colour`` as words: quotation type, or stance and strength.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum

import networkx as nx

from kg import terms
from kg.graph.facts import Facts
from kg.iris import ID
from kg.show.naming import posture_detail, speaker_detail, topic_label
from kg.show.occurrences import told_in
from kg.show.selection import Wanted, bears

__all__ = ["Part", "network"]


class Part(StrEnum):
    """What a picture can show; topics and speakers come with the statements."""

    STATEMENTS = "statements"
    POSTURES = "postures"
    EVENTS = "events"
    ACTORS = "actors"


_KINDS = {
    terms.Person: "person",
    terms.UnnamedSource: "unnamed source",
    terms.Place: "place",
}


def network(facts: Facts, statements: Iterable[str], parts: Collection[Part], wanted: Wanted) -> nx.MultiDiGraph:
    """The network of ``statements`` with the ``parts`` that are asked for, in the order of the statements.

    Of what they bear on it has only what is ``wanted``.
    """
    graph = nx.MultiDiGraph()
    said = tuple(statements)
    if Part.STATEMENTS in parts:
        for statement in said:
            _add_statement(graph, facts, statement)
        for statement in said:
            _add_ties(graph, facts, statement, wanted)
    if Part.POSTURES in parts:
        for statement in said:
            _add_postures(graph, facts, statement)
    if Part.EVENTS in parts:
        _add_occurrences(graph, facts, said)
    if Part.ACTORS in parts:
        _add_actors(graph, facts)
    return graph


def _add(graph: nx.MultiDiGraph, iri: str, kind: str, label: str, detail: str = "") -> None:
    if iri not in graph:
        graph.add_node(iri, kind=kind, label=label, detail=detail)


def _link(graph: nx.MultiDiGraph, source: str, target: str, kind: str, **words: str) -> None:
    """A link between two nodes that are there; the same link twice is one."""
    if source in graph and target in graph:
        graph.add_edge(source, target, key=kind, kind=kind, **words)


# ---- statements -----------------------------------------------------------------------------------


def _add_statement(graph: nx.MultiDiGraph, facts: Facts, statement: str) -> None:
    claimed = str(terms.Claim) in facts.types(statement)
    quote = facts.word(statement, terms.quoteType) or "none"
    speakers = facts.all(statement, terms.speaker)
    for speaker in speakers:
        _add(graph, speaker, _kind(facts, speaker), facts.name(speaker), speaker_detail(facts, statement, speaker))
    article = facts.one(statement, terms.statedIn) or ""
    if not speakers:
        title = facts.one(article, terms.title) or f"article {article.rpartition('/')[2][:8]}"
        _add(graph, article, "article", "The article itself", title)
    text = facts.one(statement, terms.text) or ""
    _add(graph, statement, "claim" if claimed else "narrator", f"“{text}”" if quote == "direct" else text)
    cue = " … ".join(facts.all(statement, terms.cueText))
    for speaker in speakers or (article,):
        _link(graph, speaker, statement, "says", label=cue, style=quote)


def _add_ties(graph: nx.MultiDiGraph, facts: Facts, statement: str, wanted: Wanted) -> None:
    for bearing in (each for each in facts.subjects(terms.bearingOf, statement) if bears(facts, each, wanted)):
        topic = facts.one(bearing, terms.onProposition) or ""
        _add(graph, topic, "topic", topic_label(facts, topic))
        stance, strength = facts.word(bearing, terms.stance) or "", facts.word(bearing, terms.strength) or ""
        rule = facts.one(bearing, terms.rule) or ""
        _link(graph, statement, topic, "bears on", label=stance, colour=stance, style=strength, rule=rule)
    for kind, term in (("part of", terms.partOf), ("via", terms.via)):
        for other in facts.all(statement, term):
            _link(graph, statement, other, kind, label=kind)
    for relation in facts.subjects(terms.left, statement):
        kind, rule = facts.word(relation, terms.relationType) or "", facts.one(relation, terms.rule) or ""
        for other in facts.all(relation, terms.right):
            _link(graph, statement, other, kind, label=kind.replace("_", " "), rule=rule)


def _kind(facts: Facts, node: str) -> str:
    types = facts.types(node)
    return next((kind for term, kind in _KINDS.items() if str(term) in types), "organisation")


# ---- what statements tell of ----------------------------------------------------------------------


def _add_postures(graph: nx.MultiDiGraph, facts: Facts, statement: str) -> None:
    for posture in facts.subjects(terms.accordingTo, statement):
        _add(graph, posture, "posture", facts.name(posture), posture_detail(facts, posture))
        _link(graph, statement, posture, "tells of", label="")


def _add_occurrences(graph: nx.MultiDiGraph, facts: Facts, statements: tuple[str, ...]) -> None:
    for occurrence, kind, statement in told_in(facts, statements):
        _add(graph, occurrence, kind, facts.name(occurrence))
        _link(graph, statement, occurrence, "tells of", label="")


_PROPERTIES = {
    "posture": {"force": terms.force, "at": terms.atPlace},
    "event": {"participant": terms.participant, "at": terms.atPlace},
    "agreement": {"party": terms.party},
}


def _add_actors(graph: nx.MultiDiGraph, facts: Facts) -> None:
    """Forces, parties, participants and places of what is shown, and the bodies that speakers belong to."""
    for node, data in tuple(graph.nodes(data=True)):
        for label, term in _PROPERTIES.get(data["kind"], {}).items():
            for other in facts.all(node, term):
                _add_known(graph, facts, other)
                _link(graph, node, other, label, label=label)
        for role, body in _offices(facts, node) if node.startswith(f"{ID}actor/") else ():
            _add_known(graph, facts, body)
            _link(graph, node, body, "office", label=role)


def _add_known(graph: nx.MultiDiGraph, facts: Facts, node: str) -> None:
    """An actor or place; a state says that it is one, since its country has the same name."""
    state = str(terms.State) in facts.types(node)
    _add(graph, node, _kind(facts, node), facts.name(node), "state" if state else "")


def _offices(facts: Facts, actor: str) -> Iterator[tuple[str, str]]:
    for membership in facts.subjects(terms.member, actor):
        if body := facts.one(membership, terms.organisation):
            yield facts.one(membership, terms.role) or "", body
    for body in facts.all(actor, terms.affiliatedWith):
        yield "", body
