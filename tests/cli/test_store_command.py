"""``kg store``: what it says of a sound store and of a broken one, and what it takes out."""

import shutil
import sys

import pytest

from kg.cli.main import main
from kg.graph.store import open_store
from tests.newsroom import NEWS, OLD, build


@pytest.fixture
def kg(tmp_path, monkeypatch, capsys):
    """Run kg store on a small store of its own: exit code, stdout, stderr."""
    build(tmp_path / "s")

    def run(*words, store=tmp_path / "s"):
        monkeypatch.setattr(sys, "argv", ["kg", "--store", str(store), "store", *words])
        with pytest.raises(SystemExit) as leaving:
            main()
        captured = capsys.readouterr()
        return leaving.value.code, captured.out, captured.err

    return run


def test_a_sound_store_is_told_and_counted(kg):
    assert kg("check") == (0, "", "journal, triples and texts agree\n")
    code, out, _ = kg("info")
    assert code == 0
    assert out.split()[2:4] == ["articles", "2"]


def test_a_broken_one_fails_the_check_and_is_rebuilt(kg, tmp_path):
    shutil.rmtree(tmp_path / "s" / "oxigraph")
    code, out, err = kg("check")
    assert code == 1
    assert "quads of the journal are not in the store" in out
    assert "store rebuild" in err
    code, _, err = kg("rebuild")
    assert code == 0
    assert err.startswith("2 articles, ")
    assert kg("check")[0] == 0


def test_a_server_has_no_journal(kg):
    for word in ("check", "rebuild"):
        code, _, err = kg(word, store="http://127.0.0.1:9/")
        assert code == 3
        assert "is a server" in err


@pytest.mark.parametrize("start", ["zzz", ""])
def test_what_to_remove_must_be_one_article(kg, start):
    code, _, err = kg("remove", "--yes", start)
    assert code == 3
    assert "of the store" in err


@pytest.mark.model
def test_an_article_is_taken_out_and_the_rest_is_sound(kg, tmp_path):
    code, _, err = kg("remove", "--yes", NEWS.id[:8])
    assert code == 0
    assert err.startswith("1 removed from")
    with open_store(tmp_path / "s") as store:
        assert store.articles() == (OLD.id,)
    assert kg("check")[0] == 0
