"""Polarity: whether the main clause of a content is affirmed or negated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.main_clause import Clause, has_subject
from kg.model import Polarity
from kg.resources import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["polarity_of"]


def polarity_of(clause: Clause) -> Polarity:
    """Negative if the verb, its subject or object, its opening or its cue negates; "not A but B" affirms B."""
    lexicon = clause.lexicon
    negative = False
    for child in clause.verb.children:
        negation = child.dep_ == "neg" or child.lower_ in lexicon.words("stance", "negators") or _no_longer(child)
        following = child.nbor().lower_ if child.i + 1 < len(child.doc) else ""
        negative = negative or (negation and following not in {"only", "just", "merely", "simply"})
    if clause.verb.lower_ == "cannot" or any(t.lower_ == "cannot" for t in clause.auxiliaries):
        negative = True
    for child in clause.verb.children:
        if child.dep_ in {"nsubj", "nsubjpass", "attr", "dobj"} and _negative_phrase(child, lexicon):
            negative = True
    first = clause.words[0].lower_
    if first in {"not", "nor", "neither", "no"} or (
        first == "but" and len(clause.words) > 1 and clause.words[1].lower_ == "not"
    ):
        negative = True
    if any(t.lower_ == "neither" and t.head == clause.verb for t in clause.own):
        negative = True
    if _removed(clause):
        negative = True
    if clause.disbelieved or clause.cue in lexicon.words("stance", "denying_cues"):
        negative = True
    if negative and _corrected(clause.verb):
        negative = False
    return Polarity.NEGATIVE if negative else Polarity.POSITIVE


def _no_longer(adverb: Token) -> bool:
    """ "no longer", "no more"."""
    return adverb.dep_ == "advmod" and any(c.lower_ == "no" for c in adverb.children)


def _corrected(verb: Token) -> bool:
    """ "is not A, but B" affirms B, so the clause as a whole is affirmed; "does not go but will" is not one."""
    scope = [verb, *(c for c in verb.children if c.dep_ in {"attr", "acomp", "dobj", "prep"})]
    return any(
        c.dep_ == "cc"
        and c.lower_ == "but"
        and c.i > head.i
        and not any(g.dep_ == "conj" and (has_subject(g) or _finite(g)) for g in head.children)
        for head in scope
        for c in head.children
    )


def _finite(verb: Token) -> bool:
    return verb.tag_ in {"VBD", "VBZ", "VBP"} or any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.lefts)


def _negative_phrase(noun: Token, lexicon: Lexicon) -> bool:
    listed = lexicon.words("stance", "negative_determiners")
    return noun.lower_ in listed or any(
        c.dep_ in {"det", "neg", "preconj"} and c.lower_ in listed for c in noun.children
    )


def _removed(clause: Clause) -> bool:
    """Lexical negation: "driven from holding any territory at all"."""
    passive = any(c.dep_ == "auxpass" for c in clause.verb.children)
    if not passive or clause.verb.lemma_.lower() not in clause.lexicon.words("stance", "removal"):
        return False
    return any(c.lower_ == "from" and any(g.tag_ == "VBG" for g in c.children) for c in clause.verb.children)
