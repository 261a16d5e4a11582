"""A claim checked against a store: a label, and the statements that carry it.

``supported`` and ``refuted`` are about what is stated, not about what is true. Without a statement that
carries it there is no label but ``not_enough_evidence``; a claim of several parts needs one for each.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kg.check.claims import Claim, parts_of, read_claim
from kg.check.denials import denied_by_others
from kg.check.evidence import evidence
from kg.check.found import Found, weigh
from kg.check.index import Index, Sentence, build_index, keys_of
from kg.check.stances import Stance
from kg.check.verdicts import Decision, Label, decide, joined
from kg.graph.facts import Facts
from kg.graph.store import Store
from kg.iris import short_id

if TYPE_CHECKING:
    from kg.check.chat import Chat
    from kg.check.shortlist import Progress, Shortlist
    from kg.check.verifier import Verification

__all__ = ["Checked", "Checker", "OneEvidence", "Part"]

_CANDIDATES = 20
_NEAR = 12
_DENIED_WITHIN = 1
_DENIAL = "group:deny"
_LEAST_UNITS = 2
_HEAVY = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class OneEvidence:
    """A statement for or against the claim; offsets count code points of its article."""

    stance: str
    strength: str
    rule: str
    statement: str
    speaker: str | None
    article: str
    span: tuple[int, int]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a claim, with a label of its own."""

    text: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A claim, its label, and what carries it; ``missing`` says what would be needed for more.

    ``shortlist`` names the embedding model that proposed sentences beside the words, ``verifier`` holds what a
    language model makes of the pairs: both None unless asked for, and neither changes the label's rules.
    """

    claim: str
    label: str
    parts: tuple[Part, ...]
    missing: str | None
    evidence: tuple[OneEvidence, ...]
    shortlist: str | None = None
    verifier: Verification | None = None

    def as_json(self) -> dict[str, Any]:
        """The keys of the JSON contract; behind them what an optional extra added."""
        extras = {"shortlist", "verifier"}
        return {key: value for key, value in asdict(self).items() if key not in extras or value is not None}


@dataclass(frozen=True)
class Checker:
    """A store made ready for checking: the first claim reads all its sentences, the others a few.

    With ``embeddings`` an optional model proposes sentences too; ``verifier`` grades the pairs once more, apart.
    """

    store: Store
    model: str | None = None
    embeddings: bool = False
    verifier: Chat | None = None
    progress: Progress | None = None

    @cached_property
    def index(self) -> Index:
        """The sentences of the store by the meanings of their words."""
        return build_index(self.store)

    @cached_property
    def shortlist(self) -> Shortlist | None:
        """The sentences of the store by their vectors, if that is asked for."""
        if not self.embeddings:
            return None
        from kg.check.shortlist import make_shortlist

        return make_shortlist(self.store.path, self.index.sentences, self.progress)

    def check(self, claim: str) -> Checked:
        """What the store says about ``claim``."""
        return self.explain(claim)[0]

    def explain(self, claim: str) -> tuple[Checked, tuple[tuple[Claim, Decision], ...]]:
        """What the store says about ``claim``, and how each part of it was decided."""
        words = " ".join(claim.split())
        if not words or words.endswith("?"):
            missing = "a statement: this is a question" if words else "a claim: there are no words"
            return _not_checkable(claim, missing), ()
        whole = read_claim(words, model=self.model)
        if sum(unit.weight >= _HEAVY for unit in whole.words.units) < _LEAST_UNITS:
            return _not_checkable(claim, "a claim that says something of something"), ()
        decided = tuple((part, self._decide(part)) for part in parts_of(whole, model=self.model))
        label = joined(decision.label for _, decision in decided)
        checked = Checked(
            claim=claim,
            label=label.value,
            parts=tuple(Part(text=part.text, label=decision.label.value) for part, decision in decided),
            missing="; ".join(d.missing for _, d in decided if d.missing) or None,
            evidence=_evidence(label, [decision for _, decision in decided]),
            shortlist=self.shortlist.model if self.shortlist is not None else None,
        )
        return self._graded(checked, decided), decided

    def _graded(self, checked: Checked, decided: tuple[tuple[Claim, Decision], ...]) -> Checked:
        if self.verifier is None:
            return checked
        from kg.check.verifier import verified

        return replace(checked, verifier=verified(decided, self.verifier))

    def _sentences(self, claim: Claim) -> tuple[Sentence, ...]:
        """The sentences to weigh: those that share words, then those that an embedding proposes."""
        weights = {keys_of(unit.text): unit.weight for unit in claim.words.units}
        found = self.index.nearest(weights, limit=_CANDIDATES)
        near = self.shortlist.nearest(claim.text, limit=_NEAR) if self.shortlist is not None else ()
        return tuple(dict.fromkeys((*found, *near)))

    def _decide(self, claim: Claim) -> Decision:
        """The decision on one part; what the contrary would get as well is none."""
        index, facts = self.index, Facts(self.store.oxigraph)
        pieces = [
            (piece, index.vocabulary[sentence.article])
            for sentence in self._sentences(claim)
            for piece in evidence(index, facts, sentence, model=self.model)
        ]
        decision = decide(claim, [weigh(claim, piece, known) for piece, known in pieces])
        if decision.label not in {Label.SUPPORTED, Label.REFUTED}:
            return decision
        contrary = decide(claim.contrary, [weigh(claim.contrary, piece, known) for piece, known in pieces])
        if contrary.label is not decision.label:
            return self._with_denials(claim, decision, facts)
        return Decision(
            label=Label.NOT_ENOUGH,
            passed_over=decision.carried_by,
            missing="words that tell the claim from its contrary",
        )

    def _with_denials(self, claim: Claim, decision: Decision, facts: Facts) -> Decision:
        """``decision``, disputed where somebody else denies what its first sentence says."""
        best = decision.carried_by[0]
        following = [
            piece
            for sentence in self.index.behind(best.evidence.sentence, after=_DENIED_WITHIN)
            if _DENIAL in keys_of(sentence.text)
            for piece in evidence(self.index, facts, sentence, model=self.model)
        ]
        denials = () if claim.speaker else tuple(denied_by_others(claim, best, following))
        if not denials:
            return decision
        return replace(decision, label=Label.DISPUTED, carried_by=(*decision.carried_by, *denials))


def _not_checkable(claim: str, missing: str) -> Checked:
    return Checked(claim=claim, label=Label.NOT_CHECKABLE.value, parts=(), missing=missing, evidence=())


def _evidence(label: Label, decided: list[Decision]) -> tuple[OneEvidence, ...]:
    """The evidence of all parts, each statement once; none beside a label that needs none."""
    if label in {Label.NOT_ENOUGH, Label.NOT_CHECKABLE}:
        return ()
    unique: dict[tuple[str, str], OneEvidence] = {}
    for decision in decided:
        for found in decision.carried_by:
            for one in _one(found):
                unique.setdefault((one.statement, one.stance), one)
    return tuple(unique.values())


def _one(found: Found) -> list[OneEvidence]:
    """The evidence of a sentence; what is reported and denied in one breath counts both ways."""
    stances = ["supports", "refutes"] if found.stance is Stance.CONTESTS else [found.stance.value]
    said = found.statement
    return [
        OneEvidence(
            stance=stance,
            strength=found.strength.value,
            rule=found.verdict.rule,
            statement=short_id(said.iri),
            speaker=said.speaker,
            article=short_id(found.evidence.sentence.article),
            span=(said.start, said.end),
            text=said.text,
        )
        for stance in stances
    ]
