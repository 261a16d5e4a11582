"""Answers to any question that names what it is about: the best sentences, and in them the words that answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import pyoxigraph as ox

from kg.answer.candidates import Candidate, Said, candidates, name_words
from kg.answer.content_words import Text, Word
from kg.answer.matched import Matched, matched
from kg.answer.picked import Picked, picked
from kg.answer.understanding import AnswerKind
from kg.answer.wanted import Gap, Wanted
from kg.graph.facts import Facts

__all__ = ["Found", "General", "Place", "Places", "answered", "best", "found_at", "places"]

_LEAST = 0.5
_FULL = 0.75
_MOST = 12
_APART = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One answer; ``span`` counts code points of the article, ``strength`` and ``rule`` say how firm it is."""

    answer: str
    kind: AnswerKind
    strength: str
    rule: str
    said: Said
    article: str
    span: tuple[int, int]
    text: str
    score: float
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class General:
    """The answers, best first, what is stated against them, and the SPARQL that found the sentences."""

    query: str
    answers: tuple[Found, ...]
    opposed: tuple[Found, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A statement that may answer: its sentence, and what of the question stands in each."""

    candidate: Candidate
    said: Said
    sentence: Matched
    own: Matched

    @property
    def coverage(self) -> float:
        """How much of the question the statement holds, and its sentence with it."""
        return 0.7 * self.own.coverage + 0.3 * self.sentence.coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Statements that may answer, and the SPARQL that found them."""

    query: str
    places: tuple[Place, ...]


def answered(graph: ox.Store, facts: Facts, wanted: Wanted, *, model: str | None = None) -> General:
    """The answers of ``graph``, where ``facts`` tells what a sentence's statements are."""
    found = places(graph, facts, wanted, model=model)
    answers: list[Found] = []
    opposed: list[Found] = []
    for place in found.places:
        if not _opposed(place, wanted):
            answers.extend(_answers(place, wanted))
        elif place.own.coverage >= _FULL and place.own.at(wanted.verb) is not None:
            opposed.extend(_speakers(place, wanted))
    return General(query=found.query, answers=best(answers), opposed=best(opposed))


def places(graph: ox.Store, facts: Facts, wanted: Wanted, *, model: str | None = None) -> Places:
    """The statements that may answer, with the SPARQL that found their sentences."""
    found = candidates(graph, facts, wanted, model=model)
    own = _of_speaker([p for c in found.found for p in _places(c, wanted)], wanted)
    return Places(query=found.query, places=tuple(own))


def _places(candidate: Candidate, wanted: Wanted) -> Iterator[Place]:
    words = candidate.read.words
    for said in candidate.said:
        whole = matched(wanted.words, words, nearby=candidate.context, speakers=said.names)
        inside = [w for w in words if _inside(candidate, w, said)]
        own = matched(wanted.words, inside, nearby=candidate.context, speakers=said.names)
        yield Place(candidate=candidate, said=said, sentence=whole, own=own)


def _inside(candidate: Candidate, word: Word, said: Said) -> bool:
    at = candidate.start + candidate.read.reading.doc[word.token].idx
    return any(begin <= at < end for begin, end in said.spans)


def _of_speaker(places: list[Place], wanted: Wanted) -> list[Place]:
    """The statements of the speaker who is asked for; of the sentences that name them, where no statement is theirs."""
    if wanted.speaker is None:
        return places
    whole = tuple(w for w in wanted.speaker.split() if w[:1].isupper())
    last = name_words(wanted.speaker)
    return (
        [p for p in places if whole and any(_named(whole, name) for name in p.said.names)]
        or [p for p in places if any(_named(last, name) for name in p.said.names | p.said.worded)]
        or [p for p in places if _named(last, p.candidate.text)]
    )


def _named(words: Iterable[str], name: str) -> bool:
    """Whether a name has all of the words, "official" in "officials" too."""
    low = name.lower()
    return all(re.search(rf"(?<!\w){re.escape(word.lower().removesuffix('s'))}s?(?!\w)", low) for word in words)


# ---- for and against ------------------------------------------------------------------------------------


def _opposed(place: Place, wanted: Wanted) -> bool:
    """Whether a statement says the opposite of what the question supposes somebody to have said."""
    if wanted.kind is not AnswerKind.SPEAKER or not place.said.claimed:
        return False
    return (place.said.negative != wanted.negative) != place.own.opposite


# ---- the answers of one statement ---------------------------------------------------------------------


def _answers(place: Place, wanted: Wanted) -> Iterator[Found]:
    if wanted.kind is AnswerKind.SPEAKER:
        yield from _speakers(place, wanted)
        yield from _doers(place, wanted)
    elif wanted.kind is AnswerKind.CONTENT and wanted.about:
        yield from _contents(place, wanted)
    else:
        yield from _words(place, wanted)


def _speakers(place: Place, wanted: Wanted) -> Iterator[Found]:
    if place.coverage >= _LEAST and place.said.claimed:
        score = place.coverage - (0.05 if place.said.part else 0)
        # Who "criticized" it is first of all who is told to criticise.
        told = wanted.reporting is None or matched([wanted.reporting], place.candidate.read.words).tokens
        score -= 0 if told else 0.2
        yield found_at(place, AnswerKind.SPEAKER, place.said.speaker or "the article", score)


def _doers(place: Place, wanted: Wanted) -> Iterator[Found]:
    """Who criticises, accuses or denies something, where the sentence tells that and no statement of theirs."""
    verb = wanted.reporting
    if verb is None:
        return
    text = place.candidate.read
    asked = replace(wanted, words=(*wanted.words, verb), verb=verb, gap=Gap(place="subject"))
    whole = matched(asked.words, text.words, nearby=place.candidate.context)
    if whole.at(verb) is None or whole.coverage < _LEAST:
        return
    for choice in picked(text, asked, whole)[:1]:
        span = choice.span.start + place.candidate.start, choice.span.end + place.candidate.start
        yield found_at(place, AnswerKind.SPEAKER, _of(text, choice), whole.coverage - 0.1, span=span)


def _of(text: Text, choice: Picked) -> str:
    return choice.span.text(text.reading.article.text)


def _contents(place: Place, wanted: Wanted) -> Iterator[Found]:
    score = place.coverage if wanted.words else 1.0
    spoken_of = not wanted.words or place.sentence.pairs
    if score >= 0.25 and spoken_of and not place.said.part:
        yield found_at(place, AnswerKind.CONTENT, place.said.text, score)


def _words(place: Place, wanted: Wanted) -> Iterator[Found]:
    if place.sentence.coverage < _LEAST:
        return
    text = place.candidate.read
    choices = picked(text, wanted, place.sentence)[:3]
    for choice in (c for c in choices if c.fit >= choices[0].fit - _APART):
        begin, end = choice.span.start + place.candidate.start, choice.span.end + place.candidate.start
        inside = any(b <= begin and end <= e for b, e in place.said.spans)
        score = place.sentence.coverage + 0.25 * choice.fit + (0.05 if inside else 0) - (0.02 if place.said.part else 0)
        yield found_at(place, wanted.kind, _of(text, choice), score, span=(begin, end))
    whole = wanted.verb is None or (place.said.claimed and wanted.speaker is not None)
    if wanted.kind is AnswerKind.CONTENT and whole and not wanted.reason:
        yield found_at(place, wanted.kind, place.said.text, place.coverage - 0.15)


def found_at(
    place: Place, kind: AnswerKind, answer: str, score: float, *, span: tuple[int, int] | None = None
) -> Found:
    """An answer of ``place``, graded by how its words give those of the question again."""
    matched_words = place.own if span is None else place.sentence
    full = matched_words.coverage >= 0.9
    strength = "explicit" if full and matched_words.same else "entailed" if full else "suggested"
    rule = {"explicit": "same-words", "entailed": "words-of-one-meaning", "suggested": "part-of-the-words"}[strength]
    return Found(
        answer=answer,
        kind=kind,
        strength=strength,
        rule=rule,
        said=place.said,
        article=place.candidate.article,
        span=span or place.said.span,
        text=place.said.text,
        score=score,
        sentence=place.said.sentence,
    )


def best(found: Iterable[Found]) -> tuple[Found, ...]:
    """The best of each answer, best first."""
    ordered = sorted(found, key=lambda f: (-round(f.score, 4), f.article, f.span, f.said.iri))
    seen: set[tuple[str, str]] = set()
    kept: list[Found] = []
    for one in ordered:
        key = (one.answer.lower(), one.said.iri if one.kind is AnswerKind.SPEAKER else "")
        if key not in seen:
            seen.add(key)
            kept.append(one)
    return tuple(kept[:_MOST])
