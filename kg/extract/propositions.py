"""What an utterance says, normalised: a predicate with its arguments, in a domain frame where one fits.

A listed word gives a frame ("pulled out" is *withdraw*, a transition of headcount); everything else keeps
the lemma of its main verb, or of the noun or adjective behind "be", in the generic frame. Polarity,
modality and the speaker are no part of a proposition.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from kg.extract.actors import ActorTable
from kg.extract.arguments import Arguments, arguments, conjuncts
from kg.extract.fillers import filler, in_role_order, place_filler
from kg.extract.force_phrases import force_head
from kg.extract.legal import legal_basis
from kg.extract.limits import limits
from kg.extract.locations import Location, location_beside, location_of, names_place
from kg.extract.main_predicate import content_word, listed_predicate
from kg.extract.missions import missions_among, missions_beside, missions_of
from kg.extract.reading import Reading
from kg.extract.senses import Predicate
from kg.model import DateExpression, Dimension, Frame, Proposition, Quantity, RoleFiller, Span, Utterance

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["proposition"]

_T = TypeVar("_T", DateExpression, Quantity)
_PREPOSITION_ROLES = {
    "to": "beneficiary",
    "for": "beneficiary",
    "with": "other",
    "from": "source",
    "against": "object",
    "by": "agent",
    "under": "basis",
    "because of": "cause",
}


def proposition(
    reading: Reading,
    utterance: Utterance,
    *,
    actors: ActorTable,
    dates: tuple[DateExpression, ...],
    quantities: tuple[Quantity, ...],
) -> Proposition:
    """The proposition that ``utterance`` expresses."""
    basis = legal_basis(reading, utterance, actors)
    if basis is not None:
        return basis
    token = content_word(reading, utterance)
    listed = listed_predicate(reading, token, actors)
    verb = _verb_of_joined(token)
    joined = verb is not None and listed is None and listed_predicate(reading, verb, actors) is None
    spans = utterance.spans
    if listed is None:
        mission = _mission_list(reading, utterance)
        if mission:
            return _activity(reading, token, mission, actors, spans)
    given = _arguments(token, listed)
    if joined and verb is not None:
        given, token = replace(arguments(verb), object=token), verb
    return Proposition(
        predicate=listed.sense.predicate if listed else (token.lemma_.lower().strip() or token.text),
        frame=listed.sense.frame if listed else Frame.GENERIC,
        arguments=in_role_order(
            [
                *_fillers(reading, token, given, listed, actors, spans),
                *_times(dates, spans),
                *limits(reading, utterance),
            ]
        ),
        dimension=listed.dimension if listed else None,
        quantity=_quantity(reading, given, actors, _inside(quantities, spans)),
        missions=_missions(reading, token, given, listed, actors),
    )


def _verb_of_joined(noun: Token) -> Token | None:
    """The verb of which ``noun`` is a second object: "founded a state and a bank for its members"."""
    first = noun.head
    return first.head if noun.dep_ == "conj" and first.dep_ == "dobj" and first.head.pos_ == "VERB" else None


def _arguments(token: Token, listed: Predicate | None) -> Arguments:
    """The arguments of the main word; a noun that only a verb or "be" introduces takes that verb's subject."""
    given = listed.arguments if listed is not None else arguments(token)
    head = listed.token if listed is not None else token
    # "is down but not out": the second half has the subject of the first.
    first = head.head if head.dep_ == "conj" and head.head.dep_ in {"attr", "acomp", "advmod"} else head
    verb = token if head.i != token.i else first.head
    if (
        head.pos_ in {"NOUN", "ADJ", "ADV"}
        and verb.pos_ in {"VERB", "AUX"}
        and first.dep_ in {"attr", "acomp", "dobj", "advmod"}
    ):
        outer = arguments(verb)
        given = Arguments(
            subject=given.subject or outer.subject,
            object=given.object or (outer.object if outer.object is not None and outer.object.i != head.i else None),
            obliques=(*given.obliques, *(o for o in outer.obliques if o not in given.obliques)),
            complement=None,
            adverbs=(*given.adverbs, *outer.adverbs),
        )
    if listed is not None and listed.sense.turned:
        training = given.object
        trainer = given.behind("from", "by")
        inner = (
            next((n for w, n in arguments(training).obliques if w in {"from", "by"}), None)
            if training is not None
            else None
        )
        given = Arguments(
            subject=trainer or inner,
            object=given.subject,
            obliques=tuple(o for o in given.obliques if o[0] not in {"from", "by"}),
        )
    return given


def _fillers(
    reading: Reading,
    token: Token,
    given: Arguments,
    listed: Predicate | None,
    actors: ActorTable,
    spans: Sequence[Span],
) -> Iterator[RoleFiller]:
    leaving = listed is not None and listed.sense.predicate in {"withdraw", "expel"}
    where = location_beside(reading, given, actors, leaving=leaving)
    where = where or location_of(reading, given.object, actors) or (_inner_location(reading, given.subject, actors))
    if where is not None:
        yield place_filler(reading, where)
    yield from _core(reading, token, given, actors, spans)
    shown = [n for n in (given.object, given.subject) if n is not None]
    for word, noun in given.obliques:
        hidden = where is not None and where.span.overlaps(reading.span(noun, noun))
        role = _oblique_role(word, noun, listed)
        if role is None or hidden or noun in shown or (role == "beneficiary" and names_place(noun, actors)):
            continue
        yield filler(reading, role, noun, actors, within=spans)
    yield from _beneficiaries(reading, token, actors, spans)
    yield from _partners(reading, given, actors, spans)


def _core(
    reading: Reading, token: Token, given: Arguments, actors: ActorTable, spans: Sequence[Span]
) -> Iterator[RoleFiller]:
    """Subject and object with what is joined to them; the noun behind "be" for want of an object."""
    if given.subject is not None and given.subject.dep_ != "expl":
        for noun in (given.subject, *conjuncts(given.subject)):
            yield filler(reading, "agent", noun, actors, within=spans)
    if given.object is not None:
        for noun in (given.object, *conjuncts(given.object)):
            yield filler(reading, "object", noun, actors, within=spans)
    elif given.complement is not None and given.complement.i != token.i and given.complement.pos_ in {"NOUN", "PROPN"}:
        yield filler(reading, "object", given.complement, actors, within=spans)


def _oblique_role(word: str, noun: Token, listed: Predicate | None) -> str | None:
    """The role that a preposition gives; dates have a role of their own."""
    if noun.ent_type_ in {"DATE", "TIME"} or noun.lower_ in {"yesterday", "today", "tomorrow"}:
        return None
    if listed is not None and listed.theme == noun and word == "to":
        return "object"
    return _PREPOSITION_ROLES.get(word)


def _inner_location(reading: Reading, subject: Token | None, actors: ActorTable) -> Location | None:
    """The place inside the subject's phrase; a subject that is a place's name acts, and is no place."""
    return None if subject is None or names_place(subject, actors) else location_of(reading, subject, actors)


def _beneficiaries(reading: Reading, verb: Token, actors: ActorTable, spans: Sequence[Span]) -> Iterator[RoleFiller]:
    """Whom a purpose clause is good for: "remain here to advise the army"."""
    table = reading.lexicon.table("forces", "missions")
    for clause in verb.rights:
        if clause.dep_ not in {"advcl", "xcomp"} or clause.tag_ not in {"VB", "VBG"}:
            continue
        for action in (clause, *clause.conjuncts):
            if action.lemma_.lower() in table:
                for noun in (c for c in action.rights if c.dep_ == "dobj"):
                    yield filler(reading, "beneficiary", noun, actors, within=spans)


def _partners(reading: Reading, given: Arguments, actors: ActorTable, spans: Sequence[Span]) -> Iterator[RoleFiller]:
    """Whom a new role is for: "shifting into an advisory role with the local army"."""
    goal = given.behind("into", "to")
    if goal is not None and goal.lemma_.lower() in reading.lexicon.table("forces", "kinds")["mission"]:
        for preposition in (c for c in goal.rights if c.dep_ == "prep" and c.lower_ in {"with", "for", "to"}):
            for noun in (c for c in preposition.children if c.dep_ == "pobj"):
                yield filler(reading, "beneficiary", noun, actors, within=spans)


def _times(dates: Sequence[DateExpression], spans: Sequence[Span]) -> Iterator[RoleFiller]:
    for date in _inside(dates, spans)[:1]:
        yield RoleFiller(role="time", text=date.text, span=date.span)


def _inside(found: Sequence[_T], spans: Sequence[Span]) -> tuple[_T, ...]:
    """Those of ``found`` (in text order) that lie in ``spans``."""
    kept: list[_T] = []
    for span in spans:
        index = bisect_left(found, span.start, key=lambda f: f.span.start)
        while index < len(found) and found[index].span.start < span.end:
            if span.contains(found[index].span):
                kept.append(found[index])
            index += 1
    return tuple(kept)


def _quantity(
    reading: Reading, given: Arguments, actors: ActorTable, quantities: Sequence[Quantity]
) -> Quantity | None:
    """The quantity of a force among the arguments, else of the object, else of the subject."""
    nouns = [n for n in (given.object, given.subject, given.complement) if n is not None]
    nouns.sort(key=lambda n: force_head(reading, n, actors) is None)
    for noun in nouns:
        # A number outweighs a quantifier: "all of the 300 men".
        counted = sorted(
            (
                q
                for q in quantities
                if q.span.overlaps(Span(noun.left_edge.idx, max(noun.idx + len(noun.text), _reach(noun))))
            ),
            key=lambda q: (q.number is None, q.span),
        )
        if counted:
            return counted[0]
    return None


def _reach(noun: Token) -> int:
    """The end of the "of" phrase behind ``noun``."""
    of = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of" and c.i == noun.i + 1), None)
    last = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    return last.idx + len(last.text) if last is not None else noun.idx + len(noun.text)


# ---- mission roles ----------------------------------------------------------------------------------


def _missions(
    reading: Reading, token: Token, given: Arguments, listed: Predicate | None, actors: ActorTable
) -> tuple[str, ...]:
    del actors
    if listed is None or listed.sense.frame not in {Frame.POSTURE, Frame.TRANSITION, Frame.ACTIVITY}:
        return ()
    named: list[str] = []
    if listed.sense.frame is Frame.ACTIVITY:
        named += missions_among(reading, (token, *token.conjuncts))
    if listed.dimension is Dimension.MISSION:
        goal = given.behind("into", "to")
        named += missions_of(reading, goal)
        for noun in (given.object, given.subject, listed.theme) if not named else ():
            named += missions_of(reading, noun)
    named += missions_beside(reading, token)
    return tuple(dict.fromkeys(named))


def _mission_list(reading: Reading, utterance: Utterance) -> tuple[str, ...]:
    """Two or more roles in a row as what somebody does: "has been advise, assist and train"."""
    words = [t for s in utterance.spans for t in reading.tokens(s) if not t.is_punct and t.lower_ not in {"and", "or"}]
    roles = [
        (i, t)
        for i, t in enumerate(words)
        if t.tag_ in {"VB", "VBP", "NN", "VBG", "JJ"} and missions_among(reading, [t])
    ]
    runs = [(a, b) for (i, a), (j, b) in pairwise(roles) if j == i + 1]
    if not runs or not any(t.lemma_ == "be" or t.lemma_ == "do" for t in words):
        return ()
    first, last = runs[0][0].i, runs[-1][1].i
    return missions_among(reading, reading.doc[first : last + 1])


def _activity(
    reading: Reading, token: Token, missions: tuple[str, ...], actors: ActorTable, spans: Sequence[Span]
) -> Proposition:
    """What a force mostly does; its agent is the innermost subject ("what they have been doing")."""
    verb = token if token.pos_ in {"VERB", "AUX"} else token.head
    doing = next((t for t in verb.subtree if t.lemma_ == "do" and t.pos_ == "VERB"), verb)
    subject = arguments(doing).subject
    agent = [filler(reading, "agent", subject, actors, within=spans)] if subject is not None else []
    return Proposition(predicate="activity", frame=Frame.ACTIVITY, arguments=tuple(agent), missions=missions)
