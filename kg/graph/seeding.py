"""The first entries of a journal, from a store that was made before there were journals."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.graph.changes import SHARED_GRAPHS, article_of
from kg.graph.folder import Folder
from kg.graph.journal import Entry

__all__ = ["held_by"]


def held_by(quads: ox.Store, folder: Folder) -> Iterator[Entry]:
    """Yield what each named graph holds; what an article shares goes with the article."""
    shared = {ox.NamedNode(name) for name in SHARED_GRAPHS}
    for graph in sorted(quads.named_graphs(), key=str):
        if graph in shared or not isinstance(graph, ox.NamedNode):
            continue
        own = tuple(quads.quads_for_pattern(None, None, None, graph))
        article = article_of(graph.value)
        also = [] if article is None else [_in(quad, name) for quad in own for name in shared]
        yield Entry(
            key=graph.value,
            quads=(*own, *(quad for quad in also if quad in quads)),
            record={} if article is None else folder.record(article),
        )


def _in(quad: ox.Quad, graph: ox.NamedNode) -> ox.Quad:
    return ox.Quad(quad.subject, quad.predicate, quad.object, graph)
