"""Completeness of a graph, as the SHACL shapes in ``ontology/shapes.ttl`` ask for it."""

from __future__ import annotations

import pyshacl
from rdflib import RDF, SH, Graph, URIRef
from rdflib.term import Node

from kg.reason.findings import Finding
from kg.reason.owl import ontology
from kg.resources import read_text

__all__ = ["findings", "shapes"]


def shapes() -> Graph:
    """The shapes that ship with kg."""
    return Graph().parse(data=read_text("ontology/shapes.ttl"), format="turtle")


def findings(data: Graph, *, vocabulary: Graph | None = None) -> tuple[Finding, ...]:
    """What the shapes find wanting in ``data``, sorted; the class tree comes from the ontology."""
    _, report, _ = pyshacl.validate(
        data,
        shacl_graph=shapes(),
        ont_graph=ontology() if vocabulary is None else vocabulary,
        inference="none",
    )
    results = report.subjects(RDF.type, SH.ValidationResult)
    return tuple(sorted({_finding(report, result) for result in results}))


def _finding(report: Graph, result: Node) -> Finding:
    value = report.value(result, SH.value)
    path = report.value(result, SH.resultPath)
    return Finding(
        focus=str(report.value(result, SH.focusNode)),
        path=str(path) if isinstance(path, URIRef) else "",
        message=str(report.value(result, SH.resultMessage)),
        value="" if value is None else str(value),
    )
