"""What stands on a command line, as a question and its parameters."""

import pytest

from kg.answer.asked import parameters, question
from kg.errors import QueryError


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], ((), {})),
        (["name"], (("name",), {})),
        (["--a", "1", "name"], (("name",), {"a": "1"})),
        (["name", "--a=b=c"], (("name",), {"a": "b=c"})),
        (["name", "--a", "--b"], (("name",), {"a": "--b"})),
        (["--published-since", "x"], ((), {"published_since": "x"})),
        (["--a="], ((), {"a": ""})),
        (["-"], (("-",), {})),
    ],
)
def test_words_and_pairs_are_told_apart(words, expected):
    assert parameters(words) == expected


@pytest.mark.parametrize(
    ("words", "says"),
    [(["--a"], "--a has no value"), (["x", "--store", "y"], "before the command"), (["--a", "1", "--a", "2"], "twice")],
)
def test_half_a_pair_is_refused(words, says):
    with pytest.raises(QueryError, match=says):
        parameters(words)


def test_text_with_a_brace_is_sparql():
    assert question("ASK { ?s ?p ?o }").sparql.form == "ASK"
    with pytest.raises(QueryError, match="no saved question"):
        question("no-such-question")
