"""One article as the extractors see it: text, parse, paragraphs, quotation regions, word lists."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from kg.extract.quotations import quotations
from kg.model import Article, Paragraph, QuoteRegion, Span
from kg.resources import Lexicon, lexicon
from kg.text.language import load_model, parse
from kg.text.layout import paragraphs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

__all__ = ["Reading", "once_per_reading", "read"]

_Found = TypeVar("_Found")


@dataclass(frozen=True, kw_only=True)
class Reading:
    """The input of every extractor.

    ``doc.text == article.text``, so ``token.idx`` is an article offset. No sentence of ``doc`` crosses
    a paragraph border. Whitespace tokens at paragraph ends are part of ``doc``.
    """

    article: Article
    doc: Doc
    paragraphs: tuple[Paragraph, ...]
    quotations: tuple[QuoteRegion, ...]
    lexicon: Lexicon
    _known: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def span(self, first: Token, last: Token) -> Span:
        """The article span from ``first`` to ``last``, both included."""
        return Span(first.idx, last.idx + len(last.text))

    def tokens(self, span: Span) -> DocSpan:
        """The tokens that overlap ``span``."""
        found = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        if found is None:
            raise ValueError(f"{span} is outside the article")
        return found

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph that holds ``offset``, or None between paragraphs."""
        index = bisect_right(self.paragraphs, offset, key=lambda p: p.span.start) - 1
        if index >= 0 and offset < self.paragraphs[index].span.end:
            return self.paragraphs[index]
        return None

    def quotation_at(self, offset: int) -> QuoteRegion | None:
        """The outermost quotation region whose marks and inside hold ``offset``."""
        index = bisect_right(self.quotations, offset, key=lambda r: r.outer.start) - 1
        if index >= 0 and offset < self.quotations[index].outer.end:
            return self.quotations[index]
        return None


def once_per_reading(find: Callable[[Reading], _Found]) -> Callable[[Reading], _Found]:
    """``find``, which looks through a whole article, done once for each: several stages ask for the same."""

    @wraps(find)
    def found(reading: Reading) -> _Found:
        known = reading._known
        if find not in known:
            known[find] = find(reading)
        return known[find]  # type: ignore[no-any-return]

    return found


def read(article: Article, *, model: str | None = None) -> Reading:
    """``article`` parsed, with its blocks and quotation regions."""
    blocks = tuple(paragraphs(article.text))
    return Reading(
        article=article,
        doc=parse(load_model(model), article.text, blocks),
        paragraphs=blocks,
        quotations=quotations(article.text, blocks),
        lexicon=lexicon(),
    )
