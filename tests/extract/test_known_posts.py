"""Whose president somebody is, where the text takes it for known."""

from __future__ import annotations

import pytest

from kg.extract.known_posts import body_known
from kg.resources import lexicon


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
