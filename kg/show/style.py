"""The colours and lines of a picture: one meaning, one look, told apart without colour too."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["BEARING", "BOXES", "LINES", "STANCES", "BoxStyle", "LineStyle", "line_style"]


@dataclass(frozen=True, slots=True)
class BoxStyle:
    """How a kind of node is drawn, and what the legend calls it."""

    name: str
    fill: str
    edge: str
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How a kind of link is drawn, and what the legend calls it; ``dashes`` in points."""

    name: str
    colour: str
    width: float
    dashes: tuple[float, ...] = ()


BOXES = {
    "person": BoxStyle("person", "#dbeafb", "#2b6cb0"),
    "organisation": BoxStyle("organisation, force", "#e7e0f6", "#6b46c1"),
    "unnamed source": BoxStyle("unnamed source", "#f1f1f1", "#555555", dashed=True),
    "article": BoxStyle("the article itself", "#fdf1cc", "#a8761a"),
    "claim": BoxStyle("claim of a speaker", "#ffffff", "#444444"),
    "narrator": BoxStyle("the article's own statement", "#fffaea", "#c9a552"),
    "topic": BoxStyle("topic", "#e4e9f0", "#3d4c63"),
    "posture": BoxStyle("posture of a force", "#dcf2ee", "#2c7a7b"),
    "event": BoxStyle("event", "#fde8d4", "#b45f1d"),
    "agreement": BoxStyle("agreement", "#fbe0ea", "#a83a68"),
    "place": BoxStyle("place", "#e6f4da", "#5b8a2b"),
}

STANCES = {"affirms": "#0072b2", "denies": "#d55e00"}
BEARING = {
    "explicit": LineStyle("explicitly", "#333333", 2.0),
    "entailed": LineStyle("by entailment", "#333333", 1.5, (5, 2)),
    "suggested": LineStyle("by suggestion", "#333333", 1.5, (1, 1.6)),
}
LINES = {
    "direct": LineStyle("says, word for word", "#444444", 1.4),
    "indirect": LineStyle("says, as reported", "#444444", 1.2, (5, 2)),
    "mixed": LineStyle("says, partly word for word", "#444444", 1.2, (5, 1.5, 1, 1.5)),
    "none": LineStyle("in the article's own voice", "#c9a552", 1.0),
    "tells of": LineStyle("tells of", "#2c7a7b", 0.9),
    "contradicts": LineStyle("contradicts", "#b3142a", 2.2),
    "in_tension": LineStyle("in tension with", "#b3142a", 1.4, (5, 2)),
    "supersedes": LineStyle("supersedes", "#7a4fbf", 1.6),
    "corroborates": LineStyle("corroborates", "#2e7d32", 1.6),
    "different_period": LineStyle("of another period", "#8a6d3b", 1.0, (5, 2)),
    "different_scope": LineStyle("of another scope", "#8a6d3b", 1.0, (1, 1.6)),
    "different_aspect": LineStyle("of another aspect", "#8a6d3b", 1.0, (5, 1.5, 1, 1.5)),
    "estimate_spread": LineStyle("another estimate", "#8a6d3b", 1.4),
    "other": LineStyle("force, party, place, office, part", "#9a9a9a", 0.8),
}


def line_style(kind: str, style: str, stance: str) -> LineStyle:
    """How a link of this kind is drawn."""
    if kind == "bears on":
        graded = BEARING.get(style, BEARING["suggested"])
        return LineStyle(graded.name, STANCES.get(stance, "#333333"), graded.width, graded.dashes)
    return LINES.get(style if kind == "says" else kind, LINES["other"])
