"""The published forms as pieces of text, one statement or article at a time: a large store needs no more memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg import iris, terms
from kg.export.annotations import CONTEXT, CONTEXT_ADDRESS, web_annotations
from kg.export.described import described, iri_of, merged, statements_in
from kg.export.nanopub import Publisher, nanopubs
from kg.export.reified import reified
from kg.graph.facts import Facts
from kg.graph.serialise import GraphFormat, serialise
from kg.graph.store import Store

__all__ = ["all_statements", "annotation_pieces", "graph_quads", "nanopub_pieces", "reified_pieces"]


def all_statements(store: Store) -> Iterator[str]:
    """Yield the statements of all articles, article by article in text order."""
    facts = Facts(store.oxigraph)
    for article in store.articles():
        yield from statements_in(facts, iris.article(article))


def graph_quads(facts: Facts, statements: Iterable[str]) -> Iterator[ox.Quad]:
    """Yield what the graph says of each of ``statements``, in its article's graph."""
    by_article: dict[str, list[str]] = {}
    for statement in statements:
        by_article.setdefault(facts.one(statement, terms.statedIn) or "", []).append(statement)
    for article, own in by_article.items():
        graph = ox.NamedNode(iris.article_graph(article.rpartition("/")[2]))
        for triple in merged(described(facts, each) for each in own):
            yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def nanopub_pieces(facts: Facts, statements: Iterable[str], publisher: Publisher) -> Iterator[bytes]:
    """Yield each nanopublication as TriG with the prefixes it needs, so that it can be cut out."""
    for statement in statements:
        for quads in nanopubs(facts, statement, publisher):
            yield serialise(quads, GraphFormat.TRIG) + b"\n"


def reified_pieces(facts: Facts, graphs: Iterable[Iterable[ox.Quad]]) -> Iterator[bytes]:
    """Yield TriG of RDF 1.2: the quads of each graph with what they reify."""
    yield b'VERSION "1.2"\n'
    for graph in graphs:
        quads = tuple(graph)
        # A shared graph repeats what article graphs hold; there it is reified once.
        names = {(iri_of(each.subject), each.graph_name) for each in quads if _is_own(each)}
        found = [
            ox.Quad(triple.subject, triple.predicate, triple.object, place)
            for name, place in names
            for triple in reified(facts, [name])
        ]
        yield serialise((*quads, *found), GraphFormat.TRIG) + b"\n"


def _is_own(quad: ox.Quad) -> bool:
    return iri_of(quad.graph_name).startswith(iris.article_graph(""))


def annotation_pieces(facts: Facts, statements: Iterable[str], *, inline: bool) -> Iterator[bytes]:
    """Yield a page of Web Annotations as JSON-LD; its context is written out, or named by its address."""
    context = json.dumps(dict(CONTEXT) if inline else CONTEXT_ADDRESS, ensure_ascii=False)
    page = json.dumps(f"{iris.ID}annotation/page")
    yield f'{{"@context": {context},\n"id": {page},\n"type": "AnnotationPage",\n"items": ['.encode()
    between = "\n"
    for statement in statements:
        for annotation in web_annotations(facts, statement):
            yield f"{between}{json.dumps(annotation, ensure_ascii=False)}".encode()
            between = ",\n"
    yield b"\n]}\n"
