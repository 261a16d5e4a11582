"""The JSON of ``kg extract``: exactly the keys, types and offsets that other tools read."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from kg.answer.contract import extraction_json
from kg.model import Article
from kg.pipeline import extract
from kg.reason.rules import bearings

pytestmark = pytest.mark.model

SEED = Path(__file__).parents[2] / "seeds" / "000_a3835b98505ff9ac.txt"
TEXT = SEED.read_bytes().decode()

STATEMENT = {
    "id", "kind", "text", "spans", "sentence", "speaker", "speakers", "cue", "quote", "polarity", "certainty",
    "modality", "aspect", "date", "via", "bearings",
}  # fmt: skip
SPEAKER = {"id", "name", "type", "mention", "role", "affiliation"}
POSTURE = {"id", "holder", "quantity", "quantity_from", "location", "roles", "status", "time", "statement", "span"}
VALUES = {
    "kind": {"claim", "narrator"},
    "quote": {"direct", "indirect", "mixed", "none"},
    "polarity": {"positive", "negative"},
    "certainty": {"certain", "probable", "possible", "underspecified"},
    "modality": {"asserted", "planned", "predicted", "possible", "conditional", "obligation", "opinion", "goal"},
    "aspect": {"completed", "ongoing", "future", "future_in_past", "state"},
}


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    article = Article(text=TEXT, sha256=hashlib.sha256(TEXT.encode()).hexdigest(), title="T", published="2021-12-10")
    extraction = extract(article)
    return json.loads(json.dumps(extraction_json(extraction, bearings(extraction))))


def test_the_parts_are_those_of_the_contract(told: dict[str, Any]):
    assert set(told) == {"article", "statements", "postures", "actors", "events", "agreements", "skipped"}
    assert set(told["article"]) == {
        "id", "iri", "title", "published", "publisher", "url", "sha256", "characters",
    }  # fmt: skip
    assert told["article"]["characters"] == len(TEXT)
    assert told["article"]["publisher"] is None


def test_statements_have_all_keys_and_only_listed_values(told: dict[str, Any]):
    for statement in told["statements"]:
        assert set(statement) == STATEMENT
        for key, values in VALUES.items():
            assert statement[key] in values
        for bearing in statement["bearings"]:
            assert set(bearing) == {"proposition", "stance", "strength", "rule"}


def test_words_stand_at_their_spans(told: dict[str, Any]):
    for statement in told["statements"]:
        assert " ".join(TEXT[a:b] for a, b in statement["spans"]) == statement["text"]
        begin, end = statement["sentence"]
        assert begin <= min(a for a, _ in statement["spans"])
        assert end >= max(b for _, b in statement["spans"]) - 1


def test_a_claim_has_speakers_and_the_narrator_none(told: dict[str, Any]):
    for statement in told["statements"]:
        speakers = statement["speakers"]
        assert bool(speakers) == (statement["kind"] == "claim")
        assert statement["speaker"] == (speakers[0] if speakers else None)
        for speaker in speakers:
            assert set(speaker) == SPEAKER
    ids = {a["id"] for a in told["actors"]}
    assert {s["id"] for st in told["statements"] for s in st["speakers"]} <= ids


def test_postures_name_statements_that_exist_and_numbers_are_numbers(told: dict[str, Any]):
    ids = {s["id"] for s in told["statements"]}
    for posture in told["postures"]:
        assert set(posture) == POSTURE
        assert posture["statement"] in ids
    numbers = [p["quantity"]["number"] for p in told["postures"] if p["quantity"]]
    assert numbers == [2500]
    assert all(p["quantity"] is None or set(p["quantity"]) == {"number", "unit", "bound"} for p in told["postures"])


def test_actors_events_and_agreements_have_their_keys(told: dict[str, Any]):
    assert all(set(a) == {"id", "name", "type", "aliases", "roles", "mentions"} for a in told["actors"])
    assert all(set(r) == {"role", "organisation", "span"} for a in told["actors"] for r in a["roles"])
    assert all(set(e) == {"id", "type", "label", "span", "time", "participants"} for e in told["events"])
    assert all(set(a) == {"id", "parties", "span", "time", "terms"} for a in told["agreements"])
    assert all(TEXT[slice(*m)] for a in told["actors"] for m in a["mentions"])
