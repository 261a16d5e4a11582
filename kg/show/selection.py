"""Which statements a picture shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg import iris, terms
from kg.graph.facts import Facts

__all__ = ["Wanted", "bears", "by_importance", "chosen", "statements_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to show; None leaves a wish open. ``nodes`` are IRIs that a query found."""

    article: str | None = None
    about: str | None = None
    dimension: str | None = None
    stance: str | None = None
    nodes: frozenset[str] | None = None


def chosen(facts: Facts, wanted: Wanted) -> tuple[str, ...]:
    """The statements that fit, by article and place in the text.

    A statement whose clauses stand on their own is left out: they say the same in fewer words.
    """
    known = facts.having(terms.statedIn)
    if wanted.nodes is not None:
        known = statements_of(facts, wanted.nodes)
    fitting = [each for each in known if _fits(facts, each, wanted)]
    whole = {facts.one(each, terms.partOf) for each in fitting}
    kept = [each for each in fitting if each not in whole or _matters(facts, each)]
    return tuple(sorted(kept, key=lambda each: _place(facts, each)))


def statements_of(facts: Facts, nodes: Iterable[str]) -> tuple[str, ...]:
    """The statements among ``nodes``; if there are none, those that the nodes are tied to."""
    found = sorted(nodes)
    direct = [node for node in found if facts.one(node, terms.statedIn)]
    return tuple(direct or dict.fromkeys(each for node in found for each in _tied(facts, node)))


def by_importance(facts: Facts, statements: Iterable[str]) -> tuple[str, ...]:
    """Statements with the telling ones first: those that bear on a topic, then claims, then the rest."""
    return tuple(sorted(statements, key=lambda each: (not _matters(facts, each), not facts.all(each, terms.speaker))))


def _tied(facts: Facts, node: str) -> Iterator[str]:
    yield from facts.all(node, terms.bearingOf)
    yield from facts.all(node, terms.accordingTo)
    yield from facts.all(node, terms.term)
    for term in (terms.speaker, terms.statedIn, terms.expresses, terms.anchoredIn):
        yield from (each for each in facts.subjects(term, node) if facts.one(each, terms.statedIn))
    for bearing in facts.subjects(terms.onProposition, node):
        yield from facts.all(bearing, terms.bearingOf)
    for posture in (*facts.subjects(terms.force, node), *facts.subjects(terms.atPlace, node)):
        yield from facts.all(posture, terms.accordingTo)


def _fits(facts: Facts, statement: str, wanted: Wanted) -> bool:
    article = facts.one(statement, terms.statedIn) or ""
    if wanted.article is not None and not article.startswith(iris.article(wanted.article.lower())):
        return False
    if wanted.about is not None and not _is_about(facts, statement, wanted.about.casefold()):
        return False
    if wanted.dimension is None and wanted.stance is None:
        return True
    return any(bears(facts, bearing, wanted) for bearing in facts.subjects(terms.bearingOf, statement))


def _is_about(facts: Facts, statement: str, words: str) -> bool:
    content = facts.one(statement, terms.expresses)
    things = facts.all(content, terms.about) if content else ()
    names = [name for thing in things for name in (facts.name(thing), *facts.all(thing, terms.alias))]
    names += [name for speaker in facts.all(statement, terms.speaker) for name in (facts.name(speaker),)]
    return any(words in text.casefold() for text in (facts.one(statement, terms.text) or "", *names))


def bears(facts: Facts, bearing: str, wanted: Wanted) -> bool:
    """Whether a bearing is of the dimension and the stance that are asked for."""
    topic = facts.one(bearing, terms.onProposition) or ""
    dimension, stance = facts.word(topic, terms.changesDimension), facts.word(bearing, terms.stance)
    return wanted.dimension in {None, dimension} and wanted.stance in {None, stance}


def _matters(facts: Facts, statement: str) -> bool:
    return bool(facts.subjects(terms.bearingOf, statement) or facts.subjects(terms.accordingTo, statement))


def _place(facts: Facts, statement: str) -> tuple[str, str, int, str]:
    article = facts.one(statement, terms.statedIn) or ""
    return facts.one(article, terms.published) or "", article, facts.number(statement, terms.startsAt), statement
