"""A network drawn with matplotlib, as PNG or SVG; the same network gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl
import networkx as nx
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, PathPatch
from matplotlib.path import Path

from kg.show import legend
from kg.show.layout import COLUMNS, LINE, MAIN, PAD, SMALL, Box, Layout, laid_out
from kg.show.style import BOXES, BoxStyle, LineStyle, line_style
from kg.show.wording import font, width_of, wrapped

__all__ = ["drawn", "png", "settings", "svg", "written"]

_BORDER, _HEAD, _HEADING = 0.3, 0.62, 0.3
_LEAST_WIDTH = 7.0
_DPI, _MOST_PIXELS = 110, 50e6
_CUE_WIDTH = 1.0
_SETTINGS: Any = {
    "svg.hashsalt": "kg",
    "svg.fonttype": "none",
    "path.sketch": None,
    "text.parse_math": False,
    "text.hinting": "none",
}


def png(graph: nx.MultiDiGraph, title: str, source: str) -> bytes:
    """The picture as PNG."""
    with settings():
        return written(drawn(graph, title, source), "png", {"Software": None, "Title": title})


def svg(graph: nx.MultiDiGraph, title: str, source: str) -> bytes:
    """The picture as SVG, its words as text that can be searched and copied."""
    with settings():
        figure = drawn(graph, title, source)
        FigureCanvasSVG(figure)
        return written(figure, "svg", {"Date": None, "Creator": "kg", "Title": title})


@contextmanager
def settings() -> Iterator[None]:
    """Matplotlib as it comes, whatever the user's own settings are, and nothing by chance."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_SETTINGS)
        yield


def written(figure: Figure, form: str, metadata: dict[str, str | None]) -> bytes:
    """The bytes of a figure, at a resolution that keeps it within bounds."""
    out = io.BytesIO()
    width, height = figure.get_size_inches()
    dpi = min(_DPI, (_MOST_PIXELS / (width * height)) ** 0.5)
    figure.savefig(out, format=form, dpi=dpi, metadata=metadata)
    return out.getvalue()


def drawn(graph: nx.MultiDiGraph, title: str, source: str) -> Figure:
    """The figure; one unit of its axes is an inch, counted from the top left corner."""
    layout = laid_out(graph)
    inner = max(layout.width, _LEAST_WIDTH)
    key = legend.rows(legend.entries(graph), inner)
    foot = legend.ROW * (max((entry.row for entry in key), default=-1) + 2) + 0.1
    body = _HEAD + _HEADING
    width, height = inner + 2 * _BORDER, body + max(layout.height, 0.4) + foot + 2 * _BORDER
    figure = Figure(figsize=(width, height), facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1), xlim=(-_BORDER, width - _BORDER), ylim=(height - _BORDER, -_BORDER))
    axes.set_axis_off()
    _write_head(axes, title, source, inner)
    _draw_columns(axes, layout)
    for tail, head, data in graph.edges(data=True):
        if data["kind"] != "office" or layout.boxes[head].column <= layout.boxes[tail].column:
            _draw_link(axes, layout.boxes[tail], layout.boxes[head], data)
    for box in layout.boxes.values():
        _draw_box(axes, box)
    if not layout.boxes:
        _write(axes, "Nothing in the store fits.", (0, body + 0.1), MAIN)
    _draw_legend(axes, key, body + max(layout.height, 0.4) + 0.25)
    return figure


# ---- text -----------------------------------------------------------------------------------------


def _write(
    axes: Axes, words: str, at: tuple[float, float], size: float, *, bold: bool = False, colour: str = "#1a1a1a"
) -> None:
    """Words with their left end on the base line at ``at``."""
    face = font(size, bold=bold)
    axes.text(*at, words, fontproperties=face, color=colour, parse_math=False, zorder=5)


def _write_head(axes: Axes, title: str, source: str, width: float) -> None:
    _write(axes, wrapped(title, font(13, bold=True), width, lines=1)[0], (0, 0.12), 13, bold=True)
    if lines := wrapped(source, font(SMALL), width, lines=1):
        _write(axes, lines[0], (0, 0.34), SMALL, colour="#555555")


def _draw_columns(axes: Axes, layout: Layout) -> None:
    for column, left in layout.columns.items():
        _write(axes, COLUMNS[column].heading, (left, _HEAD + 0.12), MAIN, colour="#555555")
        right = left + COLUMNS[column].width
        axes.plot([left, right], [_HEAD + 0.19] * 2, color="#bbbbbb", linewidth=0.8)


# ---- boxes and links ------------------------------------------------------------------------------


def _draw_box(axes: Axes, box: Box) -> None:
    left, top = box.left, box.top + _HEAD + _HEADING
    _draw_frame(axes, (left, top, box.width, box.height), BOXES[box.kind])
    line = top + PAD + 0.115
    for words in box.main:
        _write(axes, words, (left + PAD, line), MAIN, bold=box.kind not in {"claim", "narrator"})
        line += LINE
    for words in box.small:
        _write(axes, words, (left + PAD, line - 0.02), SMALL, colour="#444444")
        line += LINE * 0.85


def _draw_frame(axes: Axes, place: tuple[float, float, float, float], style: BoxStyle) -> None:
    left, top, width, height = place
    frame = FancyBboxPatch(
        (left, top),
        width,
        height,
        boxstyle="round,pad=0,rounding_size=0.05",
        facecolor=style.fill,
        edgecolor=style.edge,
        linewidth=1.0,
        linestyle="--" if style.dashed else "-",
        zorder=3,
    )
    axes.add_patch(frame)


def _draw_link(axes: Axes, tail: Box, head: Box, data: dict[str, str]) -> None:
    style = line_style(data["kind"], data.get("style", ""), data.get("colour", ""))
    down = _HEAD + _HEADING
    start, end, bend = _ends(tail, head)
    points = [(start, tail.middle + down), (start + bend[0], tail.middle + down)]
    points += [(end + bend[1], head.middle + down), (end, head.middle + down)]
    codes = [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]
    axes.add_patch(_stroke(Path(points, codes), style))
    if bend[1] < 0:
        axes.plot([end - 0.035], [head.middle + down], marker=">", markersize=4.5, color=style.colour, zorder=4)
    if data["kind"] == "says" and data["label"]:
        _write_cue(axes, data["label"], end, head.middle + down)


def _ends(tail: Box, head: Box) -> tuple[float, float, tuple[float, float]]:
    """Where a link leaves and arrives, and how far it bends: to the right, to the left, or around one column."""
    if tail.column == head.column:
        return tail.left, head.left, (-0.3, -0.3)
    if tail.column < head.column:
        start, end = tail.left + tail.width, head.left
        return start, end, (0.45 * (end - start), -0.45 * (end - start))
    start, end = tail.left, head.left + head.width
    return start, end, (-0.45 * (start - end), 0.45 * (start - end))


def _stroke(path: Path, style: LineStyle) -> PathPatch:
    dashes = (0, tuple(step * 1.6 for step in style.dashes)) if style.dashes else "-"
    return PathPatch(path, facecolor="none", edgecolor=style.colour, linewidth=style.width, linestyle=dashes, zorder=2)


def _write_cue(axes: Axes, cue: str, right: float, middle: float) -> None:
    """The cue words on the end of a link, before the statement's box."""
    words = wrapped(cue, font(SMALL), _CUE_WIDTH, lines=1)[0]
    left = right - 0.16 - width_of(words, font(SMALL))
    axes.text(
        left,
        middle,
        words,
        fontproperties=font(SMALL),
        color="#333333",
        va="center",
        parse_math=False,
        zorder=4,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8, "alpha": 0.9},
    )


# ---- legend ---------------------------------------------------------------------------------------


def _draw_legend(axes: Axes, key: tuple[legend.Entry, ...], top: float) -> None:
    for entry in key:
        left, middle = entry.left, top + legend.ROW * entry.row
        if isinstance(entry.look, BoxStyle):
            _draw_frame(axes, (left + 0.06, middle - 0.06, legend.SAMPLE - 0.12, 0.12), entry.look)
        else:
            axes.add_patch(_stroke(Path([(left, middle), (left + legend.SAMPLE, middle)]), entry.look))
        _write(axes, entry.look.name, (left + legend.SAMPLE + 0.08, middle + 0.04), legend.SIZE)
