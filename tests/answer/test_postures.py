"""The posture ledger: bounds in words, caveats, places within places, and time that is known or not."""

import pytest

from kg.answer.postures import postures
from kg.errors import QueryError
from kg.graph.store import open_store
from tests.newsroom import build


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(build(tmp_path_factory.mktemp("postures") / "store")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, "eab"),
        ({"place": "Chad"}, "ab"),
        ({"place": "Abéché"}, "b"),
        ({"place": "Africa"}, "ab"),
        ({"force": "army"}, "eab"),
        ({"force": "unit/the-army"}, "eab"),
        ({"force": "arm"}, ""),
        ({"posture_status": "withdraw"}, "ea"),
        ({"from": "2019-12-31", "to": "2020-01-01"}, "e"),  # a bare year lasts until its last day
        ({"to": "2018-12-31"}, ""),
        ({"from": "2020-01-01"}, "ab"),  # no time of their own: the article's day counts
        ({"from": "2021-05-05"}, ""),
    ],
)
def test_what_fits_comes_in_the_order_of_the_text(store, given, found):
    assert "".join(posture.posture[0] for posture in postures(store, given)) == found


def test_number_bound_roles_and_source_are_in_words(store):
    _, leaving, present = postures(store, {})
    assert (leaving.quantity, leaving.number) == ("at least 3,000 soldiers", "3000")
    assert (leaving.stated_by, leaving.caveats) == (("critics",), ("possible",))
    assert (present.quantity, present.roles) == ("1,200 troops", ("advise", "train"))
    assert (present.stated_by, present.caveats, present.basis) == ((), (), ("a pact with France",))


def test_a_place_that_nobody_names_is_refused(store):
    with pytest.raises(QueryError, match="names nothing"):
        list(postures(store, {"place": "Atlantis"}))
