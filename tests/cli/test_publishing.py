"""``kg export`` in its forms to publish, and ``kg review``: what they write, say, and exit with."""

import hashlib
import json
import shutil
import sys

import pyoxigraph as ox
import pytest

from kg import iris
from kg.cli.main import main
from kg.graph.serialise import GraphFormat, serialise
from kg.graph.store import open_store
from tests.newsroom import NEWS, build

VERDICT = ("review", "add", "1111", "--rating", "false", "--by", "Jo Reader", "--reason", "The order says otherwise.")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return build(tmp_path_factory.mktemp("publishing") / "store")


@pytest.fixture
def kg(made, tmp_path, monkeypatch, capsys):
    """Run kg on a copy of the store: exit code, stdout, stderr."""
    store = tmp_path / "store"
    shutil.copytree(made, store)

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["kg", "--store", str(store), *words])
        with pytest.raises(SystemExit) as leaving:
            main()
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return leaving.value.code, captured.out, captured.err

    return run


def quads(text):
    return list(ox.parse(text, format=ox.RdfFormat.TRIG))


# ---- export -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["nanopub", "rdf12", "trig"])
def test_some_statements_are_less_than_all(kg, form):
    whole, one = (quads(kg("export", "--format", form, *more)[1]) for more in ((), ("--statement", "1111")))
    assert 0 < len(one) < len(whole)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ((), 5),
        (("--article", NEWS.id[:6]), 4),
        (("--statement", "1111", "--statement", "5555", "--statement", "1111"), 2),
        (("--query", "who-stated", "--param", "dimension=headcount"), 1),
        (("--sparql", "SELECT ?s { ?s kg:modality kg:Modality_possible }"), 1),
        (("--sparql", "SELECT ?p { ?p kg:postureStatus kg:PostureStatus_withdraw }"), 2),
        (("--sparql", "SELECT ?p { ?p kg:text 'never said' }"), 0),
    ],
)
def test_statements_are_chosen_by_article_id_query_or_not_at_all(kg, words, count):
    code, out, _ = kg("export", "--format", "webanno", *words)
    assert code == 0
    assert sum(item["motivation"] == "describing" for item in json.loads(out)["items"]) == count


def test_an_export_to_a_file_is_what_goes_to_stdout(kg, tmp_path):
    file = tmp_path / "np.trig"
    code, out, err = kg("export", "--format", "nanopub", "--output", str(file))
    assert (code, out) == (0, "")
    assert "(nanopub, " in err
    assert file.read_text() == kg("export", "--format", "nanopub")[1]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["--format", "nanopub", "--statement", "ffff"], 2, "there is no statement 'ffff'"),
        (["--format", "rdf12", "--statement", "ffff"], 2, "there is no statement 'ffff'"),
        (["--format", "rdf12", "--article", "ffff"], 3, "no article has this id"),
        (["--format", "nanopub", "--article", "ffff"], 3, "no article has this id"),
        (["--statement", "1", "--article", "2"], 2, "choose one way to select: --article or --statement"),
        (["--param", "a=b"], 2, "belongs to --query or --sparql"),
        (["--format", "nanopub", "--creator", "me"], 2, "no whole address"),
        (["--format", "nanopub", "--created", "May"], 2, "no day of the calendar"),
        (["--format", "nanopub", "--sparql", "ASK { ?s ?p ?o }"], 2, "finds no statement"),
        (["--format", "pack", "--sparql", "SELECT ?s { ?s kg:text 'never said' }"], 3, "0 statements are chosen"),
        (["--format", "claimreview"], 3, "kg gives none itself"),
        (["--format", "nanopub", "--output", "no/such/folder.trig"], 3, "cannot be written"),
    ],
)
def test_an_export_that_cannot_be_says_why(kg, words, code, says):
    found, out, err = kg("export", *words)
    assert (found, out) == (code, "")
    assert says in err


@pytest.mark.model
def test_a_question_in_english_chooses_its_answers(kg):
    source = kg("export", "--format", "pack", "--ask", "Who stated that troop numbers in Chad will not change?")[1]
    answer = json.loads(source)["answer"]
    assert answer["rows"][0] == [
        *("answer", "explicit", "Ana Ruiz", "the number of troops in Chad will not change"),
        iris.statement("1111111100000000"),
    ]
    assert "SELECT" in answer["query"]
    code, out, err = kg("export", "--format", "pack", "--ask", "Hm?")
    assert (code, out) == (2, "")
    assert "kg queries" in err


@pytest.mark.model
def test_a_claim_chooses_what_is_stated_for_and_against_it(kg):
    content = json.loads(kg("export", "--format", "pack", "--check", "The army has 1,200 troops in Abéché.")[1])
    assert content["answer"]["question"].endswith("(supported by what is stated here)")
    assert content["answer"]["rows"][0][0] == "supports"
    assert {row[-1] for row in content["answer"]["rows"]} == {each["iri"] for each in content["statements"]}
    code, _, err = kg("export", "--format", "pack", "--check", "The navy has 9 ships in Oran.")
    assert (code, "0 statements are chosen" in err) == (3, True)


def test_a_pack_is_a_page_or_a_file_and_tells_its_seal(kg, tmp_path):
    file = tmp_path / "pack.html"
    asked = ("--query", "who-stated", "--param", "dimension=headcount")
    code, out, err = kg("export", *asked, "--output", str(file))
    assert (code, out) == (0, "")
    sealed = err.partition("seal: ")[2][:64]
    source = kg("export", "--format", "pack", *asked)[1]
    assert hashlib.sha256(source.encode()).hexdigest() == sealed
    assert source in file.read_text(encoding="utf-8")
    assert "dimension=headcount" in json.loads(source)["answer"]["question"]
    assert "$5 and $6" not in kg("export", "--format", "pack", *asked, "--no-text")[1]


def test_n_quads_written_graph_by_graph_are_those_of_the_whole_sorted(kg, made):
    with open_store(made) as store:
        whole = [quad for name in store.graphs() if name != iris.graph("ontology") for quad in store.quads(name)]
    assert kg("export", "--format", "nquads")[1].encode() == serialise(whole, GraphFormat.N_QUADS)
    assert set(quads(kg("export", "--format", "trig")[1])) == set(whole)


# ---- review -------------------------------------------------------------------------------------------


def test_a_verdict_goes_from_the_person_to_the_claim_review(kg):
    code, out, err = kg(*VERDICT, "--evidence", "2222", "--on", "2021-06-01")
    assert (code, out) == (0, "")
    assert err.startswith("entered ")
    (row,) = json.loads(kg("review", "list", "--format", "json")[1])
    assert (row["rating"], row["on"], row["statement"]) == ("false", "2021-06-01", "1111111100000000")
    shown = kg("review", "show", row["review"][:5])[1]
    assert "The order says otherwise." in shown
    assert "At least 3,000 soldiers may leave Chad" in shown
    (found,) = json.loads(kg("export", "--format", "claimreview", "--statement", "1111")[1])["@graph"]
    assert found == {
        k: v for k, v in json.loads(kg("review", "show", row["review"], "--json")[1]).items() if k[1:] != "context"
    }
    assert kg("export", "--format", "claimreview", "--statement", "2222")[0] == 3


def test_a_withdrawn_verdict_is_listed_only_when_asked_for(kg):
    kg(*VERDICT)
    (row,) = json.loads(kg("review", "list", "--format", "json")[1])
    assert kg("review", "withdraw", row["review"], "--by", "Jo Reader", "--reason", "Amended.")[0] == 0
    assert kg("review", "list")[1] == ""
    assert "WITHDRAWN" in kg("review", "show", row["review"])[1]
    assert len(json.loads(kg("review", "list", "--all", "--format", "json")[1])) == 1


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ([*VERDICT[:3], "--rating", "rubbish", "--by", "J", "--reason", "r"], 2, "mostly_true"),
        ([*VERDICT[:2], "--rating", "true", "--by", "J", "--reason", "r"], 2, "one of the two"),
        ([*VERDICT, "--claim", "Another."], 2, "one of the two"),
        ([*VERDICT, "--evidence", "ffff"], 2, "there is no statement 'ffff'"),
        ([*VERDICT, "--on", "2021-02-30"], 2, "no day of the calendar"),
        ([*VERDICT[:-1], "  "], 2, "it is empty"),
        (list(VERDICT[:-2]), 2, "--reason"),
        (["review", "show", "7"], 2, "is no review in the store"),
        (["review", "withdraw", "7", "--by", "J", "--reason", "r"], 2, "is no review in the store"),
    ],
)
def test_a_verdict_that_cannot_be_says_why(kg, words, code, says):
    found, out, err = kg(*words)
    assert (found, out) == (code, "")
    assert says in err
    assert "no verdict" in kg("review", "list")[2]


def test_two_verdicts_of_one_person_need_a_withdrawal(kg):
    kg(*VERDICT)
    code, _, err = kg(*VERDICT[:4], "true", *VERDICT[5:])
    assert code == 3
    assert "kg review withdraw" in err
