"""Names of persons and of bodies, without the language model."""

from __future__ import annotations

import pytest

from kg.extract.gazetteer import gazetteer
from kg.extract.organisations import initials
from kg.extract.persons import parse_name, same_person
from kg.extract.slugs import slug
from kg.resources import lexicon


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("John W. Brennan Jr.", "john-w-brennan-jr"),
        ("U.S. troops", "us-troops"),
        ("Hugo Chávez", "hugo-chavez"),
        ("Kata’ib Hezbollah", "kataib-hezbollah"),
        ("...", "unnamed"),
    ],
)
def test_a_slug_depends_on_the_name_alone(name, expected):
    assert slug(name) == expected


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("WASHINGTON met the US and N.C.", ["place/washington", "state/united-states", "place/north-carolina"]),
        (
            "Daesh and al-Qa’ida",
            ["armed-group/islamic-state", "armed-group/al-qaeda"],
        ),
        ("the People’s Republic of China’s navy", ["state/china"]),
        ("Miss Jones told us that it was a turkey in Miss.", ["place/mississippi"]),
        ("al-Qaeda in the Arabian Peninsula", ["armed-group/al-qaeda-in-the-arabian-peninsula"]),
        ("nothing known here, us included", []),
    ],
)
def test_known_names_are_found_by_their_words_the_longest_first(text, ids):
    assert [match.entry.id for match in gazetteer().matches(text)] == ids


def test_no_two_entries_of_the_gazetteer_claim_one_id_with_different_names():
    seen: dict[str, str] = {}
    for entry in gazetteer().entries():
        assert entry.kind == "thing" or seen.setdefault(entry.id, entry.name) == entry.name


def test_states_carry_iso_codes():
    iraq = gazetteer().named("Iraq")
    assert iraq is not None
    assert (iraq.kind, iraq.identifier, iraq.adjective) == ("state", "IRQ", "Iraqi")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Joseph R. Biden Jr.", "Joe Biden", True),
        ("Robert M. Gates", "Robert Gates", True),
        ("George W. Bush", "George H. W. Bush", False),
        ("Mustafa al-Kadhimi", "Kadhimi", True),
        ("Hugo Chávez", "Chavez", True),
        ("Anna Berg", "Peter Berg", False),
        ("John Smith Jr.", "John Smith Sr.", False),
        ("Yoon Suk Yeol", "Yoon", True),
    ],
)
def test_two_names_are_one_person_unless_a_part_says_no(one, other, same):
    words = lexicon()
    assert same_person(parse_name(one, words), parse_name(other, words), words) is same


def test_initials_leave_out_small_words():
    assert initials("Center for Strategic and International Studies") == "CSIS"
