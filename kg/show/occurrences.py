"""Which statement tells of which event or agreement: the shortest whose words hold its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg import terms
from kg.graph.facts import Facts

__all__ = ["told_in"]


def told_in(facts: Facts, statements: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Yield occurrence, "event" or "agreement", and statement, in text order.

    An agreement's words often are an event's too; then only the agreement is told.
    """
    held = tuple(_found(facts, statements))
    agreements = tuple(_found(facts, facts.of_type(terms.Agreement)))
    taken = {found[:3] for found in agreements}
    events = [found for found in _found(facts, facts.of_type(terms.Event)) if found[:3] not in taken]
    for kind, found in (("agreement", agreements), ("event", events)):
        for article, start, end, node in sorted(found):
            holding = [(e - s, each) for a, s, e, each in held if a == article and s <= start and end <= e]
            if holding:
                yield node, kind, min(holding)[1]


def _found(facts: Facts, nodes: Iterable[str]) -> Iterator[tuple[str, int, int, str]]:
    """Yield article, begin, end and node for each stretch of words that a node rests on."""
    for node in nodes:
        for mention in facts.all(node, terms.anchoredIn):
            article = facts.one(mention, terms.ofArticle) or ""
            yield article, facts.number(mention, terms.beginIndex), facts.number(mention, terms.endIndex), node
