"""The posture ledger drawn along time, as PNG or SVG, or as a network for other tools."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

import networkx as nx
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from kg.show.draw import settings, written
from kg.show.exchange import gexf, graphml
from kg.show.timeline import AXIS, LABELS, MAIN, SMALL, UNDATED, Lane, Mark, Placed, Scale, laid_out, network
from kg.show.wording import drawable, font

__all__ = ["FORMATS", "timeline"]

_BORDER, _HEAD, _FOOT = 0.3, 0.95, 0.75
_MARKERS = {
    "present": ("o", "#2c7a7b", "is there"),
    "remain": ("s", "#0072b2", "remains"),
    "deploy": (">", "#009e73", "deploys"),
    "increase": ("^", "#009e73", "grows"),
    "reduce": ("v", "#d55e00", "shrinks"),
    "withdraw": ("<", "#d55e00", "withdraws"),
    "end": ("X", "#d55e00", "ends"),
    "transition": ("D", "#8a4f9e", "changes role"),
}
_OTHER = ("o", "#555555", "")
_FEW_YEARS, _FEW_MONTHS = 3, 14


def timeline(marks: Iterable[Mark], *, extension: str, title: str, source: str) -> bytes:
    """The marks in the form that a file's extension names."""
    return FORMATS[extension](network(marks), title, source)


def _png(graph: nx.MultiDiGraph, title: str, source: str) -> bytes:
    with settings():
        return written(_drawn(graph, title, source), "png", {"Software": None, "Title": title})


def _svg(graph: nx.MultiDiGraph, title: str, source: str) -> bytes:
    with settings():
        figure = _drawn(graph, title, source)
        FigureCanvasSVG(figure)
        return written(figure, "svg", {"Date": None, "Creator": "kg", "Title": title})


FORMATS: dict[str, Callable[[nx.MultiDiGraph, str, str], bytes]] = {
    ".png": _png,
    ".svg": _svg,
    ".graphml": graphml,
    ".gexf": gexf,
}


def _drawn(graph: nx.MultiDiGraph, title: str, source: str) -> Figure:
    """The figure; one unit of its axes is an inch, counted from the top left corner of the first lane."""
    scale, lanes = laid_out(graph)
    loose = any(not (data["begin"] or data["end"]) for _, data in graph.nodes(data=True))
    body = lanes[-1].bottom if lanes else 0.4
    width = LABELS + AXIS + (UNDATED if loose else 0.9) + 2 * _BORDER
    height = _HEAD + body + _FOOT
    figure = Figure(figsize=(width, height), facecolor="white")
    FigureCanvasAgg(figure)
    left = -LABELS - _BORDER
    axes = figure.add_axes((0, 0, 1, 1), xlim=(left, left + width), ylim=(body + _FOOT, -_HEAD))
    axes.set_axis_off()
    _write(axes, title, (-LABELS, -_HEAD + 0.3), 13, bold=True)
    _write(axes, source, (-LABELS, -_HEAD + 0.5), SMALL, colour="#555555")
    _draw_axis(axes, scale, body, loose=loose)
    for lane in lanes:
        _draw_lane(axes, lane, AXIS + (UNDATED if loose else 0.9))
    _draw_links(axes, graph, lanes)
    for lane in lanes:
        for mark in lane.marks:
            _draw_mark(axes, graph.nodes[mark.node], mark)
    if not lanes:
        _write(axes, "No posture fits.", (-LABELS, 0.2), MAIN)
    _draw_legend(axes, graph, body + 0.35)
    return figure


def _write(
    axes: Axes, words: str, at: tuple[float, float], size: float, *, bold: bool = False, colour: str = "#1a1a1a"
) -> None:
    face = font(size, bold=bold)
    axes.text(*at, drawable(words, face), fontproperties=face, color=colour, parse_math=False, zorder=5)


# ---- axis and lanes -------------------------------------------------------------------------------


def _draw_axis(axes: Axes, scale: Scale | None, body: float, *, loose: bool) -> None:
    if scale is not None:
        for day, words in _ticks(scale):
            at = scale.inches(day)
            axes.plot([at, at], [-0.02, body], color="#dddddd", linewidth=0.7, zorder=1)
            _write(axes, words, (at + 0.03, -0.08), SMALL, colour="#555555")
    elif loose:
        _write(axes, "No text and no article here gives a day.", (0.2, -0.08), SMALL, colour="#555555")
    if loose:
        _write(axes, "no day known", (AXIS + 0.2, -0.08), SMALL, colour="#555555")


def _ticks(scale: Scale) -> Iterator[tuple[date, str]]:
    """Years; months where there are few years; no more than the axis holds."""
    years = scale.last.year - scale.first.year
    months = years * 12 + scale.last.month - scale.first.month
    if months <= _FEW_MONTHS:
        steps, form = range(months + 1), "%b %Y"
    elif years <= _FEW_YEARS:
        steps, form = range(0, months + 1, 3), "%b %Y"
    else:
        steps, form = range(0, months + 1, 12 * max(1, years // 12)), "%Y"
    for step in steps:
        whole = scale.first.month - 1 + step
        day = date(scale.first.year + whole // 12, whole % 12 + 1, 1)
        if day < scale.last or years == 0:
            yield day, f"{_MONTHS[day.month - 1]} {day.year}" if form != "%Y" else str(day.year)


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _draw_lane(axes: Axes, lane: Lane, right: float) -> None:
    axes.plot([-LABELS, right], [lane.bottom - 0.03] * 2, color="#bbbbbb", linewidth=0.6, zorder=1)
    line = lane.top + 0.18
    for words in lane.force:
        _write(axes, words, (-LABELS, line), MAIN, bold=True)
        line += 0.14
    for words in lane.place:
        _write(axes, words, (-LABELS, line), SMALL, colour="#555555")


# ---- marks ----------------------------------------------------------------------------------------


def _draw_links(axes: Axes, graph: nx.MultiDiGraph, lanes: Iterable[Lane]) -> None:
    """Thin lines from each mark to the next of its lane."""
    where = {mark.node: (mark.at, mark.middle) for lane in lanes for mark in lane.marks}
    if where:
        lines = nx.draw_networkx_edges(
            graph, where, ax=axes, arrows=False, edge_color="#b9c4cc", width=0.9, hide_ticks=False
        )
        if not isinstance(lines, list):
            lines.set_zorder(1.5)


def _draw_mark(axes: Axes, data: dict[str, str], mark: Placed) -> None:
    shape, colour, _ = _MARKERS.get(data["status"], _OTHER)
    if mark.right > mark.left:
        axes.plot([mark.left, mark.right], [mark.middle] * 2, color=colour, linewidth=2.4, alpha=0.3, zorder=2)
    hollow = bool(data["caveat"])
    axes.plot(
        [mark.at],
        [mark.middle],
        marker=shape,
        markersize=6.5,
        markerfacecolor="white" if hollow else colour,
        markeredgecolor=colour,
        markeredgewidth=1.2,
        zorder=4,
    )
    if data["dated"] == "published":
        axes.plot([mark.at], [mark.middle], marker="o", markersize=11, mfc="none", mec="#888888", mew=0.6, zorder=3)
    _write(axes, mark.main, (mark.at + 0.11, mark.middle - 0.035), MAIN)
    _write(axes, mark.small, (mark.at + 0.11, mark.middle + 0.115), SMALL, colour="#555555")


# ---- legend ---------------------------------------------------------------------------------------


def _draw_legend(axes: Axes, graph: nx.MultiDiGraph, top: float) -> None:
    nodes = [data for _, data in graph.nodes(data=True)]
    shown = {data["status"] for data in nodes}
    left = -LABELS
    for status, (shape, colour, words) in _MARKERS.items():
        if status in shown:
            axes.plot([left + 0.06], [top - 0.03], marker=shape, color=colour, markersize=6, linestyle="none")
            _write(axes, words, (left + 0.18, top), 7.5)
            left += 1.15
    notes = []
    if any(data["caveat"] for data in nodes):
        notes.append("hollow: planned, possible, denied ... as the words in brackets say")
    if any(data["dated"] == "published" for data in nodes):
        notes.append("in a circle: the text gives no time, so it stands at the day of publication")
    if any(data["begin"] != data["end"] for data in nodes):
        notes.append("band: the period that the words give")
    _write(axes, ";  ".join(notes), (-LABELS, top + 0.22), SMALL, colour="#555555")
