"""A store on a server: the same graph, answers and messages as in a folder, and words for what a server lacks."""

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from kg import iris
from kg.answer.query import answer
from kg.answer.questions import load, names
from kg.errors import KgError, SettingError, StoreError
from kg.graph import protocol
from kg.graph.address import place
from kg.graph.oxterms import stored
from kg.graph.remote import RemoteQuads
from kg.graph.serialise import GraphFormat, serialise
from kg.graph.store import Store, open_store
from tests.graph.test_store import ENTITIES, article, triple
from tests.newsroom import NEWS, OLD
from tests.newsroom import build as newsroom
from tests.queries.press import build as press

BINARY = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")


@pytest.fixture(scope="module")
def server():
    """A real SPARQL server on a free port, or the one that KG_TEST_SERVER names, which is emptied."""
    if named := os.environ.get("KG_TEST_SERVER"):
        yield named
        return
    if BINARY is None:
        pytest.skip("the oxigraph server is not installed (extra 'dev')")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(
        [BINARY, "serve", "--bind", f"127.0.0.1:{port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        for _ in range(200):
            with socket.socket() as trial:
                if trial.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
        process.terminate()


@pytest.fixture(autouse=True)
def state(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(protocol, "_PAUSES", (0.01, 0.01))


@pytest.fixture
def remote(server):
    address = place(server)
    with closing(protocol.Protocol(address)) as connection:
        RemoteQuads(connection, cached=False).update("DROP ALL")
    return address


def put(store, doc, own, shared=()):
    return store.put_article(doc, stored(own), shared={ENTITIES: tuple(stored(shared))}, reader="r")


def steps(store):
    store.put_graph(iris.graph("ontology"), stored([triple("class")]))
    yield put(store, article("one\r\n“ü”"), [triple("a"), triple("both")], [triple("shared")])
    yield put(store, article("two"), [triple("b"), triple("both")], [triple("shared")])
    yield put(store, article("two"), [triple("b"), triple("both")], [triple("shared")])
    yield put(store, article("two", title="T"), [triple("c"), triple("class")], [])
    yield store.remove_article(article("one\r\n“ü”").id)
    yield put(store, article("one\r\n“ü”"), [triple("a")], [triple("more")])


def held(store):
    quads = {str(quad) for quad in store.oxigraph if "/kept>" not in str(quad.graph_name)}
    return quads, store.articles(), [store.article(known) for known in store.articles()]


def test_every_step_gives_the_graph_that_it_gives_in_a_folder(remote, tmp_path):
    with open_store(tmp_path / "s", read_only=False) as local, open_store(remote, read_only=False) as far:
        for here, there in zip(steps(local), steps(far), strict=True):
            assert here == there
            assert held(local) == held(far)
        assert far.read_by(article("two", title="T")) == "r"
        assert far.read_by(article("two")) is None
        assert list(far.quads(ENTITIES)) == list(local.quads(ENTITIES))


def test_what_is_too_much_for_one_update_goes_graph_by_graph(remote, monkeypatch):
    monkeypatch.setattr("kg.graph.remote._UPDATE_QUADS", 3)
    with open_store(remote, read_only=False) as store:
        put(store, article("one"), [triple(str(n)) for n in range(8)], [triple("shared")])
        assert len(store.oxigraph) == 9 + 9 + 1 + 2  # own, copies, shared, text and record


def copied(path, remote):
    """The store in a folder, on the server too."""
    with open_store(path) as local, open_store(remote, read_only=False) as far:
        far.oxigraph.extend(local.oxigraph)
        for doc in (NEWS, OLD):
            far._folder.keep_text(doc)
            far._folder.keep_record(doc.id, local._folder.record(doc.id))


@pytest.mark.parametrize("syntax", [GraphFormat.TRIG, GraphFormat.TURTLE])
def test_exports_are_the_same_bytes(remote, tmp_path, syntax):
    copied(newsroom(tmp_path / "s"), remote)
    with open_store(tmp_path / "s") as local, open_store(remote) as far:
        assert serialise(far.quads(), syntax) == serialise(local.quads(), syntax)


def test_every_saved_question_has_the_same_answer(remote):
    local = press()
    given = {"speaker": "Ruiz", "name": "Ruiz", "dimension": "headcount", "mission": "combat", "topic": "Gao"}
    with closing(protocol.Protocol(remote)) as connection:
        RemoteQuads(connection, cached=False).extend(local.oxigraph)
        far = Store(RemoteQuads(connection, cached=True), None)
        for name in names():
            question = load(name)
            known = {p.name: given.get(p.name, "Ruiz") for p in question.parameters if p.required}
            assert answer(far, question, known) == answer(local, question, known), name


@pytest.mark.parametrize(
    "words",
    [
        ("claims",),
        ("posture", "--format", "json"),
        ("query", "SELECT * { ?s kg:speaker ?who }"),
        ("query", "CONSTRUCT { ?s kg:speaker ?who } WHERE { ?s kg:speaker ?who }", "--format", "nt"),
        ("query", "ASK { ?s kg:speaker ?who }"),
        ("export", "--format", "nquads"),
        ("verify",),
        ("link", "--all"),
        ("review", "list"),
    ],
)
def test_commands_print_the_same(remote, tmp_path, capsys, monkeypatch, words):
    from kg.cli.main import main

    copied(newsroom(tmp_path / "s"), remote)
    printed = []
    for store in (str(tmp_path / "s"), remote.url):
        monkeypatch.setattr(sys, "argv", ["kg", "--store", store, *words])
        with pytest.raises(SystemExit) as leaving:
            main()
        printed.append((leaving.value.code, capsys.readouterr().out))
    assert printed[0] == printed[1]


# ---- what goes wrong -------------------------------------------------------------------------------


@contextmanager
def answering(*responses):
    """A server that gives these responses in turn, the last one for ever: status, media type, body."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            asked.append((self.path, self.headers.get("Authorization")))
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            status, media, body = responses[min(len(asked), len(responses)) - 1]
            self.send_response(status)
            self.send_header("Content-Type", media)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words):
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()
        thread.join()


YES = (200, "application/sparql-results+json", b'{"head": {}, "boolean": true}')


@pytest.mark.parametrize(
    ("response", "words"),
    [
        ((401, "text/plain", b"who are you"), "without the right key.*KG_STORE_USER"),
        ((404, "text/html", b"<html>"), "cannot query at .*KG_STORE_QUERY_URL"),
        ((405, "text/plain", b""), "cannot query at"),
        ((500, "text/plain", b"boom"), "failed to query.*boom"),
        ((503, "text/plain", b"busy"), "failed to query.*busy"),
        ((400, "text/plain", b"line 1"), "refuses the query: line 1"),
        ((200, "text/html", b"<html>Hello"), "answers in 'text/html'"),
    ],
)
def test_what_a_server_refuses_is_told_with_a_way_out(response, words):
    with answering(response) as (url, _), pytest.raises(KgError) as caught, open_store(place(url)):
        pass
    import re

    assert re.search(words, str(caught.value), re.DOTALL)


def test_what_passes_is_waited_for():
    busy = (503, "text/plain", b"busy")
    with answering(busy, busy, YES) as (url, asked), open_store(place(url)):
        assert len(asked) == 3


def test_nobody_there_is_told(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(StoreError, match="no server answers at"), open_store(place(url)):
        pass


def test_an_empty_server_holds_no_store(remote):
    with pytest.raises(StoreError, match="there is no kg store at"), open_store(remote):
        pass


def test_two_writers_of_one_machine_are_kept_apart(remote):
    with (
        open_store(remote, read_only=False),
        pytest.raises(StoreError, match="locked"),
        open_store(remote, read_only=False),
    ):
        pass


def test_the_key_goes_along_and_is_never_shown(monkeypatch):
    with answering(YES) as (url, asked):
        address = place(url.replace("//", "//ann:s%40cret@"))
        with open_store(address):
            pass
    assert asked[0][1] == "Basic YW5uOnNAY3JldA=="
    assert "cret" not in f"{address} {address!r}"
    monkeypatch.setenv("KG_STORE_TOKEN", "t0ken")
    assert place("http://h/").authorization == "Bearer t0ken"


@pytest.mark.parametrize("given", ["http://", "http://h:port/", "https://:80"])
def test_an_odd_address_is_refused(given):
    with pytest.raises(SettingError):
        place(given)


def test_an_odd_time_limit_is_refused(monkeypatch):
    monkeypatch.setenv("KG_STORE_TIMEOUT", "soon")
    with pytest.raises(SettingError, match="number of seconds"):
        place("http://h/")


def test_endpoints_can_be_named_one_by_one(monkeypatch):
    monkeypatch.setenv("KG_STORE_UPDATE_URL", "http://h/other")
    address = place("http://h/data/query")
    assert (address.query, address.update, address.graphs) == (
        "http://h/data/query",
        "http://h/other",
        "http://h/data/store",
    )
