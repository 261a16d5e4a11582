"""The page to explore: it holds all it needs, loads nothing, and no word of an article becomes code."""

import hashlib
import json
import re
import shutil
import subprocess
from base64 import b64encode
from html.parser import HTMLParser

import networkx as nx
import pyoxigraph as ox
import pytest

from kg import iris, terms
from kg.graph.facts import Facts
from kg.graph.store import open_store
from kg.iris import ID
from kg.show.network import Part, network
from kg.show.page import page
from kg.show.said import said
from kg.show.selection import Wanted, chosen
from kg.show.style import LINES, line_style
from tests.newsroom import TEXT, build

SAYS = f"{ID}statement/1111111100000000"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


class Parts(HTMLParser):
    """The tags of a page with their attributes, and the text of its scripts and styles."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.texts, self._open = [], {}, None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self._open = dict(attributes).get("id", tag) if tag in {"script", "style"} else None

    def handle_endtag(self, tag):
        self._open = None

    def handle_data(self, data):
        if self._open:
            self.texts[self._open] = data


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(build(tmp_path_factory.mktemp("page") / "store")) as opened:
        yield opened


@pytest.fixture(scope="module")
def graph(store):
    facts = Facts(store.oxigraph)
    return network(facts, chosen(facts, Wanted()), tuple(Part), Wanted())


@pytest.fixture(scope="module")
def text(store, graph):
    return page(graph, "Troops & talks", "Source: a test", store).decode()


def test_the_page_holds_every_node_and_link(text, graph):
    content = json.loads(Parts(text).texts["data"])
    assert {ID + node["id"] for node in content["nodes"]} == set(graph)
    assert len(content["links"]) == graph.number_of_edges()
    kinds = {node["kind"] for node in content["nodes"]}
    assert kinds <= set(content["boxes"])


def test_a_statement_comes_with_its_sentence_in_pieces_that_make_it_up(store, text):
    told = next(node["said"] for node in json.loads(Parts(text).texts["data"])["nodes"] if ID + node["id"] == SAYS)
    pieces = [tuple(piece) for piece in told["sentence"]]
    assert "".join(words for words, _ in pieces) == TEXT[: TEXT.index(". ") + 1]
    assert ("the number of troops in Chad will not change", "content") in pieces
    assert ("said", "cue") in pieces
    assert ("Ana Ruiz", "source") in pieces
    assert told["span"] == list(said(Facts(store.oxigraph), SAYS, TEXT).span)


def test_statements_that_disagree_are_tied_with_the_rule_that_says_so(tmp_path):
    other = f"{ID}statement/2222222200000000"
    relation = {terms.left: SAYS, terms.right: other, terms.relationType: terms.RelationType_in_tension}
    with open_store(build(tmp_path / "store"), read_only=False) as opened:
        name = ox.NamedNode(f"{ID}relation/1")
        triples = [ox.Triple(name, ox.NamedNode(link), ox.NamedNode(end)) for link, end in relation.items()]
        opened.put_graph(
            iris.graph("relations"), [*triples, ox.Triple(name, ox.NamedNode(terms.rule), ox.Literal("r"))]
        )
        facts = Facts(opened.oxigraph)
        graph = network(facts, chosen(facts, Wanted()), (Part.STATEMENTS,), Wanted())
    assert graph.edges[SAYS, other, "in_tension"] == {"kind": "in_tension", "label": "in tension", "rule": "r"}
    assert line_style("in_tension", "", "").name == "in tension with"


def test_every_relation_of_the_ontology_has_a_look_of_its_own():
    names = {name.removeprefix("RelationType_") for name in terms.__all__ if name.startswith("RelationType_")}
    assert names - LINES.keys() == set()


def test_nothing_is_loaded_from_anywhere(text):
    found = Parts(text)
    assert [name for _, attributes in found.tags for name in attributes if name in {"src", "href", "srcset"}] == []
    assert {tag for tag, _ in found.tags}.isdisjoint({"link", "img", "iframe", "object", "base"})
    assert not re.search(r"url\(|@import", found.texts["style"])
    assert not re.search(r"fetch\(|XMLHttp|import\(|WebSocket|innerHTML|eval\(|\.write\(", found.texts["script"])


def test_only_the_own_script_and_style_may_run(text):
    found = Parts(text)
    policy = next(a["content"] for tag, a in found.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'")
    for part in ("script", "style"):
        digest = b64encode(hashlib.sha256(found.texts[part].encode()).digest()).decode()
        assert f"{part}-src 'sha256-{digest}'" in policy


@pytest.mark.parametrize("words", ["</script><img src=x onerror=alert(1)>", "<!-- <script>", "]]>", "${title} $$ &lt;"])
def test_no_words_break_out_of_their_place(store, words):
    graph = nx.MultiDiGraph()
    graph.add_node(f"{ID}actor/person/x", kind="person", label=words, detail=words)
    found = Parts(page(graph, words, words, store).decode())
    assert {tag for tag, _ in found.tags}.isdisjoint({"img"})
    assert sum(tag == "script" for tag, _ in found.tags) == 2
    assert json.loads(found.texts["data"])["nodes"][0]["label"] == words


def test_equal_networks_give_equal_pages(store, graph, text):
    assert page(graph.copy(), "Troops & talks", "Source: a test", store).decode() == text


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine to draw the page with")
@pytest.mark.parametrize(
    ("address", "count", "panel"),
    [
        ("", "5 statements", "Point at a box"),
        ("#?abeche", "2 of 5 statements", "Point at"),
        ("#" + SAYS.removeprefix(ID), "5 statements", "Ana Ruiz"),
    ],
)
def test_a_browser_draws_it(tmp_path, text, address, count, panel):
    file = tmp_path / "page.html"
    file.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [
            *(CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"),
            *("--virtual-time-budget=2000", "--window-size=1400,900", "--dump-dom", f"{file.as_uri()}{address}"),
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    dom = done.stdout
    assert f">{count}</output>" in dom
    assert panel in dom.partition('<aside id="detail"')[2].partition("</aside>")[0]
    drawn = re.findall(r'<div class="box [^"]*"[^>]*transform: translate\(', dom)
    assert len(drawn) >= 3
    assert '<path d="M' in dom
    assert "NaN" not in dom
