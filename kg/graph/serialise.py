"""The graph as text: Turtle, TriG, N-Quads, N-Triples or JSON-LD, the same bytes for the same quads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path

import pyoxigraph as ox

from kg.graph import jsonld
from kg.graph.prefixes import prefixes

__all__ = ["GraphFormat", "format_for", "serialise", "triple_order"]


class GraphFormat(StrEnum):
    """A syntax that graphs are written in."""

    TURTLE = "turtle"
    TRIG = "trig"
    N_QUADS = "nquads"
    N_TRIPLES = "ntriples"
    JSON_LD = "jsonld"

    @property
    def keeps_graphs(self) -> bool:
        """Whether the syntax has named graphs; the others merge all into one."""
        return self not in {GraphFormat.TURTLE, GraphFormat.N_TRIPLES}


_EXTENSIONS = {
    ".ttl": GraphFormat.TURTLE,
    ".turtle": GraphFormat.TURTLE,
    ".trig": GraphFormat.TRIG,
    ".nq": GraphFormat.N_QUADS,
    ".nt": GraphFormat.N_TRIPLES,
    ".jsonld": GraphFormat.JSON_LD,
}
_SYNTAXES = {
    GraphFormat.TURTLE: ox.RdfFormat.TURTLE,
    GraphFormat.TRIG: ox.RdfFormat.TRIG,
    GraphFormat.N_QUADS: ox.RdfFormat.N_QUADS,
    GraphFormat.N_TRIPLES: ox.RdfFormat.N_TRIPLES,
}
_UNWRITTEN = {  # datatypes that every syntax leaves out
    "http://www.w3.org/2001/XMLSchema#string",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString",
}
_PLAIN = re.compile(r"[\w.\-]*\w|")
_SUBJECT = re.compile(rb"\n(?=[<a-z])")  # no literal has a line break that is not escaped
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


def format_for(path: Path) -> GraphFormat | None:
    """The syntax that a file's extension names, or None.

    >>> format_for(Path("iraq.ttl"))
    <GraphFormat.TURTLE: 'turtle'>
    """
    return _EXTENSIONS.get(path.suffix.lower())


def serialise(quads: Iterable[ox.Quad], syntax: GraphFormat) -> bytes:
    """``quads`` in UTF-8, sorted; a syntax without named graphs gets each triple once."""
    if syntax is GraphFormat.JSON_LD:
        return jsonld.serialise(sorted(set(quads), key=_quad_order), prefixes())
    names = {} if syntax in {GraphFormat.N_TRIPLES, GraphFormat.N_QUADS} else prefixes()
    ordered: list[ox.Triple] | list[ox.Quad]
    if syntax.keeps_graphs:
        ordered = sorted(set(quads), key=_quad_order)
    else:
        ordered = sorted({quad.triple for quad in quads}, key=triple_order)
    written = ox.serialize(ordered, format=_SYNTAXES[syntax], prefixes=_used(names, ordered)) or b""
    return _SUBJECT.sub(b"\n\n", written) if syntax is GraphFormat.TURTLE else written


def triple_order(triple: ox.Triple | ox.Quad) -> tuple[str, bool, str, str]:
    """The place of a triple: by subject, its types first, then by predicate and object."""
    predicate = str(triple.predicate)
    return str(triple.subject), predicate != _TYPE, predicate, str(triple.object)


def _quad_order(quad: ox.Quad) -> tuple[str, tuple[str, bool, str, str]]:
    return str(quad.graph_name), triple_order(quad)


def _used(names: dict[str, str], quads: Iterable[ox.Triple] | Iterable[ox.Quad]) -> dict[str, str]:
    """Those of ``names`` that make IRIs shorter, and none of them unreadable by escapes."""
    if not names:
        return {}
    iris = {iri for quad in quads for term in _terms(quad) for iri in _iris(term)}
    used: dict[str, str] = {}
    for name, space in names.items():
        rests = [iri[len(space) :] for iri in iris if iri.startswith(space)]
        if rests and all(_PLAIN.fullmatch(rest) for rest in rests):
            used[name] = space
    return used


def _terms(quad: ox.Triple | ox.Quad) -> Iterator[object]:
    yield from (quad.subject, quad.predicate, quad.object)
    if isinstance(quad, ox.Quad):
        yield quad.graph_name


def _iris(term: object) -> Iterator[str]:
    if isinstance(term, ox.NamedNode):
        yield term.value
    elif isinstance(term, ox.Literal) and term.datatype.value not in _UNWRITTEN:
        yield term.datatype.value
