"""Spans of syntactic phrases: a noun phrase without its tail, a clause between its borders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["inside", "noun_phrase", "subject_of", "token_span", "trimmed"]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_TAIL = frozenset({"relcl", "acl", "appos", "punct", "advcl", "parataxis", "cc", "conj", "prep", "dep"})
_OPENING = "“‟„«\"'‘("
_EDGE = " \t\r\n\u00a0,;:–—-"


def token_span(first: Token, last: Token) -> Span:
    """The article span from ``first`` to ``last``, both included."""
    return Span(first.idx, last.idx + len(last.text))


def inside(token: Token, span: Span) -> bool:
    """Whether ``token`` lies in ``span``."""
    return span.start <= token.idx < span.end


def subject_of(verb: Token) -> Token | None:
    """The grammatical subject of ``verb``, taken over coordination if it has none of its own."""
    seen = verb
    for _ in range(6):
        for child in seen.children:
            if child.dep_ in {"nsubj", "nsubjpass", "csubj"}:
                return child
        if seen.dep_ in {"conj", "xcomp", "advcl", "aux"} and seen.head.pos_ in {"VERB", "AUX"}:
            seen = seen.head
        elif seen.dep_ == "pcomp" and seen.head.dep_ == "prep" and seen.head.head.pos_ in {"VERB", "AUX"}:
            seen = seen.head.head
        else:
            return None
    return None


def noun_phrase(head: Token) -> Span:
    """The noun phrase of ``head`` with its "of"/"for" complements and coordination, without the tail.

    Relative clauses, appositions and anything behind a comma stay outside: "Ada Roe, a farmer" gives
    "Ada Roe". A coordination ("A, B and C") is kept whole.
    """
    last = _last_of(head)
    for conjunct in _conjuncts(head):
        last = max(last, _last_of(conjunct), key=lambda t: t.i)
    first = head.doc[min(t.i for t in _front(head))]
    return token_span(first, last)


def _front(head: Token) -> Iterator[Token]:
    yield head
    for child in head.lefts:
        if child.dep_ not in {"punct", "cc", "relcl", "advcl", "prep", "parataxis"}:
            yield from child.subtree
    for child in head.lefts:
        if child.dep_ == "punct" and child.text in {"-", "–", "/", ".", "’"}:
            yield child


def _last_of(head: Token) -> Token:
    last = head
    for child in head.rights:
        if child.dep_ in {"case", "nmod", "nummod", "compound", "flat"} or (
            child.dep_ == "prep"
            and child.i == last.i + 1
            and child.lower_ in {"of", "for", "in", "from", "at", "with", "on"}
        ):
            if child.dep_ == "prep":
                objects = [c for c in child.rights if c.dep_ == "pobj"]
                if not objects:
                    break
                last = _last_of(objects[0])
            else:
                last = child
        elif child.dep_ not in {"punct", "cc", "conj"} or child.text in {",", ";", "(", "—", "–", "--"}:
            break
    return last


def _conjuncts(head: Token) -> Iterator[Token]:
    for child in head.rights:
        if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
            yield child
            yield from _conjuncts(child)


def trimmed(text: str, span: Span) -> Span | None:
    """``span`` of ``text`` without white space, commas and dashes at its ends; None if nothing is left.

    An opening mark at the end, a closing one at the start and a full stop at the end go as well; one
    closing quotation mark stays where its opening mark is inside.
    """
    start, end = span.start, span.end
    while start < end and (text[start] in _EDGE or text[start] in ".”’»)?!"):
        start += 1
    while end > start and (text[end - 1] in _EDGE or text[end - 1] in "“‘«("):
        end -= 1
    if end > start and text[end - 1] == "." and not _abbreviation(text, start, end):
        end -= 1
    return Span(start, end) if start < end else None


def _abbreviation(text: str, start: int, end: int) -> bool:
    """Whether the full stop at ``end - 1`` belongs to a word such as "U.S." or "Jr."."""
    word = text[start:end].rsplit(None, 1)[-1]
    return word.count(".") > 1 or word in {"Jr.", "Sr.", "Inc.", "Co.", "Corp.", "Gen.", "Sgt."}


def first_last(tokens: Iterable[Token]) -> tuple[Token, Token] | None:
    """The first and the last of ``tokens`` that are neither space nor punctuation."""
    words = [t for t in tokens if not t.is_space and not t.is_punct]
    return (words[0], words[-1]) if words else None
