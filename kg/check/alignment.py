"""A claim laid beside a sentence, word by word: how much of it is there, and whether the sentence agrees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from kg.check.meanings import Meanings, meanings
from kg.check.numbers import excludes, supports
from kg.check.words import Kind, Unit, index_keys

__all__ = ["Alignment", "Match", "Pair", "align"]


class Match(StrEnum):
    """How a word of the claim is found again."""

    SAME = "same words"
    ALIKE = "words of one meaning"
    KIND = "a kind of it"
    OPPOSITE = "words that exclude each other"
    NUMBER = "a number within the bound"
    OTHER_NUMBER = "another number"
    OTHER_DATE = "another date"
    OTHER_PLACE = "another place"
    NEARBY = "named nearby"
    FAR = "named in the article"


_VALUE = {
    Match.SAME: 1.0,
    Match.ALIKE: 0.85,
    Match.KIND: 0.75,
    Match.OPPOSITE: 0.85,
    Match.NUMBER: 1.0,
    Match.OTHER_NUMBER: 0.6,
    Match.OTHER_DATE: 0.5,
    Match.OTHER_PLACE: 0.5,
    Match.NEARBY: 0.6,
    Match.FAR: 0.35,
}
_CONTRARY = ("un", "in", "im", "dis", "non", "non-", "mis")
_SHORTEST = 5
_APART = 20
_MEASURES = frozenset({"dollar", "percent", "%", "day", "month", "year", "hour", "week", "mile", "minute", "kilometer"})
_RANK = {match: rank for rank, match in enumerate(Match)}
_SIGNED = {Kind.VERB: 1.0, Kind.MODIFIER: 0.6, Kind.NOUN: 0.5}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A word of the claim, the word of the sentence that answers it, and how."""

    claimed: Unit
    stated: Unit | None
    match: Match

    @property
    def value(self) -> float:
        """How much of the claimed word's weight is covered."""
        return self.claimed.weight * _VALUE[self.match]

    @property
    def turned(self) -> bool:
        """Whether the two speak against each other: by meaning or by negation, not by both."""
        if self.stated is None:
            return False
        return (self.match is Match.OPPOSITE) != (self.claimed.negated != self.stated.negated)

    @property
    def rule(self) -> str:
        """Why the two go together, or exclude each other."""
        turned_by_not = self.turned and self.match is not Match.OPPOSITE
        return "negation" if turned_by_not else str(self.match.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """A claim's words beside a sentence's."""

    pairs: tuple[Pair, ...]
    missing: tuple[Unit, ...]

    @property
    def coverage(self) -> float:
        """The share of the claim's weight that the sentence, or what stands near it, covers."""
        covered = sum(p.value for p in self.pairs)
        whole = sum(p.claimed.weight for p in self.pairs) + sum(u.weight for u in self.missing)
        return covered / whole if whole else 0.0

    @property
    def here(self) -> float:
        """The share that the sentence itself covers."""
        whole = sum(p.claimed.weight for p in self.pairs) + sum(u.weight for u in self.missing)
        return sum(p.value for p in self.pairs if p.stated is not None) / whole if whole else 0.0

    @property
    def core(self) -> float:
        """The share of what is no name that the sentence itself covers."""
        found = [p for p in self.pairs if p.claimed.kind is not Kind.NAME]
        whole = sum(p.claimed.weight for p in found) + sum(u.weight for u in self.missing if u.kind is not Kind.NAME)
        return sum(p.value for p in found if p.stated is not None) / whole if whole else 1.0

    @property
    def score(self) -> float:
        """How much the sentence is about what is claimed."""
        return (self.coverage + self.core + self.here) / 3

    @property
    def agreement(self) -> float:
        """Above zero where the paired words go the same way, below where they exclude each other."""
        return sum(
            (-1 if p.turned else 1) * p.value * _SIGNED[p.claimed.kind]
            for p in self.pairs
            if p.stated is not None and p.claimed.kind in _SIGNED
        )

    @property
    def other_number(self) -> Pair | None:
        """The first pair of numbers that exclude each other."""
        return next((p for p in self.pairs if p.match is Match.OTHER_NUMBER), None)


def align(
    claim: Iterable[Unit],
    stated: Iterable[Unit],
    nearby: frozenset[str] = frozenset(),
    *,
    speakers: frozenset[str] = frozenset(),
    known: frozenset[str] = frozenset(),
) -> Alignment:
    """``claim`` beside a sentence's units.

    Names and nouns count less whose keys are only ``nearby`` or those of the ``speakers``; names also that are
    ``known`` to the article.
    """
    means, there, around = meanings(), tuple(stated), nearby | speakers
    options = [(unit, _firmest(_pairs(unit, there, means))) for unit in claim]
    fixed = [found[0].stated.token for _, found in options if len(found) == 1 and found[0].stated is not None]
    pairs: list[Pair] = []
    missing: list[Unit] = []
    for unit, found in options:
        best = _closest(found, fixed) or _near(unit, around) or _far(unit, known)
        if best is None:
            missing.append(unit)
        else:
            pairs.append(best)
    return Alignment(pairs=tuple(p for p in pairs if not _taken(p, pairs)), missing=tuple(missing))


def _taken(pair: Pair, pairs: Iterable[Pair]) -> bool:
    """Whether an adverb or adjective is set against a word that answers another one: "still" against "leave"."""
    return (
        pair.match is Match.OPPOSITE
        and pair.claimed.kind is Kind.MODIFIER
        and any(p is not pair and p.stated is pair.stated and p.match in {Match.SAME, Match.ALIKE} for p in pairs)
    )


def _firmest(found: Iterable[Pair]) -> list[Pair]:
    """The pairs of the firmest kind among ``found``."""
    pairs = list(found)
    best = min(map(_firmness, pairs), default=None)
    return [p for p in pairs if _firmness(p) == best]


def _firmness(pair: Pair) -> tuple[int, bool]:
    """The lower the firmer: of equal matches that of a word of the same kind."""
    return _RANK[pair.match], pair.stated is None or pair.stated.kind is not pair.claimed.kind


def _closest(found: list[Pair], fixed: list[int]) -> Pair | None:
    """The pair whose word stands nearest to the words that have one place only."""

    def apart(pair: Pair) -> tuple[int, int]:
        token = pair.stated.token if pair.stated is not None else 0
        return sum(min(abs(token - place), _APART) for place in fixed), token

    return min(found, key=apart, default=None)


def _pairs(unit: Unit, stated: tuple[Unit, ...], means: Meanings) -> Iterator[Pair]:
    for other in stated:
        match = _match(unit, other, means)
        if match is not None:
            yield Pair(claimed=unit, stated=other, match=match)


def _match(unit: Unit, other: Unit, means: Meanings) -> Match | None:
    if unit.amount is not None or other.amount is not None:
        part = (unit.amount is None) != (other.amount is None) and means.opposed(unit.groups, other.groups)
        return Match.OPPOSITE if part else _numbers(unit, other, means)
    if unit.date or other.date:
        return _dates(unit, other)
    if Kind.NAME in {unit.kind, other.kind}:
        return Match.SAME if not unit.keys.isdisjoint(other.keys) else None
    if not unit.keys.isdisjoint(other.keys):
        return Match.SAME
    if not unit.groups.isdisjoint(other.groups):
        return Match.ALIKE
    if means.kind_of(other.groups, unit.groups) or (other.negated and means.kind_of(unit.groups, other.groups)):
        return Match.KIND
    if means.opposed(unit.groups, other.groups) or _contraries(unit, other):
        return Match.OPPOSITE
    return None


def _dates(unit: Unit, other: Unit) -> Match | None:
    """Months and years: the same, or another of the same kind."""
    if not unit.keys.isdisjoint(other.keys):
        return Match.SAME
    return Match.OTHER_DATE if unit.date == other.date else None


def _contraries(unit: Unit, other: Unit) -> bool:
    """Whether a prefix turns one word into the other: "prepared" and "unprepared"."""
    return any(
        prefix + key in theirs
        for prefix in _CONTRARY
        for mine, theirs in ((unit.keys, other.keys), (other.keys, unit.keys))
        for key in mine
        if len(key) >= _SHORTEST
    )


def _numbers(unit: Unit, other: Unit, means: Meanings) -> Match | None:
    if unit.amount is None or other.amount is None:
        return None
    claimed, said = unit.amount, other.amount
    if (claimed.counted in _MEASURES or said.counted in _MEASURES) and claimed.counted != said.counted:
        return None
    # "the remaining 420": what is counted was named before.
    alike = (
        claimed.counted == said.counted
        or not said.counted
        or not means.of(claimed.counted).isdisjoint(means.of(said.counted))
    )
    if supports(claimed, said) and (alike or claimed.value == said.value):
        return Match.NUMBER
    return Match.OTHER_NUMBER if excludes(claimed, said) else None


def _near(unit: Unit, nearby: frozenset[str]) -> Pair | None:
    if unit.kind not in {Kind.NAME, Kind.NOUN} or index_keys(unit).isdisjoint(nearby):
        return None
    return Pair(claimed=unit, stated=None, match=Match.NEARBY)


def _far(unit: Unit, known: frozenset[str]) -> Pair | None:
    if unit.kind is not Kind.NAME or unit.date or index_keys(unit).isdisjoint(known):
        return None
    return Pair(claimed=unit, stated=None, match=Match.FAR)
