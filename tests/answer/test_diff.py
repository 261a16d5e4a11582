"""What differs between two stores or two days: new, gone and other, at the level of statements and postures."""

from __future__ import annotations

import sys
from datetime import date

import pytest

from kg import iris
from kg.answer.diff import between_days, between_stores
from kg.cli.main import main
from kg.graph.store import open_store
from tests.newsroom import NEWS, OLD, build


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("diff")


@pytest.fixture(scope="module")
def new(folder):
    return build(folder / "new")


@pytest.fixture(scope="module")
def old(folder):
    """The store without the older article, and with another polarity of one statement."""
    path = build(folder / "old")
    with open_store(path, read_only=False) as store:
        store.remove_article(OLD.id)
        no, yes = f"<{iris.NS}Polarity_negative>", f"<{iris.NS}Polarity_positive>"
        said = f"?s <{iris.NS}startsAt> ?at ; ?polarity {no}"
        store._quads.update(f"DELETE {{ ?s ?polarity {no} }} INSERT {{ ?s ?polarity {yes} }} WHERE {{ {said} }}")
    return path


def test_a_store_differs_not_from_itself(new):
    with open_store(new) as store:
        assert list(between_stores(store, store)) == []


def test_new_gone_and_other_are_told_apart(old, new):
    with open_store(old) as before, open_store(new) as after:
        forth = list(between_stores(before, after))
        back = list(between_stores(after, before))
    assert {(d.change, d.kind) for d in forth} == {("+", "statement"), ("+", "posture"), ("~", "statement")}
    assert {(d.change, d.kind) for d in back} == {("-", "statement"), ("-", "posture"), ("~", "statement")}
    other = [d for d in forth if d.change == "~"]
    assert [d.details for d in other] == [("polarity: positive → negative",)]
    assert all(d.article == OLD.id for d in forth if d.change == "+")


def test_between_days_new_articles_and_moved_forces_count(new):
    with open_store(new) as store:
        found = list(between_days(store, date(2019, 6, 1), date(2021, 12, 31)))
        assert {d.article for d in found if d.kind == "statement"} == {NEWS.id}
        assert [(d.change, d.who, d.words) for d in found if d.kind == "posture"] == [
            ("+", "the army", "present: 1,200 troops, Abéché")
        ]
        assert list(between_days(store, date(2021, 12, 31), date(2022, 1, 1))) == []
        assert {d.kind for d in between_days(store, date(2018, 1, 1), date(2019, 12, 31))} == {"posture"}


def test_the_command_counts_and_can_fail(old, new, monkeypatch, capsys):
    def kg(*words):
        monkeypatch.setattr(sys, "argv", ["kg", "--store", str(new), "diff", *words])
        with pytest.raises(SystemExit) as leaving:
            main()
        return leaving.value.code, *capsys.readouterr()

    code, out, err = kg(str(old))
    assert code == 0
    assert "polarity: positive → negative" in out
    assert "1 other" in err
    assert kg(str(old), "--exit-code", "--only", "postures")[0] == 1
    assert kg(str(new), "--exit-code") == (0, "", "nothing differs\n")
    assert kg()[0] == 2
    assert kg("--since", "last May")[0] == 2
    assert kg("--since", "2021-02-01", "--until", "2021-01-01")[0] == 2
    assert kg(str(old / "nowhere"))[0] == 3
