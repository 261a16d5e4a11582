"""Where articles lie: files, folders, patterns and standard input, each of them packed with gzip or not."""

from __future__ import annotations

import glob
import gzip
import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError

__all__ = ["COLLECTIONS", "PAGES", "bare", "count", "expanded", "opened"]

PAGES = (".html", ".htm")
COLLECTIONS = (".jsonl", ".ndjson")
_SUFFIXES = (".txt", *PAGES, *COLLECTIONS)
_PACKED = ".gz"
_GZIP_MARK = b"\x1f\x8b"
_BLOCK = 1 << 20


def expanded(source: str | Path) -> Iterator[Path]:
    """Yield the files that ``source`` names, those of a folder or a pattern sorted.

    Raises:
        InputError: there is none.
    """
    path = Path(source)
    if str(source) == "-" or path.is_file():
        yield path
    elif path.is_dir():
        yield from _found(sorted(p for p in path.rglob("*") if _is_article(p, path)), f"{path}: the folder")
    elif path.exists():
        yield path
    elif glob.has_magic(str(source)):
        named = sorted(Path(name) for name in glob.glob(str(source), recursive=True))  # noqa: PTH207 - Path.glob refuses /a/*
        files = (each for p in named for each in (expanded(p) if p.is_dir() else [p]))
        yield from _found([p for p in files if not p.name.endswith(".meta.json")], f"{source}: the pattern")
    else:
        raise InputError(f"{path}: there is no such file", fix="check the name; '-' reads standard input")


def _found(files: list[Path], what: str) -> list[Path]:
    if not files:
        raise InputError(
            f"{what} holds no article",
            why=f"articles end in {', '.join(_SUFFIXES)}, or that and .gz",
            fix="name another",
        )
    return files


def bare(path: Path) -> Path:
    """The name without the ending that says it is packed."""
    return path.with_suffix("") if path.suffix.lower() == _PACKED else path


def _is_article(path: Path, folder: Path) -> bool:
    """Whether ``path`` looks like an article; what lies in hidden folders (.git, .venv) is none."""
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return not hidden and bare(path).suffix.lower() in _SUFFIXES and path.is_file()


@contextmanager
def opened(path: Path, name: str) -> Iterator[io.BufferedReader]:
    """The bytes of a file or of standard input, unpacked where they are gzip's, whatever the name says.

    Raises:
        InputError: the file cannot be read, or what is packed in it is broken.
    """
    try:
        if str(path) == "-":
            yield _unpacked(_peeking(sys.stdin.buffer))
        else:
            with path.open("rb") as stream:
                yield _unpacked(stream)
    except (EOFError, gzip.BadGzipFile) as error:
        raise InputError(f"{name}: the gzip file is broken", why=str(error), fix="fetch or pack it again") from error
    except OSError as error:
        raise InputError(
            f"{name}: cannot be read", why=str(error.strerror or error), fix="check the file's permissions"
        ) from error


def _peeking(stream: BinaryIO) -> io.BufferedReader:
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[arg-type]


def _unpacked(stream: io.BufferedReader) -> io.BufferedReader:
    if stream.peek(len(_GZIP_MARK))[: len(_GZIP_MARK)] != _GZIP_MARK:
        return stream
    return io.BufferedReader(gzip.GzipFile(fileobj=stream))


def count(sources: Iterable[str | Path]) -> int | None:
    """How many articles there are about, for a sign of progress; None where only reading would tell."""
    total = 0
    for source in sources:
        if str(source) == "-":
            return None
        try:
            total += sum(_articles(path) for path in expanded(source))
        except InputError:
            total += 1  # it will be told when it is read
    return total


def _articles(path: Path) -> int:
    if bare(path).suffix.lower() not in COLLECTIONS:
        return 1
    with opened(path, str(path)) as stream:
        return sum(block.count(b"\n") for block in iter(lambda: stream.read(_BLOCK), b"")) or 1
