"""What the article says in its own voice, and what it leaves to others."""

from __future__ import annotations

import pytest

from kg.model import StatementKind
from tests.reading_of import said

pytestmark = pytest.mark.model


def _told(text):
    """(rule, words) of what nobody but the article says."""
    _, statements, _ = said(text)
    return [
        (st.utterance.rule, st.utterance.text(text)) for st in statements if st.utterance.kind is StatementKind.NARRATOR
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The brigade left Gao.", [("main clause", "The brigade left Gao")]),
        (
            "The brigade left Gao because the war was over.",
            [("main clause", "The brigade left Gao"), ("adverbial clause", "the war was over")],
        ),
        ("Ana Ruiz said the brigade would stay.", []),
        ("“The brigade will stay,” Ana Ruiz said.", []),
        ("The brigade will stay, according to Ana Ruiz.", []),
        ("Ana Ruiz left Gao and said the brigade would stay.", [("main clause", "Ana Ruiz left Gao")]),
        ("Ana Ruiz spoke in a statement.", [("main clause", "Ana Ruiz spoke in a statement")]),
        ("Ana Ruiz said in a statement.", [("main clause", "said in a statement")]),
        ("Will the brigade stay?", []),
        ("Soldiers in Gao", []),
        ("I think the brigade will stay.", [("main clause", "I think the brigade will stay")]),
        ("Nobody said the brigade would leave.", [("main clause", "Nobody said the brigade would leave")]),
        ("The rebels set up a “republic” in Gao.", [("main clause", "The rebels set up a “republic” in Gao")]),
    ],
)
def test_the_article_says(text, told):
    assert _told(text) == told


def test_a_headline_tells_nothing():
    text = "Army Leaves Gao\n\nThe army has left Gao. The war is over, and the town is calm."
    assert [words for _, words in _told(text)] == ["The army has left Gao", "The war is over", "the town is calm"]


def test_a_caption_is_told_as_a_caption():
    text = (
        "The army has left Gao. The war is over, and the town is calm.\n\n"
        "Malian troops undergoing training in Gao\n\n"
        "The general thanked the town for its help."
    )
    _, statements, _ = said(text)
    (caption,) = [st for st in statements if st.utterance.caption]
    assert caption.utterance.text(text) == "Malian troops undergoing training in Gao"


def test_a_label_is_the_articles_own_judgement():
    text = "The Islamic State took Gao in 2014. The terror group burnt the market."
    assert ("label", "The terror group") in _told(text)


def test_a_label_inside_a_quotation_is_not():
    text = "The Islamic State took Gao in 2014. “The terror group burnt the market,” Ana Ruiz said."
    assert not any(rule == "label" for rule, _ in _told(text))


def test_narration_and_claims_never_share_a_word_of_content():
    text = (
        "The army, which arrived in May, left Gao, and Ana Ruiz said the brigade would stay. "
        "“It is needed,” she said, adding that the war was not over. The rebels fled because they had lost."
    )
    _, statements, _ = said(text)
    own = [s for st in statements if st.attribution is None for s in st.spans]
    others = [s for st in statements if st.attribution is not None for s in st.spans]
    assert own
    assert others
    assert not any(a.overlaps(b) for a in own for b in others)


def test_what_a_report_adds_about_who_somebody_is_is_told_by_the_article():
    text = (
        "The ministry announced, all of the soldiers are staying put, with their role shifting into "
        "a training role with the Malian army that continues to fight the rebels."
    )
    assert _told(text) == [("relative clause", "the Malian army that continues to fight the rebels")]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz said that the bases would go to the Malian army that continues to fight the rebels.",
        "“We will leave,” Ana Ruiz said, “and train the Malian army that continues to fight the rebels.”",
    ],
)
def test_what_a_speaker_adds_stays_with_the_speaker(text: str):
    assert _told(text) == []
