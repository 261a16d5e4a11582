"""The occasion of speaking: in what medium and when somebody said it.

"said during an off-the-air press conference on December 9th" gives both. What the same source goes on
to say in this paragraph or the next, without an occasion of its own, was said on the same one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.actors import ActorTable
from kg.extract.cues import Cue, CueKind, day_behind
from kg.extract.phrases import noun_phrase
from kg.extract.reading import Reading
from kg.model import DateExpression, Span, Utterance

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["on_occasions"]

_WITHIN_PARAGRAPHS = 1


@dataclass(frozen=True, slots=True)
class _Occasion:
    medium: Span | None
    date: DateExpression | None
    paragraph: int


def on_occasions(
    reading: Reading,
    claims: Sequence[Utterance],
    cues: Iterable[Cue],
    *,
    actors: ActorTable,
    dates: Sequence[DateExpression],
) -> Iterator[Utterance]:
    """Yield ``claims`` with medium and date of their communication, as far as the text gives them."""
    contents: dict[Span, list[Span]] = {}
    for claim in claims:
        for cue_span in claim.attribution.cue if claim.attribution is not None else ():
            contents.setdefault(cue_span, []).extend(claim.spans)
    own = {c.span: o for c in cues if (o := _occasion(reading, c, contents.get(c.span, []), dates)) is not None}
    spoken = sorted(
        ((span.start, actors.source(mention).actor, occasion) for span, (mention, occasion) in own.items()),
        key=lambda row: row[0],
    )
    last: dict[str, _Occasion] = {}
    position = 0
    for claim in claims:
        attribution = claim.attribution
        assert attribution is not None
        while position < len(spoken) and spoken[position][0] < max(claim.sentence.end, claim.spans[-1].end):
            last[spoken[position][1]] = spoken[position][2]
            position += 1
        found = next((own[c][1] for c in attribution.cue if c in own), None)
        if found is None and attribution.sources:
            before = last.get(attribution.sources[0].actor)
            here = _paragraph(reading, claim.spans[0].start)
            found = before if before is not None and 0 <= here - before.paragraph <= _WITHIN_PARAGRAPHS else None
        if found is None:
            yield claim
        else:
            yield replace(claim, attribution=replace(attribution, medium=found.medium, date=found.date))


def _occasion(
    reading: Reading, cue: Cue, content: Sequence[Span], dates: Sequence[DateExpression]
) -> tuple[Span, _Occasion] | None:
    if cue.kind is not CueKind.VERB or cue.source_span is None:
        return None
    phrases = list(_adjuncts(cue.head))
    medium = next((m for p in phrases if (m := _medium(reading, p)) is not None), None)
    day = day_behind(reading, cue)
    date = _date_near(dates, day) if day is not None else None
    for phrase in phrases:
        span = Span(phrase.left_edge.idx, phrase.right_edge.idx + len(phrase.right_edge.text))
        near = dates[bisect_left(dates, span.start, key=lambda d: d.span.start) :][:3]
        date = date or next(
            (d for d in near if span.contains(d.span) and not any(s.overlaps(d.span) for s in content)), None
        )
    if medium is None and date is None:
        return None
    return cue.source_span, _Occasion(medium, date, _paragraph(reading, cue.span.start))


def _date_near(dates: Sequence[DateExpression], day: Span) -> DateExpression | None:
    """The date that ``day`` is part of."""
    stop = bisect_left(dates, day.end, key=lambda d: d.span.start)
    return next((d for d in dates[max(0, stop - 1) : stop] if d.span.overlaps(day)), None)


def _adjuncts(verb: Token) -> Iterator[Token]:
    """Prepositional and temporal phrases that hang on the cue itself."""
    for child in verb.children:
        if child.dep_ in {"prep", "npadvmod", "advmod", "dobj"}:
            yield child


def _medium(reading: Reading, phrase: Token) -> Span | None:
    words = reading.lexicon.words("cues", "media")
    told = phrase.dep_ == "dobj" and phrase.head.lemma_.lower() in reading.lexicon.words("cues", "addressing")
    if told and phrase.lemma_.lower() in words:
        return noun_phrase(phrase)
    if phrase.dep_ != "prep" or phrase.lower_ not in {"in", "during", "at", "on", "to", "through", "via"}:
        return None
    for child in phrase.children:
        if child.dep_ == "pobj" and (child.lemma_.lower() in words or child.lower_ in words):
            return noun_phrase(child)
    return None


def _paragraph(reading: Reading, offset: int) -> int:
    return bisect_right(reading.paragraphs, offset, key=lambda p: p.span.start) - 1
