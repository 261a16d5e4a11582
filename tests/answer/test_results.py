"""Results read back, by an independent reader, as what they were."""

import io

import pyoxigraph as ox
import pytest

from kg.answer.query import Table, Truth
from kg.answer.results import plain, readable, results_json
from kg.answer.results_xml import results_xml
from kg.iris import NS

CELLS = [
    ox.NamedNode("https://a.test/x?a=1&b=<2>".replace("<2>", "2")),
    ox.Literal('a <b> & "c" ]]> é 𝔘\n\ttwo\r\nlines'),
    ox.Literal("mot", language="fr"),
    ox.Literal(2500),
    ox.Literal("2021-12-09", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")),
    None,
    ox.Literal(""),
]
TABLE = Table(columns=("a", "b"), rows=tuple((cell, ox.Literal("x")) for cell in CELLS), query="")
FORMATS = [
    (results_json, ox.QueryResultsFormat.JSON),
    (results_xml, ox.QueryResultsFormat.XML),
]


@pytest.mark.parametrize(("write", "syntax"), FORMATS)
def test_a_table_reads_back(write, syntax):
    read = ox.parse_query_results(io.BytesIO(write(TABLE).encode()), format=syntax)
    assert [variable.value for variable in read.variables] == ["a", "b"]
    assert [row["a"] for row in read] == CELLS


@pytest.mark.parametrize(("write", "syntax"), FORMATS)
@pytest.mark.parametrize("value", [True, False])
def test_yes_and_no_read_back(write, syntax, value):
    text = write(Truth(value=value, query="")).encode()
    assert bool(ox.parse_query_results(io.BytesIO(text), format=syntax)) is value


@pytest.mark.parametrize(("write", "syntax"), FORMATS)
def test_no_rows_are_a_result_too(write, syntax):
    text = write(Table(columns=("a",), rows=(), query="")).encode()
    assert list(ox.parse_query_results(io.BytesIO(text), format=syntax)) == []


def test_what_xml_cannot_hold_does_not_break_it():
    table = Table(columns=("a",), rows=((ox.Literal("a\x00b\x0cc"),),), query="")
    read = ox.parse_query_results(io.BytesIO(results_xml(table).encode()), format=ox.QueryResultsFormat.XML)
    assert [row["a"].value for row in read] == ["a\ufffdb\ufffdc"]


def test_people_see_prefixes_and_programs_whole_iris():
    node = ox.NamedNode(f"{NS}Stance_denies")
    assert readable(node) == "kg:Stance_denies"
    assert plain(node) == node.value
    assert readable(None) == plain(None) == ""
