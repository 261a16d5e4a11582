"""What has to be added and removed so that a named graph holds what it should.

The default graph is the union of all named graphs, each triple once: Oxigraph's own union repeats a
triple for every graph that holds it, and counts come out wrong. The shared graphs (entities, bearings)
repeat triples of article graphs; a triple leaves them with the last article that holds it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

import pyoxigraph as ox

from kg.iris import article_graph
from kg.iris import graph as graph_iri

__all__ = [
    "SHARED_GRAPHS",
    "Change",
    "Holders",
    "article_of",
    "change_for",
    "change_of_new",
    "placed",
    "quads_of",
    "update_text",
]

Graph = ox.NamedNode | ox.DefaultGraph
Holders = Callable[[frozenset[ox.Triple]], Mapping[ox.Triple, frozenset[ox.NamedNode]]]
SHARED_GRAPHS = frozenset({graph_iri("bearings"), graph_iri("entities")})
_ARTICLES = article_graph("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Quads to add and quads to remove, to be written as one."""

    add: Collection[ox.Quad] = ()
    remove: Collection[ox.Quad] = ()

    def __bool__(self) -> bool:
        return bool(self.add or self.remove)


def change_for(
    graph: ox.NamedNode,
    wanted: Mapping[ox.NamedNode, frozenset[ox.Triple]],
    *,
    held: frozenset[ox.Triple],
    holders: Holders,
) -> Change:
    """The change after which ``graph``, now holding ``held``, holds ``wanted[graph]``.

    The other graphs of ``wanted`` are shared ones, which gain what they lack. ``holders`` gives the
    named graphs that hold each of some triples now.
    """
    own = wanted.get(graph, frozenset())
    shared = {name: triples for name, triples in wanted.items() if name != graph}
    gone = held - own
    looked_up = gone.union(*shared.values())
    by_triple = holders(looked_up) if looked_up else {}
    nowhere: frozenset[ox.NamedNode] = frozenset()
    add = {quad for triple in own - held for quad in placed(triple, graph, ox.DefaultGraph())}
    for name, triples in shared.items():
        lacking = (triple for triple in triples if name not in by_triple.get(triple, nowhere))
        add.update(
            quad for each in lacking for quad in placed(each, name, *(() if each in own else (ox.DefaultGraph(),)))
        )
    remove: set[ox.Quad] = set()
    for triple in gone:
        leaving = _left_by(graph, by_triple[triple])
        stays = by_triple[triple] - leaving
        remove.update(placed(triple, *leaving, *(() if stays else (ox.DefaultGraph(),))))
    return Change(add=frozenset(add), remove=frozenset(remove - add))


def change_of_new(wanted: Mapping[ox.NamedNode, frozenset[ox.Triple]], quads: Collection[ox.Quad]) -> Change:
    """The change after which a graph that was empty holds what is wanted, which is ``quads``.

    Nothing is looked up: to add what is there does no harm, and to ask for each triple took longer
    than to write them all.
    """
    merged = frozenset[ox.Triple]().union(*wanted.values())
    return Change(add=(*quads, *(ox.Quad(t.subject, t.predicate, t.object) for t in merged)))


def quads_of(wanted: Mapping[ox.NamedNode, frozenset[ox.Triple]]) -> tuple[ox.Quad, ...]:
    """What the graphs are to hold, as quads."""
    return tuple(ox.Quad(t.subject, t.predicate, t.object, name) for name, triples in wanted.items() for t in triples)


def _left_by(graph: ox.NamedNode, holders: frozenset[ox.NamedNode]) -> frozenset[ox.NamedNode]:
    """The graphs that lose a triple when ``graph`` gives it up."""
    if not _of_article(graph) or any(_of_article(name) for name in holders - {graph}):
        return frozenset({graph})
    shared = {name for name in holders if name.value in SHARED_GRAPHS}
    return frozenset({graph, *shared})


def _of_article(graph: ox.NamedNode) -> bool:
    return article_of(graph.value) is not None


def article_of(graph: str) -> str | None:
    """The id of the article whose graph this is; None for a shared one."""
    return graph.removeprefix(_ARTICLES) if graph.startswith(_ARTICLES) else None


def placed(triple: ox.Triple, *graphs: Graph) -> Iterator[ox.Quad]:
    """Yield the triple in each of the graphs."""
    for graph in graphs:
        yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def update_text(change: Change) -> str:
    """``change`` as one SPARQL update, which the store carries out wholly or not at all."""
    return f"DELETE DATA {{ {_data(change.remove)} }} ;\nINSERT DATA {{ {_data(change.add)} }}"


def _data(quads: Iterable[ox.Quad]) -> str:
    by_graph = groupby(sorted(quads, key=_graph_of), key=_graph_of)
    return "\n".join(_block(name, (quad.triple for quad in group)) for name, group in by_graph)


def _graph_of(quad: ox.Quad) -> str:
    return "" if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name)


def _block(graph: str, triples: Iterable[ox.Triple]) -> str:
    """Triples as the library writes them: N-Triples is a part of SPARQL."""
    text = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    body = (text or b"").decode()
    return f"GRAPH {graph} {{\n{body}}}" if graph else body
