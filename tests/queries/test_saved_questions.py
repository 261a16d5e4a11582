"""Each saved question on a small hand-made graph: what it finds, and what it must not find."""

from __future__ import annotations

import pytest

from kg.answer.query import Table, answer
from kg.answer.questions import load, names
from kg.answer.results import plain
from kg.graph.store import Store
from tests.queries.press import build

RUIZ, ODUYA = "Ana Ruiz", "Tom Oduya"
WHOLE = "We stay in Gao for now to advise and assist the army, and end our combat mission"
STAY, END = "We stay in Gao for now to advise and assist the army", "end our combat mission"

CASES: list[tuple[str, dict[str, str], str, list[tuple[str, ...]]]] = [
    ("headcount", {}, "holder number bound where speaker", [
        ("Blue Brigade", "400", "exactly", "Gao", "the article"),
        ("Malian army", "900", "about", "", "the article"),
    ]),
    ("headcount", {"place": "mali"}, "holder", [("Blue Brigade",)]),
    ("headcount", {"place": "Chad"}, "holder", []),
    ("headcount", {"force": "army"}, "holder", [("Malian army",)]),
    ("headcount", {"force": "arm"}, "holder", []),
    ("stay-or-leave", {}, "status holder limit speaker text", [("remain", "Blue Brigade", "for now", RUIZ, STAY)]),
    ("stay-or-leave", {"force": "unit/brigade", "place": "Africa"}, "status", [("remain",)]),
    ("stay-or-leave", {"place": "Chad"}, "status", []),
    ("word-for-word", {"speaker": "ruiz"}, "who text", [(RUIZ, WHOLE)]),
    ("word-for-word", {"speaker": "Oduya"}, "who text", []),
    ("said-by", {"speaker": "person/ana-ruiz"}, "quote cue medium date limit text", [
        ("direct", "said", "a briefing", "XXXX-05-03", "for now", STAY),
        ("direct", "said", "a briefing", "XXXX-05-03", "", END),
        ("indirect", "added", "a briefing", "XXXX-05-03", "", "nobody goes home"),
    ]),
    ("said-by", {"speaker": "Ruiz", "quote_type": "indirect"}, "text", [("nobody goes home",)]),
    ("said-by", {"speaker": "rui"}, "text", []),
    ("occasion", {"speaker": "Ruiz"}, "role organisation occasion date year stated_here text", [
        ("spokeswoman", "Ministry", "a briefing", "XXXX-05-03", "not stated", "true", WHOLE),
        ("", "", "a briefing", "XXXX-05-03", "not stated", "false", "nobody goes home"),
    ]),
    ("occasion", {"speaker": "Oduya"}, "text", []),
    ("who-is", {"name": "Ana Ruiz"}, "who role organisation", [(RUIZ, "spokeswoman", "Ministry of Defence")]),
    ("who-is", {"name": "Oduya"}, "who", []),
    ("mission-end", {}, "says aspect holder speaker text", [
        ("affirms", "future", "Blue Brigade", RUIZ, END),
        ("affirms", "completed", "Sahel coalition", "the article", "The coalition has ended its combat mission"),
    ]),
    ("mission-end", {"place": "Gao"}, "holder", [("Blue Brigade",)]),
    ("mission-end", {"mission": "training"}, "holder", []),
    ("mission-end-differences", {"mission": "combat"}, "differs_in left_is right_is", [
        ("aspect", "future", "completed"),
        ("holder", "Blue Brigade", "Sahel coalition"),
    ]),
    ("mission-roles", {}, "role for_whom who", [
        ("advise", "the army", RUIZ),
        ("assist", "the army", RUIZ),
        ("assist", "", ODUYA),
        ("train", "", ODUYA),
    ]),
    ("mission-roles", {"speaker": "Oduya"}, "role", [("assist",), ("train",)]),
    ("mission-roles", {"speaker": "Nobody"}, "role", []),
    ("role-differences", {"one": "Ruiz", "other": "Oduya"}, "role speaker", [("advise", RUIZ), ("train", ODUYA)]),
    ("role-differences", {"one": "Ruiz", "other": "Ruiz"}, "role", [("advise",), ("assist",)]),
    ("fighting", {"against": "NF"}, "who whom since", [("Malian army", "Northern Front", "2013/..")]),
    ("fighting", {"fighter": "Malian army"}, "who", [("Malian army",)]),
    ("fighting", {"fighter": "NF"}, "who", []),
    ("deeds", {"doer": "NF"}, "date text", [
        ("2014", "The Front burnt two villages"),
        ("", "The Front goes on robbing"),
    ]),
    ("deeds", {"doer": "NF", "year": "2014"}, "text", [("The Front burnt two villages",)]),
    ("deeds", {"doer": "NF", "year": "2015"}, "text", []),
    ("territory", {"holder": "NF", "place": "Mali"}, "who where says driven_out_by", [
        ("Northern Front", "Gao", "denies", "Malian army"),
        ("Northern Front", "Gao", "denies", ""),
    ]),
    ("territory", {"stance": "affirms"}, "who", []),
    ("territory", {"place": "Chad"}, "who", []),
    ("whereabouts", {"whom": "NF"}, "who where", [("Northern Front", "the hills")]),
    ("still-active", {"whom": "NF"}, "aspect text", [("ongoing", "The Front goes on robbing")]),
    ("aliases", {"name": "Northern Front"}, "other_name kind used_by", [
        ("NF", "explained name", "its members"),
        ("the bandits", "label", "the article"),
    ]),
    ("aliases", {"name": "Malian army"}, "other_name kind used_by", [("MAF", "name", "")]),
    ("scare-quotes", {}, "words text", [("free zone", "It founded a “free zone” in Gao")]),
    ("scare-quotes", {"word": "caliphate"}, "words", []),
    ("quoted-in-reports", {}, "words who", [("assist and train", ODUYA)]),
    ("quoted-in-reports", {"speaker": "Ruiz"}, "words", []),
    ("training", {}, "who whom evidence credit", [("the coalition", "Malian troops", "photo caption", "Photo: Ruiz")]),
    ("training", {"trained": "MAF"}, "whom", [("Malian troops",)]),
    ("training", {"trainer": "France"}, "whom", []),
    ("single-unnamed-source", {}, "source text", [("officials", "the front is spent")]),
    ("not-told", {"article": "a2"}, "missing of_what", [("title", "the article")]),
    ("not-told", {"article": "a1"}, "missing of_what", [
        ("author", "the article"),
        ("date of speaking", ODUYA),
        ("date of speaking", "officials"),
        ("name of the source", "officials"),
        ("number before", "Blue Brigade"),
        ("number before", "Malian army"),
        ("published", "the article"),
        ("who did it", "The Front was driven from Gao"),
        ("wording", "a pact with France"),
        ("year", "3 May"),
    ]),
]  # fmt: skip


@pytest.fixture(scope="module")
def store() -> Store:
    return build()


@pytest.mark.parametrize(("name", "given", "columns", "rows"), CASES)
def test_a_saved_question_finds_what_it_asks_for(
    store: Store, name: str, given: dict[str, str], columns: str, rows: list[tuple[str, ...]]
):
    found = answer(store, load(name), given)
    assert isinstance(found, Table)
    wanted = [found.columns.index(column) for column in columns.split()]
    assert [tuple("" if row[i] is None else plain(row[i]) for i in wanted) for row in found.rows] == rows


@pytest.mark.parametrize("name", names())
def test_every_row_that_rests_on_a_statement_says_where_it_stands(name: str):
    columns = load(name).sparql.text
    head = columns[columns.index("SELECT") : columns.index("WHERE")]
    if "?statement" in head:
        assert "?start" in head
        assert "?article" in head or "?source" in head
