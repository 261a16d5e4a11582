"""All checks of ontology and store, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import pyoxigraph as ox
from rdflib import Graph

from kg import iris
from kg.graph.store import Store
from kg.reason.findings import Finding
from kg.reason.owl import Outcome, consistency
from kg.reason.shapes import findings

__all__ = ["Check", "validate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check: what was looked at, and what was found wrong.

    ``reason`` says why a check could not be made; it is then neither passed nor failed.
    """

    name: str
    findings: tuple[Finding, ...] = ()
    reason: str = ""


def validate(store: Store, *, reasoner: bool = True, sample: int = 50) -> Iterator[Check]:
    """Yield the checks as they are done: the ontology, every article's graph, articles together.

    Shapes look at each article. The reasoner looks at the first ``sample`` articles together: its
    time and memory grow faster than the graph.
    """
    ids = store.articles()
    if reasoner:
        yield _consistent("OWL, ontology", Graph())
    yield Check(
        name=f"SHACL, {len(ids)} articles",
        findings=tuple(chain.from_iterable(findings(_graph(store, [name])) for name in ids)),
    )
    if reasoner and ids:
        some = ids[:sample]
        name = f"OWL, {len(some)} of {len(ids)} articles"
        yield _consistent(name, _graph(store, some))


def _graph(store: Store, ids: list[str] | tuple[str, ...]) -> Graph:
    """The union of the named graphs of some articles."""
    quads = store.quads(*map(iris.article_graph, ids)) if ids else iter(())
    text = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
    return Graph().parse(data=text, format="nt")


def _consistent(name: str, graph: Graph) -> Check:
    result = consistency(graph)
    if result.outcome is Outcome.NOT_AVAILABLE:
        return Check(name=name, reason=f"{result.outcome}: {result.reason}")
    whole = [Finding(message="the ontology and this graph cannot both hold")]
    wrong = [] if result.outcome is Outcome.CONSISTENT else list(result.findings) or whole
    wrong += [Finding(focus=c, message="nothing can belong to it") for c in result.unsatisfiable]
    return Check(name=name, findings=tuple(wrong))
