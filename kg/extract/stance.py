"""How an utterance puts its content: polarity, certainty, modality, aspect (first cut: constants)."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.reading import Reading
from kg.model import Aspect, Certainty, Modality, Polarity, Utterance

__all__ = ["StanceValues", "stance"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceValues:
    """The four values of one utterance."""

    polarity: Polarity = Polarity.POSITIVE
    certainty: Certainty = Certainty.CERTAIN
    modality: Modality = Modality.ASSERTED
    aspect: Aspect = Aspect.STATE


def stance(reading: Reading, utterance: Utterance) -> StanceValues:
    """The stance of ``utterance`` towards its content."""
    del reading, utterance
    return StanceValues()
