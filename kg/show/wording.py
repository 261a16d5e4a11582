"""Text cut into lines that fit a width, measured in the font that pictures are drawn with."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import matplotlib as mpl
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.textpath import text_to_path

__all__ = ["drawable", "font", "width_of", "wrapped"]

_POINTS_PER_INCH = 72
_FAMILY = ("DejaVu Sans", "Verdana", "sans-serif")  # for an SVG's reader; Verdana is as wide


@cache
def font(size: float, *, bold: bool = False) -> FontProperties:
    """DejaVu Sans as matplotlib brings it along: the same on every machine."""
    return FontProperties(fname=str(_file(bold)), size=size, weight="bold" if bold else "normal", family=list(_FAMILY))


@cache
def _file(bold: bool) -> Path:  # noqa: FBT001 - private
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return Path(mpl.get_data_path()) / "fonts" / "ttf" / name


def drawable(text: str, face: FontProperties) -> str:
    """``text`` on one line, with a mark for each character that the font lacks."""
    letters = get_font(str(face.get_file()))
    line = " ".join(text.split())
    return "".join(c if letters.get_char_index(ord(c)) else "\ufffd" for c in line)


@cache
def width_of(text: str, face: FontProperties) -> float:
    """The width of one line, in inches."""
    width, _, _ = text_to_path.get_text_width_height_descent(text, face, ismath=False)
    return float(width) / _POINTS_PER_INCH


def wrapped(text: str, face: FontProperties, width: float, *, lines: int) -> tuple[str, ...]:
    """``text`` in at most so many lines of ``width`` inches; what is too much ends in an ellipsis at a word border."""
    rest = drawable(text, face).split(" ")
    found: list[str] = []
    while rest and rest != [""]:
        taken = _fitting(rest, face, width)
        if len(found) == lines - 1 and taken < len(rest):
            found.append(_shortened(rest[:taken], face, width))
            break
        if taken == 0:  # one word is wider than a line
            head, tail = _split(rest[0], face, width)
            found.append(head)
            rest[0] = tail
            continue
        found.append(" ".join(rest[:taken]))
        rest = rest[taken:]
    return tuple(found)


def _fitting(words: list[str], face: FontProperties, width: float) -> int:
    """How many of ``words`` fit on a line."""
    count = 0
    while count < len(words) and width_of(" ".join(words[: count + 1]), face) <= width:
        count += 1
    return count


def _shortened(words: list[str], face: FontProperties, width: float) -> str:
    while words and width_of(" ".join(words) + " …", face) > width:
        words = words[:-1]
    return " ".join([*words, "…"])


def _split(word: str, face: FontProperties, width: float) -> tuple[str, str]:
    cut = max(1, next(i for i in range(1, len(word) + 1) if width_of(word[: i + 1], face) > width))
    return word[:cut], word[cut:]
