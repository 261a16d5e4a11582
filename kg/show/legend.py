"""The legend of a picture: only what occurs in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import networkx as nx

from kg.show.style import BEARING, BOXES, LINES, STANCES, BoxStyle, LineStyle
from kg.show.wording import font, width_of

__all__ = ["ROW", "SAMPLE", "Entry", "entries", "rows"]

ROW, SAMPLE, SIZE = 0.21, 0.38, 7.5
_SPACE = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A sample with its meaning, placed in inches from the left border and by row."""

    look: BoxStyle | LineStyle
    left: float = 0.0
    row: int = 0


def entries(graph: nx.MultiDiGraph) -> Iterator[tuple[BoxStyle | LineStyle, ...]]:
    """Yield the looks that occur, group by group: boxes, speaking, stance, strength."""
    kinds = {data["kind"] for _, data in graph.nodes(data=True)}
    links = [data for _, _, data in graph.edges(data=True)]
    said = {data["style"] for data in links if data["kind"] == "says"}
    said |= {data["kind"] if data["kind"] in LINES else "other" for data in links if data["kind"] not in _OWN}
    bearings = [data for data in links if data["kind"] == "bears on"]
    stances = {data["colour"] for data in bearings}
    strengths = {data["style"] for data in bearings}
    yield tuple(style for kind, style in BOXES.items() if kind in kinds)
    yield tuple(style for kind, style in LINES.items() if kind in said)
    yield (
        *(LineStyle(stance, colour, 2.0) for stance, colour in STANCES.items() if stance in stances),
        *(style for strength, style in BEARING.items() if strength in strengths),
    )


_OWN = frozenset({"says", "bears on"})


def rows(groups: Iterable[Iterable[BoxStyle | LineStyle]], width: float) -> tuple[Entry, ...]:
    """The entries in rows of at most ``width`` inches, each group beginning a row."""
    found: list[Entry] = []
    row = 0
    for group in groups:
        left = 0.0
        for look in group:
            needed = SAMPLE + 0.08 + width_of(look.name, font(SIZE))
            if left and left + needed > width:
                row, left = row + 1, 0.0
            found.append(Entry(look=look, left=left, row=row))
            left += needed + _SPACE
        row += 1 if left else 0
    return tuple(found)
