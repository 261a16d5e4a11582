"""An answered question as people read it: one block an answer, as wide as the terminal."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.answer.ask import Asked, OneAnswer

__all__ = ["asked_lines"]

_INDENT = "   "
_WIDEST, _NARROWEST = 100, 30


def asked_lines(asked: Asked, width: int | None = None) -> Iterator[str]:
    """Yield the lines for a terminal ``width`` columns wide: answers best first, then what is stated against them."""
    wide = max(_NARROWEST, min(_WIDEST, width or shutil.get_terminal_size().columns))
    for number, answer in enumerate(asked.answers, 1):
        yield from _block(f"{number}.", answer, wide)
    if asked.opposed:
        yield click.style("Stated against it:", bold=True)
        for answer in asked.opposed:
            yield from _block(" -", answer, wide)


def _block(mark: str, answer: OneAnswer, width: int) -> Iterator[str]:
    quoted = answer.kind in {"speaker", "content"}
    says = f"“{answer.answer}”" if answer.kind == "content" else answer.answer
    first, *rest = textwrap.wrap(says, width - len(_INDENT) - len(answer.strength) - 2) or [""]
    gap = " " * (width - len(_INDENT) - len(first) - len(answer.strength))
    yield f"{mark:<{len(_INDENT)}}{click.style(first, bold=True)}{gap}{click.style(answer.strength, dim=True)}"
    yield from (f"{_INDENT}{click.style(line, bold=True)}" for line in rest)
    who = answer.speaker or "the article"
    if answer.kind == "speaker":
        yield from _wrapped(f"“{answer.text}”", width)
    elif quoted:
        yield from _wrapped(f"— {who}", width)
    else:
        yield from _wrapped(f"{who}: “{answer.text}”", width)
    where = f"statement {answer.statement}, article {answer.article}, {answer.span[0]}-{answer.span[1]}"
    yield from (click.style(line, dim=True) for line in _wrapped(where, width))
    yield ""


def _wrapped(words: str, width: int) -> Iterator[str]:
    yield from textwrap.wrap(words, width, initial_indent=_INDENT, subsequent_indent=_INDENT)
