"""Whether a sentence supports or refutes a claim, by which rule, or says too little of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.check.alignment import Alignment, Match, Pair
from kg.check.claims import Claim, subject_of, undergoer_of
from kg.check.evidence import Evidence
from kg.check.meanings import meanings
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


_ENOUGH = 0.55
_FOR_CONFLICT = 0.48
_BESIDE_THE_CRUX = 0.6
_NEARLY_ALL = 0.85
_SAME_TOPIC = 0.75
_NEAR = 3
_HEAVY = 0.6
_ROLES = frozenset({"nsubj", "nsubjpass", "dobj"})
_OTHER = frozenset({Match.OTHER_NUMBER, Match.OTHER_DATE})


def judge(claim: Claim, evidence: Evidence, a: Alignment) -> Verdict:
    """The stance of a sentence to the content of a claim."""
    strange = next((u for u in a.missing if u.kind is Kind.NAME and u.weight >= _HEAVY), None)
    if strange is not None:
        return _silent(f"nothing of {strange.text}")
    if a.coverage >= _ENOUGH and _contested(a):
        return Verdict(stance=Stance.CONTESTS, rule="reported and denied")
    conflict = next(_conflicts(claim, evidence.words, a), None)
    if conflict is not None:
        return Verdict(stance=Stance.REFUTES, rule=conflict.rule, pair=conflict)
    turning = [p for p in a.pairs if p.stated is not None and p.claimed.token in claim.crux]
    if _not_yet(claim, evidence.words, turning):
        return Verdict(stance=Stance.REFUTES, rule="planned, not done", pair=turning[0])
    lacking = _lacking(claim, evidence, a, turning)
    return _silent(lacking) if lacking else Verdict(stance=Stance.SUPPORTS, rule="says the same")


def _silent(why: str) -> Verdict:
    return Verdict(stance=Stance.SILENT, rule=why)


# ---- support ----------------------------------------------------------------------------------------


def _lacking(claim: Claim, evidence: Evidence, a: Alignment, turning: list[Pair]) -> str | None:
    """Why the sentence does not carry the claim; None if it does."""
    if a.coverage < _ENOUGH:
        return "little of the claim is there"
    needed = _needed(claim, a)
    if needed is not None:
        return f"nothing of {needed}"
    if any(p.match in _OTHER for p in a.pairs):
        return "another number of something else"
    if claim.crux and not turning and a.coverage < _SAME_TOPIC:
        return "the sentence is about something else"
    if any(p.turned for p in turning):
        return "its words go another way"
    if turning and a.coverage < _SAME_TOPIC and not any(_anchored(p, claim.words, evidence.words, a) for p in turning):
        return "its words stand apart"
    if any(_somebody_else(p, claim, evidence, a) for p in turning):
        return "it is about somebody else"
    return None


def _needed(claim: Claim, a: Alignment) -> str | None:
    """What no sentence may lack that carries the claim: its numbers, and whom it is about."""
    doc = claim.words.reading.doc
    about = {
        t.i
        for token in claim.crux
        for noun in (subject_of(doc[token]), undergoer_of(doc[token]))
        if noun is not None
        for t in noun.subtree
    }
    number = next((u.text for u in a.missing if u.kind is Kind.NUMBER), None)
    far = (p.claimed.text for p in a.pairs if p.match is Match.FAR and p.claimed.token in about)
    head = (u.text for u in a.missing if u.token in about and u.kind is Kind.NOUN and doc[u.token].dep_ in _ROLES)
    return number or next(far, None) or (next(head, None) if a.coverage < _NEARLY_ALL else None)


def _somebody_else(pair: Pair, claim: Claim, evidence: Evidence, a: Alignment) -> bool:
    """Whether the sentence says of another what the claim says of its subject, or of whom it is done to."""
    doc, mine = evidence.words.reading.doc, claim.words.reading.doc[pair.claimed.token]
    if pair.stated is None or doc[pair.stated.token].pos_ != "VERB" or mine.pos_ != "VERB":
        return False
    verb = doc[pair.stated.token]
    return _differ(subject_of(mine), subject_of(verb), evidence, a) or _differ(
        undergoer_of(mine), undergoer_of(verb), evidence, a
    )


def _differ(mine: Token | None, theirs: Token | None, evidence: Evidence, a: Alignment) -> bool:
    """Whether two phrases in one role name different things; a speaker speaks for his side."""
    if mine is None or theirs is None or theirs.pos_ not in {"NOUN", "PROPN"}:
        return False
    there, here = {t.i for t in theirs.subtree}, {t.i for t in mine.subtree}
    about = [p for p in a.pairs if p.claimed.token in here]
    spoken = any(not p.claimed.keys.isdisjoint(evidence.speakers) for p in about)
    return bool(about) and not spoken and not any(p.stated is not None and p.stated.token in there for p in about)


# ---- conflict ---------------------------------------------------------------------------------------


def _conflicts(claim: Claim, stated: Words, a: Alignment) -> Iterator[Pair]:
    """Yield the pairs that exclude each other and stand in the same place of claim and sentence."""
    if a.coverage < _FOR_CONFLICT or any(u.kind is Kind.NUMBER for u in a.missing):
        return
    elsewhere = any(p.match is Match.FAR for p in a.pairs)
    for pair in sorted(a.pairs, key=lambda p: -p.value):
        if pair.stated is None:
            continue
        anchored = _anchored(pair, claim.words, stated, a)
        if pair.match in _OTHER:
            if anchored and not elsewhere:
                yield pair
        elif _opposed(pair, stated) and _counts(pair, claim, a, anchored=anchored):
            yield pair


def _counts(pair: Pair, claim: Claim, a: Alignment, *, anchored: bool) -> bool:
    """Whether an opposed pair decides: it stands in its place, and the claim turns on it or is all but there."""
    if not anchored and a.coverage <= _SAME_TOPIC:
        return False
    return pair.claimed.token in claim.crux or a.coverage > _BESIDE_THE_CRUX


def _opposed(pair: Pair, stated: Words) -> bool:
    """Whether two words exclude each other; a mere epithet does not: "the breakaway region" breaks nothing away."""
    assert pair.stated is not None
    if not pair.turned or pair.claimed.weight < _HEAVY or pair.claimed.kind in {Kind.NAME, Kind.NUMBER}:
        return False
    return pair.claimed.kind is not Kind.VERB or stated.reading.doc[pair.stated.token].dep_ not in {"amod", "compound"}


def _contested(a: Alignment) -> bool:
    """Whether most of what is found again is what others report and somebody denies."""
    heavy = [p for p in a.pairs if p.stated is not None and p.claimed.kind in {Kind.VERB, Kind.NOUN}]
    return sum(p.value for p in heavy if p.stated and p.stated.contested) > sum(p.value for p in heavy) / 2


def _not_yet(claim: Claim, stated: Words, turning: list[Pair]) -> bool:
    """Whether what is claimed as done already is only to come."""
    said = {t.lower_ for t in claim.words.reading.doc}
    return "already" in said and any(p.stated and _to_come(stated.reading.doc[p.stated.token]) for p in turning)


def _to_come(verb: Token) -> bool:
    if any(c.tag_ == "MD" and c.lemma_.lower() in {"will", "would"} for c in verb.children):
        return True
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    return infinitive and not meanings().of(verb.head.lemma_.lower()).isdisjoint({"plan", "want", "promise"})


# ---- places in the parse ----------------------------------------------------------------------------


def _anchored(pair: Pair, claim: Words, stated: Words, a: Alignment) -> bool:
    """Whether words beside the claimed one are found again beside the stated one."""
    assert pair.stated is not None
    for other in a.pairs:
        if other is pair or other.stated is None or other.stated.token == pair.stated.token:
            continue
        if (
            _distance(claim, other.claimed.token, pair.claimed.token) <= _NEAR
            and _distance(stated, other.stated.token, pair.stated.token) <= _NEAR + 1
        ):
            return True
    return False


def _distance(words: Words, left: int, right: int) -> int:
    """How many steps of the parse lie between two tokens."""
    above = {token: steps for steps, token in enumerate(_upwards(words, left))}
    for steps, token in enumerate(_upwards(words, right)):
        if token in above:
            return above[token] + steps
    return len(words.reading.doc)


def _upwards(words: Words, token: int) -> Iterator[int]:
    doc = words.reading.doc
    yield token
    while doc[token].head.i != token:
        token = doc[token].head.i
        yield token
