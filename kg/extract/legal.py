"""The basis in law or by agreement that a text gives for something: "at the invitation of ..."."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.actors import ActorTable
from kg.extract.arguments import conjuncts, preposition_objects
from kg.extract.fillers import filler, in_role_order, phrase
from kg.extract.reading import Reading
from kg.model import Frame, Proposition, RoleFiller, Utterance

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["basis_noun", "legal_basis"]

_PARTIES = frozenset({"of", "with", "by", "from", "between", "to"})


def legal_basis(reading: Reading, utterance: Utterance, actors: ActorTable) -> Proposition | None:
    """The proposition of a content that is only such a phrase ("as per earlier agreements with X"), or None."""
    tokens = [t for t in reading.tokens(utterance.spans[0]) if not t.is_space and not t.is_punct]
    noun = _opens_with_basis(reading, tokens)
    if noun is None:
        return None
    parties = [filler(reading, "agent", n, actors, within=utterance.spans) for n in _parties(noun)]
    span = phrase(reading, noun, within=utterance.spans)
    basis = RoleFiller(role="basis", text=span.text(reading.article.text), span=span)
    return Proposition(predicate="legal_basis", frame=Frame.LEGAL_BASIS, arguments=in_role_order([*parties, basis]))


def basis_noun(reading: Reading, verb: Token) -> Token | None:
    """The agreement, invitation or mandate that a phrase beside ``verb`` gives as its basis."""
    nouns = reading.lexicon.table("frames", "legal")["nouns"]
    openings = reading.lexicon.table("frames", "legal")["openings"]
    for child in verb.subtree:
        if child.lemma_.lower() in nouns and child.dep_ == "pobj":
            preposition = child.head
            before = preposition.nbor(-1).lower_ + " " if preposition.i else ""
            if preposition.lower_ in openings or before + preposition.lower_ in openings:
                return child
    return None


def _opens_with_basis(reading: Reading, tokens: list[Token]) -> Token | None:
    """The noun of a content that begins with a basis phrase and has no verb of its own before the noun."""
    legal = reading.lexicon.table("frames", "legal")
    words = [t.lower_ for t in tokens]
    length = next((n for n in (4, 3, 2, 1) if " ".join(words[:n]) in legal["openings"]), 0)
    if not length:
        return None
    for token in tokens[length : length + 9]:
        if token.lemma_.lower() in legal["nouns"]:
            top = token if token.head in tokens[:length] or token.dep_ == "pobj" else None
            verbs = [t for t in tokens if t.pos_ == "VERB" and t.dep_ in {"ROOT", "ccomp"}]
            return top if not verbs else None
        if token.pos_ in {"VERB", "PUNCT"}:
            return None
    return None


def _parties(noun: Token) -> Iterator[Token]:
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in _PARTIES:
            for _, found in preposition_objects(child):
                yield found
                yield from conjuncts(found)
