"""Actors and places in the graph: names, posts, and the words that mean them."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import RDF, RDFS, URIRef

from kg import iris, terms
from kg.graph.mentions import anchor
from kg.graph.nodes import Triple, literal, node
from kg.model import Actor, ActorType, Article, Extraction, Naming, Place, Role, Span

__all__ = ["actors"]

_CLASSES = {
    ActorType.PERSON: terms.Person,
    ActorType.ORGANISATION: terms.Organisation,
    ActorType.STATE: terms.State,
    ActorType.ARMED_GROUP: terms.ArmedGroup,
    ActorType.COALITION: terms.Coalition,
    ActorType.UNIT: terms.MilitaryForce,
    ActorType.UNNAMED: terms.UnnamedSource,
}


def actors(extraction: Extraction) -> Iterator[Triple]:
    """All that the article says about who its actors are and where its places lie."""
    article = extraction.article
    known = {actor.id for actor in extraction.actors}
    for actor in extraction.actors:
        yield from _actor(article, actor, known)
    for place in extraction.places:
        yield from _place(article, place)


def _actor(article: Article, actor: Actor, known: set[str]) -> Iterator[Triple]:
    subject = node(iris.actor(actor.id))
    yield subject, RDF.type, _CLASSES[actor.type]
    # One label in every article that names the actor, or queries would answer once for each.
    label = actor.canonical or actor.name
    yield subject, RDFS.label, literal(label)
    for alias in dict.fromkeys(a for a in (actor.name, *actor.aliases) if a != label):
        yield subject, terms.alias, literal(alias)
    if actor.identifier is not None:
        yield subject, terms.identifier, literal(actor.identifier)
    if actor.affiliation in known:
        yield subject, terms.affiliatedWith, node(iris.actor(str(actor.affiliation)))
    elif actor.affiliation is not None:
        yield subject, terms.affiliationText, literal(actor.affiliation)
    yield from _mentions(article, subject, actor.mentions)
    for role in actor.roles:
        yield from _membership(article, actor, role)
    for naming in actor.namings:
        yield from _naming(article, actor, naming)


def _place(article: Article, place: Place) -> Iterator[Triple]:
    subject = node(iris.place(place.id))
    yield subject, RDF.type, terms.Place
    yield subject, RDFS.label, literal(place.name)
    if place.within is not None:
        yield subject, terms.within, node(iris.place(place.within))
    yield from _mentions(article, subject, place.mentions)


def _mentions(article: Article, subject: URIRef, spans: tuple[Span, ...]) -> Iterator[Triple]:
    for span in spans:
        yield from anchor(article, (subject, terms.mentionedAt), span)
        yield node(iris.mention(article.id, span)), terms.refersTo, subject


def _membership(article: Article, actor: Actor, role: Role) -> Iterator[Triple]:
    subject = node(iris.membership(actor.id, role.role, role.organisation_id or role.organisation))
    yield subject, RDF.type, terms.Membership
    yield subject, terms.member, node(iris.actor(actor.id))
    yield subject, terms.role, literal(role.role)
    if role.organisation is not None:
        yield subject, terms.organisationText, literal(role.organisation)
    if role.organisation_id is not None:
        yield subject, terms.organisation, node(iris.actor(role.organisation_id))
    if role.reason is not None:
        yield subject, terms.inferenceReason, literal(role.reason)
    yield from anchor(article, (subject, terms.anchoredIn), role.span)


def _naming(article: Article, actor: Actor, naming: Naming) -> Iterator[Triple]:
    subject = node(iris.naming(actor.id, naming.name, naming.alias))
    yield subject, RDF.type, terms.Naming
    yield subject, terms.namingOf, node(iris.actor(actor.id))
    yield subject, terms.name, literal(naming.name)
    yield subject, terms.alias, literal(naming.alias)
    if naming.used_by is not None:
        yield subject, terms.usedBy, literal(naming.used_by)
    yield from anchor(article, (subject, terms.anchoredIn), naming.span)
