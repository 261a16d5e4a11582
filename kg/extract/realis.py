"""Whether what a predicate word says is meant to be so, or is denied or only thought of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_denied", "is_only_possible"]

_CHAIN = frozenset({"xcomp", "pcomp", "acl", "conj", "dobj", "attr", "nsubj", "nsubjpass"})
_MAY = frozenset({"may", "might", "could"})
_THINKING = frozenset(
    {
        "consider",
        "contemplate",
        "discuss",
        "demand",
        "want",
        "propose",
        "refuse",
        "reject",
        "oppose",
        "possible",
        "need",
        "threaten",
        "avoid",
        "prevent",
        "urge",
        "choice",
        "option",
        "possibility",
        "prospect",
        "idea",
        "question",
        "debate",
        "proposal",
        "risk",
        "threat",
    }
)
_DENYING = frozenset({"refuse", "reject", "deny", "fail", "avoid", "prevent", "oppose"})
_NEGATIVE = frozenset({"no", "not", "n't", "n’t", "never", "neither"})
_CONDITIONS = frozenset({"if", "unless", "whether"})


def _above(token: Token) -> Iterator[Token]:
    """``token`` and the words that govern it inside one clause complex."""
    yield token
    for _ in range(4):
        if token.dep_ not in _CHAIN or token.head.i == token.i:
            return
        # A noun belongs to its verb and no further; "to" and "-ing" clauses go on upwards.
        governed = token.dep_ not in {"xcomp", "pcomp", "acl", "conj"}
        token = token.head.head if token.dep_ == "pcomp" else token.head
        yield token
        if governed:
            return


def is_denied(token: Token) -> bool:
    """Whether "not", "no" or a denying word stands over the predicate: "there was no need to send troops"."""
    negations = 0
    below: Token | None = None
    for word in _above(token):
        others = [c for c in word.children if below is None or c.i != below.i]
        negations += any(c.dep_ == "neg" or c.lower_ in _NEGATIVE for c in others)
        if word.pos_ in {"VERB", "AUX"}:
            negations += any(c.dep_ in {"nsubj", "nsubjpass", "attr"} and _is_none(c) for c in others)
        negations += below is not None and word.lemma_.lower() in _DENYING
        below = word
    return negations % 2 == 1


def _is_none(noun: Token) -> bool:
    return noun.lower_ in {"none", "nobody", "nothing"} or any(c.lower_ == "no" for c in noun.lefts)


def _is_purpose(token: Token) -> bool:
    """As in "to end the mission" behind a comma or beside the clause: what for, not what happens."""
    to = next((c for c in token.lefts if c.tag_ == "TO"), None)
    if to is None or token.tag_ != "VB":
        return False
    return token.dep_ == "advcl" or (token.dep_ == "xcomp" and to.i > 0 and to.nbor(-1).text == ",")


def _is_imperative(token: Token) -> bool:
    """As in "Get our troops out of Mali", he said: a demand."""
    bare = token.tag_ == "VB" and token.dep_ in {"ROOT", "ccomp"}
    return bare and not any(c.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} or c.tag_ == "TO" for c in token.lefts)


def _is_thought(token: Token) -> bool:
    """As in "the prospect of a withdrawal": a move that is the content of a noun of thinking."""
    of = token.head
    return token.dep_ == "pobj" and of.lower_ == "of" and of.head.pos_ == "NOUN" and of.head.lemma_ in _THINKING


def is_only_possible(reading: Reading, token: Token) -> bool:
    """Whether it only may be, is asked for, or hangs on a condition."""
    del reading
    for word in _above(token):
        if any(c.dep_ == "aux" and c.lower_ in _MAY for c in word.children):
            return True
        if any(c.dep_ == "mark" and c.lower_ in _CONDITIONS for c in word.children):
            return True
        if word.i != token.i and word.lemma_.lower() in _THINKING:
            return True
    if any(
        c.dep_ == "advcl" and any(m.lower_ in _CONDITIONS for m in c.lefts if m.dep_ == "mark") for c in token.lefts
    ):
        return True
    if _is_purpose(token) or _is_thought(token) or _is_imperative(token):
        return True
    verb = token
    while verb.pos_ not in {"VERB", "AUX"} and verb.head.i != verb.i:
        verb = verb.head
    return verb.i != token.i and any(c.dep_ == "aux" and c.lower_ in _MAY for c in verb.children)
