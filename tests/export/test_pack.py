"""The evidence pack: complete, checked without kg, and no change of it goes unseen."""

import html
import json
import re
import shutil
import subprocess
import sys

import pyoxigraph as ox
import pytest

from kg import iris
from kg.answer.asked import question
from kg.answer.query import answer
from kg.export import check_pack
from kg.export.forms import all_statements
from kg.export.pack import Answer, pack, pack_page, seal
from kg.graph.reviews import Review, Words, add_review
from kg.graph.store import open_store
from kg.model import Rating, ReviewAspect
from tests.newsroom import NEWS, OLD, TEXT, build

SAYS = iris.statement("1111111100000000")
WHO = question("who-stated")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(build(tmp_path_factory.mktemp("pack") / "store"), read_only=False) as opened:
        words = Words(text="the number of troops in Chad will not change", statement="1111111100000000")
        review = Review(
            claim=words, rating=Rating.MIXED, aspect=ReviewAspect.CONTENT, reason="Both.", by="Jo", on="2021-06-01"
        )
        add_review(opened, review)
        yield opened


def made(store, *, with_text=True, statements=None):
    found = answer(store, WHO, {"dimension": "headcount"})
    rows = tuple(tuple("" if cell is None else cell.value for cell in row) for row in found.rows)
    asked = Answer(question="Who?", query=found.query, columns=found.columns, rows=rows)
    chosen = dict.fromkeys([SAYS, *all_statements(store)]) if statements is None else statements
    return pack(store, chosen, asked, with_text=with_text, title="A & <b>", created="2021-06-01")


def failed(source, **more):
    results = check_pack.check(source, more.get("seal"), more.get("texts", {}))
    return [words for result, words in results if result == "FAILED"]


# ---- what is in it ------------------------------------------------------------------------------------


def test_a_pack_holds_what_the_answer_rests_on(store):
    content = json.loads(made(store, statements=[SAYS]))
    (statement,) = content["statements"]
    assert statement["speakers"][0]["name"] == "Ana Ruiz"
    assert [article["text"] for article in content["articles"]] == [TEXT]
    assert {rule["name"] for rule in content["rules"]} == {each["rule"] for each in statement["bearings"]} != set()
    assert content["reviews"][0]["reviewRating"]["alternateName"] == "Mixed"
    assert content["versions"]["kg"]


def test_a_pack_without_texts_holds_their_hashes_and_the_quoted_words_only(store):
    source = made(store, with_text=False)
    assert TEXT not in source
    assert {article["sha256"] for article in json.loads(source)["articles"]} == {NEWS.sha256, OLD.sha256}


def test_the_query_gives_the_same_rows_on_the_graph_of_the_pack(store):
    content = json.loads(made(store, statements=[SAYS]))
    graph = ox.Store()
    graph.extend(ox.Quad(*triple) for triple in ox.parse(content["graph"], format=ox.RdfFormat.N_TRIPLES))
    found = graph.query(
        content["answer"]["query"], prefixes={"kg": iris.NS, "rdfs": "http://www.w3.org/2000/01/rdf-schema#"}
    )
    rows = [
        ["" if solution[name] is None else solution[name].value for name in content["answer"]["columns"]]
        for solution in found
    ]
    assert rows == content["answer"]["rows"] != []


def test_the_same_store_gives_the_same_pack(store):
    assert made(store) == made(store)
    assert seal(made(store)) != seal(made(store, with_text=False))


# ---- checking it --------------------------------------------------------------------------------------


def test_a_pack_as_made_holds(store):
    source = made(store)
    assert failed(source, seal=seal(source)) == []
    assert failed(check_pack.pack_in(pack_page(source, "T").decode()), seal=seal(source)) == []


def changed(source, change):
    content = json.loads(source)
    change(content)
    return json.dumps(content)


def of_statement(name, value):
    def change(content):
        content["statements"][0][name] = value

    return change


TAMPERINGS = {
    "a word of the text": lambda c: c["articles"][0].update(text=c["articles"][0]["text"].replace("not", "now")),
    "the text with its hash": lambda c: c["articles"][0].update(text="Other.", sha256="0" * 64, characters=6),
    "the length": lambda c: c["articles"][0].update(characters=7),
    "a place": lambda c: c["statements"][0]["spans"][0].update(start=3),
    "a place outside": lambda c: c["statements"][0]["spans"][0].update(end=10**6),
    "the quoted words": lambda c: c["statements"][0]["spans"][0].update(exact="troops leave"),
    "the words before": lambda c: c["statements"][0]["spans"][0].update(prefix="nobody said "),
    "the statement": of_statement("text", "troops leave"),
    "its article": of_statement("article", "feedfeedfeedfeed"),
    "the speaker's name": lambda c: c["statements"][0]["speakers"][0]["mention"].update(exact="Bob"),
    "the cue": lambda c: c["statements"][0]["cues"][0].update(exact="lied"),
    "a statement less": lambda c: c["statements"].pop(0),
    "a rule less": lambda c: c.update(rules=[]),
    "the graph": lambda c: c.update(graph=c["graph"].replace("will not change", "will change")),
    "the format": lambda c: c.update(format="other"),
}


@pytest.mark.parametrize("change", TAMPERINGS.values(), ids=TAMPERINGS)
def test_a_change_is_found_even_without_the_seal(store, change):
    assert failed(changed(made(store), change)) != []


def test_any_change_breaks_the_seal(store):
    source = made(store)
    sealed = seal(source)
    for change in (of_statement("polarity", "positive"), lambda c: c.update(title="Other")):
        other = changed(source, change)
        assert len(failed(other, seal=sealed)) == 1


def test_texts_from_elsewhere_are_compared_by_hash(store):
    source = made(store, with_text=False)
    results = [result for result, _ in check_pack.check(source, None, {})]
    assert results.count("not checked") == 1 + 2
    texts = {article.sha256: article.text for article in (NEWS, OLD)}
    assert [result for result, _ in check_pack.check(source, seal(source), texts)].count("not checked") == 0
    tampered = changed(source, lambda c: c["statements"][0]["spans"][0].update(exact="x", prefix="y"))
    assert failed(tampered, texts=texts) != []


def test_the_program_in_the_page_checks_the_page_without_kg(store, tmp_path):
    page = pack_page(made(store), "T").decode()
    program = html.unescape(re.search(r'<pre id="check">(.*?)</pre>', page, re.DOTALL)[1])
    (tmp_path / "check_pack.py").write_text(program, encoding="utf-8")
    for name, content, code in (("good", page, 0), ("bad", page.replace("3,000 soldiers", "9,000 soldiers", 1), 1)):
        (tmp_path / f"{name}.html").write_text(content, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-I", "-S", "check_pack.py", f"{name}.html"], cwd=tmp_path, capture_output=True, text=True
        )
        assert (done.returncode, done.stderr) == (code, "")
        assert ("FAILED" in done.stdout) == bool(code)


def test_the_page_loads_nothing_and_no_title_breaks_out(store):
    page = pack_page(made(store), "</title><script>x</script>").decode()
    assert "<script>x" not in page
    assert page.count("<script") == 2
    assert not re.search(r"\b(src|href)\s*=\s*[\"']", page.partition("<script")[0])
    assert "default-src 'none'" in page


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine to open the page with")
@pytest.mark.parametrize(("change", "verdict"), [(None, "good"), ("a word of the text", "bad")])
def test_the_page_checks_itself_in_a_browser(store, tmp_path, change, verdict):
    source = made(store)
    if change:
        source = changed(source, TAMPERINGS[change])
    (tmp_path / "pack.html").write_bytes(pack_page(source, "T"))
    done = subprocess.run(
        [
            *(CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"),
            *("--virtual-time-budget=2000", "--dump-dom", (tmp_path / "pack.html").as_uri()),
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert f'<div id="verdict" role="status" class="{verdict}">' in done.stdout
    assert ("checks failed" in done.stdout.partition("</header>")[0]) == bool(change)
