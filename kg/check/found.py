"""A sentence weighed against a claim: its stance, how firm, and the statement of it that carries the stance."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.check.alignment import Alignment, Match, align
from kg.check.claims import Claim
from kg.check.evidence import Evidence
from kg.check.speakers import Said
from kg.check.stances import Stance, Verdict, judge
from kg.check.words import Unit, index_keys
from kg.model import Strength

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Found", "weigh"]

_LITERAL = frozenset({Match.SAME, Match.NUMBER, Match.OTHER_NUMBER, Match.OTHER_DATE})
_FIRM = 0.8
_NAMED = 0.5
_MOST = 0.7
_PAPER = "report"
_WHERE = frozenset({"in", "at", "near", "around", "on"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one sentence says about a claim."""

    evidence: Evidence
    alignment: Alignment
    verdict: Verdict
    statement: Said

    @property
    def stance(self) -> Stance:
        """What the sentence does to the claim."""
        return self.verdict.stance

    @property
    def score(self) -> float:
        """How much the sentence is about what is claimed."""
        return self.alignment.score

    @property
    def source(self) -> str:
        """Who answers for it: the speaker, else the article."""
        return self.statement.speaker or self.evidence.sentence.article

    @property
    def strength(self) -> Strength:
        """Explicit in the claim's own words, entailed by words of the same meaning, else suggested."""
        if self.alignment.coverage < _FIRM or self.verdict.stance is Stance.CONTESTS:
            return Strength.SUGGESTED
        literal = all(p.match in _LITERAL for p in self.alignment.pairs)
        return Strength.EXPLICIT if literal else Strength.ENTAILED


def weigh(claim: Claim, evidence: Evidence, known: frozenset[str]) -> Found:
    """``evidence`` weighed; ``known`` are the keys of its article."""
    alignment = align(claim.content, evidence.units, evidence.nearby, speakers=evidence.speakers, known=known)
    verdict = judge(claim, evidence, alignment)
    if claim.speaker and verdict.stance is not Stance.SILENT:
        verdict = _of_speaker(claim, evidence, alignment, verdict)
    return Found(
        evidence=evidence, alignment=alignment, verdict=verdict, statement=_carrying(evidence, alignment, verdict)
    )


def _of_speaker(claim: Claim, evidence: Evidence, alignment: Alignment, verdict: Verdict) -> Verdict:
    """The stance to "X said Y": what others say decides nothing about it."""
    named = [unit for unit in claim.speaker if unit.weight > _NAMED]
    direct = [unit for unit in named if not _only_tells_where(unit, claim)]
    who = frozenset(key for unit in direct or named for key in index_keys(unit))
    papers = any(_PAPER in unit.groups for unit in direct)  # "our joint statement makes clear that"
    if who and who.isdisjoint(_saying(claim, evidence, alignment) | (_acting(evidence) if papers else frozenset())):
        return Verdict(stance=Stance.SILENT, rule="somebody else says it")
    if verdict.stance is Stance.CONTESTS:
        negated = any(u.negated for u in claim.content if u.token in claim.crux)  # "did not confirm that ..."
        return replace(verdict, stance=Stance.SUPPORTS if negated else Stance.REFUTES)
    return verdict


def _only_tells_where(unit: Unit, claim: Claim) -> bool:
    """Whether a name stands in a place of who speaks: "Logar" of "the Taliban in Logar"."""
    token = claim.words.reading.doc[unit.token]
    return token.dep_ == "pobj" and token.head.lower_ in _WHERE


def _saying(claim: Claim, evidence: Evidence, alignment: Alignment) -> frozenset[str]:
    """The keys of who says the word that the claim turns on; where nobody is said to, those of the sentence."""
    start = evidence.sentence.start
    crux = [p.stated for p in alignment.pairs if p.stated is not None and p.claimed.token in claim.crux]
    attributed = [s for s in evidence.said if s.speaker is not None]
    around = [s for s in attributed if crux and _inside(crux[0], s, start)]
    if around:
        return min(around, key=lambda s: (s.end - s.start, s.iri)).keys
    if attributed:
        return frozenset().union(*(s.keys for s in attributed))
    return _acting(evidence)


def _acting(evidence: Evidence) -> frozenset[str]:
    """The keys of those who do something in the sentence."""
    doc = evidence.words.reading.doc
    return frozenset().union(*(index_keys(u) for u in evidence.units if _acts(doc[u.token])))


def _acts(token: Token) -> bool:
    """Whether a word stands where one who does something is named: a subject, an agent, whose something is."""
    while token.dep_ in {"conj", "appos"}:
        token = token.head
    return token.dep_ in {"nsubj", "nsubjpass", "poss"} or token.head.lower_ in {"by", "from", "to"}


def _carrying(evidence: Evidence, alignment: Alignment, verdict: Verdict) -> Said:
    """The shortest statement of the sentence with the words that decided, and most of the others."""
    start = evidence.sentence.start
    units = [p.stated for p in alignment.pairs if p.stated is not None]
    decided = verdict.pair.stated if verdict.pair is not None else None

    def weight(said: Said) -> float:
        return sum(u.weight for u in units if _inside(u, said, start))

    holding = [s for s in evidence.said if decided is not None and _inside(decided, s, start)] or list(evidence.said)
    enough = _MOST * max(map(weight, holding))
    return min((s for s in holding if weight(s) >= enough), key=lambda s: (s.end - s.start, s.start, s.iri))


def _inside(unit: Unit, said: Said, start: int) -> bool:
    return said.start <= start + unit.start and start + unit.end <= said.end
