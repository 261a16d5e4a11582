"""Articles from files, and what is said of files that are none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Article
from kg.text.reading import Unread, read_articles

ENGLISH = "The ministry said on Monday that the number of troops in the north will not change this year. " * 3
GERMAN = (
    "Das Ministerium sagte am Montag, dass die Zahl der Soldaten im Norden in diesem Jahr nicht verändert wird. " * 3
)


def one(path: Path, **options: object) -> Article:
    (found,) = read_articles([path], **options)  # type: ignore[arg-type]
    assert isinstance(found, Article), found
    return found


def problem(path: Path | str, **options: object) -> InputError:
    (found,) = read_articles([path], **options)  # type: ignore[arg-type]
    assert isinstance(found, Unread)
    return found.problem


def test_a_text_is_kept_character_for_character(tmp_path: Path):
    text = "“We’ll stay,”\u00a0she said.\r\n\r\nNo more.\t\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    assert one(tmp_path / "a.txt").text == text


def test_what_lies_beside_it_is_known_of_it_and_the_rest_is_unknown(tmp_path: Path):
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "a.meta.json").write_text(json.dumps({"title": "Staying", "date": "July 29, 2011", "words": 12}))
    article = one(tmp_path / "a.txt")
    assert (article.title, article.published, article.publisher, article.url) == ("Staying", "2011-07-29", None, None)


@pytest.mark.parametrize("date", ["2011-13-45", "2011-02-30", "Sept. 5", "last week", 7, "2011-13-45x"])
def test_a_date_that_is_no_whole_day_stays_unknown(tmp_path: Path, date: object):
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "a.meta.json").write_text(json.dumps({"date": date}))
    assert one(tmp_path / "a.txt").published is None


def test_all_that_is_wrong_with_the_metadata_is_told_at_once(tmp_path: Path):
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "a.meta.json").write_text(json.dumps({"title": 3, "published": "12 May"}))
    told = str(problem(tmp_path / "a.txt"))
    assert "'title' is 3" in told
    assert "'published' is '12 May', wanted YYYY-MM-DD" in told


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("binary.txt", b"ab\x00\x01" * 20, "no text"),
        ("mark.txt", b"\xef\xbb\xbf", "empty"),
        ("spaces.txt", "\u00a0\u2003\n".encode(), "empty"),
        ("wide.txt", "The troops stay.".encode("utf-16"), "iconv -f utf-16"),
        ("paper.txt", b"%PDF-1.7 ...", "pdftotext"),
        ("latin.txt", "Café, said the général.".encode("latin-1"), "iconv"),
        ("deutsch.txt", GERMAN.encode(), "not English"),
        ("page.html", b"<html><body></body></html>", "no article"),
    ],
)
def test_what_cannot_be_read_is_told_with_a_way_to_mend_it(tmp_path: Path, name: str, data: bytes, words: str):
    (tmp_path / name).write_bytes(data)
    found = problem(tmp_path / name)
    assert words in str(found)
    assert found.fix
    assert name in found.what


def test_latin_1_names_the_byte(tmp_path: Path):
    (tmp_path / "a.txt").write_bytes("Café".encode("latin-1"))
    assert "byte 3 is 0xe9" in str(problem(tmp_path / "a.txt"))


def test_another_language_is_read_when_asked_for(tmp_path: Path):
    (tmp_path / "a.txt").write_text(GERMAN, encoding="utf-8")
    assert one(tmp_path / "a.txt", any_language=True).text == GERMAN


def test_five_million_characters_are_no_article(tmp_path: Path):
    (tmp_path / "a.txt").write_text("The troops stay. " * 300_000)
    assert "5,100,000 characters" in str(problem(tmp_path / "a.txt"))


def test_a_missing_file_is_told(tmp_path: Path):
    assert "no such file" in str(problem(tmp_path / "nowhere.txt"))


def test_a_folder_is_read_in_order_and_its_bad_files_in_their_place(tmp_path: Path):
    (tmp_path / "b").mkdir()
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "b" / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_text(ENGLISH + "More.")
    (tmp_path / "notes.md").write_text("no article")
    kinds = [type(f).__name__ for f in read_articles([tmp_path])]
    assert kinds == ["Article", "Unread", "Article"]


def test_hidden_folders_hold_no_articles(tmp_path: Path):
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "licence.txt").write_text(ENGLISH)
    (tmp_path / ".draft.txt").write_text(ENGLISH)
    assert "holds no article" in str(problem(tmp_path))
    (tmp_path / "a.txt").write_text(ENGLISH)
    assert one(tmp_path).text == ENGLISH


def test_a_folder_that_is_itself_hidden_is_read(tmp_path: Path):
    (tmp_path / ".news").mkdir()
    (tmp_path / ".news" / "a.txt").write_text(ENGLISH)
    assert one(tmp_path / ".news").text == ENGLISH


def test_lines_of_json_are_articles_and_a_broken_one_is_named(tmp_path: Path):
    lines = [
        json.dumps({"text": ENGLISH, "title": "A", "published": "2021-12-09"}),
        "{broken",
        json.dumps({"title": "B"}),
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    first, second, third = read_articles([tmp_path / "a.jsonl"])
    assert isinstance(first, Article)
    assert (first.title, first.published) == ("A", "2021-12-09")
    assert isinstance(second, Unread)
    assert second.name.endswith("line 2")
    assert isinstance(third, Unread)
    assert "'text'" in str(third.problem)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"text": "The troops stay.", "published": "2011-02-30"}', "'published' is '2011-02-30', wanted YYYY-MM-DD"),
        ('{"text": "The troops stay \\ud800"}', "half a surrogate pair"),
        ('{"text": "The troops stay.", "title": "\\udfff"}', "half a surrogate pair"),
        ("[" * 100_000, "no JSON"),
        ('["text"]', "no 'text'"),
    ],
)
def test_a_line_that_nothing_can_store_is_told(tmp_path: Path, line: str, words: str):
    (tmp_path / "a.jsonl").write_text(line)
    assert words in str(problem(tmp_path / "a.jsonl"))


@pytest.mark.parametrize("data", [b"\xff{", b"{", b"[1]", b'"x"'])
def test_a_broken_sidecar_is_named(tmp_path: Path, data: bytes):
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "a.meta.json").write_bytes(data)
    found = problem(tmp_path / "a.txt")
    assert "a.meta.json" in found.what
    assert found.fix


def test_a_byte_order_mark_goes_and_nothing_else(tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + ENGLISH.encode() + b"\r\n")
    assert one(tmp_path / "a.txt").text == ENGLISH + "\r\n"


def test_a_file_beyond_the_limit_is_told_before_it_is_read(tmp_path: Path):
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(50_000_000_000)
    assert "50,000,000,000 bytes" in str(problem(tmp_path / "a.txt"))


def test_a_collection_may_be_long_but_its_articles_not(tmp_path: Path):
    lines = [json.dumps({"text": ENGLISH * n}) for n in (1, 2, 9)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    kinds = [type(f).__name__ for f in read_articles([tmp_path / "a.jsonl"], limit=len(ENGLISH) * 2)]
    assert kinds == ["Article", "Article", "Unread"]


def test_html_gives_the_story_without_the_menu(tmp_path: Path):
    page = f"""<html><head><title>Staying put</title></head><body><nav>Home Sport</nav>
    <article><h1>Staying put</h1><p>{ENGLISH}</p><p>{ENGLISH}</p></article></body></html>"""
    (tmp_path / "a.html").write_text(page)
    article = one(tmp_path / "a.html")
    assert "will not change this year" in article.text
    assert "Home Sport" not in article.text
    assert article.title == "Staying put"
