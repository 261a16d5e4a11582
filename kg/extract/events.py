"""Events with time and participants (first cut: none)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.actors import ActorTable
from kg.extract.reading import Reading
from kg.model import Event, Statement

__all__ = ["events"]


def events(reading: Reading, statements: Sequence[Statement], actors: ActorTable) -> Iterator[Event]:
    """The events that ``statements`` give, in text order."""
    del reading, statements, actors
    yield from ()
