"""Contents before or around their cue: "CONTENT, officials said, CONTENT"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.borders import Content, takes_clause
from kg.extract.cues import Cue
from kg.extract.phrases import trimmed
from kg.extract.reading import Reading
from kg.extract.segments import coordinated
from kg.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["clause_before", "parenthetical"]


def clause_before(reading: Reading, cue: Cue, heads: dict[int, Cue]) -> Iterator[Content]:
    """ "The troops will stay, officials said."""
    del heads
    clause = next((c for c in cue.head.lefts if c.dep_ == "ccomp"), None)
    if clause is not None and takes_clause(reading, cue):
        yield from _inverted(reading, cue, clause)


def parenthetical(reading: Reading, cue: Cue, heads: dict[int, Cue]) -> Iterator[Content]:
    """ "the Pentagon announced, all of the troops …": a cue set off by commas that the parse lost."""
    del heads
    verb = cue.head
    if (
        not takes_clause(reading, cue)
        or cue.source_span is None
        or cue.lemma in reading.lexicon.words("cues", "mental")
    ):
        return
    if any(c.dep_ in {"dobj", "prep", "acomp", "attr"} and c.i == verb.i + 1 for c in verb.rights):
        return
    near = (
        cue.source_span.end <= cue.span.start and not reading.article.text[cue.source_span.end : cue.span.start].strip()
    )
    follows = (
        cue.span.end <= cue.source_span.start and not reading.article.text[cue.span.end : cue.source_span.start].strip()
    )
    if not (near or follows):
        return
    sent = verb.sent
    begin = min(cue.source_span.start, cue.span.start)
    rest = _rest(reading, cue)
    before = reading.article.text[sent.start_char : begin].rstrip()
    ends = reading.article.text[max(cue.span.end, cue.source_span.end) : sent.end_char].strip()
    left = trimmed(reading.article.text, Span(sent.start_char, begin)) if before.endswith(",") else None
    if left is not None and ends in {".", ""}:
        yield (left,), "parenthetical"
    elif rest is not None and left is not None:
        yield (left, rest), "parenthetical"
    elif rest is not None and any(t.pos_ in {"VERB", "AUX"} for t in reading.tokens(rest)):
        for piece in coordinated(reading, rest, comma=True):
            yield (piece,), "parenthetical"


def _inverted(reading: Reading, cue: Cue, clause: Token) -> Iterator[Content]:
    """ "CONTENT, officials said" and "CONTENT, officials said, CONTENT"."""
    doc, sent = reading.doc, cue.head.sent
    first = min([cue.head.i, *([cue.source.i] if cue.source is not None else [])])
    source_start = cue.source_span.start if cue.source_span is not None else doc[first].idx
    cut = min(source_start, cue.span.start)
    start = sent.start
    while (
        start < clause.i
        and (doc[start].dep_ == "cc" or doc[start].is_punct or doc[start].is_space)
        and doc[start].text not in {"“", '"'}
    ):
        start += 1
    left = trimmed(reading.article.text, Span(doc[start].idx, cut)) if doc[start].idx < cut else None
    if left is None:
        return
    rest = _rest(reading, cue)
    added = _added(reading, cue)
    pieces = list(coordinated(reading, left, comma=True))
    for piece in pieces[:-1]:
        yield (piece,), "clause before"
    yield ((pieces[-1], rest) if rest is not None else (pieces[-1],)), "clause around" if rest else "clause before"
    if added is not None:
        yield (added,), "clause around, coordinated"


def _added(reading: Reading, cue: Cue) -> Span | None:
    """The second half of "CONTENT, Rumsfeld said, and CONTENT": a clause with a subject of its own."""
    for child in cue.head.rights:
        own = any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in child.lefts)
        first = child.left_edge
        if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"} and own and first.i > 1:
            introduced = first.nbor(-1).lower_ == "and" and first.nbor(-2).text == ","
            if introduced and child.lemma_.lower() not in reading.lexicon.words("cues", "saying"):
                last = child.right_edge
                return trimmed(reading.article.text, Span(first.idx, last.idx + len(last.text)))
    return None


def _rest(reading: Reading, cue: Cue) -> Span | None:
    """What follows a parenthetical cue behind a comma, if it goes on the content."""
    doc, sent = reading.doc, cue.head.sent
    end = max(cue.span.end, cue.source_span.end if cue.source_span is not None else 0)
    following = next((t for t in doc[cue.head.i + 1 : sent.end] if t.idx >= end and not t.is_space), None)
    if following is None or following.text != ",":
        return None
    last = doc[sent.end - 1]
    span = (
        trimmed(reading.article.text, Span(following.idx + 1, last.idx + len(last.text)))
        if following.i + 1 < sent.end
        else None
    )
    if span is None:
        return None
    after = doc[following.i + 1]
    if (
        after.tag_ in {"VBG", "VBN", "WP", "WDT"}
        or after.dep_ in {"mark", "appos", "cc"}
        or after.lower_ in {"who", "which", "while"}
    ):
        return None
    return span
