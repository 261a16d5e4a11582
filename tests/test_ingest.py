"""Ingesting: once is enough, one bad article stops no other, and the bytes are always the same."""

import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from kg import iris, pipeline
from kg.answer.query import run
from kg.answer.verify import verify
from kg.errors import InputError
from kg.graph.serialise import GraphFormat, serialise
from kg.graph.store import open_store
from kg.model import Article, Extraction
from kg.pipeline import ingest

ROOT = Path(__file__).parents[1]
WORDS = "Minister Ana Ruiz said on Monday that 400 soldiers will remain in Chad.\n"
OTHER = "“We will leave Chad in May,” General Tom Berg told reporters.\n"


def article(text, **known):
    return Article(text=text, sha256=sha256(text.encode()).hexdigest(), **known)


def nothing(doc, *, model=None):
    if "bad" in doc.text:
        raise InputError("no good")
    return Extraction(article=doc, paragraphs=(), statements=(), actors=())


@pytest.fixture
def extracted(monkeypatch):
    read = []
    monkeypatch.setattr(pipeline, "extract", lambda doc, *, model: read.append(doc.text) or nothing(doc))
    return read


def test_what_is_known_is_not_read_again(tmp_path, extracted):
    with open_store(tmp_path / "s", read_only=False) as store:
        assert [r.changed for r in ingest([article("one")], store)] == [True]
        results = list(ingest([article("one"), article("two")], store))
        assert [(r.known, r.changed) for r in results] == [(True, False), (False, True)]
        assert extracted == ["one", "two"]
        assert [r.changed for r in ingest([article("one")], store, again=True)] == [False]


def test_other_metadata_are_read_and_replace_the_old(tmp_path, extracted):
    with open_store(tmp_path / "s", read_only=False) as store:
        list(ingest([article("one", title="Old")], store))
        list(ingest([article("one", title="New")], store))
        titles = run(store, "SELECT ?t { ?a kg:title ?t } ORDER BY ?t").rows
        assert [row[0].value for row in titles] == ["New"]


def test_a_bad_article_stops_no_other(tmp_path, extracted):
    with open_store(tmp_path / "s", read_only=False) as store:
        results = list(ingest([article("one"), article("bad"), article("two")], store))
        assert [r.problem and r.problem.what for r in results] == [None, "no good", None]
        assert len(store.articles()) == 2


def test_the_ontology_is_there_to_be_asked(tmp_path, extracted):
    with open_store(tmp_path / "s", read_only=False) as store:
        list(ingest([], store))
        assert run(store, "ASK { kg:Stance_denies rdfs:label ?l }").value
        before = set(store.oxigraph)
        list(ingest([], store))
        assert set(store.oxigraph) == before


@pytest.mark.model
def test_words_go_all_the_way_into_the_graph(tmp_path):
    with open_store(tmp_path / "s", read_only=False) as store:
        list(ingest([article(WORDS), article(OTHER)], store))
        assert verify(store).failures == ()
        said = run(store, "SELECT ?l { ?s kg:speaker/rdfs:label ?l } ORDER BY ?l").rows
        assert {"Ana Ruiz", "Tom Berg"} <= {row[0].value for row in said}
        entities = run(store, f"ASK {{ GRAPH <{iris.graph('entities')}> {{ ?a a kg:Person }} }}")
        assert entities.value


PROGRAM = """
import sys
from hashlib import sha256
from pathlib import Path
from kg.graph.serialise import GraphFormat, serialise
from kg.graph.store import open_store
from kg.model import Article
from kg.pipeline import ingest
texts = sys.argv[2:]
articles = [Article(text=t, sha256=sha256(t.encode()).hexdigest()) for t in texts]
with open_store(Path(sys.argv[1]), read_only=False) as store:
    list(ingest(articles, store))
    sys.stdout.buffer.write(serialise(store.quads(), GraphFormat.N_QUADS))
"""


@pytest.mark.model
def test_order_process_and_hash_seed_do_not_show(tmp_path):
    outputs = []
    for seed, texts in (("1", [WORDS, OTHER]), ("2", [OTHER, WORDS])):
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(tmp_path / seed), *texts],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        )
        outputs.append(done.stdout)
    assert outputs[0] == outputs[1]
    assert len(outputs[0]) > 10_000


@pytest.mark.model
def test_taking_articles_away_leaves_what_was_before(tmp_path):
    with open_store(tmp_path / "s", read_only=False) as store:
        list(ingest([article(WORDS)], store))
        before = serialise(store.oxigraph, GraphFormat.N_QUADS)
        list(ingest([article(OTHER)], store))
        store.remove_article(article(OTHER).id)
        assert serialise(store.oxigraph, GraphFormat.N_QUADS) == before
