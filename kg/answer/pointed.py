"""What an answer speaks of: the resources in its cells or triples."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.answer.query import Answer, Table, Triples
from kg.iris import ID

__all__ = ["pointed_at"]


def pointed_at(answer: Answer) -> frozenset[str]:
    """The IRIs of the data that ``answer`` holds; none for yes or no."""
    return frozenset(iri for iri in _iris(answer) if iri.startswith(ID))


def _iris(answer: Answer) -> Iterator[str]:
    if isinstance(answer, Table):
        yield from (cell.value for row in answer.rows for cell in row if isinstance(cell, ox.NamedNode))
    elif isinstance(answer, Triples):
        ends = (end for triple in answer.triples for end in (triple.subject, triple.object))
        yield from (end.value for end in ends if isinstance(end, ox.NamedNode))
