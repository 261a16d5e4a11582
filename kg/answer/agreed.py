"""Who agreed with whom: the parties of the agreements that the articles tell of."""

from __future__ import annotations

from collections.abc import Iterator

from kg import iris, terms
from kg.answer.candidates import said_at
from kg.answer.content_words import read_text
from kg.answer.general import Found, General, best
from kg.answer.matched import matched
from kg.answer.rows import solutions
from kg.answer.understanding import AnswerKind
from kg.answer.wanted import Wanted
from kg.graph.facts import Facts

__all__ = ["agreed_by"]

_LEAST = 0.5
_QUERY = """PREFIX kg: <{ns}>
SELECT ?agreement ?mention ?sentence WHERE {{
  ?agreement a kg:Agreement ; kg:party ?party ; kg:anchoredIn ?mention .
  ?mention kg:ofArticle ?article ; kg:beginIndex ?at .
  ?sentence kg:ofArticle ?article ; a kg:Sentence ; kg:beginIndex ?begin ; kg:endIndex ?end .
  FILTER(?begin <= ?at && ?at < ?end)
}} GROUP BY ?agreement ?mention ?sentence ORDER BY ?agreement ?mention ?sentence"""


def agreed_by(facts: Facts, asked: Wanted, *, model: str | None = None) -> General:
    """The parties of the agreements whose sentences hold what is asked for."""
    query = _QUERY.format(ns=iris.NS)
    rows = [(row["agreement"], row["mention"], row["sentence"]) for row in solutions(facts.graph, query)]
    found = (one for row in rows for one in _agreements(facts, asked, *row, model=model))
    return General(query=query, answers=best(found), opposed=())


def _agreements(
    facts: Facts, asked: Wanted, agreement: str, mention: str, sentence: str, *, model: str | None
) -> Iterator[Found]:
    stated = read_text(facts.one(sentence, terms.exact) or "", model).words
    found = matched(asked.words, stated)
    article = facts.one(mention, terms.ofArticle) or iris.ID
    begin, end = facts.number(mention, terms.beginIndex), facts.number(mention, terms.endIndex)
    said = said_at(facts, article, begin) if found.coverage >= _LEAST else None
    parties = facts.names(agreement, terms.party)
    if said is None or len(parties) < 2:
        return
    yield Found(
        answer=", ".join(parties[:-1]) + " and " + parties[-1],
        kind=AnswerKind.ACTOR,
        strength="explicit" if found.same else "entailed",
        rule="parties-of-the-agreement",
        said=said,
        article=article,
        span=(begin, end),
        text=facts.one(mention, terms.exact) or "",
        score=found.coverage,
        sentence=said.sentence,
    )
