"""Claims in other words than the articles': labels that hold, and those that are known to be missed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.check.check import Checker
from kg.graph.store import open_store
from kg.model import Article
from kg.pipeline import ingest

pytestmark = pytest.mark.model

FOLDER = Path(__file__).parent / "wordings"
RIGHT = [
    ("About 400 Vastish peacekeepers are to stay in Orrin until September.", "supported"),
    ("Vastland is withdrawing all of its peacekeepers from Orrin.", "refuted"),
    ("The truce in Orrin has lasted for more than a year.", "supported"),
    ("The rebels control most of the districts along the ceasefire line.", "disputed"),
    ("Beck praised the decision of the government.", "refuted"),
    ("Vastland will send engineers to Orrin in April.", "not_enough_evidence"),
    ("Three drones were shot down by the frigate Marten.", "refuted"),
    ("All merchant ships in the convoy came through without damage.", "supported"),
    ("Wieck said his sailors opened fire without any warning.", "refuted"),
    ("Dornia summoned Kestria's ambassador.", "supported"),
    ("Wieck disclosed the number of ships in the escort force.", "refuted"),
    ("The drones carried explosives.", "not_enough_evidence"),
    ("Merchant ships have had escorts at the cape since May.", "supported"),
    ("The army will build a new artillery range at Hallow Moor.", "refuted"),
    ("The Stonefield range is going to be expanded.", "supported"),
    ("The mayor of Hallow was dismayed by the army's decision.", "refuted"),
    ("Artillery will be fired at Stonefield during the night.", "refuted"),
    ("The army now has 48 howitzers.", "supported"),
    ("All gun crews have enough time to practise, according to Lang.", "refuted"),
    ("Lang blamed the mayor for the end of the project.", "not_enough_evidence"),
    ("The talks produced an agreement.", "refuted"),
    ("The Lake Front would not allow monitors into the northern ports.", "disputed"),
    ("More than fifty captives changed hands during the week.", "supported"),
    ("Sarand's army has resumed its offensive.", "not_enough_evidence"),
    ("Tens of thousands of people were killed in fighting around the lake.", "not_enough_evidence"),
    ("Strand said that the cut was made to save money.", "refuted"),
]
MISSED = [
    ("Two soldiers of Vastland fell in battle in Orrin.", "refuted"),
    ("Kestria summoned the ambassador of Dornia.", "refuted"),
    ("The escort missions will end within the next three months.", "refuted"),
    ("Enlarging Stonefield costs more than 50 million crowns.", "refuted"),
    ("Korda is a former president of Sarand.", "refuted"),
]


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checker]:
    """All the articles in one store: each is the other's noise."""
    texts = [path.read_bytes().decode() for path in sorted(FOLDER.glob("*.txt"))]
    with open_store(tmp_path_factory.mktemp("wordings") / "store", read_only=False) as store:
        list(ingest([Article(text=t, sha256=hashlib.sha256(t.encode()).hexdigest()) for t in texts], store))
        yield Checker(store)


@pytest.mark.parametrize(("claim", "label"), RIGHT)
def test_a_claim_in_other_words_gets_its_label(checker, claim, label):
    assert checker.check(claim).label == label


@pytest.mark.xfail(strict=True, reason="needs what no rule knows yet: the label is 'not enough evidence'")
@pytest.mark.parametrize(("claim", "label"), MISSED)
def test_a_claim_that_is_missed(checker, claim, label):
    assert checker.check(claim).label == label


@pytest.mark.parametrize(("claim", "label"), MISSED)
def test_what_is_missed_is_never_turned_round(checker, claim, label):
    assert checker.check(claim).label in {label, "not_enough_evidence"}
