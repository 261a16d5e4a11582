"""What a page tells of one statement: its sentence with the words marked, and how it is stated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg import terms
from kg.graph.facts import Facts

__all__ = ["Origin", "Said", "origin", "said"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement for people; ``sentence`` in pieces, each with what it is: content, cue, source or nothing."""

    id: str
    article: str
    quote: str
    span: tuple[int, int]
    sentence: tuple[tuple[str, str], ...]
    values: tuple[tuple[str, str], ...]
    verdicts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What is known of an article; None is unknown."""

    title: str | None
    publisher: str | None
    published: str | None
    url: str | None


_VALUES = {
    "polarity": terms.polarity,
    "modality": terms.modality,
    "certainty": terms.certainty,
    "aspect": terms.aspect,
}


def said(facts: Facts, statement: str, text: str) -> Said:
    """What the graph tells of ``statement``, with the words of its article's ``text``."""
    article = (facts.one(statement, terms.statedIn) or "").rpartition("/")[2]
    shares = facts.all(statement, terms.attribution)
    marks = {
        "content": _spans(facts, facts.all(statement, terms.anchoredIn)),
        "cue": _spans(facts, facts.all(statement, terms.cue)),
        "source": _spans(facts, (each for share in shares for each in facts.all(share, terms.speakerMention))),
    }
    whole = [*_spans(facts, facts.all(statement, terms.inSentence)), *marks["content"]]
    around = min(start for start, _ in whole), max(end for _, end in whole)
    return Said(
        id=statement.rpartition("/")[2],
        article=article,
        quote=facts.word(statement, terms.quoteType) or "none",
        span=(min(start for start, _ in marks["content"]), max(end for _, end in marks["content"])),
        sentence=tuple(_pieces(text, around, marks)),
        values=tuple(_values(facts, statement)),
        verdicts=tuple(_verdicts(facts, statement)),
    )


def origin(facts: Facts, article: str) -> Origin:
    """What is known of the article with this IRI."""
    return Origin(
        title=facts.one(article, terms.title),
        publisher=facts.one(article, terms.publisher),
        published=facts.one(article, terms.published),
        url=facts.one(article, terms.url),
    )


def _spans(facts: Facts, mentions: Iterable[str]) -> list[tuple[int, int]]:
    return sorted((facts.number(each, terms.beginIndex), facts.number(each, terms.endIndex)) for each in mentions)


def _pieces(text: str, around: tuple[int, int], marks: dict[str, list[tuple[int, int]]]) -> Iterator[tuple[str, str]]:
    """Yield the stretch in pieces; where marks overlap, the first kind counts."""
    inside = [(start, end, kind) for kind, spans in marks.items() for start, end in spans]
    borders = {*around, *(border for start, end, _ in inside for border in (start, end))}
    cuts = sorted(border for border in borders if around[0] <= border <= around[1])
    for start, end in pairwise(cuts):
        kind = next((kind for s, e, kind in inside if s <= start and end <= e), "")
        yield text[start:end], kind


def _values(facts: Facts, statement: str) -> Iterator[tuple[str, str]]:
    for name, term in _VALUES.items():
        yield name, (facts.word(statement, term) or "").replace("_", " ")
    if when := facts.one(statement, terms.time):
        yield "time", facts.one(when, terms.exact) or ""
    yield "cue", " … ".join(facts.all(statement, terms.cueText))
    yield "found by", facts.one(statement, terms.extractionRule) or ""


def _verdicts(facts: Facts, statement: str) -> Iterator[str]:
    """Yield the verdicts that stand, by day."""
    standing = [each for each in facts.subjects(terms.reviewOf, statement) if not facts.one(each, terms.withdrawnOn)]
    for review in sorted(standing, key=lambda each: (facts.one(each, terms.reviewedOn) or "", each)):
        rating = facts.name(facts.one(review, terms.rating) or "")
        aspect = facts.word(review, terms.reviewAspect)
        who, day = facts.one(review, terms.reviewer), facts.one(review, terms.reviewedOn)
        yield f"{rating} ({aspect}): {facts.one(review, terms.reviewReason)} {who}, {day}"
