"""A server's quads behind the same methods as the embedded store's: what reads one, reads the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.changes import Change, update_text
from kg.graph.protocol import Answered, Protocol

__all__ = ["RemoteQuads"]

Name = ox.NamedNode | ox.DefaultGraph
Slot = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None
Found = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

_JSON = "application/sparql-results+json"
_SYNTAXES = {"application/n-triples": ox.RdfFormat.N_TRIPLES, "text/plain": ox.RdfFormat.N_TRIPLES}
_ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_UPDATE_QUADS = 50_000  # one update, so that an article is there wholly or not at all; more is no article
_LOOK_UP = 500


class RemoteQuads:
    """The quads of a server. With ``cached``, for reading, what was asked once is not asked again."""

    def __init__(self, protocol: Protocol, *, cached: bool) -> None:
        self._protocol = protocol
        self._cache: dict[tuple[object, ...], tuple[ox.Quad, ...]] | None = {} if cached else None

    # ---- reading ------------------------------------------------------------------------------

    def query(self, text: str, *, prefixes: Mapping[str, str] | None = None) -> Found:
        """The answer to a query, as the embedded store gives it."""
        head = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in (prefixes or {}).items())
        answered = self._protocol.query(head + text)
        if answered.media == _JSON:
            return ox.parse_query_results(answered.body, format=ox.QueryResultsFormat.JSON)
        memory = ox.Store()
        memory.extend(ox.Quad(*_terms(triple)) for triple in self._parsed(answered))
        return memory.query(_ALL)

    def quads_for_pattern(self, subject: Slot, predicate: Slot, object_: Slot, graph: Name | None) -> Iterator[ox.Quad]:
        """The quads that match; None matches all, also all graphs."""
        key = (subject, predicate, object_, graph)
        if self._cache is None:
            return iter(self._matching(*key))
        if key not in self._cache:
            self._cache[key] = self._matching(*key)
        return iter(self._cache[key])

    def _matching(self, subject: Slot, predicate: Slot, object_: Slot, graph: Name | None) -> tuple[ox.Quad, ...]:
        slots = (subject, predicate, object_)
        if slots == (None, None, None) and isinstance(graph, ox.NamedNode):
            return tuple(ox.Quad(*_terms(triple), graph) for triple in self._parsed(self._protocol.graph(graph.value)))
        names = ("s", "p", "o")
        pattern = " ".join(f"?{name}" if slot is None else str(slot) for name, slot in zip(names, slots, strict=True))
        where = f"{{ {pattern} }} UNION {{ GRAPH ?g {{ {pattern} }} }}"
        if graph is not None:
            where = pattern if isinstance(graph, ox.DefaultGraph) else f"GRAPH {graph} {{ {pattern} }}"
        rows = self.query(f"SELECT * WHERE {{ {where} }}")
        return tuple(_quads(rows, slots, graph))

    def named_graphs(self) -> Iterator[ox.NamedNode]:
        """The named graphs that hold something."""
        for row in self._rows("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"):
            yield row["g"]

    def holders(self, triples: Iterable[ox.Triple]) -> dict[ox.Triple, frozenset[ox.NamedNode]]:
        """The named graphs that hold each of ``triples``, asked for many at once."""
        found: dict[ox.Triple, set[ox.NamedNode]] = {triple: set() for triple in triples}
        rest = iter(tuple(found))
        while some := tuple(islice(rest, _LOOK_UP)):
            data = " ".join(f"({triple.subject} {triple.predicate} {triple.object})" for triple in some)
            for row in self._rows(f"SELECT * WHERE {{ VALUES (?s ?p ?o) {{ {data} }} GRAPH ?g {{ ?s ?p ?o }} }}"):
                found[ox.Triple(row["s"], row["p"], row["o"])].add(row["g"])
        return {triple: frozenset(graphs) for triple, graphs in found.items()}

    def __iter__(self) -> Iterator[ox.Quad]:
        return self.quads_for_pattern(None, None, None, None)

    def __contains__(self, quad: ox.Quad) -> bool:
        return any(True for _ in self.quads_for_pattern(*_terms(quad), quad.graph_name))  # type: ignore[arg-type]

    def __len__(self) -> int:
        """How many quads there are."""
        rows = self._rows("SELECT (COUNT(*) AS ?n) WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }")
        return int(next(iter(rows))["n"].value)

    # ---- writing ------------------------------------------------------------------------------

    def update(self, text: str) -> None:
        """Carry out an update."""
        self._protocol.update(text)

    def extend(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads: in one update, or graph by graph where there are too many for one."""
        new = frozenset(quads)
        if len(new) <= _UPDATE_QUADS:
            self.update(update_text(Change(add=new)))
            return
        by_graph: dict[Name, list[ox.Triple]] = {}
        for quad in new:
            by_graph.setdefault(quad.graph_name, []).append(quad.triple)  # type: ignore[arg-type]
        for name, triples in by_graph.items():
            for start in range(0, len(triples), _UPDATE_QUADS):
                body = ox.serialize(triples[start : start + _UPDATE_QUADS], format=ox.RdfFormat.N_TRIPLES) or b""
                self._protocol.add(name.value if isinstance(name, ox.NamedNode) else None, body)

    def remove_graph(self, graph: ox.NamedNode) -> None:
        """Forget a graph, which may be empty or none."""
        self.update(f"DROP SILENT GRAPH {graph}")

    # ---- answers ------------------------------------------------------------------------------

    def _rows(self, text: str) -> ox.QuerySolutions:
        found = self.query(text)
        if isinstance(found, ox.QuerySolutions):
            return found
        raise StoreError(f"{self._protocol.address} answers SELECT with something else", fix="is this a SPARQL server?")

    def _parsed(self, answered: Answered) -> Iterator[ox.Triple]:
        syntax = _SYNTAXES.get(answered.media) or ox.RdfFormat.from_media_type(answered.media)
        if syntax is None:
            raise StoreError(
                f"{self._protocol.address} answers in '{answered.media}'",
                why="wanted were SPARQL results in JSON, or N-Triples",
                fix="check that this is the address of a SPARQL server",
            )
        return (quad.triple for quad in ox.parse(answered.body, format=syntax))


def _terms(triple: ox.Triple | ox.Quad) -> tuple[ox.NamedNode, ox.NamedNode, ox.Literal]:
    return triple.subject, triple.predicate, triple.object  # type: ignore[return-value]


def _quads(rows: object, slots: tuple[Slot, Slot, Slot], graph: Name | None) -> Iterator[ox.Quad]:
    if isinstance(rows, ox.QuerySolutions):
        bound = {variable.value for variable in rows.variables}
        for row in rows:
            subject, predicate, object_ = (
                row[name] if slot is None else slot for name, slot in zip(("s", "p", "o"), slots, strict=True)
            )
            place = graph or (row["g"] if "g" in bound else None) or ox.DefaultGraph()
            yield ox.Quad(subject, predicate, object_, place)  # type: ignore[arg-type]
