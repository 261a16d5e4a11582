"""The store's journal: what every graph is to hold, in the order of writing, as compressed N-Quads.

    journal/000001.nq.gz     one gzip member an entry: ``zcat journal/*`` is N-Quads for any tool
    journal/open             there is a writer, or the last one was killed

The journal is the durable truth; the triple store is made from it (``kg store rebuild``). An entry is
whole or, if its writer was killed, torn and last in its file: each writer begins a new file, so that
nothing is ever written behind a torn entry.
"""

from __future__ import annotations

import gzip
import json
import os
import zlib
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import FileIO
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import StoreError

__all__ = ["Entry", "Journal", "Place", "Written"]

_HEAD, _END = b"# kg ", b"# end\n"
_LARGEST = 64_000_000
_CHUNK = 1 << 20
_LEVEL = 1  # three times as fast as the usual level, for a tenth more space


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the graph ``key`` holds from now on, with what it adds to shared graphs. Nothing, and no record: it is gone.

    ``record`` is what is known of an article beside its text.
    """

    key: str
    quads: tuple[ox.Quad, ...] = ()
    record: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """An entry as it stands in the journal, its quads as N-Quads: nothing has to be parsed to move it."""

    key: str
    record: Mapping[str, str]
    quads: bytes
    whole: bytes


@dataclass(frozen=True, slots=True)
class Place:
    """A file of the journal, and the number of an entry in it."""

    file: Path
    number: int


class Journal:
    """A journal in a folder, which is made with the first entry."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stream: FileIO | None = None

    @property
    def exists(self) -> bool:
        """Whether anything was ever written."""
        return self._folder.is_dir()

    @property
    def broken_off(self) -> bool:
        """Whether the last writer did not end as it should."""
        return self._mark.exists()

    @property
    def files(self) -> tuple[Path, ...]:
        """The journal's files, the oldest first."""
        return tuple(sorted(self._folder.glob("[0-9]*.nq.gz")))

    @property
    def _mark(self) -> Path:
        return self._folder / "open"

    # ---- reading ------------------------------------------------------------------------------

    def entries(self, torn: list[str] | None = None) -> Iterator[tuple[Place, Entry]]:
        """Yield the whole entries in their order; ``torn`` gets the names of files with another end."""
        for file in self.files:
            yield from _entries(file, torn if torn is not None else [])

    def keys(self, torn: list[str] | None = None) -> dict[str, Place]:
        """Where the last entry of each graph stands, for those that hold something."""
        places: dict[str, Place] = {}
        for file in self.files:
            for place, key, is_gone in _heads(file, torn if torn is not None else []):
                places.pop(key, None)
                if not is_gone:
                    places[key] = place
        return places

    def live(self, torn: list[str] | None = None) -> Iterator[Entry]:
        """Yield the last entry of each graph that holds something."""
        last = frozenset(self.keys(torn).values())
        return (entry for place, entry in self.entries() if place in last)

    def live_as_written(self, torn: list[str] | None = None) -> Iterator[Written]:
        """Yield what ``live`` does, unparsed."""
        last = frozenset(self.keys(torn).values())
        for file in self.files:
            for number, member in enumerate(_members(file, [])):
                if Place(file, number) in last:
                    said, body = _parted(member)
                    yield Written(key=said["graph"], record=said["record"], quads=body, whole=member)

    def last(self) -> Entry | None:
        """The last whole entry of the last file: the only one whose writing may have been broken off."""
        found = deque((entry for file in self.files[-1:] for _, entry in _entries(file, [])), maxlen=1)
        return found[0] if found else None

    # ---- writing ------------------------------------------------------------------------------

    def append(self, entry: Entry) -> None:
        """Write an entry, so that it outlives the process and the machine's power.

        Raises:
            StoreError: the disk takes no more; nothing of the entry is left then.
        """
        packed = gzip.compress(_packed(entry), _LEVEL, mtime=0)
        stream = self._opened()
        before = stream.tell()
        try:
            _write_all(stream, packed)
            os.fsync(stream.fileno())
        except OSError as error:
            stream.truncate(before)
            stream.seek(before)
            raise StoreError(
                f"{stream.name} cannot be written: {error.strerror or error}",
                why="what is not in the journal is not in the store",
                fix="make space and run the same command again: it goes on where it stopped",
            ) from error

    def replace(self, entries: Iterable[Entry | Written]) -> None:
        """Write ``entries`` in place of all that the journal has."""
        old = self.files
        self._folder.mkdir(exist_ok=True)
        written = self._next()
        beside = written.with_suffix(".part")
        with beside.open("wb") as stream:
            for entry in entries:
                whole = entry.whole if isinstance(entry, Written) else _packed(entry)
                stream.write(gzip.compress(whole, _LEVEL, mtime=0))
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(written)
        # The oldest first: while an entry that takes something away is there, what it takes away may be.
        for file in old:
            file.unlink()

    def finish(self) -> None:
        """Say that all entries have reached the triple store."""
        self._mark.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the file that was written to."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def _opened(self) -> FileIO:
        if self._stream is not None and self._stream.tell() > _LARGEST:
            self.close()
        if self._stream is None:
            self._folder.mkdir(exist_ok=True)
            self._mark.touch()
            self._stream = FileIO(self._next(), "x")
        return self._stream

    def _next(self) -> Path:
        number = max((int(file.name.partition(".")[0]) for file in self.files), default=0) + 1
        return self._folder / f"{number:06}.nq.gz"


def _write_all(stream: FileIO, content: bytes) -> None:
    """Write to a file without a buffer, which takes what it can: a buffer would keep what a full disk refuses."""
    rest = memoryview(content)
    while rest:
        rest = rest[stream.write(rest) :]


def _packed(entry: Entry) -> bytes:
    head = {"graph": entry.key, "quads": len(entry.quads), "record": dict(entry.record)}
    body = ox.serialize(entry.quads, format=ox.RdfFormat.N_QUADS) or b""
    return _HEAD + json.dumps(head, sort_keys=True).encode() + b"\n" + body + _END


def _entries(file: Path, torn: list[str]) -> Iterator[tuple[Place, Entry]]:
    for number, member in enumerate(_members(file, torn)):
        said, body = _parted(member)
        quads = tuple(ox.parse(body, format=ox.RdfFormat.N_QUADS))
        yield Place(file, number), Entry(key=said["graph"], quads=quads, record=said["record"])


def _heads(file: Path, torn: list[str]) -> Iterator[tuple[Place, str, bool]]:
    for number, member in enumerate(_members(file, torn)):
        said, _ = _parted(member)
        yield Place(file, number), said["graph"], said["quads"] == 0 and not said["record"]


def _parted(member: bytes) -> tuple[dict[str, Any], bytes]:
    """What an entry's first line says, and its quads."""
    head, _, body = member.removesuffix(_END).partition(b"\n")
    return json.loads(head.removeprefix(_HEAD)), body


def _members(file: Path, torn: list[str]) -> Iterator[bytes]:
    """Yield the gzip members of a file, as far as they are whole."""
    with file.open("rb") as stream:
        rest = stream.read(_CHUNK)
        while rest:
            unpacker, parts = zlib.decompressobj(wbits=31), []
            while rest and not unpacker.eof:
                try:
                    parts.append(unpacker.decompress(rest))
                except zlib.error:
                    torn.append(file.name)
                    return
                rest = unpacker.unused_data or stream.read(_CHUNK)
            member = b"".join(parts)
            if not unpacker.eof or not member.endswith(_END):
                torn.append(file.name)
                return
            yield member
