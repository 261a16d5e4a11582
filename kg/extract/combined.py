"""Rules and tagger together: what each adds to the other, and what is attributed without being stated.

The rules cut contents into statements and are seldom wrong where a listed cue reports in a known
construction: where they speak, their pieces stand. The tagger knows cues that no list holds, and how
far a content reaches: it adds what the rules miss, and the whole passage of what they found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.cues import Cue, CueKind, reporting_verbs
from kg.extract.drafts import Draft, attributable
from kg.extract.phrases import SUBJECTS, noun_phrase, trimmed
from kg.extract.reading import Reading
from kg.extract.reported import utters
from kg.extract.segments import coordinated, sentences
from kg.extract.tagged import Tagged
from kg.model import Passage, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Combined", "combined"]

_SAME = 0.5  # Jaccard of words
# How certain the tagger has to be: where a rule sees the same, alone, of reports without a source (rare and
# unsure), and of a claim.
_CONFIRMED, _ALONE, _UNSOURCED, _ALONE_CLAIM = 0.5, 0.7, 0.2, 0.75
_CONJUNCTION = re.compile(r"(?:and|but)\s+")
_WORD = re.compile(r"\w")
_TRAINED = "trained tagger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Combined:
    """Drafts of claims, and drafts of what is attributed without being stated."""

    claims: list[Draft]
    attitudes: list[Draft]


def combined(reading: Reading, ruled: Sequence[Draft], proposed: Sequence[Tagged]) -> Combined:
    """The drafts of the rules completed by the tagger's proposals."""
    groups = _grouped(reading, ruled)
    known = _Groups(reading, groups)
    claims: list[Draft] = []
    attitudes: list[Draft] = []
    for proposal in proposed:
        if proposal.certainty < (_CONFIRMED if proposal.source is not None else _UNSOURCED):
            continue
        about = known.about(proposal)
        for group in about:
            group.proposal = max(group.proposal or proposal, proposal, key=lambda p: p.certainty)
        if about or (proposal.source is not None and proposal.certainty < _ALONE):
            continue
        if _states(reading, proposal):
            claims += _drafts(reading, proposal)
        else:
            attitudes.append(_whole(proposal))
    claims += [draft for group in groups for draft in group.completed()]
    return Combined(claims=sorted(claims, key=lambda d: d.place), attitudes=sorted(attitudes, key=lambda d: d.place))


@dataclass(slots=True, kw_only=True)
class _Group:
    """The drafts of one cue, and the proposal that is about the same."""

    drafts: list[Draft]
    cue: frozenset[int]
    words: frozenset[int]
    proposal: Tagged | None = None

    def completed(self) -> Iterator[Draft]:
        """Yield the drafts with the passage that the tagger sees."""
        found = self.proposal
        for draft in self.drafts:
            yield draft if found is None else replace(draft, passage=_passage(found))


def _grouped(reading: Reading, drafts: Sequence[Draft]) -> list[_Group]:
    by_cue: dict[object, list[Draft]] = {}
    for draft in drafts:
        by_cue.setdefault(draft.cues[0] if draft.cues else draft, []).append(draft)
    return [
        _Group(
            drafts=group,
            cue=_words(reading, [c for d in group for c in d.cues]),
            words=_words(reading, [s for d in group for s in d.spans]),
        )
        for group in by_cue.values()
    ]


class _Groups:
    """The rules' groups, to be found by any word of theirs."""

    def __init__(self, reading: Reading, groups: Sequence[_Group]) -> None:
        self._reading = reading
        self._by_word: dict[int, list[_Group]] = {}
        for group in groups:
            for word in group.cue | group.words:
                self._by_word.setdefault(word, []).append(group)

    def about(self, proposal: Tagged) -> list[_Group]:
        """The groups that the proposal is about: one has its cue or most of its words; others go on inside it."""
        cue = _words(self._reading, (proposal.cue,)) | {proposal.head.i}
        words = _words(self._reading, proposal.content)
        near = {id(g): g for word in cue | words for g in self._by_word.get(word, ())}
        likeness = {
            key: bool(cue & group.cue) + len(words & group.words) / len(words | group.words)
            for key, group in near.items()
        }
        best = max(likeness, key=lambda key: likeness[key], default=None)
        return [
            group
            for key, group in near.items()
            if (key == best and likeness[key] > _SAME) or (not group.cue and group.words and group.words <= words)
        ]


def _words(reading: Reading, spans: Sequence[Span]) -> frozenset[int]:
    return frozenset(t.i for s in spans for t in reading.tokens(s) if t.text[:1].isalnum() or t.text[-1:].isalnum())


def _whole(proposal: Tagged) -> Draft:
    return Draft(
        spans=proposal.content,
        cues=(proposal.cue,),
        source=proposal.source,
        rule=_TRAINED,
        passage=_passage(proposal),
    )


def _passage(proposal: Tagged) -> Passage:
    return Passage(content=proposal.content, source=proposal.source)


def _drafts(reading: Reading, proposal: Tagged) -> Iterator[Draft]:
    """The proposal in pieces: sentences and coordinated clauses, joined around the cue."""
    assert proposal.source is not None
    local = reading.tokens(proposal.source).root
    speaker = _speaker(proposal.head, local)
    source = proposal.source if speaker == local else noun_phrase(speaker)
    for spans in _pieces(reading, proposal.content):
        yield replace(_whole(proposal), spans=spans, source=source)


def _pieces(reading: Reading, content: Sequence[Span]) -> list[tuple[Span, ...]]:
    """Sentences and coordinated clauses of the content; what goes on behind the cue joins its piece."""
    found: list[tuple[Span, ...]] = []
    for run in _joined(reading, content):
        bare = _bare(reading, run)
        pieces = [p for s in sentences(reading, bare) for p in coordinated(reading, s, comma=True)]
        goes_on = reading.article.text[bare.start].islower() and not _CONJUNCTION.match(
            reading.article.text, bare.start
        )
        if found and len(found[-1]) == 1 and goes_on:
            found[-1] = (*found[-1], pieces.pop(0))
        found.extend((piece,) for piece in pieces)
    return [(_without_conjunction(reading, spans[0]), *spans[1:]) for spans in found]


def _joined(reading: Reading, content: Sequence[Span]) -> Iterator[Span]:
    """Yield the runs of content, those with nothing but marks between them as one."""
    whole: Span | None = None
    for run in content:
        if whole is not None and not _WORD.search(reading.article.text, whole.end, run.start):
            whole = Span(whole.start, run.end)
            continue
        if whole is not None:
            yield whole
        whole = run
    if whole is not None:
        yield whole


def _without_conjunction(reading: Reading, span: Span) -> Span:
    opening = _CONJUNCTION.match(reading.article.text, span.start, span.end)
    return Span(opening.end(), span.end) if opening is not None and opening.end() < span.end else span


def _bare(reading: Reading, span: Span) -> Span:
    """``span`` without a conjunction that opens it and without the marks of a quotation that it holds whole."""
    text = reading.article.text
    start = span.start + 5 if text[span.start : span.start + 5].lower() == "that " else span.start
    region = reading.quotation_at(start)
    end = span.end
    if region is not None and region.outer.start >= start - 1:
        start = max(start, region.span.start)
        end = region.span.end if end == region.outer.end else end
    return (trimmed(text, Span(start, end)) if start < end else None) or span


def _states(reading: Reading, proposal: Tagged) -> bool:
    """Whether somebody named utters a clause or quoted words: "warned …", not "denounced the operation"."""
    head = proposal.head
    if proposal.source is None or proposal.certainty < _ALONE_CLAIM or not attributable(reading, head.idx):
        return False
    cue = _cue(reading, proposal, proposal.source)
    if cue.kind is CueKind.VERB and (cue.lemma not in reporting_verbs(reading.lexicon) or _unsaid(proposal)):
        return False
    if not utters(reading, cue):
        return False
    return any(_clause(reading, span) for span in proposal.content)


def _cue(reading: Reading, proposal: Tagged, source: Span) -> Cue:
    according = proposal.head.lower_ == "according"
    return Cue(
        head=proposal.head,
        kind=CueKind.ACCORDING if according else CueKind.VERB,
        span=proposal.cue,
        source=_speaker(proposal.head, reading.tokens(source).root),
        source_span=source,
        lemma=proposal.head.lemma_.lower(),
    )


def _speaker(verb: Token, source: Token) -> Token:
    """``source``, or the noun that a relative pronoun stands for: "Ada Roe, who said …"."""
    relative = source.tag_ == "WP" and verb.dep_ == "relcl"
    return verb.head if relative else source


def _unsaid(proposal: Tagged) -> bool:
    """Whether the source does not say it, or is told it: "did not say", "can expect", "was asked"."""
    assert proposal.source is not None
    for child in proposal.head.children:
        if child.dep_ == "neg" or child.tag_ == "MD":
            return True
        if child.dep_ == "nsubjpass" and proposal.source.start <= child.idx < proposal.source.end:
            return True
    return False


def _clause(reading: Reading, span: Span) -> bool:
    """Whether ``span`` has a verb with a subject or "to" of its own, or words in quotation marks."""
    inside = list(reading.tokens(span))
    numbers = {t.i for t in inside}
    return any(
        (t.head.i in numbers and (t.dep_ in SUBJECTS or (t.tag_ == "TO" and t.dep_ == "aux")))
        or reading.quotation_at(t.idx) is not None
        for t in inside
    )
