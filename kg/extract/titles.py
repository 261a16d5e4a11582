"""Titles, ranks and posts as they stand in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from kg.extract.mentions import TokenIndex
from kg.extract.reading import Reading
from kg.model import Span
from kg.resources import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Title", "Titles", "find_titles"]

_WORD: Final = re.compile(r"[^\W_]+")
_GAP: Final = re.compile(r"[ \u00a0.‐-]{1,2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """Words for a post: ``kind`` is rank, honorific or post; ``name`` is written out in full."""

    span: Span
    first: int
    last: int
    kind: str
    name: str


class Titles:
    """The titles of one text by token."""

    def __init__(self, found: tuple[Title, ...]) -> None:
        self.all = found
        self._by_token = {i: title for title in found for i in range(title.first, title.last + 1)}
        self._by_last = {title.last: title for title in found}

    def at(self, index: int) -> Title | None:
        """The title that holds token ``index``."""
        return self._by_token.get(index)

    def covers(self, token: Token) -> bool:
        """Whether ``token`` is part of a title."""
        return token.i in self._by_token

    def before(self, token: Token) -> bool:
        """Whether a title ends right before ``token``."""
        return token.i - 1 in self._by_last and not token.doc[token.i - 1].is_space


@cache
def _phrases(lexicon: Lexicon) -> dict[tuple[str, ...], tuple[str, str]]:
    """Words of a title -> kind and full name; ranks win over posts, posts over honorifics."""
    found: dict[tuple[str, ...], tuple[str, str]] = {}
    sources = [
        *((text, "rank", full) for text, full in lexicon.table("actors", "ranks").items()),
        *((text, "post", full) for text, full in lexicon.table("actors", "titles").items()),
        *((text, "post", "") for text in sorted(lexicon.words("actors", "posts"))),
        *((text, "post", "") for text in sorted(lexicon.words("actors", "roles"))),
        *((text, "honorific", "") for text in sorted(lexicon.words("actors", "honorifics"))),
    ]
    for text, kind, full in sources:
        found.setdefault(tuple(_WORD.findall(text)), (kind, full))
    return found


@cache
def _longest(lexicon: Lexicon) -> dict[str, int]:
    """First word of a title -> how many words the longest title has that begins so."""
    found: dict[str, int] = {}
    for words in _phrases(lexicon):
        found[words[0]] = max(found.get(words[0], 0), len(words))
    return found


def find_titles(reading: Reading, index: TokenIndex) -> Titles:
    """The titles in ``reading``; a rank counts only where it is written like a title or a noun."""
    return Titles(tuple(_found(reading, index)))


def _found(reading: Reading, index: TokenIndex) -> Iterator[Title]:
    text = reading.article.text
    phrases, longest = _phrases(reading.lexicon), _longest(reading.lexicon)
    words = list(_WORD.finditer(text))
    lower = [word.group().lower() for word in words]
    at = 0
    while at < len(words):
        title, length = None, 1
        for size in range(min(longest.get(lower[at], 0), len(words) - at), 0, -1):
            run = words[at : at + size]
            entry = phrases.get(tuple(lower[at : at + size]))
            if entry and all(_GAP.fullmatch(text[a.end() : b.start()]) for a, b in pairwise(run)):
                title, length = _title(reading, index, run=run, entry=entry), size
                break
        if title is not None:
            yield title
        at += length


def _title(reading: Reading, index: TokenIndex, *, run: list[re.Match[str]], entry: tuple[str, str]) -> Title | None:
    text = reading.article.text
    kind, full = entry
    start, end = run[0].start(), run[-1].end()
    head = reading.doc[index.at(run[-1].start())]
    short = len(run[-1].group()) <= 4 and kind == "rank"
    if (kind == "rank" or full) and text[start].islower() and (short or head.pos_ not in {"NOUN", "PROPN"}):
        return None
    if text[end : end + 1] == "." and (short or (full and not full.lower().startswith(run[0].group().lower()[:4]))):
        end += 1
    return Title(
        span=Span(start, end),
        first=index.at(start),
        last=index.at(end - 1),
        kind=kind,
        name=full or text[start:end].strip("."),
    )
