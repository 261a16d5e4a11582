"""Numbers of people, units and equipment with their bounds (first cut: digits before a noun)."""

from __future__ import annotations

from kg.extract.reading import Reading
from kg.model import Quantity

__all__ = ["quantities"]


def quantities(reading: Reading) -> tuple[Quantity, ...]:
    """All quantities in text order."""
    del reading
    return ()
