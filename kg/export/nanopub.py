"""Nanopublications: one finding with where it comes from and who publishes it, named by its own hash.

Each has the four graphs of the guidelines (nanopub.net): head, assertion, provenance, publication info. The
assertion of a statement is *that it was stated*, by whom and how, never that it is so. What a statement bears
on is a nanopublication of its own, derived from the first: a rule concluded it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg import __version__, terms
from kg.export.described import RDF_TYPE, described, iri_of, kind_of
from kg.export.trusty import trusty
from kg.graph.facts import RDFS_LABEL, Facts
from kg.iris import BASE

__all__ = ["NANOPUBS", "Publisher", "nanopubs"]

NANOPUBS = f"{BASE}np/"
_NP = "http://www.nanopub.org/nschema#"
_NPX = "http://purl.org/nanopub/x/"
_PROV = "http://www.w3.org/ns/prov#"
_DCT = "http://purl.org/dc/terms/"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_SOURCES = frozenset({"article", "mention", "run"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who publishes, by IRI (an ORCID), when, under which licence; None is left out, never guessed."""

    creator: str | None = None
    created: str | None = None
    licence: str | None = None


def nanopubs(facts: Facts, statement: str, publisher: Publisher) -> Iterator[tuple[ox.Quad, ...]]:
    """Yield the nanopublication of ``statement``, then one for each topic that it bears on."""
    triples = described(facts, statement)
    own = [triple for triple in triples if kind_of(iri_of(triple.subject)) not in {"bearing", "topic"}]
    claimed = [triple for triple in own if kind_of(iri_of(triple.subject)) not in _SOURCES]
    sources = [triple for triple in own if kind_of(iri_of(triple.subject)) in _SOURCES]
    article = facts.one(statement, terms.statedIn) or ""
    where = facts.one(article, terms.url) or article
    run = facts.one(article, terms.readBy)
    origin = [(f"{_PROV}wasDerivedFrom", where), *([(f"{_PROV}wasGeneratedBy", run)] if run else [])]
    text = facts.one(statement, terms.text) or ""
    first, quads = _nanopub(claimed, origin, sources, statement=statement, label=text, publisher=publisher)
    yield quads
    for bearing in facts.subjects(terms.bearingOf, statement):
        topic = facts.one(bearing, terms.onProposition) or ""
        about = [triple for triple in triples if iri_of(triple.subject) in {bearing, topic}]
        label = f"{facts.word(bearing, terms.stance)} ({facts.word(bearing, terms.strength)}): {facts.name(topic)}"
        derived = [(f"{_PROV}wasDerivedFrom", first)]
        yield _nanopub(about, derived, [], statement=bearing, label=label, publisher=publisher)[1]


def _nanopub(
    claimed: Iterable[ox.Triple],
    origin: Iterable[tuple[str, str]],
    sources: Iterable[ox.Triple],
    *,
    statement: str,
    label: str,
    publisher: Publisher,
) -> tuple[str, tuple[ox.Quad, ...]]:
    """The nanopublication's trusty URI and quads."""
    claimed, sources, origin = tuple(claimed), tuple(sources), tuple(origin)

    def build(name: str) -> tuple[ox.Quad, ...]:
        this = ox.NamedNode(name)
        head, assertion, provenance, info = (
            ox.NamedNode(f"{name}#{part}") for part in ("Head", "assertion", "provenance", "pubinfo")
        )
        return (
            ox.Quad(this, ox.NamedNode(RDF_TYPE), ox.NamedNode(f"{_NP}Nanopublication"), head),
            ox.Quad(this, ox.NamedNode(f"{_NP}hasAssertion"), assertion, head),
            ox.Quad(this, ox.NamedNode(f"{_NP}hasProvenance"), provenance, head),
            ox.Quad(this, ox.NamedNode(f"{_NP}hasPublicationInfo"), info, head),
            *_placed(claimed, assertion),
            *(ox.Quad(assertion, ox.NamedNode(link), ox.NamedNode(end), provenance) for link, end in origin),
            *_placed(sources, provenance),
            *(ox.Quad(this, link, end, info) for link, end in _published(statement, label, publisher)),
        )

    return trusty(NANOPUBS, build)


def _placed(triples: Iterable[ox.Triple], graph: ox.NamedNode) -> Iterator[ox.Quad]:
    yield from (ox.Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples)


def _published(
    statement: str, label: str, publisher: Publisher
) -> Iterator[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]]:
    yield ox.NamedNode(RDFS_LABEL), ox.Literal(label)
    yield ox.NamedNode(f"{_NPX}introduces"), ox.NamedNode(statement)
    yield ox.NamedNode("http://purl.org/pav/createdWith"), ox.Literal(f"kg {__version__}")
    if publisher.creator is not None:
        yield ox.NamedNode(f"{_DCT}creator"), ox.NamedNode(publisher.creator)
    if publisher.created is not None:
        kind = ox.NamedNode(f"{_XSD}{'dateTime' if 'T' in publisher.created else 'date'}")
        yield ox.NamedNode(f"{_DCT}created"), ox.Literal(publisher.created, datatype=kind)
    if publisher.licence is not None:
        yield ox.NamedNode(f"{_DCT}license"), ox.NamedNode(publisher.licence)
