"""Web Annotations (W3C): the words of each statement, its cues and its sources, found by place and by text.

A target is the text as kg read it, with both selectors; where the address is known, the page there is a
second target with the words alone, since places counted in plain text do not hold in a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from kg import __version__, terms
from kg.graph.facts import Facts
from kg.iris import BASE, ID

__all__ = ["CONTEXT", "CONTEXT_ADDRESS", "web_annotations"]

Json: TypeAlias = dict[str, Any]

CONTEXT_ADDRESS = "http://www.w3.org/ns/anno.jsonld"
_OA = "http://www.w3.org/ns/oa#"
_AS = "http://www.w3.org/ns/activitystreams#"


def _link(iri: str) -> Json:
    return {"@id": iri, "@type": "@id"}


def _word(iri: str) -> Json:
    return {"@id": iri, "@type": "@vocab"}


# What the W3C's context says of the terms used here, so that nothing has to be fetched to read a file.
CONTEXT: Mapping[str, Any] = {
    "oa": _OA,
    "id": "@id",
    "type": "@type",
    "Annotation": f"{_OA}Annotation",
    "AnnotationPage": f"{_AS}OrderedCollectionPage",
    "SpecificResource": f"{_OA}SpecificResource",
    "TextualBody": f"{_OA}TextualBody",
    "TextPositionSelector": f"{_OA}TextPositionSelector",
    "TextQuoteSelector": f"{_OA}TextQuoteSelector",
    "Software": f"{_AS}Application",
    "describing": f"{_OA}describing",
    "identifying": f"{_OA}identifying",
    "tagging": f"{_OA}tagging",
    "body": _link(f"{_OA}hasBody"),
    "target": _link(f"{_OA}hasTarget"),
    "source": _link(f"{_OA}hasSource"),
    "selector": _link(f"{_OA}hasSelector"),
    "motivation": _word(f"{_OA}motivatedBy"),
    "purpose": _word(f"{_OA}hasPurpose"),
    "generator": _link(f"{_AS}generator"),
    "items": {"@id": f"{_AS}items", "@type": "@id", "@container": "@list"},
    "exact": f"{_OA}exact",
    "prefix": f"{_OA}prefix",
    "suffix": f"{_OA}suffix",
    "start": {"@id": f"{_OA}start", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
    "end": {"@id": f"{_OA}end", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": "http://purl.org/dc/elements/1.1/format",
    "name": "http://xmlns.com/foaf/0.1/name",
}
_GENERATOR = {"id": BASE, "type": "Software", "name": f"kg {__version__}"}
_VOICES = {
    "direct": "word for word",
    "indirect": "as reported, in the reporter's words",
    "mixed": "partly word for word",
    "none": "in the article's own voice",
}


def web_annotations(facts: Facts, statement: str) -> Iterator[Json]:
    """Yield the annotation of a statement, then those of its cues and of the words for its sources."""
    name = statement.removeprefix(f"{ID}statement/")
    address = facts.one(facts.one(statement, terms.statedIn) or "", terms.url)
    words = facts.all(statement, terms.anchoredIn)
    bodies = [_about(statement, "identifying"), _text(_summary(facts, statement), "describing")]
    yield _annotation(name, "describing", bodies, _targets(facts, words, address))
    for number, cue in enumerate(_in_order(facts, facts.all(statement, terms.cue))):
        yield _annotation(f"{name}/cue/{number}", "tagging", [_text("cue", "tagging")], _targets(facts, [cue], address))
    for share in facts.all(statement, terms.attribution):
        speaker = facts.one(share, terms.agent) or ""
        bodies = [_about(speaker, "identifying"), _text(facts.name(speaker), "describing")]
        for mention in facts.all(share, terms.speakerMention):
            source = share.removeprefix(f"{ID}attribution/")
            yield _annotation(f"{source}/source", "identifying", bodies, _targets(facts, [mention], address))


def _annotation(name: str, motivation: str, bodies: list[Json], targets: list[Json]) -> Json:
    return {
        "id": f"{ID}annotation/{name}",
        "type": "Annotation",
        "motivation": motivation,
        "generator": _GENERATOR,
        "body": bodies,
        "target": targets,
    }


def _about(iri: str, purpose: str) -> Json:
    return {"type": "SpecificResource", "source": iri, "purpose": purpose}


def _text(words: str, purpose: str) -> Json:
    return {"type": "TextualBody", "value": words, "format": "text/plain", "purpose": purpose}


def _summary(facts: Facts, statement: str) -> str:
    who = " and ".join(facts.names(statement, terms.speaker)) or "the article"
    voice = _VOICES[facts.word(statement, terms.quoteType) or "none"]
    values = [facts.word(statement, term) or "" for term in (terms.polarity, terms.modality, terms.certainty)]
    return f"{who}, {voice}; {', '.join(values)}"


def _in_order(facts: Facts, mentions: tuple[str, ...]) -> list[str]:
    return sorted(mentions, key=lambda each: facts.number(each, terms.beginIndex))


def _targets(facts: Facts, mentions: list[str] | tuple[str, ...], address: str | None) -> list[Json]:
    ordered = _in_order(facts, tuple(mentions))
    targets = [
        _target(facts.one(each, terms.ofArticle) or "", [_position(facts, each), _quote(facts, each)])
        for each in ordered
    ]
    return targets + [_target(address, [_quote(facts, each)]) for each in ordered if address]


def _target(source: str, selectors: list[Json]) -> Json:
    return {"type": "SpecificResource", "source": source, "selector": selectors}


def _position(facts: Facts, mention: str) -> Json:
    start, end = facts.number(mention, terms.beginIndex), facts.number(mention, terms.endIndex)
    return {"type": "TextPositionSelector", "start": start, "end": end}


def _quote(facts: Facts, mention: str) -> Json:
    around = {name: facts.one(mention, term) for name, term in (("prefix", terms.prefix), ("suffix", terms.suffix))}
    exact = {"type": "TextQuoteSelector", "exact": facts.one(mention, terms.exact) or ""}
    return exact | {name: words for name, words in around.items() if words}
