"""Indirect and mixed contents: what a cue reports in its own sentence, without or with partial quotes.

The parse gives the complement clause; its borders are widened to what punctuation and the cue's
other dependents leave, because long complements lose their tails in the parse.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.borders import Content, clause_pieces, start_without_that, that_clause
from kg.extract.constructions import contents_of_verb
from kg.extract.cues import Cue, CueKind
from kg.extract.main_clause import has_subject
from kg.extract.phrases import trimmed
from kg.extract.reading import Reading
from kg.extract.segments import coordinated
from kg.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Reported", "contents_of", "reported_contents", "utters"]

_LONGEST_APPOSITION = 8
_FIRST_SECOND = frozenset({"i", "we", "you", "me", "us"})
_IMPERSONAL = frozenset(
    {"it", "there", "this", "that", "which", "what", "these", "those", "one", "nothing", "something"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """One content with its cue; ``quoted`` is false until quotation marks say otherwise."""

    spans: tuple[Span, ...]
    cue: Cue
    rule: str


def reported_contents(
    reading: Reading, cues: Sequence[Cue], taken: Sequence[Span], *, quoting: Collection[int] = ()
) -> Iterator[Reported]:
    """Yield the contents of ``cues`` outside ``taken``, the full quotations already given away.

    ``quoting`` are the token indices of cues that already have a quotation: what stands beside such a
    cue is an apposition of its source ("…,” said Ada Roe, a farmer"), no content.
    """
    heads = {c.head.i: c for c in cues}
    for cue in cues:
        if not utters(reading, cue) or (cue.head.i in quoting and not _reports_too(reading, cue)):
            continue
        for spans, rule in contents_of(reading, cue, heads):
            clipped = tuple(_closed(reading, s) for span in spans for s in _outside(reading, span, taken, cue))
            if clipped and sum(len(s.text(reading.article.text).split()) for s in clipped) >= 2:
                yield Reported(spans=clipped, cue=cue, rule=rule)


def _reports_too(reading: Reading, cue: Cue) -> bool:
    """Whether a clause stands beside the quotation: "said the army needs more, “We need training.”"."""
    return any(
        c.dep_ == "ccomp"
        and (that_clause(c) or (has_subject(c) and c.left_edge.i == cue.head.i + 1))
        and reading.quotation_at(c.idx) is None
        for c in cue.head.rights
    )


def utters(reading: Reading, cue: Cue) -> bool:
    """Whether somebody really utters: not "I think", not "did not say", not "it shows"."""
    words = reading.lexicon
    source = cue.source
    quoted = reading.quotation_at(cue.head.idx) is not None
    if source is None:
        return False
    if source.lower_ in _FIRST_SECOND or source.lower_ in _IMPERSONAL:
        return False
    if quoted and cue.lemma not in words.words("cues", "strong"):
        return False
    if any(c.dep_ == "neg" for c in cue.head.children) and cue.lemma not in {"believe", "expect", "think"}:
        return False
    if _unsaid(reading, cue):
        return False
    if cue.lemma in words.words("cues", "showing"):
        return _speaks(reading, source)
    return True


def _unsaid(reading: Reading, cue: Cue) -> bool:
    """Whether nobody says it: "nobody said", "declined to say", "if the minister says"."""
    words = reading.lexicon
    source, verb = cue.source, cue.head
    nobody = words.words("stance", "negative_determiners")
    if source is not None and (source.lower_ in nobody or any(c.lower_ in nobody for c in source.lefts)):
        return True
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in words.words("cues", "withholding"):
        return True
    supposing = words.words("cues", "supposing")
    return any(c.dep_ == "mark" and c.lower_ in supposing for c in verb.lefts)


def _speaks(reading: Reading, source: Token) -> bool:
    things = reading.lexicon.words("cues", "speaking_things")
    return (
        source.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"}
        or source.lemma_.lower() in things
        or source.lower_ in {"he", "she", "they", "who"}
    )


def contents_of(reading: Reading, cue: Cue, heads: dict[int, Cue]) -> Iterator[Content]:
    """Yield (content spans, rule) of one cue; ``heads`` are all cues by the index of their head."""
    if cue.kind is CueKind.ACCORDING:
        yield from _according(reading, cue)
    elif cue.kind is CueKind.NOUN:
        yield from _of_noun(reading, cue)
    else:
        yield from contents_of_verb(reading, cue, heads)


def _according(reading: Reading, cue: Cue) -> Iterator[Content]:
    doc, sent = reading.doc, cue.head.sent
    assert cue.source is not None
    assert cue.source_span is not None
    tail = max(cue.source_span.end, cue.source.right_edge.idx + len(cue.source.right_edge.text))
    behind = max(cue.source_span.end, _apposition_end(cue.source))
    comma = next((t for t in doc[cue.head.i : sent.end] if t.idx >= behind and t.text == ","), None)
    lead = reading.article.text[sent.start_char : cue.head.idx].strip()
    if len(lead.split()) <= 1:
        start = comma.idx + 1 if comma is not None else tail
        span = trimmed(reading.article.text, Span(start, sent.end_char)) if start < sent.end_char else None
        if span is not None:
            for piece in coordinated(reading, span, comma=True):
                yield (piece,), "according to, before"
        return
    left = trimmed(reading.article.text, Span(sent.start_char, cue.head.idx))
    if left is None:
        return
    *_, nearest = coordinated(reading, left, comma=True)
    rest = None
    if (
        comma is not None
        and comma.idx - tail < 3
        and comma.i + 1 < sent.end
        and doc[comma.i + 1].dep_ not in {"cc", "mark", "relcl"}
    ):
        rest = (
            trimmed(reading.article.text, Span(comma.idx + 1, sent.end_char)) if comma.idx + 1 < sent.end_char else None
        )
    yield ((nearest, rest) if rest is not None else (nearest,)), "according to, behind"


def _apposition_end(source: Token) -> int:
    """Where "…, a short apposition," behind a source ends; 0 if there is none closed by a comma."""
    for child in source.rights:
        last = child.right_edge
        short = last.i - child.left_edge.i < _LONGEST_APPOSITION
        if child.dep_ == "appos" and short and last.i + 1 < source.sent.end and last.nbor().text == ",":
            return last.idx + len(last.text)
    return 0


def _of_noun(reading: Reading, cue: Cue) -> Iterator[Content]:
    clause = next((c for c in cue.head.rights if c.dep_ in {"acl", "relcl", "ccomp"} and that_clause(c)), None)
    if clause is None:
        return
    start = start_without_that(clause)
    last = clause.right_edge
    for piece in clause_pieces(reading, start, last.idx + len(last.text)):
        yield (piece,), "noun"


def _outside(reading: Reading, span: Span, taken: Sequence[Span], cue: Cue) -> Iterator[Span]:
    """``span`` less the full quotations already taken; a cue inside one keeps its content there."""
    region = reading.quotation_at(cue.head.idx)
    start = span.start
    for other in taken:
        if other.end <= start or other.start >= span.end:
            continue
        if region is not None and region.outer.contains(span):
            continue
        if other.start > start:
            piece = trimmed(reading.article.text, Span(start, other.start))
            if piece is not None:
                yield piece
        start = max(start, other.end)
    if start < span.end:
        piece = trimmed(reading.article.text, Span(start, span.end))
        if piece is not None:
            yield piece


def _closed(reading: Reading, span: Span) -> Span:
    """``span`` with the closing mark of a quotation that begins inside it, if only a full stop is between."""
    region = reading.quotation_at(span.end - 1)
    if region is None or not region.closed or region.outer.start < span.start or region.outer.end <= span.end:
        return span
    rest = reading.article.text[span.end : region.span.end] if span.end < region.span.end else ""
    return Span(span.start, region.outer.end) if not rest.strip(" .,!?…") else span
