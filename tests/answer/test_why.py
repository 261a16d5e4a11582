"""Where a statement comes from: the words marked, whom they name, the rules, and which statement is meant."""

from dataclasses import asdict

import pytest

from kg.answer.why import why
from kg.answer.why_text import marked, why_text
from kg.errors import QueryError
from kg.graph.store import open_store
from kg.iris import ID
from tests.newsroom import NEWS, build

ONE = "1" * 8 + "0" * 8


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(build(tmp_path_factory.mktemp("why") / "store")) as opened:
        yield opened


@pytest.mark.parametrize(
    "reference",
    [
        ONE,
        "1",
        f"{ID}statement/{ONE}",
        f"<{ID}statement/{ONE}>",
        f"statement:{ONE}",
        f"bearing:{ONE}/change-headcount/chad",
        f"{ID}bearing/{ONE}/change-headcount/chad",
    ],
)
def test_a_statement_is_meant_by_id_start_iri_or_bearing(store, reference):
    assert why(store, reference).statement == ONE


def test_a_posture_leads_to_its_statement(store):
    assert why(store, "posture:aaaa").statement[0] == "2"


@pytest.mark.parametrize("reference", ["", "7", "nonsense", f"{ID}statement/", "kg:Claim", "<>", "a b"])
def test_what_is_no_statement_is_refused(store, reference):
    with pytest.raises(QueryError):
        why(store, reference)


def test_the_words_are_those_of_the_article(store):
    found = why(store, ONE)
    for words in (found.sentence, *found.spans, *found.attributed.cue, found.attributed.sources[0].mention):
        assert NEWS.text[words.start : words.end] == words.text
    assert marked(found, ("[", "]")) == (
        "Defence spokeswoman Ana Ruiz said on 3 May that [the number of troops in Chad will not change]."
    )


def test_every_rule_is_named(store):
    text = why_text(why(store, ONE))
    for words in (
        "»the number of troops in Chad will not change«",
        "Ana Ruiz (person): spokeswoman, Ministry of Defence",
        "named here “Ana Ruiz” 20-28, by the rule: name, from “Ana Ruiz” 20-28",
        "rule: cue before",
        "“3 May” = XXXX-05-03, taken to be 2021-05-03 because written later",
        "publisher         unknown",
        "negative, certain, asserted, state",
        "change (transition, changes headcount)",
        "place: “Chad” = Chad",
        "denies “change headcount / chad”, explicit",
        "by the rule change-said: A change is said or denied in so many words",
    ):
        assert words in text


def test_the_article_itself_has_no_attribution(store):
    found = why(store, "3")
    assert found.attributed is None
    assert {(link.relation, link.id[0]) for link in found.links} == {
        ("has the clause", "4"),
        ("gives the posture", "b"),
    }
    assert "speaker" not in why_text(found)


def test_the_record_is_plain_data(store):
    found = asdict(why(store, ONE))
    assert found["attributed"]["sources"][0]["id"] == "person/ana-ruiz"
    assert found["bearings"][0]["strength"] == "explicit"
