"""Names of this field known beforehand, found in a text by their words."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from kg.extract.gazetteer_entry import Entry
from kg.extract.own_names import own_names
from kg.resources import data_directory, own_gazetteer

__all__ = ["Entry", "Gazetteer", "Match", "gazetteer"]

_WORD: Final = re.compile(r"[^\W_]+")
# Between the words of one name: a blank, a hyphen, an apostrophe, the dot of an abbreviation.
_GAP: Final = re.compile(r"[ \u00a0.'’‘‐‑–&/-]{1,3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A known name found in a text; ``form`` is name or demonym."""

    start: int
    end: int
    entry: Entry
    form: str


class Gazetteer:
    """All known names, looked up by their words from left to right, the longest first."""

    def __init__(self, forms: Iterable[tuple[str, Entry, str]]) -> None:
        self._forms: dict[tuple[str, ...], tuple[Entry, str, str]] = {}
        self._longest: dict[str, int] = {}
        self._entries: dict[str, Entry] = {}
        for text, entry, form in forms:
            words = tuple(_WORD.findall(text))
            self._forms.setdefault(words, (entry, form, text))
            self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))
            self._entries.setdefault(entry.name, entry)

    def entries(self) -> Iterator[Entry]:
        """Yield every entry once."""
        yield from self._entries.values()

    def named(self, name: str) -> Entry | None:
        """The entry whose first name is ``name``."""
        return self._entries.get(name)

    def exactly(self, text: str) -> Entry | None:
        """The entry that ``text`` as a whole names."""
        found = self._forms.get(tuple(_WORD.findall(text)))
        return found[0] if found and found[1] == "name" else None

    def state(self, identifier: str) -> Entry | None:
        """The state with this identifier."""
        return next(
            (e for e in self._entries.values() if e.kind == "state" and e.identifier == identifier),
            None,
        )

    def matches(self, text: str) -> Iterator[Match]:
        """Yield the known names in ``text``, in order, none inside another."""
        words = list(_WORD.finditer(text))
        index = 0
        while index < len(words):
            match, length = self._match_at(text, words, index)
            if match is not None:
                yield match
            index += length

    def _match_at(self, text: str, words: list[re.Match[str]], index: int) -> tuple[Match | None, int]:
        first = words[index].group()
        for shown in dict.fromkeys((first, _unshouted(first))):
            for length in range(min(self._longest.get(shown, 0), len(words) - index), 0, -1):
                run = words[index : index + length]
                match = self._match(text, run)
                if match is not None:
                    return match, length
        return None, 1

    def _match(self, text: str, run: list[re.Match[str]]) -> Match | None:
        plain = tuple(w.group() for w in run)
        found = self._forms.get(plain) or self._forms.get(tuple(_unshouted(w) for w in plain))
        gaps = (text[a.end() : b.start()] for a, b in pairwise(run))
        if found is None or not all(_GAP.fullmatch(gap) for gap in gaps):
            return None
        entry, form, alias = found
        end = run[-1].end()
        if alias.endswith("."):
            if text[end : end + 1] == ".":
                end += 1
            elif len(run) == 1:
                return None
        return Match(start=run[0].start(), end=end, entry=entry, form=form)


def _unshouted(word: str) -> str:
    """``KABUL`` as ``Kabul``; short capitals are abbreviations and stay."""
    return word.capitalize() if len(word) > 4 and word.isupper() else word


@cache
def gazetteer() -> Gazetteer:
    """The user's own names, then those that ship with kg, from ``ontology/gazetteer/*.tsv``."""
    folder = data_directory("ontology") / "gazetteer"
    own = own_gazetteer()
    return Gazetteer(
        [
            *(own_names(own) if own else ()),
            *_states(folder),
            *_actors(folder),
            *_places(folder),
            *_things(folder),
        ]
    )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _split(cell: str | None) -> list[str]:
    return [part for part in (cell or "").split("|") if part]


def _states(folder: Path) -> Iterator[tuple[str, Entry, str]]:
    for row in _rows(folder / "states.tsv"):
        demonyms = _split(row["demonyms"])
        name = row["name"]
        entry = Entry(
            name=name,
            kind="state",
            identifier=row["identifier"] or None,
            state=row["identifier"] or name,
            within=row["within"] or None,
            adjective=demonyms[0] if demonyms else None,
        )
        # "U.S." is noun and adjective alike; as a name it is the country.
        aliases = [name, *_split(row["aliases"]), *(d for d in demonyms if d.isupper())]
        yield from ((alias, entry, "name") for alias in aliases)
        yield from ((demonym, entry, "demonym") for demonym in demonyms if not demonym.isupper())
        for capital in _split(row["capital"]):
            first = _split(row["capital"])[0]
            yield capital, Entry(name=first, kind="place", within=name, capital_of=name), "name"


def _actors(folder: Path) -> Iterator[tuple[str, Entry, str]]:
    for row in _rows(folder / "actors.tsv"):
        entry = Entry(
            name=row["name"],
            kind=row["type"],
            identifier=row["identifier"] or None,
            state=row["state"] or None,
        )
        yield from ((alias, entry, "name") for alias in [row["name"], *_split(row["aliases"])])


def _places(folder: Path) -> Iterator[tuple[str, Entry, str]]:
    for row in _rows(folder / "places.tsv"):
        entry = Entry(name=row["name"], kind="place", within=row["within"] or None)
        yield from ((alias, entry, "name") for alias in [row["name"], *_split(row["aliases"])])


def _things(folder: Path) -> Iterator[tuple[str, Entry, str]]:
    for row in _rows(folder / "things.tsv"):
        yield row["name"], Entry(name=row["name"], kind="thing", within=row["type"]), "name"
