"""Odd text is data: no text makes an extractor raise, and every span lies in the text."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.extract.agreements import agreements
from kg.extract.events import events
from kg.extract.postures import postures
from tests.reading_of import said

pytestmark = pytest.mark.model

_TEXT = """Polish troops will remain withdraw withdrawal from to in at of by with Mali here they which no not
2,500 a hundred and - – . , “ ” ’ $ % May 31 February 2014 7th since between agreement change number mission 's
( ) base fighting for if the The"""
_WORDS = st.sampled_from([*_TEXT.split(), "\n\n"])


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    words=st.lists(_WORDS, min_size=1, max_size=30), published=st.sampled_from([None, "2010-05-20", "x", "9999-12-31"])
)
def test_no_text_makes_the_extractors_raise(words, published):
    text = "Word " + " ".join(words)
    reading, statements, actors = said(text, published=published)
    found = [
        *postures(reading, statements, actors),
        *events(reading, statements, actors),
        *agreements(reading, statements, actors),
    ]
    assert all(f.span.end <= len(text) for f in found)
