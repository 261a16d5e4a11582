"""What the article says in its own voice: its clauses outside everybody's attributed words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.extract.actors import ActorTable
from kg.extract.attribution import utterance_id
from kg.extract.parts import Part, PartKind, parts
from kg.extract.reading import Reading
from kg.model import ParagraphKind, QuoteType, Span, StatementKind, Utterance

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence

__all__ = ["narration"]

_TOLD_IN = frozenset({ParagraphKind.PROSE, ParagraphKind.CAPTION})


def narration(reading: Reading, claims: Sequence[Utterance], actors: ActorTable) -> Iterator[Utterance]:
    """Yield the article's own utterances in text order.

    A clause that overlaps somebody's words, or that only carries the cue of a claim, is left out; of a
    report in the article's words that was taken apart, only its clauses count as somebody's. A
    cue without a content ("said in a released statement") is told as an act of speaking, a label
    ("the terror group") as what the article calls somebody.
    """
    taken = sorted({s for c in claims for s in _taken(c)})
    starts = [s.start for s in taken]
    wholes = {c.part_of for c in claims}
    reported = {s for c in claims if c.id in wholes and _is_report(c) for s in c.spans}
    for sent in reading.doc.sents:
        block = reading.paragraph_at(sent.start_char)
        if block is None or block.kind not in _TOLD_IN:
            continue
        if reading.article.text[sent.start_char : min(sent.end_char, block.span.end)].rstrip().endswith("?"):
            continue  # who asks states nothing
        caption = block.kind is ParagraphKind.CAPTION
        for part in _parts(reading, sent, block.span, caption=caption):
            span = _predicate_only(reading, part)
            near = taken[max(0, bisect_left(starts, span.start) - 40) : bisect_left(starts, span.end)]
            own = _own_words(reading, part, span)
            if any(own.overlaps(s) for s in near if not (s in reported and _is_background(reading, part, own))):
                continue
            yield _own(reading, span, part.kind.value, caption=caption)
    for span in _labels(reading, actors):
        yield _own(reading, span, "label", caption=False)


def _own(reading: Reading, span: Span, rule: str, *, caption: bool) -> Utterance:
    sent = reading.tokens(span)[0].sent
    return Utterance(
        id=utterance_id(reading.article.id, (span,)),
        kind=StatementKind.NARRATOR,
        spans=(span,),
        sentence=Span(sent.start_char, max(sent.start_char + 1, len(reading.article.text[: sent.end_char].rstrip()))),
        rule=rule,
        caption=caption,
    )


def _own_words(reading: Reading, part: Part, span: Span) -> Span:
    """The words that must be nobody else's: of a relative clause, those behind the pronoun."""
    if part.kind is PartKind.RELATIVE:
        pronoun = next((c for c in reading.doc[part.head].lefts if c.tag_ in {"WDT", "WP"}), None)
        if pronoun is not None and span.start < pronoun.idx < span.end:
            return Span(pronoun.idx, span.end)
    return span


def _is_report(claim: Utterance) -> bool:
    return claim.attribution is not None and claim.attribution.quote in {QuoteType.INDIRECT, QuoteType.MIXED}


def _is_background(reading: Reading, part: Part, own: Span) -> bool:
    """Whether it only tells who somebody is: "… with the army, which continues to fight the rebels"."""
    quoted = (own.start, own.end - 1)
    return part.kind is PartKind.RELATIVE and all(reading.quotation_at(offset) is None for offset in quoted)


def _taken(claim: Utterance) -> Iterator[Span]:
    yield from claim.spans
    if claim.attribution is not None:
        yield from claim.attribution.cue


def _parts(reading: Reading, sent: Sentence, block: Span, *, caption: bool) -> Sequence[Part]:
    start, end = max(sent.start_char, block.start), min(sent.end_char, block.end)
    if start >= end:
        return ()
    span = Span(start, end)
    found = parts(reading, span)
    if caption and not found:
        return (Part(span, PartKind.MAIN, sent.root.i),)
    return found


def _predicate_only(reading: Reading, part: Part) -> Span:
    """The words of an act of speaking without its speaker: "said in a released statement"."""
    verb = reading.doc[part.head]
    saying = verb.lemma_.lower() in reading.lexicon.words("cues", "strong")
    content = any(c.dep_ in {"ccomp", "xcomp", "dobj"} for c in verb.rights)
    if saying and not content and part.kind is PartKind.MAIN and verb.idx > part.span.start and verb.dep_ == "ROOT":
        return Span(verb.idx, part.span.end)
    return part.span


def _labels(reading: Reading, actors: ActorTable) -> Iterator[Span]:
    """Definite descriptions that pass judgement on somebody named: "the terror group"."""
    words = reading.lexicon.words("clauses", "labels")
    for resolution in actors.resolutions:
        tokens = reading.tokens(resolution.mention)
        block = reading.paragraph_at(resolution.mention.start)
        if (
            len(tokens) > 1
            and tokens[0].lower_ in {"the", "this", "that"}
            and tokens[-1].pos_ == "NOUN"
            and any(t.lower_ in words for t in tokens)
            and reading.quotation_at(resolution.mention.start) is None
            and block is not None
            and block.kind is ParagraphKind.PROSE
        ):
            yield resolution.mention
