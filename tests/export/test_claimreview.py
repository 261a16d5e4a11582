"""Verdicts: only a person enters one, none is overwritten, and only standing ones become ClaimReviews."""

import json
from dataclasses import replace

import pyshacl
import pytest
from rdflib import Graph, Namespace

from kg import iris, terms
from kg.errors import StoreError
from kg.export.claimreview import CONTEXT_ADDRESS, claim_review, claim_review_pieces
from kg.graph.facts import Facts
from kg.graph.reviews import Review, Withdrawal, Words, add_review, copy_reviews, reviews, withdraw
from kg.graph.store import open_store
from kg.model import Rating, ReviewAspect
from kg.show.said import said
from tests.newsroom import TEXT, build

SCHEMA = Namespace("https://schema.org/")
SAYS = Words(text="the number of troops in Chad will not change", statement="1111111100000000")
REVIEW = Review(
    claim=SAYS,
    rating=Rating.FALSE,
    aspect=ReviewAspect.CONTENT,
    reason="The order of 3 May says otherwise.",
    by="Jo Reader",
    on="2021-06-01",
    organisation="The Desk",
    address="https://example.org/checks/1",
    evidence=(Words(text="At least 3,000 soldiers may leave Chad", statement="2222222200000000"),),
)
ELSEWHERE = replace(REVIEW, claim=Words(text="All left."), rating=Rating.UNPROVEN, evidence=(), organisation=None)
TAKEN = Withdrawal(by="Jo Reader", on="2021-06-02", reason="The order was amended.")
SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix schema: <https://schema.org/> .
[] a sh:NodeShape ; sh:targetClass schema:ClaimReview ;
  sh:property [ sh:path schema:claimReviewed ; sh:minCount 1 ; sh:maxCount 1 ; sh:minLength 1 ] ;
  sh:property [ sh:path schema:datePublished ; sh:minCount 1 ; sh:pattern "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" ] ;
  sh:property [ sh:path ( schema:author schema:name ) ; sh:minCount 1 ] ;
  sh:property [ sh:path schema:itemReviewed ; sh:minCount 1 ; sh:maxCount 1 ; sh:class schema:Claim ] ;
  sh:property [ sh:path schema:reviewRating ; sh:minCount 1 ; sh:maxCount 1 ; sh:node [
    sh:property [ sh:path schema:alternateName ; sh:minCount 1 ] ;
    sh:property [ sh:path schema:ratingValue ; sh:maxCount 1 ; sh:minInclusive 1 ; sh:maxInclusive 5 ] ;
    sh:or ( [ sh:property [ sh:path schema:ratingValue ; sh:maxCount 0 ] ]
            [ sh:property [ sh:path schema:bestRating ; sh:hasValue 5 ] ] ) ] ] .
"""


@pytest.fixture
def store(tmp_path):
    with open_store(build(tmp_path / "store"), read_only=False) as opened:
        yield opened


def written(store, *, inline=True):
    return json.loads(b"".join(claim_review_pieces(Facts(store.oxigraph), reviews(store), inline=inline)))


# ---- the store ----------------------------------------------------------------------------------------


def test_a_verdict_is_kept_as_it_was_entered(store):
    assert add_review(store, REVIEW)
    assert not add_review(store, REVIEW)
    assert add_review(store, ELSEWHERE)
    assert set(reviews(store)) == {REVIEW, ELSEWHERE}


def test_a_verdict_is_in_the_graph(store):
    add_review(store, REVIEW)
    facts = Facts(store.oxigraph)
    assert facts.of_type(terms.Review) == (REVIEW.iri,)
    assert facts.one(REVIEW.iri, terms.reviewOf) == iris.statement("1111111100000000")
    assert facts.word(REVIEW.iri, terms.rating) == "false"


@pytest.mark.parametrize(
    "second",
    [
        replace(REVIEW, rating=Rating.TRUE),
        replace(REVIEW, on="2022-01-01"),
        replace(REVIEW, by="jo  reader", reason="Another one."),
    ],
)
def test_no_verdict_overwrites_another_of_the_same_person(store, second):
    add_review(store, REVIEW)
    with pytest.raises(StoreError, match="has a verdict on this claim"):
        add_review(store, second)
    assert reviews(store) == (REVIEW,)


def test_other_people_and_other_questions_have_verdicts_of_their_own(store):
    others = [REVIEW, replace(REVIEW, by="Al"), replace(REVIEW, aspect=ReviewAspect.SAYING), ELSEWHERE]
    assert [add_review(store, each) for each in others] == [True] * 4


def test_what_is_withdrawn_stays_readable_and_may_be_entered_anew(store):
    add_review(store, REVIEW)
    withdraw(store, REVIEW, TAKEN)
    assert reviews(store) == (replace(REVIEW, withdrawn=TAKEN),)
    with pytest.raises(StoreError, match="was withdrawn"):
        add_review(store, REVIEW)
    with pytest.raises(StoreError, match="was withdrawn"):
        withdraw(store, reviews(store)[0], TAKEN)
    assert add_review(store, replace(REVIEW, rating=Rating.TRUE, on="2021-06-02"))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda text: text.replace('"false"', '"true"'), "was changed after it was written"),
        (lambda text: text.replace('"false"', '"surely"'), "cannot be read as a review"),
        (lambda text: text[:-9], "cannot be read as a review"),
        (lambda text: "[]", "cannot be read as a review"),
    ],
)
def test_a_verdict_that_somebody_changed_on_disk_is_found_out(store, change, says):
    add_review(store, REVIEW)
    file = store.path / "reviews" / f"{REVIEW.id}.json"
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(StoreError, match=says):
        reviews(store)


def test_verdicts_are_taken_over_from_another_store_once(store, tmp_path):
    add_review(store, REVIEW)
    add_review(store, ELSEWHERE)
    withdraw(store, REVIEW, TAKEN)
    with open_store(build(tmp_path / "new"), read_only=False) as new:
        assert copy_reviews(new, store.path) == 3
        assert copy_reviews(new, store.path) == 0
        assert reviews(new) == reviews(store)
        assert Facts(new.oxigraph).of_type(terms.Review) == tuple(sorted(each.iri for each in (REVIEW, ELSEWHERE)))
        assert copy_reviews(new, tmp_path) == 0


def test_standing_verdicts_are_shown_beside_their_statement(store):
    def shown():
        return said(Facts(store.oxigraph), iris.statement(str(SAYS.statement)), TEXT).verdicts

    assert shown() == ()
    add_review(store, REVIEW)
    assert shown() == ("false (content): The order of 3 May says otherwise. Jo Reader, 2021-06-01",)
    withdraw(store, REVIEW, TAKEN)
    assert shown() == ()


# ---- ClaimReview --------------------------------------------------------------------------------------


def test_without_a_verdict_there_is_no_claim_review(store):
    assert written(store)["@graph"] == []
    add_review(store, REVIEW)
    withdraw(store, REVIEW, TAKEN)
    assert written(store)["@graph"] == []


def test_a_claim_review_says_who_rated_what_and_who_said_it(store):
    add_review(store, REVIEW)
    (found,) = written(store)["@graph"]
    assert found["reviewRating"]["ratingValue"] == 1
    assert found["author"]["name"] == "Jo Reader"
    claim = found["itemReviewed"]
    assert (claim["author"][0]["name"], claim["author"][0]["@type"]) == ("Ana Ruiz", "Person")
    assert claim["appearance"]["headline"] == "Troops & talks"
    assert found["citation"][0]["author"][0]["@type"] == "Thing"  # critics are no organisation


def test_a_verdict_on_the_saying_names_the_speaker(store):
    found = claim_review(Facts(store.oxigraph), replace(REVIEW, aspect=ReviewAspect.SAYING))
    assert found["claimReviewed"] == "Ana Ruiz: the number of troops in Chad will not change"
    assert found["reviewRating"]["reviewAspect"] == "saying"


def test_claim_reviews_keep_to_the_shape_and_need_no_network(store):
    for each in (REVIEW, ELSEWHERE):
        add_review(store, each)
    graph = Graph().parse(data=json.dumps(written(store)), format="json-ld")
    assert len(list(graph.subjects(None, SCHEMA.ClaimReview))) == 2
    shapes = Graph().parse(data=SHAPES, format="turtle")
    conforms, _, text = pyshacl.validate(graph, shacl_graph=shapes)
    assert conforms, text
    graph.remove((None, SCHEMA.claimReviewed, None))
    assert not pyshacl.validate(graph, shacl_graph=shapes)[0]


def test_the_context_may_be_an_address(store):
    assert written(store, inline=False)["@context"] == CONTEXT_ADDRESS
