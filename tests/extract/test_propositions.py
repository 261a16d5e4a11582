"""Contents as predicates with arguments, in the frames of the field."""

from __future__ import annotations

import pytest

from tests.reading_of import said, understood

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "predicate", "frame", "dimension"),
    [
        ("It will not change the number of soldiers in Mali.", "change", "transition", "headcount"),
        ("Troop levels in Kuwait will rise.", "increase", "transition", "headcount"),
        ("The number of tanks in Kuwait will rise.", "increase", "transition", "unspecified"),
        ("Norway will send six helicopters to Mali.", "deploy", "transition", "unspecified"),
        ("This is a change in mission.", "change", "transition", "mission"),
        ("not a change in physical posture", "change", "transition", "physical"),
        ("There will be no sudden shift.", "change", "transition", "unspecified"),
        ("The French troops have ended their combat mission in Mali.", "end", "transition", "mission"),
        ("with their role shifting to an advisory role", "change", "transition", "mission"),
        ("France will pull its last 400 soldiers out of Niger.", "withdraw", "transition", "headcount"),
        ("France withdrew from Mali.", "withdraw", "transition", "headcount"),
        ("The alliance is expected to send two battalions to Estonia.", "deploy", "transition", "headcount"),
        ("Kenya cut its force to 300 men.", "reduce", "transition", "headcount"),
        ("The brigade handed over the base to Afghan forces.", "transfer", "transition", "location"),
        ("All of the soldiers are staying put.", "remain", "posture", None),
        ("The 300 Polish soldiers will remain in Latvia.", "remain", "posture", None),
        ("The army has been fighting rebels since 2004.", "fight", "attack", None),
        ("The rebels were driven from holding any territory in Mali.", "hold", "control", None),
        ("Kenyan troops undergoing training from British instructors", "train", "training", None),
        ("The two presidents came to an agreement.", "agree", "agreement", None),
        ("as per earlier agreements with the Malian government", "legal_basis", "legal_basis", None),
        ("at the invitation of the Republic of Mali", "legal_basis", "legal_basis", None),
        ("The change resulted from talks between Paris and Bamako.", "cause", "cause", None),
        ("They call the group Boko.", "name", "naming", None),
        ("The minister left Baghdad.", "leave", "generic", None),
        ("The minister remains concerned.", "remain", "generic", None),
        ("The forces will retain the right to respond.", "retain", "generic", None),
        ("The court sentenced the general.", "sentence", "generic", None),
        ("It was a bold step.", "step", "generic", None),
    ],
)
def test_the_frame_of(text, predicate, frame, dimension):
    found = understood(text)
    assert (found.predicate, found.frame, found.dimension) == (predicate, frame, dimension)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("we will stay in Mali to advise, assist, and train the army", ("advise", "assist", "train")),
        ("The French troops have ended their combat mission in Mali.", ("combat",)),
        ("What they have been doing has been advise and mentor.", ("advise", "mentor")),
        ("Malian security forces will remain in Gao.", ()),
    ],
)
def test_the_missions_of(text, roles):
    assert understood(text).missions == roles


def test_number_agent_and_place_of_a_force_that_stays():
    found = understood("The 300 Polish soldiers will remain in Latvia.")
    assert found.quantity is not None
    assert (found.quantity.number, found.quantity.unit, found.quantity.bound) == (300, "soldiers", "exactly")
    assert [(a.role, a.text) for a in found.arguments] == [("agent", "The 300 Polish soldiers"), ("place", "Latvia")]


def test_all_of_a_force_is_a_quantifier():
    found = understood("All of the soldiers are staying put.")
    assert found.quantity is not None
    assert (found.quantity.number, found.quantity.quantifier) == (None, "all")


def test_passive_and_active_have_the_same_object():
    active, passive = understood("Kenya withdrew the brigade."), understood("The brigade was withdrawn by Kenya.")
    assert active.predicate == passive.predicate == "withdraw"
    for found in (active, passive):
        assert {a.role: a.text.lower() for a in found.arguments} == {"agent": "kenya", "object": "the brigade"}


def test_the_trainer_is_the_agent():
    found = understood("Kenyan troops undergoing training from British instructors")
    assert [a.text for a in found.arguments if a.role == "agent"] == ["British instructors"]


@pytest.mark.parametrize(
    ("text", "words", "agent"),
    [
        ("Both sides signed a deal in May, but critics said that it would change nothing.", "it would", "a deal"),
        ("Both sides signed a deal, but the ministry said that it would change nothing.", "it would", None),
        ("Both sides met in May, but critics said that it would change nothing.", "it would", "it"),
    ],
)
def test_it_stands_for_the_agreement_before_it(text: str, words: str, agent: str | None):
    reading, statements, _ = said(text)
    found = [s for s in statements if s.utterance.text(reading.article.text).startswith(words)]
    agents = [a.text for s in found for a in s.proposition.arguments if a.role == "agent"]
    assert found
    assert agent is None or agents == [agent] * len(found)
    assert agent is not None or "a deal" not in agents


@pytest.mark.parametrize(
    ("text", "words", "arguments"),
    [
        (
            "The group founded a small state and a return to the strict justice of the old days.",
            "a return",
            [("agent", "The group"), ("object", "a return to the strict justice of the old days")],
        ),
        ("“The group is down but not out,” Ana Ruiz said.", "but not", [("agent", "The group")]),
    ],
)
def test_a_joined_half_has_the_subject_of_the_first(text: str, words: str, arguments: list[tuple[str, str]]):
    reading, statements, _ = said(text)
    (found,) = [s for s in statements if s.utterance.text(reading.article.text).startswith(words)]
    assert [(a.role, a.text) for a in found.proposition.arguments] == arguments


@pytest.mark.parametrize(
    ("text", "predicate", "roles"),
    [
        ("By 2015, the rebels had been driven out of Mali.", "expel", ["object", "place", "time"]),
        ("The rebels were driven from Gao.", "expel", ["object", "place"]),
        ("The army drove the rebels from Gao.", "expel", ["agent", "object", "place"]),
        ("The soldiers drove the trucks out of Gao.", "drive", ["agent", "object"]),
        ("The soldiers were driven to the airport.", "be present", ["object", "beneficiary"]),
    ],
)
def test_who_is_driven_out_of_a_place(text: str, predicate: str, roles: list[str]):
    found = understood(text)
    assert (found.predicate, [a.role for a in found.arguments]) == (predicate, roles)
