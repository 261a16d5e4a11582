"""Whether a sentence supports or refutes a claim, by which rule, or says too little of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.check.alignment import Alignment, Match, Pair
from kg.check.claims import Claim, subject_of, undergoer_of
from kg.check.conflicts import ENOUGH, HEAVY, NEARLY_ALL, OTHER, SAME_TOPIC, conflicts, opposed
from kg.check.evidence import Evidence
from kg.check.meanings import meanings
from kg.check.places import NEAR, anchored, of_other, of_pronoun, of_those, other_place, somebody_else
from kg.check.reality import MEANT, only_meant
from kg.check.settings import set_elsewhere
from kg.check.words import Kind, Words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Stance", "Verdict", "judge"]


class Stance(StrEnum):
    """What a sentence does to a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTESTS = "contests"
    SILENT = "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A sentence's stance to a claim, the rule that says so, and the pair of words that decided."""

    stance: Stance
    rule: str
    pair: Pair | None = None


_HERE = 0.33
_FEWER = frozenset({"less", "fewer"})
_COMPARED = frozenset({"JJR", "RBR"})
_MANY = 3


def judge(claim: Claim, evidence: Evidence, a: Alignment) -> Verdict:
    """The stance of a sentence to the content of a claim.

    Whether the sentence is about the claim is asked first, and does not depend on a "not". The word that
    the claim turns on then decides, so that a claim and its negation never find one sentence on one side.
    """
    elsewhere = set_elsewhere(claim, evidence, a)
    if elsewhere is not None:
        return _silent("it differs in more than a not") if _denies_any(claim) else _against(elsewhere)
    strange = next((u for u in a.missing if u.kind is Kind.NAME and u.weight >= HEAVY), None)
    if strange is not None:
        return _silent(f"nothing of {strange.text}")
    if a.coverage >= ENOUGH and _contested(a):
        return Verdict(stance=Stance.CONTESTS, rule="reported and denied")
    turning = _turning(claim, a)
    if turning is not None and _only_meant(claim, evidence, turning):
        return _silent("it may be, or is to be")
    beside = next(conflicts(claim, evidence.words, a, turning), None)
    if beside is not None:
        return _beside(claim, evidence, a, turning, beside)
    lacking = _lacking(claim, evidence, a, turning)
    if lacking is None and _denies(claim) and any(_is_aside(p, claim) for p in a.pairs):
        lacking = "it differs in more than a not"  # "not still responsible": they no longer are
    if lacking is not None:
        return _silent(lacking)
    return _by_the_crux(claim, evidence, a, turning)


def _against(pair: Pair) -> Verdict:
    return Verdict(stance=Stance.REFUTES, rule=pair.rule, pair=pair)


def _denies_any(claim: Claim) -> bool:
    return any(u.negated for u in claim.content)


def _is_aside(pair: Pair, claim: Claim) -> bool:
    """Whether an adverb or adjective of the claim meets its opposite."""
    return pair.match is Match.OPPOSITE and pair.claimed.kind is Kind.MODIFIER and pair.claimed.token not in claim.crux


def _turning(claim: Claim, a: Alignment) -> Pair | None:
    """The pair of the first word of the crux that the sentence has."""
    found = {p.claimed.token: p for p in a.pairs if p.stated is not None}
    return next((found[token] for token in claim.crux if token in found), None)


def _beside(claim: Claim, evidence: Evidence, a: Alignment, turning: Pair | None, beside: Pair) -> Verdict:
    """The stance where another word than the crux stands against the claim: its number, its day, an adjective."""
    if _denies(claim):
        return _silent("it differs in more than a not")  # "did not ask for 700": he asked for 70
    if turning is not None and somebody_else(turning, claim, evidence, a):
        return _silent("it is about somebody else")
    if len({p.match for p in a.pairs if p.match in OTHER or (p is turning and p.turned)}) > 1:
        return _silent("it differs in more than one way")
    pair = turning if turning is not None and turning.turned else beside
    return Verdict(stance=Stance.REFUTES, rule=pair.rule, pair=pair)


def _by_the_crux(claim: Claim, evidence: Evidence, a: Alignment, turning: Pair | None) -> Verdict:
    """The stance of a sentence that is about the claim."""
    if turning is None:
        return Verdict(stance=Stance.SUPPORTS, rule="says the same")
    if turning.turned and not opposed(turning, evidence.words):
        return _silent("its words go another way")
    if _not_yet(claim, evidence.words, turning):
        stance = Stance.SUPPORTS if turning.turned else Stance.REFUTES
        return Verdict(stance=stance, rule="planned, not done", pair=turning)
    if not turning.turned:
        return Verdict(stance=Stance.SUPPORTS, rule="says the same")
    far = next((p.claimed.text for p in a.pairs if p.match is Match.FAR and p.claimed.weight >= HEAVY), None)
    if far is not None and a.coverage < SAME_TOPIC:
        return _silent(f"nothing of {far}")
    return Verdict(stance=Stance.REFUTES, rule=turning.rule, pair=turning)


def _only_meant(claim: Claim, evidence: Evidence, turning: Pair) -> bool:
    """Whether the sentence holds for possible, or to come, what the claim holds for done."""
    assert turning.stated is not None
    if turning.claimed.groups & MEANT:
        return False  # a claim of a wish, a plan, a promise
    mine = claim.words.reading.doc[turning.claimed.token]
    theirs = evidence.words.reading.doc[turning.stated.token]
    verbs = mine.pos_ == theirs.pos_ == "VERB" and not _not_yet(claim, evidence.words, turning)
    return verbs and only_meant(mine, theirs, turned=turning.turned)


def _denies(claim: Claim) -> bool:
    return any(u.negated for u in claim.content if u.token in claim.crux)


def _silent(why: str) -> Verdict:
    return Verdict(stance=Stance.SILENT, rule=why)


# ---- support ----------------------------------------------------------------------------------------


def _lacking(claim: Claim, evidence: Evidence, a: Alignment, turning: Pair | None) -> str | None:
    """Why the sentence is not about the claim; None if it is."""
    if a.coverage < ENOUGH or a.here < _HERE:
        return "little of the claim is there"
    needed = _needed(claim, evidence, a, turning)
    if needed is not None:
        return f"nothing of {needed}"
    if any(p.match in OTHER for p in a.pairs):
        return "another number of something else"
    if of_other(claim, evidence, a):
        return "it is somebody else's"
    if turning is None:
        other = a.coverage < NEARLY_ALL or _denies(claim) or _says_more(claim, a)
        return "the sentence is about something else" if other else None
    if not _in_place(turning, claim, evidence, a):
        return "its words stand apart"
    if somebody_else(turning, claim, evidence, a):
        return "it is about somebody else"
    return "another place stands with it" if other_place(turning, claim, evidence, a) else None


def _says_more(claim: Claim, a: Alignment) -> bool:
    """Whether what the claim turns on is nowhere: "was critical of the plan" is not "welcomed the plan"."""
    return any(u.token in claim.crux and u.weight >= HEAVY for u in a.missing)


def _in_place(turning: Pair, claim: Claim, evidence: Evidence, a: Alignment) -> bool:
    """Whether the crux stands among the words of the claim; what few words say may be chance."""
    few = sum(p.stated is not None for p in a.pairs) < _MANY
    if few:
        return anchored(turning, claim.words, evidence.words, a, reach=NEAR)
    return a.coverage >= SAME_TOPIC or anchored(turning, claim.words, evidence.words, a)


def _needed(claim: Claim, evidence: Evidence, a: Alignment, turning: Pair | None) -> str | None:
    """What no sentence may lack that carries the claim: its numbers, and whom it is about."""
    doc = claim.words.reading.doc
    number = next((u.text for u in a.missing if u.kind is Kind.NUMBER and not of_those(doc[u.token])), None)
    answered = {p.claimed.token for p in a.pairs if p.match is not Match.OPPOSITE}
    fewer = next((t.text for t in doc if t.lower_ in _FEWER and t.tag_ in _COMPARED and t.i not in answered), None)
    if number is not None or fewer is not None:
        return number or fewer
    roles = [n for token in claim.crux for n in (subject_of(doc[token]), undergoer_of(doc[token])) if n is not None]
    for noun in roles:
        inside = {t.i for t in noun.subtree}
        direct = {noun.i, *(t.i for t in noun.children if t.dep_ != "prep")}
        far = [p.claimed.text for p in a.pairs if p.match is Match.FAR and p.claimed.token in direct]
        if far:
            return far[0]
        lost = [u.text for u in a.missing if u.token == noun.i and u.kind is Kind.NOUN]
        there = any(p.stated is not None and p.claimed.token in inside for p in a.pairs)
        if lost and not there and a.coverage <= NEARLY_ALL and not of_pronoun(evidence, turning):
            return lost[0]
    return None


def _contested(a: Alignment) -> bool:
    """Whether most of what is found again is what others report and somebody denies."""
    heavy = [p for p in a.pairs if p.stated is not None and p.claimed.kind in {Kind.VERB, Kind.NOUN}]
    return sum(p.value for p in heavy if p.stated and p.stated.contested) > sum(p.value for p in heavy) / 2


def _not_yet(claim: Claim, stated: Words, turning: Pair) -> bool:
    """Whether what is claimed as done already is only to come."""
    said = {t.lower_ for t in claim.words.reading.doc}
    return "already" in said and turning.stated is not None and _to_come(stated.reading.doc[turning.stated.token])


def _to_come(verb: Token) -> bool:
    if any(c.tag_ == "MD" and c.lemma_.lower() in {"will", "would"} for c in verb.children):
        return True
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    return infinitive and not meanings().of(verb.head.lemma_.lower()).isdisjoint({"plan", "want", "promise"})
