"""A saved question is checked when it is loaded, and says what is wrong with it."""

import pytest

from kg.answer import questions
from kg.answer.questions import Kind, load, names, read
from kg.errors import QueryError

GOOD = """#+ title: Who spoke
#+ question: Who said anything?
#+ question: Who spoke?
#+ param: since date The first day that counts.
#+ param: speaker? iri Left free.
#+ param: least=2 number At least so many.
PREFIX kg: <https://w3id.org/kg-defence/ns#>
SELECT ?speaker ?day WHERE {
  ?s kg:speaker ?speaker ; kg:day ?day ; kg:size ?n .  # ?comment
  FILTER(?day >= ?since && ?n >= ?least)
}
ORDER BY ?speaker
"""


def read_good(old="", new=""):
    assert old in GOOD
    return read(GOOD.replace(old, new), source="test.rq")


def test_the_header_says_title_questions_and_parameters():
    question = read_good()
    assert question.title == "Who spoke"
    assert question.questions == ("Who said anything?", "Who spoke?")
    assert [(p.name, p.kind, p.required, p.default) for p in question.parameters] == [
        ("since", Kind.DATE, True, None),
        ("speaker", Kind.IRI, False, None),
        ("least", Kind.NUMBER, False, "2"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("#+ title:", "#+ titel:", "test.rq, line 1: '#. titel' is no header line"),
        ("date The first day that counts.", "date", "line 4: 'since date' is no parameter"),
        (" date The", " day The", "kind \\(iri, text, date, number\\)"),
        ("#+ param: since", "#+ param: comment", "'comment' is no variable of the query"),
        ("#+ param: speaker? ", "#+ param: since ", "'since' is there twice"),
        ("#+ param: since", "#+ param: store", "cannot be called 'store'"),
        ("WHERE {", "WHERE {{", "line 12, column 9: this is not SPARQL"),
        ("kg:day", "kgg:day", "'kgg:' is no known prefix; is it 'kg:'"),
        ("SELECT ?speaker ?day", "DELETE", "would change the store"),
        ("?s kg:speaker", "SERVICE <http://a.test> {} ?s kg:speaker", "line 9, column 3: SERVICE"),
        ("FILTER", "BIND(1 AS ?least) FILTER", "cannot take values"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(old, new, says):
    with pytest.raises(QueryError, match=says):
        read_good(old, new)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "queries").mkdir()
    monkeypatch.setattr(questions, "data_directory", lambda name: tmp_path / name)
    monkeypatch.setattr(questions, "read_text", lambda name: (tmp_path / name).read_text())
    return tmp_path / "queries"


def test_a_broken_file_breaks_only_itself(folder):
    (folder / "good.rq").write_text(GOOD)
    (folder / "bad.rq").write_text("#+ nonsense\nSELECT")
    assert names() == ("bad", "good")
    assert load("good").name == "good"
    with pytest.raises(QueryError, match=r"queries/bad\.rq, line 1"):
        load("bad")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("#+ title: Who spoke\n", "no '#\\+ title:' line"),
        ("#+ question: Who said anything?\n#+ question: Who spoke?\n", "no '#\\+ question:' line"),
        ("ORDER BY ?speaker\n", "no ORDER BY"),
    ],
)
def test_a_saved_question_is_complete_and_ordered(folder, line, says):
    (folder / "q.rq").write_text(GOOD.replace(line, ""))
    with pytest.raises(QueryError, match=says):
        load("q")


def test_an_order_inside_a_sub_select_does_not_count(folder):
    nested = GOOD.replace("ORDER BY ?speaker\n", "").replace(
        "?s kg:speaker", "{ SELECT ?s { ?s a kg:Claim } ORDER BY ?s } ?s kg:speaker"
    )
    (folder / "q.rq").write_text(nested)
    with pytest.raises(QueryError, match="no ORDER BY"):
        load("q")


def test_an_unknown_name_shows_the_near_ones(folder):
    (folder / "who-stated.rq").write_text(GOOD)
    with pytest.raises(QueryError, match="near to it: who-stated"):
        load("who-said")


@pytest.mark.parametrize("name", names())
def test_every_saved_question_loads(name):
    question = load(name)
    assert question.sparql.form in {"SELECT", "ASK", "CONSTRUCT"}
