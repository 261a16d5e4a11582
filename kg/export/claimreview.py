"""schema.org ClaimReview: verdicts that people entered, in the form that search engines and archives read.

Nothing here rates anything. Only a standing verdict is written; without one there is no ClaimReview.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias

import pyoxigraph as ox

from kg import iris, terms
from kg.graph.facts import RDFS_LABEL, Facts
from kg.graph.nodes import value
from kg.graph.reviews import Review, Words
from kg.graph.shared import ontology
from kg.model import ReviewAspect

__all__ = ["CONTEXT", "CONTEXT_ADDRESS", "claim_review", "claim_review_pieces"]

Json: TypeAlias = dict[str, Any]

# What the address stands for, as far as it matters here: every name is schema.org's, and nothing is fetched.
CONTEXT: Mapping[str, Any] = {"@vocab": "https://schema.org/"}
CONTEXT_ADDRESS = "https://schema.org"
_WORST, _BEST = 1, 5
_ARTICLE = {
    "headline": terms.title,
    "author": terms.author,
    "datePublished": terms.published,
    "publisher": terms.publisher,
    "url": terms.url,
}


def claim_review_pieces(facts: Facts, reviews: Iterable[Review], *, inline: bool) -> Iterator[bytes]:
    """Yield one JSON-LD document with a ClaimReview for each verdict that stands."""
    context = json.dumps(CONTEXT if inline else CONTEXT_ADDRESS)
    yield f'{{"@context": {context},\n"@graph": ['.encode()
    between = "\n"
    for review in reviews:
        if review.withdrawn is None:
            yield f"{between}{json.dumps(claim_review(facts, review), indent=1, ensure_ascii=False)}".encode()
            between = ",\n"
    yield b"\n]}\n"


def claim_review(facts: Facts, review: Review) -> Json:
    """The ClaimReview of one verdict, without a context."""
    reviewer: Json = {"@type": "Person", "name": review.by}
    organisation = {"@type": "Organization", "name": review.organisation} if review.organisation else None
    return _known(
        {
            "@type": "ClaimReview",
            "@id": review.iri,
            "url": review.address,
            "datePublished": review.on,
            "author": reviewer | ({"worksFor": organisation} if organisation else {}),
            "publisher": organisation,
            "claimReviewed": _claim_reviewed(facts, review),
            "reviewBody": review.reason,
            "reviewRating": _rating(review),
            "itemReviewed": _claim(facts, review.claim),
            "citation": [_claim(facts, each) for each in review.evidence],
        }
    )


def _claim_reviewed(facts: Facts, review: Review) -> str:
    """The claim in words; that somebody made it, where the verdict is on that."""
    who = _speakers(facts, review.claim)
    return f"{who}: {review.claim.text}" if review.aspect is ReviewAspect.SAYING and who else review.claim.text


def _rating(review: Review) -> Json:
    rating = value(review.rating)
    words = _vocabulary()
    number = words.one(str(rating), terms.ratingValue)
    scale = {"ratingValue": int(number), "bestRating": _BEST, "worstRating": _WORST} if number else {}
    name = (words.one(str(rating), RDFS_LABEL) or review.rating.value).capitalize()
    return {"@type": "Rating", "alternateName": name, "reviewAspect": review.aspect.value, **scale}


@cache
def _vocabulary() -> Facts:
    """The ontology alone: a store made by an older kg may not hold the ratings yet."""
    graph = ox.Store()
    graph.extend(ox.Quad(each.subject, each.predicate, each.object) for each in ontology())
    return Facts(graph)


def _claim(facts: Facts, words: Words) -> Json:
    """A claim with who made it and where it appeared; reported words name who reported them so."""
    if words.statement is None:
        return {"@type": "Claim", "text": words.text}
    statement = iris.statement(words.statement)
    article = facts.one(statement, terms.statedIn) or ""
    quoted = facts.word(statement, terms.quoteType) == "direct"
    publisher = facts.one(article, terms.publisher)
    return _known(
        {
            "@type": "Claim",
            "@id": statement,
            "text": words.text,
            "author": [_speaker(facts, statement, each) for each in facts.all(statement, terms.speaker)],
            "claimInterpreter": {"@type": "Organization", "name": publisher} if publisher and not quoted else None,
            "appearance": _appearance(facts, article),
        }
    )


def _appearance(facts: Facts, article: str) -> Json | None:
    if not article:
        return None
    known: Json = {name: facts.one(article, term) for name, term in _ARTICLE.items()}
    if known["publisher"]:
        known["publisher"] = {"@type": "Organization", "name": known["publisher"]}
    text = {"@type": "PropertyValue", "propertyID": "sha256", "value": facts.one(article, terms.sha256)}
    return _known({"@type": "NewsArticle", "@id": article, **known, "identifier": text})


def _speaker(facts: Facts, statement: str, speaker: str) -> Json:
    kind = "Person" if str(terms.Person) in facts.types(speaker) else "Organization"
    if str(terms.UnnamedSource) in facts.types(speaker):
        kind = "Thing"  # critics, officials: nobody knows whether one or many
    share = next((s for s in facts.all(statement, terms.attribution) if facts.one(s, terms.agent) == speaker), "")
    return _known(
        {
            "@type": kind,
            "@id": speaker,
            "name": facts.name(speaker),
            "jobTitle": facts.one(share, terms.inRole) if share else None,
        }
    )


def _speakers(facts: Facts, words: Words) -> str:
    return " and ".join(facts.names(iris.statement(words.statement), terms.speaker)) if words.statement else ""


def _known(fields: Json) -> Json:
    return {name: given for name, given in fields.items() if given not in (None, [], "")}
