"""When what an utterance says happens: dates shared, opened by "since", counted from the day of speaking."""

from __future__ import annotations

import pytest

from tests.reading_of import said

pytestmark = pytest.mark.model


def told(text: str, words: str) -> tuple[str, str | None] | None:
    """The date of the statement that begins with ``words``, and what is inferred of it."""
    reading, statements, _ = said(text)
    (found,) = [s for s in statements if s.utterance.text(reading.article.text).startswith(words)]
    return (found.date.edtf, found.date.inferred) if found.date else None


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("The rebels took the town in 2013 and founded a state of their own.", "founded", "2013"),
        ("The rebels took the town in 2013 and will leave the province soon.", "will leave", None),
        ("The rebels took the town in 2013, and the army left the province.", "the army", None),
        ("The rebels shot the men who had fled in 2013 and burned down the whole village.", "burned", None),
    ],
)
def test_a_clause_that_goes_on_shares_the_date_before_it(text: str, words: str, edtf: str | None):
    found = told(text, words)
    assert (found[0] if found else None) == edtf


def test_since_something_happened_opens_an_interval():
    text = "The army has been fighting the rebels since the group seized the town in 2013."
    assert told(text, "The army") == ("2013/..", None)


def test_since_as_a_reason_dates_nothing():
    text = "The army is fighting the rebels since the group holds the town."
    assert told(text, "The army") is None


def test_tomorrow_counts_from_the_day_of_speaking():
    text = "“The brigade will leave Gao tomorrow,” Ana Ruiz said at a press conference on May 31."
    assert told(text, "The brigade") == ("XXXX-XX-XX", "XXXX-06-01")


def test_without_a_day_of_speaking_tomorrow_stays_open():
    assert told("“The brigade will leave Gao tomorrow,” Ana Ruiz said.", "The brigade") == ("XXXX-XX-XX", None)
