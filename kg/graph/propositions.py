"""Propositions in the graph: content that statements of many articles share."""

from __future__ import annotations

from collections.abc import Container, Iterator

from rdflib import RDF, RDFS, URIRef

from kg import iris, terms
from kg.graph.mentions import amount_of
from kg.graph.nodes import Triple, literal, node, value
from kg.model import Proposition, RoleFiller

__all__ = ["missions", "proposition"]


def proposition(content: Proposition, known: Container[str]) -> Iterator[Triple]:
    """``content`` with its arguments; equal content gives equal triples, save the words of fillers.

    An argument is tied to an actor or place only if its id is ``known``: candidates that turned out
    to be nobody stay words.
    """
    subject = node(iris.proposition(content))
    yield subject, RDF.type, terms.Proposition
    yield subject, RDFS.label, literal(_label(content))
    yield subject, terms.predicate, literal(content.predicate)
    yield subject, terms.frame, value(content.frame)
    if content.dimension is not None:
        yield subject, terms.changesDimension, value(content.dimension)
    if content.quantity is not None:
        yield from amount_of(subject, content.quantity)
    yield from missions(subject, content.missions)
    for argument in content.arguments:
        yield from _filler(subject, argument, known)


def missions(subject: URIRef, roles: tuple[str, ...]) -> Iterator[Triple]:
    """What a force is there to do, by word."""
    for role in roles:
        target = node(iris.mission(role))
        yield subject, terms.missionRole, target
        yield target, RDF.type, terms.MissionRole
        yield target, RDFS.label, literal(iris.key(role))


def _filler(subject: URIRef, argument: RoleFiller, known: Container[str]) -> Iterator[Triple]:
    target = node(iris.filler(argument))
    yield subject, terms.argument, target
    yield target, RDF.type, terms.RoleFiller
    yield target, terms.roleName, literal(argument.role)
    if argument.actor is not None and argument.actor in known:
        yield target, terms.filler, node(iris.actor(argument.actor))
        yield subject, terms.about, node(iris.actor(argument.actor))
    elif argument.place is not None and argument.place in known:
        yield target, terms.filler, node(iris.place(argument.place))
        yield subject, terms.about, node(iris.place(argument.place))
    if argument.place is not None and argument.place in known:
        yield subject, terms.atPlace, node(iris.place(argument.place))
    yield target, terms.fillerText, literal(argument.text)


def _label(content: Proposition) -> str:
    """A reading of the content that is the same wherever the proposition occurs."""
    parts = sorted(f"{a.role}: {_short(a)}" for a in content.arguments)
    if content.dimension is not None:
        parts.append(f"dimension: {content.dimension}")
    if content.quantity is not None:
        amount = content.quantity
        many = amount.quantifier if amount.number is None else format(amount.number.normalize(), "f")
        parts.append(f"number: {many} {amount.unit}".rstrip())
    if content.missions:
        parts.append(f"missions: {', '.join(sorted(map(iris.key, content.missions)))}")
    return f"{content.predicate}({'; '.join(parts)})"


def _short(argument: RoleFiller) -> str:
    known = argument.actor or argument.place
    return known.rsplit("/", 1)[-1] if known else iris.key(argument.text)
