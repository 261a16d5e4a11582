"""What the tagger sees of a text: tokens, windows of whole sentences, and the tree around a cue.

Arrays only; nothing here knows the parser or the network. Training and use share this module, so that
what was learnt is what is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["DEPS", "DISTANCES", "RELATIONS", "SENTENCES", "SHAPES", "TAGS", "Tokens", "Window", "around", "windows"]

Ints = NDArray[np.int64]

# The label sets of spaCy's English pipelines; 0 is any other.
TAGS = (  # noqa: SIM905
    "? $ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT POS PRP PRP$ "
    "RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX ``"
).split()
DEPS = (  # noqa: SIM905
    "? ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass "
    "dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss "
    "preconj predet prep prt punct quantmod relcl xcomp"
).split()
_TAG = {name: number for number, name in enumerate(TAGS)}
_DEP = {name: number for number, name in enumerate(DEPS)}

SHAPES = 12  # quotation state (3) x letter case (4)
_UPS = 5
# Relation of a token to the cue: 0 another sentence before, 1 another sentence behind, 2 elsewhere in the sentence,
# then for each of _UPS ancestors of the cue the ancestor itself or the branch below it by which the token is reached.
RELATIONS = 3 + _UPS * (len(DEPS) + 1)
_STEPS = (1, 2, 3, 5, 9, 17, 33)
DISTANCES = 2 * len(_STEPS) + 1
SENTENCES = 5  # sentence of the token against the cue's: -2 .. 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The tokens of one text without white space; every array has one entry a token.

    Attributes:
        words: the surface forms.
        tags: ids into ``TAGS``.
        deps: ids into ``DEPS``.
        heads: number of the governing token; its own for a root.
        sentences: number of the sentence, rising.
        blocks: number of the paragraph, rising.
        quotes: number of the quotation region, -1 outside.
    """

    words: tuple[str, ...]
    tags: Ints
    deps: Ints
    heads: Ints
    sentences: Ints
    blocks: Ints
    quotes: Ints

    @classmethod
    def of(
        cls,
        words: Sequence[str],
        *,
        tags: Sequence[str],
        deps: Sequence[str],
        heads: Sequence[int],
        sentences: Sequence[int],
        blocks: Sequence[int],
        quotes: Sequence[int],
    ) -> Tokens:
        """Tokens with tags and dependency labels by name."""
        return cls(
            words=tuple(words),
            tags=np.array([_TAG.get(t, 0) for t in tags], np.int64),
            deps=np.array([_DEP.get(d, 0) for d in deps], np.int64),
            heads=np.array(heads, np.int64),
            sentences=np.array(sentences, np.int64),
            blocks=np.array(blocks, np.int64),
            quotes=np.array(quotes, np.int64),
        )

    @property
    def shapes(self) -> Ints:
        """Quotation state and letter case of each token, below ``SHAPES``."""
        case = np.array([_case(word) for word in self.words], np.int64)
        inside = self.quotes >= 0
        first = inside & (np.diff(self.quotes, prepend=-1) != 0)
        shapes: Ints = case + 4 * (inside.astype(np.int64) + first)
        return shapes


@dataclass(frozen=True, slots=True)
class Window:
    """A run of tokens that the network reads at once: ``start`` included, ``end`` not."""

    start: int
    end: int

    @property
    def size(self) -> int:
        """The number of its tokens."""
        return self.end - self.start


def windows(tokens: Tokens, pieces: Sequence[int], *, longest: int) -> Iterator[Window]:
    """Runs of whole sentences of one block with at most ``longest`` word pieces; a longer sentence is cut.

    Args:
        tokens: the text.
        pieces: word pieces of each token.
        longest: most word pieces in a window.
    """
    start, size, sentence_start, sentence_size = 0, 0, 0, 0
    for i, count in enumerate(pieces):
        if i and tokens.sentences[i] != tokens.sentences[i - 1]:
            sentence_start, sentence_size = i, 0
            if tokens.blocks[i] != tokens.blocks[i - 1]:
                yield Window(start, i)
                start, size = i, 0
        if size + count > longest and i > start:
            cut = sentence_start if sentence_start > start else i
            yield Window(start, cut)
            start, size = cut, (sentence_size if cut == sentence_start else 0)
            if cut == i:
                sentence_start, sentence_size = i, 0
        size += count
        sentence_size += count
    if start < len(pieces):
        yield Window(start, len(pieces))


def around(tokens: Tokens, window: Window, cue: int) -> tuple[Ints, Ints, Ints]:
    """Relation, distance and sentence of each token of ``window`` towards the token ``cue``."""
    here = slice(window.start, window.end)
    sentence = tokens.sentences[here]
    relation = np.where(sentence < tokens.sentences[cue], 0, 1)
    same = np.flatnonzero(sentence == tokens.sentences[cue]) + window.start
    known = _chain(tokens, cue)
    for i in same:
        relation[i - window.start] = _relation(tokens, int(i), known)
    offset = np.arange(window.start, window.end) - cue
    steps = np.searchsorted(_STEPS, np.abs(offset), side="right")
    distance = len(_STEPS) + np.sign(offset) * steps
    return relation, distance, np.clip(sentence - tokens.sentences[cue], -2, 2) + 2


def _chain(tokens: Tokens, cue: int) -> dict[int, int]:
    """Relations of the cue and its ancestors, the seed of :func:`_relation`'s memory."""
    known, at = {}, cue
    for up in range(_UPS):
        known[at] = 3 + up * (len(DEPS) + 1)
        above = int(tokens.heads[at])
        if above == at:
            break
        at = above
    return known


def _relation(tokens: Tokens, i: int, known: dict[int, int]) -> int:
    path = []
    at = i
    while at not in known:
        path.append(at)
        above = int(tokens.heads[at])
        if above == at or len(path) > 200:
            known[at] = 2
            break
        at = above
    found = known[at]
    for node in reversed(path):
        if node == at:
            continue
        if found >= 3 and (found - 3) % (len(DEPS) + 1) == 0:
            found += 1 + int(tokens.deps[node])
        known[node] = found
    return known[i]


def _case(word: str) -> int:
    if not word[:1].isalpha():
        return 0
    if word[:1].islower():
        return 1
    return 3 if len(word) > 1 and word.isupper() else 2
