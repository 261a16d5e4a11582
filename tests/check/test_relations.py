"""Relations between statements on one thing: which rule, whichever comes first; and what relates to nothing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kg.check.assertions import Assertion
from kg.check.numbers import Amount
from kg.check.relations import relate, relations
from kg.graph.periods import period
from kg.model import Bound, Stance, Strength

BASE = Assertion(
    statement="s1",
    article="a1",
    span=(0, 9),
    text="words",
    speaker="Ana Ruiz",
    speakers=frozenset({"ruiz"}),
    thing="change-headcount",
    force="freedonia",
    place="chad",
    around=frozenset({"africa"}),
    stance=Stance.DENIES,
    strength=Strength.EXPLICIT,
    amount=None,
    aspect="state",
    firm=True,
    period=None,
    published=None,
    whole=None,
)


def other(**changes: object) -> Assertion:
    """A statement of another speaker in another article that differs from BASE in ``changes``."""
    given = {"statement": "s2", "article": "a2", "speaker": "Tom Oduya", "speakers": frozenset({"oduya"}), **changes}
    return replace(BASE, **given)


def number(value: int, bound: Bound = Bound.EXACTLY, **changes: object) -> Assertion:
    amount = Amount(first=0, last=0, value=Decimal(value), bound=bound, counted="troops")
    return other(thing="number/present/freedonia", stance=None, amount=amount, **changes)


AFFIRMS = {"stance": Stance.AFFIRMS}
PAIRS = [
    (BASE, other(), "corroborates"),
    (BASE, other(**AFFIRMS), "contradicts"),
    (BASE, other(**AFFIRMS, strength=Strength.SUGGESTED), "in_tension"),
    (BASE, other(**AFFIRMS, firm=False), "in_tension"),
    (BASE, other(**AFFIRMS, speakers=BASE.speakers), "in_tension"),
    (BASE, other(**AFFIRMS, place="africa"), "different_scope"),
    (replace(BASE, period=period("2014")), other(**AFFIRMS, period=period("/2017")), "different_period"),
    (replace(BASE, published=period("2020-01-02")), other(**AFFIRMS, published=period("2021-01-02")), "supersedes"),
    (
        replace(BASE, thing="end-mission", stance=Stance.AFFIRMS, aspect="completed"),
        other(**AFFIRMS, thing="end-mission", aspect="future"),
        "different_aspect",
    ),
    (number(2500), number(2500, statement="s3", article="a3", speakers=frozenset()), "corroborates"),
    (number(2400), number(2500, Bound.ABOUT, statement="s3", article="a3"), None),
    (number(1500, Bound.ABOUT), number(2500, Bound.ABOUT, statement="s3", speakers=frozenset()), "estimate_spread"),
    (number(1500), number(2500, statement="s3", speakers=frozenset()), "contradicts"),
]
NOTHING = [
    (BASE, BASE),
    (BASE, other(place="mali")),
    (BASE, other(**AFFIRMS, place="mali")),
    (BASE, other(**AFFIRMS, force="sylvania")),
    (BASE, other(whole="s1", **AFFIRMS)),
    (BASE, other(speakers=BASE.speakers)),
    (BASE, other(strength=Strength.SUGGESTED)),
]


@pytest.mark.parametrize(("one", "two", "kind"), PAIRS)
def test_a_relation_is_the_same_from_both_sides(one, two, kind):
    found, turned = relate(one, two), relate(two, one)
    assert found == turned
    assert (found.type.value if found else None) == kind
    assert found is None or found.rule


@pytest.mark.parametrize(("one", "two"), NOTHING)
def test_what_has_nothing_to_do_with_each_other_has_no_relation(one, two):
    assert relate(one, two) is None


def test_the_later_report_supersedes():
    old, new = replace(BASE, published=period("2020-01-02")), other(**AFFIRMS, published=period("2021-01-02"))
    found = relate(old, new)
    assert found is not None
    assert (found.left, found.right) == (new, old)


def test_statements_on_different_things_are_not_compared():
    assert not list(relations([BASE, other(thing="end-mission", **AFFIRMS)]))
