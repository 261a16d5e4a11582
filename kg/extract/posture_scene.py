"""A posture before its place is filled in, and what the patterns of postures share in one article."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extract.actors import ActorTable
from kg.extract.holders import Forces, Holder
from kg.extract.locations import Location
from kg.extract.reading import Reading
from kg.extract.theatre import Theatre
from kg.model import PostureStatus, Quantity, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Finding", "Scene"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One posture before its place is filled in; ``noun`` heads the force's phrase, ``token`` tells the posture."""

    token: Token
    noun: Token
    holder: Holder
    status: PostureStatus
    statement: Statement
    quantity: Quantity | None = None
    before: Quantity | None = None
    where: Location | None = None
    roles: tuple[str, ...] = ()
    counted: bool = False


@dataclass(slots=True)
class Scene:
    """What the patterns share while they walk through one article.

    ``told`` holds the forces of which a predicate has told something, ``move`` the last move with a number,
    ``last`` the last force with a number as it was told, and its place.
    """

    reading: Reading
    actors: ActorTable
    forces: Forces
    theatre: Theatre
    counts: tuple[Quantity, ...]
    told: set[int] = field(default_factory=set)
    move: Finding | None = None
    last: tuple[Finding, Location | None] | None = None
