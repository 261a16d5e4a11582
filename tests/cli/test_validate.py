"""``kg validate``: what is printed where, and the exit code."""

from __future__ import annotations

import json
import sys

import pytest
from click.testing import CliRunner

from kg import iris, terms
from kg.cli.main import cli, main
from kg.graph.oxterms import stored
from kg.graph.store import open_store
from kg.graph.triples import triples
from kg.model import Dimension
from kg.reason import owl
from tests.records import changes, extraction, say

FOUND = extraction(say(changes(Dimension.HEADCOUNT), speaker="person/a"))


@pytest.fixture
def make(tmp_path):
    """Make a store of one article, with some triples more."""

    def store_with(*more):
        with open_store(tmp_path / "store", read_only=False) as store:
            said = stored([*triples(FOUND), *more])
            store.put_article(FOUND.article, tuple(said), shared={}, reader="test")
        return str(tmp_path / "store")

    return store_with


def run(monkeypatch, capsys, *words):
    """Exit code, stdout and stderr of the command line."""
    monkeypatch.setattr(sys, "argv", ["kg", *words])
    with pytest.raises(SystemExit) as leaving:
        main()
    return leaving.value.code, *capsys.readouterr()


def test_a_sound_store_passes_and_prints_nothing_on_stdout(make, monkeypatch, capsys):
    code, out, err = run(monkeypatch, capsys, "--store", make(), "validate", "--no-reasoner")
    assert (code, out, err) == (0, "", "SHACL, 1 articles: passed\n")


def test_findings_go_to_stdout_and_the_exit_code_is_1(make, monkeypatch, capsys):
    statement = FOUND.statements[0].id
    wrong = next(t for t in triples(FOUND) if t[1] == terms.polarity)
    store = make((wrong[0], terms.polarity, terms.Polarity_negative))
    words = ("--store", store, "validate", "--no-reasoner", "--format", "json")
    code, out, err = run(monkeypatch, capsys, *words)
    assert code == 1
    assert json.loads(out) == [
        {
            "check": "SHACL, 1 articles",
            "node": iris.statement(statement),
            "property": str(terms.polarity),
            "message": "a statement has one polarity",
            "value": "",
        }
    ]
    assert "1 findings" in err
    assert "Traceback" not in err


def test_without_java_it_says_so_and_never_consistent(make, monkeypatch, capsys):
    monkeypatch.setattr(owl.shutil, "which", lambda _: None)
    code, out, err = run(monkeypatch, capsys, "--store", make(), "validate")
    assert code == 0
    assert "OWL, ontology: reasoner not available" in err
    assert "OWL, 1 of 1 articles: reasoner not available" in err
    assert "consistent" not in out + err


def test_a_missing_store_is_an_input_error(tmp_path, monkeypatch, capsys):
    code, _, err = run(monkeypatch, capsys, "--store", str(tmp_path / "none"), "validate")
    assert code == 3
    assert "none" in err
    assert "fix:" in err


def test_it_has_help():
    result = CliRunner().invoke(cli, ["validate", "--help"])
    assert result.exit_code == 0
    assert "--no-reasoner" in result.output
