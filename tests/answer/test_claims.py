"""Who said what: filters, order, several speakers, and what may not be found."""

import pytest

from kg.answer.claims import claims
from kg.errors import QueryError
from kg.graph.store import open_store
from tests.newsroom import NEWS, build


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(build(tmp_path_factory.mktemp("claims") / "store")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, "51234"),
        ({"kind": "kg:Claim"}, "12"),
        ({"kind": "kg:NarratorAssertion"}, "534"),
        ({"speaker": "ruiz"}, "1"),
        ({"speaker": "ANA RUIZ"}, "1"),
        ({"speaker": "person/ana-ruiz"}, "1"),
        ({"speaker": "ui"}, ""),
        ({"speaker": 'x" } #'}, ""),
        ({"about": "WILL NOT"}, "1"),
        ({"about": "the army"}, "53"),
        ({"place": "Chad"}, "123"),
        ({"place": "Abéché"}, "3"),
        ({"place": "Africa"}, "123"),
        ({"quote_type": "direct"}, "2"),
        ({"polarity": "negative"}, "1"),
        ({"modality": "possible"}, "2"),
        ({"article": NEWS.id[:4]}, "1234"),
        ({"article": "ffffffff"}, ""),
        ({"since": "2021-05-04"}, "1234"),
        ({"since": "2021-05-05"}, ""),
        ({"until": "2021-05-04"}, "1234"),
        ({"kind": "kg:Claim", "polarity": "positive", "place": "Chad"}, "2"),
    ],
)
def test_what_fits_comes_in_the_order_of_the_text(store, given, found):
    assert "".join(said.statement[0] for said in claims(store, given)) == found


def test_a_statement_comes_with_speaker_capacity_and_date(store):
    (said,) = claims(store, {"speaker": "ruiz"})
    assert (said.speakers, said.capacity) == (("Ana Ruiz",), ("spokeswoman, Ministry of Defence",))
    assert (said.quote, said.polarity, said.said) == ("indirect", "negative", "XXXX-05-03 (2021-05-03 inferred)")
    assert said.published == "2021-05-04"


def test_a_clause_names_its_whole_and_the_article_itself_is_no_speaker(store):
    clause = list(claims(store, {}))[-1]
    assert (clause.statement[0], clause.part_of, clause.speakers) == ("4", "3" * 8 + "0" * 8, ())


def test_a_limit_counts_statements(store):
    assert len(list(claims(store, {}, limit=2))) == 2


@pytest.mark.parametrize("given", [{"place": "Chat"}, {"since": "May"}, {"polarity": "maybe"}, {"speakr": "x"}])
def test_a_value_that_cannot_be_is_refused(store, given):
    with pytest.raises(QueryError):
        list(claims(store, given))
