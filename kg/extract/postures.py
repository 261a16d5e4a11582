"""Postures: forces at places in roles, and changes of them (first cut: none)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.actors import ActorTable
from kg.extract.reading import Reading
from kg.model import Posture, Statement

__all__ = ["postures"]


def postures(reading: Reading, statements: Sequence[Statement], actors: ActorTable) -> Iterator[Posture]:
    """The postures that ``statements`` give, in text order."""
    del reading, statements, actors
    yield from ()
