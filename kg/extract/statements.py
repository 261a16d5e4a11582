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
from kg.model import DateExpression, Statement, Utterance

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
            date=_date_of(utterance, when),
        )


def _date_of(utterance: Utterance, when: tuple[DateExpression, ...]) -> DateExpression | None:
    return next((d for d in when if any(s.contains(d.span) for s in utterance.spans)), None)
