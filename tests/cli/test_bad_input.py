"""Bad input through the real command line: a message that helps, the right exit code, nothing lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (
    "The ministry said on Monday that the number of troops in the north will not change. “We stay,” a spokesman said.\n"
)


def kg(*words: str | Path, store: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", "--store", str(store), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, stdin=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad")
    (folder / "good.txt").write_text(TEXT, encoding="utf-8")
    done = kg("ingest", folder / "good.txt", store=folder / "store")
    assert done.returncode == 0, done.stderr
    return folder / "store"


@pytest.mark.model
@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["query", "who-statd"], 2, "who-stated"),
        (["query", "who-stated"], 2, "--dimension is missing"),
        (["query", "who-stated", "--dimension", "headcount", "--colour", "red"], 2, "there is no parameter --colour"),
        (["query", "SELECT ?x { ?x "], 2, "fix:"),
        (["query", "DELETE WHERE { ?s ?p ?o }"], 2, "fix:"),
        (["inges", "x"], 2, "ingest"),
        (["query", "--no-such"], 2, "no value"),
        (["ingest", "nowhere.txt"], 3, "no such file"),
        (["extract", "nowhere.txt"], 3, "no such file"),
        (["why", "ffffffffffffffff"], 2, "ffffffffffffffff"),
        (["export", "--output", "graph.xyz"], 2, "xyz"),
    ],
)
def test_wrong_words_are_told_and_cost_nothing(filled: Path, words: list[str], code: int, told: str):
    before = kg("export", "--format", "nquads", store=filled).stdout
    done = kg(*words, store=filled)
    assert done.returncode == code, done.stderr
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert kg("export", "--format", "nquads", store=filled).stdout == before


@pytest.mark.model
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("binary.txt", bytes(range(256)) * 10),
        ("paper.pdf", b"%PDF-1.4\n%..."),
        ("latin.txt", "Le général a dit: café.".encode("latin-1")),
        ("huge.txt", b"The troops stay. " * 300_000),
    ],
)
def test_unreadable_files_are_told_and_the_good_one_beside_them_is_read(tmp_path: Path, name: str, data: bytes):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    done = kg("ingest", tmp_path / name, tmp_path / "good.txt", store=tmp_path / "store")
    assert done.returncode == 3
    assert name in done.stderr
    assert "fix:" in done.stderr
    assert "Traceback" not in done.stderr
    assert "spokesman" in kg("claims", store=tmp_path / "store").stdout


@pytest.mark.parametrize("command", ["extract", "ingest"])
@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", bytes(range(256)) * 10, "binary"),
        ("paper.pdf", b"%PDF-1.4\n%...", "pdftotext"),
        ("latin.txt", "Le général a dit: café.".encode("latin-1"), "iconv"),
        ("huge.txt", b"The troops stay. " * 300_000, "5,100,000 characters"),
        ("deutsch.txt", b"Das Ministerium sagte, dass die Soldaten im Norden bleiben. " * 5, "--any-language"),
        ("broken.jsonl", b'{"text": "The troops stay."', "line 1"),
    ],
)
def test_an_unreadable_file_alone_makes_no_store(tmp_path: Path, command: str, name: str, data: bytes, told: str):
    (tmp_path / name).write_bytes(data)
    done = kg(command, tmp_path / name, store=tmp_path / "store")
    assert (done.returncode, done.stdout) == (3, "")
    assert name in done.stderr
    assert told in done.stderr
    assert "fix:" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize("command", ["extract", "ingest"])
def test_broken_metadata_is_told_all_at_once(tmp_path: Path, command: str):
    (tmp_path / "news.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "news.meta.json").write_text('{"title": 3, "published": "12 May", "url": ["a"]}')
    done = kg(command, tmp_path / "news.txt", store=tmp_path / "store")
    assert done.returncode == 3
    assert "news.meta.json: 'title' is 3, wanted text; 'published' is '12 May', wanted YYYY-MM-DD; 'url'" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("words", [["claims"], ["query", "SELECT * { ?s ?p ?o }"], ["verify"], ["export"], ["posture"]])
def test_reading_makes_no_store(tmp_path: Path, words: list[str]):
    done = kg(*words, store=tmp_path / "none")
    assert done.returncode == 3
    assert "fix:" in done.stderr
    assert not (tmp_path / "none").exists()


def test_a_path_that_is_no_store_is_told_and_left_alone(tmp_path: Path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "one.txt").write_text(TEXT)
    done = kg("ingest", tmp_path / "letters" / "one.txt", store=tmp_path / "letters")
    assert done.returncode == 3
    assert "fix:" in done.stderr
    assert [p.name for p in (tmp_path / "letters").iterdir()] == ["one.txt"]


@pytest.mark.model
def test_a_store_that_another_process_writes_to_is_told(filled: Path, tmp_path: Path):
    holder = (
        "import sys, pathlib\n"
        "from kg.graph.store import open_store\n"
        f"with open_store(pathlib.Path({str(filled)!r}), read_only=False):\n"
        "    print('held', flush=True)\n"
        "    sys.stdin.readline()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline().strip() == "held"
        (tmp_path / "new.txt").write_text(TEXT + "More was said.\n")
        done = kg("ingest", tmp_path / "new.txt", store=filled)
        process.stdin.write("\n")
        process.stdin.close()
    assert done.returncode == 3
    assert "another process" in done.stderr
    assert "Traceback" not in done.stderr
