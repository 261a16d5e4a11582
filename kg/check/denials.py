"""Denials that take up what was said just before: "Sorel denied this", "the ministry rejected the account"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.check.alignment import align
from kg.check.claims import Claim
from kg.check.evidence import Evidence
from kg.check.found import Found
from kg.check.meanings import meanings
from kg.check.negation import negated
from kg.check.stances import Stance, Verdict

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["denied_by_others"]

RULE = "another source denies what was said before"
_TAKEN_UP = frozenset({"this", "that", "it", "these", "those", "them"})
_DETERMINERS = frozenset({"this", "that", "the", "these", "those", "such", "his", "her", "their", "its", "all"})
_OTHER_SIDE = {Stance.SUPPORTS: Stance.REFUTES, Stance.REFUTES: Stance.SUPPORTS}


def denied_by_others(claim: Claim, best: Found, following: Iterable[Evidence]) -> Iterator[Found]:
    """Yield, of the sentences behind ``best``, those in which somebody else denies what it says."""
    side = _OTHER_SIDE.get(best.stance)
    if side is None:
        return
    for evidence in following:
        for said in evidence.said:
            if said.speaker is None or said.speaker == best.statement.speaker:
                continue
            if _denies_what_was_said(evidence):
                verdict = Verdict(stance=side, rule=RULE)
                alignment = align(claim.content, evidence.units, evidence.nearby)
                yield Found(evidence=evidence, alignment=alignment, verdict=verdict, statement=said)
                break


def _denies_what_was_said(evidence: Evidence) -> bool:
    doc = evidence.words.reading.doc
    inside = [t for t in doc[evidence.units[0].token].sent if t.pos_ == "VERB"]
    return any(
        verb.lemma_.lower() in meanings().denials and not negated(verb) and any(map(_takes_up, verb.children))
        for verb in inside
    )


def _takes_up(thing: Token) -> bool:
    """Whether the object of a denial is what was said before."""
    if thing.dep_ not in {"dobj", "nsubjpass"}:
        return False
    if thing.lower_ in _TAKEN_UP:
        return True
    account = thing.lemma_.lower() in meanings().accounts
    # "the claim that ..." brings its own content.
    return (
        account
        and all(c.dep_ != "acl" and c.lower_ != "of" for c in thing.children)
        and any(c.lower_ in _DETERMINERS or c.dep_ == "poss" for c in thing.children)
    )
