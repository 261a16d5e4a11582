"""The trained tagger beside the rules: what it adds, what stays as it was, and odd texts."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.extract.actors import find_actors
from kg.extract.attribution import attributed, attributor, chosen_method
from kg.extract.tagged import tagged
from kg.model import METHOD_VARIABLE, Method, StatementKind
from tests.reading_of import reading

pytestmark = pytest.mark.model

MIXED = (
    "General Ada Roe said the brigade will stay in Gao. “Nobody leaves,” she added. The opposition "
    "supports a withdrawal from Gao. The strike was reported to have killed ten. The minister, Omar Diallo, warned "
    "that the base would be closed within weeks."
)


def said(text, method=Method.TRAINED):
    """(cue, source, content) of claims, and of attitudes, as words."""
    found = reading(text)
    made = attributed(found, find_actors(found), method=method)

    def words(utterance):
        how = utterance.attribution
        source = how.sources[0].mention.text(text) if how.sources else None
        return (how.cue[0].text(text) if how.cue else None, source, utterance.text(text))

    return [words(u) for u in made.claims if u.part_of is None], [words(u) for u in made.attitudes]


def test_claims_of_the_rules_stay_in_their_pieces():
    ruled, none = said(MIXED, Method.RULES)
    claims, _ = said(MIXED)
    assert none == []
    assert set(ruled) <= set(claims)


def test_what_is_held_but_not_stated_is_an_attitude():
    _, attitudes = said(MIXED)
    assert ("supports", "The opposition", "a withdrawal from Gao") in attitudes


def test_a_report_without_a_source_has_none():
    _, attitudes = said(MIXED)
    assert ("was reported", None, "The strike to have killed ten") in attitudes


def test_the_whole_passage_is_kept_with_each_piece():
    text = "Ada Roe said the brigade will stay in Gao, and the base will not be closed."
    found = reading(text)
    claims = attributed(found, find_actors(found), method=Method.TRAINED).claims
    passages = {tuple(s.text(text) for s in c.attribution.passage.content) for c in claims if c.attribution.passage}
    assert passages == {("the brigade will stay in Gao, and the base will not be closed",)}


def test_attitudes_are_of_their_own_kind():
    found = reading(MIXED)
    made = attributed(found, find_actors(found), method=Method.TRAINED)
    assert {u.kind for u in made.attitudes} == {StatementKind.ATTITUDE}
    assert {u.kind for u in made.claims} == {StatementKind.CLAIM}


def test_the_same_text_gives_the_same_proposals():
    found = reading(MIXED)
    assert list(tagged(found)) == list(tagged(found))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "“”",
        "“ ” “ ”\n“",
        '"' * 50,
        "’" * 50,
        "…",
        "said",
        ": “",
        "Said.\n\nSaid.",
        "\u200b \u00ad",
        "a" * 3000,
    ],
)
def test_odd_texts_give_no_claim_and_no_error(text):
    claims, _ = said(text)
    assert claims == []


def test_spans_lie_in_their_article():
    text = "Roe said: “We stay. \n\nNobody said “we leave,” he added, ‘or so.\n\n“The base — he claimed — is ours"
    found = reading(text)
    for each in tagged(found):
        for span in (each.cue, *each.content, *([each.source] if each.source else [])):
            assert 0 <= span.start < span.end <= len(text)
            assert span.text(text) == span.text(text).strip()


def test_the_method_is_chosen_by_the_environment(monkeypatch):
    monkeypatch.delenv(METHOD_VARIABLE, raising=False)
    assert chosen_method() is Method.TRAINED
    assert attributor().startswith("kg attribution tagger 1 ")
    monkeypatch.setenv(METHOD_VARIABLE, "rules")
    assert chosen_method() is Method.RULES
    assert attributor() == "rules"


def test_a_method_that_is_none_is_told(monkeypatch):
    monkeypatch.setenv(METHOD_VARIABLE, "magic")
    with pytest.raises(InputError, match="KG_ATTRIBUTION is 'magic'"):
        chosen_method()
