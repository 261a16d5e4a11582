"""Numbers of people, units and things with their bounds."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.extract.numbers import number
from kg.extract.quantities import quantities
from kg.resources import lexicon
from tests.reading_of import reading


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("4,000", 4000),
        ("two hundred and fifty", 250),
        ("twenty - five", 25),
        ("a hundred", 100),
        ("20 thousand", 20000),
        ("three dozen", 36),
        ("two million three hundred thousand", 2300000),
    ],
)
def test_number_words_add_up(words, value):
    assert number(words.split(), lexicon()) == Decimal(value)


def test_other_words_are_no_number():
    assert number(["several"], lexicon()) is None


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 1,200 soldiers came.", [(1200, "soldiers", "about")]),
        ("More than 40 people died.", [(40, "people", "at_least")]),
        ("At least 60 civilians fled.", [(60, "civilians", "at_least")]),
        ("They sent nearly 900 Kenyan troops.", [(900, "troops", "about")]),
        ("They will send up to 3,000 troops.", [(3000, "troops", "at_most")]),
        ("He has over a hundred men.", [(100, "men", "at_least")]),
        ("They sent two brigades.", [(2, "brigades", "exactly")]),
        ("They sent 700 soldiers and Marines.", [(700, "soldiers and Marines", "exactly")]),
        ("Between 300 and 400 troops left.", [(300, "troops", "at_least"), (400, "troops", "at_most")]),
        ("All of the troops left.", [(None, "troops", "exactly")]),
        ("No troops left.", [(None, "troops", "exactly")]),
        ("Hundreds of fighters left.", [(None, "fighters", "about")]),
        ("A third of the soldiers left.", [(None, "soldiers", "about")]),
    ],
)
def test_quantities_of(text, expected):
    found = [(q.number and int(q.number), q.unit, q.bound.value) for q in quantities(reading(text))]
    assert found == expected


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "They met on 12 May 2010 at 2:00 p.m.",
        "The 7th Brigade and the 101st left.",
        "It cost $40 million.",
        "Resolution 1511 was passed.",
        "A 72-hour ultimatum to a 28-year-old man.",
        "They fired 155mm rounds.",
        "It lasted 20 minutes.",
        "One of them left.",
        "The troops left.",
    ],
)
def test_no_number_of_things_in(text):
    assert [q for q in quantities(reading(text)) if q.number is not None] == []


@pytest.mark.model
def test_a_quantifier_is_kept_in_words():
    (found,) = quantities(reading("The vast majority of the troops left."))
    assert (found.number, found.quantifier) == (None, "vast majority")


@pytest.mark.model
def test_a_number_that_comes_back_alone_has_the_unit_it_had():
    found = quantities(reading("They sent 900 soldiers. Of the 900, ten were ill."))
    assert [(int(q.number or 0), q.unit) for q in found][:2] == [(900, "soldiers"), (900, "soldiers")]
