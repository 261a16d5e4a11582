"""What SHACL asks for: one complete graph passes, and each property of each shape is broken once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import RDF, RDFS, SH, Graph, Literal, URIRef

from kg import terms
from kg.graph.reviews import Review, Words, review_triples
from kg.graph.triples import triples
from kg.model import (
    Agreement,
    DateBasis,
    DateExpression,
    Dimension,
    Event,
    Extraction,
    Naming,
    Paragraph,
    ParagraphKind,
    Posture,
    PostureStatus,
    Proposition,
    Rating,
    ReviewAspect,
    Role,
    Span,
    StatementKind,
)
from kg.reason.rules import infer
from kg.reason.shapes import findings, shapes
from tests.records import CHAD, changes, extraction, number, say

SOMETHING = URIRef("urn:test:something")
WORDS = Span(0, 3)
WHEN = DateExpression(
    span=Span(6, 9),
    text="then",
    edtf="XXXX-12-09",
    basis=DateBasis.INFERRED,
    inferred="2021-12-09",
    reason="year of publication",
)


def complete() -> Extraction:
    """Records of every kind."""
    content = Proposition(predicate="remain", arguments=(CHAD,), quantity=number("300", at=Span(3, 5)))
    whole = say(content, speaker="person/a", at=Span(0, 3))
    part = say(changes(Dimension.HEADCOUNT), at=Span(10, 14))
    part = replace(part, utterance=replace(part.utterance, part_of=whole.id, via=whole.id))
    found = extraction(whole, part)
    actor = replace(
        found.actors[0],
        roles=(Role(role="general", organisation=None, span=WORDS),),
        namings=(Naming(name="A", alias="B", span=WORDS),),
    )
    posture = Posture(
        id="p1", holder=actor.id, holder_name="a", status=PostureStatus.REMAIN,
        statement=whole.id, span=WORDS, time=WHEN,
    )  # fmt: skip
    attitude = replace(whole.utterance, id="t", kind=StatementKind.ATTITUDE)
    return replace(
        found,
        attitudes=(attitude,),
        paragraphs=(*found.paragraphs, Paragraph(span=Span(190, 200), kind=ParagraphKind.CAPTION)),
        actors=(actor,),
        postures=(posture, replace(posture, id="p2", status=PostureStatus.DEPLOY)),
        events=(Event(id="e", type="talks", label="talks", span=WORDS, participants=(actor.id,)),),
        agreements=(Agreement(id="a", parties=(actor.id,), label="pact", span=WORDS, terms=(whole.id,)),),
    )


def graph() -> Graph:
    """A graph that has everything the shapes look at."""
    whole = Graph()
    verdict = Review(
        claim=Words(text="abc"),
        rating=Rating.TRUE,
        aspect=ReviewAspect.CONTENT,
        reason="seen",
        by="Ida",
        on="2024-01-02",
    )
    given = [*triples(complete()), *review_triples(verdict)]
    for triple in (*given, *infer(given)):
        whole.add(triple)
    return whole


def properties() -> list[tuple[str, URIRef, URIRef]]:
    """Message, target and path of every property of every shape."""
    described = shapes()
    found = []
    for shape in described.subjects(RDF.type, SH.NodeShape):
        target = described.value(shape, SH.targetClass) or described.value(shape, SH.targetSubjectsOf)
        for prop in described.objects(shape, SH.property):
            path = described.value(prop, SH.path)
            found.append((str(described.value(prop, SH.message)), target, path))
    return sorted(found, key=str)


def targets(whole: Graph, target: URIRef) -> set[URIRef]:
    """The nodes that a shape looks at."""
    narrower = {
        terms.Statement: {terms.Claim},
        terms.Actor: {terms.Person},
        terms.Proposition: {terms.Proposition},
    }.get(target, {target})
    typed = {node for kind in narrower for node in whole.subjects(RDF.type, kind)}
    return typed or set(whole.subjects(target))


def test_a_complete_graph_passes():
    assert findings(graph()) == ()


def test_an_empty_graph_passes():
    assert findings(Graph()) == ()


@pytest.mark.parametrize(("message", "target", "path"), properties())
def test_each_property_is_missed_or_found_wrong(message, target, path):
    whole = graph()
    node = min(targets(whole, target))
    if not isinstance(path, URIRef):
        whole.remove((node, terms.number, None))
        whole.remove((node, terms.quantifier, None))
    elif target == terms.NarratorAssertion and path == terms.speaker:
        whole.add((node, path, min(whole.subjects(RDF.type, terms.Person))))
    elif "in the graph" in message or path == terms.changesDimension or path == terms.quoteType:
        whole.remove((node, path, None))
        whole.add((node, path, SOMETHING))
    else:
        whole.remove((node, path, None))
    found = {(f.focus, f.message) for f in findings(whole)}
    assert (str(node), message) in found


@pytest.mark.parametrize(
    ("target", "path", "value", "message"),
    [
        (terms.Claim, terms.polarity, terms.Polarity_negative, "a statement has one polarity"),
        (terms.Claim, terms.quoteType, terms.QuoteType_direct, "a statement has one quote type"),
        (terms.Claim, terms.speaker, SOMETHING, "a claim has a speaker, named or not"),
        (terms.Bearing, terms.stance, terms.Stance_denies, "a bearing has one stance"),
        (terms.Mention, terms.beginIndex, Literal(7000), "a mention begins once, before it ends"),
        (terms.Article, terms.sha256, Literal("x"), "an article has one hash, of 64 hex digits"),
        (terms.Quantity, terms.bound, terms.Bound_about, "a number has one bound"),
    ],
)
def test_a_second_or_a_wrong_value_is_found(target, path, value, message):
    whole = graph()
    node = max(n for n in whole.subjects(RDF.type, target) if (n, path, value) not in whole)
    whole.add((node, path, value))
    assert (str(node), message) in {(f.focus, f.message) for f in findings(whole)}


def test_a_mention_that_ends_before_it_begins_is_found():
    whole = graph()
    node = min(whole.subjects(RDF.type, terms.Mention))
    whole.set((node, terms.beginIndex, Literal(9)))
    whole.set((node, terms.endIndex, Literal(4)))
    finding = findings(whole)[0]
    assert finding.focus == str(node)
    assert finding.path == str(terms.beginIndex)
    assert finding.value == "9"
    assert "before it ends" in str(finding)


def test_an_actor_who_is_only_pointed_at_is_found():
    whole = graph()
    actor = min(whole.subjects(RDF.type, terms.Person))
    whole.remove((actor, RDF.type, None))
    assert "a claim has a speaker, named or not" in {f.message for f in findings(whole)}


def test_shapes_speak_of_known_terms_only_and_say_what_they_want():
    known = {getattr(terms, name) for name in terms.__all__}
    used = {n for triple in shapes() for n in triple if str(n).startswith(terms.Claim[:-5])}
    assert used <= known
    assert all(message != "None" for message, _, _ in properties())
    assert RDFS.label in {path for _, _, path in properties()}
