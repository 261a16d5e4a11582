"""From label probabilities to spans: what one cue proposes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["CONTENT", "CUE", "OTHER", "SOURCE", "Proposal", "Run", "decode"]

OTHER, SOURCE, CONTENT, CUE = range(4)


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """Tokens ``start`` (included) to ``end`` (not)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One attribution as the networks see it; ``source`` is None where they see none.

    Attributes:
        head: the token that heads the cue.
        cue: the words of the cue, ``head`` among them.
        source: the local mention.
        content: what is attributed, one run or more.
        cue_score: how likely ``head`` heads a cue at all, 0 to 1.
        content_score: mean probability of the content's words, 0 to 1.
    """

    head: int
    cue: tuple[Run, ...]
    source: Run | None
    content: tuple[Run, ...]
    cue_score: float
    content_score: float


def decode(start: int, head: int, cue_score: float, labels: NDArray[np.float32]) -> Proposal | None:
    """The proposal of the cue headed by token ``head``, or None where no word is content.

    Args:
        start: number of the first token that ``labels`` tell of.
        head: number of the cue's token.
        cue_score: its probability.
        labels: probabilities, one row a token, columns other, source, content, cue.
    """
    best = labels.argmax(1)
    content = tuple(_runs(best == CONTENT, start))
    if not content:
        return None
    sources = list(_runs(best == SOURCE, start))
    of_source = labels[:, SOURCE]
    source = max(sources, key=lambda r: float(of_source[r.start - start : r.end - start].sum()), default=None)
    words = np.concatenate([labels[r.start - start : r.end - start, CONTENT] for r in content])
    cue = tuple(_runs(best == CUE, start))
    if not any(r.start <= head < r.end for r in cue):
        cue = tuple(sorted((*cue, Run(head, head + 1))))
    return Proposal(
        head=head,
        cue=cue,
        source=source,
        content=content,
        cue_score=cue_score,
        content_score=float(words.mean()),
    )


def _runs(chosen: NDArray[np.bool_], start: int) -> Iterator[Run]:
    edges = np.flatnonzero(np.diff(chosen.astype(np.int8), prepend=0, append=0))
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        yield Run(start + int(first), start + int(last))
