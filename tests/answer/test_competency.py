"""A fact-checker's questions about the seed article, each a saved query with its whole answer.

One file in tests/answer/competency per question: the query, its parameters, the columns that matter, and
all the rows they must hold, in order or as a set. More rows or fewer are wrong.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.answer.query import Table, answer
from kg.answer.questions import load
from kg.answer.results import plain
from kg.graph.store import Store, open_store
from kg.model import Article
from kg.pipeline import ingest

pytestmark = pytest.mark.model

SEED = Path(__file__).parents[2] / "seeds" / "000_a3835b98505ff9ac.txt"
FILES = sorted((Path(__file__).parent / "competency").glob("*.toml"))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    text = SEED.read_bytes().decode()
    article = Article(text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
    with open_store(tmp_path_factory.mktemp("competency") / "store", read_only=False) as made:
        list(ingest([article], made))
        yield made


def cases() -> Iterator[Any]:
    for file in FILES:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
        for number, case in enumerate(told["query"], start=1):
            marks = [pytest.mark.xfail(strict=True, reason=case["xfail"])] if "xfail" in case else []
            yield pytest.param(case, id=f"{file.stem}-{number}", marks=marks)


@pytest.mark.parametrize("case", list(cases()))
def test_the_answer_is_the_whole_answer(store: Store, case: dict[str, Any]):
    found = answer(store, load(case["name"]), case.get("parameters", {}))
    assert isinstance(found, Table)
    columns = [found.columns.index(name) for name in case["columns"]]
    rows = [tuple("" if row[i] is None else str(plain(row[i])) for i in columns) for row in found.rows]
    expected = [tuple(row) for row in case["rows"]]
    if case.get("ordered", False):
        assert rows == expected
    else:
        assert sorted(set(rows)) == sorted(expected)


def test_every_question_of_the_list_is_here():
    assert [int(file.stem[:2]) for file in FILES] == list(range(1, 35))
