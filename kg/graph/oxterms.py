"""rdflib terms as the store's own terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from rdflib import Literal, URIRef
from rdflib.term import Node

__all__ = ["stored", "term"]


def term(node: Node) -> ox.NamedNode | ox.Literal:
    """``node`` for the store; blank nodes are refused, since nothing here may make any."""
    match node:
        case URIRef():
            return ox.NamedNode(str(node))
        case Literal(language=str() as language):
            return ox.Literal(str(node), language=language)
        case Literal(datatype=URIRef() as datatype):
            return ox.Literal(str(node), datatype=ox.NamedNode(str(datatype)))
        case Literal():
            return ox.Literal(str(node))
    raise TypeError(f"{node!r} is neither an IRI nor a literal")


def stored(triples: Iterable[tuple[Node, Node, Node]]) -> Iterator[ox.Triple]:
    """Yield rdflib triples as the store's, in their order."""
    for subject, predicate, object_ in triples:
        yield ox.Triple(ox.NamedNode(str(subject)), ox.NamedNode(str(predicate)), term(object_))
