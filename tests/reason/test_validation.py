"""All checks over a store: what passes, what fails, what could not be made."""

from __future__ import annotations

import pytest
from rdflib import RDF

from kg import iris, terms
from kg.graph.oxterms import stored
from kg.graph.store import open_store
from kg.graph.triples import triples
from kg.model import Dimension, Proposition
from kg.reason import owl
from kg.reason.rules import infer
from kg.reason.validation import validate
from tests.records import changes, extraction, say


@pytest.fixture
def store(tmp_path):
    """A store with two articles, open for writing."""
    with open_store(tmp_path / "store", read_only=False) as opened:
        for text in ("a" * 60, "b" * 60):
            put(opened, extraction(say(changes(Dimension.HEADCOUNT), speaker="person/a"), text=text))
        yield opened


def put(store, found, *more):
    """Write one article and what follows from it."""
    said = [*triples(found), *more]
    bearings = {iris.graph("bearings"): tuple(stored(infer(said)))}
    store.put_article(found.article, tuple(stored(said)), shared=bearings, reader="test")


def without_java(monkeypatch):
    """Take Java away."""
    monkeypatch.setattr(owl.shutil, "which", lambda _: None)


def test_shapes_see_every_article(store):
    (check,) = validate(store, reasoner=False)
    assert check.name == "SHACL, 2 articles"
    assert check.findings == ()


def test_a_wrong_record_is_found_by_node_property_and_message(store):
    found = extraction(say(Proposition(predicate="rain")), text="c" * 60)
    statement = found.statements[0].id
    wrong = next(t for t in triples(found) if t[1] == terms.polarity)
    put(store, found, (wrong[0], terms.polarity, terms.Polarity_negative))
    (check,) = validate(store, reasoner=False)
    (finding,) = check.findings
    assert finding.focus == iris.statement(statement)
    assert finding.path == str(terms.polarity)
    assert finding.message == "a statement has one polarity"


def test_without_java_the_reasoner_s_checks_are_not_made_and_not_passed(store, monkeypatch):
    without_java(monkeypatch)
    checks = list(validate(store))
    assert [c.name for c in checks] == ["OWL, ontology", "SHACL, 2 articles", "OWL, 2 of 2 articles"]
    assert [c.reason for c in checks if c.name.startswith("OWL")] == [
        "reasoner not available: there is no Java to run HermiT"
    ] * 2


def test_the_reasoner_takes_a_sample(store, monkeypatch):
    without_java(monkeypatch)
    assert [c.name for c in validate(store, sample=1)][-1] == "OWL, 1 of 2 articles"


def test_an_empty_store_is_checked_too(tmp_path, monkeypatch):
    without_java(monkeypatch)
    with open_store(tmp_path / "empty", read_only=False) as store:
        assert [c.name for c in validate(store)] == ["OWL, ontology", "SHACL, 0 articles"]


@pytest.mark.skipif(owl.shutil.which("java") is None, reason="HermiT needs Java")
def test_the_reasoner_finds_what_no_shape_asks_for(store):
    found = extraction(say(changes(Dimension.MISSION), speaker="person/b"), text="c" * 60)
    person = next(t[0] for t in triples(found) if t[2] == terms.Person)
    put(store, found, (person, RDF.type, terms.Place))
    ontology, shapes, articles = validate(store)
    assert ontology.findings == shapes.findings == ()
    assert str(person) in {f.focus for f in articles.findings}
