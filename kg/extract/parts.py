"""The statements inside one stretch of text: its clauses, and phrases that state something of their own.

A clause is cut off where it is finite and has a subject of its own, or coordinates a whole verb
phrase; a phrase where it names the ground of an action ("at the invitation of …"), contrasts by
negation ("…, not a change in posture") or is an absolute ("with their role morphing into …").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.extract.phrases import noun_phrase, token_span, trimmed
from kg.extract.reading import Reading
from kg.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Part", "PartKind", "parts"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_LEAST_WORDS = 2
_LONG_OBJECT = 6


class PartKind(StrEnum):
    """Why a stretch stands for a statement of its own."""

    MAIN = "main clause"
    COORDINATE = "coordinate clause"
    ADVERBIAL = "adverbial clause"
    SIMULTANEOUS = "simultaneous clause"
    RELATIVE = "relative clause"
    REASON = "reason clause"
    BASIS = "legal basis"
    CONTRAST = "contrast"
    OBJECT = "coordinate object"
    ABSOLUTE = "absolute"


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """One stretch with its head word's index, in text order."""

    span: Span
    kind: PartKind
    head: int


def parts(reading: Reading, span: Span, *, kinds: frozenset[PartKind] = frozenset(PartKind)) -> tuple[Part, ...]:
    """The statements inside ``span``, main clauses first cut free of the others; in text order.

    A single part that covers all of ``span`` comes back as MAIN.
    """
    tokens = [t for t in reading.tokens(span) if not t.is_space]
    cuts = [c for c in _cuts(reading, tokens, span) if c.kind in kinds]
    cuts = _outermost_consistent(reading, cuts)
    found = [Part(_shortened(reading, c.span, c.span.end), c.kind, c.head) for c in cuts]
    for stretch in _remainders(span, [c for c in cuts if not _of_subject(reading, c)]):
        main = _main(reading, stretch, tokens)
        if main is not None:
            found.append(main)
    return tuple(sorted(found))


def _cuts(reading: Reading, tokens: list[Token], span: Span) -> Iterator[Part]:
    basis = _basis(reading, tokens, span)
    yield from basis
    for token in tokens:
        for kind, first, last in _clause_at(reading, token, tokens):
            piece = trimmed(
                reading.article.text, Span(max(first.idx, span.start), min(last.idx + len(last.text), span.end))
            )
            if (
                piece is not None
                and span.contains(piece)
                and len(piece.text(reading.article.text).split()) >= _LEAST_WORDS
            ):
                yield Part(piece, kind, token.i)
    yield from _contrasts(reading, tokens, span)


def _clause_at(reading: Reading, token: Token, tokens: list[Token]) -> Iterator[tuple[PartKind, Token, Token]]:
    """Yield (kind, first, last) if ``token`` heads a clause that can stand apart."""
    last = min(token.right_edge, tokens[-1], key=lambda t: t.i)
    verb = token.pos_ in {"VERB", "AUX"}
    own = any(c.dep_ in _SUBJECTS for c in token.lefts)
    if verb and token.dep_ == "conj" and token.head.pos_ in {"VERB", "AUX"}:
        objects = any(c.dep_ in {"dobj", "prep", "ccomp", "xcomp", "attr", "acomp", "prt"} for c in token.rights)
        if (own or (objects and _finite(token) and _finite(token.head))) and token.head.i >= tokens[0].i:
            yield PartKind.COORDINATE, min([token, *token.lefts], key=lambda t: t.left_edge.i).left_edge, last
    elif verb and token.dep_ in {"advcl", "acl", "ccomp", "pcomp"} and own and _in_that(token):
        yield PartKind.REASON, next(c for c in token.lefts if c.dep_ in _SUBJECTS).left_edge, last
    elif verb and token.dep_ == "advcl" and own:
        mark = next((c for c in token.lefts if c.dep_ in {"mark", "advmod"}), None)
        kind = _adverbial(reading, token, mark)
        if mark is not None and kind is not None:
            first = next((t for t in token.doc[mark.i + 1 : token.i + 1] if not t.is_punct and t.dep_ != "mark"), token)
            yield kind, first, last
    elif verb and token.dep_ == "relcl" and token.tag_ != "VBG":
        yield from _relative(token, last)
    else:
        yield from _phrase_at(token, last)


def _phrase_at(token: Token, last: Token) -> Iterator[tuple[PartKind, Token, Token]]:
    """Yield (kind, first, last) if ``token`` heads a phrase that states something of its own."""
    if token.dep_ == "conj" and token.head.dep_ == "dobj" and token.pos_ in {"NOUN", "PROPN"}:
        group = [t for t in token.subtree if not t.is_punct]
        if len(group) >= _LONG_OBJECT and any(c.dep_ == "prep" for c in token.rights):
            yield PartKind.OBJECT, token.left_edge, last
    elif token.lower_ == "with" and token.dep_ == "prep":
        inner = next(
            (g for c in token.rights for g in (c, *c.rights) if g.tag_ == "VBG" and g.dep_ in {"pcomp", "acl"}), None
        )
        if inner is not None and token.nbor(-1 if token.i else 0).text == ",":
            yield PartKind.ABSOLUTE, token, last


def _adverbial(reading: Reading, verb: Token, mark: Token | None) -> PartKind | None:
    words = reading.lexicon
    if mark is None or (mark.lower_ == "as" and verb.lemma_.lower() in words.words("cues", "saying")):
        return None  # "as Bush claimed"
    if mark.lower_ in words.words("clauses", "simultaneous_marks"):
        return PartKind.SIMULTANEOUS
    return PartKind.ADVERBIAL if mark.lower_ in words.words("clauses", "stating_marks") else None


def _finite(verb: Token) -> bool:
    """Whether ``verb`` is finite itself or through an auxiliary; "to advise, assist" is not."""
    helpers = [c for c in verb.lefts if c.dep_ in {"aux", "auxpass"}]
    if any(c.lower_ == "to" for c in helpers) or verb.dep_ in {"xcomp", "pcomp"}:
        return False
    if verb.dep_ == "conj" and verb.tag_ == "VB" and not helpers:
        return verb.head.tag_ == "VB" and _finite(verb.head)
    return verb.tag_ in {"VBD", "VBZ", "VBP", "MD"} or bool(helpers) or (verb.tag_ == "VBN" and verb.dep_ == "conj")


def _in_that(token: Token) -> bool:
    """ "a political move only in that it would help him"."""
    marks = [c.lower_ for c in token.lefts if c.dep_ in {"mark", "prep", "advmod"}]
    return {"in", "that"} <= set(marks) or (token.dep_ == "pcomp" and token.head.lower_ == "in" and "that" in marks)


def _relative(token: Token, last: Token) -> Iterator[tuple[PartKind, Token, Token]]:
    """The relative clause, with the noun it describes if that is somebody who acts."""
    noun = token.head
    pronoun = next((c for c in token.lefts if c.tag_ in {"WDT", "WP", "WRB"}), None)
    if pronoun is None:
        return
    if pronoun.dep_ in {"nsubj", "nsubjpass"} and (noun.ent_type_ in {"PERSON", "ORG", "NORP", "GPE"} or _acts(noun)):
        first_offset = noun_phrase(noun).start
        first = next((t for t in token.doc[max(0, noun.i - 12) : noun.i + 1] if t.idx >= first_offset), noun)
        yield PartKind.RELATIVE, first, last
    elif pronoun.dep_ in {"nsubj", "nsubjpass"}:
        yield PartKind.RELATIVE, token.doc[pronoun.i + 1], last


def _acts(noun: Token) -> bool:
    return any(c.ent_type_ in {"NORP", "GPE"} for c in noun.lefts) and noun.pos_ in {"NOUN", "PROPN"}


def _basis(reading: Reading, tokens: list[Token], span: Span) -> list[Part]:
    """Phrases that name a legal or political ground, up to the end of their noun phrase."""
    text = reading.article.text
    found: list[Part] = []
    lowered = text[span.start : span.end].lower()
    for phrase in sorted(reading.lexicon.words("clauses", "basis_phrases"), key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", lowered):
            start = span.start + match.start()
            head = next((t for t in tokens if t.idx >= start), None)
            if head is None or any(p.span.start <= start < p.span.end for p in found):
                continue
            end = re.search(r"[,;]|$", text[start : span.end])
            stop = start + (end.start() if end else span.end - start)
            piece = trimmed(reading.article.text, Span(start, stop))
            if piece is not None:
                found.append(Part(piece, PartKind.BASIS, head.i))
    return found


def _contrasts(reading: Reading, tokens: list[Token], span: Span) -> Iterator[Part]:
    """ "…, not a change in physical posture", "down but not out": a negated second half."""
    for token in tokens[2:]:
        if token.lower_ != "not" or token.nbor(-1).text not in {",", "but", "–", "—"}:
            continue
        following = [t for t in tokens if t.i > token.i]
        if not following or (following[0].pos_ in {"VERB", "AUX"} and following[0].tag_ != "VBG"):
            continue
        first = token.nbor(-1) if token.nbor(-1).lower_ == "but" else token
        end = next((t for t in following if t.text in {",", ";", ".", "”", '"'}), None)
        last = end.nbor(-1) if end is not None else following[-1]
        piece = trimmed(reading.article.text, Span(first.idx, min(last.idx + len(last.text), span.end)))
        if piece is not None:
            yield Part(piece, PartKind.CONTRAST, token.i)


def _outermost_consistent(reading: Reading, cuts: list[Part]) -> list[Part]:
    """Cuts in text order; of two that cross, the earlier; nested ones shorten their host."""
    kept: list[Part] = []
    for cut in sorted(cuts, key=lambda c: (c.span.start, -c.span.end)):
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
        tokens[-1].is_space or tokens[-1].dep_ in {"cc", "mark"} or tokens[-1].text in {",", ";"}
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
