"""Who said what: every utterance of an article with its sources, the article's own included."""

from __future__ import annotations

import hashlib
import os
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.errors import InputError
from kg.extract.actors import ActorTable
from kg.extract.combined import Combined, combined
from kg.extract.cues import find_cues
from kg.extract.drafts import SIGNED, Draft, attributable, drafts
from kg.extract.occasions import on_occasions
from kg.extract.parts import PartKind, parts
from kg.extract.phrases import trimmed
from kg.extract.reading import Reading
from kg.extract.tagged import tagged, tagger_name
from kg.model import (
    METHOD_VARIABLE,
    Attribution,
    DateExpression,
    Method,
    QuoteType,
    Resolution,
    Span,
    Statement,
    StatementKind,
    Utterance,
)

__all__ = [
    "Attributed",
    "attributed",
    "attributor",
    "chosen_method",
    "in_text_order",
    "quote_type",
    "scare_quotes",
    "utterance_id",
]

_WORD = re.compile(r"\w+")
_NEAR = 12
_CLAIM_PARTS = frozenset({PartKind.CONTRAST, PartKind.BASIS, PartKind.ABSOLUTE, PartKind.REASON, PartKind.SIMULTANEOUS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """Who said what, and what else is attributed: attitudes, subjects spoken of, reports without a source."""

    claims: tuple[Utterance, ...]
    attitudes: tuple[Utterance, ...]


def utterance_id(article_id: str, spans: tuple[Span, ...], cue: Span | None = None) -> str:
    """A hash of where the words stand: equal text and spans, equal id."""
    places = [*spans, *([cue] if cue is not None else [])]
    key = " ".join([article_id, *(f"{s.start}-{s.end}" for s in places), "cued" if cue is not None else ""])
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def attributed(
    reading: Reading, actors: ActorTable, dates: Sequence[DateExpression] = (), *, method: Method | None = None
) -> Attributed:
    """What the article attributes to others, in text order; by the method that is chosen if none is given."""
    cues = [c for c in find_cues(reading) if attributable(reading, c.head.idx)]
    found = Combined(claims=drafts(reading, cues), attitudes=[])
    if (method or chosen_method()) is Method.TRAINED:
        found = combined(reading, found.claims, list(tagged(reading)))
    said = [_utterance(reading, actors, d) for d in found.claims]
    said = list(_speaker_goes_on(reading, said))
    said = list(on_occasions(reading, said, cues, actors=actors, dates=dates))
    made = tuple(_linked(said))
    return Attributed(
        claims=tuple(sorted((*made, *(p for m in made for p in _parts_of(reading, m))), key=in_text_order)),
        attitudes=tuple(_utterance(reading, actors, d, kind=StatementKind.ATTITUDE) for d in found.attitudes),
    )


def chosen_method() -> Method:
    """The method that the environment variable KG_ATTRIBUTION names, else the trained one.

    Raises:
        InputError: it names none.
    """
    name = os.environ.get(METHOD_VARIABLE, Method.TRAINED.value)
    try:
        return Method(name)
    except ValueError as error:
        raise InputError(
            f"{METHOD_VARIABLE} is {name!r}",
            why="there is no such method",
            fix="set it to trained or rules, or unset it",
        ) from error


def attributor(method: Method | None = None) -> str:
    """What attributes, for the record of a run: the rules alone, or with them the tagger and its digest."""
    return Method.RULES.value if (method or chosen_method()) is Method.RULES else tagger_name()


def scare_quotes(
    reading: Reading, statements: Iterable[Statement], attitudes: Iterable[Utterance] = ()
) -> tuple[Span, ...]:
    """The words in quotation marks that are nobody's: in no claim's content, in no attitude's."""
    everything: tuple[Statement | Utterance, ...] = (*statements, *attitudes)
    said = sorted(s for each in everything if each.attribution is not None for s in each.spans)
    starts = [s.start for s in said]
    found = []
    for region in reading.quotations:
        if not _WORD.search(region.span.text(reading.article.text)):
            continue
        near = said[max(0, bisect_left(starts, region.span.start) - 20) : bisect_left(starts, region.span.end)]
        if attributable(reading, region.span.start) and not any(s.overlaps(region.span) for s in near):
            found.append(region.span)
    return tuple(found)


def in_text_order(utterance: Utterance) -> tuple[int, int, str]:
    """Sort key: first word, the longer first."""
    return utterance.spans[0].start, -utterance.spans[-1].end, utterance.id


def _parts_of(reading: Reading, whole: Utterance) -> Iterator[Utterance]:
    """The clauses of ``whole`` that state something of their own, as utterances of the same source."""
    assert whole.attribution is not None
    if len(whole.spans) > 1 or whole.rule == SIGNED:
        return
    found = parts(reading, whole.spans[0], kinds=_CLAIM_PARTS)
    if len(found) < 2:
        return
    cue = whole.attribution.cue[0] if whole.attribution.cue else None
    for part in found:
        span = _without_background(reading, part.span)
        yield replace(
            whole,
            id=utterance_id(reading.article.id, (span,), cue),
            spans=(span,),
            rule=f"{whole.rule}, {part.kind.value}",
            part_of=whole.id,
            attribution=replace(whole.attribution, quote=_part_quote(reading, whole, span)),
        )


def _speaker_goes_on(reading: Reading, said: Sequence[Utterance]) -> Iterator[Utterance]:
    """ "he" or "she" who says on in the next sentence is the person who spoke in the one before."""
    before: Utterance | None = None
    for utterance in said:
        found = utterance.attribution
        assert found is not None
        mention = found.sources[0].mention if found.sources else None
        if before is not None and before.attribution is not None and before.attribution.sources and mention is not None:
            speaker = before.attribution.sources[0]
            pronoun = mention.text(reading.article.text).lower() in {"he", "she"}
            gap = reading.article.text[before.sentence.end : utterance.sentence.start]
            adjacent = utterance.sentence.start > before.sentence.start and not gap.strip() and "\n" not in gap
            if pronoun and adjacent and len(before.attribution.sources) == 1 and speaker.actor.startswith("person/"):
                link = Resolution(
                    mention=mention, actor=speaker.actor, rule="speaker goes on", antecedent=speaker.mention
                )
                source = replace(speaker, mention=mention, resolution=link)
                utterance = replace(utterance, attribution=replace(found, sources=(source,)))
        yield utterance
        before = utterance


def _utterance(
    reading: Reading, actors: ActorTable, draft: Draft, *, kind: StatementKind = StatementKind.CLAIM
) -> Utterance:
    cue = draft.cues[0] if draft.cues else None
    return Utterance(
        id=utterance_id(reading.article.id, draft.spans, cue),
        kind=kind,
        spans=draft.spans,
        sentence=_sentence(reading, draft.spans, cue),
        rule=draft.rule,
        attribution=Attribution(
            sources=actors.sources(draft.source) if draft.source is not None else (),
            cue=draft.cues,
            quote=QuoteType.DIRECT if draft.rule == SIGNED else quote_type(reading, draft.spans, cue),
            rule=draft.rule,
            passage=draft.passage,
        ),
    )


def _part_quote(reading: Reading, whole: Utterance, part: Span) -> QuoteType:
    assert whole.attribution is not None
    if whole.rule == SIGNED:
        return QuoteType.DIRECT
    return quote_type(reading, (part,), whole.attribution.cue[0] if whole.attribution.cue else None)


def _without_background(reading: Reading, span: Span) -> Span:
    """``span`` without a final relative clause about somebody: that is background.

    "with their role morphing into … with the Iraqi military that continues to fight insurgents".
    """
    background = [
        p
        for p in parts(reading, span, kinds=frozenset({PartKind.RELATIVE}))
        if p.kind is PartKind.RELATIVE and span.end - p.span.end <= 2
    ]
    pronoun = None
    if background:
        pronoun = next((c for c in reading.doc[background[-1].head].lefts if c.tag_ in {"WDT", "WP"}), None)
    if pronoun is None or pronoun.idx <= span.start:
        return span
    return trimmed(reading.article.text, Span(span.start, pronoun.idx)) or span


def _sentence(reading: Reading, spans: Sequence[Span], cue: Span | None) -> Span:
    """From the start of the first sentence touched to the end of the last."""
    sents = [reading.tokens(s)[0].sent for s in (*spans, *([cue] if cue else []))]
    ends = [reading.tokens(s)[-1].sent for s in (*spans, *([cue] if cue else []))]
    start, end = min(s.start_char for s in sents), max(s.end_char for s in ends)
    return Span(start, max(len(reading.article.text[:end].rstrip()), start + 1))


def quote_type(reading: Reading, spans: Sequence[Span], cue: Span | None) -> QuoteType:
    """Direct if all words stand in quotation marks, mixed if some do, else indirect.

    A report inside a quotation ("One woman told us that …") is indirect there.
    """
    region = reading.quotation_at(cue.start) if cue is not None else None
    total = quoted = 0
    for span in spans:
        for match in _WORD.finditer(reading.article.text, span.start, span.end):
            total += 1
            found = reading.quotation_at(match.start())
            quoted += found is not None and found is not region
    if quoted == 0:
        return QuoteType.INDIRECT
    return QuoteType.DIRECT if quoted == total else QuoteType.MIXED


def _linked(made: Sequence[Utterance]) -> Iterator[Utterance]:
    """Set ``via``: the smallest utterance whose content holds this one's cue reports it."""
    for number, utterance in enumerate(made):
        cue = utterance.attribution.cue[:1] if utterance.attribution else ()
        near = made[max(0, number - _NEAR) : number + _NEAR]
        holders = [
            other for other in near if cue and other.id != utterance.id and any(s.contains(cue[0]) for s in other.spans)
        ]
        if holders:
            nearest = min(holders, key=lambda o: sum(s.end - s.start for s in o.spans))
            yield replace(utterance, via=nearest.id)
        else:
            yield utterance
