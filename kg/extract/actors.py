"""Actors and places of one article, and what each mention refers to (first cut: names only)."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.reading import Reading
from kg.model import Actor, ActorType, Place, Resolution, Source, Span

__all__ = ["ActorTable", "find_actors"]


@dataclass(frozen=True, kw_only=True)
class ActorTable:
    """All actors and places of one article, with every mention resolved."""

    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    resolutions: tuple[Resolution, ...]

    def at(self, span: Span) -> Resolution | None:
        """The resolution of the mention that best covers ``span`` (its head word in particular)."""
        hits = [r for r in self.resolutions if r.mention.overlaps(span)]
        return hits[0] if hits else None

    def source(self, span: Span) -> Source:
        """``span``, the local words for a speaker, as a Source; never fails (else an unnamed actor)."""
        resolution = self.at(span)
        return Source(actor=resolution.actor if resolution else "unnamed/unknown", mention=span, resolution=resolution)


def find_actors(reading: Reading) -> ActorTable:
    """The actors and places that ``reading`` names."""
    actors = []
    resolutions = []
    for entity in reading.doc.ents:
        if entity.label_ in {"PERSON", "ORG", "GPE", "NORP"}:
            span = Span(entity.start_char, entity.end_char)
            slug = "actor/" + entity.text.lower().replace(" ", "-")
            actors.append(Actor(id=slug, name=entity.text, type=ActorType.ORGANISATION, mentions=(span,)))
            resolutions.append(Resolution(mention=span, actor=slug, rule="name"))
    return ActorTable(actors=tuple(actors), places=(), resolutions=tuple(resolutions))
