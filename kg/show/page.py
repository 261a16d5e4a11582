"""A network as one HTML page to explore: it holds its script and its data, and loads nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import networkx as nx

from kg import terms
from kg.graph.facts import Facts
from kg.graph.html import as_data, filled_page
from kg.graph.store import Store
from kg.iris import ID
from kg.show.layout import COLUMNS, column_of
from kg.show.said import origin, said
from kg.show.style import BEARING, BOXES, LINES, STANCES

__all__ = ["page"]

_TEMPLATE = Path(__file__).with_name("template") / "page.html"
_LEAST_WIDTHS = (120, 130, 270, 150, 120)  # pixels that a column needs to be read


def page(graph: nx.MultiDiGraph, title: str, source: str, store: Store) -> bytes:
    """The page, in UTF-8: the same bytes for the same network and store.

    Raises:
        StoreError: an article's text is not in the store.
    """
    return filled_page(_TEMPLATE, as_data(_content(graph, store)), title=title, source=source)


def _content(graph: nx.MultiDiGraph, store: Store) -> dict[str, Any]:
    facts = Facts(store.oxigraph)
    nodes = list(_nodes(graph, store, facts))
    articles = sorted({node["said"]["article"] for node in nodes if "said" in node})
    return {
        "nodes": nodes,
        "links": [
            {"source": _short(tail), "target": _short(head), **data} for tail, head, data in graph.edges(data=True)
        ],
        "articles": {name: asdict(origin(facts, f"{ID}article/{name}")) for name in articles},
        "columns": [
            {"heading": each.heading, "share": each.width, "least": least, "statements": each.statements}
            for each, least in zip(COLUMNS, _LEAST_WIDTHS, strict=True)
        ],
        "boxes": _looks(BOXES),
        "lines": _looks(LINES),
        "bearing": _looks(BEARING),
        "stances": STANCES,
    }


def _nodes(graph: nx.MultiDiGraph, store: Store, facts: Facts) -> Iterator[dict[str, Any]]:
    @cache
    def text(article: str) -> str:
        return store.article(article.rpartition("/")[2]).text

    for node, data in graph.nodes(data=True):
        article = facts.one(node, terms.statedIn)
        told = {"said": asdict(said(facts, node, text(article)))} if article else {}
        yield {"id": _short(node), "column": column_of(graph, node), **data, **told}


def _short(iri: str) -> str:
    """A data IRI without what all have in common."""
    return iri.removeprefix(ID)


def _looks(styles: Mapping[str, Any]) -> dict[str, Any]:
    return {name: asdict(style) for name, style in styles.items()}
