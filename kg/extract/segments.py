"""Pieces of a passage that count as one utterance each: sentences, and coordinated main clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.phrases import trimmed
from kg.extract.reading import Reading
from kg.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

__all__ = ["coordinated", "sentence_break", "sentences"]

_BREAK = re.compile(r"[.!?…][\"”’'»)\]]*\s+(?=[\"“‘'«(\[]*[A-Z0-9À-Þ])")
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sgt|Capt|Cmdr|Adm|Gov|Sen|Rep|Prof|Jr|Sr|St|vs|No|Brig|Cpl|Pvt|Pfc|Spc|Ret|Inc|Corp|Co"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|U\.S|U\.N|U\.K)\.$"
)
_LEAST_WORDS = 3


def sentence_break(text: str) -> int:
    """Where the last sentence of ``text`` begins, judged by punctuation alone (0 if it has one)."""
    last = 0
    for match in _BREAK.finditer(text):
        if not _ABBREVIATION.search(text[: match.start() + 1]):
            last = match.end()
    return last


def first_sentence(text: str) -> int:
    """Where the first sentence of ``text`` ends, judged by punctuation alone."""
    for match in _BREAK.finditer(text):
        if not _ABBREVIATION.search(text[: match.start() + 1]):
            return match.start() + 1
    return len(text)


def sentences(reading: Reading, region: Span) -> Iterator[Span]:
    """Yield the sentences inside ``region``, trimmed, in order.

    A border of the parse counts only where punctuation allows it: the parse also splits after
    abbreviations and inside long quotations.
    """
    text = reading.article.text
    start = region.start
    for match in _BREAK.finditer(text, region.start, region.end):
        if _ABBREVIATION.search(text[max(start, match.start() - 8) : match.start() + 1]):
            continue
        piece = trimmed(reading.article.text, Span(start, match.end()))
        if piece is not None:
            yield piece
        start = match.end()
    if start < region.end:
        piece = trimmed(reading.article.text, Span(start, region.end))
        if piece is not None:
            yield piece


def coordinated(reading: Reading, piece: Span, *, comma: bool) -> Iterator[Span]:
    """Yield the coordinated main clauses of ``piece``, each with its own subject, or the whole.

    ``comma`` asks for a comma or semicolon before the conjunction. "A, and B" gives A and B; "we go and
    win" is one.
    """
    tokens = reading.tokens(piece)
    start = piece.start
    for cut, after in _cuts(_highest_verb(tokens), comma=comma):
        if not (start < cut < piece.end):
            continue
        left, right = reading.article.text[start:cut], reading.article.text[after : piece.end]
        if min(len(left.split()), len(right.split())) < _LEAST_WORDS:
            continue
        found = trimmed(reading.article.text, Span(start, cut))
        if found is not None:
            yield found
        start = after
    rest = trimmed(reading.article.text, Span(start, piece.end))
    if rest is not None:
        yield rest


def _highest_verb(tokens: DocSpan) -> Token:
    """The root, or the verb beside it where the parse hangs a lost subject on the cue."""
    root = tokens.root
    if root.pos_ in {"VERB", "AUX"}:
        return root
    return next((t for t in tokens if t.pos_ in {"VERB", "AUX"} and t.head == root.head and t != root), root)


def _cuts(root: Token, *, comma: bool) -> Iterator[tuple[int, int]]:
    """Yield (end of the left clause, start of the right one) at coordinations of ``root`` in order."""
    head = root
    for _ in range(8):
        conjunct = next((c for c in head.rights if c.dep_ == "conj" and c.pos_ in {"VERB", "AUX"}), None)
        if conjunct is None:
            return
        marks = [c for c in head.rights if head.i < c.i < conjunct.i and (c.dep_ == "cc" or c.text in {",", ";"})]
        coordinator = next((c for c in marks if c.dep_ == "cc"), None)
        punct = next(
            (c for c in marks if c.text in {",", ";"} and (coordinator is None or c.i == coordinator.i - 1)), None
        )
        that = any(c.dep_ == "mark" and c.lower_ == "that" for c in conjunct.lefts)
        own = any(c.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"} for c in conjunct.lefts)
        if (
            own
            and coordinator is not None
            and coordinator.lower_ in {"and", "but", "while"}
            and (punct is not None or that or not comma)
        ):
            left = punct or coordinator
            yield left.idx, coordinator.idx + len(coordinator.text) + 1
        head = conjunct
