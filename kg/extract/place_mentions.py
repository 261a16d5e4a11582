"""Places that the word behind them tells: "Chahar Darah district", "near Omar Khel, Kushamond District"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from kg.extract.mentions import Mention, TokenIndex, runs
from kg.extract.reading import Reading
from kg.resources import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["place_mentions"]

_RANK_WORDED: Final = 1
_AT: Final = frozenset({"in", "at", "near", "of", "from", "into", "around", "nearby", "outside", "to", "through"})


def place_mentions(reading: Reading, index: TokenIndex) -> Iterator[Mention]:
    """Yield the names that a word such as "district" follows, everywhere in the text where they stand."""
    if _heads(reading.lexicon).search(reading.article.text) is None:
        return
    found: set[str] = set()
    stretches = [(run, _name(run, reading)) for run in runs(reading)]
    for at, (run, name) in enumerate(stretches):
        words = name or _around(run, stretches[at + 1 : at + 2])
        if words:
            found.add(_text(reading, words))
    for run, name in stretches:
        words = name or run
        if _text(reading, words) in found:
            span = reading.span(words[0], words[-1])
            key = span.text(reading.article.text)
            yield index.mention(span, kind="place", key=key, rank=_RANK_WORDED)


@cache
def _heads(lexicon: Lexicon) -> re.Pattern[str]:
    heads = "|".join(sorted(lexicon.words("actors", "place_heads")))
    return re.compile(rf"\b(?:{heads})\b", re.IGNORECASE)


def _name(run: tuple[Token, ...], reading: Reading) -> tuple[Token, ...]:
    """The words of ``run`` before "district", within it or right behind it; nothing if no such word is there."""
    heads = reading.lexicon.words("actors", "place_heads")
    after = run[-1].i + 1
    if run[-1].lower_ in heads:
        run = run[:-1]
    elif after >= len(run[-1].doc) or run[-1].doc[after].lower_ not in heads:
        return ()
    while run and run[0].is_sent_start and run[0].pos_ != "PROPN":
        run = run[1:]
    return run if run and any(t.pos_ == "PROPN" for t in run) else ()


def _around(run: tuple[Token, ...], following: list[tuple[tuple[Token, ...], tuple[Token, ...]]]) -> tuple[Token, ...]:
    """``run`` if it lies in the place named behind its comma: "in Omar Khel, Kushamond District"."""
    doc, after = run[0].doc, run[-1].i + 1
    enclosed = bool(following) and bool(following[0][1]) and following[0][0][0].i == after + 1
    inside = enclosed and doc[after].text == "," and run[0].i > 0 and doc[run[0].i - 1].lower_ in _AT
    return run if inside else ()


def _text(reading: Reading, words: tuple[Token, ...]) -> str:
    return reading.span(words[0], words[-1]).text(reading.article.text)
