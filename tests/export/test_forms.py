"""Forms to publish: other people's readers read them, nothing is asserted that was only stated, equal bytes."""

import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph, URIRef

from kg import iris, terms
from kg.export.annotations import CONTEXT_ADDRESS
from kg.export.described import described, kind_of
from kg.export.forms import all_statements, annotation_pieces, graph_quads, nanopub_pieces, reified_pieces
from kg.export.nanopub import NANOPUBS, Publisher
from kg.export.reified import REIFIES, predicate, reified
from kg.export.trusty import artifact_code, trusty
from kg.graph.facts import Facts
from kg.graph.store import open_store
from tests.newsroom import NEWS, OLD, TEXT, build

NP = "http://www.nanopub.org/nschema#"
PROV = "http://www.w3.org/ns/prov#"
SAYS = iris.statement("1111111100000000")  # Ruiz: the number will not change
MAY = iris.statement("2222222200000000")  # critics: soldiers may leave
ME = Publisher(creator="https://orcid.org/0000-0002-1825-0097", created="2021-06-01")


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(build(tmp_path_factory.mktemp("forms") / "store")) as opened:
        yield opened


@pytest.fixture(scope="module")
def facts(store):
    return Facts(store.oxigraph)


# ---- what belongs to a statement --------------------------------------------------------------------


def test_a_statement_is_described_with_its_words_speaker_content_and_article(facts):
    kinds = {kind_of(triple.subject.value) for triple in described(facts, SAYS)}
    assert kinds >= {"statement", "mention", "attribution", "actor", "proposition", "filler", "place", "article"}


def test_a_description_leaves_out_other_statements_and_where_actors_occur(facts):
    triples = described(facts, SAYS)
    assert {t.subject.value for t in triples if kind_of(t.subject.value) == "statement"} == {SAYS}
    assert str(terms.mentionedAt) not in {t.predicate.value for t in triples}
    assert not any(t.predicate.value == str(terms.exact) and "3,000" in str(t.object) for t in triples)


def test_descriptions_are_in_the_graphs_of_their_articles(store, facts):
    graphs = {quad.graph_name.value for quad in graph_quads(facts, all_statements(store))}
    assert graphs == {iris.article_graph(NEWS.id), iris.article_graph(OLD.id)}


# ---- trusty URIs ------------------------------------------------------------------------------------

SAMPLE = """
<http://example.org/np/NAME#Head> { <http://example.org/np/NAME> a <http://www.nanopub.org/nschema#Nanopublication> . }
<http://example.org/np/NAME#assertion> {
 <http://example.org/a> <http://example.org/p> "two\\nlines \\\\ and a backslash", "zwei"@de,
  "2"^^<http://www.w3.org/2001/XMLSchema#integer>, "2", <http://example.org/z>, "“é”" .
}"""


def sample(name):
    return tuple(ox.parse(SAMPLE.replace("NAME", name), format=ox.RdfFormat.TRIG))


def test_the_code_is_the_one_that_the_reference_library_gives():
    # Computed with nanopub 2.0.1 (PyPI), nanopub.trustyuri.rdf.RdfHasher.
    code = "RABL1aIfszNKICKQfAnS6f_DKhrlZaH_4rhilptswlZ4E"
    assert artifact_code(sample("trusty-placeholder"), "trusty-placeholder") == code
    name, quads = trusty("http://example.org/np/", lambda iri: sample(iri.rpartition("/")[2]))
    assert name == f"http://example.org/np/{code}"
    assert artifact_code(reversed(quads), code) == code


# ---- nanopublications -------------------------------------------------------------------------------


def published(facts, statement):
    """Each nanopublication as {part: quads}, by its IRI."""
    found = {}
    for piece in nanopub_pieces(facts, [statement], ME):
        quads = list(ox.parse(piece, format=ox.RdfFormat.TRIG))
        parts = {}
        for quad in quads:
            parts.setdefault(quad.graph_name.value.rpartition("#")[2], []).append(quad)
        (name,) = {quad.graph_name.value.partition("#")[0] for quad in quads}
        found[name] = parts
    return found


def test_a_nanopublication_has_the_four_graphs_of_the_guidelines(store, facts):
    seen = 0
    for statement in all_statements(store):
        for name, parts in published(facts, statement).items():
            assert set(parts) == {"Head", "assertion", "provenance", "pubinfo"}
            links = {quad.predicate.value.removeprefix(NP): quad.object.value for quad in parts["Head"]}
            assert {links[f"has{part}"] for part in ("Assertion", "Provenance", "PublicationInfo")} == {
                f"{name}#{part}" for part in ("assertion", "provenance", "pubinfo")
            }
            assert any(quad.subject.value == f"{name}#assertion" for quad in parts["provenance"])
            assert any(quad.subject.value == name for quad in parts["pubinfo"])
            seen += 1
    assert seen > len(list(all_statements(store)))  # bearings have their own


def test_a_nanopublication_is_named_by_its_hash_and_a_change_is_found(facts):
    for name, parts in published(facts, SAYS).items():
        code = name.removeprefix(NANOPUBS)
        quads = [quad for part in parts.values() for quad in part]
        assert re.fullmatch(r"RA[\w-]{43}", code)
        assert artifact_code(quads, code) == code
        assert artifact_code(quads[:-1], code) != code


def test_what_is_asserted_is_that_it_was_stated_and_a_bearing_derives_from_it(facts):
    said, *bearings = published(facts, SAYS).items()
    name, parts = said
    subjects = {kind_of(quad.subject.value) for quad in parts["assertion"]}
    assert subjects <= {"statement", "attribution", "actor", "proposition", "filler", "place", "communication"}
    origin = f"{PROV}wasDerivedFrom"
    assert {q.object.value for q in parts["provenance"] if q.predicate.value == origin} == {iris.article(NEWS.id)}
    (bearing,) = bearings
    assert {q.object.value for q in bearing[1]["provenance"] if q.predicate.value == origin} == {name}
    assert any(q.predicate.value == str(terms.rule) for q in bearing[1]["assertion"])


def test_nobody_publishes_at_no_time_unless_told(facts):
    piece = b"".join(nanopub_pieces(facts, [MAY], Publisher())).decode()
    assert "dct:created" not in piece
    assert "creator" not in piece
    assert '"2021-06-01"^^xsd:date' in b"".join(nanopub_pieces(facts, [MAY], ME)).decode()


# ---- RDF 1.2 ----------------------------------------------------------------------------------------


def of_rdf12(store, facts):
    graphs = [store.quads(name) for name in store.graphs() if name != iris.graph("ontology")]
    text = b"".join(reified_pieces(facts, graphs))
    assert text.startswith(b'VERSION "1.2"\n')
    return list(ox.parse(text, format=ox.RdfFormat.TRIG))


def test_rdf_1_2_has_triple_terms_that_nobody_asserts(store, facts):
    quads = of_rdf12(store, facts)
    reified = {(q.subject.value, q.object) for q in quads if q.predicate == REIFIES}
    army = ox.NamedNode(iris.actor("unit/the-army"))
    stated = ox.Triple(army, ox.NamedNode(terms.atPlace), ox.NamedNode(iris.place("place/chad")))
    assert (iris.posture("aaaa"), stated) in reified
    share = ox.Triple(ox.NamedNode(SAYS), ox.NamedNode(terms.speaker), ox.NamedNode(iris.actor("person/ana-ruiz")))
    assert (iris.attribution("1111111100000000", "person/ana-ruiz"), share) in reified
    asserted = {q.triple for q in quads}
    assert stated not in asserted
    assert share in asserted  # that it is her statement is said as such, too


def content_of(*arguments):
    """What a statement reifies whose proposition is to withdraw, with these arguments: role, filler, words."""
    graph = ox.Store()

    def add(subject, link, value):
        term = ox.NamedNode(value) if value.startswith(iris.ID) else ox.Literal(value)
        graph.add(ox.Quad(ox.NamedNode(subject), ox.NamedNode(link), term))

    content = f"{iris.ID}proposition/p"
    add(SAYS, terms.text, "The army withdraws its troops")
    add(SAYS, terms.expresses, content)
    add(content, terms.predicate, "withdraw")
    for role, filler, *words in arguments:
        argument = f"{iris.ID}filler/{role}"
        add(content, terms.argument, argument)
        add(argument, terms.roleName, role)
        if filler:
            add(argument, terms.filler, filler)
        for text in words:
            add(argument, terms.fillerText, text)
    return [
        (str(t.object.subject), t.object.predicate.value.removeprefix(iris.ID), str(t.object.object))
        for t in reified(Facts(graph), [SAYS])
    ]


ARMY, CHAD = iris.actor("unit/the-army"), iris.place("place/chad")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (
            [("agent", ARMY, "the army"), ("object", "", "all its men", "its troops"), ("place", CHAD, "Chad")],
            [
                (f"<{ARMY}>", "predicate/withdraw", '"its troops"'),
                (f"<{ARMY}>", "predicate/withdraw/place", f"<{CHAD}>"),
            ],
        ),
        (
            [("agent", "", "they"), ("place", CHAD)],
            [(f"<{iris.ID}filler/agent>", "predicate/withdraw/place", f"<{CHAD}>")],
        ),
        ([("object", ARMY), ("place", CHAD)], [(f"<{ARMY}>", "predicate/withdraw/place", f"<{CHAD}>")]),
        ([("agent", ARMY, "the army")], []),
        ([("place", CHAD)], []),
        ([], []),
    ],
)
def test_the_content_of_a_statement_is_one_triple_an_argument(arguments, expected):
    assert content_of(*arguments) == expected


def test_rdf_1_2_loses_nothing_of_the_graph(store, facts):
    plain = {quad for quad in of_rdf12(store, facts) if quad.predicate != REIFIES}
    assert plain == {quad for name in store.graphs() if name != iris.graph("ontology") for quad in store.quads(name)}


@pytest.mark.parametrize(
    ("words", "role", "expected"),
    [
        ("withdraw", "object", "predicate/withdraw"),
        ("be present", "place", "predicate/be-present/place"),
        ("“odd” <word>", "time", "predicate/%E2%80%9Codd%E2%80%9D-%3Cword%3E/time"),
    ],
)
def test_a_predicate_is_an_iri_whatever_its_words(words, role, expected):
    assert predicate(words, role) == iris.ID + expected
    ox.NamedNode(predicate(words, role))


# ---- Web Annotation ---------------------------------------------------------------------------------


def page_of(facts, statements, *, inline=True):
    return json.loads(b"".join(annotation_pieces(facts, statements, inline=inline)))


def test_annotations_point_at_the_words_by_place_and_by_text(store, facts):
    texts = {iris.article(each): store.article(each).text for each in store.articles()}
    checked = 0
    for item in page_of(facts, all_statements(store))["items"]:
        for target in item["target"]:
            place, quote = target["selector"]
            assert (place["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
            text = texts[target["source"]]
            assert text[place["start"] : place["end"]] == quote["exact"]
            assert text[: place["start"]].endswith(quote.get("prefix", ""))
            assert text[place["end"] :].startswith(quote.get("suffix", ""))
            checked += 1
    assert checked >= 5 + 2 + 2


def test_statement_cue_and_source_are_annotated_apart(facts):
    items = page_of(facts, [SAYS])["items"]
    assert [item["motivation"] for item in items] == ["describing", "tagging", "identifying"]
    exact = [item["target"][0]["selector"][1]["exact"] for item in items]
    assert exact == ["the number of troops in Chad will not change", "said", "Ana Ruiz"]
    assert "as reported, in the reporter's words" in items[0]["body"][1]["value"]
    assert items[2]["body"][0]["source"] == iris.actor("person/ana-ruiz")


def test_annotations_are_rdf_without_fetching_anything(facts):
    graph = Graph().parse(data=json.dumps(page_of(facts, [SAYS])), format="json-ld")
    oa = "http://www.w3.org/ns/oa#"
    assert len(list(graph.subjects(None, URIRef(f"{oa}Annotation")))) == 3
    starts = {str(value) for value in graph.objects(None, URIRef(f"{oa}start"))}
    assert str(TEXT.index("the number of troops")) in starts
    assert set(graph.objects(None, URIRef(f"{oa}motivatedBy"))) == {
        URIRef(oa + name) for name in ("describing", "tagging", "identifying")
    }


def test_the_standard_context_is_named_on_request(facts):
    assert page_of(facts, [SAYS], inline=False)["@context"] == CONTEXT_ADDRESS


def test_nothing_chosen_is_an_empty_page(facts):
    assert page_of(facts, [])["items"] == []


# ---- the same bytes -----------------------------------------------------------------------------------


def test_two_stores_of_the_same_articles_give_the_same_bytes(store, facts, tmp_path: Path):
    def written(opened):
        known = Facts(opened.oxigraph)
        yield b"".join(nanopub_pieces(known, all_statements(opened), ME))
        yield b"".join(annotation_pieces(known, all_statements(opened), inline=True))
        yield b"".join(reified_pieces(known, [graph_quads(known, all_statements(opened))]))

    with open_store(build(tmp_path / "again")) as again:
        assert list(written(again)) == list(written(store))
