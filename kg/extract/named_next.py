"""Who is described first and named in the next sentence: "The NATO commander said … General Ada Roe said …"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from kg.extract.reading import Reading
from kg.extract.referents import Candidate, Description
from kg.extract.seen import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["NAMED_NEXT", "named_next"]

NAMED_NEXT = "description: named next"
"""The rule that a resolution bears."""


def named_next(
    reading: Reading, candidates: Iterable[Candidate], descriptions: Iterable[Description]
) -> Mapping[int, Candidate]:
    """By the token of the description, the person named for the first time in the sentence behind it.

    Both have to be the subject of their main clause. A commander or officer is named with a rank, anybody
    else with the very post; nobody else may be described or named for the first time in between.
    """
    first: dict[str, Candidate] = {}
    for candidate in sorted(candidates, key=lambda c: c.token):
        first.setdefault(candidate.referent.id, candidate)
    persons = [c for c in first.values() if c.referent.person]
    places = [c.token for c in persons]
    found = {}
    for description in descriptions:
        token = reading.doc[description.token]
        following = token.doc[token.sent.end].sent if token.sent.end < len(token.doc) else None
        if following is None or description.plural or not description.head or not _opens(reading, description):
            continue
        new = persons[bisect_left(places, token.sent.start) : bisect_left(places, following.end)]
        if len(new) != 1 or new[0].token < following.start or not _leads(reading.doc[new[0].token]):
            continue
        if _fits(reading, description.head, new[0]):
            found[description.token] = new[0]
    return found


def _opens(reading: Reading, description: Description) -> bool:
    """Whether the description is the subject; the parse may take "U.S. and NATO commander" for two."""
    token = reading.doc[description.token]
    inside = token.dep_ == "conj" and token.head.idx >= description.span.start
    return _leads(token.head if inside else token)


def _leads(token: Token) -> bool:
    return token.dep_ in SUBJECTS and token.head.dep_ == "ROOT"


def _fits(reading: Reading, head: str, person: Candidate) -> bool:
    roles = person.referent.roles
    if head in reading.lexicon.words("actors", "ranked"):
        ranks = {rank.lower() for rank in reading.lexicon.table("actors", "ranks").values()}
        return bool(roles & ranks)
    return head in roles
