"""Drafts: contents with cue and source as spans, before sources are resolved. The rules' own are made here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.extract.cues import Cue
from kg.extract.quoted import full_quotations
from kg.extract.reading import Reading
from kg.extract.reported import reported_contents
from kg.extract.signed import signatory, signed_sentences
from kg.model import ParagraphKind, Passage, Span

__all__ = ["SIGNED", "Draft", "attributable", "drafts"]

SIGNED = "signed statement"
_ATTRIBUTED_IN = frozenset({ParagraphKind.PROSE, ParagraphKind.CAPTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One content (several spans where the cue interrupts it), its cues, and where its source is named.

    ``passage`` is the whole that ``spans`` are a piece of, if that is known.
    """

    spans: tuple[Span, ...]
    cues: tuple[Span, ...]
    source: Span | None
    rule: str
    passage: Passage | None = None

    @property
    def place(self) -> tuple[int, int]:
        """Sort key: first word, the longer first."""
        return self.spans[0].start, -self.spans[-1].end


def drafts(reading: Reading, cues: Sequence[Cue]) -> list[Draft]:
    """What the rules find at ``cues``, in text order; every draft has a source."""
    quoted = list(full_quotations(reading, cues))
    found = [Draft(spans=q.spans, cues=tuple(c.span for c in q.cues), source=q.source, rule=q.rule) for q in quoted]
    taken = sorted({q.region.outer for q in quoted})
    quoting = {c.head.i for q in quoted for c in q.cues}
    found += [
        Draft(spans=r.spans, cues=(r.cue.span,), source=r.cue.source_span, rule=r.rule)
        for r in reported_contents(reading, cues, taken, quoting=quoting)
    ]
    found += _signed(reading, found)
    sourced = _distinct(d for d in found if d.source is not None)
    return sorted(sourced, key=lambda d: d.place)


def attributable(reading: Reading, offset: int) -> bool:
    """Whether ``offset`` lies in running text: titles, credits and datelines report nobody."""
    block = reading.paragraph_at(offset)
    return block is not None and block.kind in _ATTRIBUTED_IN


def _signed(reading: Reading, others: Sequence[Draft]) -> list[Draft]:
    """The signatory's sentences, what they report of others among them; a quotation of others stays theirs."""
    source = signatory(reading)
    if source is None:
        return []
    said = [s for d in others if d.source is not None for s in d.spans]
    return [
        Draft(spans=(sentence,), cues=(), source=source, rule=SIGNED)
        for sentence in signed_sentences(reading)
        if not sentence.overlaps(source) and not any(s.contains(sentence) for s in said)
    ]


def _distinct(found: Iterable[Draft]) -> Iterator[Draft]:
    """Each content once per cue; of two readings of the same words, the first found."""
    seen: set[tuple[Span, ...]] = set()
    for draft in found:
        if draft.spans not in seen:
            seen.add(draft.spans)
            yield draft
