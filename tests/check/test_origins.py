"""Copies of one wire text are one origin."""

from __future__ import annotations

from kg.check.origins import near_copies

WIRE = (
    "The ministry said on Friday that its three battalions would leave the northern bases before winter. "
    "Local councils asked for a slower handover, and promised to keep the roads open until the last lorry had gone."
)


def test_a_text_with_another_ending_is_a_copy():
    assert list(near_copies({"b": WIRE + " Our reporter adds one line.", "a": WIRE})) == [("a", "b")]


def test_texts_on_the_same_event_are_no_copies():
    own = "On Friday the councils of the north asked the ministry to leave its battalions where they are until spring."
    assert not list(near_copies({"a": WIRE, "b": own}))
