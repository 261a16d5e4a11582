"""The text layer of the graph: an article, its blocks, and character ranges with their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import RDF, URIRef

from kg import iris, terms
from kg.graph.nodes import Triple, literal, node, number, value
from kg.model import Article, DateExpression, Extraction, ParagraphKind, Quantity, Span

__all__ = ["CONTEXT", "Run", "amount_of", "anchor", "date", "mention", "quantity", "text_layer"]

CONTEXT = 32
"""How many code points of prefix and suffix are kept, to find words again in a changed text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What read an article: the version of kg, the language model with its digest, what attributed."""

    kg_version: str
    model: str
    model_version: str
    model_digest: str
    attribution: str = "rules"


def mention(article: Article, span: Span) -> Iterator[Triple]:
    """The range ``span`` of ``article`` with its exact words."""
    subject = node(iris.mention(article.id, span))
    yield subject, RDF.type, terms.Mention
    yield subject, terms.ofArticle, node(iris.article(article.id))
    yield subject, terms.beginIndex, number(span.start)
    yield subject, terms.endIndex, number(span.end)
    yield subject, terms.exact, literal(span.text(article.text))


def anchor(
    article: Article, link: tuple[URIRef, URIRef], span: Span, *, kind: URIRef | None = None
) -> Iterator[Triple]:
    """The mention at ``span``, tied to a subject by ``link`` (subject, property)."""
    target = node(iris.mention(article.id, span))
    yield (*link, target)
    yield from mention(article, span)
    if kind is not None:
        yield target, RDF.type, kind


def date(article: Article, subject: URIRef, when: DateExpression | None) -> Iterator[Triple]:
    """The time of ``subject``: the words, and how far they can be read as EDTF."""
    if when is None:
        return
    yield from anchor(article, (subject, terms.time), when.span, kind=terms.TimeExpression)
    target = node(iris.mention(article.id, when.span))
    yield target, terms.edtf, literal(when.edtf)
    yield target, terms.timeBasis, value(when.basis)
    if when.inferred is not None:
        yield target, terms.inferredEdtf, literal(when.inferred)
    if when.reason is not None:
        yield target, terms.inferenceReason, literal(when.reason)


def quantity(article: Article, link: tuple[URIRef, URIRef], amount: Quantity | None) -> Iterator[Triple]:
    """How many, tied to a subject by ``link``: the words, the number and its bound."""
    if amount is None:
        return
    yield from anchor(article, link, amount.span, kind=terms.Quantity)
    yield from amount_of(node(iris.mention(article.id, amount.span)), amount)


def amount_of(subject: URIRef, amount: Quantity) -> Iterator[Triple]:
    """Number, unit, bound and quantifier as values of ``subject``."""
    if amount.number is not None:
        yield subject, terms.number, number(amount.number)
    yield subject, terms.bound, value(amount.bound)
    if amount.unit:
        yield subject, terms.unit, literal(amount.unit)
    if amount.quantifier is not None:
        yield subject, terms.quantifier, literal(amount.quantifier)


def text_layer(extraction: Extraction, run: Run | None) -> Iterator[Triple]:
    """The article with its metadata, blocks, scare quotes, passed-over text and run."""
    article = extraction.article
    yield from _article(article)
    if run is not None:
        yield from _run(node(iris.article(article.id)), run)
    # Of prose the graph keeps what is stated: exports are not for republishing whole articles.
    for block in (b for b in extraction.paragraphs if b.kind is not ParagraphKind.PROSE):
        target = node(iris.mention(article.id, block.span))
        yield target, RDF.type, terms.Paragraph
        yield target, terms.paragraphKind, value(block.kind)
        yield from mention(article, block.span)
    for span in extraction.scare_quotes:
        yield node(iris.mention(article.id, span)), RDF.type, terms.ScareQuote
        yield from mention(article, span)
    for skipped in extraction.skipped:
        target = node(iris.mention(article.id, skipped.span))
        yield target, RDF.type, terms.SkippedText
        yield target, terms.stage, literal(skipped.stage)
        yield target, terms.reason, literal(skipped.reason)
        yield from mention(article, skipped.span)


def _article(article: Article) -> Iterator[Triple]:
    subject = node(iris.article(article.id))
    yield subject, RDF.type, terms.Article
    yield subject, terms.sha256, literal(article.sha256)
    yield subject, terms.characters, number(len(article.text))
    metadata = {
        "title": (terms.title, article.title),
        "author": (terms.author, article.author),
        "published": (terms.published, article.published),
        "publisher": (terms.publisher, article.publisher),
        "url": (terms.url, article.url),
    }
    for field, (term, known) in metadata.items():
        if known is None:
            yield subject, terms.unknownField, literal(field)
        else:
            yield subject, term, literal(known)


def _run(article: URIRef, run: Run) -> Iterator[Triple]:
    subject = node(iris.run(run.kg_version, run.model, run.model_version, run.model_digest, run.attribution))
    yield article, terms.readBy, subject
    yield subject, RDF.type, terms.Run
    yield subject, terms.kgVersion, literal(run.kg_version)
    yield subject, terms.modelName, literal(run.model)
    yield subject, terms.modelVersion, literal(run.model_version)
    yield subject, terms.modelDigest, literal(run.model_digest)
    yield subject, terms.attributedBy, literal(run.attribution)
