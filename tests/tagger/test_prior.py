"""How certain the tagger is in documents that attribute much or little."""

from __future__ import annotations

import pytest

from kg.tagger.prior import adapted


def test_a_document_that_attributes_as_much_as_news_changes_next_to_nothing():
    certain = [0.9] * 20
    assert adapted(certain, 700) == pytest.approx(certain, abs=0.02)


def test_where_little_is_attributed_a_proposal_has_to_be_surer():
    (low,) = adapted([0.6], 1_000)
    (high,) = adapted([0.99], 1_000)
    assert low < 0.2
    assert high > 0.85


def test_a_short_text_keeps_what_it_was_sure_of():
    (found,) = adapted([0.9], 12)
    assert found > 0.9


def test_the_order_of_certainties_stays():
    certain = [0.31, 0.5, 0.77, 0.98, 1.0, 0.0]
    found = adapted(certain, 400)
    assert sorted(range(6), key=certain.__getitem__) == sorted(range(6), key=found.__getitem__)
    assert all(0 <= p <= 1 for p in found)


def test_without_proposals_there_is_nothing_to_adapt():
    assert adapted([], 0) == []
