"""Where a force is if its own words do not say: where the article last had it, or the place last named."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extract.actors import ActorTable
from kg.extract.holders import Holder
from kg.extract.locations import AREAS, Location, as_written, names_place, place_at
from kg.extract.reading import Reading
from kg.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Theatre"]

_SCENE = frozenset({"in", "to", "into", "across", "inside", "throughout"})


@dataclass(slots=True)
class Theatre:
    """The places named so far, and where each force was."""

    reading: Reading
    actors: ActorTable
    _where: dict[str, Location] = field(default_factory=dict)
    _last: Location | None = None
    _settled: Location | None = None

    def pass_by(self, token: Token) -> None:
        """Notes a place that ``token`` names as one where things happen ("in Mali", not "Mali said")."""
        if self._is_scene(token):
            self._last = self._location(token)

    def settle(self, holder: Holder, where: Location | None, *, at_home: bool) -> None:
        """Notes where ``holder`` was said to be; a home base is nowhere for the others."""
        if where is not None and not at_home:
            self._where[holder.actor + holder.name] = where
            if where.place is not None:
                self._settled = where

    def of(self, holder: Holder, token: Token) -> Location | None:
        """The place that goes without saying for ``holder`` at ``token``."""
        return self.in_sentence(token) or self._where.get(holder.actor + holder.name) or self._settled or self._last

    def in_sentence(self, token: Token) -> Location | None:
        """The place named nearest to ``token`` in its sentence, behind it rather than before it."""
        places = [t for t in token.sent if self._is_scene(t)]
        nearest = min(places, key=lambda t: (t.i < token.i, abs(t.i - token.i)), default=None)
        return self._location(nearest) if nearest is not None else None

    def _is_scene(self, token: Token) -> bool:
        whole = token.head if token.dep_ in {"compound", "nmod"} and token.head.lemma_.lower() in AREAS else token
        return whole.dep_ == "pobj" and whole.head.lower_ in _SCENE and names_place(token, self.actors)

    def _location(self, token: Token) -> Location:
        place = place_at(self.actors, Span(token.idx, token.idx + len(token.text)))
        return Location(
            self.reading.span(token, token), as_written(self.reading, place, token), place.id if place else None
        )
