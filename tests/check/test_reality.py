"""What is done, to come, or only possible; spans of time in days; two negations."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.check.numbers import amounts, excludes, supports
from kg.check.reality import reality
from kg.check.words import read_words
from kg.resources import lexicon

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("The brigade withdrew in May.", "withdrew", "done"),
        ("The guards were killed.", "killed", "done"),
        ("They are leaving Norrby.", "leaving", "now"),
        ("The range is going to be expanded.", "expanded", "to come"),
        ("She said the army would withdraw.", "withdraw", "to come"),
        ("The president has ordered troops to deploy.", "deploy", "to come"),
        ("The army may resume its offensive.", "resume", "open"),
        ("If they leave, we stay.", "leave", "open"),
        ("He wants the troops to leave.", "leave", "open"),
        ("They could not hold the town.", "hold", "now"),
    ],
)
def test_how_real_a_clause_is(sentence, word, expected):
    token = next(t for t in read_words(sentence).reading.doc if t.text == word)
    assert reality(token).value == expected


def span(text: str):
    (found,) = amounts(read_words(text).reading.doc, lexicon())
    return found


@pytest.mark.parametrize(
    ("claimed", "stated", "supported", "excluded"),
    [
        ("The truce held for more than a year.", "The truce held for fourteen months.", True, False),
        ("It lasted four weeks.", "It lasted a total of 28 days.", True, False),
        ("It lasted three months.", "It lasted six months.", False, True),
        ("It lasted 13 months.", "It lasted 14 months.", False, True),
    ],
)
def test_spans_of_time_are_compared_in_days(claimed, stated, supported, excluded):
    assert supports(span(claimed), span(stated)) is supported
    assert excludes(span(claimed), span(stated)) is excluded


def test_an_age_is_no_span_of_time():
    assert span("The 23-year-old soldier left.").value == Decimal(23)


@pytest.mark.parametrize(
    ("sentence", "word", "negated"),
    [
        ("Nobody was wounded.", "wounded", True),
        ("Nobody was not wounded.", "wounded", False),
        ("The army gave up its plan to open a range.", "open", True),
        ("The army announced its plan to open a range.", "open", False),
        ("The refusal to leave angered him.", "leave", True),
    ],
)
def test_negations_are_counted(sentence, word, negated):
    unit = next(u for u in read_words(sentence).units if u.text == word)
    assert unit.negated is negated
