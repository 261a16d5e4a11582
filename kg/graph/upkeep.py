"""A store made anew from its journal, and whether the two agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox

from kg import iris
from kg.errors import StoreError
from kg.graph.changes import SHARED_GRAPHS, article_of, placed
from kg.graph.folder import Folder
from kg.graph.journal import Entry, Journal, Written
from kg.graph.lock import one_writer
from kg.graph.store import Store

__all__ = ["Rebuilt", "problems", "rebuild"]

_BATCH = 20_000_000  # bytes at a time: larger ones are no faster, and the memory grows with them


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """What a new store was made of; ``torn`` are the files whose last entry was not whole."""

    articles: int
    quads: int
    torn: tuple[str, ...]


def rebuild(path: Path) -> Rebuilt:
    """What was made: the triples anew from the journal, and the journal without what is outdated.

    Readers keep what they had; killed at any moment, the store is the old one or the new one.

    Raises:
        StoreError: there is no store, it has no journal, or somebody is writing to it.
    """
    folder = Folder(path)
    folder.check()
    with one_writer(path):
        journal = Journal(folder.journal)
        if not journal.files:
            raise StoreError(
                f"{path} has no journal",
                why="it was made by an older kg and not written to since",
                fix=f"build it anew from its texts: kg --store NEW-FOLDER ingest {path / 'articles'}",
            )
        torn: list[str] = []
        place = folder.other_quads()
        articles = _fill(place, journal.live_as_written(torn), folder)
        quads = len(_opened(place))
        folder.use(place)
        journal.replace(journal.live_as_written())
        journal.finish()
    return Rebuilt(articles=articles, quads=quads, torn=tuple(dict.fromkeys(torn)))


def _fill(place: Path, entries: Iterable[Written], folder: Folder) -> int:
    """How many articles there are, after all is in the new store at ``place``."""
    store = ox.Store(str(place))
    articles = 0
    batch = bytearray()
    for entry in entries:
        batch += entry.quads
        if len(batch) >= _BATCH:
            _load(store, bytes(batch))
            batch.clear()
        if entry.record and (article := article_of(entry.key)) is not None:
            articles += 1
            if folder.record(article) != entry.record:
                folder.keep_record(article, entry.record)
    _load(store, bytes(batch))
    store.flush()
    return articles


def _load(store: ox.Store, quads: bytes) -> None:
    """Take N-Quads of the journal in, and the triples without their graph: the name is what stands last."""
    # kg wrote them: that IRIs and literals are right need not be checked again.
    store.bulk_load(quads, format=ox.RdfFormat.N_QUADS, lenient=True)
    triples = b"".join(line[: line.rindex(b" <")] + b" .\n" for line in quads.splitlines())
    store.bulk_load(triples, format=ox.RdfFormat.N_TRIPLES, lenient=True)


def _opened(place: Path) -> ox.Store:
    return ox.Store.read_only(str(place))


def _with_copies(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    for quad in quads:
        yield quad
        yield from placed(quad.triple, ox.DefaultGraph())


def problems(store: Store) -> Iterator[str]:
    """Yield what does not agree between journal, triples and texts; nothing, if all is well."""
    folder = Folder(store.path)
    journal = Journal(folder.journal)
    if not journal.files:
        yield "there is no journal"
        return
    if journal.broken_off:
        yield "a writer is at work, or was killed: the next one makes its last article good"
    torn: list[str] = []
    known = journal.keys(torn)
    yield from (f"journal/{name} ends in a torn entry" for name in dict.fromkeys(torn))
    graphs = set(store.graphs())
    yield from (f"{graph} is not in the journal" for graph in sorted(graphs - known.keys() - SHARED_GRAPHS))
    for entry in journal.live():
        yield from _entry(store, entry)
    yield from _copies(store)
    for article in store.articles():
        yield from _text(folder, article)
        if iris.article_graph(article) not in known:
            yield f"article {article} is kept but not in the journal"


def _entry(store: Store, entry: Entry) -> Iterator[str]:
    missing = sum(quad not in store.oxigraph for quad in _with_copies(entry.quads))
    if missing:
        yield f"{entry.key}: {missing} quads of the journal are not in the store"
    own = sum(quad.graph_name == ox.NamedNode(entry.key) for quad in entry.quads)
    held = sum(1 for _ in store.quads(entry.key))
    if held > own:
        yield f"{entry.key}: {held - own} quads of the store are not in the journal"


def _copies(store: Store) -> Iterator[str]:
    """The default graph holds nothing that no named graph holds; a shared one, nothing that no article does."""
    stray = sum(
        1 for quad in store.oxigraph.quads_for_pattern(None, None, None, ox.DefaultGraph()) if _alone(store, quad)
    )
    if stray:
        yield f"{stray} triples of the default graph are in no named graph"
    for name in sorted(SHARED_GRAPHS):
        if stray := sum(not _of_article(store, quad) for quad in store.quads(name)):
            yield f"{stray} triples of {name} are in no article's graph"


def _alone(store: Store, quad: ox.Quad) -> bool:
    return all(isinstance(name, ox.DefaultGraph) for name in _graphs(store, quad))


def _of_article(store: Store, quad: ox.Quad) -> bool:
    return any(isinstance(name, ox.NamedNode) and article_of(name.value) for name in _graphs(store, quad))


def _graphs(store: Store, quad: ox.Quad) -> Iterator[object]:
    found = store.oxigraph.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
    return (each.graph_name for each in found)


def _text(folder: Folder, article: str) -> Iterator[str]:
    try:
        text = folder.text(article)
    except StoreError as error:
        yield error.what
        return
    if sha256(text.encode()).hexdigest()[: len(article)] != article:
        yield f"the text of article {article} is not what was read"
