"""Whether what a clause says is so already, is to come, or is only possible or wanted."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.check.meanings import meanings

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["MEANT", "Reality", "only_meant", "reality"]

_STEPS = 6
_FUTURE = frozenset({"will", "would", "shall", "’ll", "'ll"})
_POSSIBLE = frozenset({"may", "might", "could"})
_DUE = frozenset({"should", "must", "ought"})
_IF = frozenset({"if", "unless", "whether", "lest"})
_MEANT = frozenset({"plan", "want", "promise", "ask", "order", "need", "recommend", "allow", "possible", "try"})
_OPEN = frozenset({"want", "ask", "recommend", "possible", "try", "threat", "discuss"})
_BIDDING = frozenset({"ask", "order"})
MEANT = _MEANT | _OPEN  # the groups of words by which something is only meant
_CONTENTS = frozenset({"xcomp", "ccomp", "acl", "pcomp", "dobj", "pobj", "prep", "advcl"})


class Reality(StrEnum):
    """How real a clause is."""

    DONE = "done"  # "withdrew", "has withdrawn"
    NOW = "now"  # "withdraws", "is withdrawing": may still be to come
    TO_COME = "to come"  # "will withdraw", "plans to withdraw"
    OPEN = "open"  # "may withdraw", "if they withdraw", "wants to withdraw"


def reality(token: Token) -> Reality:
    """How real the clause of ``token`` is."""
    verb = _verb(token)
    own = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass", "mark"}}
    unable = "could" in own and any(c.dep_ == "neg" for c in verb.children)  # "could not hold the town"
    if own & (_POSSIBLE | _IF | _DUE) and not unable:
        return Reality.OPEN
    for above in _governing(verb):
        groups = meanings().of(above.lemma_.lower())
        if "plan" in groups or above.lower_ == "going":
            return Reality.TO_COME
        if groups & _OPEN or any(c.lower_ in _POSSIBLE for c in above.children if c.dep_ == "aux"):
            return Reality.OPEN
        if groups & _MEANT:
            return Reality.TO_COME
    if own & _FUTURE:
        return Reality.TO_COME
    described = verb.tag_ == "VBN" and not own
    past = verb.tag_ == "VBD" or described or own & {"has", "have", "had", "was", "were", "did"}
    return Reality.DONE if past else Reality.NOW


def only_meant(mine: Token, theirs: Token, *, turned: bool) -> bool:
    """Whether what is stated is less real than what is claimed, so that it says nothing of it.

    What is to come bears nothing out that is done, but may exclude it (``turned``): "will stay", "have left".
    """
    claimed, stated = reality(mine), reality(theirs)
    if stated is Reality.OPEN:
        return claimed is not Reality.OPEN and not _bidden(mine)
    return claimed is Reality.DONE and stated is Reality.TO_COME and not turned


def _bidden(token: Token) -> bool:
    """Whether somebody is told to do it: "were told to leave" and "were asked to leave" say the same."""
    return any(not _BIDDING.isdisjoint(meanings().of(above.lemma_.lower())) for above in _governing(_verb(token)))


def _verb(token: Token) -> Token:
    """The verb of the clause that a word stands in."""
    for _ in range(_STEPS):
        if token.pos_ in {"VERB", "AUX"} or token.head.i == token.i:
            break
        token = token.head
    return token


def _governing(verb: Token) -> Iterator[Token]:
    """Yield the words that an infinitive hangs on: "wants to", "the plan to", "was asked to"."""
    below = verb
    for _ in range(_STEPS):
        infinitive = any(c.tag_ == "TO" for c in below.children) or below.tag_ == "VBG"
        if below.head.i == below.i or not infinitive or below.dep_ not in _CONTENTS:
            return
        below = below.head
        yield below
