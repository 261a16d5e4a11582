"""What OWL finds: each disjointness and each closed value set is broken on purpose."""

from __future__ import annotations

import shutil
from itertools import combinations

import pytest
from rdflib import OWL, RDF, RDFS, BNode, Graph, URIRef
from rdflib.collection import Collection

from kg import terms
from kg.graph.triples import triples
from kg.model import Dimension
from kg.reason import owl
from kg.reason.owl import Outcome, consistency, ontology
from kg.reason.rules import infer
from tests.records import changes, extraction, say

needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java")
TERMS = ontology()
PROBE = "urn:probe:"


def groups(kind: URIRef, members: URIRef) -> list[list[URIRef]]:
    """The members of every axiom of one kind."""
    heads = [TERMS.value(axiom, members) for axiom in TERMS.subjects(RDF.type, kind)]
    return [list(Collection(TERMS, head)) for head in heads]


def disjoint_pairs() -> list[tuple[URIRef, URIRef]]:
    """Every two classes that the ontology sets apart."""
    pairs = [p for g in groups(OWL.AllDisjointClasses, OWL.members) for p in combinations(g, 2)]
    return [*pairs, *TERMS.subject_objects(OWL.disjointWith)]


def article() -> Graph:
    """A graph in which all is well."""
    graph = Graph()
    given = list(triples(extraction(say(changes(Dimension.HEADCOUNT), speaker="person/a"))))
    for triple in (*given, *infer(given)):
        graph.add(triple)
    return graph


def one_of(graph: Graph, kind: URIRef) -> URIRef:
    """A node of one class."""
    return next(graph.subjects(RDF.type, kind))


@needs_java
def test_ontology_and_article_are_consistent():
    assert consistency(Graph()).holds
    assert consistency(article()).holds


@needs_java
def test_nothing_can_belong_to_two_disjoint_classes():
    """One run for all pairs: a class below both of a pair can have no members."""
    probes = TERMS + Graph()
    for index, pair in enumerate(disjoint_pairs()):
        probe = URIRef(f"{PROBE}{index}")
        probes.add((probe, RDF.type, OWL.Class))
        for above in pair:
            probes.add((probe, RDFS.subClassOf, above))
    result = consistency(Graph(), terminology=probes)
    assert result.outcome is Outcome.CONSISTENT
    assert set(result.unsatisfiable) == {f"{PROBE}{i}" for i in range(len(disjoint_pairs()))}
    assert not result.holds


@needs_java
def test_the_members_of_each_value_set_are_all_different():
    """One run for all pairs: a class of what is this value and that value can have no members."""
    pairs = [p for g in groups(OWL.AllDifferent, OWL.distinctMembers) for p in combinations(g, 2)]
    probes = TERMS + Graph()
    for index, pair in enumerate(pairs):
        probe = URIRef(f"{PROBE}{index}")
        probes.add((probe, RDF.type, OWL.Class))
        for value in pair:
            just_it, members = BNode(), BNode()
            probes.add((just_it, RDF.type, OWL.Class))
            probes.add((just_it, OWL.oneOf, members))
            Collection(probes, members, [value])
            probes.add((probe, RDFS.subClassOf, just_it))
    result = consistency(Graph(), terminology=probes)
    assert set(result.unsatisfiable) == {f"{PROBE}{i}" for i in range(len(pairs))}


def test_every_closed_value_set_is_declared_all_different_and_disjoint():
    sets = {frozenset(g) for g in groups(OWL.AllDifferent, OWL.distinctMembers)}
    kinds = {k for k in TERMS.objects(None, RDF.type) if str(k).startswith(terms.Claim[:-5])}
    assert sets == {frozenset(TERMS.subjects(RDF.type, kind)) for kind in kinds}
    assert kinds in [set(g) for g in groups(OWL.AllDisjointClasses, OWL.members)]


@needs_java
@pytest.mark.parametrize(
    ("kind", "prop", "value", "message"),
    [
        (terms.Claim, RDF.type, terms.NarratorAssertion, "two classes"),
        (terms.Person, RDF.type, terms.Place, "two classes"),
        (terms.Person, RDF.type, terms.ArmedGroup, "two classes"),
        (terms.Claim, terms.polarity, terms.Polarity_negative, "more than one value"),
        (terms.Bearing, terms.stance, terms.Stance_denies, "more than one value"),
        (terms.Person, terms.within, URIRef(f"{PROBE}somewhere"), "two classes"),
    ],
)
def test_a_clash_is_found_and_pointed_at(kind, prop, value, message):
    graph = article()
    culprit = one_of(graph, kind)
    graph.add((culprit, prop, value))
    result = consistency(graph)
    assert result.outcome is Outcome.INCONSISTENT
    assert not result.holds
    assert [f.focus for f in result.findings if message in f.message] == [str(culprit)]


@needs_java
def test_one_check_leaves_nothing_behind_for_the_next():
    graph = article()
    graph.add((one_of(graph, terms.Claim), RDF.type, terms.NarratorAssertion))
    assert not consistency(graph).holds
    assert consistency(article()).holds


def test_without_java_nothing_is_called_consistent(monkeypatch):
    monkeypatch.setattr(owl.shutil, "which", lambda _: None)
    result = consistency(article())
    assert result.outcome == "reasoner not available"
    assert not result.holds
    assert "Java" in result.reason


def test_a_java_that_does_not_work_is_no_reasoner(monkeypatch, tmp_path):
    broken = tmp_path / "java"
    broken.write_text("#!/bin/sh\necho no heap >&2\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(owl.owlready2, "JAVA_EXE", str(broken))
    monkeypatch.setattr(owl.shutil, "which", lambda _: str(broken))
    result = consistency(article())
    assert result.outcome is Outcome.NOT_AVAILABLE
    assert "no heap" in result.reason


def test_a_java_that_never_ends_is_ended(monkeypatch, tmp_path):
    slow = tmp_path / "java"
    slow.write_text("#!/bin/sh\nexec sleep 60\n")
    slow.chmod(0o755)
    monkeypatch.setattr(owl.owlready2, "JAVA_EXE", str(slow))
    monkeypatch.setattr(owl.shutil, "which", lambda _: str(slow))
    monkeypatch.setattr(owl, "LIMIT_SECONDS", 1)
    result = owl.consistency(Graph())
    assert result.outcome is owl.Outcome.NOT_AVAILABLE
    assert "not done after 1 seconds" in result.reason
