"""Where a sentence holds several statements, and where it holds one."""

from __future__ import annotations

import pytest

from kg.extract.parts import PartKind, parts
from kg.model import Span
from tests.reading_of import reading

pytestmark = pytest.mark.model


def _parts(text, **options):
    found = parts(reading(text), Span(0, len(text)), **options)
    return [(p.kind.name.lower(), p.span.text(text)) for p in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The brigade left Gao.", [("main", "The brigade left Gao")]),
        (
            "The army took Gao in May and the rebels fled to Kidal.",
            [("main", "The army took Gao in May"), ("coordinate", "the rebels fled to Kidal")],
        ),
        (
            "The army took Gao in May and left Kidal to the rebels.",
            [("main", "The army took Gao in May"), ("coordinate", "left Kidal to the rebels")],
        ),
        (
            "The army stayed in Gao because the rebels had left.",
            [("main", "The army stayed in Gao"), ("adverbial", "the rebels had left")],
        ),
        (
            "Although the rebels had left, the army stayed in Gao.",
            [("adverbial", "the rebels had left"), ("main", "the army stayed in Gao")],
        ),
        (
            "The army stayed in Gao while the rebels left for Kidal.",
            [("main", "The army stayed in Gao"), ("simultaneous", "the rebels left for Kidal")],
        ),
        (
            "The army stayed at the invitation of the government.",
            [("main", "The army stayed"), ("basis", "at the invitation of the government")],
        ),
        (
            "It is a change in mission, not a change in numbers.",
            [("main", "It is a change in mission"), ("contrast", "not a change in numbers")],
        ),
        (
            "The army will leave Gao, with its role shifting to training.",
            [("main", "The army will leave Gao"), ("absolute", "with its role shifting to training")],
        ),
        (
            "It was a political move only in that it helped him.",
            [("main", "It was a political move only"), ("reason", "it helped him")],
        ),
        (
            "The two sides came to an agreement that would end the war.",
            [("main", "The two sides came to an agreement"), ("relative", "would end the war")],
        ),
        (
            "The army opened a new school for pilots and a large hospital for the wounded of the war.",
            [
                ("main", "The army opened a new school for pilots"),
                ("object", "a large hospital for the wounded of the war"),
            ],
        ),
        (
            "The general who lost the war left.",
            [("main", "The general who lost the war left"), ("relative", "lost the war")],
        ),
        (
            "The French soldiers, who arrived in May, will leave Gao.",
            [
                ("relative", "The French soldiers, who arrived in May"),
                ("main", "The French soldiers, who arrived in May, will leave Gao"),
            ],
        ),
        ("However, the brigade left Gao.", [("main", "the brigade left Gao")]),
        ("But the brigade left Gao.", [("main", "the brigade left Gao")]),
    ],
)
def test_the_statements_in(text, found):
    assert _parts(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The soldiers came to train and advise the army",
        "They bought bread and milk",
        "The army wants to leave Gao",
        "The base that burnt was new",
        "If the rebels leave, the army will stay in Gao",
        "Unless the rebels leave, the army will stay in Gao",
        "When the rebels left, the army stayed in Gao",
        "Before he left, the minister met the troops",
        "The minister met the troops before he left",
        "Ana Ruiz and Omar Diallo met in Gao and Kidal",
        "The army left, as the minister said",
        "Not a shot was fired",
        "The army did not leave Gao",
    ],
)
def test_one_statement_stays_one(text):
    assert _parts(f"{text}.") == [("main", text)]


@pytest.mark.parametrize("text", ["Gao.", "Soldiers in Gao", "The new base of the army", "…", "– – –"])
def test_words_without_a_verb_state_nothing(text):
    assert _parts(text) == []


def test_only_the_kinds_asked_for_are_cut_off():
    text = "The army stayed at the invitation of the government because the rebels had left."
    kinds = frozenset({PartKind.BASIS})
    assert [kind for kind, _ in _parts(text, kinds=kinds)] == ["main", "basis"]


def test_parts_of_a_stretch_stay_inside_it():
    text = "The rebels left. The army stayed in Gao because the rebels had left. It rained."
    stretch = Span(text.index("The army"), text.index(" It rained"))
    assert all(stretch.contains(p.span) for p in parts(reading(text), stretch))
