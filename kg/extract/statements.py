"""Statements: utterances understood one by one."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.actors import ActorTable
from kg.extract.attribution import claims, in_text_order
from kg.extract.dates import dates
from kg.extract.narration import narration
from kg.extract.propositions import proposition
from kg.extract.quantities import quantities
from kg.extract.reading import Reading
from kg.extract.stance import stance
from kg.extract.times import time_of
from kg.model import Statement

__all__ = ["statements"]


def statements(reading: Reading, actors: ActorTable) -> Iterator[Statement]:
    """Yield the statements of the article in text order."""
    when, how_many = dates(reading), quantities(reading)
    said = claims(reading, actors, when)
    own = narration(reading, said, actors)
    for utterance in sorted((*said, *own), key=in_text_order):
        values = stance(reading, utterance)
        yield Statement(
            utterance=utterance,
            polarity=values.polarity,
            certainty=values.certainty,
            modality=values.modality,
            aspect=values.aspect,
            proposition=proposition(reading, utterance, actors=actors, dates=when, quantities=how_many),
            date=time_of(reading, utterance, when),
        )
