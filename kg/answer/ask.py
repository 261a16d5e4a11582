"""A question in English: read as articles are read, answered by a saved query, refused if not understood.

The answer of each row rests on one statement; its words, speaker and span are looked up there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from kg import iris, terms
from kg.answer.query import Table, answer
from kg.answer.questions import load
from kg.answer.rows import Row, grouped, short_id
from kg.answer.understanding import FORMS_UNDERSTOOD, AnswerKind, Asking, understood
from kg.extract.reading import read
from kg.graph.amounts import in_words
from kg.graph.facts import Facts
from kg.graph.store import Store
from kg.model import Article

__all__ = ["Asked", "OneAnswer", "ask"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OneAnswer:
    """One answer with its grade and the words it rests on; offsets count code points of the article."""

    answer: str
    kind: str
    strength: str
    statement: str
    speaker: str | None
    article: str
    span: tuple[int, int]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What became of a question: the SPARQL that was run and the answers, best first, or why not."""

    question: str
    understood: bool
    reason: str | None
    query: str | None
    answers: tuple[OneAnswer, ...]


def ask(store: Store, question: str, *, model: str | None = None) -> Asked:
    """The graded answers to ``question`` from ``store``."""
    words = " ".join(question.split())
    if not words:
        return _refused(question, "the question is empty")
    reading = read(Article(text=words, sha256=hashlib.sha256(words.encode()).hexdigest()), model=model)
    found = understood(reading)
    if found is None:
        return _refused(question, "kg does not understand this question. It can tell " + "; ".join(FORMS_UNDERSTOOD))
    result = answer(store, load(found.query), found.parameters)
    if not isinstance(result, Table):
        raise TypeError(f"queries/{found.query}.rq answers no rows")
    return Asked(
        question=question,
        understood=True,
        reason=None,
        query="\n".join(line for line in result.query.splitlines() if not line.startswith("#")),
        answers=tuple(_answers(result, found, Facts(store.oxigraph))),
    )


def _refused(question: str, reason: str) -> Asked:
    return Asked(question=question, understood=False, reason=reason, query=None, answers=())


def _answers(table: Table, asking: Asking, facts: Facts) -> Iterator[OneAnswer]:
    for rows in grouped(table, "statement"):
        first = rows[0]
        statement = first["statement"]
        words = facts.one(statement, terms.text) or ""
        speaker = " and ".join(facts.names(statement, terms.speaker)) or None
        says = _says(asking.kind, first, words=words, speaker=speaker)
        if says is None or (asking.kind is AnswerKind.CONTENT and facts.one(statement, terms.partOf)):
            continue
        start = facts.number(statement, terms.startsAt)
        ends = [facts.number(mention, terms.endIndex) for mention in facts.all(statement, terms.anchoredIn)]
        yield OneAnswer(
            answer=says,
            kind=asking.kind.value,
            strength=first.get("strength", "explicit"),
            statement=short_id(statement),
            speaker=speaker,
            article=short_id(facts.one(statement, terms.statedIn) or iris.ID),
            span=(start, max(ends, default=start)),
            text=words,
        )


def _says(kind: AnswerKind, row: Row, *, words: str, speaker: str | None) -> str | None:
    """What the row answers, or None if it answers nothing (a force without a number)."""
    if kind is AnswerKind.QUANTITY:
        number = row.get("number")
        return in_words(number, row.get("bound"), row.get("unit")) if number is not None else None
    return words if kind is AnswerKind.CONTENT else speaker or "the article"
