"""Statements in the graph: the words, the speaker's share, and the stance to the content."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import RDF, RDFS, URIRef

from kg import iris, terms
from kg.graph.mentions import CONTEXT, anchor, date, quantity
from kg.graph.nodes import TRUE, Triple, literal, node, number, value
from kg.graph.propositions import proposition
from kg.model import Article, Attribution, Extraction, ParagraphKind, QuoteType, Source, Statement, StatementKind

__all__ = ["statements"]

_CLASSES = {StatementKind.CLAIM: terms.Claim, StatementKind.NARRATOR: terms.NarratorAssertion}


def statements(extraction: Extraction) -> Iterator[Triple]:
    """Every statement with its words, speakers, stance and proposition."""
    known = {actor.id for actor in extraction.actors} | {place.id for place in extraction.places}
    for statement in extraction.statements:
        yield from _statement(extraction, statement)
        yield from proposition(statement.proposition, known)
        if statement.attribution is not None:
            yield from _attribution(extraction.article, statement.id, statement.attribution, known)


def _statement(extraction: Extraction, statement: Statement) -> Iterator[Triple]:
    article, utterance = extraction.article, statement.utterance
    subject = node(iris.statement(statement.id))
    quote = statement.attribution.quote if statement.attribution else QuoteType.NONE
    yield subject, RDF.type, _CLASSES[utterance.kind]
    yield subject, terms.statedIn, node(iris.article(article.id))
    yield subject, terms.text, literal(utterance.text(article.text))
    yield subject, terms.startsAt, number(min(span.start for span in utterance.spans))
    yield subject, terms.extractionRule, literal(utterance.rule)
    yield subject, terms.quoteType, value(quote)
    yield subject, terms.polarity, value(statement.polarity)
    yield subject, terms.certainty, value(statement.certainty)
    yield subject, terms.modality, value(statement.modality)
    yield subject, terms.aspect, value(statement.aspect)
    if utterance.via is not None:
        yield subject, terms.via, node(iris.statement(utterance.via))
    if utterance.part_of is not None:
        yield subject, terms.partOf, node(iris.statement(utterance.part_of))
    if utterance.caption:
        yield subject, terms.caption, TRUE
    yield from _words(extraction, statement)
    yield from date(article, subject, statement.date)
    yield from quantity(article, (subject, terms.quantity), statement.proposition.quantity)
    yield subject, terms.expresses, node(iris.proposition(statement.proposition))


def _words(extraction: Extraction, statement: Statement) -> Iterator[Triple]:
    article = extraction.article
    subject = node(iris.statement(statement.id))
    for span in statement.spans:
        yield from anchor(article, (subject, terms.anchoredIn), span)
        target = node(iris.mention(article.id, span))
        if before := article.text[max(0, span.start - CONTEXT) : span.start]:
            yield target, terms.prefix, literal(before)
        if after := article.text[span.end : span.end + CONTEXT]:
            yield target, terms.suffix, literal(after)
    sentence = statement.utterance.sentence
    yield from anchor(article, (subject, terms.inSentence), sentence, kind=terms.Sentence)
    for block in extraction.paragraphs:
        if block.kind is not ParagraphKind.PROSE and block.span.contains(statement.spans[0]):
            yield subject, terms.inParagraph, node(iris.mention(article.id, block.span))
    for argument in statement.proposition.arguments:
        if argument.span is not None:
            yield from anchor(article, (subject, terms.argumentMention), argument.span)


def _attribution(article: Article, statement_id: str, attribution: Attribution, known: set[str]) -> Iterator[Triple]:
    subject = node(iris.statement(statement_id))
    yield subject, terms.attributionRule, literal(attribution.rule)
    for span in attribution.cue:
        yield from anchor(article, (subject, terms.cue), span)
        yield subject, terms.cueText, literal(span.text(article.text))
    for source in attribution.sources:
        yield subject, terms.speaker, node(iris.actor(source.actor))
        yield subject, terms.attribution, node(iris.attribution(statement_id, source.actor))
        yield from _source(article, statement_id, source, known)
    if attribution.medium is not None or attribution.date is not None:
        yield from _occasion(article, subject, attribution)


def _source(article: Article, statement_id: str, source: Source, known: set[str]) -> Iterator[Triple]:
    subject = node(iris.attribution(statement_id, source.actor))
    yield subject, RDF.type, terms.Attribution
    yield subject, terms.agent, node(iris.actor(source.actor))
    if source.role is not None:
        yield subject, terms.inRole, literal(source.role)
    if source.affiliation in known:
        yield subject, terms.onBehalfOf, node(iris.actor(str(source.affiliation)))
    elif source.affiliation is not None:
        yield subject, terms.affiliationText, literal(source.affiliation)
    if source.mention is not None:
        yield from anchor(article, (subject, terms.speakerMention), source.mention)
    if source.resolution is not None:
        yield subject, terms.resolutionRule, literal(source.resolution.rule)
        if source.resolution.antecedent is not None:
            yield from anchor(article, (subject, terms.antecedent), source.resolution.antecedent)


def _occasion(article: Article, statement: URIRef, attribution: Attribution) -> Iterator[Triple]:
    speakers = [source.actor for source in attribution.sources]
    medium = attribution.medium.text(article.text) if attribution.medium else None
    when = attribution.date.edtf if attribution.date else None
    subject = node(iris.communication(article.id, speakers, medium=medium, date=when))
    yield statement, terms.madeDuring, subject
    yield subject, RDF.type, terms.CommunicationEvent
    for speaker in speakers:
        yield subject, terms.participant, node(iris.actor(speaker))
    if attribution.medium is not None and medium is not None:
        yield subject, RDFS.label, literal(medium)
        yield subject, terms.medium, literal(medium)
        yield from anchor(article, (subject, terms.anchoredIn), attribution.medium)
    yield from date(article, subject, attribution.date)
