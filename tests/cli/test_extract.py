"""``kg extract``: one JSON object an article and line, exactly in the contract's form; a table for people."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.cli.main import main

pytestmark = pytest.mark.model

SEED = Path(__file__).parents[2] / "seeds" / "000_a3835b98505ff9ac.txt"
NEWS = """Norland keeps its brigade in Sudan

By Jane Roe

ELSA, May 12, 2016 – Defence Minister Ana Ruiz and General Omar Sow said on May 11 that about 3,000 soldiers will remain
in Sudan. “We are not leaving,” Ruiz said, “and we never will.” According to critics, the army may cut the force from
3,000 to 1,200 troops by June 2017.

Rebels attacked a base near Khartoum on Tuesday, killing at least 12 soldiers, a spokesman told reporters. Norland and
Sudan signed an agreement on May 3, 2016 under which the brigade trains Sudanese forces. Sow said that the ministry
denies that he resigned.
"""

# ---- the contract, written once more as a schema: a dict has exactly these keys, a list holds any number of these,
# a set lists the values, a tuple the alternatives -------------------------------------------------------------------
SPAN = "span"
DATE = ({"text": str, "edtf": str, "basis": {"stated", "inferred"}}, None)
QUANTITY = ({"number": "number", "unit": str, "bound": {"exactly", "about", "at_least", "at_most"}}, None)
KINDS = {"person", "organisation", "state", "armed group", "coalition", "unit", "unnamed"}
TEXT = (str, None)
SPEAKER = {"id": str, "name": str, "type": KINDS, "mention": (SPAN, None), "role": TEXT, "affiliation": TEXT}
STATEMENT = {
    "id": str,
    "kind": {"claim", "narrator"},
    "text": str,
    "spans": [SPAN],
    "sentence": SPAN,
    "speaker": (SPEAKER, None),
    "speakers": [SPEAKER],
    "cue": [SPAN],
    "quote": {"direct", "indirect", "mixed", "none"},
    "polarity": {"positive", "negative"},
    "certainty": {"certain", "probable", "possible", "underspecified"},
    "modality": {"asserted", "planned", "predicted", "possible", "conditional", "obligation", "opinion", "goal"},
    "aspect": {"completed", "ongoing", "future", "future_in_past", "state"},
    "date": DATE,
    "via": TEXT,
    "bearings": [
        {
            "proposition": str,
            "stance": {"affirms", "denies"},
            "strength": {"explicit", "entailed", "suggested"},
            "rule": str,
        }
    ],
}
POSTURE = {
    "id": str,
    "holder": {"id": str, "name": str},
    "quantity": QUANTITY,
    "quantity_from": QUANTITY,
    "location": TEXT,
    "roles": [str],
    "status": {"present", "remain", "deploy", "withdraw", "increase", "reduce", "end", "transition"},
    "time": DATE,
    "statement": str,
    "span": SPAN,
}
CONTRACT = {
    "article": {
        "id": str,
        "iri": str,
        "title": TEXT,
        "published": TEXT,
        "publisher": TEXT,
        "url": TEXT,
        "sha256": str,
        "characters": int,
    },
    "statements": [STATEMENT],
    "postures": [POSTURE],
    "actors": [
        {
            "id": str,
            "name": str,
            "type": KINDS,
            "aliases": [str],
            "roles": [{"role": str, "organisation": TEXT, "span": SPAN}],
            "mentions": [SPAN],
        }
    ],
    "events": [{"id": str, "type": str, "label": str, "span": SPAN, "time": DATE, "participants": [str]}],
    "agreements": [{"id": str, "parties": [str], "span": SPAN, "time": DATE, "terms": [str]}],
    "skipped": [{"span": SPAN, "stage": str, "reason": str}],
}


def breaches(value: Any, wanted: Any, length: int, where: str = "$") -> list[str]:
    """Where ``value`` is not as ``wanted``, each with its path."""
    if isinstance(wanted, tuple):
        tried = [breaches(value, each, length, where) for each in wanted]
        return [] if [] in tried else tried[0]
    if isinstance(wanted, dict):
        if not isinstance(value, dict) or set(value) != set(wanted):
            return [f"{where}: {value!r} has not exactly the keys {sorted(wanted)}"]
        return [b for key in wanted for b in breaches(value[key], wanted[key], length, f"{where}.{key}")]
    if isinstance(wanted, list):
        if not isinstance(value, list):
            return [f"{where}: {value!r} is no list"]
        return [b for n, each in enumerate(value) for b in breaches(each, wanted[0], length, f"{where}[{n}]")]
    return [] if is_value(value, wanted, length) else [f"{where}: {value!r} is not {wanted}"]


def is_value(value: Any, wanted: Any, length: int) -> bool:
    if wanted is None:
        return value is None
    if wanted == SPAN:
        whole = isinstance(value, list) and len(value) == 2 and all(type(each) is int for each in value)
        return whole and 0 <= value[0] < value[1] <= length
    if wanted == "number":
        return type(value) in {int, float}
    if isinstance(wanted, set):
        return value in wanted
    return type(value) is wanted and value != ""


@pytest.fixture
def kg(monkeypatch, capsys, tmp_path):
    """Run kg: exit code, stdout, stderr. There is no store, and none may come of it."""

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["kg", "--store", str(tmp_path / "none"), *map(str, words)])
        with pytest.raises(SystemExit) as leaving:
            main()
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        assert not (tmp_path / "none").exists()
        return leaving.value.code, captured.out, captured.err

    return run


@pytest.fixture
def news(tmp_path):
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    (tmp_path / "news.meta.json").write_text(json.dumps({"title": "Norland stays", "published": "2016-05-12"}))
    return tmp_path / "news.txt"


def test_the_schema_can_fail():
    assert breaches({"id": 3}, {"id": str}, 9) == ["$.id: 3 is not <class 'str'>"]
    assert breaches({"id": "a", "more": 1}, {"id": str}, 9)
    assert breaches([[0, 10]], [SPAN], 9)
    assert breaches([[2, 2]], [SPAN], 9)
    assert breaches("maybe", {"positive", "negative"}, 9)
    assert breaches({"number": "12", "unit": "troops", "bound": "about"}, QUANTITY, 9)


def test_each_article_is_one_line_in_the_contracts_form(kg, news):
    code, out, err = kg("extract", news, SEED, "--format", "json")
    assert (code, err) == (0, "")
    first, second = map(json.loads, out.splitlines())
    for told, text in ((first, NEWS), (second, SEED.read_bytes().decode())):
        assert breaches(told, CONTRACT, len(text)) == []
        assert told["article"]["sha256"] == hashlib.sha256(text.encode()).hexdigest()
        assert told["article"]["id"] == told["article"]["sha256"][:16]
        assert told["article"]["characters"] == len(text)
        assert (len(told["statements"]), len(told["actors"])) > (5, 3)
    assert (first["article"]["title"], first["article"]["published"]) == ("Norland stays", "2016-05-12")
    assert second["article"]["title"] is None


def test_ids_that_are_named_exist_and_are_one_each(kg, news):
    told = json.loads(kg("extract", news, "--format", "json")[1])
    statements = [s["id"] for s in told["statements"]]
    actors = [a["id"] for a in told["actors"]]
    assert len(set(statements)) == len(statements)
    assert len(set(actors)) == len(actors)
    assert {s["via"] for s in told["statements"]} - {None} <= set(statements)
    assert {s["id"] for st in told["statements"] for s in st["speakers"]} <= set(actors)
    assert {p["holder"]["id"] for p in told["postures"]} <= set(actors)
    assert {p["statement"] for p in told["postures"]} <= set(statements)
    assert told["events"]
    assert {p for e in told["events"] for p in e["participants"]} <= set(actors)
    assert {p for a in told["agreements"] for p in a["parties"]} <= set(actors)
    assert {t for a in told["agreements"] for t in a["terms"]} <= set(statements)


def test_what_is_printed_says_who_said_what(kg, news):
    told = json.loads(kg("extract", news, "--format", "json")[1])
    by_text = {s["text"]: s for s in told["statements"]}
    joint = next(s for t, s in by_text.items() if "3,000 soldiers will remain" in t)
    assert [s["name"] for s in joint["speakers"]] == ["Ana Ruiz", "Omar Sow"]
    assert joint["speaker"] == joint["speakers"][0]
    split = next(s for s in told["statements"] if len(s["spans"]) == 2)
    assert split["quote"] == "direct"
    assert [NEWS[a:b] for a, b in split["spans"]] == ["We are not leaving", "and we never will"]
    narrator = [s for s in told["statements"] if s["kind"] == "narrator"]
    assert narrator
    assert all(s["speaker"] is None and s["speakers"] == [] and s["cue"] == [] for s in narrator)
    numbers = {(p["quantity"]["number"], p["quantity"]["bound"]) for p in told["postures"] if p["quantity"]}
    assert (3000, "about") in numbers


def test_without_a_format_it_is_a_table_of_statements(kg, news):
    code, out, _ = kg("extract", news)
    assert code == 0
    assert out.splitlines()[0].split() == ["kind", "speaker", "quote", "polarity", "modality", "words", "id"]
    assert "Ana Ruiz and Omar Sow" in out


def test_csv_has_all_statements_of_all_files(kg, news):
    rows = list(csv.DictReader(io.StringIO(kg("extract", news, SEED, "--format", "csv")[1])))
    said = [
        len(json.loads(line)["statements"]) for line in kg("extract", news, SEED, "--format", "json")[1].splitlines()
    ]
    assert len(rows) == sum(said)
    assert {row["kind"] for row in rows} == {"claim", "narrator"}


def test_a_bad_file_is_told_and_the_others_go_on(kg, news, tmp_path):
    (tmp_path / "latin.txt").write_bytes("Le général a dit: café.".encode("latin-1"))
    code, out, err = kg("extract", tmp_path / "nowhere.txt", tmp_path / "latin.txt", news, "--format", "json")
    assert code == 3
    assert json.loads(out)["article"]["title"] == "Norland stays"
    assert "nowhere.txt: there is no such file" in err
    assert "latin.txt: this is not UTF-8" in err
    assert err.count("fix:") == 2


def test_the_same_words_give_the_same_bytes(kg, news):
    assert kg("extract", news, "--format", "json") == kg("extract", news, "--format", "json")


def test_nothing_said_is_no_failure(kg, tmp_path):
    (tmp_path / "date.txt").write_text("May 12, 2016\n")
    assert kg("extract", tmp_path / "date.txt") == (0, "", "no statement found\n")


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["--model", "nowhere"], 3, "no spaCy pipeline"),
        (["--format", "xml"], 2, "'xml' is not one of"),
        (["--max-characters", "20"], 3, "more than 20 characters"),
        (["--max-characters", "0"], 2, "not in the range"),
    ],
)
def test_wrong_options_are_told(kg, news, words, code, told):
    found, out, err = kg("extract", news, *words)
    assert (found, out) == (code, "")
    assert told in err
