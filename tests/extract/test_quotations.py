"""Quotation marks, paired: what stands between them, and what no mark of quotation is."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.quotations import quotations
from kg.model import Paragraph, ParagraphKind, QuoteRegion, Span


def _blocks(text: str) -> list[Paragraph]:
    """A paragraph for each stretch between line breaks."""
    return [Paragraph(span=Span(*m.span()), kind=ParagraphKind.PROSE) for m in re.finditer(r"\S[^\n]*", text)]


def _regions(text: str) -> tuple[QuoteRegion, ...]:
    return quotations(text, _blocks(text))


def _quoted(text: str) -> list[str]:
    return [r.span.text(text) for r in _regions(text)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We stay,” she said.", ["We stay,"]),
        ('"We stay," she said.', ["We stay,"]),
        ("«We stay», she said.", ["We stay"]),
        ("„We stay“, she said.", ["We stay"]),
        ("„We stay”, she said.", ["We stay"]),
        ("‘We stay,’ she said.", ["We stay,"]),
        ("'We stay,' she said.", ["We stay,"]),
        ("``We stay,'' she said.", ["We stay,"]),
        ("“We stay,” she said, “and we fight.”", ["We stay,", "and we fight."]),
        ('"We stay," she said, "and we fight."', ["We stay,", "and we fight."]),
        ("He called it a “road map” to peace.", ["road map"]),
        ('The base ("the Fort") is closed.', ["the Fort"]),
        ('The crews—"the old guard"—left.', ["the old guard"]),
        ('"Is it over?" he asked.', ["Is it over?"]),
        ('He said it was "over".', ["over"]),
        ('Two posts, "Alpha" and "Bravo", fell.', ["Alpha", "Bravo"]),
        ("“ We stay , ” she said .", [" We stay , "]),
    ],
)
def test_marks_of_every_type_pair_up(text, quoted):
    assert _quoted(text) == quoted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“He said ‘never’ to me,” she said.", ["He said ‘never’ to me,"]),
        ("\"He said 'never' to me,\" she said.", ["He said 'never' to me,"]),
        ("“He said “never” to me,” she said.", ["He said “never” to me,"]),
        ("“They call it «home»,” she said.", ["They call it «home»,"]),
        ("“He told me: “Go, all of you.””", ["He told me: “Go, all of you.”"]),
        ("'He said \"never\" to me,' she said.", ["never"]),
    ],
)
def test_only_the_outermost_quotation_counts(text, quoted):
    assert _quoted(text) == quoted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We stay,“ she said.", ["We stay,"]),
        ('“We stay," she said.', ["We stay,"]),
        ('"We stay,” she said.', ["We stay,"]),
        ("”We stay,” she said.", []),
        ("We stay,” she said.", []),
        ('We stay," she said.', []),
        ("“” she said.", []),
        ('"" she said.', []),
    ],
)
def test_a_typists_wrong_mark_costs_at_most_its_own_region(text, quoted):
    assert _quoted(text) == quoted


def test_a_missing_closing_mark_does_not_turn_the_next_quotation_inside_out():
    text = 'He said "we stay. The base is open. "We fight," she said.'
    assert _quoted(text) == ["we stay.", "We fight,"]


@pytest.mark.parametrize(
    "text",
    [
        "The army's tents and the soldiers' boots burnt.",
        "The troops’ pay is the ministry’s affair.",
        "They weren't told, and they don't know.",
        "It was the rock 'n' roll of the '60s, and 'til dawn.",
        "He left the army in '91.",
        'The rocket is 5" wide.',
        "The man is 6' tall.",
        'A 12" gun and a 16" gun were fitted.',
    ],
)
def test_apostrophes_and_inches_quote_nothing(text):
    assert _quoted(text) == []


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("The 'soldiers' tent' was found.", ["soldiers' tent"]),
        ("He called it 'the army's last stand'.", ["the army's last stand"]),
        ("The officers' mess and the 'old' hangar burnt.", ["old"]),
        ("“The soldiers’ boots were wet,” she said.", ["The soldiers’ boots were wet,"]),
        ('A 12" gun, "the Widow", was fitted.', ["the Widow"]),
    ],
)
def test_possessives_do_not_close_a_quotation(text, quoted):
    assert _quoted(text) == quoted


def test_a_region_knows_its_marks():
    text = "So “we stay,” she said."
    (region,) = _regions(text)
    assert region.outer.text(text) == "“we stay,”"
    assert region.closed
    assert not region.reopens


def test_marks_of_two_characters_stay_outside_whole():
    text = "``We stay,'' she said."
    (region,) = _regions(text)
    assert region.outer.text(text) == "``We stay,''"


def test_an_unclosed_quotation_ends_with_its_paragraph():
    text = "She said: “We stay. We fight.\nThe base is closed."
    (region,) = _regions(text)
    assert region.span.text(text) == "We stay. We fight."
    assert not region.closed


@pytest.mark.parametrize("mark", ["“", '"'])
def test_a_quotation_goes_on_where_the_next_paragraph_reopens_it(mark):
    close = {"“": "”"}.get(mark, mark)
    text = f"She said: {mark}We stay.\n{mark}We fight.{close}\n{mark}Go,{close} he said."
    first, second, third = _regions(text)
    assert (first.closed, first.reopens) == (False, False)
    assert (second.closed, second.reopens) == (True, True)
    assert (third.closed, third.reopens) == (True, False)


def test_a_quotation_may_be_reopened_more_than_once():
    text = "“One is here.\n“Two is here.\n“Three is here.”"
    assert [(r.closed, r.reopens) for r in _regions(text)] == [(False, False), (False, True), (True, True)]


def test_a_closed_quotation_is_not_reopened():
    text = "“We stay,” she said.\n“We fight,” he said."
    assert [r.reopens for r in _regions(text)] == [False, False]


def test_no_region_crosses_a_paragraph():
    text = "He called it “home\nand left.” So it was."
    assert _quoted(text) == ["home"]


@pytest.mark.parametrize("text", ["", "Nothing is quoted here.", "\n\n", "“", '"', "'", "«»", "“”"])
def test_no_region_without_words(text):
    assert _regions(text) == ()


_PIECES = st.sampled_from(
    [*"“”‟„«»\"'‘’.,!?:;—-()[]", "``", "''", "said", "We", "soldiers", "s", "12", "don", " ", " ", " ", "\n", "\u00a0"]
)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_regions_are_ordered_disjoint_and_inside_their_block(text):
    blocks = _blocks(text)
    found = quotations(text, blocks)
    assert all(left.outer.end <= right.outer.start for left, right in pairwise(found))
    for region in found:
        assert region.outer.contains(region.span)
        assert region.closed == (region.outer.end > region.span.end)
        assert sum(b.span.contains(region.outer) for b in blocks) == 1


@given(st.text(max_size=60))
def test_no_text_at_all_makes_it_raise(text):
    assert isinstance(_regions(text), tuple)
