"""The ontology is the only vocabulary: fresh constants, described terms, nothing undeclared in use."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from kg import model, terms, terms_gen
from kg.graph.nodes import value
from kg.iris import BASE, DEFAULT_BASE, NS
from kg.reason.owl import ontology
from kg.reason.shapes import findings

ROOT = Path(__file__).parents[1]
TERMS = ontology()
OWN = {s for s in TERMS.subjects(RDF.type) if str(s).startswith(NS)}
NOT_VALUE_SETS = {"ActorType", "Method", "StatementKind"}
VALUES = [
    member
    for name in model.__all__
    for record in [getattr(model, name)]
    if isinstance(record, type) and issubclass(record, StrEnum) and name not in NOT_VALUE_SETS
    for member in record
]
FILES = sorted(
    path
    for folder in ("ontology", "queries", "docs")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".rq", ".ttl"} or path.name == "graph-model.md"
)


def test_terms_are_fresh():
    written = (ROOT / "kg" / "terms.py").read_text(encoding="utf-8")
    turtle = (ROOT / "ontology" / "kg.ttl").read_text(encoding="utf-8")
    assert written == terms_gen.render(turtle), "run: python -m kg.terms_gen"


def test_terms_are_named_as_in_the_ontology():
    assert {str(getattr(terms, name)) for name in terms.__all__} == set(map(str, OWN))
    assert terms.Claim == URIRef(f"{NS}Claim")


def test_a_python_keyword_as_a_term_gets_a_trailing_line():
    turtle = f"<{DEFAULT_BASE}ns#from> a <{OWL.ObjectProperty}> ."
    assert 'from_: Final = URIRef(NS + "from")' in terms_gen.render(turtle)


@pytest.mark.parametrize("term", sorted(OWN))
def test_every_term_has_one_label_and_one_comment(term):
    assert len(list(TERMS.objects(term, RDFS.label))) == 1
    assert len(list(TERMS.objects(term, RDFS.comment))) == 1


@pytest.mark.parametrize("term", sorted(OWN))
def test_every_domain_range_and_parent_of_our_own_is_declared(term):
    for link in (RDFS.domain, RDFS.range, RDFS.subClassOf, RDFS.subPropertyOf):
        for other in TERMS.objects(term, link):
            assert not str(other).startswith(NS) or other in OWN


@pytest.mark.parametrize("member", VALUES, ids=lambda m: f"{type(m).__name__}.{m}")
def test_every_value_of_the_records_has_a_term_of_its_set(member):
    term = value(member)
    assert (term, RDF.type, URIRef(f"{NS}{type(member).__name__}")) in TERMS
    assert str(TERMS.value(term, SKOS.notation)) == member.value


def test_every_value_in_the_ontology_is_a_value_of_the_records():
    known = {value(member) for member in VALUES}
    extra = set(TERMS.subjects(RDF.type, OWL.NamedIndividual)) - known
    assert {str(term).removeprefix(NS).partition("_")[0] for term in extra} == {"RelationType"}


def test_strengths_are_ranked_as_in_the_records():
    ranks = [int(TERMS.value(value(member), terms.rank)) for member in model.Strength]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_term_in_a_data_file_is_in_the_ontology(path):
    text = path.read_text(encoding="utf-8")
    used = set(re.findall(r"(?<![\w:/#])kg:([A-Za-z]\w*)", text))
    unknown = {name for name in used if URIRef(NS + name) not in OWN}
    assert not unknown, f"define them in ontology/kg.ttl, then run: python -m kg.terms_gen: {unknown}"


@pytest.mark.parametrize("path", [p for p in FILES if p.suffix == ".ttl"], ids=lambda p: p.name)
def test_turtle_files_parse(path):
    assert len(Graph().parse(path, format="turtle")) > 0


def test_the_example_in_the_graph_model_is_turtle_and_complete():
    text = (ROOT / "docs" / "graph-model.md").read_text(encoding="utf-8")
    example = re.search(r"```turtle\n(.*?)```", text, re.DOTALL)
    graph = Graph().parse(data=example[1].replace(DEFAULT_BASE, BASE), format="turtle")
    missing = {f.message for f in findings(graph)}
    # The example leaves out the article and the sentence, for room.
    assert missing <= {
        "a statement stands in one article",
        "a statement stands in a sentence",
        "a mention counts the characters of one article",
        "a proposition can be read by people",
    }
