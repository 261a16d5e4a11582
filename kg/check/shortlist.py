"""The sentences of a store nearest to a text by their vectors, to be graded like those that share words."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from kg.check.embeddings import MODEL, SIZE, Embedder, load_embedder
from kg.check.index import Sentence
from kg.resources import state_folder

__all__ = ["Shortlist", "make_shortlist"]

_LEAST = 0.35
_KEY_BYTES = 16
_STEP = 200

Progress = Callable[[int, int], None]


@dataclass(frozen=True, kw_only=True)
class Shortlist:
    """Sentences and their vectors, in one order."""

    sentences: Sequence[Sentence]
    vectors: NDArray[np.float16]
    embedder: Embedder
    model: str = MODEL

    def nearest(self, text: str, *, limit: int) -> tuple[Sentence, ...]:
        """The sentences nearest to ``text``, best first; what is not near at all is left out."""
        if not len(self.vectors):
            return ()
        near = self.vectors.astype(np.float32) @ self.embedder.vectors([text])[0]
        order = np.lexsort((np.arange(len(near)), -near.round(4)))[:limit]
        return tuple(self.sentences[int(n)] for n in order if near[int(n)] >= _LEAST)


def make_shortlist(place: Path, sentences: Sequence[Sentence], progress: Progress | None = None) -> Shortlist:
    """The vectors of ``sentences``; those of the store at ``place`` are kept for the next time.

    Raises:
        ModelError: the optional model is not installed.
    """
    embedder = load_embedder()
    file = _file(place)
    known = _kept(file)
    wanted = {_key(s.text): s.text for s in sentences}
    new = {key: text for key, text in wanted.items() if key not in known}
    for number, (key, text) in enumerate(new.items()):
        if progress is not None and number % _STEP == 0:
            progress(number, len(new))
        known[key] = embedder.vectors([text])[0].astype(np.float16)
    if progress is not None and new:
        progress(len(new), len(new))
    if new:
        _keep(file, {key: known[key] for key in wanted})
    rows = [known[_key(s.text)] for s in sentences]
    return Shortlist(
        sentences=sentences,
        vectors=np.stack(rows) if rows else np.zeros((0, SIZE), dtype=np.float16),
        embedder=embedder,
    )


def _key(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=_KEY_BYTES).digest()


def _file(place: Path) -> Path:
    name = hashlib.sha256(f"{MODEL}\n{place.resolve()}".encode()).hexdigest()[:16]
    return state_folder() / "vectors" / f"{name}.npz"


def _kept(file: Path) -> dict[bytes, NDArray[np.float16]]:
    """The vectors of earlier times by the hash of their text; none where the file is not whole."""
    try:
        with file.open("rb") as raw, np.load(raw, allow_pickle=False) as held:
            keys, vectors = held["keys"], held["vectors"]
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return {}
    if keys.shape != (len(vectors), _KEY_BYTES) or vectors.shape[1:] != (SIZE,):
        return {}
    return {bytes(key): vector for key, vector in zip(keys, vectors, strict=True)}


def _keep(file: Path, vectors: dict[bytes, NDArray[np.float16]]) -> None:
    """Write the file at once or not at all; where nothing can be written, the next time computes anew."""
    keys = sorted(vectors)
    part = file.with_suffix(f".{os.getpid()}.part")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as made:
            np.savez(
                made,
                keys=np.frombuffer(b"".join(keys), dtype=np.uint8).reshape(-1, _KEY_BYTES),
                vectors=np.stack([vectors[key] for key in keys]),
            )
        part.replace(file)
