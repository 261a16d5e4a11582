"""Claims checked against invented articles: labels, what carries them, and what must never happen."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest

from kg.check.check import Checked, Checker
from kg.check.compare import compare
from kg.graph.store import open_store
from kg.model import Article
from kg.pipeline import ingest

pytestmark = pytest.mark.model

HARBOUR = " ".join(
    [
        "Freedonia keeps brigade at Port Elsa\n\n",
        "Defence Minister Ana Ruiz said on Tuesday that Freedonia will keep about 1,200 soldiers at Port Elsa",
        "until the harbour is safe.",
        '"We will not leave before the mines are cleared," Ruiz said.\n\n',
        "The engineers have already removed more than 300 mines from the harbour.",
        "Two sailors were wounded when a mine exploded near the pier.\n\n",
        "General Tom Oduya denied reports that his troops had shelled the fishing village of Lomas.",
        "Opposition leader Carla Wend denounced the mission.",
        "The rebels refused to hand over their weapons.\n",
    ]
)
ORCHARD = """Growers expect a late harvest

The growers' union said the apple harvest will begin two weeks late. Its chairman, Per Lund, blamed the cold spring.
"""
LABELS = [
    ("Freedonia will withdraw its soldiers from Port Elsa before the mines are cleared.", "refuted"),
    ("Ruiz said the troops will stay until the mines are removed.", "supported"),
    ("More than 300 mines have been taken out of the harbour.", "supported"),
    ("Fewer than 100 mines have been removed from the harbour.", "refuted"),
    ("Two sailors were injured by a mine.", "supported"),
    ("The opposition leader praised the mission.", "refuted"),
    ("The opposition leader condemned the mission.", "supported"),
    ("The rebels surrendered their arms.", "refuted"),
    ("Oduya's troops shelled the village of Lomas.", "disputed"),
    ("Sylvania sent frigates to Port Elsa.", "not_enough_evidence"),
    ("Five sailors drowned near the pier.", "not_enough_evidence"),
    ("Oduya said the mines have been cleared.", "not_enough_evidence"),
    ("Will the soldiers leave?", "not_checkable"),
    ("Soldiers.", "not_checkable"),
]
NEGATIONS = [
    ("The rebels handed over their weapons.", "The rebels did not hand over their weapons."),
    ("Freedonia will keep soldiers at Port Elsa.", "Freedonia will not keep soldiers at Port Elsa."),
    ("The engineers removed mines from the harbour.", "The engineers never removed mines from the harbour."),
    ("Carla Wend denounced the mission.", "Carla Wend did not denounce the mission."),
    ("Ruiz wants the troops to stay.", "Ruiz does not want the troops to stay."),
    ("Two sailors were wounded.", "Two sailors were not wounded."),
    ("The harbour has stayed mined.", "The harbour has not stayed mined."),
]


def article(text: str) -> Article:
    return Article(text=text, sha256=hashlib.sha256(text.encode()).hexdigest())


@pytest.fixture(scope="module")
def checkers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Checker, Checker]]:
    """A store of the one article, and one with another article read before it."""
    folder = tmp_path_factory.mktemp("check")
    with open_store(folder / "one", read_only=False) as one, open_store(folder / "two", read_only=False) as two:
        list(ingest([article(HARBOUR)], one))
        list(ingest([article(ORCHARD), article(HARBOUR)], two))
        yield Checker(one), Checker(two)


@pytest.fixture(scope="module")
def checked(checkers: tuple[Checker, Checker]) -> dict[str, Checked]:
    return {claim: checkers[0].check(claim) for claim, _ in LABELS}


@pytest.mark.parametrize(("claim", "label"), LABELS)
def test_a_claim_gets_its_label(checked, claim, label):
    assert checked[claim].label == label


def test_a_label_rests_on_words_of_the_article(checked):
    for result in checked.values():
        if result.label in {"supported", "refuted", "disputed"}:
            assert result.evidence
            for each in result.evidence:
                start, end = each.span
                assert each.text.split()[0] in HARBOUR[start:end]
                assert each.rule
                assert each.strength in {"explicit", "entailed", "suggested"}
        else:
            assert not result.evidence
            assert result.missing


def test_a_dispute_shows_both_sides(checked):
    result = checked["Oduya's troops shelled the village of Lomas."]
    assert {each.stance for each in result.evidence} == {"supports", "refutes"}


def test_every_part_of_a_claim_is_covered(checkers):
    result = checkers[0].check("Two sailors were wounded and Sylvania sent frigates.")
    assert [part.label for part in result.parts] == ["supported", "not_enough_evidence"]
    assert result.label == "not_enough_evidence"


@pytest.mark.parametrize(("claim", "negation"), NEGATIONS)
def test_a_claim_and_its_negation_never_get_the_same_decisive_label(checkers, claim, negation):
    labels = checkers[0].check(claim).label, checkers[0].check(negation).label
    assert labels[0] != labels[1] or labels[0] not in {"supported", "refuted"}


@pytest.mark.parametrize(("claim", "label"), LABELS)
def test_an_unrelated_article_changes_nothing(checkers, checked, claim, label):
    assert checkers[1].check(claim) == checked[claim]


def test_the_order_of_articles_changes_nothing(checkers, tmp_path):
    with open_store(tmp_path / "turned", read_only=False) as store:
        list(ingest([article(HARBOUR), article(ORCHARD)], store))
        turned = Checker(store)
        assert [turned.check(claim) for claim, _ in LABELS] == [checkers[1].check(claim) for claim, _ in LABELS]


def test_the_seed_article_contradicts_nobody(tmp_path, seed_article):
    with open_store(tmp_path / "seed", read_only=False) as store:
        list(ingest([seed_article], store))
        assert not list(compare(store, types=["contradicts"]))
        assert list(compare(store, types=["different_aspect"]))
