"""One known name: what it is, and what it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kg.extract.slugs import slug

__all__ = ["Entry"]

_ID_PREFIX: Final = {
    "forces": "organisation",
    "media": "organisation",
    "armed group": "armed-group",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One known name. ``kind`` is an actor type, or forces, media, place, thing.

    ``state`` is the identifier of the state it belongs to, ``within`` the name of the place around it.
    """

    name: str
    kind: str
    identifier: str | None = None
    state: str | None = None
    within: str | None = None
    adjective: str | None = None
    capital_of: str | None = None

    @property
    def id(self) -> str:
        """A slug that depends on the name alone."""
        return f"{_ID_PREFIX.get(self.kind, self.kind)}/{slug(self.name)}"
