"""One key for all names of a state, place or body: "American", "U.S." and "the United States" are one."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from kg.resources import read_text

__all__ = ["name_keys", "names", "of_a_land", "states"]

_FILES = ("states", "actors", "places")
_COLUMNS = ("demonyms", "aliases")
_LONGEST = 7
_ENDINGS = ("ians", "ian", "ans", "land", "ish", "ese", "ia", "an", "is", "a", "i", "e", "o")
_LEAST_OF_A_LAND = 4


def name_keys(words: tuple[str, ...]) -> frozenset[str]:
    """What the words name, as keys; empty if they name nothing known.

    >>> name_keys(("U.S.",)) == name_keys(("american",)) == name_keys(("United", "States"))
    True
    """
    if len(words) > _LONGEST:
        return frozenset()
    return names().get(_plain(" ".join(words)), frozenset())


def of_a_land(word: str) -> frozenset[str]:
    """The key that an unlisted place shares with its people; empty for a word that is neither.

    >>> of_a_land("Kestria") == of_a_land("Kestrian")
    True
    """
    if not word[:1].isupper():
        return frozenset()
    low = word.casefold()
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= _LEAST_OF_A_LAND:
            return frozenset({f"land:{low.removesuffix(ending)}"})
    return frozenset({f"land:{low}"}) if len(low) > _LEAST_OF_A_LAND else frozenset()


@cache
def states() -> frozenset[str]:
    """The keys of all known states."""
    return frozenset(_plain(row["name"]) for row in _rows("states"))


@cache
def names() -> Mapping[str, frozenset[str]]:
    """All known names in plain letters, with their keys; a capital also stands for its state."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for file in _FILES:
        for row in _rows(file):
            for name in _names_of(row):
                found[_plain(name)].add(_plain(row["name"]))
            for capital in filter(None, (row.get("capital") or "").split("|")):
                found[_plain(capital)] |= {_plain(capital), _plain(row["name"])}
    return {name: frozenset(keys) for name, keys in found.items() if name}


def _rows(file: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(read_text(f"ontology/gazetteer/{file}.tsv").splitlines(), delimiter="\t")


def _names_of(row: dict[str, str]) -> Iterator[str]:
    yield row["name"]
    for column in _COLUMNS:
        yield from filter(None, (row.get(column) or "").split("|"))


@cache
def _plain(name: str) -> str:
    return re.sub(r"[^\w ]", "", name.replace("-", " ")).casefold().removeprefix("the ").strip()
