"""Predictions in the form of a who-said-what corpus."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (
    "“We will stay,” Gen. Ada Roe said. “Nobody leaves.”\n\n"
    "The ministry denied that troops had left, adding that none would."
)


def kg(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", "eval", "attribution", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


@pytest.mark.model
def test_a_quotation_that_goes_on_is_one_attribution_and_clauses_are_left_out(tmp_path: Path):
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"doc_id": "a", "text": TEXT, "attributions": []}) + "\n")
    done = kg(gold)
    assert done.returncode == 0, done.stderr
    (row,) = (json.loads(line) for line in done.stdout.splitlines())
    assert row["doc_id"] == "a"
    told = [
        (
            TEXT[slice(*a["source"])],
            [TEXT[slice(*c)] for c in a["cue"]],
            [TEXT[slice(*c)] for c in a["content"]],
        )
        for a in row["attributions"]
    ]
    assert told == [
        ("Gen. Ada Roe", ["said"], ["“We will stay,”", "“Nobody leaves.”"]),
        ("The ministry", ["denied"], ["that troops had left"]),
        ("The ministry", ["adding"], ["that none would"]),
    ]


@pytest.mark.parametrize(("data", "told"), [("{broken\n", "line 1"), ('{"text": "x"}\n', "doc_id")])
def test_a_bad_line_is_named(tmp_path: Path, data: str, told: str):
    (tmp_path / "gold.jsonl").write_text(data)
    done = kg(tmp_path / "gold.jsonl")
    assert done.returncode == 3
    assert told in done.stderr


def test_a_missing_file_is_told(tmp_path: Path):
    done = kg(tmp_path / "none.jsonl")
    assert done.returncode == 3
    assert "fix:" in done.stderr
