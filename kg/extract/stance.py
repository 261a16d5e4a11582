"""How an utterance puts its content: polarity, certainty, modality, aspect.

All four belong to the main clause of the content (FactBank's factuality values, Saurí & Pustejovsky
2009, for polarity and certainty). "He said they would not go" is negative; "the man who did not go
was seen" is positive. A denying cue turns the content negative ("denied having used gas").
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.main_clause import Clause, main_clause, main_verb
from kg.extract.modality import modality_of
from kg.extract.polarity import polarity_of
from kg.extract.reading import Reading
from kg.model import Aspect, Certainty, Modality, Polarity, Utterance

__all__ = ["StanceValues", "main_verb", "stance"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceValues:
    """The four values of one utterance."""

    polarity: Polarity
    certainty: Certainty
    modality: Modality
    aspect: Aspect


def stance(reading: Reading, utterance: Utterance) -> StanceValues:
    """The stance of ``utterance`` towards its content."""
    clause = main_clause(reading, utterance)
    modality = modality_of(clause)
    return StanceValues(
        polarity=polarity_of(clause),
        certainty=_certainty(clause, modality),
        modality=modality,
        aspect=_aspect(clause, modality),
    )


def _certainty(clause: Clause, modality: Modality) -> Certainty:
    adverbs = tuple(t for t in clause.own if t.dep_ in {"advmod", "acomp"})
    if clause.any_of("probable_adverbs", tuple(t for t in adverbs if t.head == clause.verb)) or clause.any_of(
        "probable_adjectives", adverbs
    ):
        return Certainty.PROBABLE
    if clause.cue in clause.lexicon.words(
        "stance", "probable_verbs"
    ) or clause.verb.lemma_.lower() in clause.lexicon.words("stance", "probable_verbs"):
        return Certainty.PROBABLE
    if modality in {Modality.POSSIBLE, Modality.CONDITIONAL}:
        return Certainty.POSSIBLE
    if modality in {Modality.OBLIGATION, Modality.GOAL}:
        return Certainty.UNDERSPECIFIED
    return Certainty.CERTAIN


def _aspect(clause: Clause, modality: Modality) -> Aspect:
    helpers = {t.lower_ for t in clause.auxiliaries}
    if "would" in helpers or helpers & {"'d", "’d"}:
        return Aspect.FUTURE_IN_PAST
    if helpers & {"will", "'ll", "’ll", "wo", "shall"} or modality is Modality.PLANNED:
        return Aspect.FUTURE
    tag, lemma = clause.verb.tag_, clause.verb.lemma_.lower()
    if tag == "VBG" and lemma != "be":
        return Aspect.ONGOING
    if _meanwhile(clause):
        return Aspect.ONGOING
    if lemma in {"continue", "remain", "stay", "keep"} and tag in {"VBZ", "VBP", "VBD", "VBG"}:
        return Aspect.ONGOING
    if lemma == "be" or (lemma == "have" and tag in {"VBZ", "VBP"}):
        return Aspect.STATE
    if tag in {"VBD", "VBN"}:
        return Aspect.COMPLETED
    return Aspect.STATE


def _meanwhile(clause: Clause) -> bool:
    """ "as we complete our mission": what goes on beside the main clause is not over."""
    marks = clause.lexicon.words("clauses", "simultaneous_marks")
    verb = clause.verb
    present = verb.tag_ in {"VBP", "VBZ"} and verb.lemma_.lower() not in {"be", "have"}
    return present and verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in marks for c in verb.lefts)
