"""Who said what: sentences of defence news with the claims they hold, and sentences that hold none."""

from __future__ import annotations

import pytest

from kg.extract.attribution import scare_quotes
from tests.reading_of import said

pytestmark = pytest.mark.model

D, I, M = "direct", "indirect", "mixed"  # noqa: E741


def _claims(text, *, parts=False):
    """(speaker, content, quote type) of each claim; clauses of a claim left out unless ``parts``."""
    _, statements, actors = said(text)
    names = {a.id: a.name for a in actors.actors}
    return [
        (
            " + ".join(names.get(s.actor, s.actor) for s in st.attribution.sources),
            st.utterance.text(text),
            st.attribution.quote.value,
        )
        for st in statements
        if st.attribution is not None and (parts or st.utterance.part_of is None)
    ]


_DIRECT = [
    (
        "one of several, behind the quotation",
        "Residents spoke. “I saw no soldiers in the market this morning,” said one, asking not to be named.",
        [("unnamed source", "I saw no soldiers in the market this morning", D)],
    ),
    (
        "cue before",
        "Colonel Ana Ruiz said, “The brigade will stay in Gao.”",
        [("Ana Ruiz", "The brigade will stay in Gao", D)],
    ),
    (
        "cue before a colon",
        "Ana Ruiz told reporters: “The brigade will stay in Gao.”",
        [("Ana Ruiz", "The brigade will stay in Gao", D)],
    ),
    ("cue behind", "“The brigade will stay in Gao,” Ana Ruiz said.", [("Ana Ruiz", "The brigade will stay in Gao", D)]),
    (
        "inverted",
        "“The brigade will stay in Gao,” said Ana Ruiz, a spokeswoman for the army.",
        [("Ana Ruiz", "The brigade will stay in Gao", D)],
    ),
    (
        "straight marks",
        '"The brigade will stay in Gao," said Ana Ruiz.',
        [("Ana Ruiz", "The brigade will stay in Gao", D)],
    ),
    (
        "single marks",
        "'The brigade will stay in Gao,' said Ana Ruiz.",
        [("Ana Ruiz", "The brigade will stay in Gao", D)],
    ),
    ("guillemets", "«The brigade will stay in Gao», said Ana Ruiz.", [("Ana Ruiz", "The brigade will stay in Gao", D)]),
    ("question", "“Who will guard the base?” asked Ana Ruiz.", [("Ana Ruiz", "Who will guard the base?", D)]),
    (
        "interrupted",
        "“The brigade,” Ana Ruiz said, “will stay in Gao.”",
        [("Ana Ruiz", "The brigade will stay in Gao", D)],
    ),
    (
        "two sentences around the cue",
        "“The brigade will stay in Gao,” Ana Ruiz said. “It is needed there.”",
        [("Ana Ruiz", "The brigade will stay in Gao", D), ("Ana Ruiz", "It is needed there", D)],
    ),
    (
        "two sentences in one quotation",
        "“The brigade will stay in Gao. It is needed there,” Ana Ruiz said.",
        [("Ana Ruiz", "The brigade will stay in Gao", D), ("Ana Ruiz", "It is needed there", D)],
    ),
    (
        "coordinated clauses in one quotation",
        "“The brigade will stay in Gao, and the pilots will train in Kati,” Ana Ruiz said.",
        [("Ana Ruiz", "The brigade will stay in Gao", D), ("Ana Ruiz", "the pilots will train in Kati", D)],
    ),
    (
        "next paragraph without a cue",
        "“The brigade will stay in Gao,” Ana Ruiz said.\n\n“It is needed there.”",
        [("Ana Ruiz", "The brigade will stay in Gao", D), ("Ana Ruiz", "It is needed there", D)],
    ),
    (
        "re-opened paragraph",
        "Ana Ruiz said: “The brigade will stay in Gao.\n\n“It is needed there.”",
        [("Ana Ruiz", "The brigade will stay in Gao", D), ("Ana Ruiz", "It is needed there", D)],
    ),
    (
        "announced in the paragraph before",
        "Ana Ruiz told the parliament this:\n\n“The brigade will stay in Gao.”",
        [("Ana Ruiz", "The brigade will stay in Gao", D)],
    ),
    (
        "another speaker takes over",
        "“The brigade will stay in Gao,” Ana Ruiz said.\n\n“It has to leave,” said Omar Diallo, the mayor.",
        [("Ana Ruiz", "The brigade will stay in Gao", D), ("Omar Diallo", "It has to leave", D)],
    ),
    (
        "pronoun",
        "Ana Ruiz left the talks on Monday. “The brigade will stay in Gao,” she said.",
        [("Ana Ruiz", "The brigade will stay in Gao", D)],
    ),
    (
        "passive with a quotation",
        "Ana Ruiz was quoted as saying, “The brigade will stay in Gao.”",
        [("Ana Ruiz", "The brigade will stay in Gao", D)],
    ),
    (
        "unnamed source",
        "“The brigade will stay in Gao,” said an army official who asked not to be named.",
        [("army official", "The brigade will stay in Gao", D)],
    ),
]

_INDIRECT = [
    (
        "the source goes on accusing behind a comma",
        "The lawmaker argued that the plan had failed, and accused the minister of misleading the public.",
        [("lawmaker", "the plan had failed", I)],
    ),
    (
        "of a denial the thing denied is the content",
        "The ministry denied any plans to send more troops.",
        [("ministry", "any plans to send more troops", I)],
    ),
    (
        "behind the medium",
        "Ana Ruiz, the commander of Task Force Blue, said in a written statement that the force would remain in Mali.",
        [("Ana Ruiz", "the force would remain in Mali", I)],
    ),
    ("that", "Ana Ruiz said that the brigade would stay in Gao.", [("Ana Ruiz", "the brigade would stay in Gao", I)]),
    (
        "without that",
        "Ana Ruiz said the brigade would stay in Gao.",
        [("Ana Ruiz", "the brigade would stay in Gao", I)],
    ),
    (
        "content before",
        "The brigade will stay in Gao, Ana Ruiz said.",
        [("Ana Ruiz", "The brigade will stay in Gao", I)],
    ),
    (
        "content before, inverted",
        "The brigade will stay in Gao, said Ana Ruiz.",
        [("Ana Ruiz", "The brigade will stay in Gao", I)],
    ),
    (
        "content on both sides",
        "The brigade, Ana Ruiz said, will stay in Gao.",
        [("Ana Ruiz", "The brigade will stay in Gao", I)],
    ),
    (
        "parenthetical in mid-sentence",
        "After the vote, the ministry announced, the brigade will stay in Gao.",
        [("ministry", "After the vote the brigade will stay in Gao", I)],
    ),
    (
        "according to, behind",
        "The brigade will stay in Gao, according to Ana Ruiz.",
        [("Ana Ruiz", "The brigade will stay in Gao", I)],
    ),
    (
        "according to, in front",
        "According to Ana Ruiz, the brigade will stay in Gao.",
        [("Ana Ruiz", "the brigade will stay in Gao", I)],
    ),
    (
        "two clauses, each with that",
        "Ana Ruiz said that the brigade would stay in Gao and that the pilots would leave.",
        [("Ana Ruiz", "the brigade would stay in Gao", I), ("Ana Ruiz", "the pilots would leave", I)],
    ),
    (
        "-ing cue",
        "Ana Ruiz said the brigade would stay in Gao, adding that the pilots would leave.",
        [("Ana Ruiz", "the brigade would stay in Gao", I), ("Ana Ruiz", "the pilots would leave", I)],
    ),
    (
        "two verbs of one subject",
        "Ana Ruiz said the brigade would stay in Gao and warned that the rebels would return.",
        [("Ana Ruiz", "the brigade would stay in Gao", I), ("Ana Ruiz", "the rebels would return", I)],
    ),
    (
        "belief",
        "Officials believe that the rebels have left Gao.",
        [("officials", "the rebels have left Gao", I)],
    ),
    (
        "denial with that",
        "The ministry denied that the brigade had left Gao.",
        [("ministry", "the brigade had left Gao", I)],
    ),
    (
        "denial with an -ing form",
        "The ministry denied having used cluster bombs.",
        [("ministry", "having used cluster bombs", I)],
    ),
    (
        "directive",
        "Ana Ruiz urged the rebels to leave Gao.",
        [("Ana Ruiz", "the rebels to leave Gao", I)],
    ),
    (
        "directive with on",
        "Ana Ruiz called on the rebels to leave Gao.",
        [("Ana Ruiz", "the rebels to leave Gao", I)],
    ),
    (
        "commissive",
        "The rebels vowed to fight the brigade.",
        [("rebels", "to fight the brigade", I)],
    ),
    (
        "a thing told",
        "Ana Ruiz underscored the importance of the port for the army.",
        [("Ana Ruiz", "the importance of the port for the army", I)],
    ),
    (
        "a call and a promise of a thing",
        "Ana Ruiz called for an end to the shelling and committed to sending two ships.",
        [("Ana Ruiz", "an end to the shelling", I), ("Ana Ruiz", "sending two ships", I)],
    ),
    (
        "an attack claimed",
        "The rebels claimed responsibility for the raid on Gao.",
        [("rebels", "responsibility for the raid on Gao", I)],
    ),
    (
        "a mind expressed",
        "Omar Diallo expressed concern over the brigade in Gao.",
        [("Omar Diallo", "concern over the brigade in Gao", I)],
    ),
    (
        "an order within a report",
        "Ana Ruiz said she had requested a review of the raid.",
        [("Ana Ruiz", "she had requested a review of the raid", I)],
    ),
    (
        "noun with a possessor",
        "Diplomats welcomed the ministry's announcement that the brigade would stay in Gao.",
        [("ministry", "the brigade would stay in Gao", I)],
    ),
    (
        "noun made by somebody",
        "Omar Diallo repeated his claim that the brigade had burnt the market.",
        [("Omar Diallo", "the brigade had burnt the market", I)],
    ),
    (
        "naming",
        "Omar Diallo described the raid as a massacre.",
        [("Omar Diallo", "the raid as a massacre", I)],
    ),
    (
        "relative clause",
        "Ana Ruiz, who said the brigade would stay in Gao, left the talks.",
        [("Ana Ruiz", "the brigade would stay in Gao", I)],
    ),
    (
        "joint speakers",
        "Ana Ruiz and Omar Diallo said the brigade would stay in Gao.",
        [("Ana Ruiz + Omar Diallo", "the brigade would stay in Gao", I)],
    ),
    (
        "passive with an agent",
        "The rebels were told by Ana Ruiz that the brigade would stay in Gao.",
        [("Ana Ruiz", "the brigade would stay in Gao", I)],
    ),
    (
        "a report shows",
        "A United Nations report shows that the rebels hold Gao.",
        [("United Nations report", "the rebels hold Gao", I)],
    ),
    (
        "with an addressee",
        "Ana Ruiz told reporters on Monday that the brigade would stay in Gao.",
        [("Ana Ruiz", "the brigade would stay in Gao", I)],
    ),
    (
        "negated content",
        "Ana Ruiz said the brigade would not leave Gao.",
        [("Ana Ruiz", "the brigade would not leave Gao", I)],
    ),
    (
        "number with commas",
        "Ana Ruiz said 1,200 soldiers, most of them Polish, would stay in Gao.",
        [("Ana Ruiz", "1,200 soldiers, most of them Polish, would stay in Gao", I)],
    ),
    (
        "subject with a participle of its own",
        "Ana Ruiz said the drawdown, begun in June, was on schedule and that 400 troops had already left.",
        [
            ("Ana Ruiz", "the drawdown, begun in June, was on schedule", I),
            ("Ana Ruiz", "400 troops had already left", I),
        ],
    ),
    (
        "day of saying right behind the cue",
        "Officials said Tuesday the strike had missed.",
        [("officials", "the strike had missed", I)],
    ),
    (
        "somebody else speaks behind while",
        "Analysts argue that the rebels will return, while others believe they will not.",
        [("analysts", "the rebels will return", I), ("others", "they will not", I)],
    ),
    (
        "semicolon between two speakers",
        "The army has said the strike killed four rebels; residents say the dead were farmers.",
        [("army", "the strike killed four rebels", I), ("residents", "the dead were farmers", I)],
    ),
    (
        "but said",
        "Ana Ruiz admitted that mistakes had been made but said that the mission would go on.",
        [("Ana Ruiz", "mistakes had been made", I), ("Ana Ruiz", "the mission would go on", I)],
    ),
]

_MIXED = [
    (
        "a clause before the quotation",
        "Ana Ruiz said the army needs more support, “We need training. We need ships.”",
        [
            ("Ana Ruiz", "the army needs more support", I),
            ("Ana Ruiz", "We need training", D),
            ("Ana Ruiz", "We need ships", D),
        ],
    ),
    (
        "label in quotation marks",
        "Opposition lawmakers called the withdrawal “a betrayal” and warned it would weaken security.",
        [
            ("opposition lawmakers", "the withdrawal “a betrayal”", M),
            ("opposition lawmakers", "it would weaken security", I),
        ],
    ),
    (
        "a few words",
        "Ana Ruiz said the brigade was “ready to stay” in Gao.",
        [("Ana Ruiz", "the brigade was “ready to stay” in Gao", M)],
    ),
    (
        "its end",
        "Ana Ruiz said that the brigade would stay “as long as it takes.”",
        [("Ana Ruiz", "the brigade would stay “as long as it takes.”", M)],
    ),
    (
        "naming",
        "Omar Diallo called the raid “a massacre.”",
        [("Omar Diallo", "the raid “a massacre.”", M)],
    ),
]


def _rows(*tables):
    return [pytest.param(text, claims, id=name) for table in tables for name, text, claims in table]


@pytest.mark.parametrize(("text", "claims"), _rows(_DIRECT, _INDIRECT, _MIXED))
def test_the_claims_of(text, claims):
    assert _claims(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        pytest.param(
            "The minister rejected a claim by rebels that the army had left.",
            [("rebels", "the army had left", I)],
            marks=pytest.mark.xfail(reason="the parse hangs the that-clause on the verb or the agent, not the noun"),
        ),
        pytest.param(
            "Officials rejected his claim that the army had left. Omar Diallo repeated it.",
            [("Omar Diallo", "the army had left", I)],
            marks=pytest.mark.xfail(reason="possessive pronouns are not resolved"),
        ),
    ],
)
def test_claims_not_found_yet(text, claims):
    assert _claims(text) == claims


_NO_CLAIM = [
    ("a force ordered somewhere", "Ana Ruiz ordered a brigade of the army to Gao."),
    ("a thing that is no words", "Omar Diallo renewed the lease on the house in Gao."),
    ("an event that shows", "The raid underscored the importance of the port for the army."),
    ("a thing only named", "Ana Ruiz highlighted the point."),
    ("first person", "I think the brigade will stay in Gao."),
    ("first person, plural", "We believe that the brigade will stay in Gao."),
    ("not said", "The minister did not say that the brigade would stay."),
    ("declined to say", "The minister declined to say whether the brigade would stay."),
    ("nobody said", "Nobody said the brigade would leave."),
    ("no official said", "No official said the brigade would leave."),
    ("only if it is said", "If the minister says that the brigade will leave, the rebels will return."),
    ("a thing shows", "The attack shows that the rebels are strong."),
    ("impersonal", "It says that the base is closed."),
    ("so-called", "The so-called “road map” was signed in Gao."),
    ("a word of farewell", "The minister said goodbye to the troops."),
    ("said nothing", "The soldiers said nothing."),
    ("what is said, unknown", "What he said is not known."),
    ("hearsay without a source", "The general is said to be in Gao."),
    ("title of a film", "He was seen in “The Last Raid”, a film about the war."),
    ("name of a ship", "The ship “Resolute” left port on Monday."),
    ("nickname", "The base is called “the Fort” by the soldiers."),
    ("a name given", "Villagers call the group Boko."),
    ("a telephone call", "Ana Ruiz called the mayor on Monday."),
    ("reading", "Ana Ruiz read the report and left."),
    ("finding a thing", "Soldiers found a cache of weapons."),
    ("asked about", "The minister was asked about the deployment."),
    ("question of the article", "Will the brigade stay in Gao?"),
    ("a participle before a noun", "The reported deaths of three soldiers were a mistake."),
    ("no saying at all", "The brigade left Gao on Monday."),
]


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in _NO_CLAIM])
def test_no_claim_in(text):
    assert _claims(text) == []


def test_a_question_of_the_article_states_nothing():
    _, statements, _ = said("The brigade left Gao. Will it return?")
    assert [st.utterance.rule for st in statements] == ["main clause"]


def test_a_report_inside_a_report_knows_who_reports_it():
    text = "The ministry said that Omar Diallo had said that the rebels would leave Gao."
    _, statements, _ = said(text)
    outer, inner = statements
    assert outer.utterance.via is None
    assert inner.utterance.via == outer.id
    assert inner.utterance.text(text) == "the rebels would leave Gao"


def test_a_report_inside_a_quotation_is_indirect():
    text = "“The mayor told us that the rebels would leave Gao,” Ana Ruiz said."
    found = _claims(text)
    assert ("Ana Ruiz", "The mayor told us that the rebels would leave Gao", D) in found
    assert ("mayor", "the rebels would leave Gao", I) in found


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "“It is a change in mission, not a change in numbers,” Ana Ruiz said.",
            ["It is a change in mission", "not a change in numbers"],
        ),
        (
            "Ana Ruiz said the army would stay at the invitation of the government.",
            ["the army would stay", "at the invitation of the government"],
        ),
        ("Ana Ruiz said the army would stay because it was needed.", []),
    ],
)
def test_the_clauses_of_a_claim_that_state_something_of_their_own(text, parts):
    _, statements, _ = said(text)
    whole = next(st for st in statements if st.attribution and st.utterance.part_of is None)
    cut = [st for st in statements if st.utterance.part_of == whole.id]
    assert [st.utterance.text(text) for st in cut] == parts
    assert all(st.attribution.sources == whole.attribution.sources for st in cut)


def _occasions(text):
    """(medium, date) of each claim as worded."""
    _, statements, _ = said(text)
    return [
        (a.medium.text(text) if a.medium else None, a.date.text if a.date else None)
        for st in statements
        if (a := st.attribution) is not None
    ]


@pytest.mark.parametrize(
    ("text", "occasions"),
    [
        ("Ana Ruiz said the brigade would stay.", [(None, None)]),
        (
            "Ana Ruiz said in a statement on May 3 that the brigade would stay.",
            [("a statement on May 3", "May 3")],
        ),
        ("In an interview, Ana Ruiz said the brigade would stay.", [("an interview", None)]),
        ("Ana Ruiz told a news conference that the brigade would stay.", [("a news conference", None)]),
        ("Ana Ruiz said on Monday that the brigade would stay.", [(None, "Monday")]),
        ("Ana Ruiz said Monday the brigade would stay.", [(None, "Monday")]),
        ("Ana Ruiz said the brigade would leave on Monday.", [(None, None)]),
        (
            "“The brigade will stay,” Ana Ruiz said in an interview on May 3. “It is needed there.”",
            [("an interview on May 3", "May 3")] * 2,
        ),
        (
            "Ana Ruiz said in an interview on May 3 that the brigade would stay.\n\n“It has to,” Ana Ruiz said.",
            [("an interview on May 3", "May 3")] * 2,
        ),
        (
            "“The brigade will stay,” Ana Ruiz said in an interview on May 3. “It must leave,” said Omar Diallo.",
            [("an interview on May 3", "May 3"), (None, None)],
        ),
        (
            "Ana Ruiz said in an interview that the brigade would stay.\n\nThe rebels fled to Kidal."
            "\n\nRuiz said the base was closed.",
            [("an interview", None), (None, None)],
        ),
    ],
)
def test_medium_and_date_of_speaking(text, occasions):
    assert _occasions(text) == occasions


_SIGNED = (
    "Statement by President Ana Ruiz on the War\n\n"
    "I have ordered the army to leave Gao. We will bring our soldiers home.\n\n"
    "My government thanks them. I will visit them in May."
)


def test_a_signed_text_is_its_signatorys_own_words():
    found = _claims(_SIGNED)
    assert {speaker for speaker, _, _ in found} == {"Ana Ruiz"}
    assert ("Ana Ruiz", "We will bring our soldiers home", D) in found


@pytest.mark.parametrize(
    "text",
    [
        _SIGNED.replace("Statement by President Ana Ruiz", "News"),
        "Joint Statement by Mali and Niger on the War\n\nThe two armies will leave Gao. They signed a treaty in May.",
    ],
)
def test_a_text_that_nobody_signs_in_the_first_person_has_no_signatory(text):
    assert not any(rule == "signed statement" for rule in _rules(text))


def _rules(text):
    return [st.utterance.rule for st in said(text)[1]]


def test_a_signatory_says_as_well_what_others_told_him():
    text = _SIGNED + " Our commanders told me that the rebels hold the bridge."
    found = {(speaker, words) for speaker, words, _ in _claims(text)}
    assert ("Ana Ruiz", "Our commanders told me that the rebels hold the bridge") in found
    assert any(words == "the rebels hold the bridge" and speaker != "Ana Ruiz" for speaker, words in found)


def test_a_letter_is_signed_at_its_end():
    text = (
        "Dear soldiers,\n\nI have ordered the army to leave Gao. We will bring our wounded home. "
        "My thanks go to you.\n\nSincerely,\n\nAna Ruiz"
    )
    assert ("Ana Ruiz", "I have ordered the army to leave Gao", D) in _claims(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The so-called “road map” was signed in Gao.", ["road map"]),
        ("The rebels set up a “republic” in Gao.", ["republic"]),
        ("“The brigade will stay,” Ana Ruiz said.", []),
        ("Ana Ruiz said the brigade was “ready to stay” in Gao.", []),
    ],
)
def test_scare_quotes_are_nobodys_words(text, words):
    reading, statements, _ = said(text)
    assert [s.text(text) for s in scare_quotes(reading, statements)] == words


def test_a_claim_keeps_its_cue_and_the_local_words_for_its_source():
    text = "Ana Ruiz left the talks. She said the brigade would stay in Gao."
    claim = next(st for st in said(text)[1] if st.attribution)
    assert [s.text(text) for s in claim.attribution.cue] == ["said"]
    (source,) = claim.attribution.sources
    assert (source.mention.text(text), source.actor) == ("She", "person/ana-ruiz")
    assert claim.utterance.sentence.text(text) == "She said the brigade would stay in Gao."


def test_equal_texts_have_equal_ids_and_other_texts_others():
    text = "Ana Ruiz said the brigade would stay in Gao."
    first, again, other = (said(t)[1][0].id for t in (text, text, text + " It rained."))
    assert first == again
    assert first != other
