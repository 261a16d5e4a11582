"""The timeline: lanes by place and force, marks by day, nothing hidden, the same bytes every time."""

from __future__ import annotations

import pytest

from kg.show.timeline import AXIS, Mark, laid_out, network
from kg.show.timeline_picture import FORMATS, timeline


def mark(number, force="Alpine brigade", place="Chad", **said):
    known = {"status": "present", "amount": "", "said_by": "the army", "caveat": "", "when": None, "dated": "stated"}
    return Mark(id=f"p{number}", force=force, place=place, **{**known, **said})


MARKS = (
    mark(1, when="2020-03", amount="400 troops"),
    mark(2, when="2021-01-05", status="reduce", amount="from 400 to 300 troops"),
    mark(3, when="2021-01-06", status="remain", caveat="planned"),
    mark(4, when="2019/..", force="Northern fleet", place="Aden"),
    mark(5, when="/2021-06", status="withdraw"),
    mark(6, when="XXXX-05-01"),
    mark(7),
)


def placed(marks):
    return {each.node: each for lane in laid_out(network(marks))[1] for each in lane.marks}


def test_lanes_go_by_place_then_force():
    assert [(lane.place, lane.force) for lane in laid_out(network(MARKS))[1]] == [
        (("Aden",), ("Northern fleet",)),
        (("Chad",), ("Alpine brigade",)),
    ]


def test_marks_stand_in_the_order_of_their_days():
    found = placed(MARKS)
    assert found["p1"].at < found["p2"].at < found["p3"].at < found["p5"].at <= AXIS
    assert found["p4"].right == AXIS
    assert found["p5"].left < found["p5"].at == found["p5"].right


def test_what_has_no_day_stands_beside_the_axis():
    found = placed(MARKS)
    assert found["p6"].at == found["p7"].at > AXIS
    assert placed([mark(7)])["p7"].at > AXIS


def test_no_mark_of_a_lane_covers_another():
    middles = [(each.at > AXIS, each.middle, round(each.at, 3)) for each in placed(MARKS).values()]
    assert len(set(middles)) == len(MARKS)
    found = placed(MARKS)
    assert found["p2"].middle != found["p3"].middle


def test_each_mark_leads_to_the_next_of_its_lane():
    assert [(one, other) for one, other, _ in network(MARKS).edges] == [("p1", "p2"), ("p2", "p3"), ("p3", "p5")]


@pytest.mark.parametrize("extension", FORMATS)
def test_the_bytes_are_the_same_whatever_the_order(extension):
    made = timeline(MARKS, extension=extension, title="Who is where", source="none")
    assert made == timeline(MARKS[::-1], extension=extension, title="Who is where", source="none")
    assert len(made) > 1000


def test_words_of_any_kind_are_drawn():
    odd = [
        mark(1, force="$x_1$ <b> & 部隊", amount="1 “troop”", when="2021"),
        mark(2, when="0001"),
        mark(3, when="9999"),
    ]
    assert b"<svg" in timeline(odd, extension=".svg", title="$", source="\x00")
    assert b"No posture fits" in timeline([], extension=".svg", title="", source="")
