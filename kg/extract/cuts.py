"""Where a stretch of text can be cut: its clauses, with the phrases that state something of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.phrases import noun_phrase, trimmed
from kg.extract.reading import Reading
from kg.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Part", "PartKind", "cuts"]

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


def cuts(reading: Reading, tokens: list[Token], span: Span) -> Iterator[Part]:
    """Yield every part that can be cut off inside ``span``; they may overlap."""
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
        alone = objects and _finite(token) and _finite(token.head) and not _shares_object(token)
        if (own or alone) and token.head.i >= tokens[0].i:
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
        return None  # "as the minister claimed"
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


def _shares_object(verb: Token) -> bool:
    """Whether the verb before may have the same object: "the force identified and detained the commander"."""
    own = {"cc", "punct", "conj"}
    return any(c.dep_ == "dobj" for c in verb.rights) and not any(
        c.i < verb.i and c.dep_ not in own for c in verb.head.rights
    )


def _acts(noun: Token) -> bool:
    return any(c.ent_type_ in {"NORP", "GPE"} for c in noun.lefts) and noun.pos_ in {"NOUN", "PROPN"}


def _basis(reading: Reading, tokens: list[Token], span: Span) -> list[Part]:
    """Phrases that name a legal or political ground, up to the end of their noun phrase."""
    text = reading.article.text
    found: list[Part] = []
    lowered = text[span.start : span.end].lower()
    for match in _one_of(reading.lexicon.words("clauses", "basis_phrases")).finditer(lowered):
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


@cache
def _one_of(phrases: frozenset[str]) -> re.Pattern[str]:
    """Any of ``phrases``, the longest that fits."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


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
