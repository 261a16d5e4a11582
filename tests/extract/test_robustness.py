"""Whole texts, odd and long ones: nothing raises, and every span equals its words."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model import Extraction, Span
from kg.pipeline import extract
from tests.reading_of import article, said

pytestmark = pytest.mark.model

_ROOT = Path(__file__).resolve().parents[2]
_SEED = _ROOT / "seeds" / "000_a3835b98505ff9ac.txt"
_ARTICLES = sorted((_ROOT.parent / "shared" / "articles").glob("*/*.txt"))
_TEXT = (
    "GAO, Mali (May 3) – The army left Gao on Monday, the ministry said.\n\n"
    "“The brigade will stay,” said Col. Ana Ruiz, its commander. “It isn’t leaving.”\n\n"
    "‘We are ready,’ she told a news conference on May 2, adding that 1,200 soldiers “will train.”\n\n"
    "According to Omar Diallo, the mayor, the so-called “road map” is dead: “No one asked us.\n\n"
    "“Nobody did.”"
)


def _spans(extraction: Extraction) -> list[Span]:
    """Every span that the attribution of an article puts into its records."""
    found = [*extraction.scare_quotes]
    for statement in extraction.statements:
        found += [*statement.spans, statement.utterance.sentence]
        attribution = statement.attribution
        if attribution is not None:
            found += [*attribution.cue, *(s.mention for s in attribution.sources if s.mention)]
            found += [attribution.medium] if attribution.medium else []
            found += [attribution.date.span] if attribution.date else []
    return found


def _check(extraction: Extraction) -> None:
    text = extraction.article.text
    assert all(s.end <= len(text) and s.text(text).strip() for s in _spans(extraction))
    ids = [st.id for st in extraction.statements]
    assert len(set(ids)) == len(ids)
    for statement in extraction.statements:
        utterance = statement.utterance
        assert utterance.via in {None, *ids}
        assert utterance.part_of in {None, *ids}
        assert utterance.via != utterance.id
        assert all(utterance.sentence.contains(s) for s in statement.spans)
        assert list(statement.spans) == sorted(statement.spans)
        assert (statement.attribution is None) == (utterance.kind.value == "narrator")
        for span in statement.spans:
            assert span.text(text) == span.text(text).strip()
        if statement.attribution is not None:
            assert statement.attribution.sources
            known = {a.id for a in extraction.actors}
            assert all(s.actor in known for s in statement.attribution.sources)


@pytest.mark.parametrize(
    "text",
    [
        "“",
        "”",
        '"',
        "““““””””",
        '"""""""',
        "“ ” “ ” “ ”",
        "' ' ' '",
        "«»„“",
        "`` ''",
        "said",
        "said said said",
        "“”, said",
        "“...,” said.",
        ", said , said",
        "according to",
        "According to",
        "that that that",
        "\n",
        " \u00a0 ",
        "\t\n\n\r\n",
        "\u200b",
        ".",
        "?!",
        "…",
        "-- — –",
        "Statement by",
        "Statement by President",
        "Dear",
        "Sincerely,\n\nAna",
        "I we my\n\nI we my our\n\nSincerely,\n\n1",
        "He",
        "not",
        "but not",
        "with",
        "neither",
        "“He said “he said ‘he said",
        "🚀 said “🚀 launches 🚀,” he added 🚀.",
        "قال الوزير: «سنبقى».",
        "他说：“我们会留下。”",
        "must ( ’ were soldiers may according described : – ” claim Ruiz is . not who a in described he",
    ],
)
def test_odd_texts_are_data(text):
    _check(extract(article(text)))


@pytest.mark.parametrize("mark", ["“", "”", "‘", "’", '"', ","])
def test_a_text_without_one_kind_of_mark(mark):
    _check(extract(article(_TEXT.replace(mark, ""))))


@pytest.mark.parametrize("mark", ["“", "”"])
def test_a_text_whose_every_second_mark_is_missing(mark):
    kept = _TEXT.split(mark)
    pairs = [mark.join(kept[i : i + 2]) for i in range(0, len(kept), 2)]
    _check(extract(article("".join(pairs))))


def test_a_text_in_straight_marks_says_the_same():
    straight = _TEXT.translate({0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'"})
    assert _content(straight) == _content(_TEXT)


def _content(text: str) -> list[str]:
    return [
        st.utterance.text(text).translate({0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'"})
        for st in extract(article(text)).statements
    ]


def test_line_ends_of_all_kinds():
    unix = _content(_TEXT)
    assert [c.replace("\r", "") for c in _content(_TEXT.replace("\n", "\r\n"))] == unix


_WORDS = """Ruiz Diallo Gao army soldiers he she they who that which while as if not no never neither said told says
saying adding added warned according to denied claim urged vowed called described asked stay leave will would may must
is are was were been in on Monday statement 1,200 and but or the a of with , . : ; ? ! — – - “ ” ‘ ’ " ' « » „ ( ) 's
... I we"""


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from([*_WORDS.split(), "\n\n"]), min_size=1, max_size=40).map(" ".join))
def test_no_salad_of_words_and_marks_makes_extract_raise(text):
    _check(extract(article(text)))


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_an_article_cut_anywhere_is_an_article(data):
    start = data.draw(st.integers(0, len(_TEXT) - 2))
    end = data.draw(st.integers(start + 1, len(_TEXT)))
    _check(extract(article(_TEXT[start:end])))


@pytest.mark.skipif(not _ARTICLES, reason="no articles beside the checkout")
@pytest.mark.parametrize("path", _ARTICLES, ids=lambda p: p.stem)
def test_real_articles_go_through(path):
    _check(extract(article(path.read_bytes().decode("utf-8"))))


def test_the_seed_goes_through():
    extraction = extract(article(_SEED.read_bytes().decode("utf-8")))
    _check(extraction)
    assert any(st.attribution for st in extraction.statements)


@pytest.mark.slow
def test_a_long_text_of_many_quotations_goes_through():
    text = "\n\n".join([_TEXT] * (100_000 // len(_TEXT)))
    reading, statements, _ = said(text)
    once = said(_TEXT)[1]
    assert len(reading.quotations) > 1000
    assert len(statements) > 100 * len(once)


@pytest.mark.slow
def test_a_paragraph_that_never_ends_goes_through():
    text = "“The brigade will stay,” Ana Ruiz said, adding that “it is needed” in Gao, and " * 250
    reading, statements, _ = said(text)
    assert reading.article.text == text
    assert statements


def test_two_extractions_are_equal():
    assert extract(article(_TEXT)) == extract(article(_TEXT))


@pytest.mark.slow
def test_the_records_do_not_depend_on_the_hash_seed():
    made = {_digest_under(seed) for seed in ("0", "1", "4242")}
    assert len(made) == 1


def _digest_under(seed: str) -> str:
    code = (
        "import hashlib, sys\n"
        "from kg.pipeline import extract\n"
        "from kg.model import Article\n"
        "text = sys.stdin.buffer.read().decode()\n"
        "made = extract(Article(text=text, sha256=hashlib.sha256(text.encode()).hexdigest()))\n"
        "print(hashlib.sha256(repr(made).encode()).hexdigest())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=_SEED.read_bytes() + b"\n\n" + _TEXT.encode(),
        capture_output=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(_ROOT)},
        check=True,
    )
    return done.stdout.decode().strip()


def test_the_id_of_an_article_is_the_hash_of_its_text():
    made = extract(article(_TEXT))
    assert made.article.id == hashlib.sha256(_TEXT.encode()).hexdigest()[:16]
