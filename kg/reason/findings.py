"""What a check found."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Finding"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Finding:
    """One thing that is missing or wrong: at which node, on which property, and what was wanted.

    ``focus`` is empty where the whole graph is meant, ``path`` where the whole node is.
    """

    focus: str = ""
    path: str = ""
    message: str
    value: str = ""

    def __str__(self) -> str:
        seen = f": {self.value}" if self.value else ""
        return " ".join(filter(None, (self.focus, self.path, self.message))) + seen
