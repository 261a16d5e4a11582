"""What the graph says of one node, property by property: reading without a query."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

__all__ = ["RDFS_LABEL", "Facts"]

RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_NOTATION = "http://www.w3.org/2004/02/skos/core#notation"


@dataclass(frozen=True, slots=True)
class Facts:
    """The merged graph, asked node by node; answers are IRIs or words, sorted."""

    graph: ox.Store

    def all(self, subject: str, term: str) -> tuple[str, ...]:
        """The values of a property."""
        found = self.graph.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(term), None, ox.DefaultGraph())
        return tuple(sorted(_value(quad.object) for quad in found))

    def one(self, subject: str, term: str) -> str | None:
        """The value of a property that has one at most."""
        return next(iter(self.all(subject, term)), None)

    def number(self, subject: str, term: str) -> int:
        """The number that a property must have."""
        return int(self.one(subject, term) or 0)

    def subjects(self, term: str, value: str) -> tuple[str, ...]:
        """What has ``value``, a node, as a value of a property."""
        return tuple(sorted(self._subjects(term, ox.NamedNode(value))))

    def saying(self, term: str, words: str) -> tuple[str, ...]:
        """What has the plain text ``words`` as a value of a property."""
        return tuple(sorted(self._subjects(term, ox.Literal(words))))

    def having(self, term: str) -> tuple[str, ...]:
        """What has a property at all."""
        return tuple(sorted(set(self._subjects(term, None))))

    def pairs(self, term: str) -> tuple[tuple[str, str], ...]:
        """What has a property, with its value, for all that have it."""
        found = self.graph.quads_for_pattern(None, ox.NamedNode(term), None, ox.DefaultGraph())
        return tuple(sorted((_value(quad.subject), _value(quad.object)) for quad in found))

    def _subjects(self, term: str, value: ox.NamedNode | ox.Literal | None) -> Iterator[str]:
        found = self.graph.quads_for_pattern(None, ox.NamedNode(term), value, ox.DefaultGraph())
        yield from (_value(quad.subject) for quad in found)

    def name(self, subject: str) -> str:
        """What a node is called; its IRI where it has no name."""
        return self.one(subject, RDFS_LABEL) or subject

    def names(self, subject: str, term: str) -> tuple[str, ...]:
        """What the values of a property are called."""
        return tuple(self.name(value) for value in self.all(subject, term))

    def word(self, subject: str, term: str) -> str | None:
        """The word that stands for a value of a closed set, as the JSON contract has it."""
        value = self.one(subject, term)
        return None if value is None else self.one(value, _NOTATION) or value

    def of_type(self, kind: str) -> tuple[str, ...]:
        """The nodes of a class."""
        return self.subjects(_RDF_TYPE, kind)

    def types(self, subject: str) -> tuple[str, ...]:
        """The classes of a node."""
        return self.all(subject, _RDF_TYPE)


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value
