"""Places, counted nouns and speakers that must not be mixed up: claims against one invented dispatch."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest

from kg.check.check import Checker
from kg.graph.store import open_store
from kg.model import Article
from kg.pipeline import ingest

pytestmark = pytest.mark.model

DISPATCH = " ".join(
    [
        "Raid in Orlena province\n\n",
        "A joint force of soldiers and policemen carried out a raid in Orlena province on Monday.",
        "Every house of the hamlet was searched, the army of Vastland said.\n\n",
        "The force captured Rudo Jass, a commander of the Lake Front, and freed two hostages.",
        '"We will keep the road open," said Colonel Petra Lang.\n\n',
        "The army is to open three new outposts in Kenya, Uganda, and Tanzania.\n\n",
        "Nine men were questioned, and the police detained two of the men.",
        "The government in Tehran sends the army additional fuel.",
        "Our joint report makes clear that the coalition is united, Lang said.",
        "Lang welcomed the new plan for the harbour of Orlena.\n",
    ]
)
LABELS = [
    ("The raid took place in Orlena province.", "supported"),
    ("The raid was carried out in Kestel province.", "refuted"),
    ("The operation took place in Kestel province.", "refuted"),
    ("The raid did not take place in Kestel province.", "not_enough_evidence"),
    ("A raid in Kestel province freed nine hostages.", "not_enough_evidence"),
    ("Another raid took place in Kestel province.", "not_enough_evidence"),
    ("The raid took place in Kestel district.", "not_enough_evidence"),
    ("The Lake Front admitted that its commander had been captured.", "not_enough_evidence"),
    ("The commander will be handed over to Kenya.", "not_enough_evidence"),
    ("Two of the men were detained.", "supported"),
    ("Iran sends fuel to the army.", "supported"),
    ("Iran sends less and less fuel to the army.", "refuted"),
    ("The joint report admits that the coalition is divided.", "refuted"),
    ("Lang was critical of the new plan for the harbour of Orlena.", "refuted"),
    ("Lang was tired of the new plan for the harbour of Orlena.", "not_enough_evidence"),
    ("Two hostages were freed because the road was open.", "supported"),
]


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checker]:
    place = tmp_path_factory.mktemp("settings") / "store"
    with open_store(place, read_only=False) as store:
        list(ingest([Article(text=DISPATCH, sha256=hashlib.sha256(DISPATCH.encode()).hexdigest())], store))
    with open_store(place) as store:
        yield Checker(store)


@pytest.mark.parametrize(("claim", "label"), LABELS)
def test_what_is_said_of_another_place_or_by_another_is_kept_apart(checker: Checker, claim: str, label: str) -> None:
    assert checker.check(claim).label == label


def test_one_of_a_few_is_not_set_against_every_one_of_others(checker: Checker) -> None:
    assert checker.check("One of the new outposts will be in Kenya.").label != "refuted"
