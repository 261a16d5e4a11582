"""``kg ingest``: what goes in, what is said about what does not, and that nothing is lost."""

import io
import json
import sys

import pytest

from kg import pipeline
from kg.cli.main import main
from kg.graph.store import open_store
from kg.model import Extraction

WORDS = "Minister Ana Ruiz said on Monday that 400 soldiers will remain in Chad.\n"


@pytest.fixture
def kg(monkeypatch, capsys, tmp_path):
    """Run kg in an empty folder without the language model: exit code, stdout, stderr."""

    def nothing(doc, *, model):
        return Extraction(article=doc, paragraphs=(), statements=(), actors=())

    monkeypatch.setattr(pipeline, "extract", nothing)
    monkeypatch.chdir(tmp_path)

    def run(*words, stdin=b""):
        monkeypatch.setattr(sys, "argv", ["kg", "--store", "store", *words])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as leaving:
            main()
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        assert captured.out == ""
        return leaving.value.code, captured.err

    return run


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(WORDS)
    (folder / "b.txt").write_bytes(b"One.\r\nTwo.\n")
    (folder / "a.meta.json").write_text(json.dumps({"title": "A", "published": "2021-12-09"}))
    return folder


def texts(path):
    with open_store(path) as store:
        return sorted(store.article(known).text for known in store.articles())


def test_a_folder_goes_in_and_the_second_time_nothing_changes(kg, articles, tmp_path):
    code, err = kg("ingest", str(articles))
    assert (code, err) == (0, "2 read (0 statements), 0 known before; 2 changed the graph in store\n")
    assert texts(tmp_path / "store") == sorted([WORDS, "One.\r\nTwo.\n"])
    code, err = kg("ingest", str(articles))
    assert (code, err) == (0, "0 read (0 statements), 2 known before; 0 changed the graph in store\n")
    code, err = kg("ingest", "--again", str(articles))
    assert (code, err) == (0, "2 read (0 statements), 0 known before; 0 changed the graph in store\n")


def test_a_bad_input_stops_no_other_and_shows_in_the_exit_code(kg, articles, tmp_path):
    (articles / "c.txt").write_bytes(b"caf\xe9 au lait")
    (articles / "d.txt").write_bytes(b"")
    code, err = kg("ingest", str(articles), "no-such-file.txt")
    assert code == 3
    assert "c.txt: this is not UTF-8" in err
    assert "d.txt: the file is empty" in err
    assert "no-such-file.txt: there is no such file" in err
    assert "2 read (0 statements), 0 known before, 3 failed" in err
    assert len(texts(tmp_path / "store")) == 2


def test_nothing_readable_leaves_no_store_behind(kg, tmp_path):
    code, err = kg("ingest", "no-such-file.txt")
    assert code == 3
    assert err.startswith("kg: no-such-file.txt")
    assert not (tmp_path / "store").exists()


def test_stdin_is_an_article(kg, tmp_path):
    assert kg("ingest", "-", stdin=WORDS.encode())[0] == 0
    assert texts(tmp_path / "store") == [WORDS]


def test_quiet_says_errors_only(kg, articles):
    assert kg("-q", "ingest", str(articles)) == (0, "")
    code, err = kg("-q", "ingest", str(articles), "missing.txt")
    assert code == 3
    assert err.startswith("kg: missing.txt")


def test_half_a_surrogate_pair_is_refused_and_the_rest_goes_on(kg, tmp_path):
    lines = '{"text": "A broken \\ud83d sign."}\n{"text": "A whole sentence."}\n'
    (tmp_path / "x.jsonl").write_text(lines)
    code, err = kg("ingest", "x.jsonl")
    assert code == 3
    assert "surrogate" in err
    assert texts(tmp_path / "store") == ["A whole sentence."]


def test_the_articles_of_a_store_make_the_same_store_anew(kg, articles, tmp_path):
    kg("ingest", str(articles))
    kg("--store", "other", "ingest", "store/articles")
    with open_store(tmp_path / "store") as one, open_store(tmp_path / "other") as two:
        assert set(one.oxigraph) == set(two.oxigraph)
        assert one.articles() == two.articles()


def test_a_folder_that_is_no_store_is_left_alone(kg, articles, tmp_path):
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "letter.txt").write_text("Dear all")
    code, err = kg("ingest", str(articles))
    assert code == 3
    assert "not a kg store" in err
    assert [path.name for path in (tmp_path / "store").iterdir()] == ["letter.txt"]


def test_what_failed_is_kept_in_a_file_and_the_file_goes_with_the_failures(kg, articles, tmp_path):
    (articles / "c.txt").write_bytes(b"caf\xe9 au lait")
    kg("ingest", str(articles))
    (row,) = (tmp_path / "store" / "failures.jsonl").read_text().splitlines()
    assert "c.txt: this is not UTF-8" in json.loads(row)["what"]
    kg("ingest", "--failures", "mine.jsonl", str(articles))
    assert (tmp_path / "mine.jsonl").read_text() == row + "\n"
    (articles / "c.txt").unlink()
    kg("ingest", str(articles))
    assert not (tmp_path / "store" / "failures.jsonl").exists()


def test_many_failures_are_not_all_printed(kg, tmp_path):
    (tmp_path / "x.jsonl").write_text("no\n" * 30 + '{"text": "Words."}\n')
    code, err = kg("ingest", "x.jsonl")
    assert code == 3
    assert err.count("this is no JSON") == 20
    assert "10 more: store/failures.jsonl" in err
    assert len((tmp_path / "store" / "failures.jsonl").read_text().splitlines()) == 30


def test_a_bug_that_one_article_shows_stops_no_other(kg, articles, monkeypatch, tmp_path):
    whole = pipeline.extract

    def buggy(doc, *, model):
        return {}["nothing"] if "One" in doc.text else whole(doc, model=model)

    monkeypatch.setattr(pipeline, "extract", buggy)
    code, err = kg("ingest", str(articles))
    assert code == 3
    assert "kg failed on it: KeyError: 'nothing'" in err
    assert texts(tmp_path / "store") == [WORDS]
