"""The label of a claim from all the sentences that were weighed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.check.claims import Claim
from kg.check.found import Found
from kg.check.stances import Stance

__all__ = ["Decision", "Label", "decide", "joined"]

_OF_THE_BEST = 0.85
_SERIOUS = 0.6
_MOST = 8
_NEXT = 5


class Label(StrEnum):
    """What the store says about a claim; the words of the JSON contract."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    DISPUTED = "disputed"
    NOT_ENOUGH = "not_enough_evidence"
    NOT_CHECKABLE = "not_checkable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A label with the sentences that carry it, best first, and the next ones; or what is missing for one."""

    label: Label
    carried_by: tuple[Found, ...] = ()
    passed_over: tuple[Found, ...] = ()
    missing: str | None = None


_LABELS = {Stance.SUPPORTS: Label.SUPPORTED, Stance.REFUTES: Label.REFUTED}


def decide(claim: Claim, found: Iterable[Found]) -> Decision:
    """The label of ``claim``: that of the sentence nearest to it, or disputed where another source says otherwise."""
    ordered = sorted(found, key=lambda f: (-f.score, f.evidence.sentence.iri, f.evidence.units[0].start))
    telling = [f for f in ordered if f.stance is not Stance.SILENT]
    if not telling:
        return Decision(label=Label.NOT_ENOUGH, passed_over=tuple(ordered[:_NEXT]), missing=_missing(claim, ordered))
    best = telling[0]
    counted = tuple(f for f in telling if f.score >= best.score * _OF_THE_BEST)[:_MOST]
    disputed = best.stance is Stance.CONTESTS or _disputed(claim, counted)
    carrying = counted if disputed else tuple(f for f in counted if f.stance is best.stance)
    return Decision(
        label=Label.DISPUTED if disputed else _LABELS[best.stance],
        carried_by=carrying,
        passed_over=tuple(f for f in ordered if f not in carrying)[:_NEXT],
    )


def _disputed(claim: Claim, counted: Sequence[Found]) -> bool:
    """Whether two sources stand against each other; who contradicts himself disputes nothing."""
    if claim.speaker:
        return False
    serious = [f for f in counted if f.score > _SERIOUS]
    backing = {f.source for f in serious if f.stance is Stance.SUPPORTS}
    against = {f.source for f in serious if f.stance is Stance.REFUTES}
    return bool(backing) and bool(against) and backing.isdisjoint(against)


def _missing(claim: Claim, ordered: Sequence[Found]) -> str:
    """What no sentence says, in words."""
    if not ordered:
        return "nothing in the store shares its words"
    lacking = [unit.text for unit in ordered[0].alignment.missing if unit.weight >= _SERIOUS]
    reason = ordered[0].verdict.rule
    words = f"a statement with “{'”, “'.join(lacking)}”" if lacking else "a statement of just this"
    who = " by " + " ".join(unit.text for unit in claim.speaker) if claim.speaker else ""
    return f"{words}{who}; of the nearest sentence: {reason}"


def joined(labels: Iterable[Label]) -> Label:
    """The label of a whole: one refuted part refutes it, all have to be supported to support it."""
    found = set(labels)
    for label in (Label.REFUTED, Label.NOT_CHECKABLE, Label.NOT_ENOUGH, Label.DISPUTED):
        if label in found:
            return label
    return Label.SUPPORTED
