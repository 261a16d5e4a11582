"""Words of a claim that a sentence excludes beside the one that the claim turns on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.check.alignment import Alignment, Match, Pair
from kg.check.claims import Claim
from kg.check.meanings import meanings
from kg.check.places import anchored, of_another_noun
from kg.check.words import Kind, Words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["ENOUGH", "HEAVY", "NEARLY_ALL", "OTHER", "SAME_TOPIC", "conflicts", "opposed"]

ENOUGH = 0.52
NEARLY_ALL = 0.85
SAME_TOPIC = 0.75
HEAVY = 0.6
OTHER = frozenset({Match.OTHER_NUMBER, Match.OTHER_DATE})
_BESIDE_THE_CRUX = 0.6


def conflicts(claim: Claim, stated: Words, a: Alignment, turning: Pair | None) -> Iterator[Pair]:
    """Yield the pairs beside the crux that exclude each other and stand in the same place of claim and sentence."""
    if a.coverage < ENOUGH or any(u.kind is Kind.NUMBER for u in a.missing):
        return
    elsewhere = any(p.match is Match.FAR for p in a.pairs)
    for pair in sorted(a.pairs, key=lambda p: -p.value):
        if pair.stated is None or pair is turning or _only_negates(pair, claim) or _same_word(pair, turning):
            continue
        if turning is None and _in_relative_clause(claim.words.reading.doc[pair.claimed.token]):
            continue  # "the deal that made them strong": it may be the same deal
        in_place = anchored(pair, claim.words, stated, a)
        if pair.match in OTHER:
            if in_place and not elsewhere and (turning is not None or a.coverage > NEARLY_ALL):
                yield pair
        elif _same_negation(pair, turning) or of_another_noun(pair, claim, stated, a):
            continue
        elif opposed(pair, stated) and a.coverage > (_BESIDE_THE_CRUX if in_place else SAME_TOPIC):
            yield pair


def _in_relative_clause(token: Token) -> bool:
    return token.dep_ in {"relcl", "acl"} or token.head.dep_ in {"relcl", "acl"}


def _same_word(pair: Pair, turning: Pair | None) -> bool:
    """Whether the sentence's word is the one that the crux has found again: "lacks enough", "short of"."""
    if turning is None or turning.turned or turning.stated is None or pair.stated is None:
        return False
    return turning.stated.token == pair.stated.token


def _only_negates(pair: Pair, claim: Claim) -> bool:
    """Whether the claim's word only negates another: "stop supporting"."""
    word = claim.words.reading.doc[pair.claimed.token]
    return word.i not in claim.crux and word.pos_ == "VERB" and word.lemma_.lower() in meanings().negative


def _same_negation(pair: Pair, turning: Pair | None) -> bool:
    """Whether the "not" that turns the crux is all that turns ``pair``."""
    if turning is None or turning.stated is None or pair.match is Match.OPPOSITE:
        return False
    return turning.claimed.negated != turning.stated.negated


def opposed(pair: Pair, stated: Words) -> bool:
    """Whether two words exclude each other; a mere epithet does not: "the breakaway region" breaks nothing away."""
    assert pair.stated is not None
    if not pair.turned or pair.claimed.weight < HEAVY or pair.claimed.kind in {Kind.NAME, Kind.NUMBER}:
        return False
    return pair.claimed.kind is not Kind.VERB or stated.reading.doc[pair.stated.token].dep_ not in {"amod", "compound"}
