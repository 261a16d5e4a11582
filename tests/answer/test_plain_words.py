"""Turns of phrase in questions, put plainly."""

from __future__ import annotations

import pytest

from kg.answer.plain_words import plainly


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("Which of the two leaders said that trade would grow?", "Who said that trade would grow?"),
        ("Which of them denied it?", "Who denied it?"),
        ("What kind of a review did he order?", "What review did he order?"),
        ("Tell me who signed the order.", "who signed the order."),
        ("How many left, in the view of the general?", "How many left, according to the general?"),
        ("Who’s the defence minister?", "Who is the defence minister?"),
    ],
)
def test_a_turn_of_phrase(question, plain):
    assert plainly(question) == plain


@pytest.mark.parametrize(
    "question",
    ["Which of the brigades left Mali?", "What kind did he order?", "Who told me that?", "Which two countries agreed?"],
)
def test_words_that_stay(question):
    assert plainly(question) == question
