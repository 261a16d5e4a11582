"""Blocks of text by their surface."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import ParagraphKind
from kg.text.layout import paragraphs

SEED = Path(__file__).parents[2] / "seeds" / "000_a3835b98505ff9ac.txt"


def blocks(text: str) -> list[tuple[str, str]]:
    return [(p.kind.value, p.span.text(text)) for p in paragraphs(text)]


def test_a_headline_a_date_and_a_story():
    text = "Brigade leaves Norland\n\nSaturday, March 29, 2014\n\nThe brigade left on Friday. It had come in May.\n"
    assert blocks(text) == [
        ("headline", "Brigade leaves Norland"),
        ("dateline", "Saturday, March 29, 2014"),
        ("prose", "The brigade left on Friday. It had come in May."),
    ]


@pytest.mark.parametrize(
    ("line", "dateline", "prose"),
    [
        (
            "WASHINGTON, Oct. 31, 2006 – A planned increase in forces is under review.",
            "WASHINGTON, Oct. 31, 2006 –",
            "A planned increase in forces is under review.",
        ),
        (
            "KABUL, Afghanistan (Sept. 5) - A joint force captured a commander today.",
            "KABUL, Afghanistan (Sept. 5) -",
            "A joint force captured a commander today.",
        ),
        (
            "PORT ELSA (NNS) -- The ships have left the harbour.",
            "PORT ELSA (NNS) --",
            "The ships have left the harbour.",
        ),
        (
            "PORT ELSA, May 12 (NNS) - The ships have left the harbour.",
            "PORT ELSA, May 12 (NNS) -",
            "The ships have left the harbour.",
        ),
        (
            "PORT ELSA, 12 May — The ships have left the harbour.",
            "PORT ELSA, 12 May —",
            "The ships have left the harbour.",
        ),
        (
            "PORT ELSA, Thursday, 12 May 2016 — The ships have left the harbour.",
            "PORT ELSA, Thursday, 12 May 2016 —",
            "The ships have left the harbour.",
        ),
    ],
)
def test_a_dateline_before_the_first_sentence_is_a_block_of_its_own(line: str, dateline: str, prose: str):
    assert blocks(f"Some title\n\n{line}\n\nAnd more of it here.")[1:3] == [("dateline", dateline), ("prose", prose)]


@pytest.mark.parametrize(
    "dateline",
    [
        "Port Elsa (NWS) --",
        "Port Elsa, Norland —",
        "Port Elsa, May 12. /NWS/.",
        "PORT ELSA, May 12, 2016 /Norland Wire/ --",
        "PORT ELSA:",
        "(NWS) --",
        "PORT ELSA, Norland (Army News Service, May 12, 2016) --",
    ],
)
def test_the_first_sentence_of_a_story_may_have_a_looser_dateline(dateline: str):
    text = f"Some title\n\n{dateline} The ships have left the harbour.\n\nAnd more of it here."
    assert blocks(text)[1:3] == [("dateline", dateline), ("prose", "The ships have left the harbour.")]


@pytest.mark.parametrize("dateline", ["PORT ELSA—", "PORT ELSA (May 12) -", "PORT ELSA, May 12 –"])
def test_a_dash_may_touch_the_story(dateline: str):
    text = f"Some title\n\n{dateline}The ships have left the harbour.\n\nAnd more of it here."
    assert blocks(text)[1:3] == [("dateline", dateline), ("prose", "The ships have left the harbour.")]


@pytest.mark.parametrize(
    "line",
    [
        "General Roe – Norland’s chief of staff – said that they stay.",
        "The Northern Front (NF) - Roe's own men - has lost its last town.",
        "On Monday, May 12 Norland said that no ship would leave.",
        "Norland’s army - about 3,000 strong - stays.",
    ],
)
def test_a_name_before_a_dash_is_no_dateline(line: str):
    assert blocks(f"Some title\n\n{line}\n\nAnd more of it here.")[1] == ("prose", line)


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Roe",
        "By Sgt. Jane Roe, USA",
        "American Forces Press Service",
        "07 September 2007",
        "Release # 073",
        "Press Release No: 12-345",
        "Published: May 5, 2012",
        "Last updated 5 May 2012 at 10:30 GMT",
        "05/05/2012",
    ],
)
def test_bylines_and_release_lines_are_not_prose(line: str):
    assert blocks(f"Some title here\n\n{line}\n\nThe troops stay where they are.")[1] == ("dateline", line)


def test_the_credit_of_a_caption_is_a_block_of_its_own():
    text = "The army trains.\n\nRecruits crossing a river in the north Navy photo\n\nThe army trains more.\n"
    assert blocks(text)[1:3] == [("caption", "Recruits crossing a river in the north"), ("credit", "Navy photo")]


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("(Norland Army photo by Sgt. Jane Roe)", "", "(Norland Army photo by Sgt. Jane Roe)"),
        ("Photo By: Sgt. Jane Roe", "", "Photo By: Sgt. Jane Roe"),
        ("Jane Roe/AFP", "", "Jane Roe/AFP"),
        ("© 2016 The Elsa Times. All rights reserved.", "", "© 2016 The Elsa Times. All rights reserved."),
        ("(Reporting by Jane Roe; Editing by Jim Doe)", "", "(Reporting by Jane Roe; Editing by Jim Doe)"),
        ("A soldier stands guard, May 3. Photo by Jane Roe", "A soldier stands guard, May 3.", "Photo by Jane Roe"),
        ("Recruits board a ship. (Navy photo/Sgt. Roe)", "Recruits board a ship.", "(Navy photo/Sgt. Roe)"),
        ("The minister meets the press [Jane Roe/Reuters]", "The minister meets the press", "[Jane Roe/Reuters]"),
    ],
)
def test_credits_by_themselves_and_behind_captions(line: str, caption: str, credit: str):
    wanted = [("caption", caption)] * bool(caption) + [("credit", credit)]
    assert blocks(f"The army trains.\n\n{line}\n\nThe army trains more.\n")[1:-1] == wanted


@pytest.mark.parametrize(
    "line",
    [
        "The report came with a photo from Reuters.",
        "“We stay,” the general told AFP.",
        "The general has confirmed it in a statement to Reuters",
        "Photos from the harbour show that the ships have left.",
        "Sources from the Ministry said so.",
        "Sincerely,",
        "Dear Madam Speaker:",
        "* Three hundred soldiers stay",
        "The law on copyright is of 2016. It stays.",
    ],
)
def test_what_only_looks_like_a_caption_or_heading_is_prose(line: str):
    assert blocks(f"The army trains.\n\n{line}\n\nThe army trains more.\n")[1] == ("prose", line)


@pytest.mark.parametrize(
    "text", ["* 300 stay\n* Critics object\n\nMore of it.", "Q: Will you go?\n\nA: No.\n\nQ: Why?"]
)
def test_items_of_a_list_and_questions_of_an_interview_are_no_titles(text: str):
    assert {kind for kind, _ in blocks(text)} == {"prose"}


@pytest.mark.parametrize(
    "line", ["Background", "Promoting Stability", "UPDATE: Captain of the Harbour Guard Taken With Two Ships off Elsa"]
)
def test_a_line_in_capitals_between_prose_is_a_heading(line: str):
    assert blocks(f"The army trains.\n\n{line}\n\nThe army trains more.\n")[1] == ("headline", line)


def test_lines_wrapped_by_hand_are_joined():
    lines = [
        "The ministry said on Monday that the number of troops in the",
        "north would not change before the end of the year, although",
    ]
    text = "\n".join([*lines, *lines, "some would rotate.", "", *lines, "others would not."])
    found = blocks(text)
    assert [kind for kind, _ in found] == ["prose", "prose"]
    assert found[0][1].startswith(lines[0])
    assert found[0][1].endswith("some would rotate.")


@pytest.mark.parametrize(
    "text",
    [
        "“We will stay,” he said.\n\n“For how long?” she asked.",
        "The U.S. troops stay in Iraq.\n\nNATO says that it has no plans - none at all.",
        "U.S. troops will stay – for now. Others go.",
    ],
)
def test_sentences_are_prose(text: str):
    assert {kind for kind, _ in blocks(text)} == {"prose"}


def test_the_seed_article_begins_with_prose_and_has_one_caption():
    text = SEED.read_bytes().decode()
    found = list(paragraphs(text))
    assert found[0].kind is ParagraphKind.PROSE
    assert [p.span.text(text) for p in found if p.kind is ParagraphKind.CAPTION] == [
        "Iraqi troops undergoing training from the U.S.-led coalition"
    ]
    assert [p.span.text(text) for p in found if p.kind is ParagraphKind.CREDIT] == ["DVIDS photo"]


@pytest.mark.parametrize(
    "line",
    [
        "Photo by " + "A" * 90 + " b",
        "Photo by " + "A;,;,;," * 14 + "!",
        "KABUL " + "-" * 5000 + "x",
        "AAA " * 20_000,
        "A/" * 20_000,
        "Reporting by " + "Ann; " * 18 + "x",
        "Photo: " + "and " * 22 + "!",
        "Monday " * 20_000,
    ],
    ids=range(8),
)
def test_no_line_takes_for_ever(line: str):
    text = f"The army trains.\n\n{line}\n\nThe army trains more."
    begun = perf_counter()
    assert "".join(p.span.text(text) for p in paragraphs(text))
    assert perf_counter() - begun < 5


@given(st.text(alphabet="Aa .,\n\r“”\u00a0-0", max_size=200))
def test_blocks_are_in_order_and_hold_all_but_white_space(text: str):
    found = [p.span for p in paragraphs(text)]
    assert all(a.end <= b.start for a, b in pairwise(found))
    inside = "".join(s.text(text) for s in found)
    assert "".join(inside.split()) == "".join(text.split())
