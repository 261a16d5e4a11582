"""Articles read elsewhere come back whole and in order, also where what reads them is killed."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import Future
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg.engine.processes import in_processes
from kg.engine.window import Lost, read_in
from kg.errors import SettingError
from kg.graph.serialise import GraphFormat, serialise
from kg.graph.store import open_store
from kg.model import Article, Extraction
from kg.pipeline import Ingested, ingest
from tests.engine.reader import read


def article(text):
    return Article(text=text, sha256=sha256(text.encode()).hexdigest())


def told(results):
    return [(r.article.text, r.problem.what if isinstance(r, Ingested) and r.problem else None) for r in results]


class Pool:
    """A pool whose processes die as often as a text says: "a 2" twice, "b 99" always."""

    size = 2

    def __init__(self):
        self.deaths, self.submitted, self.most, self.open = {}, [], 0, 0

    def submit(self, doc):
        self.submitted.append(doc.text)
        self.open += 1
        self.most = max(self.most, self.open)
        handle = Future()
        handle.set_result(doc)
        return handle

    def result(self, handle):
        self.open -= 1
        return self.alone(handle.result())

    def alone(self, doc):
        times = int(doc.text.partition(" ")[2] or 0)
        self.deaths[doc.text] = self.deaths.get(doc.text, 0) + 1
        if self.deaths[doc.text] <= times:
            raise Lost
        return Extraction(article=doc, paragraphs=(), statements=(), actors=())


def test_results_come_in_the_order_of_the_articles_and_a_few_are_read_ahead():
    pool, texts = Pool(), [f"text{i}" for i in range(50)]
    assert told(read_in(pool, map(article, texts))) == [(text, None) for text in texts]
    assert pool.most <= 5


def test_what_is_settled_passes_through_in_its_place():
    tasks = [article("a"), Ingested(article=article("b"), known=True), article("c")]
    assert [r.article.text for r in read_in(Pool(), tasks)] == ["a", "b", "c"]


def test_an_endless_stream_is_not_read_ahead():
    pool = Pool()
    endless = (Ingested(article=article("x"), known=True) for _ in iter(int, 1))
    results = read_in(pool, endless)
    assert [next(results).known for _ in range(3)] == [True] * 3


def test_what_dies_is_read_again_and_what_always_kills_fails_alone():
    found = dict(told(read_in(Pool(), map(article, ["a 1", "b 99", "c 3", "d"]))))
    assert found["a 1"] is found["c 3"] is found["d"] is None
    assert "was killed" in found["b 99"]


def test_a_killed_process_costs_nothing_and_a_poisonous_article_only_itself(tmp_path):
    texts = ["one", f"once: {tmp_path / 'mark'}", "two", "poison", "three"]
    with in_processes(2, model=None, read=read) as reading:
        found = dict(told(reading(map(article, texts))))
    assert "was killed" in found.pop("poison")
    assert set(found.values()) == {None}
    assert (tmp_path / "mark").exists()


ORPHANS = """
import os, signal
from tests.engine.test_engines import article, read
from kg.engine.processes import in_processes
if __name__ == "__main__":
    with in_processes(1, model=None, read=read) as reading:
        list(reading([article("one")]))
        print(*reading.args[0]._pool._processes, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
"""


def test_where_the_whole_is_killed_no_process_stays(tmp_path):
    (tmp_path / "orphans.py").write_text(ORPHANS)
    words = [sys.executable, str(tmp_path / "orphans.py")]
    env = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    killed = subprocess.run(words, capture_output=True, text=True, env=env, check=False, timeout=60)
    worker = int(killed.stdout)
    for _ in range(100):
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    os.kill(worker, signal.SIGKILL)
    pytest.fail("the worker waits for work for ever")


@pytest.mark.slow
def test_a_killed_worker_of_a_cluster_costs_nothing(tmp_path, monkeypatch):
    pytest.importorskip("distributed", reason="the extra 'dask' is not installed")
    from kg.engine import cluster

    monkeypatch.setattr(cluster, "_check_workers", lambda client, model: None)
    texts = ["one", f"once: {tmp_path / 'mark'}", "two", "three"]
    with cluster.on_cluster("local", count=2, model=None, read=read) as reading:
        assert told(reading(map(article, texts))) == [(text, None) for text in texts]
    assert (tmp_path / "mark").exists()


def test_a_worker_with_another_version_is_told(monkeypatch):
    from kg.engine import cluster

    monkeypatch.setattr(cluster, "reader_of", lambda model: "here")
    client = SimpleNamespace(run=lambda function, model: {"tcp://one": "here", "tcp://two": "there"})
    with pytest.raises(SettingError, match="1 of 2 workers have another kg"):
        cluster._check_workers(client, None)


def test_without_dask_the_way_to_get_it_is_told(monkeypatch):
    from kg.engine import cluster

    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(SettingError, match="not installed"), cluster.on_cluster("local", count=1, model=None):
        pass


@pytest.mark.model
@pytest.mark.slow
def test_processes_write_the_same_bytes_also_where_one_is_killed(tmp_path):
    articles = [article(f"General Tom Berg said on Monday that {n}00 soldiers will leave Chad.\n") for n in range(2, 8)]
    with open_store(tmp_path / "one", read_only=False) as store:
        list(ingest(articles, store))
        expected = serialise(store.quads(), GraphFormat.N_QUADS)
    with open_store(tmp_path / "two", read_only=False) as store, in_processes(2, model=None) as reading:
        results = ingest(articles, store, reading=reading)
        next(results)
        pool = reading.args[0]._pool
        os.kill(next(iter(pool._processes)), signal.SIGKILL)
        assert [r.problem for r in results] == [None] * 5
        assert serialise(store.quads(), GraphFormat.N_QUADS) == expected
