"""Date words as EDTF: as far as the words go, and what the day of writing adds."""

from __future__ import annotations

import pytest

from kg.extract.dates import dates
from kg.model import DateBasis
from tests.reading_of import reading

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They met on June 3rd.", "XXXX-06-03"),
        ("They met on 3 June.", "XXXX-06-03"),
        ("They met on Nov. 17.", "XXXX-11-17"),
        ("They met on May 5, 2011.", "2011-05-05"),
        ("They met on Tuesday, May 5, 2011.", "2011-05-05"),
        ("They met on 5 May 2011.", "2011-05-05"),
        ("They met on 2011-05-05.", "2011-05-05"),
        ("The war began in 1991.", "1991"),
        ("A 2006 report said so.", "2006"),
        ("They met in March of 2009.", "2009-03"),
        ("It ended by 1998.", "/1998"),
        ("They stayed until March 2003.", "/2003-03"),
        ("They have been there since 1998.", "1998/.."),
        ("It lasted from 1991 to 1993.", "1991/1993"),
        ("It lasted between March and June.", "XXXX-03/XXXX-06"),
        ("The 2009-2011 campaign failed.", "2009/2011"),
        ("Back in August, they agreed.", "XXXX-08"),
        ("They may leave in May.", "XXXX-05"),
        ("the November elections", "XXXX-11"),
        ("It began in the 1970s.", "197X"),
        ("They left in spring 2010.", "2010-21"),
        ("They will deploy later this spring.", "XXXX-21"),
        ("They left in mid-2010.", "2010"),
        ("They will leave by mid-June.", "/XXXX-06"),
        ("It lasted between March and May 2009.", "2009-03/2009-05"),
        ("It lasted from November to February 2009.", "2008-11/2009-02"),
        ("They left in the first quarter of 2010.", "2010-33"),
        ("They left yesterday.", "XXXX-XX-XX"),
        ("They met last month.", "XXXX-XX"),
        ("They will leave next year.", "XXXX"),
        ("They spoke on Thursday.", "XXXX-XX-XX"),
    ],
)
def test_the_words_alone_give(text, edtf):
    (found,) = dates(reading(text))
    assert (found.edtf, found.inferred, found.basis) == (edtf, None, DateBasis.STATED)


@pytest.mark.parametrize(
    "text",
    [
        "They want 12th-century law.",
        "A 48-hour ultimatum was given to 2,000 men.",
        "The 82nd Airborne and the 3rd Brigade left.",
        "Some 2000 troops and 1,950 tanks arrived.",
        "Resolution 1929 was passed.",
        "He is 28 years old.",
        "They may march, and the march went on.",
        "It cost $2010 in all.",
        "They took the city in three days of fighting.",
        "The May report",
        "February 30 does not exist.",
    ],
)
def test_no_date_in(text):
    assert [d.text for d in dates(reading(text)) if d.edtf.count("-") or d.edtf.isdigit()] in ([], ["February"])


@pytest.mark.parametrize(
    ("text", "edtf", "inferred"),
    [
        ("They met on June 3rd.", "XXXX-06-03", "2010-06-03"),
        ("In November they will vote.", "XXXX-11", "2010-11"),
        ("They left by January.", "/XXXX-01", "/2010-01"),
        ("They left in December.", "XXXX-12", "2009-12"),
    ],
)
def test_a_missing_year_is_inferred_apart(text, edtf, inferred):
    (found,) = dates(reading(text, published="2010-05-20"))
    assert (found.edtf, found.inferred, found.basis) == (edtf, inferred, DateBasis.STATED)
    assert "2010-05-20" in (found.reason or "")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They left yesterday.", "2010-05-19"),
        ("They spoke on Monday.", "2010-05-17"),
        ("They will speak on Monday.", "2010-05-24"),
        ("They met last month.", "2010-04"),
        ("They will leave next year.", "2011"),
        ("They met two weeks ago.", "2010-05-06"),
        ("They met earlier this week.", "2010-05-17/2010-05-23"),
        ("They will leave in the next 60 days.", "2010-05-20/2010-07-19"),
    ],
)
def test_a_relative_date_is_counted_from_the_day_of_publication(text, edtf):
    (found,) = dates(reading(text, published="2010-05-20"))
    assert (found.edtf, found.basis) == (edtf, DateBasis.INFERRED)


def test_a_dateline_serves_where_the_day_of_publication_is_unknown():
    found = dates(reading("BAMAKO, May 20, 2010 – The troops left yesterday.\n"))
    assert [(d.text, d.edtf) for d in found] == [("May 20, 2010", "2010-05-20"), ("yesterday", "2010-05-19")]
    assert "dateline" in (found[1].reason or "")


def test_a_full_date_in_the_story_is_no_dateline():
    (_, relative) = dates(reading("The troops came on May 20, 2010, and left yesterday.\n"))
    assert relative.edtf == "XXXX-XX-XX"


def test_the_day_of_publication_is_never_copied():
    assert dates(reading("The troops left.", published="2010-05-20")) == ()


def test_the_text_of_a_date_is_its_span():
    text = "On 3 June and since March 2004 they fought."
    assert [d.span.text(text) for d in dates(reading(text))] == ["3 June", "since March 2004"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They will leave within 60 days.", "2022-05-10/2022-07-09"),
        ("They will leave in three weeks.", "2022-05-31"),
    ],
)
def test_what_lies_ahead_is_counted_from_the_day_of_writing(text, edtf):
    (found,) = dates(reading(text, published="2022-05-10"))
    assert (found.edtf, found.basis) == (edtf, DateBasis.INFERRED)


def test_an_inferred_interval_never_ends_before_it_begins():
    (found,) = dates(reading("It lasted between November and February.", published="2022-05-10"))
    assert found.inferred == "2021-11/2022-02"
