"""Consistency of ontology and graph under OWL, as the HermiT reasoner sees it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from io import BytesIO
from types import SimpleNamespace

import owlready2
import owlready2.reasoning
from rdflib import OWL, RDF, RDFS, Graph, URIRef

from kg.reason.clashes import clashes
from kg.reason.findings import Finding
from kg.resources import read_text

__all__ = ["Consistency", "Outcome", "consistency", "ontology"]

LIMIT_SECONDS = 120
_PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


class Outcome(StrEnum):
    """What the reasoner found; without it nothing is known, and that is not "consistent"."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    NOT_AVAILABLE = "reasoner not available"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consistency:
    """The reasoner's answer; ``unsatisfiable`` are classes that nothing can belong to.

    ``findings`` point at the clashes of an inconsistent graph as far as they can be seen.
    """

    outcome: Outcome
    unsatisfiable: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    reason: str = ""

    @property
    def holds(self) -> bool:
        """Whether the reasoner found nothing wrong."""
        return self.outcome is Outcome.CONSISTENT and not self.unsatisfiable


def ontology() -> Graph:
    """The ontology that ships with kg."""
    return Graph().parse(data=read_text("ontology/kg.ttl"), format="turtle")


def consistency(data: Graph, *, terminology: Graph | None = None) -> Consistency:
    """Whether ``data`` can be so under the ontology (or under another ``terminology``)."""
    java = shutil.which("java")
    if java is None:
        return Consistency(outcome=Outcome.NOT_AVAILABLE, reason="there is no Java to run HermiT")
    terms = ontology() if terminology is None else terminology
    world = owlready2.World()  # owlready2's default world would keep every graph ever checked
    source = BytesIO(_declared(terms + data).serialize(format="nt", encoding="utf-8"))
    world.get_ontology("urn:kg:check").load(fileobj=source)
    result = _reason(world)
    if result.outcome is Outcome.INCONSISTENT:
        return replace(result, findings=clashes(data, terms))
    return result


def _reason(world: owlready2.World) -> Consistency:
    try:
        with _time_limit(LIMIT_SECONDS):
            owlready2.sync_reasoner_hermit(world, infer_property_values=False, debug=0)
    except subprocess.TimeoutExpired:
        return Consistency(outcome=Outcome.NOT_AVAILABLE, reason=f"HermiT was not done after {LIMIT_SECONDS} seconds")
    except owlready2.OwlReadyInconsistentOntologyError:
        return Consistency(outcome=Outcome.INCONSISTENT)
    except owlready2.OwlReadyJavaError as error:
        return Consistency(outcome=Outcome.NOT_AVAILABLE, reason=str(error).strip())
    empty = (c.iri for c in world.inconsistent_classes() if c is not owlready2.Nothing)
    return Consistency(outcome=Outcome.CONSISTENT, unsatisfiable=tuple(sorted(empty)))


@contextmanager
def _time_limit(seconds: int) -> Iterator[None]:
    """Within it, owlready2's Java process is ended after ``seconds``: owlready2 itself would wait for ever."""
    limited = SimpleNamespace(**vars(subprocess))
    limited.check_output = partial(subprocess.check_output, timeout=seconds)
    owlready2.reasoning.subprocess = limited
    try:
        yield
    finally:
        owlready2.reasoning.subprocess = subprocess


def _declared(graph: Graph) -> Graph:
    """``graph`` with a declaration for what it uses without one.

    owlready2 passes over individuals and outside superclasses that nobody declared, and with
    them over their clashes.
    """
    known = set(graph.subjects(RDF.type))
    classes = {c for c in graph.objects(None, RDFS.subClassOf) if isinstance(c, URIRef)}
    for undeclared in classes - known:
        graph.add((undeclared, RDF.type, OWL.Class))
    for kind in _PROPERTIES:
        for prop in set(graph.subjects(RDF.type, kind)):
            for outside in set(graph.objects(prop, RDFS.subPropertyOf)) - known:
                graph.add((outside, RDF.type, kind))
    own = set(graph.subjects(RDF.type, OWL.Class))
    for subject, of_kind in list(graph.subject_objects(RDF.type)):
        if of_kind in own and isinstance(subject, URIRef):
            graph.add((subject, RDF.type, OWL.NamedIndividual))
    return graph
