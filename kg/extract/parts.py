"""The statements inside one stretch of text: its clauses, and phrases that state something of their own.

A clause is cut off where it is finite and has a subject of its own, or coordinates a whole verb
phrase; a phrase where it names the ground of an action ("at the invitation of …"), contrasts by
negation ("…, not a change in posture") or is an absolute ("with their role morphing into …").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.cuts import Part, PartKind, cuts
from kg.extract.phrases import token_span, trimmed
from kg.extract.reading import Reading
from kg.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Part", "PartKind", "parts"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_LEAST_WORDS = 2


def parts(reading: Reading, span: Span, *, kinds: frozenset[PartKind] = frozenset(PartKind)) -> tuple[Part, ...]:
    """The statements inside ``span``, main clauses first cut free of the others; in text order.

    A single part that covers all of ``span`` comes back as MAIN.
    """
    tokens = [t for t in reading.tokens(span) if not t.is_space]
    kept = _outermost_consistent(reading, [c for c in cuts(reading, tokens, span) if c.kind in kinds])
    found = [Part(_shortened(reading, c.span, c.span.end), c.kind, c.head) for c in kept]
    for stretch in _remainders(span, [c for c in kept if not _of_subject(reading, c)]):
        main = _main(reading, stretch, tokens)
        if main is not None:
            found.append(main)
    return tuple(sorted(found))


def _outermost_consistent(reading: Reading, found: list[Part]) -> list[Part]:
    """Cuts in text order; of two that cross, the earlier; nested ones shorten their host."""
    kept: list[Part] = []
    for cut in sorted(found, key=lambda c: (c.span.start, -c.span.end)):
        hosts = [k for k in kept if k.span.contains(cut.span) and k.span != cut.span]
        crossing = [k for k in kept if k.span.overlaps(cut.span) and k not in hosts]
        if crossing:
            continue
        if hosts and cut.kind is not PartKind.REASON and cut.span.start - hosts[-1].span.start > 3:
            host = hosts[-1]
            kept[kept.index(host)] = Part(_shortened(reading, host.span, cut.span.start), host.kind, host.head)
        kept.append(cut)
    return kept


def _shortened(reading: Reading, span: Span, end: int) -> Span:
    """``span`` up to ``end`` without a conjunction, comma or relative pronoun left hanging."""
    tokens = [t for t in reading.tokens(Span(span.start, end)) if span.start <= t.idx < end]
    while len(tokens) > 1 and (
        tokens[-1].is_space
        or tokens[-1].dep_ in {"cc", "mark"}
        or tokens[-1].tag_ in {"WDT", "WP"}
        or tokens[-1].text in {",", ";"}
    ):
        tokens.pop()
    return token_span(tokens[0], tokens[-1])


def _of_subject(reading: Reading, cut: Part) -> bool:
    """Whether ``cut`` describes a subject whose verb follows: such a clause stays in its host as well.

    "The general who lost the war left": without it the subject would be torn from its verb. What
    somebody says ("Ruiz, who said …, left") does not stay.
    """
    verb = reading.doc[cut.head]
    if cut.kind is not PartKind.RELATIVE or verb.lemma_.lower() in reading.lexicon.words("cues", "saying"):
        return False
    return verb.head.dep_ in _SUBJECTS and verb.head.head.idx >= cut.span.end


def _remainders(span: Span, cuts: list[Part]) -> Iterator[Span]:
    """What is left of ``span`` between the cuts."""
    start = span.start
    for cut in sorted(cuts):
        if cut.span.start > start:
            yield Span(start, cut.span.start)
        start = max(start, cut.span.end)
    if start < span.end:
        yield Span(start, span.end)


def _main(reading: Reading, stretch: Span, tokens: list[Token]) -> Part | None:
    """``stretch`` as a main clause if it has a verb and a word to go with it; connectives stripped."""
    inside = [t for t in tokens if stretch.start <= t.idx < stretch.end]
    connectives = reading.lexicon.words("clauses", "connectives")
    while (
        inside
        and (inside[0].is_punct or inside[0].lower_ in connectives or _orphan(inside[0], inside))
        and inside[0].text not in {"“", '"'}
    ):
        inside.pop(0)
    while (
        inside
        and (inside[-1].is_punct or inside[-1].dep_ in {"cc", "mark"} or inside[-1].tag_ in {"WDT", "WP"})
        and inside[-1].text not in {"”", '"', ")"}
    ):
        inside.pop()
    verbs = [t for t in inside if t.pos_ in {"VERB", "AUX"}]
    if not verbs or len(inside) < _LEAST_WORDS:
        return None
    piece = trimmed(reading.article.text, token_span(inside[0], inside[-1]))
    return Part(piece, PartKind.MAIN, verbs[0].i) if piece is not None else None


def _orphan(mark: Token, inside: list[Token]) -> bool:
    """Whether ``mark`` opens no adverbial clause of these words: "if" stays before its condition."""
    return mark.dep_ == "mark" and not (mark.head.dep_ == "advcl" and mark.head in inside)
