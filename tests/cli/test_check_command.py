"""``kg check`` and ``kg compare`` as commands: what they print, and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.strait import TEXT, kg

pytestmark = pytest.mark.model


@pytest.fixture
def store(strait: Path) -> Path:
    return strait


def test_the_json_has_the_keys_of_the_contract(store):
    done = kg(store, "check", "The convoy was attacked.", "--format", "json")
    found = json.loads(done.stdout)
    assert done.exit_code == 0
    assert list(found) == ["claim", "label", "parts", "missing", "evidence"]
    assert found["label"] == "refuted"
    assert found["parts"] == [{"text": "The convoy was attacked.", "label": "refuted"}]
    keys = ["stance", "strength", "rule", "statement", "speaker", "article", "span", "text"]
    assert list(found["evidence"][0]) == keys
    start, end = found["evidence"][0]["span"]
    assert TEXT[start:end] == "The convoy was not attacked"


def test_a_batch_gives_a_line_for_each_claim_in_order(store, tmp_path):
    batch = tmp_path / "claims.jsonl"
    batch.write_text('{"claim": "The convoy was attacked."}\nWhales were seen near the strait.\n\n', encoding="utf-8")
    lines = kg(store, "check", "--batch", str(batch)).stdout.splitlines()
    assert [json.loads(line)["label"] for line in lines] == ["refuted", "not_enough_evidence"]


def test_a_batch_comes_from_stdin_too(store):
    done = kg(store, "check", "--batch", "-", text="Voss said the frigates will stay.\n")
    assert json.loads(done.stdout)["label"] == "supported"


def test_a_refuted_claim_ends_with_1_only_where_asked(store):
    claim = "The convoy was attacked."
    assert kg(store, "check", claim).exit_code == 0
    failed = kg(store, "check", claim, "--fail-on", "refuted")
    assert failed.exception is not None
    assert getattr(failed.exception, "exit_code", failed.exit_code) == 1
    assert kg(store, "check", claim, "--fail-on", "supported").exit_code == 0


def test_a_person_reads_label_speaker_and_words(store):
    done = kg(store, "check", "The convoy was attacked.")
    assert "refuted: The convoy was attacked." in done.stderr
    assert "Mara Voss" in done.stdout
    assert "“The convoy was not attacked”" in done.stdout


def test_what_is_missing_is_said(store):
    assert "Whales" in kg(store, "check", "Whales were seen near the strait.").stderr


@pytest.mark.parametrize("words", [[], ["a claim", "--batch", "-"]])
def test_one_claim_or_a_batch(store, words):
    assert kg(store, "check", *words).exit_code == 2


def test_a_broken_line_is_named(store):
    done = kg(store, "check", "--batch", "-", text='{"claim": 3}\n')
    assert "line 1" in str(done.exception)


def test_why_tells_of_a_label(store):
    claim = "The convoy was attacked."
    told = kg(store, "why", "--claim", claim)
    assert told.stdout.startswith("refuted: The convoy was attacked.")
    assert "negation" in told.stdout
    assert json.loads(kg(store, "why", "--claim", claim, "--format", "json").stdout)["label"] == "refuted"
    assert "not checkable" in kg(store, "why", "--claim", "Was it?").stdout
    assert kg(store, "why").exit_code == 2
    assert kg(store, "why", "815c421d", "--claim", claim).exit_code == 2


def test_compare_says_when_there_is_nothing(store):
    done = kg(store, "compare")
    assert done.exit_code == 0
    assert "no such relation" in done.stderr
    assert json.loads(kg(store, "compare", "--agreed", "--format", "json").stdout) == []


def test_a_label_is_explained_word_by_word(store):
    done = kg(store, "check", "--explain", "The convoy was attacked.")
    assert "turns on: “attacked”" in done.stdout
    assert "The »convoy« was not »attacked«" in done.stdout
    assert "against the claim" in done.stdout


def test_what_was_passed_over_is_explained(store):
    done = kg(store, "check", "--explain", "Whales were seen near the strait.")
    assert "passed over: " in done.stdout
    assert "not there: " in done.stdout
