"""Where the boxes of a picture stand: columns of speakers, statements, what they bear on, and actors.

Statements stand under each other, speaker by speaker in text order; every other box stands as near as
possible to the boxes it is linked to. Nothing is left to chance, so equal networks give equal pictures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

import networkx as nx

from kg.show.wording import font, wrapped

__all__ = ["COLUMNS", "Box", "Column", "Layout", "column_of", "laid_out"]

MAIN, SMALL = 8.5, 7.0
LINE, PAD, GAP, GROUP_GAP = 0.155, 0.065, 0.1, 0.28
_BETWEEN = 1.3


@dataclass(frozen=True, slots=True)
class Column:
    """A kind of column: its heading, its width in inches, and how many lines its labels may have."""

    heading: str
    width: float
    lines: int
    statements: bool = False


COLUMNS = (
    Column("Whom they belong to", 1.7, 3),
    Column("Who says it", 1.9, 3),
    Column("What is stated", 4.1, 3, statements=True),
    Column("What it bears on or tells of", 2.5, 3),
    Column("Forces, parties, places", 1.7, 3),
)
_BODIES, _SPEAKERS, _STATEMENTS, _TARGETS, _ACTORS = range(len(COLUMNS))
_COLUMN_OF = {
    "article": _SPEAKERS,
    "claim": _STATEMENTS,
    "narrator": _STATEMENTS,
    "topic": _TARGETS,
    "posture": _TARGETS,
    "event": _TARGETS,
    "agreement": _TARGETS,
}
_TARGET_ORDER = ("topic", "posture", "agreement", "event")


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A node as drawn, in inches from the top left corner; ``main`` and ``small`` are its lines."""

    node: str
    kind: str
    column: int
    main: tuple[str, ...]
    small: tuple[str, ...]
    left: float = 0.0
    top: float = 0.0

    @property
    def width(self) -> float:
        """The width of its column."""
        return COLUMNS[self.column].width

    @property
    def height(self) -> float:
        """As much as its lines need."""
        return LINE * (len(self.main) + 0.85 * len(self.small)) + 2 * PAD

    @property
    def middle(self) -> float:
        """Half way down."""
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """All boxes by node, the columns that are used with their left border, and the size of the whole."""

    boxes: Mapping[str, Box]
    columns: Mapping[int, float]
    width: float
    height: float


def laid_out(graph: nx.MultiDiGraph) -> Layout:
    """The boxes of ``graph``, in columns, none over another."""
    boxes = {node: _box(graph, node) for node in graph}
    lefts = _lefts({box.column for box in boxes.values()})
    placed: dict[str, Box] = {}
    # Each column is placed by its links to the ones before it, from the middle outwards.
    for column in (_STATEMENTS, _SPEAKERS, _TARGETS, _ACTORS, _BODIES):
        here = [replace(box, left=lefts[column]) for box in boxes.values() if box.column == column]
        placed |= _stacked(here, graph) if not placed else _beside(here, graph, placed)
    top = min((box.top for box in placed.values()), default=0.0)
    moved = {node: replace(placed[node], top=placed[node].top - top) for node in graph}
    height = max((box.top + box.height for box in moved.values()), default=0.0)
    width = max((box.left + box.width for box in moved.values()), default=0.0)
    return Layout(boxes=moved, columns=lefts, width=width, height=height)


def _box(graph: nx.MultiDiGraph, node: str) -> Box:
    data = graph.nodes[node]
    column = column_of(graph, node)
    width, lines = COLUMNS[column].width - 2 * PAD, COLUMNS[column].lines
    return Box(
        node=node,
        kind=data["kind"],
        column=column,
        main=wrapped(data["label"], font(MAIN, bold=column != _STATEMENTS), width, lines=lines),
        small=wrapped(data["detail"], font(SMALL), width, lines=2),
    )


def column_of(graph: nx.MultiDiGraph, node: str) -> int:
    """By kind; an actor's by what it does here: it speaks, is a speaker's body, or is told of."""
    if (column := _COLUMN_OF.get(graph.nodes[node]["kind"])) is not None:
        return column
    if any(kind == "says" for _, _, kind in graph.out_edges(node, keys=True)):
        return _SPEAKERS
    told_of = any(kind != "office" for _, _, kind in graph.in_edges(node, keys=True))
    return _ACTORS if told_of else _BODIES


def _lefts(used: set[int]) -> dict[int, float]:
    left, lefts = 0.0, {}
    for column in sorted(used):
        lefts[column] = left
        left += COLUMNS[column].width + _BETWEEN
    return lefts


# ---- up and down -----------------------------------------------------------------------------------


def _stacked(boxes: Sequence[Box], graph: nx.MultiDiGraph) -> dict[str, Box]:
    """``boxes`` under each other, those of one speaker together in the order of the network; the article's own last."""
    speakers = {box.node: min(_said_by(graph, box.node), default="") for box in boxes}
    first = {speaker: index for index, speaker in reversed(list(enumerate(speakers.values())))}
    placed: dict[str, Box] = {}
    top, before = 0.0, None
    for box in sorted(boxes, key=lambda box: (box.kind == "narrator", first[speakers[box.node]])):
        speaker = speakers[box.node]
        top += GROUP_GAP if before is not None and speaker != before else 0.0
        placed[box.node] = replace(box, top=top)
        top, before = top + box.height + GAP, speaker
    return placed


def _said_by(graph: nx.MultiDiGraph, statement: str) -> list[str]:
    return [source for source, _, kind in graph.in_edges(statement, keys=True) if kind == "says"]


def _beside(boxes: Sequence[Box], graph: nx.MultiDiGraph, placed: Mapping[str, Box]) -> dict[str, Box]:
    """``boxes`` as near as can be to the height of what they are linked to, in the order of these heights."""
    wish = {box.node: _wish(box, graph, placed) for box in boxes}

    def by_wish(box: Box) -> tuple[float, int, str, str]:
        kind = _TARGET_ORDER.index(box.kind) if box.kind in _TARGET_ORDER else 0
        return round(wish[box.node], 6), kind, " ".join(box.main), box.node

    ordered = sorted(boxes, key=by_wish)
    return {box.node: box for box in _settled(ordered, [wish[box.node] for box in ordered])}


def _wish(box: Box, graph: nx.MultiDiGraph, placed: Mapping[str, Box]) -> float:
    """The height at which the middle of the box would be nearest to its neighbours."""
    neighbours = sorted({*graph.predecessors(box.node), *graph.successors(box.node)} & placed.keys())
    return fmean(placed[node].middle for node in neighbours) if neighbours else 0.0


def _settled(boxes: Sequence[Box], wishes: Sequence[float]) -> list[Box]:
    """``boxes`` in their order without overlap, each as near to its wish as the others let it.

    Boxes that would overlap form a block that stands where its members want it on average.
    """
    blocks: list[tuple[float, float, list[Box]]] = []  # top, height, members
    for box, wish in zip(boxes, wishes, strict=True):
        top, height, members = wish - box.height / 2, box.height, [box]
        while blocks and blocks[-1][0] + blocks[-1][1] + GAP > top:
            above_top, above_height, above = blocks.pop()
            offset = above_height + GAP
            count = len(above) + len(members)
            top = (above_top * len(above) + (top - offset) * len(members)) / count
            height, members = offset + height, [*above, *members]
        blocks.append((top, height, members))
    placed: list[Box] = []
    for top, _, members in blocks:
        for box in members:
            placed.append(replace(box, top=top))
            top += box.height + GAP
    return placed
