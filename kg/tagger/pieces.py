"""Word pieces: the units of the encoder's vocabulary."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from curated_tokenizers import WordPieceProcessor  # type: ignore[attr-defined]

__all__ = ["CLS", "PAD", "SEP", "UNKNOWN", "WordPieces"]

# BERT's special entries, by their place in its vocabulary.
PAD, UNKNOWN, CLS, SEP = 0, 100, 101, 102
_MOST_PIECES = 12
_PARTS = re.compile(r"[^\W_]+|[^\w\s]|_")


class WordPieces:
    """The vocabulary of an uncased BERT, one piece a line in ``file``."""

    def __init__(self, file: Path) -> None:
        self._vocabulary = WordPieceProcessor(file.read_text(encoding="utf-8").splitlines())
        self._known = lru_cache(maxsize=50_000)(self._pieces)

    def __call__(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """The piece numbers of each word, at least one and at most a dozen a word."""
        return [self._known(word) for word in words]

    def _pieces(self, word: str) -> tuple[int, ...]:
        bare = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
        found: list[int] = []
        for part in _PARTS.findall(bare):
            ids, _ = self._vocabulary.encode(part)
            found.extend(UNKNOWN if i < 0 else i for i in ids)
        return tuple(found[:_MOST_PIECES]) or (UNKNOWN,)
