"""The journal is the truth: a writer may be killed anywhere, or find the disk full, and nothing is half there."""

import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import URIRef

from kg import iris
from kg.errors import StoreError
from kg.graph.journal import Entry, Journal
from kg.graph.oxterms import stored
from kg.graph.store import open_store
from kg.graph.upkeep import problems, rebuild
from kg.model import Article
from tests.graph import writer

ROOT = Path(__file__).parents[2]
ENTITIES = iris.graph("entities")


def article(text):
    return Article(text=text, sha256=sha256(text.encode()).hexdigest())


def triple(subject, predicate="p", object_="o"):
    return tuple(URIRef(f"https://w3id.org/kg-test/{part}") for part in (subject, predicate, object_))


def put(store, doc, own, shared=(), reader="r1"):
    return store.put_article(doc, stored(own), shared={ENTITIES: tuple(stored(shared))}, reader=reader)


def contents(path):
    with open_store(path) as store:
        return sorted(str(quad) for quad in store.oxigraph), store.articles()


def quads(key, *names):
    return tuple(ox.Quad(*(ox.NamedNode(f"urn:{n}") for n in ("s", "p", name)), ox.NamedNode(key)) for name in names)


# ---- entries ---------------------------------------------------------------------------------------


def test_entries_come_back_as_they_were_written(tmp_path):
    journal = Journal(tmp_path / "j")
    entries = [Entry(key="urn:a", quads=quads("urn:a", "1"), record={"title": "Ä\n"}), Entry(key="urn:b")]
    for entry in entries:
        journal.append(entry)
    journal.close()
    assert [entry for _, entry in Journal(tmp_path / "j").entries()] == entries
    assert journal.last() == entries[-1]


def test_the_last_entry_of_a_graph_counts_and_what_is_taken_away_is_gone(tmp_path):
    journal = Journal(tmp_path / "j")
    for key, names in (("urn:a", "1"), ("urn:b", "1"), ("urn:a", "23"), ("urn:b", "")):
        journal.append(Entry(key=key, quads=quads(key, *names)))
    journal.close()
    assert [entry.quads for entry in journal.live()] == [quads("urn:a", "2", "3")]
    journal.replace(journal.live())
    assert len(journal.files) == 1
    assert [entry.key for _, entry in journal.entries()] == ["urn:a"]


@pytest.mark.parametrize("cut", [1, 9, 40])
def test_a_torn_end_loses_that_entry_only_and_nothing_is_written_behind_it(tmp_path, cut):
    journal = Journal(tmp_path / "j")
    for name in "12":
        journal.append(Entry(key=f"urn:{name}", quads=quads(f"urn:{name}", name)))
    journal.close()
    (file,) = journal.files
    file.write_bytes(file.read_bytes()[:-cut])
    again = Journal(tmp_path / "j")
    again.append(Entry(key="urn:3", quads=quads("urn:3", "3")))
    again.close()
    torn = []
    assert [entry.key for _, entry in again.entries(torn)] == ["urn:1", "urn:3"]
    assert torn == [file.name]


def test_any_tool_reads_the_journal_as_n_quads(tmp_path):
    import gzip

    journal = Journal(tmp_path / "j")
    journal.append(Entry(key="urn:a", quads=quads("urn:a", "1", "2")))
    journal.append(Entry(key="urn:b", quads=quads("urn:b", "1")))
    journal.close()
    text = gzip.decompress(journal.files[0].read_bytes())
    assert len(list(ox.parse(text, format=ox.RdfFormat.N_QUADS))) == 3


# ---- rebuild ---------------------------------------------------------------------------------------

NAMES = st.sampled_from("abcd")
# An article's graph is never empty: it says at least that it is an article.
OWN = st.frozensets(st.builds(triple, NAMES, NAMES, NAMES), min_size=1, max_size=5)
SHARED = st.frozensets(st.builds(triple, NAMES, st.just("label"), NAMES), max_size=3)
STEPS = st.lists(st.tuples(st.sampled_from(["put", "put", "remove"]), st.sampled_from("123"), OWN, SHARED), max_size=8)


@settings(deadline=None, max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_a_store_made_anew_is_the_store_whatever_happened_before(tmp_path_factory, steps):
    path = tmp_path_factory.mktemp("any") / "s"
    with open_store(path, read_only=False) as store:
        store.put_graph(iris.graph("ontology"), stored([triple("a", "label", "a")]))
        for step, text, own, shared in steps:
            if step == "put":
                put(store, article(text), own, shared)
            else:
                store.remove_article(article(text).id)
    before = contents(path)
    rebuild(path)
    assert contents(path) == before
    with open_store(path) as store:
        assert list(problems(store)) == []


def test_a_rebuild_mends_triples_that_are_lost(tmp_path):
    import shutil

    path = tmp_path / "s"
    with open_store(path, read_only=False) as store:
        put(store, article("one"), [triple("a")], [triple("b", "label")])
    before = contents(path)
    shutil.rmtree(path / "oxigraph")
    with open_store(path) as store:
        assert any("not in the store" in problem for problem in problems(store))
    made = rebuild(path)
    assert (made.articles, made.quads, made.torn) == (1, 5, ())
    assert contents(path) == before


def test_what_is_odd_in_a_store_is_told(tmp_path):
    path = tmp_path / "s"
    with open_store(path, read_only=False) as store:
        put(store, article("one"), [triple("a")], [triple("b", "label")])
        store.oxigraph.extend(quads(ENTITIES, "stray"))
        store.oxigraph.add(ox.Quad(*(ox.NamedNode("urn:x"),) * 3))
    (path / "articles" / f"{article('one').id}.txt").write_text("Another text.")
    with open_store(path) as store:
        found = "\n".join(problems(store))
    assert "1 triples of the default graph are in no named graph" in found
    assert f"1 triples of {ENTITIES} are in no article's graph" in found
    assert "is not what was read" in found


def test_a_store_without_a_journal_gets_one_with_its_next_writer(tmp_path):
    import shutil

    path = tmp_path / "s"
    with open_store(path, read_only=False) as store:
        put(store, article("one"), [triple("a")], [triple("b", "label")])
        store.put_graph(iris.graph("facts"), stored([triple("f")]))
    before = contents(path)
    shutil.rmtree(path / "journal")
    with pytest.raises(StoreError, match="no journal"):
        rebuild(path)
    with open_store(path, read_only=False):
        pass
    rebuild(path)
    assert contents(path) == before


# ---- killed, and without space ---------------------------------------------------------------------


def run(path, where):
    words = [sys.executable, "-m", "tests.graph.writer", str(path), where]
    return subprocess.run(words, capture_output=True, text=True, check=False, cwd=ROOT)


@pytest.fixture(scope="module")
def unbroken(tmp_path_factory):
    path = tmp_path_factory.mktemp("whole") / "s"
    writer.write(path)
    return contents(path)


def goes_on(path, unbroken):
    """Each article is whole or absent; the next writer makes the last one good, and the second run all."""
    with open_store(path) as store:
        sizes = {sum(1 for _ in store.quads(graph)) for graph in store.graphs() if "/article/" in graph}
    assert sizes <= {writer.SIZE}
    with open_store(path, read_only=False) as store:
        assert list(problems(store)) in ([], ["journal/000001.nq.gz ends in a torn entry"], ["there is no journal"])
        in_graph = [graph.rpartition("/")[2] for graph in store.graphs() if "/article/" in graph]
        assert sorted(in_graph) == sorted(store.articles())
        writer.put_all(store)
    assert contents(path) == unbroken


@pytest.mark.parametrize("where", ["keep_text", "append", "torn", "append+", "_write+", "keep_record+"])
def test_killed_at_any_moment_an_article_is_whole_or_absent_and_a_second_run_goes_on(tmp_path, unbroken, where):
    assert run(tmp_path / "s", where).returncode == -9
    goes_on(tmp_path / "s", unbroken)


@pytest.mark.parametrize("limit", ["2000", "120000"])
def test_where_the_disk_is_full_nothing_is_half_there(tmp_path, unbroken, limit):
    """No file may grow beyond ``limit`` bytes: the journal and the triples' own log run into it."""
    failed = run(tmp_path / "s", limit)
    assert failed.returncode == 1
    assert "Error" in failed.stderr
    goes_on(tmp_path / "s", unbroken)
