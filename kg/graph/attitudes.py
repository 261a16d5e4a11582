"""Attitudes in the graph: what is attributed without being stated."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import RDF

from kg import iris, terms
from kg.graph.mentions import anchor
from kg.graph.nodes import Triple, literal, node
from kg.model import Article, Extraction, Utterance

__all__ = ["attitudes"]


def attitudes(extraction: Extraction) -> Iterator[Triple]:
    """Every attitude with its words, its cue and whose it is."""
    known = {actor.id for actor in extraction.actors}
    for attitude in extraction.attitudes:
        yield from _attitude(extraction.article, attitude, known)


def _attitude(article: Article, attitude: Utterance, known: set[str]) -> Iterator[Triple]:
    subject = node(iris.attitude(attitude.id))
    yield subject, RDF.type, terms.Attitude
    yield subject, terms.attitudeIn, node(iris.article(article.id))
    yield subject, terms.attitudeText, literal(attitude.text(article.text))
    for span in attitude.spans:
        yield from anchor(article, (subject, terms.attitudeAt), span)
    if attitude.attribution is None:
        return
    for span in attitude.attribution.cue:
        yield subject, terms.attitudeCue, literal(span.text(article.text))
    for source in attitude.attribution.sources:
        if source.actor in known:
            yield subject, terms.attitudeOf, node(iris.actor(source.actor))
