"""Records as triples: everything has a home, nothing is blank, the spelling is the store's own."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, RDFS, Graph, Literal, URIRef

from kg import iris, terms
from kg.graph.nodes import number
from kg.graph.oxterms import stored
from kg.graph.triples import Run, triples
from kg.model import (
    Actor,
    ActorType,
    Agreement,
    Article,
    Aspect,
    Attribution,
    Bound,
    Certainty,
    DateBasis,
    DateExpression,
    Dimension,
    Event,
    Extraction,
    Frame,
    Modality,
    Naming,
    Paragraph,
    ParagraphKind,
    Place,
    Polarity,
    Posture,
    PostureStatus,
    Proposition,
    Quantity,
    QuoteType,
    Resolution,
    Role,
    RoleFiller,
    Skipped,
    Source,
    Span,
    Statement,
    StatementKind,
    Utterance,
)
from tests.records import article, changes, extraction, say

TEXT = (
    "On Monday General Ana Ruiz, of the “Northern” Command, said in a press release "
    "that 1,200 soldiers “will stay” in Chad under the May pact. Rebels (the so-called NFL) fled.\n"
    "Soldiers at a gate. Photo: Army"
)


def at(words: str) -> Span:
    """Where ``words`` stand."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


WHEN = DateExpression(
    span=at("Monday"),
    text="Monday",
    edtf="XXXX-XX-XX",
    basis=DateBasis.INFERRED,
    inferred="2024-05-06",
    reason="the Monday before publication",
)
MANY = Quantity(number=Decimal("1200"), unit="soldiers", bound=Bound.EXACTLY, span=at("1,200"))
RUIZ = Actor(
    id="person/ana-ruiz",
    name="Ana Ruiz",
    type=ActorType.PERSON,
    aliases=("Ruiz",),
    roles=(
        Role(
            role="General",
            organisation="“Northern” Command",
            span=at("General Ana Ruiz"),
            organisation_id="unit/northern-command",
        ),
    ),
    mentions=(at("Ana Ruiz"),),
    affiliation="unit/northern-command",
    identifier="Q1",
)
COMMAND = Actor(id="unit/northern-command", name="Northern Command", type=ActorType.UNIT)
REBELS = Actor(
    id="armed-group/rebels",
    name="Rebels",
    type=ActorType.ARMED_GROUP,
    affiliation="the north",
    namings=(Naming(name="Rebels", alias="NFL", span=at("the so-called NFL"), used_by="officials"),),
)
STAY = Proposition(
    predicate="remain",
    frame=Frame.POSTURE,
    arguments=(
        RoleFiller(role="agent", text="1,200 soldiers", span=at("1,200 soldiers")),
        RoleFiller(role="place", text="Chad", span=at("Chad"), place="place/chad"),
    ),
    quantity=MANY,
    missions=("Train", "advise"),
)
SAID = Statement(
    utterance=Utterance(
        id="aa",
        kind=StatementKind.CLAIM,
        spans=(at("1,200 soldiers"), at("will stay")),
        sentence=Span(0, TEXT.index(" Rebels")),
        rule="reported",
        attribution=Attribution(
            sources=(
                Source(
                    actor=RUIZ.id,
                    mention=at("Ana Ruiz"),
                    resolution=Resolution(mention=at("Ana Ruiz"), actor=RUIZ.id, rule="name", antecedent=at("General")),
                    role="General",
                    affiliation=COMMAND.id,
                ),
            ),
            cue=(at("said"),),
            quote=QuoteType.MIXED,
            rule="verb and that",
            medium=at("press release"),
            date=WHEN,
        ),
    ),
    polarity=Polarity.POSITIVE,
    certainty=Certainty.CERTAIN,
    modality=Modality.PLANNED,
    aspect=Aspect.FUTURE,
    proposition=STAY,
)
SHOWN = Statement(
    utterance=Utterance(
        id="bb",
        kind=StatementKind.NARRATOR,
        spans=(at("Soldiers at a gate"),),
        sentence=at("Soldiers at a gate."),
        rule="caption",
        via="aa",
        part_of="aa",
        caption=True,
    ),
    polarity=Polarity.NEGATIVE,
    certainty=Certainty.CERTAIN,
    modality=Modality.ASSERTED,
    aspect=Aspect.STATE,
    proposition=changes(Dimension.MISSION),
    date=WHEN,
)
FULL = Extraction(
    article=Article(text=TEXT, sha256="c0ffee00c0ffee00" * 4, title="Staying", publisher="The “Post”"),
    paragraphs=(
        Paragraph(span=Span(0, TEXT.index("\n")), kind=ParagraphKind.PROSE),
        Paragraph(span=at("Soldiers at a gate."), kind=ParagraphKind.CAPTION),
        Paragraph(span=at("Photo: Army"), kind=ParagraphKind.CREDIT),
    ),
    statements=(SAID, SHOWN),
    actors=(RUIZ, COMMAND, REBELS),
    places=(Place(id="place/chad", name="Chad", mentions=(at("Chad"),), within="place/africa"),),
    postures=(
        Posture(
            id="p1",
            holder=COMMAND.id,
            holder_name="Northern Command",
            status=PostureStatus.REMAIN,
            statement="aa",
            span=at("will stay"),
            quantity=MANY,
            quantity_from=replace(MANY, number=None, quantifier="all", span=at("soldiers")),
            location="Chad",
            place="place/chad",
            roles=("advise",),
            time=WHEN,
            legal_basis="the May pact",
        ),
        Posture(
            id="p2",
            holder=COMMAND.id,
            holder_name="Northern Command",
            status=PostureStatus.DEPLOY,
            statement="aa",
            span=at("will stay"),
        ),
    ),
    events=(
        Event(
            id="e1",
            type="RETREAT",
            label="flight",
            span=at("fled"),
            time=WHEN,
            participants=(REBELS.id,),
            place="place/chad",
        ),
    ),
    agreements=(
        Agreement(
            id="g1",
            parties=(COMMAND.id,),
            label="May pact",
            span=at("the May pact"),
            time=WHEN,
            terms=("aa",),
        ),
    ),
    skipped=(Skipped(span=at("fled"), stage="events", reason="no actor"),),
    scare_quotes=(at("Northern"),),
)
RUN = Run(kg_version="1", model="m", model_version="2", model_digest="d")


def graph_of(found: Extraction = FULL, *, run: Run | None = RUN) -> Graph:
    """The graph of one extraction."""
    graph = Graph()
    for triple in triples(found, run=run):
        graph.add(triple)
    return graph


GRAPH = graph_of()
PREFIX = f"PREFIX kg: <{iris.NS}> PREFIX rdfs: <{RDFS}>"
ARTICLE = iris.article("c0ffee00c0ffee00")


@pytest.mark.parametrize(
    "pattern",
    [
        # the article and its text
        '?a a kg:Article ; kg:title "Staying" ; kg:publisher "The “Post”" ; kg:characters ?n',
        '?a kg:unknownField "published", "url" FILTER NOT EXISTS { ?a kg:unknownField "title" }',
        "?a a kg:Article FILTER NOT EXISTS { ?m kg:paragraphKind kg:ParagraphKind_prose }",
        '?a kg:readBy [ a kg:Run ; kg:modelName "m" ; kg:modelVersion "2" ; kg:kgVersion "1" ]',
        '?m a kg:ScareQuote, kg:Mention ; kg:exact "Northern"',
        '?m a kg:SkippedText ; kg:exact "fled" ; kg:stage "events" ; kg:reason "no actor"',
        '?m a kg:Paragraph ; kg:paragraphKind kg:ParagraphKind_credit ; kg:exact "Photo: Army"',
        # the statement, its words and its stance
        '?s a kg:Claim ; kg:text "1,200 soldiers will stay" ; kg:startsAt ?b . '
        "?s kg:anchoredIn ?m . ?m kg:beginIndex ?b",
        '?s kg:anchoredIn [ kg:exact "will stay" ; kg:prefix ?p ; kg:suffix ?f ] '
        'FILTER(STRENDS(?p, "soldiers “") && STRSTARTS(?f, "” in Chad"))',
        '?s a kg:Claim ; kg:inSentence [ a kg:Sentence ; kg:beginIndex 0 ] ; kg:extractionRule "reported"',
        "?s a kg:Claim ; kg:polarity kg:Polarity_positive ; kg:certainty kg:Certainty_certain ; "
        "kg:modality kg:Modality_planned ; kg:aspect kg:Aspect_future ; kg:quoteType kg:QuoteType_mixed",
        "?s a kg:NarratorAssertion ; kg:quoteType kg:QuoteType_none ; kg:caption true ; "
        "kg:inParagraph/kg:paragraphKind kg:ParagraphKind_caption FILTER NOT EXISTS { ?s kg:speaker ?x }",
        "?s a kg:NarratorAssertion ; kg:via ?c ; kg:partOf ?c . ?c a kg:Claim",
        '?s a kg:NarratorAssertion ; kg:time [ kg:edtf "XXXX-XX-XX" ; kg:inferredEdtf "2024-05-06" ; '
        "kg:timeBasis kg:DateBasis_inferred ; kg:inferenceReason ?why ; kg:exact \"Monday\" ]",
        '?s kg:argumentMention [ kg:exact "Chad" ]',
        # who said it
        '?s kg:speaker ?p . ?p a kg:Person ; rdfs:label "Ana Ruiz" ; kg:alias "Ruiz" ; kg:identifier "Q1"',
        '?s kg:cueText "said" ; kg:cue [ kg:exact "said" ] ; kg:attributionRule "verb and that"',
        '?s kg:attribution [ a kg:Attribution ; kg:agent ?p ; kg:inRole "General" ; kg:onBehalfOf ?c ; '
        'kg:resolutionRule "name" ; kg:speakerMention [ kg:exact "Ana Ruiz" ] ; '
        'kg:antecedent [ kg:exact "General" ] ] . ?c a kg:MilitaryForce',
        '?s kg:madeDuring [ a kg:CommunicationEvent ; kg:medium "press release" ; kg:participant ?p ; '
        'kg:time [ kg:exact "Monday" ] ; kg:anchoredIn [ kg:exact "press release" ] ] . ?p a kg:Person',
        # what was said
        '?s kg:expresses [ a kg:Proposition ; kg:predicate "remain" ; kg:frame kg:Frame_posture ; '
        'kg:number 1200 ; kg:bound kg:Bound_exactly ; kg:unit "soldiers" ; kg:atPlace ?pl ; kg:about ?pl ]',
        '?p kg:argument [ a kg:RoleFiller ; kg:roleName "agent" ; kg:fillerText "1,200 soldiers" ]',
        '?p kg:argument [ kg:roleName "place" ; kg:filler ?pl ] . ?pl rdfs:label "Chad"',
        '?p kg:missionRole ?r . ?r a kg:MissionRole ; rdfs:label "train"',
        "?p kg:changesDimension kg:Dimension_mission ; kg:frame kg:Frame_transition",
        '?s kg:quantity [ a kg:Quantity ; kg:exact "1,200" ; kg:number 1200 ; kg:bound kg:Bound_exactly ]',
        # actors and places
        '?m a kg:Membership ; kg:member ?p ; kg:role "General" ; kg:organisation ?o ; '
        "kg:organisationText ?w ; kg:anchoredIn ?x . ?o a kg:MilitaryForce",
        "?p a kg:Person ; kg:affiliatedWith ?o . ?o a kg:MilitaryForce",
        '?g a kg:ArmedGroup ; kg:affiliationText "the north"',
        '?n a kg:Naming ; kg:namingOf ?g ; kg:name "Rebels" ; kg:alias "NFL" ; kg:usedBy "officials"',
        '?p a kg:Place ; kg:within ?a ; kg:mentionedAt ?m . ?m kg:refersTo ?p ; kg:exact "Chad" '
        'FILTER(STRENDS(STR(?a), "/place/africa"))',
        # the world
        '?p a kg:ForcePosture ; kg:force ?f ; kg:postureStatus kg:PostureStatus_remain ; kg:location "Chad" ; '
        'kg:accordingTo ?s ; kg:missionRole ?r ; kg:legalBasis "the May pact" ; kg:atPlace ?pl ; kg:time ?t ; '
        'kg:quantity [ kg:number 1200 ] ; kg:quantityFrom [ kg:quantifier "all" ] ; rdfs:label ?l',
        "?p a kg:PostureTransition ; kg:postureStatus kg:PostureStatus_deploy",
        '?e a kg:Event ; kg:eventType "RETREAT" ; kg:participant ?g ; kg:atPlace ?pl ; kg:time ?t',
        '?g a kg:Agreement ; rdfs:label "May pact" ; kg:party ?f ; kg:term ?s ; kg:time ?t ; kg:anchoredIn ?m',
    ],
)  # fmt: skip
def test_every_field_of_the_records_has_a_home(pattern):
    assert GRAPH.query(f"{PREFIX} ASK {{ {pattern} }}").askAnswer


def test_who_is_not_among_the_actors_stays_words():
    nobody = RoleFiller(role="agent", text="a report", actor="unnamed/x/report")
    graph = graph_of(extraction(say(replace(STAY, arguments=(nobody,), quantity=None))))
    assert list(graph.subjects(terms.filler, iris_of := URIRef(iris.actor("unnamed/x/report")))) != []
    bare = replace(extraction(say(replace(STAY, arguments=(nobody,), quantity=None))), actors=())
    assert list(graph_of(bare).subjects(None, iris_of)) == []
    assert [str(o) for o in graph_of(bare).objects(None, terms.fillerText)] == ["a report"]


def test_an_unknown_date_or_medium_makes_no_occasion():
    bare = graph_of(extraction(say(changes(Dimension.MISSION), speaker="person/a")))
    assert not list(bare.subjects(RDF.type, terms.CommunicationEvent))


def test_without_a_run_nothing_is_said_of_the_reader():
    assert not list(graph_of(run=None).subjects(RDF.type, terms.Run))


def test_each_triple_comes_once_and_in_the_same_order():
    found = list(triples(FULL, run=RUN))
    assert found == list(triples(FULL, run=RUN))
    assert len(found) == len(set(found))


def test_there_are_no_blank_nodes_and_every_term_is_ours_or_standard():
    standard = {RDF.type, RDFS.label}
    own = {getattr(terms, name) for name in terms.__all__}
    for subject, predicate, value in GRAPH:
        assert isinstance(subject, URIRef)
        assert isinstance(value, URIRef | Literal)
        assert predicate in own | standard
        assert predicate != RDF.type or value in own


def test_the_store_keeps_every_literal_as_it_is():
    store = ox.Store()
    given_ = set(stored(triples(FULL, run=RUN)))
    store.extend(ox.Quad(*triple) for triple in given_)
    assert {quad.triple for quad in store} == given_


def test_every_mention_holds_the_exact_words():
    for mention in GRAPH.subjects(RDF.type, terms.Mention):
        begin = GRAPH.value(mention, terms.beginIndex).toPython()
        end = GRAPH.value(mention, terms.endIndex).toPython()
        assert str(GRAPH.value(mention, terms.exact)) == TEXT[begin:end]
        assert str(mention) == f"{ARTICLE}#char={begin},{end}"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-1e9, max_value=1e12))
def test_a_number_is_spelt_as_the_store_spells_it(amount):
    literal = number(amount)
    assert literal.toPython() == amount
    assert str(literal.datatype).rpartition("#")[2] in {"integer", "decimal"}
    store = ox.Store()
    quad = ox.Quad(*next(stored([(RDF.type, RDF.type, literal)])))
    store.add(quad)
    assert list(store) == [quad]


# ---- IRIs ---------------------------------------------------------------------------------------


def iri(**fields: object) -> str:
    """The IRI of the posture above with some fields changed."""
    return iris.proposition(replace(STAY, **fields))  # type: ignore[arg-type]


AGENT, PLACE = STAY.arguments


@pytest.mark.parametrize(
    "fields",
    [
        {"arguments": (PLACE, AGENT)},
        {"arguments": (replace(AGENT, text="1,200  Soldiers", span=None), PLACE)},
        {"arguments": (AGENT, replace(PLACE, text="there"))},
        {"missions": ("advise", "train")},
        {"quantity": replace(MANY, number=Decimal("1200.0"), span=at("Monday"))},
    ],
)
def test_equal_content_has_one_iri_whatever_the_words_and_their_order(fields):
    assert iri(**fields) == iri()


@pytest.mark.parametrize(
    "fields",
    [
        {"predicate": "leave"},
        {"frame": Frame.GENERIC},
        {"dimension": Dimension.HEADCOUNT},
        {"quantity": None},
        {"quantity": replace(MANY, number=Decimal(12))},
        {"quantity": replace(MANY, bound=Bound.ABOUT)},
        {"quantity": replace(MANY, number=None, quantifier="all")},
        {"missions": ()},
        {"arguments": (AGENT,)},
        {"arguments": (AGENT, replace(PLACE, place="place/mali"))},
        {"arguments": (replace(AGENT, role="object"), PLACE)},
    ],
)
def test_other_content_has_another_iri(fields):
    assert iri(**fields) != iri()


def test_statements_of_two_articles_share_a_proposition():
    one, two = (
        graph_of(replace(extraction(say(changes(Dimension.HEADCOUNT))), article=article(text)))
        for text in ("one " * 9, "two " * 9)
    )
    assert set(one.objects(None, terms.expresses)) == set(two.objects(None, terms.expresses))


def test_an_actor_id_is_escaped_and_a_place_is_not_doubled():
    assert iris.actor("person/josé-<x>") == f"{iris.ID}actor/person/jos%C3%A9-%3Cx%3E"
    assert iris.place("place/iraq") == iris.place("iraq") == f"{iris.ID}place/iraq"


def test_the_namespace_can_be_moved(monkeypatch):
    code = "from kg import iris, terms; print(iris.statement('ab'), terms.Claim)"
    monkeypatch.setenv("KG_NAMESPACE", "https://data.example.net/k/")
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == [
        "https://data.example.net/k/id/statement/ab",
        "https://data.example.net/k/ns#Claim",
    ]
