"""What stands in the graphs that articles share: the ontology, and the descriptions of entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.iris import ID, NS
from kg.resources import read_text

__all__ = ["entities", "ontology"]

_ENTITIES = tuple(f"{ID}{kind}/" for kind in ("actor", "place", "membership", "naming", "mission"))
_MENTIONS = frozenset({f"{NS}mentionedAt", f"{NS}anchoredIn"})


def entities(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Yield what ``triples`` say of actors, places, posts and names; where, the article's graph says."""
    for triple in triples:
        subject = triple.subject.value if isinstance(triple.subject, ox.NamedNode) else ""
        if subject.startswith(_ENTITIES) and triple.predicate.value not in _MENTIONS:
            yield triple


def ontology() -> Iterator[ox.Triple]:
    """Yield the ontology without its axioms on blank nodes, which only the reasoner needs.

    A blank node has another name at every reading, so that the store would change each time.
    """
    for quad in ox.parse(read_text("ontology/kg.ttl"), format=ox.RdfFormat.TURTLE):
        if not isinstance(quad.subject, ox.BlankNode) and not isinstance(quad.object, ox.BlankNode):
            yield quad.triple
