"""Bearings: which statement affirms or denies which topic, how firmly, under which rule."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import terms
from kg.graph.triples import triples
from kg.iris import ID
from kg.model import (
    Aspect,
    Certainty,
    Dimension,
    Frame,
    Modality,
    Polarity,
    Proposition,
    RoleFiller,
    Span,
    Statement,
)
from kg.reason.rule_files import rules
from kg.reason.rules import bearings, infer
from tests.records import CHAD, all_of, changes, extraction, number, say

HEADCOUNT = "change-headcount"
MISSION = changes(Dimension.MISSION)
GROUP = RoleFiller(role="agent", text="the group", actor="armed group/the-group")


def posture(predicate: str = "remain", **fields: object) -> Proposition:
    """Where a force is."""
    return Proposition(predicate=predicate, frame=Frame.POSTURE, **fields)  # type: ignore[arg-type]


def move(predicate: str, **fields: object) -> Proposition:
    """Where a force goes."""
    return Proposition(predicate=predicate, frame=Frame.TRANSITION, **fields)  # type: ignore[arg-type]


def found(*said: Statement) -> set[tuple[str, str, str, str]]:
    """Topic, stance, strength and rule of every bearing."""
    return {
        (b.proposition.removeprefix(f"{ID}topic/"), b.stance, b.strength, b.rule) for b in bearings(extraction(*said))
    }


def on(topic: str, *said: Statement) -> set[tuple[str, str]]:
    """Stance and strength on one topic."""
    return {(stance, strength) for name, stance, strength, _ in found(*said) if name == topic}


NO, YES = Polarity.NEGATIVE, Polarity.POSITIVE

ON_HEADCOUNT = [
    ("change denied", changes(Dimension.HEADCOUNT), NO, ("denies", "explicit")),
    ("change affirmed", changes(Dimension.HEADCOUNT), YES, ("affirms", "explicit")),
    (
        "rise affirmed",
        changes(Dimension.HEADCOUNT, predicate="increase"),
        YES,
        ("affirms", "explicit"),
    ),
    (
        "rise denied",
        changes(Dimension.HEADCOUNT, predicate="increase"),
        NO,
        ("denies", "suggested"),
    ),
    ("all stay", posture(quantity=all_of()), YES, ("denies", "entailed")),
    ("300 stay", posture(quantity=number("300")), YES, ("denies", "suggested")),
    ("they stay", posture(), YES, None),
    ("they do not stay", posture(), NO, ("affirms", "entailed")),
    ("none leave", move("withdraw", quantity=all_of("none")), YES, ("denies", "entailed")),
    (
        "none leave, as a negation",
        move("withdraw", quantity=all_of("none")),
        NO,
        ("denies", "entailed"),
    ),
    ("300 leave", move("withdraw", quantity=number("300")), YES, ("affirms", "entailed")),
    ("they come", move("deploy"), YES, ("affirms", "entailed")),
    ("they do not come", move("deploy"), NO, ("denies", "suggested")),
    ("no physical change", changes(Dimension.PHYSICAL), NO, ("denies", "suggested")),
    ("physical change", changes(Dimension.PHYSICAL), YES, None),
    ("change of mission", MISSION, YES, None),
    ("no change of mission", MISSION, NO, None),
    ("end of mission", changes(Dimension.MISSION, predicate="end"), YES, None),
    ("no shift, alone", changes(Dimension.UNSPECIFIED), NO, None),
    ("300 are there", posture("be present", quantity=number("300")), YES, None),
    ("number stays", posture(dimension=Dimension.HEADCOUNT), YES, ("denies", "explicit")),
    ("number does not stay", posture(dimension=Dimension.HEADCOUNT), NO, ("affirms", "explicit")),
    ("not all stay", posture(quantity=all_of("not all")), NO, ("affirms", "entailed")),
    ("something else", Proposition(predicate="remain", quantity=all_of()), YES, None),
]


@pytest.mark.parametrize(
    ("content", "polarity", "expected"),
    [case[1:] for case in ON_HEADCOUNT],
    ids=[c[0] for c in ON_HEADCOUNT],
)
def test_what_bears_on_a_change_of_headcount(content, polarity, expected):
    statement = say(content, polarity=polarity, speaker="person/a")
    assert on(HEADCOUNT, statement) == ({expected} if expected else set())


@pytest.mark.parametrize(
    ("topic", "content", "polarity", "expected"),
    [
        ("change-mission", MISSION, YES, ("affirms", "explicit")),
        ("change-mission", MISSION, NO, ("denies", "explicit")),
        (
            "change-mission",
            changes(Dimension.MISSION, predicate="end"),
            YES,
            ("affirms", "entailed"),
        ),
        ("end-mission", changes(Dimension.MISSION, predicate="end"), YES, ("affirms", "explicit")),
        ("end-mission", changes(Dimension.MISSION, predicate="end"), NO, ("denies", "explicit")),
        ("end-mission", MISSION, YES, None),
        ("change-physical", changes(Dimension.PHYSICAL), NO, ("denies", "explicit")),
        ("change-unspecified", changes(Dimension.UNSPECIFIED), NO, ("denies", "explicit")),
        ("change-location", posture(), YES, ("denies", "entailed")),
        ("change-location", posture("be present"), YES, None),
        ("presence", posture("be present"), YES, ("affirms", "explicit")),
        ("presence", posture("be present"), NO, ("denies", "explicit")),
        ("presence", posture(), YES, ("affirms", "entailed")),
        ("presence", posture(), NO, ("denies", "entailed")),
        ("presence", posture(quantity=all_of("none")), NO, ("denies", "entailed")),
        ("presence", posture(quantity=all_of("not all")), NO, None),
        ("presence", posture(quantity=number("300")), NO, None),
        ("presence", posture(dimension=Dimension.HEADCOUNT), YES, None),
        ("change-location", posture(dimension=Dimension.HEADCOUNT), YES, None),
        ("change-mission", posture(dimension=Dimension.MISSION), YES, ("denies", "explicit")),
        ("presence", move("deploy"), YES, ("affirms", "entailed")),
        ("presence", move("withdraw", quantity=all_of()), YES, ("denies", "entailed")),
        ("presence", move("withdraw", quantity=number("300")), YES, None),
        ("presence", move("withdraw"), NO, ("affirms", "entailed")),
    ],
)
def test_what_bears_on_other_topics(topic, content, polarity, expected):
    assert on(topic, say(content, polarity=polarity)) == ({expected} if expected else set())


@pytest.mark.parametrize(
    ("predicate", "polarity", "stance"),
    [
        ("hold", YES, "affirms"),
        ("hold", NO, "denies"),
        ("lose", YES, "denies"),
        ("lose", NO, "affirms"),
    ],
)
def test_who_holds_ground(predicate, polarity, stance):
    content = Proposition(predicate=predicate, frame=Frame.CONTROL, arguments=(GROUP, CHAD))
    topic = "control/armed%20group/the-group/chad"
    assert on(topic, say(content, polarity=polarity)) == {(stance, "explicit")}


@pytest.mark.parametrize(
    ("polarity", "aspect", "expected"),
    [
        (YES, Aspect.COMPLETED, {("denies", "entailed")}),
        (NO, Aspect.COMPLETED, set()),
        (YES, Aspect.FUTURE, set()),
    ],
)
def test_who_was_driven_out_no_longer_holds_the_place(polarity, aspect, expected):
    group = replace(GROUP, role="object")
    army = RoleFiller(role="agent", text="the army", actor="unit/the-army")
    content = Proposition(predicate="expel", frame=Frame.CONTROL, arguments=(army, group, CHAD))
    driven = replace(say(content, polarity=polarity), aspect=aspect)
    assert on("control/armed%20group/the-group/chad", driven) == expected
    assert on("control/unit/the-army/chad", driven) == set()


@pytest.mark.parametrize(
    "hedge",
    [
        {"modality": Modality.POSSIBLE},
        {"modality": Modality.CONDITIONAL},
        {"modality": Modality.OBLIGATION},
        {"modality": Modality.GOAL},
        {"certainty": Certainty.POSSIBLE},
    ],
)
def test_a_hedged_statement_only_suggests(hedge):
    assert on(HEADCOUNT, say(changes(Dimension.HEADCOUNT), **hedge)) == {("affirms", "suggested")}
    assert on(HEADCOUNT, say(posture(quantity=all_of()), **hedge)) == {("denies", "suggested")}


def test_an_opinion_or_a_prediction_keeps_its_strength():
    for modality in (Modality.OPINION, Modality.PREDICTED, Modality.PLANNED):
        statement = say(changes(Dimension.HEADCOUNT), modality=modality)
        assert on(HEADCOUNT, statement) == {("affirms", "explicit")}


def test_no_shift_suggests_only_where_the_same_speaker_speaks_of_a_force_changing():
    shift = say(changes(Dimension.UNSPECIFIED), polarity=NO, speaker="person/a", at=Span(0, 3))
    own = say(MISSION, speaker="person/a", at=Span(4, 8))
    more = say(changes(Dimension.PHYSICAL), speaker="person/a", at=Span(9, 12))
    foreign = say(MISSION, speaker="person/b", at=Span(4, 8))
    narrated = say(MISSION, at=Span(4, 8))
    assert on(HEADCOUNT, shift, own, more) == {("denies", "suggested")}
    assert on(HEADCOUNT, shift, foreign) == set()
    assert on(HEADCOUNT, shift, narrated) == set()


def test_a_named_place_is_part_of_the_topic():
    content = posture(quantity=number("300"), arguments=(CHAD,))
    assert on(f"{HEADCOUNT}/chad", say(content)) == {("denies", "suggested")}
    assert on(HEADCOUNT, say(content)) == set()


def test_one_statement_bears_once_on_a_topic_as_firmly_as_it_can():
    both = posture(quantity=number("300", quantifier="all"))
    assert on(HEADCOUNT, say(both)) == {("denies", "entailed")}
    assert len(list(bearings(extraction(say(both))))) == 3


def test_a_clause_bears_instead_of_the_statement_around_it():
    whole = say(posture(quantity=all_of()), at=Span(0, 90))
    clause = say(posture(quantity=all_of(), arguments=(CHAD,)), at=Span(0, 30))
    clause = replace(clause, utterance=replace(clause.utterance, part_of=whole.id))
    other = say(MISSION, at=Span(40, 60))
    other = replace(other, utterance=replace(other.utterance, part_of=whole.id))
    assert on(HEADCOUNT, whole, clause) == set()
    assert on(f"{HEADCOUNT}/chad", whole, clause) == {("denies", "entailed")}
    assert on(HEADCOUNT, whole, other) == {("denies", "entailed")}
    topics = {t[0] for t in infer(triples(extraction(whole, clause))) if t[2] == terms.Topic}
    assert topics
    assert all(topic.endswith("/chad") for topic in topics)


def test_bearings_come_in_text_order():
    later, earlier = say(posture(), at=Span(9, 12)), say(posture(), at=Span(0, 3))
    order = [b.statement for b in bearings(extraction(earlier, later))]
    assert order == sorted(order, key=[earlier.id, later.id].index)


def test_the_order_of_the_input_does_not_count():
    given = list(triples(extraction(say(posture(quantity=all_of())), say(MISSION, at=Span(5, 9)))))
    assert infer(given) == infer(reversed(given)) != ()


def test_nothing_said_bears_on_nothing():
    assert infer(triples(extraction())) == ()


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_every_rule_has_a_header_and_names_itself_in_what_it_concludes(rule):
    assert rule.title
    assert rule.example
    assert isinstance(ox.Store().query(rule.query), ox.QueryTriples)
    if "kg:Bearing" in rule.query:
        assert f'kg:rule "{rule.name}"' in rule.query


def test_rule_names_are_file_names_without_the_number():
    folder = Path(__file__).parents[2] / "ontology" / "rules"
    assert [r.name for r in rules()] == [p.stem.partition("-")[2] for p in sorted(folder.glob("*.rq"))]


def test_every_bearing_rule_is_reached_by_a_case_above():
    """A rule that no test fires could be broken unseen."""
    cases = [say(content, polarity=polarity) for _, content, polarity, _ in ON_HEADCOUNT]
    fired = {rule for case in cases for *_, rule in found(case)}
    untested = {r.name for r in rules() if "kg:Bearing" in r.query} - fired
    assert untested == {"no-shift", "control-said", "control-lost", "presence-ends"}
