"""rdflib, which shares no code with the store's engine, answers every saved question alike."""

from functools import cache

import pyoxigraph as ox
import pytest
from rdflib import Dataset

from kg.answer.query import answer
from kg.answer.questions import load, names
from kg.answer.values import values
from kg.graph.oxterms import term
from kg.graph.prefixes import prefixes
from kg.graph.store import Store
from tests.queries.press import build

GIVEN = {"speaker": "Ruiz", "name": "Ruiz", "dimension": "headcount", "mission": "combat"}


@cache
def graphs() -> tuple[Store, Dataset]:
    store, plain = build(), Dataset()
    text = ox.serialize((quad.triple for quad in store.oxigraph), format=ox.RdfFormat.N_TRIPLES)
    plain.default_graph.parse(data=text, format="nt")
    return store, plain


@pytest.mark.parametrize("name", names())
def test_rdflib_finds_the_same(name):
    store, plain = graphs()
    question = load(name)
    known = {p.name: GIVEN.get(p.name, "Ruiz") for p in question.parameters if p.required}
    text = question.sparql.bind(values(question.parameters, known, graph=store.oxigraph))
    # Python's regular expressions have no classes such as \p{L}; for these names \w is the same.
    found = plain.query(text.replace(r"\\p{L}\\p{N}", r"\\w"), initNs=prefixes())
    rows = [tuple(None if cell is None else term(cell) for cell in row) for row in found]
    expected = answer(store, question, known)
    assert tuple(str(v) for v in found.vars) == expected.columns
    assert sorted(map(str, rows)) == sorted(map(str, expected.rows))
