"""How two statements on one thing relate: they agree, exclude each other, or speak of different times and places.

Each relation names its rule. A pair has one relation at most, the same in whatever order it is asked; the
rules are tried in the order of ``_RULES``, and what none of them knows has no relation. Nothing is
overwritten: a statement that another one supersedes stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, groupby

from kg.check.assertions import Assertion
from kg.check.numbers import excludes
from kg.graph.periods import Period
from kg.model import Bound, Stance, Strength

__all__ = ["Relation", "RelationType", "relate", "relations"]


class RelationType(StrEnum):
    """The kinds of relations; the words of the ontology."""

    CORROBORATES = "corroborates"
    CONTRADICTS = "contradicts"
    IN_TENSION = "in_tension"
    SUPERSEDES = "supersedes"
    DIFFERENT_PERIOD = "different_period"
    DIFFERENT_SCOPE = "different_scope"
    DIFFERENT_ASPECT = "different_aspect"
    ESTIMATE_SPREAD = "estimate_spread"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Two statements and how they relate; of a pair that supersedes, ``left`` is the later one."""

    left: Assertion
    right: Assertion
    type: RelationType
    rule: str

    @property
    def thing(self) -> str:
        """What both speak of."""
        return self.left.thing


# A rule tells a relation, _NOTHING where it knows that there is none, or None where it does not know.
_Told = tuple[RelationType, str]
_NOTHING = "nothing"
_Rule = Callable[[Assertion, Assertion], _Told | str | None]
_FIRM = frozenset({Strength.EXPLICIT, Strength.ENTAILED})
_EVENTS = ("change-", "end-")
_STATES = ("number/present/",)
_AHEAD = frozenset({"future", "future_in_past"})


def relations(found: Iterable[Assertion]) -> Iterator[Relation]:
    """Yield the relations among assertions that are sorted by thing; only of one force, or of one article."""
    for _, same in groupby(found, key=lambda a: a.thing):
        buckets: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        told = tuple(same)
        for number, each in enumerate(told):
            buckets["force", each.force or each.article].append(number)
            buckets["article", each.article].append(number)
        pairs = {pair for numbers in buckets.values() for pair in combinations(numbers, 2)}
        for one, other in sorted(pairs):
            relation = relate(told[one], told[other])
            if relation is not None:
                yield relation


def relate(one: Assertion, other: Assertion) -> Relation | None:
    """The relation of two assertions of one thing, or None."""
    one, other = sorted((one, other), key=lambda a: (a.statement, str(a.place), str(a.amount)))
    if one.statement == other.statement or _one_is_of_the_other(one, other):
        return None
    for rule in _RULES:
        found = rule(one, other)
        if isinstance(found, str):
            return None
        if found is not None:
            kind, name = found
            later_first = kind is RelationType.SUPERSEDES and _day(one) < _day(other)
            left, right = (other, one) if later_first else (one, other)
            return Relation(left=left, right=right, type=kind, rule=name)
    return None


# ---- rules, in their order --------------------------------------------------------------------------


def _elsewhere(one: Assertion, other: Assertion) -> _Told | str | None:
    """Other places and forces have nothing to do with each other; a part and its whole differ in scope.

    Within one article what is not named is taken for what is, but only to agree.
    """
    if one.force == other.force and one.place == other.place:
        return None
    together = one.article == other.article and not _disagree(one, other)
    if one.force != other.force and not (together and None in {one.force, other.force}):
        return _NOTHING
    if one.place == other.place:
        return None
    nested = one.place in other.around or other.place in one.around
    if _disagree(one, other) and (nested or None in {one.place, other.place}):
        return RelationType.DIFFERENT_SCOPE, "a place and one around it, or unnamed"
    return None if together and (nested or None in {one.place, other.place}) else _NOTHING


def _at_another_time(one: Assertion, other: Assertion) -> _Told | str | None:
    """What holds at one time leaves another open; the newer of two states takes the place of the older."""
    if not _disagree(one, other):
        return None
    if _apart(one.period, other.period):
        return RelationType.DIFFERENT_PERIOD, "the words name different times"
    known = one.period is not None or other.period is not None
    if not known and _apart(one.published, other.published):
        return RelationType.SUPERSEDES, "a later report of the same"
    return None


def _seen_otherwise(one: Assertion, other: Assertion) -> _Told | str | None:
    """The same change as done and as still to come."""
    event = one.stance is other.stance is Stance.AFFIRMS and one.thing.startswith(_EVENTS)
    if not event or (one.aspect in _AHEAD) == (other.aspect in _AHEAD):
        return None
    return RelationType.DIFFERENT_ASPECT, "done or going on, and still to come"


def _numbers(one: Assertion, other: Assertion) -> _Told | str | None:
    """Numbers of one force: the same under their bounds, different estimates, or exclusive."""
    if one.amount is None or other.amount is None:
        return None
    if _disagree(one, other) and not one.thing.startswith(_STATES):
        return _NOTHING  # two deployments may differ in size
    if not _disagree(one, other):
        return (RelationType.CORROBORATES, "the same number under its bounds") if _independent(one, other) else _NOTHING
    if {one.amount.bound, other.amount.bound} != {Bound.EXACTLY}:
        return RelationType.ESTIMATE_SPREAD, "estimates of one number"
    if one.firm and other.firm and _independent(one, other):
        return RelationType.CONTRADICTS, "different numbers of one force"
    return RelationType.IN_TENSION, "different numbers of one force"


def _stances(one: Assertion, other: Assertion) -> _Told | str | None:
    """For and against one topic."""
    if one.stance is None or other.stance is None:
        return None
    firm = {one.strength, other.strength} <= _FIRM
    if one.stance is other.stance:
        return (RelationType.CORROBORATES, "the same stance") if firm and _independent(one, other) else _NOTHING
    if firm and one.firm and other.firm and not one.speakers & other.speakers:
        return RelationType.CONTRADICTS, "one affirms what the other denies"
    return RelationType.IN_TENSION, "one speaks for it, the other against it"


_RULES: tuple[_Rule, ...] = (_elsewhere, _at_another_time, _seen_otherwise, _numbers, _stances)


# ---- what the rules ask -----------------------------------------------------------------------------


def _disagree(one: Assertion, other: Assertion) -> bool:
    if one.amount is not None and other.amount is not None:
        return excludes(one.amount, other.amount)
    return one.stance is not other.stance


def _independent(one: Assertion, other: Assertion) -> bool:
    """Whether two different sources say it: other speakers, or the narrators of two articles."""
    if one.speakers or other.speakers:
        return not one.speakers & other.speakers
    return one.article != other.article


def _one_is_of_the_other(one: Assertion, other: Assertion) -> bool:
    return other.statement in {one.whole, one.statement} or one.statement == other.whole


def _apart(one: Period | None, other: Period | None) -> bool:
    """Whether two periods share no day; "by 2017" is taken as the end of 2017."""
    if one is None or other is None:
        return False
    begin, end = one.begin or one.end, one.end
    other_begin, other_end = other.begin or other.end, other.end
    before = end is not None and other_begin is not None and end < other_begin
    after = other_end is not None and begin is not None and other_end < begin
    return before or after


def _day(assertion: Assertion) -> str:
    known = assertion.published
    return str(known.begin) if known is not None else ""
