"""What the article says in its own voice: its clauses outside everybody's attributed words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.attribution import utterance_id
from kg.extract.reading import Reading
from kg.model import ParagraphKind, Span, StatementKind, Utterance

__all__ = ["narration"]


def narration(reading: Reading, claims: Sequence[Utterance]) -> Iterator[Utterance]:
    """Yield the article's own utterances in text order."""
    said = [s for c in claims for s in c.spans]
    for sent in reading.doc.sents:
        words = [t for t in sent if not t.is_space and not t.is_punct]
        block = reading.paragraph_at(sent.start_char)
        if not words or block is None or block.kind is not ParagraphKind.PROSE:
            continue
        span = reading.span(words[0], words[-1])
        if any(span.overlaps(s) for s in said):
            continue
        yield Utterance(
            id=utterance_id(reading.article.id, (span,)),
            kind=StatementKind.NARRATOR,
            spans=(span,),
            sentence=span,
            rule="sentence",
        )
