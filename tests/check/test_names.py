"""Names in a claim: what they share with other names, and what they do not."""

from __future__ import annotations

import pytest

from kg.check.words import index_keys, read_words

pytestmark = pytest.mark.model


def keys(text: str) -> frozenset[str]:
    """All keys of the units of ``text``."""
    return frozenset[str]().union(*(index_keys(unit) for unit in read_words(text).units))


@pytest.mark.parametrize(
    ("sentence", "word"),
    [("The raid in Kandahar province ended.", "province"), ("The Department of Defense met.", "department")],
)
def test_the_sort_of_thing_is_no_name(sentence, word):
    names = [unit for unit in read_words(sentence).units if unit.kind == "name"]
    assert names
    assert all(word not in unit.keys for unit in names)


def test_a_name_shares_its_own_words():
    assert "kandahar" in keys("The raid in Kandahar province ended.") & keys("The raid in Kandahar ended.")
