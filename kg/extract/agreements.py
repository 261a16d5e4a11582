"""Agreements, invitations and treaties with parties and terms (first cut: none)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.actors import ActorTable
from kg.extract.reading import Reading
from kg.model import Agreement, Statement

__all__ = ["agreements"]


def agreements(reading: Reading, statements: Sequence[Statement], actors: ActorTable) -> Iterator[Agreement]:
    """The agreements that ``statements`` give, in text order."""
    del reading, statements, actors
    yield from ()
