"""Questions about an article of our own: what is answered first, and what is refused or left open."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.answer.ask import Asked
from kg.answer.asker import Asker
from kg.graph.store import Store, open_store
from kg.model import Article
from kg.pipeline import ingest

pytestmark = pytest.mark.model

TEXT = (Path(__file__).parent / "questions_article.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    article = Article(text=TEXT, sha256=hashlib.sha256(TEXT.encode()).hexdigest())
    with open_store(tmp_path_factory.mktemp("ask") / "store", read_only=False) as made:
        list(ingest([article], made))
        yield made


@pytest.fixture(scope="module")
def asker(store: Store) -> Asker:
    return Asker(store)


def first(asked: Asked) -> tuple[str, str] | None:
    return (asked.answers[0].kind, asked.answers[0].answer) if asked.answers else None


@pytest.mark.parametrize(
    ("question", "kind", "answer"),
    [
        ("Who said the jets would not carry nuclear weapons?", "speaker", "Erik Dahl"),
        ("Who denied that Russian bombers entered Icelandic airspace?", "speaker", "Igor Petrov"),
        ("Who accused Norway of provoking tension?", "speaker", "Igor Petrov"),
        ("Who believes the number of flights will grow?", "speaker", "analysts"),
        (
            "What did Solheim say about the patrols?",
            "content",
            "the patrols were routine and had been planned for two years",
        ),
        ("How many fighter jets will Norway send?", "quantity", "four fighter jets"),
        ("How many allied flights were made, according to the ministry?", "quantity", "more than 300 allied flights"),
        ("How long is the deployment expected to last?", "quantity", "three weeks"),
        ("When does the deployment begin?", "date", "April 1"),
        ("Where was the agreement on joint patrols signed?", "location", "Reykjavik"),
        ("Why has the government approved 75 million kroner?", "content", "because part of the cost is shared by NATO"),
        ("Which countries signed an agreement on joint patrols?", "actor", "Denmark, Iceland and Norway"),
        ("Who commands the 332 Squadron?", "actor", "Erik Dahl"),
        ("Who is Erik Dahl?", "role", "commander of 332 Squadron"),
        ("Who is the defence minister?", "actor", "Kari Solheim"),
        ("What kind of agreement did Iceland sign in December?", "content", "an agreement on joint patrols"),
        ("What did Solheim say was routine?", "content", "the patrols"),
        ("How long will the deployment last?", "quantity", "three weeks"),
        ("Will the jets carry nuclear weapons?", "yes_no", "no"),
        ("Did Solheim say that the patrols were routine?", "yes_no", "yes"),
        ("Did Solheim say “This is a NATO mission” word for word?", "yes_no", "yes, word for word"),
        ("Did Solheim say the patrols were routine word for word?", "yes_no", "no, not in these words"),
    ],
)
def test_the_first_answer(asker: Asker, question: str, kind: str, answer: str):
    asked = asker.ask(question)
    assert asked.understood, asked.reason
    assert first(asked) == (kind, answer)


@pytest.mark.parametrize(
    "question",
    [
        "Who said the submarines would be sold?",
        "What did Solheim say about wages?",
        "How many tanks were destroyed in Finland?",
        "When was the bridge rebuilt?",
        "Did Dahl say that taxes will rise?",
    ],
)
def test_what_nobody_states_has_no_answer(asker: Asker, question: str):
    asked = asker.ask(question)
    assert asked.understood
    assert first(asked) is None


@pytest.mark.parametrize(
    "question", ["Hello", "Why?", "Send the jets home.", "Is it raining?", "Is the mission over?", "Tell me everything"]
)
def test_what_names_nothing_is_refused_with_the_forms_that_kg_takes(asker: Asker, question: str):
    asked = asker.ask(question)
    assert not asked.understood
    assert "who agreed with whom" in (asked.reason or "")


def test_who_states_the_opposite_is_listed_beside_the_answers(asker: Asker):
    asked = asker.ask("Who said the jets would carry nuclear weapons?")
    assert asked.answers == ()
    assert [a.speaker for a in asked.opposed] == ["Erik Dahl"]


def test_a_question_in_two_halves_has_an_answer_in_two(asker: Asker):
    asked = asker.ask("Which countries signed an agreement on joint patrols, and where?")
    assert first(asked) == ("actor", "Denmark, Iceland and Norway, Reykjavik")


def test_answers_stand_in_the_article_at_their_span(asker: Asker):
    for question in ("When does the deployment begin?", "How many fighter jets will Norway send?"):
        for answer in asker.ask(question).answers:
            assert TEXT[slice(*answer.span)] == answer.answer


def test_an_answer_in_other_words_is_graded_below_one_in_the_same(asker: Asker):
    same = asker.ask("How many fighter jets will Norway send?").answers[0]
    other = asker.ask("How many fighter jets will Norway dispatch?").answers[0]
    assert (same.strength, same.rule) == ("explicit", "same-words")
    assert (other.strength, other.rule) == ("entailed", "words-of-one-meaning")


def test_the_query_shown_finds_the_sentence_again(store: Store, asker: Asker):
    asked = asker.ask("When does the deployment begin?")
    assert asked.query is not None
    found = {row["words"].value for row in store.oxigraph.query(asked.query)}
    assert any(asked.answers[0].answer in words for words in found)


@pytest.mark.parametrize(
    "question", ['Who said "} DROP ALL {"?', "What did \\ (.* say about [jets?", "Who said the jets '''?"]
)
def test_marks_in_a_question_are_words_and_no_syntax(asker: Asker, question: str):
    asker.ask(question)


def test_disk_and_memory_answer_alike(store: Store, asker: Asker):
    question = "Who said the jets would not carry nuclear weapons?"
    assert Asker(store).ask(question) == asker.ask(question)
