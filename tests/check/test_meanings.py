"""Word groups and names: what says the same, what excludes each other."""

from __future__ import annotations

import pytest

from kg.check.meanings import meanings, stem
from kg.check.names import name_keys
from kg.resources import lexicon


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("leave",), ("pull", "out")),
        (("soldier",), ("troop",)),
        (("ceasefire",), ("truce",)),
        (("ask", "for"), ("request",)),
    ],
)
def test_words_of_one_meaning_share_a_group(one, other):
    assert meanings().of(*one) & meanings().of(*other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("stay", "leave"), ("begin", "end"), ("confirm", "deny"), ("denounce", "praise"), ("raise", "cut")],
)
def test_words_that_exclude_each_other_do_so_both_ways(one, other):
    means = meanings()
    assert means.opposed(means.of(one), means.of(other))
    assert means.opposed(means.of(other), means.of(one))


@pytest.mark.parametrize(("one", "other"), [("soldier", "leave"), ("tank", "minister"), ("begin", "city")])
def test_unrelated_words_neither_agree_nor_exclude_each_other(one, other):
    means = meanings()
    assert not means.of(one) & means.of(other)
    assert not means.opposed(means.of(one), means.of(other))


def test_a_kind_is_no_whole():
    means = meanings()
    assert means.kind_of(means.of("commando"), means.of("troop"))
    assert not means.kind_of(means.of("minister"), means.of("troop"))


def test_every_group_that_a_pair_names_exists():
    groups = set(lexicon().table("meanings", "alike"))
    named = {group for pair in lexicon().table("meanings", "opposite")["pairs"] for group in pair}
    wider = lexicon().table("meanings", "broader")
    assert named | set(wider) | {group for many in wider.values() for group in many} <= groups


def test_no_group_excludes_itself():
    assert all(one != other for one, other in meanings().opposites)


def test_families_of_words_have_one_stem():
    assert len({stem(word) for word in ("deploy", "deployed", "deployment", "deploys")}) == 1
    assert stem("training") != stem("trench")


@pytest.mark.parametrize("name", [("American",), ("U.S.",), ("the", "United", "States"), ("US",)])
def test_names_of_a_state_have_one_key(name):
    assert name_keys(name) == name_keys(("United", "States"))


def test_a_word_that_names_nothing_has_no_key():
    assert not name_keys(("Blueberry",))
