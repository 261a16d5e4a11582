"""Mission roles: what a force is said to be there for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.extract.force_phrases import is_force
from kg.extract.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["missions_among", "missions_beside", "missions_of"]

_BEFORE_NOUN = frozenset({"compound", "amod", "nmod", "conj", "dep", "punct"})


def missions_of(reading: Reading, noun: Token | None) -> tuple[str, ...]:
    """The roles that a mission noun names: "combat mission", 'an "advise and assist" role'."""
    if noun is None or noun.lemma_.lower() not in reading.lexicon.table("forces", "kinds")["mission"]:
        return ()
    words = [t for t in reading.doc[noun.left_edge.i : noun.i] if not t.is_punct]
    words += [t for c in noun.rights if c.dep_ in {"acl", "prep"} and c.lower_ in {"of", "to"} for t in c.subtree]
    words += [t for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VB" for t in c.subtree]
    return missions_among(reading, words)


def missions_beside(reading: Reading, verb: Token) -> tuple[str, ...]:
    """The roles in a purpose clause or an "as" phrase: "remain here to advise, assist and enable"."""
    words: list[Token] = []
    for child in verb.rights:
        if (
            child.dep_ in {"advcl", "xcomp"}
            and child.tag_ in {"VB", "VBG"}
            and (child.tag_ == "VBG" or any(c.tag_ == "TO" for c in child.lefts))
        ):
            words += [child, *(c for c in child.conjuncts if c.i > child.i)]
        elif child.dep_ == "prep" and child.lower_ in {"in", "for", "as"}:
            for noun in child.children:
                words += [t for t in noun.subtree if t.i <= noun.i] if _is_mission(reading, noun) else []
    return missions_among(reading, words)


def _is_mission(reading: Reading, noun: Token) -> bool:
    return noun.lemma_.lower() in reading.lexicon.table("forces", "kinds")["mission"]


def missions_among(reading: Reading, words: Iterable[Token]) -> tuple[str, ...]:
    """The roles that ``words`` name, each once, in text order; names of forces do not count."""
    return tuple(dict.fromkeys(_named(reading, words)))


def _named(reading: Reading, words: Iterable[Token]) -> Iterator[str]:
    table = reading.lexicon.table("forces", "missions")
    for token in words:
        role = table.get(token.lower_) or table.get(token.lemma_.lower())
        # "security forces", "combat team": part of a name, no role.
        if role is not None and not (token.dep_ in _BEFORE_NOUN and is_force(reading, token.head)):
            yield role
