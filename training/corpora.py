"""Attribution corpora as training data: parsed like any article, every word labelled around every cue.

A corpus is JSON lines of {doc_id, text, attributions: [{source, cue, content}]}, spans as offsets.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from kg.extract.reading import read
from kg.extract.tagged import tokens_of, words_of
from kg.tagger.decoding import CONTENT, CUE, SOURCE
from kg.tagger.features import TAGS, Tokens, Window, windows
from kg.tagger.inputs import Pieced
from kg.tagger.pieces import WordPieces
from kg.tagger.tagger import LONGEST_WINDOW
from kg.text.reading import article_from

__all__ = ["Document", "documents"]

Spans = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text with its labels: ``gold[head]`` are the labels of the words around the cue headed there."""

    id: str
    text: Pieced
    windows: list[Window]
    gold: dict[int, dict[int, int]]


def documents(file: Path, pieces: WordPieces, *, cache: Path) -> list[Document]:
    """The documents of a corpus; the parses are kept in ``cache`` for the next time."""
    parsed = cache / f"{file.parent.name}-{file.stem}.pickle"
    if not parsed.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        parsed.write_bytes(pickle.dumps(list(_parsed(file))))
    return [_document(*each, pieces) for each in pickle.loads(parsed.read_bytes())]


def _parsed(file: Path) -> Iterator[tuple[dict[str, Any], Tokens, list[tuple[int, int]]]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        reading = read(article_from(row["text"]))
        words = words_of(reading)
        offsets = [(token.idx, token.idx + len(token.text)) for token in words]
        yield {k: row[k] for k in ("doc_id", "attributions")}, tokens_of(reading, words), offsets


def _document(row: dict[str, Any], tokens: Tokens, offsets: Sequence[tuple[int, int]], pieces: WordPieces) -> Document:
    starts, ends = (np.array(side) for side in zip(*offsets, strict=True))
    gold: dict[int, dict[int, int]] = {}

    def words(spans: Spans) -> set[int]:
        """Numbers of the tokens that overlap the spans."""
        found: set[int] = set()
        for start, end in spans:
            found.update(range(int(np.searchsorted(ends, start, "right")), int(np.searchsorted(starts, end, "left"))))
        return found

    for said in row["attributions"]:
        cue, content = words(said["cue"]), words(said["content"])
        source = words(said.get("sources") or ([said["source"]] if said["source"] else []))
        if not cue or not content:
            continue
        labels = gold.setdefault(_head(tokens, cue), {})
        for part, label in ((content, CONTENT), (source, SOURCE), (cue, CUE)):
            labels.update(dict.fromkeys(part, label))
    text = Pieced(tokens=tokens, pieces=pieces(tokens.words))
    return Document(
        id=row["doc_id"],
        text=text,
        windows=list(windows(tokens, [len(p) for p in text.pieces], longest=LONGEST_WINDOW)),
        gold=gold,
    )


def _head(tokens: Tokens, cue: set[int]) -> int:
    """The word that stands for a cue: its highest verb in the parse, else its highest word."""
    real = [i for i in cue if tokens.words[i][0].isalnum()] or list(cue)
    tops = [i for i in real if int(tokens.heads[i]) not in cue or tokens.heads[i] == i]
    verbs = [i for i in tops if TAGS[tokens.tags[i]].startswith("VB")]
    return min(verbs or tops or real)
