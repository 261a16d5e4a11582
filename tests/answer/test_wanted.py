"""What a question asks for, before any graph is read."""

from __future__ import annotations

import pytest

from kg.answer.content_words import read_text
from kg.answer.second import halves
from kg.answer.wanted import Wanted, wanted

pytestmark = pytest.mark.model


def asked(question: str) -> Wanted:
    found = wanted(read_text(question))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("question", "kind", "speaker"),
    [
        ("Who said the fleet would sail?", "speaker", None),
        ("Who criticized the strike?", "speaker", None),
        ("Who signed the order?", "actor", None),
        ("What did Ana Ruiz say about the fleet?", "content", "Ana Ruiz"),
        ("How many ships sailed, according to the navy?", "quantity", "navy"),
        ("How many ships did the navy say were lost?", "quantity", "navy"),
        ("When did the navy report to the minister?", "date", None),
        ("Until when does the truce hold?", "date", None),
        ("Where did the fleet anchor?", "location", None),
        ("Why did the fleet turn back?", "content", None),
        ("What is the role of Ana Ruiz?", "role", None),
        ("Is the fleet still in port?", "yes_no", None),
        ("Did Ana Ruiz say the fleet would sail?", "yes_no", "Ana Ruiz"),
    ],
)
def test_the_kind_of_answer_and_whose_statement(question: str, kind: str, speaker: str | None):
    found = asked(question)
    assert (found.kind.value, found.speaker) == (kind, speaker)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who said the fleet would sail?", ["fleet", "sail"]),
        ("What did Ana Ruiz say about the fleet?", ["fleet"]),
        ("How many ships sailed, according to the navy?", ["ships", "sailed"]),
        ("Did Ana Ruiz say the fleet sailed, word for word?", ["fleet", "sailed"]),
    ],
)
def test_the_words_that_the_answer_is_found_by(question: str, words: list[str]):
    assert [word.text for word in asked(question).words] == words


@pytest.mark.parametrize(
    ("question", "negative"),
    [
        ("Who said the fleet will sail?", False),
        ("Who said the fleet will not sail?", True),
        ("Who denied that the fleet will sail?", True),
        ("Who denied that the fleet will not sail?", False),
        ("Did Ruiz say the fleet is small but not weak?", False),
    ],
)
def test_whether_the_question_is_about_what_is_not_so(question: str, negative: bool):
    assert asked(question).negative is negative


@pytest.mark.parametrize("question", ["Paint the fence green.", "Hello", "Why?", "Is it raining?"])
def test_what_is_no_question_about_the_news(question: str):
    assert wanted(read_text(question)) is None


def test_two_questions_in_one_are_told_apart():
    assert halves("Who signed it, and when?") == ("Who signed it?", "when")
    assert halves("Who signed the pact and the treaty?") == ("Who signed the pact and the treaty?", None)
