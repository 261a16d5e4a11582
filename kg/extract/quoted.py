"""Quotations given to their speakers by the words around them.

A full quotation stands for a clause of its own and has its cue before it (X said: “…”), behind it
(“…,” said X) or around it (“…,” X said, “…”); without a cue it goes on with the speaker at hand. A
partial one is a few words inside somebody's sentence: reported.py takes it as part of a content, or
it is nobody's (scare quotes). Parses of sentences with quotations are unreliable, so the borders come
from the marks and only the cue's source from the parse.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.cues import Cue, CueKind
from kg.extract.phrases import noun_phrase, subject_of
from kg.extract.reading import Reading
from kg.extract.segments import coordinated, first_sentence, sentence_break, sentences
from kg.model import Paragraph, QuoteRegion, Span

__all__ = ["Quoted", "full_quotations"]

_WORD = re.compile(r"\w+")
_FULL_START = re.compile(r"[\[(…. ]*(?:[A-Z0-9À-Þ]|I\b)")
_ENDS_OPEN = re.compile(r"[,?!—–-]$|\.\.\.$|…$")
_LEAD_MARK = re.compile(r"[,:;—–-]$")
_FARTHEST_CUE = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """One utterance inside quotation marks: its pieces, its cue, and where its source is named."""

    spans: tuple[Span, ...]
    cue: Cue | None
    source: Span | None
    rule: str
    region: QuoteRegion
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class _Speaker:
    cue: Cue | None
    source: Span | None
    rule: str
    cues: tuple[Cue, ...] = ()


def full_quotations(reading: Reading, cues: Sequence[Cue]) -> Iterator[Quoted]:
    """Yield the utterances of all full quotations in text order."""
    words = reading.lexicon
    quoting = words.words("cues", "saying") | words.words("cues", "quoting_only")
    usable = [c for c in cues if c.kind is not CueKind.NOUN and (c.lemma in quoting or c.kind is CueKind.ACCORDING)]
    usable = [c for c in usable if reading.quotation_at(c.head.idx) is None]
    starts = [c.head.idx for c in usable]
    last: _Speaker | None = None
    number = 0
    for block in reading.paragraphs:
        regions = []
        while number < len(reading.quotations) and reading.quotations[number].outer.start < block.span.end:
            regions.append(reading.quotations[number])
            number += 1
        if not regions:
            last = _announced(reading, block, usable, starts) if last is not None or block else None
            continue
        paragraph = _Block(reading, block, regions, usable, starts)
        yield from paragraph.utterances(last)
        last = paragraph.last


def _announced(reading: Reading, block: Paragraph, usable: Sequence[Cue], starts: Sequence[int]) -> _Speaker | None:
    """The speaker whom a paragraph without quotations leaves at hand: its last cue, if it is one."""
    low, high = bisect_left(starts, block.span.start), bisect_left(starts, block.span.end)
    found = [c for c in usable[low:high] if c.source_span is not None]
    if not found:
        return None
    cue = found[-1]
    if reading.article.text[: block.span.end].endswith(":"):
        return _Speaker(cue, cue.source_span, "announced", (cue,))
    return _Speaker(None, cue.source_span, "continuation")


class _Block:
    """The quotations of one paragraph."""

    def __init__(
        self,
        reading: Reading,
        block: Paragraph,
        regions: list[QuoteRegion],
        usable: Sequence[Cue],
        starts: Sequence[int],
    ) -> None:
        self.reading, self.block, self.regions = reading, block, regions
        self.text = reading.article.text
        self.usable, self.starts = usable, starts
        self.last: _Speaker | None = None

    def utterances(self, before: _Speaker | None) -> Iterator[Quoted]:
        """Yield the utterances of the paragraph; ``before`` is the speaker the one before left."""
        full = [r for r in self.regions if self._is_full(r)]
        speakers = [self._cued(r) for r in full]
        pending: list[Span] = []
        for index, region in enumerate(full):
            speaker = speakers[index] or self._uncued(region, full, speakers, index, before)
            if speaker is None:
                continue
            self.last = _Speaker(None, speaker.source, "continuation")
            parts = list(sentences(self.reading, region.span))
            if pending and parts:
                yield self._quoted((*pending, parts.pop(0)), speaker, region, "interrupted")
                pending = []
            if parts and self._interrupted(region, full, index):
                pending = [parts.pop()]
                speakers[index + 1] = speakers[index + 1] or speaker
            for piece in (p for part in parts for p in coordinated(self.reading, part, comma=True)):
                yield self._quoted((piece,), speaker, region, speaker.rule)
        if not full:
            self.last = self.last or before

    def _quoted(self, spans: tuple[Span, ...], speaker: _Speaker, region: QuoteRegion, rule: str) -> Quoted:
        return Quoted(spans=spans, cue=speaker.cue, source=speaker.source, rule=rule, region=region, cues=speaker.cues)

    def _gap(self, region: QuoteRegion) -> tuple[str, int, str, int]:
        """(words before since the last region, their offset, words behind to the next, their offset)."""
        index = self.regions.index(region)
        start = self.regions[index - 1].outer.end if index else self.block.span.start
        end = self.regions[index + 1].outer.start if index + 1 < len(self.regions) else self.block.span.end
        return self.text[start : region.outer.start], start, self.text[region.outer.end : end], region.outer.end

    def _lead(self, region: QuoteRegion) -> tuple[str, int]:
        """The words of the same sentence before the region, and their offset."""
        before, start, _, _ = self._gap(region)
        cut = sentence_break(before + "X") if before.strip() else len(before)
        if re.search(r"[.!?]\s*$", before) and not re.search(r"\b(?:[A-Z]|Gen|Lt|Col|Mr|Ms|Dr)\.\s*$", before):
            cut = len(before)
        return before[cut:], start + cut

    def _is_full(self, region: QuoteRegion) -> bool:
        content = region.span.text(self.text).strip()
        lead = self._lead(region)[0].rstrip()
        if len(_WORD.findall(content)) < 2 and not content.endswith((".", ",", "!", "?")):
            return False
        capital = bool(_FULL_START.match(content))
        behind = self._gap(region)[2]
        if not lead.strip(" —–-(“"):
            if self._goes_on(content, behind):
                return False
            return capital or region.reopens or bool(_ENDS_OPEN.search(content)) or bool(re.match(r"\s*,", behind))
        if _LEAD_MARK.search(lead):
            if lead.endswith(":") or self._before(region) is not None:
                return capital or len(_WORD.findall(content)) > 3 or lead.endswith(":")
            previous = self._previous_touches(region)
            return previous or (capital and bool(_ENDS_OPEN.search(content)) and self._behind(region) is not None)
        if capital and self._cue_ends(lead, region):
            return True
        return (
            capital
            and len(_WORD.findall(content)) > 3
            and bool(_ENDS_OPEN.search(content))
            and self._behind(region) is not None
        )

    def _goes_on(self, content: str, behind: str) -> bool:
        """Whether the sentence simply runs on behind the marks: '“A power struggle” as it is …'."""
        if _ENDS_OPEN.search(content) or content.endswith((".", ":", ";")) or not re.match(r"\s+[a-z]", behind):
            return False
        first = behind.split()[0].strip(",.")
        return not any(c.head.lower_ == first for c in self.usable)

    def _cue_ends(self, lead: str, region: QuoteRegion) -> bool:
        """Whether the lead's last word is a cue: 'Roe wrote "The point …"'."""
        _, start = self._lead(region)
        found = self._cues(start, region.outer.start)
        return bool(found) and found[-1].span.end == start + len(lead)

    def _previous_touches(self, region: QuoteRegion) -> bool:
        """Whether the region goes on with the one before: “A,” he said, “b.”"""
        index = self.regions.index(region)
        if not index:
            return False
        previous = self.regions[index - 1]
        gap = self.text[previous.outer.end : region.outer.start]
        ends_open = bool(_ENDS_OPEN.search(previous.span.text(self.text).rstrip()))
        return ends_open and not re.search(r"[.!?]\s", gap) and bool(self._cues(previous.outer.end, region.outer.start))

    def _cues(self, start: int, end: int) -> Sequence[Cue]:
        return self.usable[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _cued(self, region: QuoteRegion) -> _Speaker | None:
        ahead, behind = self._before(region), self._behind(region)
        cue = ahead or behind
        if ahead is not None and behind is not None and ahead.source_span is None:
            cue = behind
        if cue is None:
            return None
        source = cue.source_span
        both = tuple(c for c in (ahead, behind) if c is not None)
        return _Speaker(cue, source, "cue before" if cue is ahead else "cue behind", both)

    def _before(self, region: QuoteRegion) -> Cue | None:
        lead, start = self._lead(region)
        if not lead.strip():
            return None
        found = self._cues(start, region.outer.start)
        if not found:
            return None
        cue = found[-1]
        distance = region.outer.start - cue.span.end
        own_clause = any(c.dep_ == "ccomp" and cue.head.idx < c.idx < region.outer.start for c in cue.head.children)
        goes_on = lead.rstrip().endswith((",", ":", ";")) and _FULL_START.match(region.span.text(self.text).strip())
        if distance > _FARTHEST_CUE or (own_clause and not goes_on):
            return None
        return cue

    def _behind(self, region: QuoteRegion) -> Cue | None:
        content = region.span.text(self.text).rstrip()
        _, _, behind, start = self._gap(region)
        if re.match(r"\s*[.;:]", behind) or (not _ENDS_OPEN.search(content) and not re.match(r"\s*[,—–-]", behind)):
            closed = bool(re.search(r"[.;:]$", content))
            if closed or not re.match(r"\s*(?:\w+\s){0,5}\w+", behind):
                return None
        end = start + first_sentence(behind)
        found = self._cues(start, end)
        if not found:
            return None
        cue = found[0]
        if _WORD.findall(self.text[start : cue.head.idx])[14:]:
            return None
        if content.endswith(("?", "!")) and any(c.dep_ == "mark" for k in cue.head.children for c in k.children):
            return None
        return cue

    def _interrupted(self, region: QuoteRegion, full: list[QuoteRegion], index: int) -> bool:
        """Whether the sentence goes on in the next region: “A,” he said, “b.”"""
        if index + 1 >= len(full):
            return False
        following = full[index + 1]
        if self.regions.index(following) != self.regions.index(region) + 1 or not self._previous_touches(following):
            return False
        gap = self.text[region.outer.end : following.outer.start].rstrip()
        return gap.endswith((",", "—", "–", "-", ":")) or following.span.text(self.text)[:1].islower()

    def _uncued(
        self,
        region: QuoteRegion,
        full: list[QuoteRegion],
        speakers: list[_Speaker | None],
        index: int,
        before: _Speaker | None,
    ) -> _Speaker | None:
        """The speaker of a quotation without a cue of its own."""
        lead, _ = self._lead(region)
        if lead.strip(" —–-(") and not lead.rstrip().endswith(":"):
            return None
        if self.last is not None:
            return _Speaker(None, self.last.source, "continuation")
        earlier = [c for c in self._cues(self.block.span.start, region.outer.start) if c.source_span is not None]
        if earlier:
            return _Speaker(None, earlier[-1].source_span, "preceding cue")
        subject = self._preceding_subject(region)
        if subject is not None:
            return _Speaker(None, subject, "preceding subject")
        for later in range(index + 1, len(full)):
            if speakers[later] is not None:
                return _Speaker(None, speakers[later].source, "following cue")  # type: ignore[union-attr]
        if before is not None and self.text[self.block.span.start : region.outer.start].strip() == "":
            return before
        return None

    def _preceding_subject(self, region: QuoteRegion) -> Span | None:
        """The subject of the sentence before, in the same paragraph: 'Roe denounced it. “…”'."""
        words = self.text[self.block.span.start : region.outer.start]
        if not words.strip():
            return None
        token = self.reading.tokens(Span(max(self.block.span.start, region.outer.start - 2), region.outer.start))[0]
        sent = token.sent if token.sent.start_char < region.outer.start else None
        if sent is None:
            return None
        subject = subject_of(sent.root)
        if subject is None or self.reading.quotation_at(subject.idx) is not None or subject.idx >= region.outer.start:
            return None
        return noun_phrase(subject) if subject.pos_ in {"PROPN", "PRON", "NOUN"} else None
