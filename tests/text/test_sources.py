"""Where articles lie: patterns, packed files, streams, and what is said where nothing is."""

import gzip
import io
import json
import sys

import pytest

from kg.errors import InputError
from kg.text.reading import Unread, read_articles
from kg.text.sources import count, expanded

LINES = "".join(json.dumps({"text": f"Text {n}."}) + "\n" for n in range(3))


def texts(*sources):
    return [each.problem.what if isinstance(each, Unread) else each.text for each in read_articles(sources)]


@pytest.fixture
def stdin(monkeypatch):
    def give(data):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return give


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.txt", ["a.txt", "b [1].txt"]),
        ("**/*.txt", ["a.txt", "b [1].txt", "in/c.txt"]),
        ("b [1].txt", ["b [1].txt"]),
        ("[a]*", ["a.txt"]),
        ("i?", ["in/c.txt", "in/d.html.gz"]),
    ],
)
def test_patterns_name_files(tmp_path, monkeypatch, pattern, names):
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "a.meta.json", "b [1].txt", "in/c.txt", "in/d.html.gz", "in/e.pdf"):
        (tmp_path / name).write_text("Words.")
    monkeypatch.chdir(tmp_path)
    assert [str(path) for path in expanded(pattern)] == names


def test_a_pattern_without_a_file_is_told(tmp_path):
    with pytest.raises(InputError, match="the pattern holds no article"):
        list(expanded(f"{tmp_path}/*.txt"))


@pytest.mark.parametrize("name", ["a.txt.gz", "a.txt"])
def test_a_packed_text_is_unpacked_and_has_its_metadata(tmp_path, name):
    (tmp_path / name).write_bytes(gzip.compress(b"Some words.\r\n"))
    (tmp_path / "a.meta.json").write_text('{"title": "T"}')
    (article,) = read_articles([tmp_path / name])
    assert (article.text, article.title) == ("Some words.\r\n", "T")


def test_json_lines_are_read_packed_too_and_a_broken_end_loses_only_itself(tmp_path):
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(gzip.compress(LINES.encode()))
    assert texts(file) == ["Text 0.", "Text 1.", "Text 2."]
    whole = gzip.compress("".join(f'{{"text": "{n}."}}\n' for n in range(9000)).encode(), 1)
    file.write_bytes(whole[:-12])
    assert texts(file)[:2] == ["0.", "1."]
    assert "the gzip file is broken" in texts(file)[-1]


@pytest.mark.parametrize("data", [LINES.encode(), gzip.compress(LINES.encode()), b"\n" + LINES.encode()])
def test_json_lines_come_on_standard_input(stdin, data):
    stdin(data)
    assert [text for text in texts("-") if "no JSON" not in text][-3:] == ["Text 0.", "Text 1.", "Text 2."]


def test_a_text_on_standard_input_is_one_article(stdin):
    stdin(b"{Words in braces} are no JSON lines.\nMore.\n")
    assert texts("-") == ["{Words in braces} are no JSON lines.\nMore.\n"]


def test_json_lines_are_not_read_ahead(tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text(LINES)
    articles = read_articles([file])
    assert next(articles).text == "Text 0."
    with file.open("a") as stream:
        stream.write(json.dumps({"text": "Late."}) + "\n")
    articles = read_articles([file])
    assert [a.text for a in articles][-1] == "Late."


def test_a_line_that_is_too_long_or_no_utf_8_stops_no_other(tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_bytes(b'{"text": "One."}\n{"text": "' + b"x" * 3000 + b'"}\ncaf\xe9\n\n{"text": "Two."}')
    found = [each.problem.what if isinstance(each, Unread) else each.text for each in read_articles([file], limit=100)]
    assert found[0] == "One."
    assert found[1].endswith("a.jsonl, line 2: the article has more than 1,200 bytes")
    assert found[2].endswith("line 3: this is not UTF-8")
    assert found[3:] == ["Two."]


def test_how_many_there_are_is_counted_where_it_can_be(tmp_path):
    (tmp_path / "a.txt").write_text("Words.")
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(LINES.encode()))
    assert count([tmp_path, tmp_path / "missing.txt"]) == 5
    assert count([tmp_path, "-"]) is None
