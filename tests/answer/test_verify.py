"""A span that no longer fits its text is found, whatever was changed."""

from hashlib import sha256

import pyoxigraph as ox
import pytest

from kg import iris
from kg.answer.verify import verify
from kg.graph.store import open_store
from kg.model import Article, Span

TEXT = "“We stay,” Ann Lee said.\u00a0No one left."
ARTICLE = Article(text=TEXT, sha256=sha256(TEXT.encode()).hexdigest())


def kg(name):
    return ox.NamedNode(iris.NS + name)


def mention(start, end):
    subject = ox.NamedNode(iris.mention(ARTICLE.id, Span(start, end)))
    yield ox.Triple(subject, kg("beginIndex"), ox.Literal(start))
    yield ox.Triple(subject, kg("endIndex"), ox.Literal(end))
    yield ox.Triple(subject, kg("exact"), ox.Literal(TEXT[start:end]))
    yield ox.Triple(subject, kg("prefix"), ox.Literal(TEXT[:start]))
    yield ox.Triple(subject, kg("suffix"), ox.Literal(TEXT[end : end + 5]))


def triples():
    statement = ox.NamedNode(iris.statement("s1"))
    yield ox.Triple(ox.NamedNode(iris.article(ARTICLE.id)), kg("sha256"), ox.Literal(ARTICLE.sha256))
    yield ox.Triple(statement, kg("text"), ox.Literal("We stay left"))
    for start, end in ((1, 8), (32, 36)):
        yield from mention(start, end)
        target = ox.NamedNode(iris.mention(ARTICLE.id, Span(start, end)))
        yield ox.Triple(statement, kg("anchoredIn"), target)


def changed(predicate, old, new):
    return [
        ox.Triple(t.subject, t.predicate, ox.Literal(new))
        if (t.predicate, t.object) == (kg(predicate), ox.Literal(old))
        else t
        for t in triples()
    ]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "store"


def put(path, own):
    with open_store(path, read_only=False) as store:
        store.put_article(ARTICLE, own, shared={}, reader="r")


def problems(path):
    with open_store(path) as store:
        return [failure.problem for failure in verify(store).failures]


def test_a_sound_store_has_no_failures_and_counts_what_it_checked(path):
    put(path, triples())
    with open_store(path) as store:
        result = verify(store)
    assert result.failures == ()
    assert (result.articles, result.mentions, result.statements) == (1, 2, 1)


@pytest.mark.parametrize(
    ("predicate", "old", "new", "expected"),
    [
        ("exact", "We stay", "We leave", ["the exact words"]),
        ("exact", "We stay", "we stay", ["the exact words"]),
        ("prefix", TEXT[:32], "x", ["the words before"]),
        ("suffix", ",” An", ',"An', ["the words after"]),
        ("sha256", ARTICLE.sha256, "0" * 64, ["the hash of the text"]),
        ("text", "We stay left", "We stay", ["the words of a statement"]),
        ("endIndex", 8, 900, ["the span lies in the text", "the words of a statement"]),
        ("endIndex", 8, 0, ["the span lies in the text", "the words of a statement"]),
        ("beginIndex", 1, "one", ["a mention's begin, end and words", "the words of a statement"]),
    ],
)
def test_what_was_changed_in_the_graph_is_found(path, predicate, old, new, expected):
    put(path, changed(predicate, old, new))
    found = problems(path)
    assert [problem for problem in found if problem in expected] == expected


def test_a_changed_text_is_found(path):
    put(path, triples())
    file = path / "articles" / f"{ARTICLE.id}.txt"
    file.write_bytes(TEXT.replace("stay", "left").encode())
    assert problems(path)[:2] == ["the hash of the text", "the exact words"]


def test_a_normalised_space_is_found(path):
    put(path, triples())
    file = path / "articles" / f"{ARTICLE.id}.txt"
    file.write_bytes(TEXT.replace("\u00a0", " ").encode())
    assert "the hash of the text" in problems(path)


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_text_that_is_gone_or_no_text_is_found(path, content):
    put(path, triples())
    file = path / "articles" / f"{ARTICLE.id}.txt"
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    assert problems(path) == ["the text cannot be read"]


def test_an_article_without_a_graph_is_found(path):
    put(path, [])
    assert problems(path) == ["the graph does not hold the article"]
