"""One article's records as triples: the whole content of its named graph."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from kg.graph.actors import actors
from kg.graph.attitudes import attitudes
from kg.graph.mentions import Run, text_layer
from kg.graph.nodes import Triple
from kg.graph.statements import statements
from kg.graph.world import world
from kg.model import Extraction

__all__ = ["Run", "Triple", "triples"]


def triples(extraction: Extraction, *, run: Run | None = None) -> Iterator[Triple]:
    """Yield each triple once, in text order; equal records give equal triples, without blank nodes.

    Bearings are not among them: rules conclude those from these triples (kg.reason.rules).
    """
    layers = chain(
        text_layer(extraction, run),
        actors(extraction),
        statements(extraction),
        attitudes(extraction),
        world(extraction),
    )
    return iter(dict.fromkeys(layers))
