"""Articles from what sources.py finds: plain text byte for byte, HTML, JSON lines one by one.

A plain text keeps every character, also carriage returns and no-break spaces; only a byte order mark at
its start goes. What is known about it lies beside it in ``<name>.meta.json`` (see metadata.py).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from io import BufferedReader
from pathlib import Path

from kg.errors import InputError
from kg.model import Article
from kg.text.metadata import HALF_PAIR, day, known, parsed, sidecar
from kg.text.sources import COLLECTIONS, PAGES, bare, expanded, opened

__all__ = ["LIMIT_CHARACTERS", "Unread", "article_from", "read_articles"]

LIMIT_CHARACTERS = 2_000_000
_BYTES_A_CHARACTER = 4
_BYTES_AN_ESCAPE = 12
_BLOCK = 1 << 20
_PEEKED = 64
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_BINARY_SAMPLE = 4096
_LEAST_WORDS_FOR_LANGUAGE = 20
_LANGUAGE_SAMPLE = 6000


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """An input that could not be read; the others go on."""

    name: str
    problem: InputError


def read_articles(
    sources: Iterable[str | Path], *, limit: int = LIMIT_CHARACTERS, any_language: bool = False
) -> Iterator[Article | Unread]:
    """Yield the articles of files, folders and "-" (standard input) in order, problems in their place."""
    for source in sources:
        try:
            for path in expanded(source):
                yield from _from_file(path, limit=limit, any_language=any_language)
        except InputError as problem:
            yield Unread(name=str(source), problem=problem)


def article_from(text: str, meta: Mapping[str, str | None] | None = None) -> Article:
    """``text`` as an article with what is known about it."""
    told = meta or {}
    return Article(
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=told.get("title"),
        author=told.get("author"),
        published=told.get("published"),
        publisher=told.get("publisher"),
        url=told.get("url"),
    )


def _from_file(path: Path, *, limit: int, any_language: bool) -> Iterator[Article | Unread]:
    name = "standard input" if str(path) == "-" else str(path)
    plain = bare(path)
    suffix = plain.suffix.lower()
    try:
        with opened(path, name) as stream:
            if suffix in COLLECTIONS or (name != str(path) and _starts_json_lines(stream)):
                yield from _from_lines(stream, name, limit=limit, any_language=any_language)
                return
            text = _decoded(_bytes(stream, path, limit), name)
        meta = sidecar(plain)
        if suffix in PAGES:
            text, told = _from_html(text, name)
            meta = {**told, **{k: v for k, v in meta.items() if v is not None}}
        yield _checked(article_from(text, meta), name, limit=limit, any_language=any_language)
    except InputError as problem:
        yield Unread(name=name, problem=problem)


def _bytes(stream: BufferedReader, path: Path, limit: int) -> bytes:
    most = limit * _BYTES_A_CHARACTER
    data = stream.read(most + 1)
    if len(data) > most:
        size = f"{path.stat().st_size:,}" if path.is_file() and bare(path) == path else f"more than {most:,}"
        raise _too_long(str(path), f"{size} bytes", limit)
    return data


def _starts_json_lines(stream: BufferedReader) -> bool:
    """Whether what comes looks like JSON lines: no article begins like this."""
    return re.match(rb'\s*\{\s*"\w+"\s*:', stream.peek(_PEEKED)[:_PEEKED]) is not None


def _decoded(data: bytes, name: str) -> str:
    if data.startswith(b"%PDF"):
        raise InputError(
            f"{name}: this is a PDF",
            why="kg reads text, HTML and JSON lines",
            fix=f"make text of it first: pdftotext {name}",
        )
    if data.startswith(_UTF_16):
        raise InputError(
            f"{name}: this is not UTF-8",
            why="its first two bytes are the mark of UTF-16",
            fix=f"convert it: iconv -f utf-16 -t utf-8 {name}",
        )
    if b"\0" in data[:_BINARY_SAMPLE]:
        raise InputError(
            f"{name}: this is no text",
            why=f"byte {data.index(0)} is zero, as in binary files",
            fix="give a text file in UTF-8",
        )
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name}: this is not UTF-8",
            why=f"byte {error.start} is 0x{data[error.start]:02x}, as in Latin-1 or Windows-1252 files",
            fix=f"convert it: iconv -f windows-1252 -t utf-8 {name}",
        ) from error
    if not text.strip():
        raise InputError(
            f"{name}: the file is empty", why=f"it holds {len(data)} bytes and no word", fix="give a file with text"
        )
    return text


def _from_html(text: str, name: str) -> tuple[str, dict[str, str | None]]:
    import trafilatura

    body = trafilatura.extract(text, include_comments=False, include_tables=False)
    if not body:
        raise InputError(f"{name}: no article was found in this page", fix="save the article's text as a .txt file")
    told = trafilatura.extract_metadata(text)
    return body, {
        "title": told.title,
        "author": told.author,
        "published": day(told.date),
        "publisher": told.sitename,
        "url": told.url,
    }


def _from_lines(stream: BufferedReader, name: str, *, limit: int, any_language: bool) -> Iterator[Article | Unread]:
    """One article a line: {"text": ..., and the metadata}; a line is read when its turn has come."""
    most = limit * _BYTES_AN_ESCAPE
    lines = iter(partial(stream.readline, most + 1), b"")
    for number, line in enumerate(lines, start=1):
        where = f"{name}, line {number}"
        try:
            if len(line) > most:
                _skip_line(stream)
                raise _too_long(where, f"more than {most:,} bytes", limit)
            if number == 1 or line.strip():
                text = _decoded(line, where if number > 1 else name)
                yield _checked(_from_line(text, where), where, limit=limit, any_language=any_language)
        except InputError as problem:
            yield Unread(name=where, problem=problem)
            if number == 1 and line.startswith(_UTF_16):
                return


def _skip_line(stream: BufferedReader) -> None:
    while (more := stream.readline(_BLOCK)) and not more.endswith(b"\n"):
        pass


def _from_line(line: str, where: str) -> Article:
    found = parsed(line, where)
    words = found.get("text") if isinstance(found, dict) else None
    if not isinstance(words, str) or not words.strip():
        raise InputError(f"{where}: there is no 'text'", fix='write {"text": "...", "title": "..."}')
    if half := HALF_PAIR.search(words):
        raise InputError(
            f"{where}: character {half.start()} of 'text' is half a surrogate pair",
            why="no file and no graph can hold it",
            fix="mend the text where it comes from; JSON escapes such characters in pairs",
        )
    return article_from(words, known(found, where))


def _checked(article: Article, name: str, *, limit: int, any_language: bool) -> Article:
    if len(article.text) > limit:
        raise _too_long(name, f"{len(article.text):,} characters", limit)
    if not any_language:
        _check_language(article.text, name)
    return article


def _too_long(name: str, size: str, limit: int) -> InputError:
    return InputError(
        f"{name}: the article has {size}",
        why=f"more than {limit:,} characters is no article but a collection, or a mistake",
        fix="split it into articles, one file each, or one JSON line each",
    )


def _check_language(text: str, name: str) -> None:
    """Refuse what is surely not English; a few words prove nothing."""
    sample = text[:_LANGUAGE_SAMPLE]
    if len(re.findall(r"\w{2,}", sample)) < _LEAST_WORDS_FOR_LANGUAGE:
        return
    import py3langid

    language, _ = py3langid.classify(sample)
    if language != "en":
        raise InputError(
            f"{name}: this is not English",
            why=f"its language looks like '{language}' (ISO 639-1), and kg's rules are for English",
            fix="use --any-language if it is English all the same",
        )
