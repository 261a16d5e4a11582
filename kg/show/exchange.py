"""A network in the formats of other graph tools, the same bytes for the same network."""

from __future__ import annotations

import io

import networkx as nx

__all__ = ["gexf", "graphml"]


def graphml(graph: nx.MultiDiGraph, title: str, source: str) -> bytes:
    """The network as GraphML, with title and source as attributes of the graph."""
    out = io.BytesIO()
    nx.write_graphml_xml(_named(graph, title, source), out, encoding="utf-8")
    return out.getvalue()


def gexf(graph: nx.MultiDiGraph, title: str, source: str) -> bytes:
    """The network as GEXF, without the day on which it was written."""
    writer = nx.readwrite.gexf.GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(_named(graph, title, source))
    for meta in writer.xml.findall("meta"):
        meta.attrib.pop("lastmodifieddate", None)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _named(graph: nx.MultiDiGraph, title: str, source: str) -> nx.MultiDiGraph:
    """A copy whose text XML can hold, and whose links have numbers: a link's kind is its key, not its id."""
    copy = nx.MultiDiGraph(title=_clean(title), source=_clean(source))
    for node, data in graph.nodes(data=True):
        copy.add_node(node, **{name: _clean(value) for name, value in data.items()})
    for number, (tail, head, data) in enumerate(graph.edges(data=True)):
        copy.add_edge(tail, head, key=number, **{name: _clean(value) for name, value in data.items()})
    return copy


def _clean(text: str) -> str:
    return "".join(c if c in "\t\n" or (ord(c) >= 0x20 and c not in "\ufffe\uffff") else "\ufffd" for c in text)
