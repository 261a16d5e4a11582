"""The store holds what was put in, once, and survives whatever it is opened on."""

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Dataset, Literal, URIRef

from kg import iris
from kg.errors import StoreError
from kg.graph.oxterms import stored
from kg.graph.store import Store, open_store
from kg.model import Article

ENTITIES = iris.graph("entities")
DECIMAL = URIRef("http://www.w3.org/2001/XMLSchema#decimal")


def triple(subject, predicate="p", object_="o"):
    return tuple(URIRef(f"https://w3id.org/kg-test/{part}") for part in (subject, predicate, object_))


def article(text="A text.", **known):
    return Article(text=text, sha256=sha256(text.encode()).hexdigest(), **known)


def put(store, doc, own, shared=(), reader="r1"):
    entities = {ENTITIES: tuple(stored(shared))}
    return store.put_article(doc, stored(own), shared=entities, reader=reader)


def lines(store: Store) -> list[str]:
    return sorted(str(quad) for quad in store.oxigraph)


def default_graph(store: Store) -> set[str]:
    quads = store.oxigraph.quads_for_pattern(None, None, None, ox.DefaultGraph())
    return {str(quad.triple) for quad in quads}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store"


# ---- articles in and out ---------------------------------------------------------------------------


def test_the_default_graph_holds_each_triple_of_the_named_graphs_once(path):
    common, only = triple("iraq"), triple("statement")
    with open_store(path, read_only=False) as store:
        put(store, article("one"), [only], [common])
        put(store, article("two"), [], [common])
        assert default_graph(store) == {str(t) for t in stored([common, only])}
        assert len(list(store.quads(ENTITIES))) == 1


def test_the_same_article_again_changes_nothing(path):
    number = (*triple("s")[:2], Literal("1.50", datatype=DECIMAL))
    with open_store(path, read_only=False) as store:
        assert put(store, article(), [number], [triple("iraq")])
        before = lines(store)
        assert not put(store, article(), [number], [triple("iraq")])
        assert lines(store) == before


def test_other_metadata_replace_what_was_there(path):
    with open_store(path, read_only=False) as store:
        put(store, article(), [triple("title", "is", "old"), triple("kept")])
        put(store, article(title="New"), [triple("title", "is", "new"), triple("kept")])
        assert default_graph(store) == {str(t) for t in stored([triple("title", "is", "new"), triple("kept")])}
        assert store.article(article().id).title == "New"


def test_removing_an_article_leaves_what_others_hold(path):
    with open_store(path, read_only=False) as store:
        put(store, article("one"), [triple("only-one")], [triple("both"), triple("gone")])
        put(store, article("two"), [triple("only-two")], [triple("both")])
        before_both = lines(store)
        store.remove_article(article("one").id)
        left = {str(t) for t in stored([triple("only-two"), triple("both")])}
        assert default_graph(store) == left
        assert {str(q.triple) for q in store.quads(ENTITIES)} == {str(*stored([triple("both")]))}
        assert store.articles() == (article("two").id,)
        put(store, article("one"), [triple("only-one")], [triple("both"), triple("gone")])
        assert lines(store) == before_both


def test_a_triple_that_the_ontology_also_holds_stays_in_the_default_graph(path):
    with open_store(path, read_only=False) as store:
        store.put_graph(iris.graph("ontology"), stored([triple("class")]))
        put(store, article(), [triple("class")])
        store.remove_article(article().id)
        assert default_graph(store) == {str(*stored([triple("class")]))}
        store.put_graph(iris.graph("ontology"), [])
        assert not lines(store)


def test_texts_are_kept_byte_for_byte(path):
    text = "\ufeffA “quote”,\r\nno-break\u00a0space, 𝔘nicode.\r"
    with open_store(path, read_only=False) as store:
        put(store, article(text), [triple("s")])
    with open_store(path) as store:
        assert store.article(article(text).id) == article(text)


def test_the_reader_is_known_only_for_the_same_text_and_metadata(path):
    with open_store(path, read_only=False) as store:
        put(store, article(title="T"), [triple("s")], reader="kg 1")
        assert store.read_by(article(title="T")) == "kg 1"
        assert store.read_by(article(title="U")) is None
        assert store.read_by(article("Another text.")) is None


def test_odd_literals_come_back_as_they_went_in(path):
    words = 'a "b" \\ \n \t \u0001 \u2028 é 𝔘 } ; INSERT'
    odd = (*triple("s")[:2], Literal(words, lang="en"))
    with open_store(path, read_only=False) as store:
        put(store, article(), [triple("s", "p", "old")])
        put(store, article(), [odd])  # a replacement goes through SPARQL text
        (quad,) = store.quads(iris.article_graph(article().id))
        assert quad.object == ox.Literal(words, language="en")


def test_rdflib_sees_the_same_graphs(path):
    with open_store(path, read_only=False) as store:
        put(store, article(), [triple("s")], [triple("iraq")])
        dataset = store.dataset()
        assert set(dataset.default_graph) == {triple("s"), triple("iraq")}
        assert set(dataset.graph(URIRef(ENTITIES))) == {triple("iraq")}
        del dataset


# ---- against a plain reference ---------------------------------------------------------------------

NAMES = st.sampled_from("abcd")
OWN = st.frozensets(st.builds(triple, NAMES, NAMES, NAMES), max_size=6)
SHARED = st.frozensets(st.builds(triple, NAMES, st.just("label"), NAMES), max_size=4)
STEPS = st.lists(
    st.tuples(st.sampled_from(["put", "remove"]), st.sampled_from(["1", "2", "3"]), OWN, SHARED),
    max_size=12,
)


@settings(deadline=None, max_examples=60)
@given(steps=STEPS)
def test_any_sequence_of_steps_equals_a_plain_union(steps):
    memory = Store(ox.Store(), _NoFolder())
    held: dict[str, tuple[frozenset, frozenset]] = {}
    for step, text, own, shared in steps:
        if step == "put":
            put(memory, article(text), own, shared)
            held[text] = (own, shared)
        else:
            memory.remove_article(article(text).id)
            held.pop(text, None)
    expected = Dataset()
    for text, (own, shared) in held.items():
        for part in own | shared:
            expected.graph(URIRef(iris.article_graph(article(text).id))).add(part)
            expected.default_graph.add(part)
        for part in shared:
            expected.graph(URIRef(ENTITIES)).add(part)
    found = memory.dataset()
    assert set(found.default_graph) == set(expected.default_graph)
    names = {URIRef(iris.article_graph(article(text).id)) for text in "123"} | {URIRef(ENTITIES)}
    for name in names:
        assert set(found.graph(name)) == set(expected.graph(name))


class _NoFolder:
    """A folder that keeps nothing."""

    def __getattr__(self, name):
        return lambda *args: None


# ---- paths that are no store, and locks ------------------------------------------------------------


@pytest.mark.parametrize("read_only", [True, False])
def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path, read_only):
    (tmp_path / "letter.txt").write_text("Dear all")
    with (
        pytest.raises(StoreError, match="not a kg store"),
        open_store(tmp_path, read_only=read_only),
    ):
        pass
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_is_not_a_store(tmp_path, read_only):
    file = tmp_path / "file"
    file.write_text("x")
    with pytest.raises(StoreError, match="not a kg store"), open_store(file, read_only=read_only):
        pass
    assert file.read_text() == "x"


def test_reading_never_makes_a_store(path):
    with pytest.raises(StoreError, match="there is no store"), open_store(path):
        pass
    assert not path.exists()


def test_a_store_of_another_namespace_says_which(path):
    with open_store(path, read_only=False):
        pass
    (path / "kg-store.json").write_text(json.dumps({"format": 1, "namespace": "https://a.test/"}))
    with pytest.raises(StoreError, match="set KG_NAMESPACE="), open_store(path):
        pass


@pytest.mark.parametrize("marker", ["", "[]", "{}", '{"format": 99, "namespace": "x"}'])
def test_an_odd_marker_is_refused_with_a_way_out(path, marker):
    with open_store(path, read_only=False):
        pass
    (path / "kg-store.json").write_text(marker)
    with pytest.raises(StoreError, match=r"ingest .*articles"), open_store(path):
        pass


WRITER = """
import sys
from pathlib import Path
from kg.graph.store import open_store
with open_store(Path(sys.argv[1]), read_only=False) as store:
    print("open", flush=True)
    sys.stdin.read()
"""


def test_a_second_writer_is_told_and_a_reader_reads_on(path):
    with open_store(path, read_only=False) as store:
        put(store, article(), [triple("s")])
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdout.readline() == "open\n"
        with pytest.raises(StoreError, match="locked"), open_store(path, read_only=False):
            pass
        with open_store(path) as store:
            assert len(lines(store)) == 2
        writer.stdin.close()
    with open_store(path, read_only=False) as store:
        assert len(lines(store)) == 2
