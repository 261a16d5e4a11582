"""Events and agreements with type, time and participants."""

from __future__ import annotations

import pytest

from kg.extract.agreements import agreements
from kg.extract.events import events
from tests.reading_of import said

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        ("Rebels attacked a convoy near Gao.", "ASSAULT", "attacked a convoy"),
        ("Talks between France and Mali went on.", "CONSULT", "Talks between France and Mali"),
        ("They will vote in the March elections.", "election", "the March elections"),
        ("Rebels carried out public executions.", "ASSAULT", "public executions"),
        ("Kenya deployed a brigade to Somalia.", "MOBILIZE", "deployed a brigade"),
    ],
)
def test_an_event_of(text, kind, label):
    found = [(e.type, e.label) for e in events(*said(text))]
    assert any(k == kind and text.startswith(label) for k, text in found), found


@pytest.mark.parametrize("text", ["No attack took place.", "They could attack Gao.", "The town is old."])
def test_no_event_in(text):
    assert list(events(*said(text))) == []


def test_an_event_has_time_and_participants():
    (found,) = events(*said("In 2012 France bombed Mali."))
    assert found.time is not None
    assert found.time.edtf == "2012"
    assert "state/france" in found.participants


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("France and Mali signed a treaty.", {"state/france", "state/mali"}),
        ("France reached an agreement with Mali.", {"state/france", "state/mali"}),
        ("An agreement between France and Mali ended it.", {"state/france", "state/mali"}),
    ],
)
def test_the_parties_of_an_agreement(text, parties):
    (found,) = agreements(*said(text))
    assert parties <= set(found.parties)


def test_the_terms_are_the_statements_of_its_clause():
    reading, statements, actors = said("France and Mali signed a treaty that would end the French mission.")
    (found,) = agreements(reading, statements, actors)
    by_id = {s.id: s.utterance.text(reading.article.text) for s in statements}
    assert all("end the French mission" in by_id[i] for i in found.terms)


@pytest.mark.parametrize("text", ["There is no agreement with Mali.", "The agreement is old.", "They disagree."])
def test_no_agreement_in(text):
    assert list(agreements(*said(text))) == []
