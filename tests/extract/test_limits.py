"""How long something is said to hold, without a date."""

from __future__ import annotations

import pytest

from tests.reading_of import said, understood

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("The brigade will stay in Mali for the time being.", "for the time being"),
        ("The base was closed until further notice.", "until further notice"),
        ("For now the brigade remains in Mali.", "For now"),
        ("The brigade will stay in Mali for two years.", None),
        ("The time being short, the brigade left.", None),
    ],
)
def test_a_limit_is_an_argument(text: str, limit: str | None):
    assert [a.text for a in understood(text).arguments if a.role == "limit"] == ([limit] if limit else [])


def test_a_limit_ahead_of_the_cue_belongs_to_the_content_behind_it():
    _, statements, _ = said("For now, the ministry said, all of the soldiers are staying put.")
    (claim,) = [s for s in statements if s.attribution is not None]
    assert ("limit", "For now") in [(a.role, a.text) for a in claim.proposition.arguments]


def test_a_limit_of_another_clause_is_not_taken_over():
    _, statements, _ = said("The base is closed for now, and the ministry said that the brigade would stay in Mali.")
    (claim,) = [s for s in statements if s.attribution is not None]
    assert "limit" not in [a.role for a in claim.proposition.arguments]
