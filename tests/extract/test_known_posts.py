"""Whose president somebody is, where the text takes it for known."""

from __future__ import annotations

import pytest

from kg.extract.actors import find_actors
from kg.extract.known_posts import KNOWN, body_known
from kg.resources import lexicon
from tests.reading_of import reading


@pytest.mark.parametrize(
    ("post", "name", "published", "body"),
    [
        ("President", "Bush", None, "United States"),
        ("president", "George W. Bush", "2006-05-02", "United States"),
        ("Secretary", "Blinken", None, "State Department"),
        ("Defence Secretary", "Robert M. Gates", None, "Department of Defense"),
        ("Prime Minister", "al-Maliki", None, "Iraq"),
        ("former President", "Bill Clinton", "2010-01-01", "United States"),
        ("President-elect", "Barack Obama", "2008-12-01", "United States"),
        ("Secretary General", "Stoltenberg", "2021-06-14", "NATO"),
    ],
)
def test_the_body_of(post, name, published, body):
    assert body_known(post, (name,), lexicon(), published=published) == body


@pytest.mark.parametrize(
    ("post", "name"),
    [
        ("General", "Bush"),
        ("President", "Smith"),
        ("Prime Minister", "Bush"),
        ("President", "Laura Bush"),
        ("", "Bush"),
    ],
)
def test_no_body_of(post, name):
    assert body_known(post, (name,), lexicon(), published=None) is None


@pytest.mark.model
def test_a_body_that_no_word_states_bears_a_reason():
    known = find_actors(reading("President Barack Obama left. General Ana Ruiz, chief of the Mali Army, stayed."))
    reasons = {role.role: role.reason for actor in known.actors for role in actor.roles}
    assert reasons["President"] == KNOWN
    assert not any(reason for role, reason in reasons.items() if role != "President")
