"""Rows in every format: other tools read them back as they were."""

from __future__ import annotations

import csv
import io
import json
from random import Random

import pytest

from kg.cli import output
from kg.cli.output import FORMATS, write_rows

COLUMNS = ("who", "words")
ROWS = [("Ruiz", 'we "stay", all\nof us'), (None, "a | b\tc"), ("3", 7), ("x", True)]


def written(form: str, rows=ROWS) -> str:
    out = io.StringIO()
    write_rows(COLUMNS, rows, format=form, stream=out)
    return out.getvalue()


def test_csv_is_read_back_as_text():
    read = list(csv.reader(io.StringIO(written("csv"))))
    assert read == [
        ["who", "words"],
        ["Ruiz", 'we "stay", all\nof us'],
        ["", "a | b\tc"],
        ["3", "7"],
        ["x", "true"],
    ]


def test_tsv_is_one_line_a_row_whatever_the_values_hold():
    lines = written("tsv").splitlines()
    assert lines[1:3] == ['Ruiz\twe "stay", all of us', "\ta | b c"]
    assert {line.count("\t") for line in lines} == {1}


def test_json_keeps_types_and_the_unknown():
    read = json.loads(written("json"))
    assert read[1:] == [
        {"who": None, "words": "a | b\tc"},
        {"who": "3", "words": 7},
        {"who": "x", "words": True},
    ]


def test_ndjson_is_one_object_a_line():
    assert [json.loads(line) for line in written("ndjson").splitlines()] == json.loads(written("json"))


def test_markdown_escapes_what_ends_a_cell():
    lines = written("markdown").splitlines()
    assert lines[:2] == ["| who | words |", "| --- | --- |"]
    assert lines[3] == "|  | a \\| b\tc |"
    assert len(lines) == 2 + len(ROWS)


def test_a_table_in_a_pipe_is_plain_and_its_lines_whole():
    long = "stay " * 200
    told = written("table", [("Ruiz", long.strip())])
    assert long.strip() in told
    assert "\x1b" not in told


def test_an_id_is_never_folded_in_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch):
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("COLUMNS", "40")
    out = Terminal()
    write_rows(COLUMNS, [("8bd6bc3aefd35add", "stay " * 30)], format="table", stream=out)
    lines = out.getvalue().splitlines()
    assert "8bd6bc3aefd35add" in lines[1]
    assert max(map(len, lines[1:])) <= 40


def test_square_brackets_in_a_table_are_words_and_no_markup():
    assert "[bold]stay[/bold]" in written("table", [("Ruiz", "[bold]stay[/bold]")])


@pytest.mark.parametrize(
    ("form", "told"),
    [("table", ""), ("csv", "who,words\n"), ("tsv", "who\twords\n"), ("json", "[]\n"), ("ndjson", "")],
)
def test_no_rows_are_no_error(form: str, told: str):
    assert written(form, []) == told


def test_every_format_that_is_offered_can_be_written():
    assert all(written(form) for form in FORMATS)


def test_the_quick_table_is_the_drawn_one():
    chance = Random(7)

    def cell() -> str:
        length = chance.choice([0, 1, 5, 19, 20, 21, 60, 250])
        return "".join(chance.choice("abc XYZ  -“”’…é—1[]{}/\\:€") for _ in range(length))

    for _ in range(150):
        columns = ["c" * chance.randint(1, 12) for _ in range(chance.randint(1, 5))]
        rows = [[cell() for _ in columns] for _ in range(chance.randint(1, 4))]
        quick, drawn = io.StringIO(), io.StringIO()
        output._spaced(columns, rows, quick)
        output._drawn(columns, rows, drawn)
        assert quick.getvalue() == drawn.getvalue()


@pytest.mark.parametrize("words", ["東京", "tab\there", "two\nlines", "e\u0301", "soft\u00adhyphen", "\x07"])
def test_words_that_are_not_as_wide_as_long_are_drawn(words: str):
    assert output._NARROW.fullmatch(words) is None
