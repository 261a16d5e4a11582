"""The graph on disk: one named graph per article, shared ones beside them, all merged in the default.

Queries without GRAPH see the default graph, which holds each triple of the named graphs once. What an
article's graph holds is written and replaced wholly or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg import iris
from kg.errors import StoreError
from kg.graph.changes import Change, change_for, update_text
from kg.graph.folder import Folder
from kg.model import Article

if TYPE_CHECKING:
    from rdflib import Dataset

__all__ = ["Store", "open_store"]


class Store:
    """An open store. ``kg.graph.store.open_store`` opens one; closing it frees the lock."""

    def __init__(self, quads: ox.Store, folder: Folder) -> None:
        self._quads = quads
        self._folder = folder

    @property
    def path(self) -> Path:
        """The store's folder."""
        return self._folder.path

    # ---- reading ------------------------------------------------------------------------------

    @property
    def oxigraph(self) -> ox.Store:
        """The triple store itself, for queries."""
        return self._quads

    def dataset(self) -> Dataset:
        """The store as an rdflib Dataset, for code that wants rdflib; it reads what queries read."""
        from oxrdflib import OxigraphStore
        from rdflib import Dataset

        return Dataset(store=OxigraphStore(store=self._quads))

    def articles(self) -> tuple[str, ...]:
        """The ids of the articles, sorted."""
        return tuple(self._folder.ids())

    def article(self, article_id: str) -> Article:
        """An article as it was read. Raises StoreError if it is not here."""
        return self._folder.article(article_id)

    def read_by(self, article: Article) -> str | None:
        """The reader whose results the store holds for this text and metadata, or None."""
        return self._folder.read_by(article)

    def graphs(self) -> tuple[str, ...]:
        """The IRIs of the named graphs, sorted."""
        return tuple(sorted(name.value for name in self._quads.named_graphs()))

    def quads(self, *graphs: str) -> Iterator[ox.Quad]:
        """Yield the quads of the given named graphs, or of all; not the merged copies."""
        for graph in graphs or self.graphs():
            yield from self._quads.quads_for_pattern(None, None, None, ox.NamedNode(graph))

    # ---- writing ------------------------------------------------------------------------------

    def put_article(
        self,
        article: Article,
        triples: Iterable[ox.Triple],
        *,
        shared: Mapping[str, Iterable[ox.Triple]],
        reader: str,
    ) -> bool:
        """Whether the graph changed, after it holds just ``triples`` for this article.

        ``shared`` maps the entities' and the bearings' graph to what the article adds there; its
        own graph holds that too, so that it can be taken back.
        """
        parts = {ox.NamedNode(name): _normal(part) for name, part in shared.items()}
        own = _normal(triples).union(*parts.values())
        graph = ox.NamedNode(iris.article_graph(article.id))
        change = self._change(graph, {graph: own, **parts})
        if change:
            self._folder.forget_meta(article.id)
        self._folder.keep_text(article)
        self._write(change)
        self._folder.keep_meta(article, reader)
        return bool(change)

    def remove_article(self, article_id: str) -> bool:
        """Whether the graph changed, after all that only this article holds has gone."""
        graph = ox.NamedNode(iris.article_graph(article_id))
        change = self._change(graph, {})
        self._folder.forget_meta(article_id)
        self._write(change)
        self._quads.remove_graph(graph)
        self._folder.forget_text(article_id)
        return bool(change)

    def put_graph(self, name: str, triples: Iterable[ox.Triple]) -> bool:
        """Whether the graph changed, after the graph ``name``, no article's, holds just ``triples``."""
        graph = ox.NamedNode(name)
        change = self._change(graph, {graph: _normal(triples)})
        self._write(change)
        return bool(change)

    def _change(self, graph: ox.NamedNode, wanted: Mapping[ox.NamedNode, frozenset[ox.Triple]]) -> Change:
        held = frozenset(q.triple for q in self._quads.quads_for_pattern(None, None, None, graph))

        @cache
        def holders(triple: ox.Triple) -> frozenset[ox.NamedNode]:
            found = self._quads.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
            return frozenset(q.graph_name for q in found if isinstance(q.graph_name, ox.NamedNode))

        return change_for(graph, wanted, held=held, holders=holders)

    def _write(self, change: Change) -> None:
        if change.remove:
            self._quads.update(update_text(change))
        elif change.add:
            self._quads.extend(change.add)


def _normal(triples: Iterable[ox.Triple]) -> frozenset[ox.Triple]:
    """``triples`` as the store will give them back: it spells some numbers its own way."""
    memory = ox.Store()
    memory.extend(ox.Quad(*triple) for triple in triples)
    return frozenset(quad.triple for quad in memory)


@contextmanager
def open_store(path: Path, *, read_only: bool = True) -> Iterator[Store]:
    """The store at ``path``, closed afterwards. Only opening it for writing makes a new one.

    Raises:
        StoreError: there is none, it is something else, or another process is writing to it.
    """
    folder = Folder(path)
    store = Store(_opened(folder, read_only=read_only), folder)
    try:
        yield store
    finally:
        del store._quads  # the lock goes with the last reference


def _opened(folder: Folder, *, read_only: bool) -> ox.Store:
    try:
        if not read_only:
            folder.create()
            return ox.Store(str(folder.quads))
        folder.check()
        return ox.Store.read_only(str(folder.quads)) if folder.quads.is_dir() else ox.Store()
    except OSError as error:
        raise _unopened(folder.path, error) from error


def _unopened(path: Path, error: OSError) -> StoreError:
    if "LOCK" in str(error):
        return StoreError(
            f"the store {path} is locked",
            why="another process is writing to it",
            fix="wait until it is done, or write to another store with --store",
        )
    return StoreError(
        f"the store {path} cannot be opened: {error}",
        fix="check the path and its permissions; kg ingest STORE/articles builds a store anew",
    )
