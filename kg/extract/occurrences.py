"""Who takes part in an event or agreement, and when: what both have in common."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from kg.extract.actors import ActorTable
from kg.extract.arguments import conjuncts
from kg.extract.reading import Reading
from kg.model import DateExpression, Span, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["actors_of", "date_near", "occurrence_id", "tokens_with_statement"]


def occurrence_id(article_id: str, kind: str, span: Span) -> str:
    """A hash of what and where: equal text and span, equal id."""
    return hashlib.sha256(f"{article_id} {kind} {span.start}-{span.end}".encode()).hexdigest()[:16]


def actors_of(reading: Reading, nouns: Iterable[Token | None], actors: ActorTable) -> tuple[str, ...]:
    """The ids of the actors that ``nouns`` and those joined to them name, each once, in order."""
    found: dict[str, None] = {}
    for noun in nouns:
        for head in (noun, *conjuncts(noun)) if noun is not None else ():
            # "the U.S. and Iraqi governments": the nations stand before their noun.
            nations = [c for c in head.lefts if c.text[:1].isupper() and c.dep_ in {"compound", "nmod", "amod"}]
            for word in (*(n for c in nations for n in (c, *conjuncts(c))), head):
                resolution = actors.at(reading.span(word, word))
                if resolution is not None and word.ent_type_ not in {"DATE", "TIME"}:
                    found[resolution.actor] = None
    return tuple(found)


def date_near(dates: Sequence[DateExpression], statement: Statement, token: Token) -> DateExpression | None:
    """The date in the sentence of ``statement`` that is nearest to ``token``, no clause border between."""
    sentence = statement.utterance.sentence
    index = bisect_left(dates, sentence.start, key=lambda d: d.span.start)
    near = []
    while index < len(dates) and dates[index].span.start < sentence.end:
        if any(s.contains(dates[index].span) for s in statement.spans) or len(statement.spans) == 0:
            near.append(dates[index])
        index += 1
    return min(near, key=lambda d: (abs(d.span.start - token.idx), d.span), default=None)


def tokens_with_statement(reading: Reading, statements: Sequence[Statement]) -> Iterator[tuple[Token, Statement]]:
    """Every token of a statement, in text order, with the narrowest statement that holds it."""
    owner: dict[int, Statement] = {}
    for statement in sorted(statements, key=lambda s: (-sum(p.end - p.start for p in s.spans), s.spans[0], s.id)):
        for span in statement.spans:
            for token in reading.tokens(span):
                owner[token.i] = statement
    for index in sorted(owner):
        yield reading.doc[index], owner[index]
