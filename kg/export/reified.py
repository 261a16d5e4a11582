"""RDF 1.2: what is stated as triple terms, which nobody asserts, with the statement as their reifier.

    <statement> rdf:reifies <<( <us-troops> <predicate/remain/place> <iraq> )>> ; kg:speaker <pentagon> .

The content of a statement becomes one triple an argument: who does it, the predicate, and what; the role stands
behind the predicate where it is not the object's. Polarity, modality and speaker stay on the reifier, so a denied
content looks like an affirmed one until one reads them. An attribution reifies that the statement is that speaker's,
a posture that the force is at that place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

import pyoxigraph as ox

from kg import iris, terms
from kg.export.described import kind_of
from kg.graph.facts import Facts
from kg.iris import ID

__all__ = ["REIFIES", "predicate", "reified"]

REIFIES = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies")
_SUBJECTS = ("agent", "object")


def reified(facts: Facts, nodes: Iterable[str]) -> Iterator[ox.Triple]:
    """Yield what the statements, attributions and postures among ``nodes`` reify."""
    for node in nodes:
        terms_of = _KINDS.get(kind_of(node))
        for term in terms_of(facts, node) if terms_of else ():
            yield ox.Triple(ox.NamedNode(node), REIFIES, term)


def predicate(words: str, role: str) -> str:
    """The IRI that ties who does something to what fills another role of it."""
    verb = quote(iris.key(words).replace(" ", "-"), safe="-._~")
    return f"{ID}predicate/{verb}" + ("" if role == "object" else f"/{quote(role, safe='-._~')}")


def _content(facts: Facts, statement: str) -> Iterator[ox.Triple]:
    content = facts.one(statement, terms.expresses) or ""
    words = facts.one(statement, terms.text) or ""
    verb = facts.one(content, terms.predicate) or ""
    roles = sorted((facts.one(each, terms.roleName) or "", each) for each in facts.all(content, terms.argument))
    first = next((each for name in _SUBJECTS for role, each in roles if role == name), None)
    if first is None:
        return
    subject = ox.NamedNode(facts.one(first, terms.filler) or first)
    for role, argument in roles:
        if argument != first:
            yield ox.Triple(subject, ox.NamedNode(predicate(verb, role)), _filler(facts, argument, words))


def _filler(facts: Facts, argument: str, words: str) -> ox.NamedNode | ox.Literal:
    """Who or what fills a role; the statement's own words where that is nobody known."""
    if known := facts.one(argument, terms.filler):
        return ox.NamedNode(known)
    texts = facts.all(argument, terms.fillerText)
    own = [text for text in texts if text.casefold() in words.casefold()]
    return ox.Literal(next(iter(own or texts), ""))


def _share(facts: Facts, attribution: str) -> Iterator[ox.Triple]:
    for speaker in facts.all(attribution, terms.agent):
        for statement in facts.subjects(terms.attribution, attribution):
            yield ox.Triple(ox.NamedNode(statement), ox.NamedNode(terms.speaker), ox.NamedNode(speaker))


def _presence(facts: Facts, posture: str) -> Iterator[ox.Triple]:
    for force in facts.all(posture, terms.force):
        for place in facts.all(posture, terms.atPlace):
            yield ox.Triple(ox.NamedNode(force), ox.NamedNode(terms.atPlace), ox.NamedNode(place))


_KINDS = {"statement": _content, "attribution": _share, "posture": _presence}
