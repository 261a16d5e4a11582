"""Queries: values come in as data, and the same question has the same answer every time."""

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import iris
from kg.answer.query import Table, Triples, Truth, answer, run
from kg.answer.questions import read
from kg.answer.sparql import Sparql
from kg.errors import QueryError
from kg.graph.store import Store

LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")


def kg(name):
    return ox.NamedNode(iris.NS + name)


def data(path):
    return ox.NamedNode(iris.ID + path)


FACTS = [
    (data("statement/1"), kg("speaker"), data("actor/person/ann")),
    (data("statement/2"), kg("speaker"), data("actor/state/iraq")),
    (data("statement/3"), kg("speaker"), data("actor/person/ann")),
    (data("statement/1"), kg("stance"), kg("Stance_denies")),
    (data("statement/2"), kg("stance"), kg("Stance_denies")),
    (data("statement/3"), kg("stance"), kg("Stance_affirms")),
    (data("statement/1"), kg("startsAt"), ox.Literal(10)),
    (data("statement/2"), kg("startsAt"), ox.Literal(20)),
    (data("statement/3"), kg("startsAt"), ox.Literal(30)),
    (data("statement/1"), kg("place"), data("place/iraq")),
    (data("actor/person/ann"), LABEL, ox.Literal("Ann Lee")),
    (data("actor/state/iraq"), LABEL, ox.Literal("Iraq")),
    (data("actor/state/iraq"), kg("alias"), ox.Literal("Republic of Iraq")),
    (data("place/iraq"), LABEL, ox.Literal("Iraq")),
]


@pytest.fixture(scope="module")
def store():
    memory = ox.Store()
    memory.extend(ox.Quad(*fact) for fact in FACTS)
    return Store(memory, None)


def ids(table):
    return ["" if row[0] is None else row[0].value.removeprefix(iris.ID) for row in table.rows]


def ask(store, text, **given):
    return answer(store, read(text, source="test.rq"), given)


SAID = """#+ param: speaker? iri Who.
#+ param: stance? iri How.
#+ param: least=0 number From where.
SELECT ?s WHERE { ?s kg:speaker ?speaker ; kg:stance ?stance ; kg:startsAt ?at
  FILTER(?at >= ?least) } ORDER BY ?s"""


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, "123"),
        ({"stance": "denies"}, "12"),
        ({"stance": "Denies"}, "12"),
        ({"stance": "kg:Stance_denies"}, "12"),
        ({"stance": f"<{iris.NS}Stance_denies>"}, "12"),
        ({"stance": f"{iris.NS}Stance_affirms"}, "3"),
        ({"speaker": "Ann Lee"}, "13"),
        ({"speaker": "ann lee"}, "13"),
        ({"speaker": "person/ann"}, "13"),
        ({"speaker": "actor/person/ann"}, "13"),
        ({"speaker": "Iraq"}, "2"),
        ({"speaker": "republic of iraq"}, "2"),
        ({"speaker": "https://a.test/nobody"}, ""),
        ({"least": "20"}, "23"),
        ({"least": "15.5", "stance": "denies"}, "2"),
    ],
)
def test_parameters_narrow_the_answer(store, given, expected):
    assert [name[-1] for name in ids(ask(store, SAID, **given))] == list(expected)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"stanse": "denies"}, "no parameter --stanse"),
        ({"stance": "maybe"}, "its values are affirms, denies"),
        ({"speaker": "An Lee"}, "is it Ann Lee"),
        ({"speaker": "xx:y"}, "'xx:' is no known prefix"),
        ({"speaker": "<no iri>"}, "no IRI"),
        ({"least": "many"}, "is no number"),
        ({"least": "NaN"}, "write a number"),
    ],
)
def test_a_value_that_does_not_fit_is_explained(store, given, says):
    with pytest.raises(QueryError, match=says):
        ask(store, SAID, **given)


def test_a_name_of_two_things_asks_which(store):
    text = "#+ param: about iri What.\nASK { ?s ?p ?about }"
    with pytest.raises(QueryError, match="actor/state/iraq, place/iraq"):
        ask(store, text, about="Iraq")


def test_a_missing_parameter_is_named(store):
    text = "#+ param: since date From when.\nASK { ?s ?p ?o FILTER(?o > ?since) }"
    with pytest.raises(QueryError, match=r"--since is missing \(From when\)"):
        ask(store, text)
    with pytest.raises(QueryError, match="no day of the calendar"):
        ask(store, text, since="12 May")


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("?s kg:stance ?v", "12"),
        ("{ ?s kg:stance ?v } UNION { ?s kg:startsAt 30 FILTER(?v = kg:Stance_denies) }", "123"),
        ("?s kg:startsAt ?n MINUS { ?s kg:stance ?v }", "3"),
        ("?s kg:startsAt ?n FILTER NOT EXISTS { ?s kg:stance ?v }", "3"),
        ("?s kg:startsAt ?n FILTER EXISTS { ?s kg:stance ?v }", "12"),
        ("?s kg:startsAt ?n OPTIONAL { ?s kg:stance ?w FILTER(?w = ?v) } FILTER(!BOUND(?w))", "3"),
        ("{ SELECT ?s (COUNT(*) AS ?c) { ?s kg:stance ?v } GROUP BY ?s }", "12"),
        ("?s kg:startsAt ?n BIND(?v AS ?w) FILTER EXISTS { ?s kg:stance ?w }", "12"),
        ("VALUES ?v { kg:Stance_denies kg:Stance_affirms } ?s kg:stance ?v", "12"),
        ("?s kg:stance ?v . # } ?v {\n ?s kg:startsAt ?n FILTER(?n<20&&?n>5)", "1"),
        ("?s kg:stance ?v ; kg:startsAt ?n FILTER(STR(?n) != '} ?v \\' {')", "12"),
    ],
)
def test_a_value_counts_wherever_its_variable_stands(store, pattern, expected):
    found = run(store, f"SELECT ?s WHERE {{ {pattern} }} ORDER BY ?s", {"v": kg("Stance_denies")})
    assert [name[-1] for name in ids(found)] == list(expected)


def test_a_projected_parameter_shows_its_value(store):
    found = run(store, "SELECT ?v (COUNT(*) AS ?n) { ?s kg:stance ?v } GROUP BY ?v", {"v": kg("x")})
    assert found.rows == ()
    found = run(store, "SELECT (COUNT(*) AS ?n) { ?s kg:stance ?v }", {"v": kg("x")})
    assert found.rows == ((ox.Literal(0),),)


@settings(max_examples=100, deadline=None)
@given(words=st.text())
def test_no_value_can_become_syntax(store, words):
    query = "SELECT ?v ?c { { SELECT (COUNT(*) AS ?c) { ?s kg:stance ?w } } }"
    found = run(store, query, {"v": ox.Literal(words)})
    assert found.rows == ((ox.Literal(words), ox.Literal(3)),)


def test_columns_of_select_star_stand_in_text_order(store):
    found = run(store, "SELECT * { ?zoo kg:speaker ?ape . ?zoo kg:startsAt ?bee }")
    assert isinstance(found, Table)
    assert found.columns == ("zoo", "ape", "bee")


def test_rows_without_an_order_are_sorted(store):
    found = run(store, "SELECT ?s { ?s kg:startsAt ?n }")
    assert ids(found) == ["statement/1", "statement/2", "statement/3"]


def test_ask_and_construct_have_answers_of_their_own(store):
    assert run(store, "ASK { ?s kg:stance kg:Stance_denies }").value
    assert isinstance(run(store, "ASK { ?s kg:none ?o }"), Truth)
    built = run(store, "CONSTRUCT { ?a a kg:Speaker } { ?s kg:speaker ?a }")
    assert isinstance(built, Triples)
    assert len(built.triples) == 2


def test_prefixes_are_known_without_being_declared(store):
    run(
        store,
        "ASK { ?s rdfs:label ?l ; skos:note ?x ; prov:value ?y ; schema:about ?z ; a xsd:date }",
    )


@pytest.mark.parametrize("text", ["", "  # nothing\n", "INSERT DATA { kg:a kg:b kg:c }", "SELECT", "x"])
def test_what_is_no_question_is_refused(store, text):
    with pytest.raises(QueryError):
        run(store, text)


@given(text=st.text(alphabet="{}?$<>\"'#\\ \nabSELCTWHR*():.;"))
def test_any_text_has_tokens_and_groups(text):
    query = Sparql(text)
    assert all(text[token.start :].startswith(token.text) for token in query.tokens)
    assert query.bind({}) == text
