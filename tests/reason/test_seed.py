"""The seed article's graded answer, from the text on: who denies that troop numbers change."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kg.model import Article, Dimension, Stance, Strength
from kg.pipeline import extract
from kg.reason.rules import bearings

SEED = Path(__file__).parents[2] / "seeds" / "000_a3835b98505ff9ac.txt"
pytestmark = pytest.mark.model


def test_who_denies_a_change_of_headcount_firmest_first():
    text = SEED.read_bytes().decode()
    found = extract(Article(text=text, sha256=hashlib.sha256(text.encode()).hexdigest()))
    names = {actor.id: actor.name for actor in found.actors}
    said = {statement.id: statement for statement in found.statements}
    answers = [
        b for b in bearings(found) if f"change-{Dimension.HEADCOUNT}" in b.proposition and b.stance is Stance.DENIES
    ]
    answers.sort(key=lambda b: list(Strength).index(b.strength))
    assert [
        (
            [names[s.actor] for s in a.sources] if (a := said[b.statement].attribution) else [],
            b.strength.value,
            said[b.statement].utterance.text(text),
        )
        for b in answers
    ] == [
        (["critics"], "explicit", "it wouldn’t change the number of troops in Iraq"),
        (["Pentagon"], "entailed", "all of the troops are staying put"),
        ([], "suggested", "The 2,500 U.S. troops will remain in Iraq"),
        (["John Kirby"], "suggested", "not a change in physical posture"),
        (
            ["John Kirby"],
            "suggested",
            "There won’t be a dramatic shift from yesterday to tomorrow",
        ),
    ]
