"""What an utterance says, normalised: predicate, arguments, domain frame (first cut: predicate only)."""

from __future__ import annotations

from kg.extract.actors import ActorTable
from kg.extract.reading import Reading
from kg.model import DateExpression, Proposition, Quantity, Utterance

__all__ = ["proposition"]


def proposition(
    reading: Reading,
    utterance: Utterance,
    *,
    actors: ActorTable,
    dates: tuple[DateExpression, ...],
    quantities: tuple[Quantity, ...],
) -> Proposition:
    """The proposition that ``utterance`` expresses."""
    del actors, dates, quantities
    return Proposition(predicate=reading.tokens(utterance.spans[0]).root.lemma_.lower())
