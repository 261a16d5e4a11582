"""What a question in English asks for: a saved query, its parameters, and which column answers.

The question is read by the extraction that reads articles: what somebody is asked to have said becomes
a proposition with a stance, as any content does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.extract.actors import ActorTable, find_actors
from kg.extract.cues import Cue, find_cues
from kg.extract.dates import dates
from kg.extract.phrases import noun_phrase
from kg.extract.propositions import proposition
from kg.extract.quantities import quantities
from kg.extract.reading import Reading
from kg.extract.reported import contents_of
from kg.extract.stance import stance
from kg.model import Attribution, Dimension, Polarity, Proposition, QuoteType, Span, StatementKind, Utterance

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["FORMS_UNDERSTOOD", "AnswerKind", "Asking", "understood"]

FORMS_UNDERSTOOD = (
    "who said, denied or criticised something (Who said that the mission will end?)",
    "what somebody said, as a whole or about something (What did X say about Y?)",
    "how many, how much, how long (How many troops are in Y, according to X?)",
    "where, when and why something happens",
    "who did something, which forces or countries did (Who signed the order?)",
    "who holds a post, and which posts somebody holds (Who commands Y? What is the role of X?)",
    "who agreed with whom",
    "whether something is stated, and by whom (Did X say that Y? Is X still in Y?)",
)

_WHO = frozenset({"who", "whom", "anyone", "anybody", "someone", "somebody"})


class AnswerKind(StrEnum):
    """What an answer is; the words of the JSON contract."""

    SPEAKER = "speaker"
    CONTENT = "content"
    QUANTITY = "quantity"
    LOCATION = "location"
    DATE = "date"
    ROLE = "role"
    ACTOR = "actor"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A saved query with its parameters, and what of it is the answer."""

    query: str
    parameters: Mapping[str, str]
    kind: AnswerKind


def understood(reading: Reading) -> Asking | None:
    """What the question asks for, or None if kg does not know this form of question."""
    actors = find_actors(reading)
    cues = list(find_cues(reading))
    return _who_stated(reading, actors, cues) or _what_said(reading, actors, cues) or _how_many(reading, actors)


def _who_stated(reading: Reading, actors: ActorTable, cues: list[Cue]) -> Asking | None:
    """ "Who stated that troop numbers will not change?" """
    heads = {c.head.i: c for c in cues}
    for cue in cues:
        subject = next((c for c in cue.head.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if subject is None or subject.lower_ not in _WHO:
            continue
        for spans, _ in contents_of(reading, cue, heads):
            asked = _topic(*_meaning(reading, actors, spans, cue))
            if asked is not None:
                return asked
    return None


def _meaning(reading: Reading, actors: ActorTable, spans: tuple[Span, ...], cue: Cue) -> tuple[Proposition, Polarity]:
    whole = Span(0, len(reading.article.text))
    content = Utterance(
        id="question",
        kind=StatementKind.CLAIM,
        spans=spans,
        sentence=whole,
        rule="question",
        attribution=Attribution(sources=(), cue=(cue.span,), quote=QuoteType.INDIRECT, rule="question"),
    )
    meant = proposition(reading, content, actors=actors, dates=dates(reading), quantities=quantities(reading))
    return meant, stance(reading, content).polarity


def _topic(meant: Proposition, polarity: Polarity) -> Asking | None:
    """The topic that statements bear on, if the proposition is about change, or about staying."""
    denied = polarity is Polarity.NEGATIVE
    dimension = meant.dimension
    if dimension is None and meant.predicate == "remain":
        # Who says that they stay denies that the place changes; that all or so many stay, the number.
        counted = meant.quantity is not None
        dimension, denied = (Dimension.HEADCOUNT if counted else Dimension.LOCATION), not denied
    if dimension is None or dimension is Dimension.UNSPECIFIED:
        return None
    parameters = {"dimension": dimension.value, "stance": "denies" if denied else "affirms"}
    place = next((a.place for a in meant.arguments if a.place is not None), None)
    if place is not None:
        parameters["place"] = place
    return Asking(query="who-stated", parameters=parameters, kind=AnswerKind.SPEAKER)


def _what_said(reading: Reading, actors: ActorTable, cues: list[Cue]) -> Asking | None:
    """ "What did John Kirby say about physical posture?" """
    words = {t.lower_ for t in reading.doc}
    for cue in cues:
        source = cue.source
        if source is None or source.lower_ in _WHO or "what" not in words:
            continue
        speaker = actors.source(cue.source_span) if cue.source_span is not None else None
        name = actors.actor(speaker.actor).name if speaker is not None else source.text
        parameters = {"speaker": name}
        about = _about(cue.head)
        if about is not None:
            parameters["about"] = about.text(reading.article.text)
        return Asking(query="claims", parameters=parameters, kind=AnswerKind.CONTENT)
    return None


def _about(verb: Token) -> Span | None:
    for child in verb.subtree:
        if child.lower_ in {"about", "on", "regarding"} and child.dep_ == "prep":
            objects = [c for c in child.children if c.dep_ == "pobj"]
            return noun_phrase(objects[0]) if objects else None
    return None


def _how_many(reading: Reading, actors: ActorTable) -> Asking | None:
    """ "How many U.S. troops are in Iraq?" """
    doc = reading.doc
    for token in doc[:-2]:
        if token.lower_ != "how" or token.nbor().lower_ != "many":
            continue
        noun = next(
            (t for t in doc[token.i + 2 :] if t.pos_ in {"NOUN", "PROPN"} and t.nbor().pos_ not in {"NOUN", "PROPN"}),
            None,
        )
        if noun is None:
            return None
        force = doc[token.i + 2 : noun.i + 1].text
        parameters = {"force": force}
        place = next((p.name for p in actors.places if p.mentions and p.mentions[0].start > noun.idx), None)
        if place is not None:
            parameters["place"] = place
        return Asking(query="postures", parameters=parameters, kind=AnswerKind.QUANTITY)
    return None
