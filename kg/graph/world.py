"""Postures, events and agreements in the graph, each according to a statement or its words."""

from __future__ import annotations

from collections.abc import Container, Iterator

from rdflib import RDF, RDFS

from kg import iris, terms
from kg.graph.mentions import anchor, date, quantity
from kg.graph.nodes import Triple, literal, node, value
from kg.graph.propositions import missions
from kg.model import Agreement, Article, Event, Extraction, Posture, PostureStatus

__all__ = ["world"]

_STATES = frozenset({PostureStatus.PRESENT, PostureStatus.REMAIN})


def world(extraction: Extraction) -> Iterator[Triple]:
    """What the statements tell of: postures and their changes, events, agreements."""
    known = {actor.id for actor in extraction.actors}
    for posture in extraction.postures:
        yield from _posture(extraction.article, posture)
    for event in extraction.events:
        yield from _event(extraction.article, event, known)
    for agreement in extraction.agreements:
        yield from _agreement(extraction.article, agreement)


def _posture(article: Article, posture: Posture) -> Iterator[Triple]:
    subject = node(iris.posture(posture.id))
    state = posture.status in _STATES
    yield subject, RDF.type, terms.ForcePosture if state else terms.PostureTransition
    yield subject, RDFS.label, literal(_label(posture))
    yield subject, terms.force, node(iris.actor(posture.holder))
    yield subject, terms.postureStatus, value(posture.status)
    yield subject, terms.accordingTo, node(iris.statement(posture.statement))
    yield from anchor(article, (subject, terms.anchoredIn), posture.span)
    yield from quantity(article, (subject, terms.quantity), posture.quantity)
    yield from quantity(article, (subject, terms.quantityFrom), posture.quantity_from)
    if posture.location is not None:
        yield subject, terms.location, literal(posture.location)
    if posture.place is not None:
        yield subject, terms.atPlace, node(iris.place(posture.place))
    yield from missions(subject, posture.roles)
    yield from date(article, subject, posture.time)
    if posture.legal_basis is not None:
        yield subject, terms.legalBasis, literal(posture.legal_basis)


def _label(posture: Posture) -> str:
    where = f" in {posture.location}" if posture.location else ""
    return f"{posture.holder_name}: {posture.status}{where}"


def _event(article: Article, event: Event, known: Container[str]) -> Iterator[Triple]:
    subject = node(iris.event(event.id))
    yield subject, RDF.type, terms.Event
    yield subject, RDFS.label, literal(event.label)
    yield subject, terms.eventType, literal(event.type)
    for participant in event.participants:
        if participant in known:
            yield subject, terms.participant, node(iris.actor(participant))
    if event.place is not None:
        yield subject, terms.atPlace, node(iris.place(event.place))
    yield from anchor(article, (subject, terms.anchoredIn), event.span)
    yield from date(article, subject, event.time)


def _agreement(article: Article, agreement: Agreement) -> Iterator[Triple]:
    subject = node(iris.agreement(agreement.id))
    yield subject, RDF.type, terms.Agreement
    yield subject, RDFS.label, literal(agreement.label)
    for party in agreement.parties:
        yield subject, terms.party, node(iris.actor(party))
    for term in agreement.terms:
        yield subject, terms.term, node(iris.statement(term))
    yield from anchor(article, (subject, terms.anchoredIn), agreement.span)
    yield from date(article, subject, agreement.time)
