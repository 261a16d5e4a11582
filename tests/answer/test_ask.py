"""The example question and its wordings, on a store made of one article."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.answer.ask import ask
from kg.graph.store import Store, open_store
from kg.model import Article
from kg.pipeline import ingest

pytestmark = pytest.mark.model

SEED = Path(__file__).parents[2] / "seeds" / "000_a3835b98505ff9ac.txt"
GRADED = [
    ("explicit", "critics", "it wouldn’t change the number of troops in Iraq"),
    ("entailed", "Pentagon", "all of the troops are staying put"),
    ("suggested", None, "The 2,500 U.S. troops will remain in Iraq"),
    ("suggested", "John Kirby", "not a change in physical posture"),
    ("suggested", "John Kirby", "There won’t be a dramatic shift from yesterday to tomorrow"),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    text = SEED.read_bytes().decode()
    article = Article(text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
    with open_store(tmp_path_factory.mktemp("ask") / "store", read_only=False) as made:
        list(ingest([article], made))
        yield made


@pytest.mark.parametrize(
    "question",
    [
        "Who stated that troop numbers will not change?",
        "Who said the number of troops will not change?",
        "Who says that troop levels won't change?",
    ],
)
def test_the_example_question_gives_the_graded_list_in_order(store: Store, question: str):
    asked = ask(store, question)
    assert asked.understood
    assert [(a.strength, a.speaker, a.text) for a in asked.answers] == GRADED
    assert asked.query is not None
    assert "Stance_denies" in asked.query


def test_the_opposite_question_finds_nobody(store: Store):
    asked = ask(store, "Who stated that troop numbers will change?")
    assert asked.understood
    assert asked.answers == ()


def test_every_answer_stands_in_the_article_at_its_span(store: Store):
    text = SEED.read_bytes().decode()
    for answer in ask(store, "Who stated that the mission has changed?").answers:
        assert text[slice(*answer.span)] == answer.text


@pytest.mark.parametrize("question", ["", "   ", "Is it raining?", "Paint the fence green."])
def test_what_is_not_understood_is_refused_with_a_reason(store: Store, question: str):
    asked = ask(store, question)
    assert not asked.understood
    assert asked.reason
    assert asked.query is None
    assert asked.answers == ()


def test_what_somebody_said_is_told_in_whole_statements(store: Store):
    asked = ask(store, "What did Brennan say about ISIS?")
    assert [(a.kind, a.speaker, a.answer) for a in asked.answers[:1]] == [
        ("content", "John W. Brennan Jr.", "ISIS is down but not out")
    ]


def test_how_many_is_answered_by_those_who_give_a_number(store: Store):
    asked = ask(store, "How many U.S. troops are in Iraq?")
    assert [(a.kind, a.answer, a.speaker) for a in asked.answers[:1]] == [("quantity", "2,500 U.S. troops", None)]
