"""Actors and places of one article, and what each mention refers to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from kg.extract.cast import Cast, cast
from kg.extract.reading import Reading
from kg.model import Actor, Place, Resolution, Source, Span

__all__ = ["ActorTable", "find_actors"]


@dataclass(frozen=True, kw_only=True)
class ActorTable:
    """All actors and places of one article, with every mention resolved, in text order."""

    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    resolutions: tuple[Resolution, ...]
    reading: Reading = field(repr=False, compare=False)
    heads: tuple[int, ...] = field(repr=False, compare=False)
    nobody: str = field(repr=False)

    def actor(self, actor_id: str) -> Actor:
        """The actor with this id; KeyError if there is none."""
        return self._by_id[actor_id]

    def at(self, span: Span) -> Resolution | None:
        """The resolution of the mention that best covers ``span``: the one at its head, else the fullest."""
        inside = self._overlapping(span)
        if not inside:
            return None
        head = self.reading.tokens(span).root.i
        for index in inside:
            if self.heads[index] == head:
                return self.resolutions[index]
        exact = [i for i in inside if self.resolutions[i].mention.contains(span)]
        pool = exact or [i for i in inside if not self._subordinate(i, span)] or inside
        best = max(pool, key=lambda i: (self._overlap(i, span), -i))
        return self.resolutions[best]

    def source(self, span: Span) -> Source:
        """``span``, the local words for a speaker, as a Source; never fails.

        Words that nobody could be found for give the article's unnamed source.
        """
        return self._source(span, self.at(span))

    def _source(self, span: Span, resolution: Resolution | None) -> Source:
        actor = self._by_id[resolution.actor if resolution else self.nobody]
        local = [r for r in actor.roles if r.span.overlaps(span)]
        role = next(iter(local or actor.roles), None)
        affiliation = next((r.organisation for r in [*local, *actor.roles] if r.organisation), actor.affiliation)
        return Source(
            actor=actor.id,
            mention=span,
            resolution=resolution,
            role=role.role if role else None,
            affiliation=affiliation,
        )

    def sources(self, span: Span) -> tuple[Source, ...]:
        """The sources that ``span`` joins ("Biden and al-Kadhimi", "the two leaders"); one where it names one."""
        both = [i for i in self._overlapping(span) if self.resolutions[i].rule == "description: both"]
        if both and self.heads[both[0]] == self.reading.tokens(span).root.i:
            return tuple(self._source(span, self.resolutions[i]) for i in both)
        whole = [i for i in self._overlapping(span) if self._begins_before_and(i, span)]
        if whole:
            return (self._source(span, self.resolutions[whole[0]]),)
        parts = tuple(self._joined(span))
        found = [self.source(part) for part in parts] if len(parts) > 1 else [self.source(span)]
        unique = {source.actor: source for source in reversed(found)}
        return tuple(s for s in found if unique[s.actor] is s)

    def place_at(self, span: Span) -> Place | None:
        """The place whose mention overlaps ``span`` most."""
        located, longest = self._located
        start = bisect_left(located, span.start - longest, key=lambda h: h[0].start)
        stop = bisect_left(located, span.end, start, key=lambda h: h[0].start)
        hits = [h for h in located[start:stop] if h[0].overlaps(span)]
        if not hits:
            return None
        return max(hits, key=lambda h: (min(h[0].end, span.end) - max(h[0].start, span.start), -h[0].start))[1]

    @cached_property
    def _by_id(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def _located(self) -> tuple[list[tuple[Span, Place]], int]:
        """Mentions of places in text order, and the length of the longest."""
        found = sorted(((m, p) for p in self.places for m in p.mentions), key=lambda h: h[0])
        return found, max((m.end - m.start for m, _ in found), default=0)

    @cached_property
    def _starts(self) -> tuple[list[int], int]:
        """Where the resolved mentions start, and the length of the longest."""
        mentions = [r.mention for r in self.resolutions]
        return [m.start for m in mentions], max((m.end - m.start for m in mentions), default=0)

    def _overlapping(self, span: Span) -> list[int]:
        starts, longest = self._starts
        start = bisect_left(starts, span.start - longest)
        stop = bisect_left(starts, span.end, start)
        return [i for i in range(start, stop) if self.resolutions[i].mention.overlaps(span)]

    def _overlap(self, index: int, span: Span) -> int:
        mention = self.resolutions[index].mention
        return min(mention.end, span.end) - max(mention.start, span.start)

    def _subordinate(self, index: int, span: Span) -> bool:
        """Whether the mention hangs on a preposition or possessive inside ``span`` ("an aide to X")."""
        mention = self.resolutions[index].mention
        token = self.reading.tokens(mention)[0]
        before = token.i - 1
        while before >= 0 and self.reading.doc[before].idx >= span.start:
            word = self.reading.doc[before]
            if word.pos_ == "ADP":
                return True
            if word.pos_ not in {"DET", "ADJ", "PROPN", "NOUN"}:
                return False
            before -= 1
        return False

    def _begins_before_and(self, index: int, span: Span) -> bool:
        """Whether it is one person of two bodies that ``span`` seems to join: "the U.S. and NATO commander"."""
        resolution = self.resolutions[index]
        if not resolution.mention.contains(span) or resolution.rule == "name":
            return False
        head = self.reading.doc[self.heads[index]]
        return head.tag_ == "NN" and any(t.lower_ == "and" and t.i < head.i for t in self.reading.tokens(span))

    def _joined(self, span: Span) -> Iterator[Span]:
        tokens = self.reading.tokens(span)
        root = tokens.root
        members = [
            root,
            *(t for t in root.conjuncts if tokens.start <= t.i < tokens.end and t.i > root.i),
        ]
        cuts = [t.i for t in tokens if t.lower_ == "and" and self._parts_actors(t.i, tokens.start, tokens.end)]
        if len(members) > 1:
            starts = [tokens.start, *(t.left_edge.i for t in members[1:])]
            ends = [*starts[1:], tokens.end]
        elif len(cuts) == 1:
            starts, ends = [tokens.start, cuts[0] + 1], [cuts[0], tokens.end]
        else:
            return
        for start, end in zip(starts, ends, strict=True):
            words = [t for t in self.reading.doc[start:end] if t.lower_ not in {"and", ","} or start < t.i < end - 2]
            words = [t for t in words if not t.is_space]
            while words and (words[-1].is_punct or words[-1].lower_ == "and"):
                words.pop()
            if words:
                yield self.reading.span(words[0], words[-1])

    def _parts_actors(self, index: int, start: int, end: int) -> bool:
        """Whether the mention of an actor ends right before token ``index`` and another one follows."""
        named = [
            (self.reading.tokens(self.resolutions[i].mention), self.resolutions[i])
            for i in self._overlapping(self.reading.span(self.reading.doc[start], self.reading.doc[end - 1]))
        ]
        left = {r.actor for tokens, r in named if tokens.end == index}
        right = {r.actor for tokens, r in named if tokens.start > index}
        return bool(left and right and left.isdisjoint(right))


def find_actors(reading: Reading) -> ActorTable:
    """The actors and places that ``reading`` names, and unnamed ones that could be a source."""
    players: Cast = cast(reading)
    return ActorTable(
        actors=players.actors,
        places=players.places,
        resolutions=tuple(r for r, _ in _ordered(players)),
        reading=reading,
        heads=tuple(h for _, h in _ordered(players)),
        nobody=players.nobody,
    )


def _ordered(players: Cast) -> Iterable[tuple[Resolution, int]]:
    return sorted(players.resolutions, key=lambda pair: (pair[0].mention.start, pair[0].mention.end, pair[1]))
