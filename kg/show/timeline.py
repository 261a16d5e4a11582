"""Postures along time: a network of marks, each force at each place a lane, successive marks linked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import networkx as nx

from kg.graph.periods import Period, period
from kg.show.wording import drawable, font, width_of, wrapped

__all__ = ["AXIS", "LABELS", "MAIN", "SMALL", "UNDATED", "Mark", "Scale", "laid_out", "lanes", "network"]

MAIN, SMALL = 8.0, 6.5
AXIS, LABELS, UNDATED = 9.0, 2.1, 1.9
"""Widths in inches: of the time axis, the names of lanes, the column of marks without a date."""

_ROW, _GAP, _TEXT, _OPEN = 0.38, 0.14, 1.75, 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A posture as one statement gives it; ``when`` in EDTF, ``dated`` how it is known: stated, inferred, published."""

    id: str
    force: str
    place: str
    status: str
    amount: str
    said_by: str
    caveat: str
    when: str | None
    dated: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The days that the axis covers."""

    first: date
    last: date

    def inches(self, day: date) -> float:
        """How far along the axis a day is."""
        days = max((self.last - self.first).days, 1)
        return AXIS * min(max((day - self.first).days / days, 0.0), 1.0)


def network(marks: Iterable[Mark]) -> nx.MultiDiGraph:
    """The marks as nodes, and a link from each to the next one of its lane, where both have a day."""
    graph = nx.MultiDiGraph()
    for mark in sorted(marks, key=_order):
        known = period(mark.when) if mark.when else None
        graph.add_node(mark.id, **_data(mark, known))
    for lane in lanes(graph):
        dated = [node for node in lane if graph.nodes[node]["begin"] or graph.nodes[node]["end"]]
        for one, other in pairwise(dated):
            graph.add_edge(one, other, kind="then")
    return graph


def _order(mark: Mark) -> tuple[str, str, bool, str, str]:
    known = period(mark.when) if mark.when else None
    day = (known.begin or known.end) if known else None
    return mark.place.casefold(), mark.force.casefold(), day is None, day.isoformat() if day else "", mark.id


def _data(mark: Mark, known: Period | None) -> dict[str, str]:
    return {
        "force": mark.force,
        "place": mark.place,
        "status": mark.status,
        "amount": mark.amount,
        "said_by": mark.said_by,
        "caveat": mark.caveat,
        "when": mark.when or "",
        "dated": mark.dated if known else "",
        "begin": known.begin.isoformat() if known and known.begin else "",
        "end": known.end.isoformat() if known and known.end else "",
    }


def lanes(graph: nx.MultiDiGraph) -> Iterator[tuple[str, ...]]:
    """Yield the marks of each force at each place, in order of time, those without a day last."""
    groups: dict[tuple[str, str], list[str]] = {}
    for node, data in graph.nodes(data=True):
        groups.setdefault((data["place"].casefold(), data["force"].casefold()), []).append(node)
    yield from map(tuple, groups.values())


# ---- layout ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A mark in inches: where it stands, begins and ends along the axis, its row's middle from the top, its words."""

    node: str
    at: float
    left: float
    right: float
    middle: float
    main: str
    small: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A lane from ``top`` to ``bottom`` with the lines of its name."""

    force: tuple[str, ...]
    place: tuple[str, ...]
    top: float
    bottom: float
    marks: tuple[Placed, ...]


def laid_out(graph: nx.MultiDiGraph) -> tuple[Scale | None, tuple[Lane, ...]]:
    """The scale, None where no mark has a day, and the lanes from the top."""
    scale = _scale(graph)
    found: list[Lane] = []
    top = 0.0
    for nodes in lanes(graph):
        lane = _lane(graph, nodes, scale, top)
        found.append(lane)
        top = lane.bottom
    return scale, tuple(found)


def _scale(graph: nx.MultiDiGraph) -> Scale | None:
    days = sorted({date.fromisoformat(d[end]) for _, d in graph.nodes(data=True) for end in ("begin", "end") if d[end]})
    if not days:
        return None
    first, last = days[0], days[-1]
    if first.year == last.year and (last - first).days < _SHORT:
        return Scale(first=first.replace(day=1), last=_month_after(last))
    return Scale(first=date(first.year, 1, 1), last=date(min(last.year + 1, date.max.year), 1, 1))


_SHORT = 120
_DECEMBER = 12


def _month_after(day: date) -> date:
    if day.month == _DECEMBER:
        return date(min(day.year + 1, date.max.year), 1, 1)
    return date(day.year, day.month + 1, 1)


def _lane(graph: nx.MultiDiGraph, nodes: tuple[str, ...], scale: Scale | None, top: float) -> Lane:
    free: list[float] = []
    placed: list[Placed] = []
    loose = 0
    for node in nodes:
        data = graph.nodes[node]
        main, small = _words(data)
        begin, end = _ends(data, scale)
        if begin is None or end is None:
            row, loose = loose, loose + 1
            at = left = right = AXIS + _GAP * 2
        else:
            left, right = begin, end
            at = left if data["begin"] else right
            row = next((i for i, used in enumerate(free) if used <= left), len(free))
            width = max(width_of(main, font(MAIN, bold=True)), width_of(small, font(SMALL)))
            free[row : row + 1] = [max(right, at + width + _GAP) + _GAP]
        middle = top + _ROW * (row + 0.5) + 0.04
        placed.append(Placed(node=node, at=at, left=left, right=right, middle=middle, main=main, small=small))
    rows = max(len(free), loose, 1)
    data = graph.nodes[nodes[0]]
    return Lane(
        force=wrapped(data["force"], font(MAIN, bold=True), LABELS - 0.15, lines=max(rows, 1)),
        place=wrapped(data["place"] or "no place given", font(SMALL), LABELS - 0.15, lines=1),
        top=top,
        bottom=top + rows * _ROW + 0.12,
        marks=tuple(placed),
    )


def _words(data: dict[str, str]) -> tuple[str, str]:
    head = f"{data['status']}: {data['amount']}" if data["amount"] else data["status"]
    said = f"{data['said_by']}{f' ({caveat})' if (caveat := data['caveat']) else ''}"
    return tuple(wrapped(drawable(each, font(MAIN)), font(MAIN), _TEXT, lines=1)[0] for each in (head, said))  # type: ignore[return-value]


def _ends(data: dict[str, str], scale: Scale | None) -> tuple[float | None, float | None]:
    if scale is None or not (data["begin"] or data["end"]):
        return None, None
    begin = scale.inches(date.fromisoformat(data["begin"])) if data["begin"] else None
    end = scale.inches(date.fromisoformat(data["end"])) if data["end"] else None
    return (max((end or 0.0) - _OPEN, 0.0) if begin is None else begin), AXIS if end is None else end
