"""The trained tagger applied to a reading: its proposals as spans of the article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from kg.extract.phrases import trimmed
from kg.extract.reading import Reading
from kg.model import Span
from kg.tagger.features import Tokens

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.tagger.decoding import Run

__all__ = ["Tagged", "tagged", "tagger_name", "tokens_of", "words_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """One proposal of the tagger: offsets of the article, ``head`` a token of the parse.

    ``certainty`` is the probability of the cue times the mean probability of the content's words, for a document
    that attributes as much as this one.
    """

    head: Token
    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    certainty: float


def tagger_name() -> str:
    """The tagger's name, version and digest."""
    from kg.tagger.tagger import card

    return card()


def words_of(reading: Reading) -> list[Token]:
    """The tokens that the tagger sees: all but white space."""
    return [token for token in reading.doc if not token.is_space]


def tokens_of(reading: Reading, words: list[Token]) -> Tokens:
    """``words`` of a reading as the tagger's arrays."""
    place = {token.i: number for number, token in enumerate(words)}
    sentence = list(accumulate(int(bool(token.is_sent_start)) for token in reading.doc))
    blocks, quotes = [], []
    for token in words:
        block, region = reading.paragraph_at(token.idx), reading.quotation_at(token.idx)
        blocks.append(block.span.start if block is not None else -1)
        quotes.append(region.outer.start if region is not None else -1)
    return Tokens.of(
        [token.text for token in words],
        tags=[token.tag_ for token in words],
        deps=[token.dep_ for token in words],
        # The parser hangs a word on white space now and then: such a word stands alone.
        heads=[place.get(token.head.i, number) for number, token in enumerate(words)],
        sentences=[sentence[token.i] for token in words],
        blocks=blocks,
        quotes=quotes,
    )


def tagged(reading: Reading) -> Iterator[Tagged]:
    """Yield the tagger's proposals in the order of their cues."""
    from kg.tagger.prior import adapted
    from kg.tagger.tagger import load_tagger

    words = words_of(reading)
    found = load_tagger().proposals(tokens_of(reading, words))
    certain = adapted([p.cue_score * p.content_score for p in found], len(words))
    for proposal, certainty in zip(found, certain, strict=True):
        content = tuple(s for run in proposal.content if (s := _span(reading, words, run)) is not None)
        source = _span(reading, words, proposal.source) if proposal.source is not None else None
        cue = next(run for run in proposal.cue if run.start <= proposal.head < run.end)
        cue_span = _span(reading, words, cue)
        if content and cue_span is not None:
            yield Tagged(
                head=words[proposal.head],
                cue=cue_span,
                source=source,
                content=content,
                certainty=certainty,
            )


def _span(reading: Reading, words: list[Token], run: Run) -> Span | None:
    first, last = words[run.start], words[run.end - 1]
    return trimmed(reading.article.text, Span(first.idx, last.idx + len(last.text)))
