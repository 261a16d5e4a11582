"""A question in English: read as articles are read, answered by a saved query, refused if not understood.

The answer of each row rests on one statement; its words, speaker and span are looked up there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

import pyoxigraph as ox

from kg import iris, terms
from kg.answer.agreed import agreed_by
from kg.answer.content_words import Text, read_text
from kg.answer.general import Found, General, answered
from kg.answer.plain_words import plainly
from kg.answer.posts import posts_held
from kg.answer.query import Table, answer
from kg.answer.questions import load
from kg.answer.rows import Row, grouped
from kg.answer.second import halves, joined, second_half
from kg.answer.topics import is_topic
from kg.answer.truths import truths
from kg.answer.understanding import FORMS_UNDERSTOOD, AnswerKind, Asking, understood
from kg.answer.wanted import Wanted, wanted
from kg.graph.amounts import in_words
from kg.graph.facts import Facts
from kg.graph.store import Store
from kg.iris import short_id

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
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What became of a question: the SPARQL that was run and the answers, best first, or why not."""

    question: str
    understood: bool
    reason: str | None
    query: str | None
    answers: tuple[OneAnswer, ...]
    opposed: tuple[OneAnswer, ...] = ()
    shortlist: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The keys of the JSON contract; behind them the embedding model, if one proposed sentences."""
        return {key: value for key, value in asdict(self).items() if key != "shortlist" or value is not None}


def ask(
    store: Store,
    question: str,
    *,
    model: str | None = None,
    memory: ox.Store | None = None,
    near: Callable[[str], tuple[str, ...]] | None = None,
) -> Asked:
    """The graded answers to ``question`` from ``store``; ``memory`` is a copy made for many questions.

    ``near`` proposes sentences (IRIs) beside those that share words with the question.
    """
    words = " ".join(question.split())
    if not words:
        return _refused(question, "the question is empty")
    first, second = halves(plainly(words))
    text = read_text(first, model)
    topic, asked = understood(text.reading), wanted(text)
    if topic is not None and (asked is None or is_topic(asked, topic)):
        return _by_saved_query(store, question, topic)
    if asked is None:
        return _refused(
            question, "kg does not understand this question. It can tell:\n  " + "\n  ".join(FORMS_UNDERSTOOD)
        )
    if near is not None:
        asked = replace(asked, near=near(words))
    graph, facts = memory or store.oxigraph, Facts(store.oxigraph)
    found = _found(graph, facts, text, asked, model=model)
    if second is not None:
        found = joined(found, _found(graph, facts, text, second_half(asked, second), model=model))
    return Asked(
        question=question,
        understood=True,
        reason=None,
        query=found.query,
        answers=tuple(_one(one) for one in found.answers),
        opposed=tuple(_one(one) for one in found.opposed),
    )


def _found(graph: ox.Store, facts: Facts, text: Text, asked: Wanted, *, model: str | None) -> General:
    """What the graph holds of posts and agreements, where these are asked for; else what sentences say."""
    if asked.office and (posts := posts_held(facts, asked, model=model)).answers:
        return posts
    if asked.agreement and (agreed := agreed_by(facts, asked, model=model)).answers:
        return agreed
    if asked.kind is AnswerKind.YES_NO:
        return truths(graph, facts, text, asked, model=model)
    return answered(graph, facts, asked, model=model)


def _one(found: Found) -> OneAnswer:
    return OneAnswer(
        answer=found.answer,
        kind=found.kind.value,
        strength=found.strength,
        statement=short_id(found.said.iri),
        speaker=found.said.speaker,
        article=short_id(found.article),
        span=found.span,
        text=found.text,
        rule=found.rule,
    )


def _by_saved_query(store: Store, question: str, topic: Asking) -> Asked:
    """The answers of a saved query; for a topic, beside them those who state the opposite."""
    query, answers = _saved(store, topic)
    stance = topic.parameters.get("stance")
    opposed: tuple[OneAnswer, ...] = ()
    if stance is not None:
        other = "affirms" if stance == "denies" else "denies"
        opposed = _saved(store, replace(topic, parameters={**topic.parameters, "stance": other}))[1]
    return Asked(question=question, understood=True, reason=None, query=query, answers=answers, opposed=opposed)


def _saved(store: Store, topic: Asking) -> tuple[str, tuple[OneAnswer, ...]]:
    result = answer(store, load(topic.query), topic.parameters)
    if not isinstance(result, Table):
        raise TypeError(f"queries/{topic.query}.rq answers no rows")
    query = "\n".join(line for line in result.query.splitlines() if not line.startswith("#"))
    return query, tuple(_answers(result, topic, Facts(store.oxigraph)))


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
            rule=first.get("rule", ""),
        )


def _says(kind: AnswerKind, row: Row, *, words: str, speaker: str | None) -> str | None:
    """What the row answers, or None if it answers nothing (a force without a number)."""
    if kind is AnswerKind.QUANTITY:
        number = row.get("number")
        return in_words(number, row.get("bound"), row.get("unit")) if number is not None else None
    return words if kind is AnswerKind.CONTENT else speaker or "the article"
