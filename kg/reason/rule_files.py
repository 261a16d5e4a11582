"""The rules in ``ontology/rules``: SPARQL CONSTRUCTs with a header that explains them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox
from rdflib import Literal, URIRef

from kg.errors import KgError
from kg.graph.nodes import Triple
from kg.graph.oxterms import stored
from kg.resources import data_directory, read_text

__all__ = ["Rule", "add", "conclude", "rules"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A SPARQL CONSTRUCT with its header: what it is called, and an example of what it concludes."""

    name: str
    title: str
    example: str
    query: str


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in file order; a rule sees what the ones before it concluded."""
    files = sorted(path.name for path in (data_directory("ontology") / "rules").glob("*.rq"))
    return tuple(_rule(name) for name in files)


def _rule(file: str) -> Rule:
    text = read_text(f"ontology/rules/{file}")
    lines = (line[2:].partition(":") for line in text.splitlines() if line.startswith("#+"))
    header = {field.strip(): rest.strip() for field, _, rest in lines}
    missing = {"rule", "title", "example"} - header.keys()
    if missing:
        raise KgError(
            f"ontology/rules/{file}: the header has no {', '.join(sorted(missing))}",
            fix="begin the file with lines such as '#+ title: ...'",
        )
    return Rule(name=header["rule"], title=header["title"], example=header["example"], query=text)


def add(store: ox.Store, given: Iterable[Triple]) -> None:
    """Put triples into the store's default graph."""
    store.extend(ox.Quad(*triple) for triple in stored(given))


def conclude(store: ox.Store, rule: Rule) -> list[Triple]:
    """What one rule concludes from ``store``."""
    found = store.query(rule.query)
    if not isinstance(found, ox.QueryTriples):
        raise KgError(f"the rule '{rule.name}' is no CONSTRUCT", fix="let it begin with CONSTRUCT")
    return [_triple(triple) for triple in found]


def _triple(triple: ox.Triple) -> Triple:
    subject, predicate, object_ = triple.subject, triple.predicate, triple.object
    if not isinstance(subject, ox.NamedNode) or not isinstance(object_, ox.NamedNode | ox.Literal):
        raise KgError(f"a rule concluded {triple}", why="conclusions need IRIs or plain text")
    iri = isinstance(object_, ox.NamedNode)
    node = URIRef(object_.value) if iri else Literal(object_.value)
    return URIRef(subject.value), URIRef(predicate.value), node
