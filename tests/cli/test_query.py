"""``kg query``, ``queries``, ``export`` and ``verify``: what they print, where, and their exit codes."""

import io
import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import iris
from kg.cli.main import main
from kg.graph.store import open_store
from kg.model import Article, Span

TEXT = "Ann Lee said no one will leave."
ARTICLE = Article(text=TEXT, sha256=sha256(TEXT.encode()).hexdigest())
WHO = """#+ param: stance? iri How.
SELECT ?s ?words WHERE { ?s kg:stance ?stance ; kg:text ?words } ORDER BY ?words"""


def kg_(name):
    return ox.NamedNode(iris.NS + name)


def triples():
    article = ox.NamedNode(iris.article(ARTICLE.id))
    yield ox.Triple(article, kg_("sha256"), ox.Literal(ARTICLE.sha256))
    mention = ox.NamedNode(iris.mention(ARTICLE.id, Span(13, 30)))
    for name, value in (("beginIndex", 13), ("endIndex", 30), ("exact", TEXT[13:30])):
        yield ox.Triple(mention, kg_(name), ox.Literal(value))
    statement = ox.NamedNode(iris.statement("s1"))
    yield ox.Triple(statement, kg_("stance"), kg_("Stance_denies"))
    yield ox.Triple(statement, kg_("text"), ox.Literal(TEXT[13:30]))
    yield ox.Triple(statement, kg_("anchoredIn"), mention)


@pytest.fixture
def store(tmp_path):
    path = tmp_path / "store"
    with open_store(path, read_only=False) as opened:
        opened.put_article(ARTICLE, triples(), shared={}, reader="r")
        label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
        opened.put_graph(iris.graph("ontology"), [ox.Triple(kg_("Claim"), label, ox.Literal("claim"))])
    return path


@pytest.fixture
def kg(store, monkeypatch, capsys):
    """Run kg on the store: exit code, stdout, stderr."""

    def run(*words, stdin=b""):
        monkeypatch.setattr(sys, "argv", ["kg", "--store", str(store), *words])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as leaving:
            main()
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return leaving.value.code, captured.out, captured.err

    return run


@pytest.fixture
def who(tmp_path):
    file = tmp_path / "who.rq"
    file.write_text(WHO)
    return str(file)


# ---- query -----------------------------------------------------------------------------------------


def test_a_table_is_for_people_and_goes_to_stdout(kg, who):
    code, out, err = kg("query", "-f", who, "--stance", "denies")
    assert (code, err) == (0, "")
    assert out.split() == ["s", "words", "statement:s1", *TEXT[13:30].split()]


@pytest.mark.parametrize(
    "words",
    [
        ["query", "-e", "SELECT ?words { ?s kg:text ?words }"],
        ["query", "SELECT ?words { ?s kg:text ?words }"],
        ["query", "--format", "csv", "SELECT ?words { ?s kg:text ?words }"],
    ],
)
def test_text_is_taken_as_it_stands(kg, words):
    code, out, _ = kg(*words, *([] if "--format" in words else ["--format", "csv"]))
    assert (code, out) == (0, f"words\n{TEXT[13:30]}\n")


def test_dash_reads_stdin(kg):
    code, out, _ = kg("query", "-", "--format", "json", stdin=b"ASK { ?s kg:text ?words }")
    assert (code, json.loads(out)) == (0, {"head": {}, "boolean": True})


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "ndjson", "markdown", "xml"])
def test_every_format_names_the_words(kg, who, form):
    code, out, _ = kg("query", "-f", who, "--format", form)
    assert code == 0
    assert TEXT[13:30] in out


def test_no_answer_is_no_failure(kg, who):
    code, out, err = kg("query", "-f", who, "--stance", "affirms", "--format", "csv")
    assert (code, out, err) == (0, "s,words\n", "no answers\n")


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("a.json", lambda text: json.loads(text)["head"]["vars"]),
        ("a.csv", lambda text: text.splitlines()[0].split(",")),
        ("a.xml", lambda text: ["s", "words"] if "<sparql" in text else None),
    ],
)
def test_the_extension_of_the_output_names_the_format(kg, who, tmp_path, name, reader):
    code, out, _ = kg("query", "-f", who, "--output", str(tmp_path / name))
    assert (code, out) == (0, "")
    assert reader((tmp_path / name).read_text()) == ["s", "words"]


def test_construct_gives_triples(kg):
    code, out, _ = kg("query", "CONSTRUCT { ?s a kg:X } WHERE { ?s kg:text ?w }")
    assert code == 0
    assert "statement:s1 a kg:X ." in out


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["no-such-name"], 2, "no saved question 'no-such-name'"),
        (["-e", "SELECT ?x { ?x zz:y ?z }"], 2, "line 1, column"),
        (["-e", "DELETE WHERE { ?s ?p ?o }"], 2, "would change the store"),
        (["-e", ""], 2, "is empty"),
        (["-e", "ASK { ?s ?p ?o }", "--stance", "x"], 2, "no parameter --stance"),
        (["-e", "ASK { ?s ?p ?o }", "--format", "turtle"], 2, "cannot hold"),
        (["CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "--format", "csv"], 2, "cannot hold"),
        (["-e", "ASK { ?s ?p ?o }", "--output", "x.doc"], 2, "names no format"),
        (["-f", "/no/such/file.rq"], 3, "No such file"),
        (["-e", "ASK {}", "-f", "x"], 2, "give one query"),
        (["ASK {}", "ASK {}"], 2, "give one query"),
        (["x", "--stance"], 2, "--stance has no value"),
    ],
)
def test_what_is_wrong_is_said_on_stderr(kg, words, code, says):
    found, out, err = kg("query", *words)
    assert (found, out) == (code, "")
    assert says in err


def test_a_wrong_parameter_says_which_there_are(kg, who):
    code, _, err = kg("query", "-f", who, "--stanse", "denies")
    assert code == 2
    assert "--stance IRI (optional)" in err


def test_a_file_that_is_no_text_is_refused(kg, tmp_path):
    (tmp_path / "x.rq").write_bytes(b"\xff\xfe\x00")
    code, _, err = kg("query", "-f", str(tmp_path / "x.rq"))
    assert code == 3
    assert "not UTF-8" in err


def test_no_store_is_made_by_asking(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(sys, "argv", ["kg", "--store", str(tmp_path / "no"), "query", "ASK {}"])
    with pytest.raises(SystemExit) as leaving:
        main()
    assert leaving.value.code == 3
    assert "there is no store" in capsys.readouterr().err
    assert not (tmp_path / "no").exists()


QUIET = """
import sys
sys.argv = ["kg", "--store", sys.argv[1], "query", "SELECT ?w { ?s kg:text ?w }", "--format", "csv"]
from kg.cli.main import main
try:
    main()
finally:
    heavy = {"spacy", "rdflib", "owlready2", "networkx", "matplotlib", "rich"} & set(sys.modules)
    print(sorted(heavy), file=sys.stderr)
"""


def test_a_query_imports_nothing_heavy(store):
    done = subprocess.run(
        [sys.executable, "-c", QUIET, str(store)],
        env={"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == "[]\n"
    assert TEXT[13:30] in done.stdout


# ---- queries ---------------------------------------------------------------------------------------


def test_the_saved_questions_are_listed_and_a_broken_one_breaks_only_itself(kg, tmp_path, monkeypatch):
    from kg.answer import questions

    folder = tmp_path / "queries"
    folder.mkdir()
    (folder / "who.rq").write_text(f"#+ title: Who\n#+ question: Who said it?\n{WHO}\n")
    (folder / "bad.rq").write_text("SELECT")
    monkeypatch.setattr(questions, "data_directory", lambda name: tmp_path / name)
    monkeypatch.setattr(questions, "read_text", lambda name: (tmp_path / name).read_text())
    code, out, err = kg("queries", "--format", "csv")
    assert code == 0
    assert out.splitlines()[1] == "who,Who,[--stance IRI],Who said it?"
    assert "queries/bad.rq" in err
    code, out, err = kg("queries", "who")
    assert (code, out) == (0, (folder / "who.rq").read_text())
    assert "kg query who [--stance IRI]" in err
    code, out, _ = kg("query", "who", "--stance", "denies", "--format", "csv")
    assert (code, len(out.splitlines())) == (0, 2)
    code, _, err = kg("query", "bad")
    assert code == 2


# ---- export ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("extension", ["ttl", "trig", "nq", "nt", "jsonld"])
def test_export_writes_what_the_extension_names(kg, tmp_path, extension):
    file = tmp_path / f"out.{extension}"
    code, out, err = kg("export", "--output", str(file))
    assert (code, out) == (0, "")
    assert str(file) in err
    known = {"jsonld": ox.RdfFormat.JSON_LD}.get(extension) or ox.RdfFormat.from_extension(extension)
    found = {quad.triple for quad in ox.parse(file.read_bytes(), format=known)}
    assert found == set(triples())


def test_export_adds_the_ontology_only_when_asked(kg):
    assert "kg:Claim" not in kg("export")[1]
    assert "kg:Claim" in kg("export", "--with-ontology")[1]


def test_export_of_one_article(kg):
    whole = kg("export", "--format", "nquads")[1]
    assert kg("export", "--format", "nquads", "--article", ARTICLE.id[:6])[1] == whole
    code, _, err = kg("export", "--article", "ffff")
    assert code == 3
    assert "no article has this id" in err


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["--output", "x.doc"], 2, "names no syntax"),
        (["--output", "/no/such/folder/x.ttl"], 3, "No such file or directory"),
        (["--format", "docx"], 2, "docx"),
    ],
)
def test_export_that_cannot_be_says_why(kg, words, code, says):
    found, _, err = kg("export", *words)
    assert found == code
    assert says in err


# ---- verify ----------------------------------------------------------------------------------------


def test_verify_counts_what_holds(kg):
    assert kg("verify") == (0, "", "verified: 1 articles, 1 spans, 1 statements\n")


def test_verify_shows_what_does_not_hold_and_exits_with_1(kg, store):
    (store / "articles" / f"{ARTICLE.id}.txt").write_text(TEXT.replace("leave", "stay"))
    code, out, err = kg("verify", "--format", "csv")
    assert code == 1
    assert "the exact words,no one will leave,no one will stay" in out
    assert "checks failed" in err
