"""Who said what: utterances with their sources (first cut: every sentence is the article's own)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from kg.extract.actors import ActorTable
from kg.extract.reading import Reading
from kg.model import ParagraphKind, Span, StatementKind, Utterance

__all__ = ["utterance_id", "utterances"]


def utterance_id(article_id: str, spans: tuple[Span, ...], cue: tuple[Span, ...] = ()) -> str:
    """A hash of where the words stand: equal text and spans, equal id."""
    key = [article_id, *(f"{s.start}-{s.end}" for s in spans), "|", *(f"{s.start}-{s.end}" for s in cue)]
    return hashlib.sha256(" ".join(key).encode()).hexdigest()[:16]


def utterances(reading: Reading, actors: ActorTable) -> Iterator[Utterance]:
    """Yield the utterances of the article in text order."""
    del actors
    for sent in reading.doc.sents:
        words = [t for t in sent if not t.is_space and not t.is_punct]
        block = reading.paragraph_at(sent.start_char)
        if not words or block is None or block.kind is not ParagraphKind.PROSE:
            continue
        span = reading.span(words[0], words[-1])
        yield Utterance(
            id=utterance_id(reading.article.id, (span,)),
            kind=StatementKind.NARRATOR,
            spans=(span,),
            sentence=span,
            rule="sentence",
        )
