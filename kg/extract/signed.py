"""Signed statements: a whole text in the first person is its signatory's own words.

"Statement by President X on Y", or a letter that ends in a name: each sentence is a direct claim of
the signatory. Third-person texts under such a headline ("Joint Statement …") are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.phrases import noun_phrase
from kg.extract.reading import Reading
from kg.extract.segments import sentences
from kg.model import ParagraphKind, Span

__all__ = ["signatory", "signed_sentences"]

_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
_LEAST_FIRST_PERSON = 3
_GREETING = re.compile(r"\s*(?:Dear\b|Sincerely\b|Respectfully\b|Yours\b)")


def signatory(reading: Reading) -> Span | None:
    """The words that name who signs the text, or None if nobody does."""
    if not reading.paragraphs or reading.quotations[3:]:
        return None
    prose = " ".join(p.span.text(reading.article.text) for p in reading.paragraphs if p.kind is ParagraphKind.PROSE)
    if len(_FIRST_PERSON.findall(prose)) < _LEAST_FIRST_PERSON:
        return None
    return _in_headline(reading) or _at_end(reading)


def signed_sentences(reading: Reading) -> Iterator[Span]:
    """Yield the sentences of the text's prose in order, greetings left out."""
    for block in reading.paragraphs:
        if block.kind is ParagraphKind.PROSE and not _GREETING.match(block.span.text(reading.article.text)):
            for sentence in sentences(reading, block.span):
                if len(sentence.text(reading.article.text).split()) > 2:
                    yield sentence


def _in_headline(reading: Reading) -> Span | None:
    first = reading.paragraphs[0]
    tokens = [t for t in reading.tokens(first.span) if not t.is_space]
    documents = reading.lexicon.words("cues", "signed_documents")
    for token in tokens[:4]:
        if token.lower_ in documents and token.i + 1 < len(reading.doc) and token.nbor().lower_ in {"by", "from"}:
            names = []
            for following in tokens:
                if following.i <= token.i + 1:
                    continue
                if not (following.pos_ == "PROPN" or following.text[:1].isupper()) or following.lower_ == "on":
                    break
                names.append(following)
            if names:
                return Span(names[0].idx, names[-1].idx + len(names[-1].text))
    return None


def _at_end(reading: Reading) -> Span | None:
    """A name alone on the last line, behind a closing formula: "Sincerely,"."""
    last, before = reading.paragraphs[-1], reading.paragraphs[-2:-1]
    words = last.span.text(reading.article.text)
    if not before or not _GREETING.match(before[0].span.text(reading.article.text)) or len(words.split()) > 6:
        return None
    root = reading.tokens(last.span).root
    return noun_phrase(root) if root.pos_ == "PROPN" else last.span
