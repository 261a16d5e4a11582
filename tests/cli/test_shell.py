"""How the command line ends: exit codes, one line instead of a traceback, closed pipes, interruptions."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import click
import pytest

from kg.cli import main as shell
from kg.errors import CheckFailed, InputError, KgError, ModelError, QueryError, SettingError, StoreError
from tests.newsroom import build

ROOT = Path(__file__).parents[2]
EVERYTHING = "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("shell") / "store")


@pytest.fixture
def ends(monkeypatch: pytest.MonkeyPatch):
    """Run a command ``boom`` that raises what is given, and give the exit code."""

    def run(problem: BaseException, *options: str) -> object:
        @click.command("boom")
        def command() -> None:
            raise problem

        module = ModuleType("kg.cli.boom")
        module.command = command  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "kg.cli.boom", module)
        monkeypatch.setitem(shell.COMMANDS, "boom", "Fail.")
        monkeypatch.setattr(sys, "argv", ["kg", *options, "boom"])
        with pytest.raises(SystemExit) as left:
            shell.main()
        return left.value.code

    return run


def kg(*words: str | Path, stdout: int = subprocess.PIPE, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kg", *map(str, words)],
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        cwd=ROOT,
        env=os.environ | settings,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        (CheckFailed("span 3 does not match"), 1),
        (QueryError("no such question"), 2),
        (SettingError("KG_NAMESPACE is 'x'"), 2),
        (InputError("a.txt: empty"), 3),
        (StoreError("the store is locked"), 3),
        (ModelError("no model"), 3),
        (PermissionError(13, "Permission denied", "a.ttl"), 3),
        (OSError(28, "No space left on device"), 3),
        (ZeroDivisionError("division by zero"), 70),
        (KeyboardInterrupt(), 130),
    ],
)
def test_each_problem_has_its_exit_code_and_no_traceback(ends, capsys, problem: BaseException, code: int):
    assert ends(problem) == code
    told = capsys.readouterr()
    assert told.out == ""
    assert "Traceback" not in told.err
    assert told.err.strip()


def test_an_error_is_told_in_three_lines_what_why_and_how_to_mend_it(ends, capsys):
    ends(InputError("a.txt: this is a PDF", why="kg reads text", fix="make text of it"))
    assert capsys.readouterr().err == "kg: a.txt: this is a PDF\n  why: kg reads text\n  fix: make text of it\n"


def test_a_file_that_the_system_refuses_is_named(ends, capsys):
    ends(PermissionError(13, "Permission denied", "a.ttl"))
    assert "kg: a.ttl: Permission denied" in capsys.readouterr().err


def test_an_error_of_kg_itself_is_one_line_and_a_way_to_report_it(ends, capsys):
    ends(ZeroDivisionError("division by zero"))
    told = capsys.readouterr().err
    assert "internal error: ZeroDivisionError: division by zero" in told
    assert "--debug" in told


@pytest.mark.parametrize("problem", [KgError("x"), OSError(28, "full"), ZeroDivisionError("x")])
def test_debug_shows_the_traceback(monkeypatch: pytest.MonkeyPatch, ends, problem: Exception):
    with pytest.raises(type(problem)):
        ends(problem, "--debug")


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_a_reader_that_closes_the_pipe_ends_a_command_quietly(store: Path, form: str):
    reader, writer = os.pipe()
    os.close(reader)
    done = kg("--store", store, "query", EVERYTHING, "--format", form, stdout=writer)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_store_may_stand_before_the_command_or_in_the_environment(store: Path):
    named = kg("--store", store, "query", EVERYTHING)
    assert named.returncode == 0
    assert kg("query", EVERYTHING, KG_STORE=str(store)).stdout == named.stdout


@pytest.mark.parametrize("base", ["kg", "https://example.com/a b/", "https://example.com/kg", "https://x.com/<"])
def test_a_namespace_that_no_iri_can_begin_with_is_told(store: Path, base: str):
    done = kg("--store", store, "claims", KG_NAMESPACE=base)
    assert done.returncode == 2
    assert f"KG_NAMESPACE is '{base}'" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_help_tells_commands_exit_codes_and_global_options():
    told = kg("--help").stdout
    assert [c for c in shell.COMMANDS if not re.search(rf"^  {c} +\w", told, re.MULTILINE)] == []
    assert all(f"{code} " in told for code in (0, 1, 2, 3, 70))
    assert all(option in told for option in ("--store", "--quiet", "--verbose", "--debug", "--version"))


def test_a_command_that_nearly_exists_is_suggested():
    done = kg("clams")
    assert done.returncode == 2
    assert "Did you mean 'claims'?" in done.stderr
