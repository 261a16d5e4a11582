"""The store's folder: what marks it as one, and the articles' texts kept byte for byte.

    kg-store.json              format, namespace, and which folder has the quads
    journal/                   what each graph is to hold: the durable truth (see journal.py)
    oxigraph/                  the quads, made from the journal: ``kg store rebuild``
    articles/<id>.txt          the text as read, in UTF-8
    articles/<id>.meta.json    what is known about it, and which reader read it
    lock                       the writer's, with its process id

``kg ingest STORE/articles`` builds a store anew from the texts alone.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import StoreError
from kg.iris import BASE

if TYPE_CHECKING:
    from kg.model import Article

__all__ = ["Folder", "article_of_record", "known_by", "record_of", "write_atomically"]

_MARKER = "kg-store.json"
_QUADS = "oxigraph"
_FORMAT = 1
_KNOWN_FIELDS = ("title", "author", "published", "publisher", "url")


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file wholly or not at all; a reader sees the old or the new one."""
    import tempfile

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    """The process's mask; mkstemp ignores it, and only setting it tells its value."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


@dataclass(frozen=True, slots=True)
class Folder:
    """A store's place on disk."""

    path: Path

    @property
    def quads(self) -> Path:
        """Where the triple store keeps its files."""
        try:
            return self.path / str(json.loads((self.path / _MARKER).read_text(encoding="utf-8")).get("quads", _QUADS))
        except (OSError, ValueError, AttributeError):
            return self.path / _QUADS

    @property
    def journal(self) -> Path:
        """Where the journal keeps its files."""
        return self.path / "journal"

    def other_quads(self) -> Path:
        """A folder for triples that is not in use, empty; ``use`` takes it into use."""
        self.drop_unused()
        last = self.quads.name.removeprefix(_QUADS).strip("-") or "1"
        return self.path / f"{_QUADS}-{int(last) + 1}"

    def use(self, quads: Path) -> None:
        """Take another folder of triples for this store's, at once, and drop the one before."""
        self._mark(quads.name)
        self.drop_unused()

    def drop_unused(self) -> None:
        """Remove the folders of triples that are not in use: what a rebuild leaves, also if it was killed."""
        import shutil

        for found in self.path.glob(f"{_QUADS}*"):
            if found.name != self.quads.name and found.is_dir():
                shutil.rmtree(found)

    def _mark(self, quads: str = _QUADS) -> None:
        known = {"format": _FORMAT, "namespace": BASE} | ({} if quads == _QUADS else {"quads": quads})
        write_atomically(self.path / _MARKER, (json.dumps(known, indent=2) + "\n").encode())

    @property
    def _articles(self) -> Path:
        return self.path / "articles"

    def check(self) -> None:
        """Raise StoreError unless this is a store that this version of kg can read."""
        if not self.path.exists():
            raise StoreError(
                f"there is no store at {self.path}",
                why="only 'kg ingest' makes one",
                fix=f"kg --store {self.path} ingest ARTICLES",
            )
        if not (self.path / _MARKER).is_file():
            raise StoreError(
                f"{self.path} is not a kg store",
                why=f"it is a file, or a folder without {_MARKER}",
                fix="name a store with --store or KG_STORE, or a new folder",
            )
        self._check_marker()

    def _check_marker(self) -> None:
        marker = self.path / _MARKER
        try:
            stated = json.loads(marker.read_text(encoding="utf-8"))
            format_, namespace = stated["format"], stated["namespace"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreError(
                f"{marker} cannot be read: {error}",
                why="it says which format the store has",
                fix=_rebuild(self.path),
            ) from error
        if format_ != _FORMAT:
            raise StoreError(
                f"{self.path} has store format {format_!r}; this kg reads format {_FORMAT}",
                fix=_rebuild(self.path),
            )
        if namespace != BASE:
            raise StoreError(
                f"{self.path} was made with the namespace {namespace}",
                why=f"the configured namespace is {BASE}, and no query would find anything",
                fix=f"set KG_NAMESPACE={namespace}, or use another store",
            )

    def create(self) -> None:
        """Make the folder a store, unless it is one; refuse one that holds something else."""
        if not self.path.exists() or (self.path.is_dir() and not any(self.path.iterdir())):
            self._articles.mkdir(parents=True, exist_ok=True)
            self._mark()
        self.check()

    # ---- articles -----------------------------------------------------------------------------

    def ids(self) -> Iterator[str]:
        """Yield the ids of the articles kept here, sorted."""
        yield from sorted(path.name.removesuffix(".meta.json") for path in self._articles.glob("*.meta.json"))

    def text(self, article_id: str) -> str:
        """The text of an article as it was read.

        Raises:
            StoreError: it is not here, or is no longer UTF-8.
        """
        path = self._articles / f"{article_id}.txt"
        try:
            return path.read_bytes().decode()
        except FileNotFoundError as error:
            raise StoreError(
                f"the text of article {article_id} is not in the store",
                why=f"{path} is missing",
                fix="ingest the article again",
            ) from error
        except UnicodeDecodeError as error:
            raise StoreError(f"{path} is not UTF-8 any more", fix="ingest the article again") from error

    def article(self, article_id: str) -> Article:
        """An article as it was read, with what is known about it; the hash is that of the text."""
        return article_of_record(self.text(article_id), self._meta(article_id))

    def read_by(self, article: Article) -> str | None:
        """The reader that read just this text with this metadata, or None."""
        return known_by(self._meta(article.id), article)

    def keep_text(self, article: Article) -> None:
        """Write the text down; to be done before anything refers to it."""
        self._articles.mkdir(exist_ok=True)
        write_atomically(self._articles / f"{article.id}.txt", article.text.encode())

    def keep_record(self, article_id: str, record: Mapping[str, str]) -> None:
        """Write down what ``record_of`` told; to be done last, since it says that the article is in."""
        content = json.dumps(dict(record), indent=2, ensure_ascii=False, sort_keys=True) + "\n"
        write_atomically(self._articles / f"{article_id}.meta.json", content.encode())

    def forget_meta(self, article_id: str) -> None:
        """Take the metadata away: the article counts as not read from now on."""
        (self._articles / f"{article_id}.meta.json").unlink(missing_ok=True)

    def forget_text(self, article_id: str) -> None:
        """Take the text away, when nothing refers to it any more."""
        (self._articles / f"{article_id}.txt").unlink(missing_ok=True)

    def record(self, article_id: str) -> dict[str, str]:
        """What was kept of an article beside its text; nothing where it is not in."""
        return {name: value for name, value in self._meta(article_id).items() if isinstance(value, str)}

    def holds_text(self, article: Article) -> bool:
        """Whether the text is here, byte for byte."""
        try:
            return (self._articles / f"{article.id}.txt").read_bytes() == article.text.encode()
        except OSError:
            return False

    def _meta(self, article_id: str) -> dict[str, Any]:
        path = self._articles / f"{article_id}.meta.json"
        try:
            meta = json.loads(path.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return {}
        return meta if isinstance(meta, dict) else {}


def record_of(article: Article, reader: str) -> dict[str, str]:
    """What is known of an article beside its text, and which reader read it."""
    known = {name: getattr(article, name) for name in _KNOWN_FIELDS}
    return {name: value for name, value in known.items() if value is not None} | {
        "sha256": article.sha256,
        "reader": reader,
    }


def article_of_record(text: str, record: Mapping[str, Any]) -> Article:
    """The article of a text, with what its record tells."""
    from kg.model import Article

    known = {name: record.get(name) for name in _KNOWN_FIELDS}
    return Article(text=text, sha256=sha256(text.encode()).hexdigest(), **known)


def known_by(record: Mapping[str, Any], article: Article) -> str | None:
    """The reader of a record, if the record is of just this article with this metadata."""
    same = all(record.get(name) == getattr(article, name) for name in _KNOWN_FIELDS)
    reader = record.get("reader")
    return reader if same and isinstance(reader, str) else None


def _rebuild(path: Path) -> str:
    return f"build it anew: kg --store NEW-FOLDER ingest {path / 'articles'}"
