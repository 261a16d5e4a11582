"""Short names for namespaces: those that the ontology declares, and one for each kind of thing."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

from kg.iris import ID, NS
from kg.resources import read_text

__all__ = ["full", "prefixes", "shorten"]

# Kinds whose ids need no escapes after a colon; the others stay whole in Turtle.
_KINDS = (
    "agreement",
    "article",
    "bearing",
    "event",
    "filler",
    "graph",
    "mission",
    "place",
    "posture",
    "proposition",
    "statement",
    "topic",
)


@cache
def prefixes() -> dict[str, str]:
    """Prefix to namespace, sorted by prefix."""
    parser = ox.parse(read_text("ontology/kg.ttl"), format=ox.RdfFormat.TURTLE)
    next(parser)  # the parser knows its prefixes once it has read a triple
    known = {**parser.prefixes, **{kind: f"{ID}{kind}/" for kind in _KINDS}, "kg": NS}
    return dict(sorted(known.items()))


def shorten(iri: str) -> str:
    """``iri`` as people read it: with a prefix where there is one, whole otherwise."""
    names = [(len(base), name) for name, base in prefixes().items() if iri.startswith(base)]
    if not names:
        return iri
    length, name = max(names)
    return f"{name}:{iri[length:]}"


def full(name: str) -> str | None:
    """The IRI that a prefixed name stands for, or None if its prefix is not known."""
    prefix, colon, local = name.partition(":")
    base = prefixes().get(prefix)
    return base + local if colon and base else None
