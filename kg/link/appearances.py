"""Appearances in the graph: what each article says of its actors, written with the article, read back by block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import unquote

import pyoxigraph as ox
from rdflib import RDF, RDFS, URIRef

from kg import iris, terms
from kg.graph.facts import Facts
from kg.graph.nodes import TRUE, Triple, literal, node
from kg.link.nodes import Named
from kg.link.profiles import Key, Profile

__all__ = ["appearances", "key_of", "known", "node_of"]

_SETS = {
    "posts": terms.statedPost,
    "ranks": terms.statedRank,
    "bodies": terms.statedBody,
    "countries": terms.statedCountry,
    "scene": terms.sceneCountry,
}
_PREFIX = iris.appearance("", "").rstrip("/") + "/"


def appearances(found: Iterable[tuple[Profile, Named]]) -> Iterator[Triple]:
    """What an article says of its actors, each tied to its node."""
    for profile, named in found:
        subject = node(iris.appearance(*profile.key))
        yield subject, RDF.type, terms.Appearance
        yield subject, RDFS.label, literal(named.label)
        yield subject, terms.appearanceOf, node(iris.actor(named.node))
        yield subject, terms.appearsIn, node(iris.article(profile.article))
        yield subject, terms.linkBlock, literal(profile.block)
        yield subject, terms.statedName, literal(profile.name)
        if profile.known:
            yield subject, terms.listedName, TRUE
        for field, term in _SETS.items():
            yield from ((subject, term, literal(each)) for each in sorted(getattr(profile, field)))


def known(graph: ox.Store, blocks: Iterable[str]) -> Iterator[tuple[Profile, Named]]:
    """Yield the appearances of the given blocks that the store holds, with the nodes they have there."""
    facts = Facts(graph)
    for block in sorted(set(blocks)):
        for subject in facts.saying(terms.linkBlock, block):
            yield _profile(facts, subject, block), node_of(facts, subject)


def node_of(facts: Facts, subject: str) -> Named:
    """The node that an appearance has in the store, and the label it gives it."""
    actor = facts.one(subject, terms.appearanceOf) or ""
    return Named(unquote(actor.removeprefix(iris.actor(""))), facts.name(subject))


def key_of(subject: str) -> Key:
    """Article id and local id of an appearance's IRI."""
    article, _, local = unquote(subject.removeprefix(_PREFIX)).partition("/")
    return article, local


def _profile(facts: Facts, subject: str, block: str) -> Profile:
    article, local = key_of(subject)

    def said(term: URIRef) -> frozenset[str]:
        return frozenset(facts.all(subject, term))

    return Profile(
        article=article,
        local=local,
        name=facts.one(subject, terms.statedName) or "",
        block=block,
        known=bool(facts.all(subject, terms.listedName)),
        posts=said(terms.statedPost),
        ranks=said(terms.statedRank),
        bodies=said(terms.statedBody),
        countries=said(terms.statedCountry),
        scene=said(terms.sceneCountry),
    )
