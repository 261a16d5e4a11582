"""A name as it stands in the text, before it is known who bears it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.gazetteer import Entry
from kg.extract.reading import Reading, once_per_reading
from kg.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Mention", "TokenIndex", "chosen", "runs"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Tokens ``first`` to ``last`` (both included) name something of this ``kind``.

    ``kind`` is an actor type, or forces, government, media, demonym, place, thing. ``span`` leaves out
    articles and the possessive ending. Of overlapping mentions the longer wins, then the lower ``rank``.
    """

    span: Span
    first: int
    last: int
    kind: str
    key: str
    rank: int
    entry: Entry | None = None
    title: bool = False


class TokenIndex:
    """Tokens of a reading by article offset."""

    def __init__(self, reading: Reading) -> None:
        self.doc = reading.doc
        self.text = reading.article.text
        self._starts = [token.idx for token in reading.doc]

    def at(self, offset: int) -> int:
        """The index of the token that holds ``offset`` or stands last before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def mention(self, span: Span, *, kind: str, key: str, rank: int, entry: Entry | None = None) -> Mention:
        """A mention over ``span``."""
        return Mention(
            span=span,
            first=self.at(span.start),
            last=self.at(span.end - 1),
            kind=kind,
            key=key,
            rank=rank,
            entry=entry,
        )


def chosen(candidates: Iterable[Mention]) -> tuple[Mention, ...]:
    """The best of ``candidates`` that do not share a token, in text order."""
    taken: set[int] = set()
    kept = []
    ordered = sorted(candidates, key=lambda m: (m.first - m.last, m.rank, m.first, m.kind))
    for mention in ordered:
        tokens = range(mention.first, mention.last + 1)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(mention)
    return tuple(sorted(kept, key=lambda m: m.first))


@once_per_reading
def runs(reading: Reading) -> tuple[tuple[Token, ...], ...]:
    """The runs of words written like parts of names: capitals, initials, ordinals, particles.

    Hyphens without blanks join ("al-Kadhimi"); a particle counts only between two other parts or
    before a hyphen.
    """
    return tuple(_runs(reading))


def _runs(reading: Reading) -> Iterator[tuple[Token, ...]]:
    particles = reading.lexicon.words("actors", "particles")
    run: list[Token] = []
    for token in reading.doc:
        if _belongs(token, run, particles):
            run.append(token)
            continue
        yield from _closed(run, particles)
        run = [token] if _capital(token) or _particle(token, particles) else []
    yield from _closed(run, particles)


def _belongs(token: Token, run: list[Token], particles: frozenset[str]) -> bool:
    if not run or token.is_space:
        return False
    before = run[-1]
    tight = not before.whitespace_
    if token.text in "-–‐’'" and len(token.text) == 1:
        return tight
    if before.text in {"-", "–", "‐", "’", "'"}:
        return tight and token.text[:1].isalpha()
    return _capital(token) or _particle(token, particles)


def _capital(token: Token) -> bool:
    text = token.text
    return text[:1].isupper() or (text[:1].isdigit() and text[-2:] in {"st", "nd", "rd", "th"})


def _particle(token: Token, particles: frozenset[str]) -> bool:
    return token.text in particles


def _closed(run: list[Token], particles: frozenset[str]) -> Iterator[tuple[Token, ...]]:
    while run and (run[-1].text in "-–‐’'" or run[-1].text in particles):
        run = run[:-1]
    while run and run[0].text in particles and not (len(run) > 2 and run[1].text in "-–‐"):
        run = run[1:]
    if run:
        yield tuple(run)
