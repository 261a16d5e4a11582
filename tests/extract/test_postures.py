"""Forces at places, and changes of them."""

from __future__ import annotations

import pytest

from kg.extract.postures import postures
from tests.reading_of import said

pytestmark = pytest.mark.model


def told(text):
    return [
        (p.holder_name, p.status.value, p.quantity and p.quantity.number and int(p.quantity.number), p.location)
        for p in postures(*said(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There are more than 900 French troops in Mali.", ("French troops", "present", 900, "Mali")),
        ("The 300 Polish soldiers will remain in Latvia.", ("Polish soldiers", "remain", 300, "Latvia")),
        ("Kenya will withdraw 400 soldiers from Somalia.", ("Kenya", "withdraw", 400, "Somalia")),
        ("The Danish army has 900 soldiers in Mali.", ("Danish army", "present", 900, "Mali")),
        ("Norway is withdrawing its 200 troops from Mali.", ("Norway", "withdraw", 200, "Mali")),
        ("France is cutting its force in Mali from 1,400 to 400.", ("France", "reduce", 400, "Mali")),
        ("The minister ordered the withdrawal of 700 soldiers from Chad.", ("soldiers", "withdraw", 700, "Chad")),
        ("The withdrawal of about 30 French troops from Niger began.", ("French troops", "withdraw", 30, "Niger")),
        ("A drawdown of British forces in Iraq was announced.", ("British forces", "reduce", None, "Iraq")),
        ("Around 450 Kenyan troops arrived in Somalia.", ("Kenyan troops", "deploy", 450, "Somalia")),
        ("The French troops ended their combat mission in Mali.", ("French troops", "end", None, "Mali")),
        ("British troops did not leave Iraq.", ("British troops", "remain", None, "Iraq")),
        ("Some 400 Kenyan troops are on their way to Haiti.", ("Kenyan troops", "deploy", 400, "Haiti")),
        ("About 300 Kenyan soldiers will go to Haiti.", ("Kenyan soldiers", "deploy", 300, "Haiti")),
        ("A Somali and Kenyan force arrested four men in Gao.", ("Somali and Kenyan force", "present", None, "Gao")),
        ("Danish soldiers conducted an operation in Basra.", ("Danish soldiers", "present", None, "Basra")),
        ("Polish troops searched several houses in Basra.", ("Polish troops", "present", None, "Basra")),
        ("He praised American troops in Kuwait.", ("American troops", "present", None, "Kuwait")),
        ("A drone was lost during a Kenyan army patrol in Gao.", ("Kenyan army", "present", None, "Gao")),
        ("Danish soldiers searched houses in Paktiya province.", ("Danish soldiers", "present", None, "Paktiya")),
        (
            "The Taliban commander of Gao, who leads 80 fighters, was seen.",
            ("Taliban fighters", "present", 80, "Gao"),
        ),
        ("Spain has 300 Iraqi soldiers and police in Mali.", ("Iraqi soldiers and police", "present", 300, "Mali")),
        ("He drew British forces down to a minimum of 900 in Iraq.", ("British forces", "reduce", 900, "Iraq")),
        ("Kenyan forces attacked rebels in Somalia.", ("Kenyan forces", "present", None, "Somalia")),
        ("Canada has sent about 800 more soldiers to Latvia.", ("Canada", "deploy", 800, "Latvia")),
        ("The ministry said 500 more soldiers would be in Gao.", ("soldiers", "increase", 500, "Gao")),
        ("Some 4,000 additional troops will join the coalition in Iraq.", ("troops", "deploy", 4000, "Iraq")),
        ("Poland left 300 soldiers in Kuwait.", ("Poland", "remain", 300, "Kuwait")),
        ("There are 200 to 300 members of al-Qaeda in Yemen.", ("al-Qaeda", "present", 200, "Yemen")),
        ("The rebels fled Gao.", ("rebels", "withdraw", None, "Gao")),
        (
            "Kenyan troops ended a mission to bring peace to the Bulan district.",
            ("Kenyan troops", "end", None, "Bulan"),
        ),
        ("Sweden will increase its contingent in Mali by 150 soldiers.", ("Sweden", "increase", 150, "Mali")),
        ("Spain will add 200 soldiers to the 600 already in Lebanon.", ("Spain", "increase", 200, "Lebanon")),
        ("The number of Dutch troops in Mali rose to 450 from 300.", ("Dutch troops", "increase", 450, "Mali")),
        ("Berlin drew German forces down to a minimum of 2,500 in Niger.", ("German forces", "reduce", 2500, "Niger")),
        ("Portugal withdrew 120 of its 300 soldiers from Kosovo.", ("Portugal", "withdraw", 120, "Kosovo")),
        ("The United States has sent thousands of forces to Europe.", ("United States", "deploy", None, "Europe")),
        ("Two battalions of Georgian soldiers were sent to Gao.", ("Georgian soldiers", "deploy", 2, "Gao")),
    ],
)
def test_a_posture_of(text, expected):
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya may withdraw 400 soldiers from Somalia.",
        "There was no need to deploy troops.",
        "If talks fail, Kenya will withdraw 400 soldiers from Somalia.",
        "Two soldiers were killed in Somalia.",
        "At least 60 soldiers were wounded in Somalia.",
        "The minister left Baghdad on Monday.",
        "The budget of $40 billion was reduced.",
        "The army is proud of its history.",
        "The police searched houses in London.",
        "The soldier searched a house in Basra.",
        "Dutch troops may detain suspects in Basra.",
        "The regiment never searched houses in Basra.",
        "Support for the coalition's mission in Iraq grew.",
        "U.S. troops in Kuwait could be attacked.",
        "Soldiers in Mali are paid late.",
        "About 300 will remain.",
        "The troops trained hard, to end their mission in Mali.",
        "The Taliban remain a threat in Helmand province.",
        "The militia remains a top priority for Yemen.",
        "That deal left the rebels in a strong position in Mali.",
        "The leaders met to strengthen the NATO alliance.",
        "Get our troops out of Mali, the senator said.",
        "The speaker warned of the prospect of a withdrawal of German troops from Mali.",
    ],
)
def test_no_posture_in(text):
    assert told(text) == []


def test_a_force_stays_where_the_article_last_had_it():
    found = told("There are 900 French troops in Mali. The troops will be reduced next year.")
    assert found == [("French troops", "present", 900, "Mali"), ("French troops", "reduce", None, "Mali")]


def test_a_force_that_does_not_leave_stays_where_it_would_leave_from():
    found = told("There are 900 French troops in Mali. The 400 Italian troops will not withdraw from Chad.")
    assert found == [("French troops", "present", 900, "Mali"), ("Italian troops", "remain", 400, "Chad")]


def test_the_numbers_before_and_after_a_cut():
    (found,) = postures(*said("Kenya will cut its troops in Somalia from 3,000 to 2,500."))
    assert found.quantity is not None
    assert found.quantity_from is not None
    assert (found.quantity.number, found.quantity_from.number) == (2500, 3000)


def test_a_number_alone_counts_the_force_told_just_before():
    found = told("The Danish army has 900 soldiers in Mali. About 300 will remain. Others were glad. Some 50 stayed.")
    assert found == [("Danish army", "present", 900, "Mali"), ("Danish army", "remain", 300, "Mali")]


def test_a_share_is_not_the_whole():
    found = postures(*said("A third of the 600 Dutch troops left Mali. The bulk of the 900 French troops left Chad."))
    amounts = [p.quantity for p in found if p.status == "withdraw"]
    assert [(q.number and int(q.number), q.bound.value, q.quantifier) for q in amounts if q] == [
        (None, "exactly", "a third"),
        (900, "at_most", "bulk"),
    ]


def test_a_bare_direction_is_the_country_that_it_is_half_the_name_of():
    before = "South Korea fired at North Korea. North Korea sent 300 soldiers to the border. "
    assert ("British troops", "present", 200, "North Korea") in told(f"{before}200 British troops are in the North.")
    assert told("200 British troops are in the North.")[0][3] is None


def test_whose_we_have_soldiers_is_not_the_speaker_in_person():
    (found,) = postures(*said("Italian Defence Minister Rita Sordi said: “We have 800 soldiers in Iraq.”"))
    assert (found.holder_name, found.holder.split("/")[0]) == ("Italy", "unnamed")


def test_a_person_holds_no_ground():
    assert told("“We will stay in Mali,” said Minister Tom Vik.") == []


def test_a_posture_names_its_statement():
    reading, statements, actors = said("There are 900 French troops in Mali.")
    (found,) = postures(reading, statements, actors)
    assert found.statement in {s.id for s in statements}
    assert found.span.text(reading.article.text).endswith("troops in Mali")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Half of them will leave by June.", ("France", "withdraw", "half", "Mali")),
        ("A third of those will stay in Gao.", ("France", "remain", "a third", "Gao")),
        ("Most will return home next month.", ("France", "withdraw", "most", "Mali")),
        ("About 300 of them will remain.", ("France", "remain", 300, "Mali")),
        ("Another 300 will arrive in March.", ("France", "deploy", 300, "Mali")),
    ],
)
def test_a_part_of_those_counted_before(text, expected):
    found = list(postures(*said(f"France keeps 3,000 soldiers in Mali. {text}")))
    last = found[-1].quantity
    assert len(found) == 2
    assert (found[1].holder_name, found[1].status, last.number or last.quantifier, found[1].location) == expected


@pytest.mark.parametrize(
    "text", ["Half of the budget will remain.", "None of this will remain.", "Some of the rebels may leave."]
)
def test_no_part_of_those_counted_before_in(text):
    assert len(list(postures(*said(f"France keeps 3,000 soldiers in Mali. {text}")))) == 1


def test_out_of_one_place_into_another_is_two_postures():
    assert told("Berlin is developing plans to get German troops quickly out of Mali and into Niger.") == [
        ("German troops", "withdraw", None, "Mali"),
        ("German troops", "deploy", None, "Niger"),
    ]
