"""Arguments of a proposition as records: role, words, and the actor or place that they refer to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.extract.actors import ActorTable
from kg.extract.force_phrases import force_head
from kg.extract.locations import Location, place_at
from kg.extract.reading import Reading
from kg.extract.things import thing_meant
from kg.model import Resolution, RoleFiller, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["ROLES", "filler", "in_role_order", "phrase", "place_filler"]

ROLES = (
    "agent",
    "object",
    "beneficiary",
    "source",
    "place",
    "time",
    "limit",
    "basis",
    "instrument",
    "cause",
    "manner",
    "other",
)
_TAIL = frozenset({"relcl", "acl", "appos", "advcl", "parataxis", "punct", "cc"})
_LONGEST = 40


def phrase(reading: Reading, head: Token, *, within: Sequence[Span] = ()) -> Span:
    """The words of the noun phrase of ``head`` without relative clauses and appositions, inside ``within``."""
    first, last = head, head
    for child in head.lefts:
        if child.dep_ not in {"punct", "cc", "advcl", "mark"}:
            first = reading.doc[min(first.i, child.left_edge.i)]
    for child in head.rights:
        if child.dep_ in _TAIL or child.is_space or child.i - last.i > 12:
            break
        last = reading.doc[max(last.i, _last(child).i)]
    if last.i - first.i > _LONGEST:
        first = last = head
    following = reading.doc[last.i + 1] if last.i + 1 < len(reading.doc) else None
    if (
        following is not None
        and following.text == ")"
        and any(t.text == "(" for t in reading.doc[first.i : last.i + 1])
    ):
        last = following
    span = reading.span(first, last)
    for border in within:
        if border.contains(reading.span(head, head)):
            return Span(max(span.start, border.start), min(span.end, border.end))
    return span


def _last(token: Token, depth: int = 0) -> Token:
    last = token
    between = token.head.lower_ in {"between", "among"}
    for child in token.rights:
        if between and child.dep_ == "cc":
            continue
        if child.dep_ in _TAIL or child.is_space or depth > 6:
            break
        last = token.doc[max(last.i, _last(child, depth + 1).i)]
    return last


def filler(reading: Reading, role: str, head: Token, actors: ActorTable, *, within: Sequence[Span] = ()) -> RoleFiller:
    """The phrase of ``head`` in ``role``; it refers to somebody only if its head word does."""
    word = reading.span(head, head)
    found = actors.at(word) or _share_of(reading, head, actors)
    thing = thing_meant(reading, head) if found is None else None
    span = phrase(reading, thing) if thing is not None else phrase(reading, head, within=within)
    place = place_at(actors, word) if role in {"place", "source"} else None
    return RoleFiller(
        role=role,
        text=span.text(reading.article.text),
        span=span,
        actor=found.actor if found is not None and role != "place" else None,
        place=place.id if place is not None else None,
    )


def _share_of(reading: Reading, head: Token, actors: ActorTable) -> Resolution | None:
    """What "all of the troops" and "the bulk of the force" are a share of."""
    inner = force_head(reading, head, actors)
    return actors.at(reading.span(inner, inner)) if inner is not None else None


def place_filler(reading: Reading, location: Location) -> RoleFiller:
    """A location as an argument."""
    return RoleFiller(
        role="place", text=location.span.text(reading.article.text), span=location.span, place=location.place
    )


def in_role_order(fillers: Sequence[RoleFiller]) -> tuple[RoleFiller, ...]:
    """``fillers`` by role, then by place in the text; the same words in one role once."""
    order = {role: number for number, role in enumerate(ROLES)}
    unique = {(f.role, f.span): f for f in fillers}
    return tuple(sorted(unique.values(), key=lambda f: (order.get(f.role, len(order)), f.span or Span(0, 1), f.text)))
