"""Where a statement comes from: the words, who says them, and every rule that fired."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from kg import terms
from kg.answer.grounds import (
    Argument,
    Attributed,
    Basis,
    Content,
    Date,
    Link,
    Origin,
    Source,
    Stand,
    Why,
    Words,
)
from kg.answer.reference import statement_meant
from kg.check.compare import related_to
from kg.graph.facts import Facts
from kg.graph.store import Store
from kg.iris import ID, NS, short_id
from kg.link.clusters import Verdicts
from kg.link.decisions import read_decisions, verdicts
from kg.link.reasons import linked
from kg.reason.rule_files import rules

__all__ = ["why"]

# How other nodes are tied to a statement: pointing from it, or at it.
_FROM = {"a clause of": terms.partOf, "reported by": terms.via}
_AT = {
    "has the clause": terms.partOf,
    "reports": terms.via,
    "gives the posture": terms.accordingTo,
    "a term of": terms.term,
}


def why(store: Store, reference: str) -> Why:
    """All that stands behind the statement that ``reference`` means: an id, its first digits, an IRI.

    Raises:
        QueryError: there is no such statement, or several.
    """
    facts = Facts(store.oxigraph)
    decided = verdicts(read_decisions(store.path))
    iri = statement_meant(facts, reference)
    article = facts.one(iri, terms.statedIn) or ""
    spans = _mentions(facts, iri, terms.anchoredIn)
    claimed = str(terms.Claim) in facts.types(iri)
    return Why(
        statement=short_id(iri),
        kind="claim" if claimed else "narrator",
        text=facts.one(iri, terms.text) or "",
        quote=facts.word(iri, terms.quoteType) or "none",
        rule=facts.one(iri, terms.extractionRule),
        article=_origin(facts, article),
        block=_block(facts, iri),
        sentence=_around(store.article(short_id(article)).text, (*spans, *_mentions(facts, iri, terms.inSentence))),
        spans=spans,
        attributed=_attributed(facts, iri, decided) if claimed else None,
        stand=_stand(facts, iri),
        date=_date(facts, iri),
        quantity=next(iter(_mentions(facts, iri, terms.quantity)), None),
        content=_content(facts, iri),
        bearings=tuple(_basis(facts, bearing) for bearing in facts.subjects(terms.bearingOf, iri)),
        links=tuple(_links(facts, iri)),
    )


# ---- words -----------------------------------------------------------------------------------------


def _mentions(facts: Facts, subject: str, term: str) -> tuple[Words, ...]:
    found = [
        Words(
            text=facts.one(mention, terms.exact) or "",
            start=facts.number(mention, terms.beginIndex),
            end=facts.number(mention, terms.endIndex),
        )
        for mention in facts.all(subject, term)
    ]
    return tuple(sorted(found, key=lambda words: (words.start, words.end)))


def _around(text: str, words: tuple[Words, ...]) -> Words:
    """The stretch that holds all of ``words``: a quotation may go past the sentence it begins in."""
    start, end = min(each.start for each in words), max(each.end for each in words)
    return Words(text=text[start:end], start=start, end=end)


def _block(facts: Facts, statement: str) -> str | None:
    block = facts.one(statement, terms.inParagraph)
    return facts.word(block, terms.paragraphKind) if block else None


def _date(facts: Facts, subject: str) -> Date | None:
    mention = facts.one(subject, terms.time)
    if mention is None:
        return None
    return Date(
        text=facts.one(mention, terms.exact) or "",
        edtf=facts.one(mention, terms.edtf) or "",
        basis=facts.word(mention, terms.timeBasis),
        inferred=facts.one(mention, terms.inferredEdtf),
        reason=facts.one(mention, terms.inferenceReason),
    )


# ---- who ------------------------------------------------------------------------------------------


def _origin(facts: Facts, article: str) -> Origin:
    return Origin(
        id=short_id(article),
        title=facts.one(article, terms.title),
        published=facts.one(article, terms.published),
        publisher=facts.one(article, terms.publisher),
        url=facts.one(article, terms.url),
    )


def _attributed(facts: Facts, statement: str, decided: Verdicts) -> Attributed:
    occasion = facts.one(statement, terms.madeDuring)
    return Attributed(
        sources=tuple(
            _linked(facts, _source(facts, share), short_id(facts.one(statement, terms.statedIn) or ""), decided)
            for share in facts.all(statement, terms.attribution)
        ),
        cue=_mentions(facts, statement, terms.cue),
        rule=facts.one(statement, terms.attributionRule),
        medium=facts.one(occasion, terms.medium) if occasion else None,
        date=_date(facts, occasion) if occasion else None,
    )


def _source(facts: Facts, share: str) -> Source:
    agent = facts.one(share, terms.agent) or ""
    body = facts.one(share, terms.onBehalfOf)
    return Source(
        id=agent.removeprefix(f"{ID}actor/"),
        name=facts.name(agent),
        type=next((facts.name(kind) for kind in facts.types(agent) if kind.startswith(NS)), "actor"),
        mention=next(iter(_mentions(facts, share, terms.speakerMention)), None),
        rule=facts.one(share, terms.resolutionRule),
        antecedent=next(iter(_mentions(facts, share, terms.antecedent)), None),
        role=facts.one(share, terms.inRole),
        affiliation=facts.name(body) if body else facts.one(share, terms.affiliationText),
    )


def _linked(facts: Facts, source: Source, article: str, decided: Verdicts) -> Source:
    """``source`` with what ties it to the same actor in other articles, and its homonyms."""
    actor = linked(facts.graph, unquote(source.id), decided)
    if actor is None:
        return source
    here = next((each for each in actor.articles if each.article == article and each.like), None)
    return replace(source, linking=here, homonyms=actor.homonyms)


# ---- what -----------------------------------------------------------------------------------------


def _stand(facts: Facts, statement: str) -> Stand:
    return Stand(
        polarity=facts.word(statement, terms.polarity) or "",
        certainty=facts.word(statement, terms.certainty) or "",
        modality=facts.word(statement, terms.modality) or "",
        aspect=facts.word(statement, terms.aspect) or "",
    )


def _content(facts: Facts, statement: str) -> Content:
    proposition = facts.one(statement, terms.expresses) or ""
    here = frozenset(words.text for words in _mentions(facts, statement, terms.argumentMention))
    return Content(
        id=short_id(proposition),
        frame=facts.word(proposition, terms.frame) or "",
        predicate=facts.one(proposition, terms.predicate) or "",
        dimension=facts.word(proposition, terms.changesDimension),
        missions=facts.names(proposition, terms.missionRole),
        arguments=tuple(
            sorted(
                (_argument(facts, filler, here) for filler in facts.all(proposition, terms.argument)),
                key=lambda argument: (argument.role, argument.words),
            )
        ),
    )


def _argument(facts: Facts, filler: str, here: frozenset[str]) -> Argument:
    """An argument in the words of this statement; a filler has those of all statements that share it."""
    means = facts.one(filler, terms.filler)
    words = facts.all(filler, terms.fillerText)
    return Argument(
        role=facts.one(filler, terms.roleName) or "",
        words=tuple(each for each in words if each in here) or words,
        means=facts.name(means) if means else None,
    )


# ---- what follows ---------------------------------------------------------------------------------


def _basis(facts: Facts, bearing: str) -> Basis:
    name = facts.one(bearing, terms.rule) or ""
    return Basis(
        bearing=bearing.removeprefix(f"{ID}bearing/"),
        topic=facts.name(facts.one(bearing, terms.onProposition) or ""),
        stance=facts.word(bearing, terms.stance) or "",
        strength=facts.word(bearing, terms.strength) or "",
        rule=name,
        title=next((rule.title for rule in rules() if rule.name == name), None),
    )


def _links(facts: Facts, statement: str) -> Iterator[Link]:
    ways = [(relation, other) for relation, term in _FROM.items() for other in facts.all(statement, term)]
    ways += [(relation, other) for relation, term in _AT.items() for other in facts.subjects(term, statement)]
    for relation, other in ways:
        yield Link(relation=relation, id=short_id(other), text=facts.one(other, terms.text) or facts.name(other))
    yield from _relations(facts, statement)


def _relations(facts: Facts, statement: str) -> Iterator[Link]:
    """Yield the statements that bear it out or stand against it, with the rule that says so."""
    for found in related_to(facts, statement):
        first = found.left.statement == short_id(statement)
        other = found.right if first else found.left
        passive = "superseded by" if found.type == "supersedes" and not first else found.type.replace("_", " ")
        said = f"{other.speaker or 'the article'}: {other.text}"
        yield Link(relation=f"{passive} ({found.topic}; rule: {found.rule})", id=other.statement, text=said)
