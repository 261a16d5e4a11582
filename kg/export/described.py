"""What the graph says of one statement: all that hangs on it, and nothing of its neighbours.

From the statement the walk goes to its words, speakers, content, article, bearings and postures. Other
statements are named but not entered, and of an actor or a place only the names are taken: where else it is
mentioned belongs to other statements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg import terms
from kg.graph.facts import RDFS_LABEL, Facts
from kg.graph.serialise import triple_order
from kg.iris import ID

__all__ = ["RDF_TYPE", "described", "iri_of", "kind_of", "merged", "statements_in"]

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_NAMED = frozenset({"actor", "place", "mission"})
_NAMES = frozenset({RDF_TYPE, RDFS_LABEL, str(terms.identifier)})
_ARTICLE = frozenset(
    {RDF_TYPE, *map(str, (terms.title, terms.author, terms.published, terms.publisher, terms.url))}
    | set(map(str, (terms.sha256, terms.characters, terms.readBy)))
)
_LEFT_OUT = frozenset(map(str, (terms.inParagraph, terms.refersTo)))


def described(facts: Facts, statement: str) -> tuple[ox.Triple, ...]:
    """The triples on ``statement``, by subject, predicate and object."""
    waiting = [statement, *facts.subjects(terms.bearingOf, statement), *facts.subjects(terms.accordingTo, statement)]
    found: set[ox.Triple] = set()
    known = set(waiting)
    while waiting:
        node = waiting.pop()
        for triple in _of(facts, node, statement):
            found.add(triple)
            other = iri_of(triple.object)
            if other not in known and _is_entered(other):
                known.add(other)
                waiting.append(other)
    return tuple(sorted(found, key=triple_order))


def kind_of(iri: str) -> str:
    """What kind of thing a data IRI names: "statement", "actor", "mention"; empty for the IRIs of others.

    >>> kind_of(ID + "actor/person/ana-ruiz"), kind_of(ID + "article/ab12#char=0,5")
    ('actor', 'mention')
    """
    if not iri.startswith(ID):
        return ""
    return "mention" if "#char=" in iri else iri.removeprefix(ID).partition("/")[0]


def iri_of(term: object) -> str:
    """The IRI of a term; empty if it is something else."""
    return term.value if isinstance(term, ox.NamedNode) else ""


def statements_in(facts: Facts, article: str) -> tuple[str, ...]:
    """The statements of an article, given by IRI, in text order."""
    found = facts.subjects(terms.statedIn, article)
    return tuple(sorted(found, key=lambda each: (facts.number(each, terms.startsAt), each)))


def _is_entered(iri: str) -> bool:
    return kind_of(iri) not in {"", "statement", "graph"}


def _of(facts: Facts, node: str, statement: str) -> Iterator[ox.Triple]:
    """What is said of ``node``, as far as it concerns ``statement``."""
    kind = kind_of(node)
    words = facts.one(statement, terms.text) or ""
    for quad in facts.graph.quads_for_pattern(ox.NamedNode(node), None, None, ox.DefaultGraph()):
        predicate = quad.predicate.value
        if predicate in _LEFT_OUT or not _fits(kind, predicate):
            continue
        # A filler is shared, and so are the words that other statements use for it.
        if predicate == str(terms.fillerText) and not _occurs(quad.object, words):
            continue
        yield quad.triple


def _fits(kind: str, predicate: str) -> bool:
    if kind in _NAMED:
        return predicate in _NAMES
    return kind != "article" or predicate in _ARTICLE


def _occurs(value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, words: str) -> bool:
    return isinstance(value, ox.Literal) and value.value.casefold() in words.casefold()


def merged(parts: Iterable[Iterable[ox.Triple]]) -> tuple[ox.Triple, ...]:
    """Triples of several statements, each once, in their order."""
    return tuple(sorted({triple for part in parts for triple in part}, key=triple_order))
