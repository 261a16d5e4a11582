"""``kg claims``, ``posture``, ``why`` and ``picture``: what they print, where, and their exit codes."""

import csv
import io
import json
import sys

import pytest

from kg.cli.main import main
from tests.newsroom import build


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return build(tmp_path_factory.mktemp("reading") / "store")


@pytest.fixture
def kg(store, monkeypatch, capsys):
    """Run kg on the store: exit code, stdout, stderr."""

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["kg", "--store", str(store), *words])
        with pytest.raises(SystemExit) as leaving:
            main()
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return leaving.value.code, captured.out, captured.err

    return run


# ---- claims and posture ----------------------------------------------------------------------------


def test_claims_are_a_table_of_claims_only(kg):
    code, out, err = kg("claims")
    assert (code, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()] == ["speaker", "Ana", "critics"]


def test_claims_as_csv_have_whole_ids(kg):
    _, out, _ = kg("claims", "--kind", "all", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert {len(row["statement"]) for row in rows} == {16}
    assert rows[1]["capacity"] == "spokeswoman, Ministry of Defence"


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (["--quote", "direct"], 1),
        (["--polarity", "negative"], 1),
        (["--modality", "possible"], 1),
        (["--kind", "narrator"], 3),
        (["--kind", "all", "--limit", "4"], 4),
        (["--place", "africa"], 2),
    ],
)
def test_claims_take_filters(kg, words, count):
    assert len(json.loads(kg("claims", *words, "--format", "json")[1])) == count


def test_no_claim_is_no_failure(kg):
    assert kg("claims", "--speaker", "nobody") == (0, "", "no statement fits\n")


def test_posture_says_who_says_so(kg):
    code, out, _ = kg("posture", "--place", "Chad")
    assert code == 0
    assert "at least 3,000 soldiers" in out
    assert "critics" in out
    assert len(out.splitlines()) == 3


def test_no_posture_is_no_failure(kg):
    assert kg("posture", "--force", "nobody") == (0, "", "no posture fits\n")


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["claims", "--quote", "shouted"], 2, "direct"),
        (["claims", "--since", "yesterday"], 2, "no day of the calendar"),
        (["claims", "--place", "Chat"], 2, "is it Chad?"),
        (["posture", "--status", "dancing"], 2, "withdraw"),
        (["posture", "--to", "2021-13-01"], 2, "no day of the calendar"),
        (["why", "7"], 2, "there is no statement '7'"),
        (["why"], 2, "STATEMENT"),
    ],
)
def test_what_is_wrong_is_said_on_stderr(kg, words, code, says):
    found, out, err = kg(*words)
    assert (found, out) == (code, "")
    assert says in err


# ---- why -------------------------------------------------------------------------------------------


def test_why_marks_the_words_without_colour_in_a_pipe(kg):
    code, out, _ = kg("why", "1111")
    assert code == 0
    assert "»the number of troops in Chad will not change«" in out
    assert "\x1b" not in out


def test_why_underlines_on_a_terminal_unless_told_not_to(kg, monkeypatch):
    monkeypatch.setattr("kg.cli.why._terminal", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[1;4mthe number" in kg("why", "1111")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "»the number" in kg("why", "1111")[1]


def test_why_as_json_is_one_object(kg):
    assert json.loads(kg("why", "1111", "--format", "json")[1])["stand"]["polarity"] == "negative"


# ---- picture ---------------------------------------------------------------------------------------

STARTS = {".png": b"\x89PNG", ".svg": b"<?xml", ".html": b"<!doctype html>", ".graphml": b"<?xml", ".gexf": b"<?xml"}


@pytest.mark.parametrize("extension", STARTS)
def test_a_picture_is_of_the_kind_that_its_extension_names(kg, tmp_path, extension):
    file = tmp_path / f"all{extension}"
    code, out, err = kg("picture", "--output", str(file))
    assert (code, out) == (0, "")
    assert f"wrote {file} (" in err
    assert file.read_bytes().startswith(STARTS[extension])


@pytest.mark.parametrize(
    ("words", "shown", "hidden"),
    [
        (["--query", "who-stated", "--param", "dimension=headcount"], "will not change", "may leave"),
        (["--sparql", "SELECT ?s { ?s kg:modality kg:Modality_possible }"], "may leave", "will not change"),
        (["--sparql", "SELECT ?p { ?p kg:postureStatus kg:PostureStatus_present }"], "1,200 troops", "may leave"),
        (["--sparql", "CONSTRUCT { ?s a kg:X } WHERE { ?s kg:polarity kg:Polarity_negative }"], "not change", "leave"),
        (["--dimension", "headcount", "--stance", "denies"], "will not change", "may leave"),
        (["--article", "4b71", "--about", "soldiers"], "may leave", "Mali"),
        (["--show", "postures,actors"], "1,200 troops", "will not change"),
        (["--title", "Troops for $5 and $6"], "Troops for $5 and $6", "Who states what"),
    ],
)
def test_a_picture_shows_what_is_asked_for(kg, tmp_path, words, shown, hidden):
    file = tmp_path / "part.svg"
    assert kg("picture", "-o", str(file), *words)[0] == 0
    assert shown in file.read_text()
    assert hidden not in file.read_text()


def test_a_picture_of_nothing_says_so(kg, tmp_path):
    code, _, err = kg("picture", "-o", str(tmp_path / "no.svg"), "--about", "zebras")
    assert code == 0
    assert "no statement fits" in err
    assert "Nothing in the store fits." in (tmp_path / "no.svg").read_text()


def test_a_picture_that_would_be_too_large_says_what_it_left_out(kg, tmp_path):
    code, _, err = kg("picture", "-o", str(tmp_path / "few.svg"), "--max-nodes", "5")
    assert code == 0
    assert "of 5 statements are in it" in err
    assert "will not change" in (tmp_path / "few.svg").read_text()  # what bears on a topic goes first


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["-o", "x.doc"], 2, "use .png, .svg, .html, .graphml, .gexf"),
        (["-o", "picture"], 2, "names no picture"),
        (["-o", "no/such/folder/x.png"], 3, "there is no folder no/such/folder"),
        (["-o", "x.svg", "--show", "weather"], 2, "'weather' is none of statements"),
        (["-o", "x.svg", "--query", "nope"], 2, "no saved question 'nope'"),
        (["-o", "x.svg", "--query", "a", "--sparql", "b"], 2, "not both"),
        (["-o", "x.svg", "--param", "a=b"], 2, "belongs to"),
        (["-o", "x.svg", "--sparql", "ASK { ?s ?p ?o }"], 2, "nothing to draw"),
        (["-o", "x.svg", "--stance", "shrugs"], 2, "affirms"),
    ],
)
def test_a_picture_that_cannot_be_says_why(kg, tmp_path, monkeypatch, words, code, says):
    monkeypatch.chdir(tmp_path)
    found, out, err = kg("picture", *words)
    assert (found, out) == (code, "")
    assert says in err
    assert list(tmp_path.iterdir()) == []


def test_postures_are_drawn_along_time(kg, tmp_path):
    code, out, err = kg("posture", "--timeline", str(tmp_path / "chad.svg"))
    assert (code, out) == (0, "")
    assert "3 postures" in err
    drawn = (tmp_path / "chad.svg").read_text(encoding="utf-8")
    assert "1,200 troops" in drawn
    assert kg("posture", "--timeline", str(tmp_path / "chad.doc"))[0] == 2
    assert kg("posture", "--timeline", str(tmp_path / "no" / "chad.svg"))[0] != 0
