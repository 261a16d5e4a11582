"""Windows of documents as padded tensors."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from corpora import Document
from torch import Tensor

from kg.tagger.features import Window, around
from kg.tagger.inputs import word_inputs

__all__ = ["Item", "Labelled", "Pieces", "batches", "items", "labelled", "pieces_of"]


class Item(NamedTuple):
    """One window of one document."""

    document: Document
    window: Window

    @property
    def size(self) -> int:
        """Word pieces with the two marks around them."""
        return self.document.text.size(self.window) + 2


class Pieces(NamedTuple):
    """A batch of windows as :class:`network.Words` takes them, and which words head a gold cue."""

    inputs: tuple[Tensor, ...]
    mask: Tensor
    heads: Tensor


class Labelled(NamedTuple):
    """The windows around chosen cues as :class:`network.Roles` takes them, without the states, and the labels."""

    rows: Tensor
    cue: Tensor
    around: Tensor
    labels: Tensor


def items(documents: Iterable[Document]) -> Iterator[Item]:
    """Yield the windows of ``documents``."""
    return (Item(d, w) for d in documents for w in d.windows)


def batches(found: Iterable[Item], most: int, shuffle: random.Random | None = None) -> list[list[Item]]:
    """Windows of like length together, at most ``most`` pieces a batch with padding."""
    order = sorted(found, key=lambda item: item.size + (shuffle.random() * 12 if shuffle else 0))
    made: list[list[Item]] = []
    batch: list[Item] = []
    longest = 0
    for item in order:
        longest = max(longest, item.size)
        if batch and longest * (len(batch) + 1) > most:
            made.append(batch)
            batch, longest = [], item.size
        batch.append(item)
    made.append(batch)
    if shuffle:
        shuffle.shuffle(made)
    return made


def pieces_of(batch: Sequence[Item]) -> Pieces:
    """Tensors of a batch."""
    *inputs, mask = (torch.from_numpy(a) for a in word_inputs([(d.text, w) for d, w in batch]).values())
    heads = torch.zeros_like(mask)
    for row, (document, window) in enumerate(batch):
        for place in range(window.size):
            heads[row, place] = window.start + place in document.gold
    return Pieces(tuple(inputs), mask, heads)


def labelled(batch: Sequence[Item], cues: Sequence[tuple[int, int]]) -> Labelled:
    """The surroundings and labels of ``cues``, given as (row, place in its window)."""
    words = max(w.size for _, w in batch)
    features = np.zeros((3, len(cues), words), np.int64)
    labels = np.zeros((len(cues), words), np.int64)
    for number, (row, place) in enumerate(cues):
        document, window = batch[row]
        cue, size = window.start + place, window.size
        features[:, number, :size] = around(document.text.tokens, window, cue)
        for word, label in document.gold.get(cue, {}).items():
            if window.start <= word < window.end:
                labels[number, word - window.start] = label
    rows, places = (torch.tensor(side) for side in zip(*cues, strict=True))
    return Labelled(rows, places, torch.from_numpy(features), torch.from_numpy(labels))
