"""What starting costs: help imports next to nothing, a query no spaCy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli.main import COMMANDS
from tests.newsroom import build

HEAVY = ("spacy", "rdflib", "owlready2", "networkx", "matplotlib", "pyoxigraph", "rich", "trafilatura")
SLOW = ("kg.model", "urllib.request", "tomllib", "tempfile", "gzip")  # no query needs these
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Path:
    return build(tmp_path_factory.mktemp("startup") / "store")


def imported(*words: str) -> set[str]:
    """The heavy packages that ``kg WORDS`` imports, in a process of its own."""
    code = (
        "import sys\n"
        f"sys.argv = ['kg', *{list(words)!r}]\n"
        "from kg.cli.main import main\n"
        "try:\n    main()\n"
        "except SystemExit:\n    pass\n"
        f"print('LOADED', *[m for m in {(*HEAVY, *SLOW)!r} if m in sys.modules], file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stderr.split("LOADED")[1].split())


def test_help_imports_nothing_heavy():
    assert imported("--help") == set()


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_the_help_of_a_command_imports_no_spacy_and_has_examples(command: str):
    assert "spacy" not in imported(command, "--help")
    done = subprocess.run(
        [sys.executable, "-m", "kg", command, "--help"], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert "Examples:" in done.stdout
    assert f"kg {command}" in done.stdout or "kg -v" in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("query", "SELECT * { ?s ?p ?o } LIMIT 1"),
        ("query", "who-stated", "--dimension", "headcount", "--stance", "denies"),
        ("claims",),
        ("posture",),
        ("queries",),
    ],
)
def test_reading_a_store_imports_no_parser_and_no_drawing(store: Path, words: tuple[str, ...]):
    loaded = imported("--store", str(store), *words)
    assert loaded.isdisjoint({"spacy", "owlready2", "networkx", "matplotlib", "trafilatura"})
    assert "pyoxigraph" in loaded


def test_a_saved_question_imports_only_what_it_needs(store: Path):
    loaded = imported("--store", str(store), "query", "who-stated", "--dimension", "headcount", "--stance", "denies")
    assert loaded == {"pyoxigraph"}


def test_the_readme_names_every_command():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [c for c in COMMANDS if f"`kg {c}" not in readme] == []
