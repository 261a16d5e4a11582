"""The same quads give the same bytes, in every syntax, and nothing is lost on the way."""

import json
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import iris
from kg.graph.serialise import GraphFormat, format_for, serialise

XSD = "http://www.w3.org/2001/XMLSchema#"
READERS = {
    GraphFormat.TURTLE: ox.RdfFormat.TURTLE,
    GraphFormat.TRIG: ox.RdfFormat.TRIG,
    GraphFormat.N_QUADS: ox.RdfFormat.N_QUADS,
    GraphFormat.N_TRIPLES: ox.RdfFormat.N_TRIPLES,
    GraphFormat.JSON_LD: ox.RdfFormat.JSON_LD,
}


def iri(name):
    return ox.NamedNode(f"{iris.NS}{name}")


def typed(value, name):
    return ox.Literal(value, datatype=ox.NamedNode(XSD + name))


QUADS = [
    ox.Quad(iri("b"), iri("p"), ox.Literal("x\ny", language="en"), iri("g2")),
    ox.Quad(
        iri("a"),
        ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
        iri("C"),
        iri("g1"),
    ),
    ox.Quad(iri("a"), iri("n"), typed("2500", "integer"), iri("g1")),
    ox.Quad(iri("a"), iri("n"), typed("007", "integer"), iri("g1")),
    ox.Quad(iri("a"), iri("n"), typed("1.5", "decimal"), iri("g1")),
    ox.Quad(iri("a"), iri("n"), typed("true", "boolean"), iri("g1")),
    ox.Quad(iri("a"), iri("n"), typed("true", "string"), iri("g1")),
    ox.Quad(iri("a"), iri("m"), ox.NamedNode(f"{iris.ID}article/ab12#char=0,5"), iri("g1")),
    ox.Quad(iri("a"), iri("m"), ox.NamedNode(f"{iris.ID}statement//odd"), iri("g1")),
    ox.Quad(iri("a"), iri("p"), iri("b"), iri("g2")),
    ox.Quad(iri("a"), iri("p"), iri("b"), iri("g1")),
]
SYNTAXES = list(GraphFormat)


def read_back(text: bytes, syntax: GraphFormat) -> set:
    return set(ox.parse(text, format=READERS[syntax]))


def expected(quads, syntax):
    if syntax.keeps_graphs:
        return set(quads)
    return {ox.Quad(q.subject, q.predicate, q.object) for q in quads}


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_what_is_written_reads_back_as_it_was(syntax):
    assert read_back(serialise(QUADS, syntax), syntax) == expected(QUADS, syntax)


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_order_and_repetition_of_the_input_do_not_matter(syntax):
    shuffled = [*QUADS[5:], *reversed(QUADS[:5]), *QUADS[:3]]
    assert serialise(shuffled, syntax) == serialise(QUADS, syntax)


def test_a_triple_of_two_graphs_is_in_the_turtle_once():
    text = serialise(QUADS, GraphFormat.N_TRIPLES).decode().splitlines()
    assert len(text) == len(set(text)) == len(QUADS) - 1
    assert text == sorted(text, key=lambda line: line.split()[0])


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_nothing_is_valid_too(syntax):
    assert read_back(serialise([], syntax), syntax) == set()


def test_turtle_declares_only_the_prefixes_it_uses():
    text = serialise(QUADS[:1], GraphFormat.TURTLE).decode()
    assert text.splitlines()[0] == f"@prefix kg: <{iris.NS}> ."
    assert text.count("@prefix") == 1


def test_json_ld_is_readable_json():
    document = json.loads(serialise(QUADS[1:3], GraphFormat.JSON_LD))
    (graph,) = document["@graph"]
    assert graph == {"@id": "kg:g1", "@graph": [{"@id": "kg:a", "@type": ["kg:C"], "kg:n": [2500]}]}


WORDS = st.text(max_size=8)
TERMS = st.one_of(
    st.builds(iri, st.sampled_from("abc")),
    st.builds(ox.Literal, WORDS),
    st.builds(typed, WORDS, st.sampled_from(["integer", "boolean", "date", "string"])),
    st.builds(lambda text: ox.Literal(text, language="en"), WORDS),
)
GRAPHS = st.one_of(st.builds(iri, st.sampled_from("gh")), st.just(ox.DefaultGraph()))
ANY = st.lists(st.builds(ox.Quad, st.builds(iri, st.sampled_from("ab")), st.just(iri("p")), TERMS, GRAPHS))


@settings(max_examples=80, deadline=None)
@given(quads=ANY, syntax=st.sampled_from(SYNTAXES))
def test_any_quads_read_back(quads, syntax):
    assert read_back(serialise(quads, syntax), syntax) == expected(quads, syntax)


PROGRAM = """
import sys
from pathlib import Path
from kg.graph.serialise import GraphFormat, serialise
from kg.graph.store import open_store
with open_store(Path(sys.argv[1])) as store:
    for syntax in GraphFormat:
        sys.stdout.buffer.write(serialise(store.quads(), syntax))
"""


def test_every_process_and_hash_seed_writes_the_same_bytes(tmp_path: Path):
    from kg.graph.store import open_store

    with open_store(tmp_path / "s", read_only=False) as store:
        for name in ("g1", "g2"):
            part = [quad.triple for quad in QUADS if quad.graph_name == iri(name)]
            store.put_graph(iri(name).value, part)
    outputs = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM, str(tmp_path / "s")],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "42")
    }
    assert len(outputs) == 1
    assert len(outputs.pop()) > 1000


@pytest.mark.parametrize(
    ("name", "syntax"),
    [
        ("x.ttl", "turtle"),
        ("x.TTL", "turtle"),
        ("x.jsonld", "jsonld"),
        ("x.nq", "nquads"),
        ("x.txt", None),
        ("x", None),
    ],
)
def test_the_extension_names_the_syntax(name, syntax):
    assert format_for(Path(name)) == syntax
