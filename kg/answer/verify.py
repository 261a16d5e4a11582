"""Whether the graph still says what the texts say: every hash, every span, word for word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeAlias

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.store import Store
from kg.iris import NS, article_graph
from kg.iris import article as article_iri

__all__ = ["Failure", "Verification", "verify"]

Values: TypeAlias = Mapping[str, list[str]]
Problem: TypeAlias = tuple[str, str, object, object]
"""Subject, what is wrong, what the graph says, what the text says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Something that does not hold: of which article, about what, what was wanted and found."""

    article: str
    subject: str
    problem: str
    wanted: str
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was checked, and all that failed."""

    articles: int
    mentions: int
    statements: int
    failures: tuple[Failure, ...]


def verify(store: Store) -> Verification:
    """The result of reading every article again and comparing every span with its words."""
    start = article_graph("")
    in_graph = {name.removeprefix(start) for name in store.graphs() if name.startswith(start)}
    failures: list[Failure] = []
    mentions = statements = 0
    for article in sorted(in_graph | set(store.articles())):
        nodes = _nodes(store, article)
        mentions += sum("beginIndex" in values for values in nodes.values())
        statements += sum("anchoredIn" in v and "text" in v for v in nodes.values())
        failures += [
            Failure(article=article, subject=iri, problem=what, wanted=str(want), found=str(found))
            for iri, what, want, found in _article(store, article, nodes)
        ]
    return Verification(articles=len(in_graph), mentions=mentions, statements=statements, failures=tuple(failures))


def _nodes(store: Store, article: str) -> dict[str, dict[str, list[str]]]:
    """What an article's graph says, by subject and local name of the property."""
    nodes: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in store.quads(article_graph(article)):
        if quad.predicate.value.startswith(NS) and not isinstance(quad.object, ox.Triple):
            name = quad.predicate.value.removeprefix(NS)
            nodes[str(getattr(quad.subject, "value", ""))][name].append(quad.object.value)
    return {subject: dict(nodes[subject]) for subject in sorted(nodes)}


def _article(store: Store, article: str, nodes: Mapping[str, Values]) -> Iterator[Problem]:
    iri = article_iri(article)
    if iri not in nodes:
        yield iri, "the graph does not hold the article", "its triples", "none"
        return
    try:
        text = store.article(article).text
    except StoreError as error:
        yield iri, "the text cannot be read", "a text in UTF-8", error.what
        return
    stated, real = nodes[iri].get("sha256"), sha256(text.encode()).hexdigest()
    if stated != [real]:
        yield iri, "the hash of the text", stated, real
    for subject, values in nodes.items():
        if "beginIndex" in values or "exact" in values:
            yield from _mention(text, subject, values)
        elif "anchoredIn" in values and "text" in values:
            yield from _statement(text, subject, values, nodes)


def _mention(text: str, subject: str, values: Values) -> Iterator[Problem]:
    span, words = _span(values), values.get("exact", [])
    if span is None or len(words) != 1:
        yield subject, "a mention's begin, end and words", "one each", dict(values)
        return
    begin, end = span
    if not 0 <= begin < end <= len(text):
        yield subject, "the span lies in the text", f"0 to {len(text)}", f"{begin} to {end}"
        return
    before, after = (values.get(name, [""])[0] for name in ("prefix", "suffix"))
    checks = (
        ("the span in the name", subject.rpartition("=")[2], f"{begin},{end}"),
        ("the exact words", words[0], text[begin:end]),
        ("the words before", before, text[max(0, begin - len(before)) : begin]),
        ("the words after", after, text[end : end + len(after)]),
    )
    yield from ((subject, *check) for check in checks if check[1] != check[2])


def _statement(text: str, subject: str, values: Values, nodes: Mapping[str, Values]) -> Iterator[Problem]:
    """A statement's text is the words of its spans, joined by one space."""
    spans = [_span(nodes.get(mention, {})) for mention in values["anchoredIn"]]
    known = sorted(span for span in spans if span is not None)
    words = " ".join(text[begin:end] for begin, end in known)
    if len(known) < len(spans) or values["text"] != [words]:
        yield subject, "the words of a statement", values["text"], words


def _span(values: Values) -> tuple[int, int] | None:
    try:
        (begin,), (end,) = map(int, values["beginIndex"]), map(int, values["endIndex"])
    except (KeyError, ValueError):
        return None
    return begin, end
