"""The graph on disk: one named graph per article, shared ones beside them, all merged in the default.

Queries without GRAPH see the default graph, which holds each triple of the named graphs once. What an
article's graph holds is written and replaced wholly or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox

from kg import iris
from kg.errors import StoreError
from kg.graph.address import Address
from kg.graph.changes import Change, article_of, change_for, change_of_new, quads_of, update_text
from kg.graph.folder import Folder, record_of
from kg.graph.lock import locked, one_writer

if TYPE_CHECKING:
    from rdflib import Dataset

    from kg.graph.journal import Entry, Journal
    from kg.graph.kept import Kept
    from kg.graph.remote import RemoteQuads
    from kg.model import Article

__all__ = ["Store", "open_store"]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_UNTOUCHED = frozenset({f"{_XSD}string", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"})
_ANY = ox.NamedNode("urn:x")


class Store:
    """An open store. ``kg.graph.store.open_store`` opens one; closing it frees the lock."""

    def __init__(self, quads: ox.Store | RemoteQuads, folder: Folder | Kept, journal: Journal | None = None) -> None:
        self._quads = quads
        self._folder = folder
        self._journal = journal

    @property
    def path(self) -> Path:
        """The store's folder."""
        return self._folder.path

    # ---- reading ------------------------------------------------------------------------------

    @property
    def oxigraph(self) -> ox.Store:
        """The triple store itself, for queries; a server's has the methods that reading and writing need."""
        return cast("ox.Store", self._quads)

    def dataset(self) -> Dataset:
        """The store as an rdflib Dataset, for code that wants rdflib; a server's is copied into memory."""
        from oxrdflib import OxigraphStore
        from rdflib import Dataset

        if isinstance(self._quads, ox.Store):
            return Dataset(store=OxigraphStore(store=self._quads))
        memory = ox.Store()
        memory.extend(self._quads)
        return Dataset(store=OxigraphStore(store=memory))

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
        names = {name.value for name in self._quads.named_graphs() if isinstance(name, ox.NamedNode)}
        return tuple(sorted(names - {iris.graph("kept")}))

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
        graph = ox.NamedNode(iris.article_graph(article.id))
        wanted = {graph: _normal(triples).union(*parts.values()), **parts}
        record, quads = record_of(article, reader), quads_of(wanted)
        change = self._change(graph, wanted, quads)
        self._folder.keep_text(article)
        if change:
            self._folder.forget_meta(article.id)
            self._note(graph, quads, record)
            self._write(change)
        self._folder.keep_record(article.id, record)
        return bool(change)

    def remove_article(self, article_id: str) -> bool:
        """Whether the graph changed, after all that only this article holds has gone."""
        graph = ox.NamedNode(iris.article_graph(article_id))
        change = self._change(graph, {}, ())
        self._folder.forget_meta(article_id)
        if change:
            self._note(graph, ())
            self._write(change)
        self._quads.remove_graph(graph)
        self._folder.forget_text(article_id)
        return bool(change)

    def put_graph(self, name: str, triples: Iterable[ox.Triple]) -> bool:
        """Whether the graph changed, after the graph ``name``, no article's, holds just ``triples``."""
        graph = ox.NamedNode(name)
        wanted = {graph: _normal(triples)}
        quads = quads_of(wanted)
        change = self._change(graph, wanted, quads)
        if change:
            self._note(graph, quads)
            self._write(change)
        return bool(change)

    def replay(self, entry: Entry) -> None:
        """Bring the graph to what an entry of the journal says: its writer was killed before it had done so."""
        graph = ox.NamedNode(entry.key)
        wanted: dict[ox.NamedNode, set[ox.Triple]] = {}
        for quad in entry.quads:
            if isinstance(quad.graph_name, ox.NamedNode):
                wanted.setdefault(quad.graph_name, set()).add(quad.triple)
        whole = {name: frozenset(triples) for name, triples in wanted.items()}
        self._write(self._change(graph, whole, entry.quads))
        if (article := article_of(entry.key)) is not None:
            if entry.record:
                self._folder.keep_record(article, entry.record)
            else:
                self._folder.forget_meta(article)
                self._folder.forget_text(article)

    def _change(
        self, graph: ox.NamedNode, wanted: Mapping[ox.NamedNode, frozenset[ox.Triple]], quads: tuple[ox.Quad, ...]
    ) -> Change:
        """What is to change, so that the graphs hold what is wanted, which is ``quads``."""
        held = frozenset(q.triple for q in self._quads.quads_for_pattern(None, None, None, graph))
        if not held:
            return change_of_new(wanted, quads)
        return change_for(graph, wanted, held=held, holders=self._holders)

    def _holders(self, triples: frozenset[ox.Triple]) -> dict[ox.Triple, frozenset[ox.NamedNode]]:
        if not isinstance(self._quads, ox.Store):
            return self._quads.holders(triples)
        return {triple: self._holding(triple) for triple in triples}

    def _holding(self, triple: ox.Triple) -> frozenset[ox.NamedNode]:
        found = self._quads.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
        return frozenset(q.graph_name for q in found if isinstance(q.graph_name, ox.NamedNode))

    def _note(self, graph: ox.NamedNode, quads: tuple[ox.Quad, ...], record: Mapping[str, str] | None = None) -> None:
        """Write into the journal what is to be: from here on a killed process can be made good."""
        if self._journal is not None:
            from kg.graph.journal import Entry

            self._journal.append(Entry(key=graph.value, quads=quads, record=record or {}))

    def _write(self, change: Change) -> None:
        if change.remove:
            self._quads.update(update_text(change))
        elif change.add:
            self._quads.extend(change.add)


def _normal(triples: Iterable[ox.Triple]) -> frozenset[ox.Triple]:
    """``triples`` as the store will give them back: it spells some numbers its own way."""
    return frozenset(_normal_triple(triple) for triple in triples)


def _normal_triple(triple: ox.Triple) -> ox.Triple:
    value = triple.object
    if not isinstance(value, ox.Literal) or value.datatype.value in _UNTOUCHED:
        return triple
    return ox.Triple(triple.subject, triple.predicate, _normal_literal(value))


@lru_cache(maxsize=10_000)
def _normal_literal(literal: ox.Literal) -> ox.Literal:
    memory = ox.Store()
    memory.add(ox.Quad(_ANY, _ANY, literal))
    return next(quad.object for quad in memory if isinstance(quad.object, ox.Literal))


@contextmanager
def open_store(path: Path | Address, *, read_only: bool = True) -> Iterator[Store]:
    """The store in a folder or on a server, closed afterwards. Only opening it for writing makes a new one.

    Raises:
        StoreError: there is none, it is something else, or another process is writing to it.
    """
    if isinstance(path, Address):
        from kg.graph.server import on_server

        with on_server(path, read_only=read_only) as (quads, kept):
            yield Store(quads, kept)
        return
    folder = Folder(path)
    if read_only:
        folder.check()
        yield Store(_opened(folder, read_only=True), folder)
        return
    folder.create()
    with one_writer(path):
        yield from _written(folder)


def _written(folder: Folder) -> Iterator[Store]:
    from kg.graph.journal import Journal
    from kg.graph.seeding import held_by

    folder.drop_unused()
    journal = Journal(folder.journal)
    store = Store(_opened(folder, read_only=False), folder, journal)
    if not journal.exists and len(store.oxigraph):
        journal.replace(held_by(store.oxigraph, folder))
    elif journal.broken_off:
        if (entry := journal.last()) is not None:
            store.replay(entry)
        journal.finish()
    try:
        yield store
        journal.finish()
    finally:
        del store._quads  # Oxigraph's lock goes with the last reference
        journal.close()


def _opened(folder: Folder, *, read_only: bool) -> ox.Store:
    try:
        if not read_only:
            return ox.Store(str(folder.quads))
        return ox.Store.read_only(str(folder.quads)) if folder.quads.is_dir() else ox.Store()
    except OSError as error:
        raise _unopened(folder.path, error) from error


def _unopened(path: Path, error: OSError) -> StoreError:
    if "LOCK" in str(error):
        return locked(path)
    return StoreError(
        f"the store {path} cannot be opened: {error}",
        fix=f"make the triples anew from the journal: kg --store {path} store rebuild",
    )
