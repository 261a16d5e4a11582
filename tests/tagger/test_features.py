"""What the tagger sees: windows of whole sentences, the tree around a cue, word pieces."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import kg.tagger
from kg.tagger.features import DEPS, DISTANCES, RELATIONS, SHAPES, Tokens, Window, around, windows
from kg.tagger.pieces import WordPieces

PIECES = WordPieces(Path(kg.tagger.__file__).parent / "model" / "vocabulary.txt")


def tokens(words, *, heads=None, deps=None, sentences=None, blocks=None, quotes=None):
    """Tokens of one flat sentence, but for what is given."""
    size = len(words)
    return Tokens.of(
        words,
        tags=["NN"] * size,
        deps=deps or ["dep"] * size,
        heads=heads or [0] * size,
        sentences=sentences or [1] * size,
        blocks=blocks or [0] * size,
        quotes=quotes or [-1] * size,
    )


@pytest.mark.parametrize(
    ("sentences", "blocks", "longest", "expected"),
    [
        ([1, 1, 2, 2], [0, 0, 0, 0], 10, [(0, 4)]),
        ([1, 1, 2, 2], [0, 0, 0, 0], 3, [(0, 2), (2, 4)]),
        ([1, 1, 2, 2], [0, 0, 9, 9], 10, [(0, 2), (2, 4)]),
        ([1, 1, 1, 1], [0, 0, 0, 0], 3, [(0, 3), (3, 4)]),
        ([1, 2, 2, 2, 3], [0, 0, 0, 0, 0], 4, [(0, 4), (4, 5)]),
        ([1, 2, 2, 2, 2], [0, 0, 0, 0, 0], 3, [(0, 1), (1, 4), (4, 5)]),
    ],
)
def test_windows_hold_whole_sentences_of_one_block(sentences, blocks, longest, expected):
    text = tokens(["w"] * len(sentences), sentences=sentences, blocks=blocks)
    found = list(windows(text, [1] * len(sentences), longest=longest))
    assert [(w.start, w.end) for w in found] == expected


def test_every_token_is_in_one_window():
    rng = np.random.default_rng(7)
    sentences = np.cumsum(rng.random(400) < 0.08)
    blocks = sentences // 3
    text = tokens(["w"] * 400, sentences=sentences.tolist(), blocks=blocks.tolist())
    found = list(windows(text, rng.integers(1, 9, 400).tolist(), longest=40))
    assert [i for w in found for i in range(w.start, w.end)] == list(range(400))


def test_the_tree_around_a_cue():
    # Roe(1) said(root) troops(subject of stay) would stay
    text = tokens(
        ["Roe", "said", "troops", "stay", "."], heads=[1, 1, 3, 1, 1], deps=["nsubj", "ROOT", "nsubj", "ccomp", "punct"]
    )
    relation, distance, sentence = around(text, Window(0, 5), 1)
    branch = {name: 4 + number for number, name in enumerate(DEPS)}
    assert relation.tolist() == [branch["nsubj"], 3, branch["ccomp"], branch["ccomp"], branch["punct"]]
    assert distance.tolist() == [6, 7, 8, 9, 10]
    assert sentence.tolist() == [2] * 5


def test_other_sentences_are_before_or_behind():
    text = tokens(["a", "b", "c"], heads=[0, 1, 2], sentences=[1, 2, 3])
    relation, _, sentence = around(text, Window(0, 3), 1)
    assert relation.tolist() == [0, 3, 1]
    assert sentence.tolist() == [1, 2, 3]


def test_a_chain_of_heads_in_a_ring_ends():
    text = tokens(["a", "b", "c"], heads=[1, 0, 2])
    relation, distance, _ = around(text, Window(0, 3), 2)
    assert relation.max() < RELATIONS
    assert distance.max() < DISTANCES


def test_shapes_tell_quotations_and_capitals():
    text = tokens(["He", "“", "NATO", "x", "”", "7"], quotes=[-1, 3, 3, 3, 3, -1])
    assert text.shapes.tolist() == [2, 8, 7, 5, 4, 0]
    assert text.shapes.max() < SHAPES


@pytest.mark.parametrize(
    ("word", "count"), [("troops", 1), ("Zielona", 3), ("U.S.-led", 6), ("don’t", 3), ("\u200b", 1), ("x" * 300, 12)]
)
def test_a_word_has_pieces(word, count):
    (found,) = PIECES([word])
    assert len(found) == count
    assert all(0 < piece < 30522 for piece in found)


def test_case_and_accents_do_not_matter():
    assert PIECES(["ERDOĞAN"]) == PIECES(["erdogan"])
