"""A store for the tests of commands that answer, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.strait import TEXT, kg


@pytest.fixture(scope="session")
def strait(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of one article; tests leave it as it is."""
    folder = tmp_path_factory.mktemp("strait")
    (folder / "strait.txt").write_text(TEXT, encoding="utf-8")
    assert kg(folder / "store", "-q", "ingest", str(folder / "strait.txt")).exit_code == 0
    return folder / "store"
