"""Whether something is stated, whether somebody says it, and whether in these words: yes, no, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pyoxigraph as ox

from kg.answer.content_words import Text
from kg.answer.general import Found, General, Place, best, found_at, negative, places
from kg.answer.understanding import AnswerKind
from kg.answer.wanted import Wanted
from kg.graph.facts import Facts

__all__ = ["truths"]

_LEAST = 0.7
_QUOTED = re.compile(r"[\"“”](.+?)[\"“”]|(?<!\w)[‘'](.+?)[’'](?!\w)")


def truths(graph: ox.Store, facts: Facts, question: Text, asked: Wanted, *, model: str | None = None) -> General:
    """One yes or no for each statement that speaks to the question, best first."""
    found = places(graph, facts, asked, model=model)
    turned = negative(question)
    quoted = _QUOTED.search(question.reading.article.text)
    words = (quoted[1] or quoted[2]) if quoted else None
    answers = [
        one for place in found.places for one in _truth(place, asked, turned=turned, words=words, question=question)
    ]
    return General(query=found.query, answers=best(answers), opposed=())


def _truth(place: Place, asked: Wanted, *, turned: bool, words: str | None, question: Text) -> Iterator[Found]:
    if place.own.coverage < _LEAST or (asked.speaker is not None and not place.said.claimed):
        return
    agrees = (place.said.negative != turned) == place.own.opposite
    if asked.verbatim or words is not None:
        literal = place.said.quote == "direct" and _holds(
            place.said.text, words or question.reading.article.text, asked
        )
        says = "yes, word for word" if literal else "no, not in these words"
    else:
        says = "yes" if agrees else "no"
    one = found_at(place, AnswerKind.YES_NO, says, place.coverage)
    hedged = place.said.hedged and not asked.verbatim
    yield replace(one, strength="suggested") if hedged else one


def _holds(stated: str, words: str, asked: Wanted) -> bool:
    """Whether ``stated`` has the words one after the other, whatever marks and capitals stand between them."""
    low = _plain(stated)
    if f" {low} ".find(f" {_plain(words)} ") >= 0:
        return True
    return bool(asked.words) and low in _plain(words)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold().replace("’", "'")))
