"""Disagreements of a store: copies of one text count once, and are shown below it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.answer.why import why
from kg.check.compare import agreed, compare
from kg.graph.store import Store, open_store
from kg.model import Article
from kg.pipeline import ingest
from tests.cli.strait import kg

pytestmark = pytest.mark.model

WIRE = (
    "Norway keeps its force in Chad\n\nDefence Minister Ana Ruiz said on Tuesday that all of the Norwegian troops "
    "are staying in Chad. The force has guarded the road to the eastern wells since the spring floods. "
)
TEXTS = (
    WIRE + "The rains came late this year.\n",
    WIRE + "Our correspondent adds that the rains came late.\n",
    "A general differs\n\nGeneral Tom Oduya said on Tuesday that the Norwegian troops are leaving Chad.\n",
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("compare") / "store"
    with open_store(path, read_only=False) as store:
        list(ingest([Article(text=t, sha256=hashlib.sha256(t.encode()).hexdigest()) for t in TEXTS], store))
    return path


@pytest.fixture
def store(place: Path) -> Iterator[Store]:
    with open_store(place) as opened:
        yield opened


def test_a_disagreement_with_copies_is_told_once(store):
    (found,) = compare(store, types=["contradicts"])
    assert {found.left.speaker, found.right.speaker} == {"Ana Ruiz", "Tom Oduya"}
    copied = next(side for side in (found.left, found.right) if side.speaker == "Ana Ruiz")
    other = next(side for side in (found.left, found.right) if side.speaker == "Tom Oduya")
    (copy,) = copied.copies
    assert copy.article != copied.article
    assert copy.statement != copied.statement
    assert other.copies == ()


def test_copies_bear_nobody_out(store):
    assert not list(compare(store, types=["corroborates"]))
    assert not list(agreed(store))


def test_the_order_of_articles_changes_no_relation(store, tmp_path):
    with open_store(tmp_path / "turned", read_only=False) as turned:
        list(ingest([Article(text=t, sha256=hashlib.sha256(t.encode()).hexdigest()) for t in TEXTS[::-1]], turned))
        assert list(compare(turned)) == list(compare(store))


def test_why_knows_the_relation_from_both_sides(store):
    (found,) = compare(store, types=["contradicts"])
    for one, other in ((found.left, found.right), (found.right, found.left)):
        told = why(store, one.statement)
        (link,) = [link for link in told.links if link.id == other.statement and "contradicts" in link.relation]
        assert found.rule in link.relation


def test_a_person_sees_the_copy_below_its_original(place):
    shown = kg(place, "compare", "--type", "contradicts").stdout
    assert shown.count("one affirms what the other denies") == 1
    assert shown.count("also in") == 1
