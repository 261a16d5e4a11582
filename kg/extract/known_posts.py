"""Whose president somebody is, where the text takes it for known: "President Bush", "Secretary Blinken"."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.extract.persons import PersonName, parse_name, same_person
from kg.extract.slugs import fold
from kg.resources import Lexicon, data_directory

__all__ = ["KNOWN", "body_known"]

KNOWN: Final = "not in the text: table of known posts"
"""The reason that a role bears whose body comes from here."""

# "Former President Bush" is no president of the year of the article.
_OTHER_TIMES: Final = frozenset({"former", "then", "ex", "elect", "late", "ousted", "onetime", "incoming", "outgoing"})
_SPELLINGS: Final = {"defence": "defense", "advisor": "adviser"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """One line of ``ontology/gazetteer/posts.tsv``."""

    person: PersonName
    words: frozenset[str]
    body: str
    first: int
    last: int


@cache
def _held(lexicon: Lexicon) -> dict[str, tuple[_Held, ...]]:
    """Posts by the last word of the family name."""
    path = data_directory("ontology") / "gazetteer" / "posts.tsv"
    found: dict[str, tuple[_Held, ...]] = {}
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines(), delimiter="\t"):
        person = parse_name(row["name"], lexicon)
        held = _Held(
            person=person,
            words=_words(row["post"]),
            body=row["body"],
            first=int(row["from"]),
            last=int(row["to"] or 9999),
        )
        key = _key(person)
        found[key] = (*found.get(key, ()), held)
    return found


def body_known(post: str, names: Iterable[str], lexicon: Lexicon, *, published: str | None) -> str | None:
    """The body in which a person of ``names`` holds ``post``, if the table leaves no choice.

    ``published`` is the day of the article; those who held the post in that year go first.
    """
    words = _words(post)
    plain = words - _OTHER_TIMES
    persons = [parse_name(name, lexicon) for name in names]
    fitting = [
        held
        for person in persons[:1]
        for held in _held(lexicon).get(_key(person), ())
        if plain and plain <= held.words and all(same_person(p, held.person, lexicon) for p in persons)
    ]
    if published and published[:4].isdigit() and words == plain:
        year = int(published[:4])
        fitting = [h for h in fitting if h.first <= year <= h.last] or fitting
    bodies = {h.body for h in fitting}
    return bodies.pop() if len(bodies) == 1 else None


def _key(person: PersonName) -> str:
    return person.family.replace("-", " ").split()[-1] if person.family else ""


def _words(post: str) -> frozenset[str]:
    return frozenset(_SPELLINGS.get(w, w) for w in fold(post).replace("-", " ").split())
