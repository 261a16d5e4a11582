"""Articles from files: plain text byte for byte, HTML, JSON lines, folders, standard input.

A plain text keeps every character, also carriage returns and no-break spaces; only a byte order mark at
its start goes. What is known about it lies beside it in ``<name>.meta.json``: title, author, published (as
YYYY-MM-DD; or date, taken if it is a whole one), publisher, url, each optional; other keys are ignored.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.model import Article

__all__ = ["LIMIT_CHARACTERS", "Unread", "article_from", "read_articles"]

LIMIT_CHARACTERS = 2_000_000
_SUFFIXES = (".txt", ".html", ".htm", ".jsonl", ".ndjson")
_META = ("title", "author", "published", "publisher", "url")
_WRITTEN_DAYS = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y")
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:T[\d:.+Z-]+)?)?)?")
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
            found = list(_expanded(source))
        except InputError as problem:
            yield Unread(name=str(source), problem=problem)
            continue
        for path in found:
            yield from _from_file(path, limit=limit, any_language=any_language)


def article_from(text: str, meta: Mapping[str, str | None] | None = None) -> Article:
    """``text`` as an article with what is known about it."""
    known = meta or {}
    return Article(
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=known.get("title"),
        author=known.get("author"),
        published=known.get("published"),
        publisher=known.get("publisher"),
        url=known.get("url"),
    )


def _expanded(source: str | Path) -> Iterator[Path]:
    path = Path(source)
    if str(source) == "-":
        yield path
    elif path.is_dir():
        found = sorted(p for p in path.rglob("*") if p.suffix.lower() in _SUFFIXES and p.is_file())
        if not found:
            raise InputError(
                f"{path}: the folder holds no article",
                why=f"articles end in {', '.join(_SUFFIXES)}",
                fix="name another folder",
            )
        yield from found
    elif path.exists():
        yield path
    else:
        raise InputError(f"{path}: there is no such file", fix="check the name; '-' reads standard input")


def _from_file(path: Path, *, limit: int, any_language: bool) -> Iterator[Article | Unread]:
    name = "standard input" if str(path) == "-" else str(path)
    try:
        text = _decoded(_bytes(path, name), name)
        suffix = path.suffix.lower()
        if suffix in {".jsonl", ".ndjson"}:
            yield from _from_lines(text, name, limit=limit, any_language=any_language)
            return
        meta = _sidecar(path)
        if suffix in {".html", ".htm"}:
            text, told = _from_html(text, name)
            meta = {**told, **{k: v for k, v in meta.items() if v is not None}}
        yield _checked(article_from(text, meta), name, limit=limit, any_language=any_language)
    except InputError as problem:
        yield Unread(name=name, problem=problem)


def _bytes(path: Path, name: str) -> bytes:
    if str(path) == "-":
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            f"{name}: cannot be read", why=str(error.strerror), fix="check the file's permissions"
        ) from error


def _decoded(data: bytes, name: str) -> str:
    if not data.strip():
        raise InputError(
            f"{name}: the file is empty", why=f"it holds {len(data)} bytes and no word", fix="give a file with text"
        )
    if data.startswith(b"%PDF"):
        raise InputError(
            f"{name}: this is a PDF",
            why="kg reads text, HTML and JSON lines",
            fix=f"make text of it first: pdftotext {name}",
        )
    if b"\0" in data[:4096]:
        raise InputError(
            f"{name}: this is no text",
            why=f"byte {data.index(0)} is zero, as in binary files",
            fix="give a text file in UTF-8",
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name}: this is not UTF-8",
            why=f"byte {error.start} is 0x{data[error.start]:02x}, as in Latin-1 or Windows-1252 files",
            fix=f"convert it: iconv -f windows-1252 -t utf-8 {name}",
        ) from error
    return text.removeprefix("\ufeff")


def _sidecar(path: Path) -> dict[str, str | None]:
    beside = path.with_suffix(".meta.json")
    if str(path) == "-" or not beside.is_file():
        return {}
    try:
        found = json.loads(beside.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InputError(f"{beside}: this is no JSON", why=str(error), fix="mend the file or remove it") from error
    return _meta(found, str(beside))


def _meta(found: object, where: str) -> dict[str, str | None]:
    """The metadata in ``found``; all that is wrong with it is told at once."""
    if not isinstance(found, dict):
        raise InputError(f"{where}: the metadata is no object", fix='write {"title": "...", "published": "2021-12-09"}')
    known: dict[str, str | None] = {}
    problems = []
    for field in _META:
        value = found.get(field) or None
        if field == "published" and value is None:
            known[field] = _day(found.get("date"))
            continue
        if value is not None and not isinstance(value, str):
            problems.append(f"'{field}' is {value!r}, wanted text")
        elif field == "published" and value is not None and not _DAY.fullmatch(value):
            problems.append(f"'published' is '{value}', wanted YYYY-MM-DD")
        else:
            known[field] = value[:10] if field == "published" and value is not None else value
    if problems:
        raise InputError(
            f"{where}: {'; '.join(problems)}", why="dates are compared and texts are shown", fix="mend these keys"
        )
    return known


def _day(value: object) -> str | None:
    """A "date" as ISO 8601 if it is a whole one ("July 29, 2011"); a partial one stays unknown."""
    if not isinstance(value, str):
        return None
    if _DAY.fullmatch(value):
        return value[:10]
    for form in _WRITTEN_DAYS:
        try:
            parsed = time.strptime(re.sub(r"(?<=[a-z])\.", "", value).replace("Sept ", "Sep "), form)
        except ValueError:
            continue
        return f"{parsed.tm_year:04}-{parsed.tm_mon:02}-{parsed.tm_mday:02}"
    return None


def _from_html(text: str, name: str) -> tuple[str, dict[str, str | None]]:
    import trafilatura

    body = trafilatura.extract(text, include_comments=False, include_tables=False)
    if not body:
        raise InputError(f"{name}: no article was found in this page", fix="save the article's text as a .txt file")
    told = trafilatura.extract_metadata(text)
    date = told.date if told is not None and told.date and _DAY.fullmatch(told.date) else None
    meta = (
        {"title": told.title, "author": told.author, "published": date, "publisher": told.sitename, "url": told.url}
        if told is not None
        else {}
    )
    return body, meta


def _from_lines(text: str, name: str, *, limit: int, any_language: bool) -> Iterator[Article | Unread]:
    """One article a line: {"text": ..., and the metadata}."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{name}, line {number}"
        try:
            yield _checked(_from_line(line, where), where, limit=limit, any_language=any_language)
        except InputError as problem:
            yield Unread(name=where, problem=problem)


def _from_line(line: str, where: str) -> Article:
    try:
        found = json.loads(line)
    except ValueError as error:
        raise InputError(f"{where}: this is no JSON", why=str(error), fix="write one JSON object a line") from error
    words = found.get("text") if isinstance(found, dict) else None
    if not isinstance(words, str) or not words.strip():
        raise InputError(f"{where}: there is no 'text'", fix='write {"text": "...", "title": "..."}')
    return article_from(words, _meta(found, where))


def _checked(article: Article, name: str, *, limit: int, any_language: bool) -> Article:
    if len(article.text) > limit:
        raise InputError(
            f"{name}: the article has {len(article.text):,} characters",
            why=f"more than {limit:,} is no article but a collection, or a mistake",
            fix="split it into articles, one file each, or one JSON line each",
        )
    if not any_language:
        _check_language(article.text, name)
    return article


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
