"""Where an inconsistent graph clashes: HermiT only says that it does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from rdflib import OWL, RDF, RDFS, Graph
from rdflib.collection import Collection
from rdflib.term import Node

from kg.reason.findings import Finding

__all__ = ["clashes"]


def clashes(data: Graph, terminology: Graph) -> tuple[Finding, ...]:
    """Nodes of two disjoint classes, and second values of what has only one; sorted.

    Explains an answer of the reasoner and does not replace it: this sees direct clashes only.
    """
    return tuple(sorted({*_doubly_typed(data, terminology), *_doubly_valued(data, terminology)}))


def _doubly_typed(data: Graph, terminology: Graph) -> Iterator[Finding]:
    apart = _disjoint(terminology)
    for subject, classes in _classes(data, terminology).items():
        for pair in combinations(sorted(classes, key=str), 2):
            if frozenset(pair) in apart:
                yield Finding(
                    focus=str(subject),
                    path=str(RDF.type),
                    message="cannot belong to two classes that have nothing in common",
                    value=" ".join(map(str, pair)),
                )


def _doubly_valued(data: Graph, terminology: Graph) -> Iterator[Finding]:
    for prop in terminology.subjects(RDF.type, OWL.FunctionalProperty):
        values: dict[Node, set[Node]] = defaultdict(set)
        for subject, value in data.subject_objects(prop):
            values[subject].add(value)
        for subject, several in values.items():
            if len(several) > 1:
                yield Finding(
                    focus=str(subject),
                    path=str(prop),
                    message="has more than one value",
                    value=" ".join(sorted(map(str, several))),
                )


def _classes(data: Graph, terminology: Graph) -> dict[Node, set[Node]]:
    """The classes of each node: as typed, or as its properties tell, with all wider ones."""
    domain = dict(terminology.subject_objects(RDFS.domain))
    range_ = dict(terminology.subject_objects(RDFS.range))
    found: dict[Node, set[Node]] = defaultdict(set)
    for subject, predicate, value in data:
        narrow = (
            (subject, value if predicate == RDF.type else domain.get(predicate)),
            (value, range_.get(predicate)),
        )
        for node, of_class in narrow:
            if of_class is not None:
                wider = terminology.transitive_objects(of_class, RDFS.subClassOf)
                found[node].update(node_class for node_class in wider if node_class is not None)
    return found


def _disjoint(terminology: Graph) -> set[frozenset[Node]]:
    pairs = {frozenset(pair) for pair in terminology.subject_objects(OWL.disjointWith)}
    for group in terminology.subjects(RDF.type, OWL.AllDisjointClasses):
        head = terminology.value(group, OWL.members)
        members = Collection(terminology, head) if head is not None else ()
        pairs |= {frozenset(pair) for pair in combinations(members, 2)}
    return pairs
