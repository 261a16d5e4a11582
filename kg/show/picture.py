"""A picture of the graph, or of part of it, in the form that a file's extension names; a page for any other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import networkx as nx

from kg import terms
from kg.graph.facts import Facts
from kg.graph.store import Store
from kg.show.draw import png, svg
from kg.show.exchange import gexf, graphml
from kg.show.network import Part, network
from kg.show.page import page
from kg.show.selection import Wanted, by_importance, chosen

__all__ = ["FORMATS", "Picture", "picture"]

FORMATS: dict[str, Callable[[nx.MultiDiGraph, str, str], bytes]] = {
    ".png": png,
    ".svg": svg,
    ".graphml": graphml,
    ".gexf": gexf,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The file's bytes, and how much of what fits is in it."""

    content: bytes
    nodes: int
    links: int
    shown: int
    fitting: int


def picture(
    store: Store, wanted: Wanted, *, extension: str, parts: Collection[Part], most_nodes: int, title: str
) -> Picture:
    """A picture of the statements that fit ``wanted``, with at most ``most_nodes`` nodes.

    Where there would be more, statements that bear on something go before others.
    """
    facts = Facts(store.oxigraph)
    fitting = chosen(facts, wanted)

    def drawn(said: Sequence[str]) -> nx.MultiDiGraph:
        return network(facts, said, parts, wanted)

    shown = _few_enough(facts, fitting, drawn, most_nodes)
    graph = drawn(shown)
    source = _source(facts, shown, len(fitting))
    own = FORMATS.get(extension)
    return Picture(
        content=own(graph, title, source) if own else page(graph, title, source, store),
        nodes=graph.number_of_nodes(),
        links=graph.number_of_edges(),
        shown=len(shown),
        fitting=len(fitting),
    )


def _few_enough(
    facts: Facts, fitting: tuple[str, ...], drawn: Callable[[Sequence[str]], nx.MultiDiGraph], most: int
) -> tuple[str, ...]:
    """As many of ``fitting`` as ``most`` nodes allow, one at least, in their order."""
    if len(drawn(fitting)) <= most:
        return fitting
    ranked = by_importance(facts, fitting)
    sizes = range(1, len(ranked) + 1)
    count = bisect_right(sizes, most, key=lambda size: len(drawn(ranked[:size])))
    kept = frozenset(ranked[: max(1, count)])
    return tuple(each for each in fitting if each in kept)


def _source(facts: Facts, shown: tuple[str, ...], fitting: int) -> str:
    articles = sorted({facts.one(each, terms.statedIn) or "" for each in shown})
    some = f"; {len(shown)} of {fitting} statements" if len(shown) < fitting else ""
    if len(articles) == 1:
        return f"Source: {_described(facts, articles[0])}{some}"
    return f"Source: {len(articles)} articles{some}" if articles else ""


def _described(facts: Facts, article: str) -> str:
    title = facts.one(article, terms.title)
    named = f"“{title}”" if title else "title unknown"
    publisher = facts.one(article, terms.publisher) or "publisher unknown"
    published = facts.one(article, terms.published) or "date unknown"
    return f"{named}, {publisher}, {published} (article {article.rpartition('/')[2]})"
