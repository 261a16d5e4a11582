"""Whether something is stated, whether somebody says it, and whether in these words: yes, no, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pyoxigraph as ox

from kg.answer.content_words import Text
from kg.answer.general import Found, General, Place, best, found_at, places
from kg.answer.understanding import AnswerKind
from kg.answer.wanted import Wanted
from kg.graph.facts import Facts

__all__ = ["truths"]

_LEAST = 0.7
_QUOTED = re.compile(r"[\"“”](.+?)[\"“”]|(?<!\w)[‘'](.+?)[’'](?!\w)")


def truths(graph: ox.Store, facts: Facts, question: Text, asked: Wanted, *, model: str | None = None) -> General:
    """One yes or no for each statement that speaks to the question, best first."""
    found = places(graph, facts, asked, model=model)
    quoted = _QUOTED.search(question.reading.article.text)
    words = (quoted[1] or quoted[2]) if quoted else None
    answers = [one for place in found.places for one in _truth(place, asked, words=words)]
    return General(query=found.query, answers=best(_one_a_sentence(answers)), opposed=())


def _one_a_sentence(found: list[Found]) -> Iterator[Found]:
    """Of each sentence the answer that rests on most and says least besides; in the same words before others."""
    ordered = sorted(found, key=lambda f: (not f.answer.startswith("yes, "), -f.score, len(f.text), f.said.iri))
    literal = any(one.answer.startswith("yes, ") for one in ordered)
    seen: set[str] = set()
    for one in ordered:
        if one.sentence not in seen and (one.answer.startswith("yes, ") or not literal):
            seen.add(one.sentence)
            yield one


def _truth(place: Place, asked: Wanted, *, words: str | None) -> Iterator[Found]:
    if place.own.coverage < _LEAST or (asked.speaker is not None and not place.said.claimed):
        return
    agrees = (place.said.negative != asked.negative) == place.own.opposite
    if asked.verbatim or words is not None:
        literal = place.said.quote == "direct" and _holds(words, asked, place)
        says = "yes, word for word" if literal else "no, not in these words"
    else:
        says = "yes" if agrees else "no"
    one = found_at(place, AnswerKind.YES_NO, says, place.coverage)
    hedged = place.said.hedged and not asked.verbatim
    yield replace(one, strength="suggested") if hedged else one


def _holds(words: str | None, asked: Wanted, place: Place) -> bool:
    """Whether the statement has the quoted words one after the other; all words of the question, if none are quoted."""
    if words is not None:
        return f" {_plain(words)} " in f" {_plain(place.said.text)} "
    return place.own.same and len(place.own.pairs) == len(asked.words)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold().replace("’", "'")))
