"""The model: refused if it is not the published one, and a parse whose offsets are the article's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.errors import ModelError
from kg.text import language
from kg.text.language import load_model, model_info, parse
from kg.text.layout import paragraphs

pytestmark = pytest.mark.model

SEED = Path(__file__).parents[2] / "seeds" / "000_a3835b98505ff9ac.txt"


def test_a_changed_file_is_refused(tmp_path: Path):
    copy = tmp_path / "model"
    shutil.copytree(language._folder(None), copy)
    language._verify(copy)
    (copy / "vocab" / "strings.json").write_text("[]")
    with pytest.raises(ModelError, match=r"strings\.json is not the published one"):
        language._verify(copy)


def test_a_missing_file_is_refused(tmp_path: Path):
    copy = tmp_path / "model"
    shutil.copytree(language._folder(None), copy)
    (copy / "ner" / "model").unlink()
    with pytest.raises(ModelError, match="lacks its file ner/model"):
        language._verify(copy)


def test_the_user_can_take_the_risk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KG_UNVERIFIED_MODEL", "1")
    language._verify(tmp_path)


def test_a_folder_without_a_model_is_told(tmp_path: Path):
    with pytest.raises(ModelError, match="no spaCy pipeline"):
        load_model(str(tmp_path))


def test_the_run_record_names_model_version_and_digest():
    info = model_info()
    assert info.version == "3.8.0"
    assert len(info.digest) == 64


def test_offsets_are_the_articles_and_no_sentence_crosses_a_block():
    text = SEED.read_bytes().decode()
    blocks = tuple(paragraphs(text))
    doc = parse(load_model(), text, blocks)
    assert doc.text == text
    borders = {b.span.start for b in blocks[1:]}
    for sent in doc.sents:
        assert not any(sent.start_char < border < sent.end_char for border in borders)


@pytest.mark.parametrize(
    "text",
    ["The brigade stays in Elsa. " * 12, "“The brigade stays.” " * 12, "brigade " * 30, "b" * 240, "b" * 100],
)
def test_a_block_too_long_for_the_parser_is_cut_and_keeps_every_character(text: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(language, "_LONGEST_PIECE", 100)
    pieces = list(language._pieces(text))
    assert "".join(pieces) == text
    assert max(map(len, pieces)) <= 100
    assert parse(load_model(), text, tuple(paragraphs(text))).text == text


def test_a_long_block_is_cut_behind_a_sentence(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(language, "_LONGEST_PIECE", 100)
    assert all(piece.endswith(". ") for piece in language._pieces("The brigade stays in Elsa. " * 12))
