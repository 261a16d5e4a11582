"""A question in English: read as articles are read, answered by a saved query, refused if not understood.

One form of question is one function: from the parsed question to a saved query with its parameters.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.answer.query import Table, answer
from kg.answer.questions import load
from kg.answer.understanding import Asking, understood
from kg.extract.reading import read
from kg.graph.store import Store
from kg.model import Article

__all__ = ["Asked", "FormOfQuestion", "OneAnswer", "ask"]

FORMS_UNDERSTOOD = (
    "who stated, said or denied that a number of troops, a mission, a place or a posture changes",
    "what somebody said, as a whole or about something",
    "how many troops are where",
)


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


FormOfQuestion = Callable[[Asking], tuple[str, Mapping[str, str]] | None]


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
        query="\n".join(line for line in result.query.splitlines() if not line.startswith("#+")),
        answers=tuple(_answers(result, found)),
    )


def _refused(question: str, reason: str) -> Asked:
    return Asked(question=question, understood=False, reason=reason, query=None, answers=())


def _answers(table: Table, asking: Asking) -> Iterator[OneAnswer]:
    for cells in table.rows:
        row = dict(zip(table.columns, cells, strict=True))
        speaker = _words(row.get("speaker"))
        yield OneAnswer(
            answer=_words(row.get(asking.answered_by)) or "",
            kind=asking.kind,
            strength=_words(row.get("strength")) or "explicit",
            statement=_last(row.get("statement")),
            speaker=None if speaker == "the article" else speaker,
            article=_last(row.get("article")),
            span=(int(_words(row.get("start")) or 0), int(_words(row.get("end")) or 0)),
            text=_words(row.get("text")) or "",
        )


def _words(cell: object) -> str | None:
    return cell.value if isinstance(cell, ox.Literal | ox.NamedNode) else None


def _last(cell: object) -> str:
    """The id at the end of a data IRI."""
    return (_words(cell) or "").rsplit("/", 1)[-1]
