"""Events with type, time, place and participants.

A listed verb or noun that is told as happening gives an event: "rebels attacked a convoy near Gao" is an
ASSAULT, "the October elections" an election. Types are PLOVER's where one fits, else a plain noun. What is
denied or only possible is no event.

Known misses: events told by general words ("gave their lives"), and by nouns that are not listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.actors import ActorTable
from kg.extract.arguments import Arguments, arguments
from kg.extract.dates import dates
from kg.extract.fillers import phrase
from kg.extract.locations import location_beside, location_of
from kg.extract.occurrences import actors_of, date_near, occurrence_id, tokens_with_statement
from kg.extract.reading import Reading
from kg.extract.realis import is_denied, is_only_possible
from kg.model import DateExpression, Event, Span, Statement
from kg.resources import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["events"]

_LONGEST_LABEL = 90


def events(reading: Reading, statements: Sequence[Statement], actors: ActorTable) -> Iterator[Event]:
    """The events that ``statements`` give, in text order."""
    when = dates(reading)
    for token, statement in tokens_with_statement(reading, statements):
        kind = _kind(reading.lexicon, token)
        if kind is None or is_denied(token) or is_only_possible(reading, token):
            continue
        yield _event(reading, token, kind, statement, actors=actors, when=when)


@cache
def _types(lexicon: Lexicon, section: str) -> dict[str, str]:
    return {word: kind for kind, words in lexicon.table("events", section).items() for word in words}


def _kind(lexicon: Lexicon, token: Token) -> str | None:
    """The type of event that ``token`` tells; None if it tells none."""
    lemma, words = token.lemma_.lower(), lexicon.table("events", "words")
    if token.pos_ == "VERB":
        kind = _types(lexicon, "verbs").get(lemma)
        if kind is None or token.dep_ == "amod" or _carries_noun(lexicon, token):
            return None
        if token.dep_ == "acl" and token.tag_ == "VB":
            return None
        given = any(c.dep_ in {"dobj", "nsubjpass", "prep", "agent"} for c in token.children) or token.dep_ == "acl"
        if not given and arguments(token).subject is None:
            return None
        return kind if given or lemma not in words["needs_more"] else None
    if token.pos_ != "NOUN" or token.dep_ in {"compound", "nmod", "npadvmod"}:
        return None
    kind = _types(lexicon, "nouns").get(lemma) or _types(lexicon, "nouns").get(token.lower_)
    if lemma in {"conference", "briefing"} and not any(c.lower_ in words["before_conference"] for c in token.lefts):
        return None
    return kind


def _carries_noun(lexicon: Lexicon, verb: Token) -> bool:
    """Whether the verb's object is the event: "launched airstrikes", "signed a treaty"."""
    nouns = _types(lexicon, "nouns")
    return any(c.dep_ == "dobj" and c.lemma_.lower() in nouns for c in verb.rights)


def _event(
    reading: Reading,
    token: Token,
    kind: str,
    statement: Statement,
    *,
    actors: ActorTable,
    when: Sequence[DateExpression],
) -> Event:
    given = _arguments(reading.lexicon, token)
    span = _label_span(reading, token, given)
    where = location_beside(reading, given, actors, leaving=False)
    where = where or location_of(reading, given.object, actors) or location_of(reading, token, actors)
    between = [n for w, n in given.obliques if w in {"between", "with", "against", "among", "by", "of", "from", "on"}]
    return Event(
        id=occurrence_id(reading.article.id, "event", span),
        type=kind,
        label=span.text(reading.article.text),
        span=span,
        time=date_near(when, statement, token),
        participants=actors_of(reading, (given.subject, given.object, *between), actors),
        place=where.place if where is not None else None,
    )


def _arguments(lexicon: Lexicon, token: Token) -> Arguments:
    """The arguments of a verb; for the noun of a light verb the subject and places of that verb as well."""
    given = arguments(token)
    verb = token.head
    if (
        token.pos_ != "NOUN"
        or token.dep_ != "dobj"
        or verb.lemma_.lower() not in lexicon.table("events", "words")["light"]
    ):
        return given
    outer = arguments(verb)
    return Arguments(
        subject=given.subject or outer.subject,
        object=given.object,
        obliques=(*given.obliques, *(o for o in outer.obliques if o not in given.obliques)),
        adverbs=(*given.adverbs, *outer.adverbs),
    )


def _label_span(reading: Reading, token: Token, given: Arguments) -> Span:
    """The words of the event: a noun's phrase; a verb with its object, else with its first place or partner."""
    if token.pos_ == "NOUN":
        span = phrase(reading, token)
    else:
        auxiliaries = [c for c in token.lefts if c.dep_ in {"aux", "auxpass"} and c.i >= token.i - 4]
        first = auxiliaries[0] if auxiliaries else token
        last = token
        behind = given.object if given.object is not None and given.object.i > token.i else None
        behind = behind or next((n for _, n in given.obliques if n.i > token.i), None)
        end = phrase(reading, behind).end if behind is not None else reading.span(last, last).end
        span = Span(first.idx, max(end, token.idx + len(token.text)))
    return span if span.end - span.start <= _LONGEST_LABEL else reading.span(token, token)
