"""``kg ask`` as a command: one question, many from a file, or typed one after the other."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import select
import struct
import sys
import termios
import time
from pathlib import Path

import pytest

from kg.answer.ask import Asked, OneAnswer
from kg.cli.asked_text import asked_lines
from tests.cli.strait import TEXT, kg


@pytest.fixture
def store(strait: Path) -> Path:
    return strait


@pytest.mark.model
def test_the_json_has_the_keys_of_the_contract(store: Path):
    done = kg(store, "ask", "How many frigates will the navy keep in the strait?", "--format", "json")
    asked = json.loads(done.stdout)
    assert done.exit_code == 0
    keys = {"question", "understood", "reason", "query", "answers"}
    assert keys <= set(asked)
    answer = asked["answers"][0]
    assert {"answer", "kind", "strength", "statement", "speaker", "article", "span", "text"} <= set(answer)
    assert (answer["answer"], answer["speaker"]) == ("two frigates", "Mara Voss")
    assert TEXT[slice(*answer["span"])] == "two frigates"


@pytest.mark.model
def test_a_batch_gives_a_line_for_each_question_in_order(store: Path):
    lines = '{"question": "Who said the convoy was not attacked?"}\n\nPaint the fence.\n'
    done = kg(store, "ask", "--batch", "-", text=lines)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(f["understood"], [a["answer"] for a in f["answers"]]) for f in found] == [
        (True, ["Mara Voss"]),
        (False, []),
    ]


@pytest.mark.model
def test_a_batch_line_that_is_no_question_names_its_line(store: Path):
    done = kg(store, "ask", "--batch", "-", text='{"claim": "x"}\n')
    assert done.exception is not None
    assert "line 1" in str(done.exception)


def test_a_question_and_a_batch_are_too_much(store: Path):
    assert kg(store, "ask", "Who said it?", "--batch", "-", text="").exit_code == 2


def test_without_a_question_and_a_terminal_it_says_what_to_give(store: Path):
    done = kg(store, "ask", text="")
    assert done.exit_code == 2
    assert "--batch" in done.output


@pytest.mark.parametrize("width", [40, 80])
def test_answers_fit_the_terminal(width: int):
    answer = OneAnswer(
        answer="the ships will stay in the strait for as long as the convoys need them, and not a day longer than that",
        kind="content", strength="suggested", statement="0" * 16, speaker="Mara Voss", article="1" * 16, span=(1, 99),
        text="the ships will stay",
    )  # fmt: skip
    asked = Asked(question="", understood=True, reason=None, query=None, answers=(answer,), opposed=(answer,))
    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in asked_lines(asked, width)]
    assert max(map(len, lines)) <= width
    assert any("Mara Voss" in line for line in lines)
    assert "Stated against it:" in lines


@pytest.mark.model
def test_questions_typed_one_after_the_other_with_a_history(store: Path, tmp_path: Path):
    child, terminal = pty.fork()
    if child == 0:
        os.environ |= {"XDG_STATE_HOME": str(tmp_path), "TERM": "xterm", "INPUTRC": "/dev/null"}
        os.execv(sys.executable, [sys.executable, "-m", "kg", "--store", str(store), "ask"])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    try:
        _until(terminal, "kg> ")
        os.write(terminal, b"Who said the convoy was not attacked?\r")
        assert "Mara Voss" in _until(terminal, "kg> ")
        os.write(terminal, b"\x1b[A\r")
        assert "Mara Voss" in _until(terminal, "kg> ")
        os.write(terminal, b"\x04")
        _until(terminal, "\x00")
    finally:
        _, status = os.waitpid(child, 0)
        os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 0
    assert "convoy" in (tmp_path / "kg" / "questions").read_text(encoding="utf-8")


def _until(terminal: int, mark: str, seconds: float = 60) -> str:
    """What the terminal shows up to ``mark``, or until the program ends."""
    shown, end = "", time.monotonic() + seconds
    while time.monotonic() < end:
        if not select.select([terminal], [], [], 0.2)[0]:
            continue
        try:
            piece = os.read(terminal, 4096).decode(errors="replace")
        except OSError:
            return shown
        if not piece:
            return shown
        shown += piece
        if mark in shown.rsplit("\n", 1)[-1]:
            return shown
    return shown
