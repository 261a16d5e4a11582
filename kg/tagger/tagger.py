"""The trained tagger: cues beyond any word list, with the words around each that are source and content.

Two small networks (``training/`` makes them): one reads a window of sentences and tells how likely each
word heads a cue; the other reads the window again around one cue and labels every word. Both run on the
CPU in int8. The same text gives the same result: batches depend on the text alone.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.tagger.decoding import Proposal, decode
from kg.tagger.features import Tokens, Window, around, windows
from kg.tagger.inputs import Pieced, word_inputs
from kg.tagger.pieces import WordPieces

__all__ = ["LONGEST_WINDOW", "Tagger", "card", "load_tagger"]

LONGEST_WINDOW = 160
_MODEL = Path(__file__).parent / "model"
_BATCH_PIECES = 1_500
_BATCH_WORDS = 4_000
_PADDING = 1.25  # the longest row of a batch against its shortest
_CUE = 0.3
# What these two fuse, the runtime computes faster apart: a quarter of the encoder's time.
_SLOWER_FUSED = ["SkipLayerNormFusion", "BiasGeluFusion"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Read:
    """A window as the first network left it."""

    window: Window
    states: Floats
    cues: Floats


@cache
def load_tagger() -> Tagger:
    """The tagger that comes with kg."""
    return Tagger(_MODEL)


@cache
def card() -> str:
    """Name, version and digest of the tagger that comes with kg; loads nothing."""
    known = tomllib.loads((_MODEL / "model.toml").read_text(encoding="utf-8"))
    digest = hashlib.sha256("".join(known["sha256"].values()).encode()).hexdigest()
    return f"{known['name']} {known['version']} {digest[:16]}"


class Tagger:
    """Networks and vocabulary in ``folder``: ``words.onnx``, ``roles.onnx``, ``vocabulary.txt``."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        # A thread that spins takes the core from the other work there: under load this halves the speed.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._pieces = WordPieces(folder / "vocabulary.txt")
        self._words, self._roles = (
            onnxruntime.InferenceSession(
                folder / name, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER_FUSED
            )
            for name in ("words.onnx", "roles.onnx")
        )

    def proposals(self, tokens: Tokens) -> list[Proposal]:
        """What the networks hold to be attributions, in the order of their cues."""
        if not tokens.words:
            return []
        found = (proposal for read in self._read(tokens) for proposal in self._proposals(tokens, read))
        return sorted(found, key=lambda proposal: proposal.head)

    def _proposals(self, tokens: Tokens, read: Sequence[_Read]) -> Iterator[Proposal]:
        asked = [(r, int(i)) for r in read for i in np.flatnonzero(r.cues > _CUE)]
        for (window, cue), labels in zip(asked, self._labels(tokens, asked), strict=True):
            start = window.window.start
            proposal = decode(start, start + cue, float(window.cues[cue]), labels)
            if proposal is not None:
                yield proposal

    def _read(self, tokens: Tokens) -> Iterator[list[_Read]]:
        """Yield the windows batch by batch: the states of a long text would fill the memory."""
        text = Pieced(tokens=tokens, pieces=self._pieces(tokens.words))
        found = list(windows(tokens, [len(p) for p in text.pieces], longest=LONGEST_WINDOW))
        length = [text.size(window) for window in found]
        order = sorted(range(len(found)), key=lambda n: (length[n], n))
        for batch in _batches(order, length, _BATCH_PIECES):
            rows = [found[n] for n in batch]
            states, scores = self._words.run(None, word_inputs([(text, window) for window in rows]))
            yield [
                _Read(window, states[row, : window.size], 1 / (1 + np.exp(-scores[row, : window.size])))
                for row, window in enumerate(rows)
            ]

    def _labels(self, tokens: Tokens, asked: Sequence[tuple[_Read, int]]) -> list[Floats]:
        """The probabilities of the labels for each word of each cue's window, in the order of ``asked``."""
        length = [len(r.cues) for r, _ in asked]
        found: dict[int, Floats] = {}
        order = sorted(range(len(asked)), key=lambda n: (length[n], n))
        for batch in _batches(order, length, _BATCH_WORDS):
            (scores,) = self._roles.run(None, _role_inputs(tokens, [asked[n] for n in batch]))
            for row, n in enumerate(batch):
                found[n] = _softmax(scores[row, : length[n]])
        return [found[n] for n in range(len(asked))]


def _batches(order: Sequence[int], length: Sequence[int], most: int) -> Iterator[list[int]]:
    """Runs of ``order``, which rises by length, of at most ``most`` places and little padding."""
    batch: list[int] = []
    for n in order:
        full = (len(batch) + 1) * length[n] > most
        if batch and (full or length[n] > _PADDING * length[batch[0]] + 4):
            yield batch
            batch = []
        batch.append(n)
    if batch:
        yield batch


def _role_inputs(tokens: Tokens, asked: Sequence[tuple[_Read, int]]) -> dict[str, NDArray[Any]]:
    words = max(len(read.cues) for read, _ in asked)
    states = np.zeros((len(asked), words, asked[0][0].states.shape[-1]), np.float32)
    relation, distance, sentence = np.zeros((3, len(asked), words), np.int64)
    mask = np.zeros((len(asked), words), np.float32)
    for row, (read, cue) in enumerate(asked):
        size = len(read.cues)
        states[row, :size] = read.states
        mask[row, :size] = 1
        relation[row, :size], distance[row, :size], sentence[row, :size] = around(
            tokens, read.window, read.window.start + cue
        )
    return {
        "states": states,
        "cue": np.array([cue for _, cue in asked], np.int64),
        "relation": relation,
        "distance": distance,
        "sentence": sentence,
        "mask": mask,
    }


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True), np.float32)
