"""Which words say the same, exclude each other or are kinds of each other: ``ontology/lexicon/meanings.toml``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.resources import Lexicon, lexicon

__all__ = ["Meanings", "meanings", "stem"]

_ENDINGS = (
    *("isation", "ization", "ations", "ation", "ments", "ment", "ities", "ity", "ness", "ings", "ing", "ions", "ion"),
    *("ance", "ence", "ives", "ive", "ers", "er", "ors", "or", "als", "al", "ily", "ly", "ies", "ied", "ed", "es"),
    *("s", "e"),
)
_SHORTEST = 4
_WORDS = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meanings:
    """The word groups, by word and by phrase."""

    groups: Mapping[_WORDS, frozenset[str]]
    openings: Mapping[str, tuple[_WORDS, ...]]
    opposites: frozenset[tuple[str, str]]
    wider: Mapping[str, frozenset[str]]
    negative: frozenset[str]
    no_verbs: frozenset[str]
    denials: frozenset[str]
    accounts: frozenset[str]
    plain: frozenset[str]
    happening: frozenset[str]
    held: frozenset[str]
    irregular: Mapping[str, str]

    def of(self, *lemmas: str) -> frozenset[str]:
        """The groups of a word or phrase."""
        return self.groups.get(lemmas, frozenset())

    def phrases(self, first: str) -> tuple[_WORDS, ...]:
        """The phrases that begin with a word, longest first."""
        return self.openings.get(first, ())

    def opposed(self, left: frozenset[str], right: frozenset[str]) -> bool:
        """Whether a group of one excludes a group of the other."""
        return any((a, b) in self.opposites for a in left for b in right)

    def kind_of(self, narrow: frozenset[str], wide: frozenset[str]) -> bool:
        """Whether what is of ``narrow`` is a kind of what is of ``wide``."""
        return any(not wide.isdisjoint(self.wider.get(group, frozenset())) for group in narrow)


@cache
def meanings() -> Meanings:
    """The groups that ship with kg."""
    return _read(lexicon())


def _read(lists: Lexicon) -> Meanings:
    groups: defaultdict[_WORDS, set[str]] = defaultdict(set)
    for name, words in lists.table("meanings", "alike").items():
        for word in words:
            groups[tuple(word.split())].add(name)
            groups[tuple(word.replace("-", " - ").split())].add(name)  # as the parser cuts it
    openings: defaultdict[str, list[_WORDS]] = defaultdict(list)
    for words in groups:
        if len(words) > 1:
            openings[words[0]].append(words)
    return Meanings(
        groups={words: frozenset(names) for words, names in groups.items()},
        openings={first: tuple(sorted(found, key=lambda w: (-len(w), w))) for first, found in openings.items()},
        opposites=frozenset(_both_ways(lists.table("meanings", "opposite")["pairs"])),
        wider={name: frozenset(wide) for name, wide in lists.table("meanings", "broader").items()},
        negative=frozenset(lists.table("meanings", "implies")["negative"]),
        no_verbs=frozenset(lists.table("meanings", "no_verbs")["groups"]),
        denials=frozenset(lists.table("meanings", "taken_up")["denials"]),
        accounts=frozenset(lists.table("meanings", "taken_up")["accounts"]),
        plain=frozenset(lists.table("meanings", "plain")["words"]),
        happening=frozenset(lists.table("meanings", "happening")["active"]),
        held=frozenset(lists.table("meanings", "happening")["passive"]),
        irregular=lists.table("meanings", "irregular"),
    )


def _both_ways(pairs: list[list[str]]) -> Iterator[tuple[str, str]]:
    for left, right in pairs:
        yield left, right
        yield right, left


@cache
def stem(word: str) -> str:
    """What words of one family share: "deployment" and "deployed" are one.

    >>> stem("deployment"), stem("deployed"), stem("deploy")
    ('deploy', 'deploy', 'deploy')
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word
