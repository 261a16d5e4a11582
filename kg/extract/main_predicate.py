"""The word of a content that says what it is about: through "continue to", "there is", "conduct"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.actors import ActorTable
from kg.extract.reading import Reading
from kg.extract.senses import Predicate, predicate_at
from kg.extract.stance import main_verb
from kg.model import Utterance

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["content_word", "listed_predicate"]

_STEPS = 6
_STATES = frozenset({"down", "out", "over", "up", "away"})


def content_word(reading: Reading, utterance: Utterance) -> Token:
    """The predicate word of what ``utterance`` says.

    "they continued to conduct attacks" gives "attacks"; "This is a change" gives "change"; "had been
    driven from holding ground" gives "holding".
    """
    token = _start(reading, utterance)
    for _ in range(_STEPS):
        deeper = _deeper(reading, token)
        if deeper is None or not any(s.start <= deeper.idx < s.end for s in utterance.spans):
            return token
        token = deeper
    return token


def _start(reading: Reading, utterance: Utterance) -> Token:
    token = main_verb(reading, utterance)
    if token.pos_ in {"VERB", "AUX", "NOUN", "PROPN", "ADJ", "ADP", "SCONJ"}:
        return token
    # "not a change in posture", "but not out": a fragment that begins with a small word.
    words = [t for s in utterance.spans for t in reading.tokens(s) if not t.is_punct and not t.is_space]
    full = [t for t in words if t.pos_ in {"NOUN", "PROPN", "VERB", "ADJ", "ADV", "ADP"} and t.dep_ != "neg"]
    places = {t.i for t in full}
    return next((t for t in full if t.head.i not in places or t.head.i == t.i), token)


def _deeper(reading: Reading, token: Token) -> Token | None:
    descent = reading.lexicon.table("frames", "descent")
    lemma = token.lemma_.lower()
    if token.pos_ in {"ADP", "SCONJ", "PART"}:
        # "with their role shifting": the parse makes the noun or the verb the object of "with".
        below = [*token.children, *(c for noun in token.children if noun.dep_ == "pobj" for c in noun.rights)]
        return next((c for c in below if c.dep_ in {"pcomp", "advcl"} or (c.dep_ == "acl" and c.tag_ == "VBG")), None)
    if token.pos_ in {"NOUN", "PROPN", "PRON"}:
        # "the army that continues to fight": a phrase whose news is in its relative clause.
        return next((c for c in token.rights if c.dep_ == "relcl"), None)
    if token.pos_ not in {"VERB", "AUX", "ADJ"}:
        return None
    if lemma in descent["from_verbs"]:
        found = _behind_from(token)
        if found is not None:
            return found
    if lemma == "be" and (behind := _behind_be(token)) is not None:
        return behind
    if lemma in descent["verbs"]:
        return _clause_behind(token)
    return None


def _behind_be(token: Token) -> Token | None:
    noun = next((c for c in token.rights if c.dep_ in {"attr", "acomp"}), None)
    if noun is None:
        return next((c for c in token.rights if c.lower_ in _STATES and c.dep_ == "advmod"), None)
    return noun if noun.pos_ in {"NOUN", "ADJ"} else None


def _clause_behind(token: Token) -> Token | None:
    clause = next((c for c in token.rights if c.dep_ in {"xcomp", "ccomp"} and c.pos_ in {"VERB", "AUX"}), None)
    if clause is not None:
        return clause
    to = next((c for c in token.rights if c.dep_ == "prep" and c.lower_ == "to"), None)
    return next((c for c in to.children if c.dep_ == "pcomp"), None) if to is not None else None


def _behind_from(verb: Token) -> Token | None:
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ == "from":
            return next((c for c in child.children if c.dep_ == "pcomp"), None)
    return None


def listed_predicate(reading: Reading, token: Token, actors: ActorTable) -> Predicate | None:
    """The listed sense of ``token``, or of the noun that a light verb only carries ("launched airstrikes")."""
    lemma = token.lemma_.lower()
    noun = None
    if lemma in reading.lexicon.table("frames", "descent")["light"]:
        noun = next((c for c in token.rights if c.dep_ in {"dobj", "attr"} and c.pos_ == "NOUN"), None)
    found = predicate_at(reading, token, actors)
    if noun is None or found is not None:
        return found
    return predicate_at(reading, noun, actors)
