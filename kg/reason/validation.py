"""All checks of ontology and graph, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import Graph

from kg.reason.owl import Consistency, Outcome, consistency
from kg.reason.shapes import findings

__all__ = ["Check", "validate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check: what was looked at, whether it holds, and what was found.

    ``passed`` is None where the check could not be made, with the reason among ``found``.
    """

    name: str
    passed: bool | None
    found: tuple[str, ...] = ()


def validate(
    whole: Graph, articles: Iterable[tuple[str, Graph]], *, reasoner: bool = True
) -> Iterator[Check]:
    """Yield the checks as they are done: ontology, graph by shapes, articles by the reasoner.

    ``articles`` are (name, graph) pairs for the reasoner, which is too slow for a whole store: it
    takes a second for an article, and more than twice as long for twice as much.
    """
    if reasoner:
        yield _owl("ontology", Graph())
    yield _shapes(whole)
    if reasoner:
        yield from (_owl(name, graph) for name, graph in articles)


def _owl(name: str, graph: Graph) -> Check:
    result = consistency(graph)
    passed = None if result.outcome is Outcome.NOT_AVAILABLE else result.holds
    return Check(name=f"OWL: {name}", passed=passed, found=tuple(_reasons(result)))


def _reasons(result: Consistency) -> Iterator[str]:
    if result.outcome is not Outcome.CONSISTENT:
        yield f"{result.outcome}: {result.reason}" if result.reason else result.outcome
    yield from map(str, result.findings)
    yield from (f"nothing can be a {iri}" for iri in result.unsatisfiable)


def _shapes(graph: Graph) -> Check:
    found = findings(graph)
    return Check(name="SHACL: graph", passed=not found, found=tuple(map(str, found)))
