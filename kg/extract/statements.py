"""Statements: utterances understood one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.actors import ActorTable
from kg.extract.attribution import in_text_order
from kg.extract.narration import narration
from kg.extract.propositions import proposition
from kg.extract.quantities import quantities
from kg.extract.reading import Reading
from kg.extract.stance import stance
from kg.extract.times import time_of
from kg.model import DateExpression, Statement, Utterance

__all__ = ["statements"]


def statements(
    reading: Reading, actors: ActorTable, claims: Sequence[Utterance], dates: tuple[DateExpression, ...]
) -> Iterator[Statement]:
    """Yield the statements of the article in text order: ``claims`` and what the article itself tells."""
    how_many = quantities(reading)
    own = narration(reading, claims, actors)
    for utterance in sorted((*claims, *own), key=in_text_order):
        values = stance(reading, utterance)
        yield Statement(
            utterance=utterance,
            polarity=values.polarity,
            certainty=values.certainty,
            modality=values.modality,
            aspect=values.aspect,
            proposition=proposition(reading, utterance, actors=actors, dates=dates, quantities=how_many),
            date=time_of(reading, utterance, dates),
        )
