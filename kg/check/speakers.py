"""Who says what a sentence says, as keys that a claim's words for a speaker can be compared with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg import terms
from kg.check.index import Sentence, keys_of
from kg.graph.facts import RDFS_LABEL, Facts

__all__ = ["Said", "said_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement of a sentence: its words, where they stand, and its speaker; nobody for the article's own."""

    iri: str
    text: str
    start: int
    end: int
    speaker: str | None
    keys: frozenset[str]


def said_in(facts: Facts, sentence: Sentence) -> tuple[Said, ...]:
    """The statements of ``sentence``, in text order."""
    return tuple(sorted((_said(facts, iri) for iri in sentence.statements), key=lambda s: (s.start, s.end, s.iri)))


def _said(facts: Facts, iri: str) -> Said:
    start = facts.number(iri, terms.startsAt)
    ends = [facts.number(mention, terms.endIndex) for mention in facts.all(iri, terms.anchoredIn)]
    return Said(
        iri=iri,
        text=facts.one(iri, terms.text) or "",
        start=start,
        end=max(ends, default=start),
        speaker=" and ".join(facts.names(iri, terms.speaker)) or None,
        keys=frozenset(key for words in _described(facts, iri) for key in keys_of(words)),
    )


def _described(facts: Facts, iri: str) -> Iterator[str]:
    """Yield the speaker's names, posts and the bodies spoken for."""
    for actor in facts.all(iri, terms.speaker):
        for term in (RDFS_LABEL, terms.alias, terms.affiliationText):
            yield from facts.all(actor, term)
        for post in facts.subjects(terms.member, actor):
            yield from facts.all(post, terms.role)
            yield from facts.all(post, terms.organisationText)
            yield from facts.names(post, terms.organisation)
    for share in facts.all(iri, terms.attribution):
        yield from facts.all(share, terms.inRole)
        yield from facts.all(share, terms.affiliationText)
        yield from facts.names(share, terms.onBehalfOf)
        yield from (facts.one(mention, terms.exact) or "" for mention in facts.all(share, terms.speakerMention))
