"""Windows of texts as the first network takes them, for training and use alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.tagger.features import Tokens, Window
from kg.tagger.pieces import CLS, SEP

__all__ = ["Pieced", "word_inputs"]


@dataclass(frozen=True, kw_only=True)
class Pieced:
    """A text with the word pieces of each token."""

    tokens: Tokens
    pieces: Sequence[tuple[int, ...]]

    @cached_property
    def columns(self) -> tuple[NDArray[np.int64], ...]:
        """What is told of each token beside its pieces: tag, dependency, that of its head, shape."""
        tokens = self.tokens
        return tokens.tags, tokens.deps, tokens.deps[tokens.heads], tokens.shapes

    def size(self, window: Window) -> int:
        """The number of word pieces in ``window``."""
        return sum(map(len, self.pieces[window.start : window.end]))


def word_inputs(rows: Sequence[tuple[Pieced, Window]]) -> dict[str, NDArray[Any]]:
    """The padded arrays of ``rows`` by the names of the network's inputs, in their order."""
    words = max(window.size for _, window in rows)
    longest = max(text.size(window) for text, window in rows) + 2
    ids, attention = np.zeros((2, len(rows), longest), np.int64)
    first, tag, dep, head_dep, shape = np.zeros((5, len(rows), words), np.int64)
    mask = np.zeros((len(rows), words), np.float32)
    for row, (text, window) in enumerate(rows):
        line = [CLS]
        for place, own in enumerate(text.pieces[window.start : window.end]):
            first[row, place] = len(line)
            line.extend(own)
        line.append(SEP)
        ids[row, : len(line)] = line
        attention[row, : len(line)] = 1
        mask[row, : window.size] = 1
        for column, values in zip((tag, dep, head_dep, shape), text.columns, strict=True):
            column[row, : window.size] = values[window.start : window.end]
    return {
        "ids": ids,
        "attention": attention,
        "first": first,
        "tag": tag,
        "dep": dep,
        "head_dep": head_dep,
        "shape": shape,
        "mask": mask,
    }
