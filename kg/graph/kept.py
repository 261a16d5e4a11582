"""Articles kept on a server beside its quads: texts and records, in a graph that no query without GRAPH sees.

What people decide (verdicts, who is who) is kept on this machine, in the folder ``path``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox

from kg import iris, terms
from kg.errors import StoreError
from kg.graph.address import Address
from kg.graph.changes import Change, update_text
from kg.graph.folder import article_of_record, known_by
from kg.graph.remote import RemoteQuads
from kg.model import Article
from kg.resources import state_folder

__all__ = ["Kept"]

_GRAPH = ox.NamedNode(iris.graph("kept"))
_TEXT, _RECORD = ox.NamedNode(str(terms.keptText)), ox.NamedNode(str(terms.keptRecord))


class Kept:
    """A server's articles, with the methods of a store's folder."""

    def __init__(self, quads: RemoteQuads, address: Address) -> None:
        self._quads = quads
        self._address = address

    @property
    def path(self) -> Path:
        """Where this machine keeps what people decided about the server's graph."""
        return state_folder() / sha256(self._address.url.encode()).hexdigest()[:16]

    def ids(self) -> Iterator[str]:
        """Yield the ids of the articles kept here, sorted."""
        start = iris.article("")
        found = self._quads.quads_for_pattern(None, _RECORD, None, _GRAPH)
        yield from sorted(q.subject.value.removeprefix(start) for q in found if isinstance(q.subject, ox.NamedNode))

    def text(self, article_id: str) -> str:
        """The text of an article as it was read. Raises StoreError if it is not here."""
        text = self._one(article_id, _TEXT)
        if text is None:
            raise StoreError(
                f"the text of article {article_id} is not in the store",
                why=f"{self._address} does not hold it",
                fix="ingest the article again",
            )
        return text

    def article(self, article_id: str) -> Article:
        """An article as it was read, with what is known about it; the hash is that of the text."""
        return article_of_record(self.text(article_id), self.record(article_id))

    def record(self, article_id: str) -> dict[str, str]:
        """What was kept of an article beside its text; nothing where it is not in."""
        found = self._one(article_id, _RECORD)
        return dict(json.loads(found)) if found is not None else {}

    def read_by(self, article: Article) -> str | None:
        """The reader that read just this text with this metadata, or None."""
        return known_by(self.record(article.id), article)

    def keep_text(self, article: Article) -> None:
        """Write the text down; to be done before anything refers to it."""
        if self._one(article.id, _TEXT) is None:
            self._put(article.id, _TEXT, article.text)

    def keep_record(self, article_id: str, record: Mapping[str, str]) -> None:
        """Write down what is known; to be done last, since it says that the article is in."""
        self._put(article_id, _RECORD, json.dumps(dict(record), ensure_ascii=False, sort_keys=True))

    def forget_meta(self, article_id: str) -> None:
        """Take the record away: the article counts as not read from now on."""
        self._forget(article_id, _RECORD)

    def forget_text(self, article_id: str) -> None:
        """Take the text away, when nothing refers to it any more."""
        self._forget(article_id, _TEXT)

    def _one(self, article_id: str, term: ox.NamedNode) -> str | None:
        found = self._quads.quads_for_pattern(_subject(article_id), term, None, _GRAPH)
        return next((quad.object.value for quad in found if isinstance(quad.object, ox.Literal)), None)

    def _put(self, article_id: str, term: ox.NamedNode, words: str) -> None:
        self._forget(article_id, term)
        new = ox.Quad(_subject(article_id), term, ox.Literal(words), _GRAPH)
        self._quads.update(update_text(Change(add=frozenset({new}))))

    def _forget(self, article_id: str, term: ox.NamedNode) -> None:
        old = frozenset(self._quads.quads_for_pattern(_subject(article_id), term, None, _GRAPH))
        if old:
            self._quads.update(update_text(Change(remove=old)))


def _subject(article_id: str) -> ox.NamedNode:
    return ox.NamedNode(iris.article(article_id))
