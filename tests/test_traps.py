"""The seed article's twenty traps: what a hasty reader would get wrong, one by one."""

from __future__ import annotations

import pytest

from kg.model import (
    Actor,
    ActorType,
    Agreement,
    Extraction,
    ParagraphKind,
    Polarity,
    PostureStatus,
    QuoteType,
    Span,
    Statement,
    StatementKind,
)

pytestmark = pytest.mark.model


class Seed:
    """The extraction, asked by words."""

    def __init__(self, extraction: Extraction) -> None:
        self.extraction = extraction
        self.text = extraction.article.text

    def words(self, statement: Statement) -> str:
        return statement.utterance.text(self.text)

    def statement(self, words: str) -> Statement:
        (found,) = [s for s in self.extraction.statements if self.words(s) == words]
        return found

    def actor(self, actor_id: str) -> Actor:
        (found,) = [a for a in self.extraction.actors if a.id == actor_id]
        return found

    def meant_by(self, words: str, *, after: str = "") -> str:
        """The id of the actor that ``words`` mean, at their first occurrence behind ``after``."""
        start = self.text.index(words, self.text.index(after))
        span = Span(start, start + len(words))
        (found,) = [a.id for a in self.extraction.actors if span in a.mentions]
        return found

    def speakers(self, statement: Statement) -> list[str]:
        return [source.actor for source in statement.attribution.sources] if statement.attribution else []

    def quotes(self, statement: Statement) -> QuoteType:
        return statement.attribution.quote if statement.attribution else QuoteType.NONE

    def cues(self, statement: Statement) -> list[str]:
        return [cue.text(self.text) for cue in statement.attribution.cue] if statement.attribution else []

    def sentence(self, statement: Statement) -> str:
        return statement.utterance.sentence.text(self.text)

    def agreement(self, words: str) -> Agreement:
        (found,) = [a for a in self.extraction.agreements if words in a.span.text(self.text)]
        return found


@pytest.fixture(scope="session")
def seed(seed_extraction: Extraction) -> Seed:
    return Seed(seed_extraction)


KIRBY, BRENNAN = "person/john-kirby", "person/john-w-brennan-jr"
TROOPS, ISIS = "unit/us-troops", "armed-group/islamic-state"
COALITION = "coalition/us-led-coalition"
COMMAND = "coalition/combined-joint-task-force-operation-inherent-resolve"


def test_01_words_held_at_a_distance_are_nobodys_quotation(seed: Seed):
    assert [span.text(seed.text) for span in seed.extraction.scare_quotes] == ["caliphate"]
    (around,) = [s for s in seed.extraction.statements if "caliphate" in seed.words(s)]
    assert around.attribution is None
    assert around.utterance.kind is StatementKind.NARRATOR


def test_02_quoted_words_inside_a_report_have_no_speaker_of_their_own(seed: Seed):
    around = [s for s in seed.extraction.statements if "advise and assist" in seed.words(s)]
    assert {tuple(seed.speakers(s)) for s in around} == {("organisation/pentagon",)}
    assert {seed.quotes(s) for s in around} == {QuoteType.MIXED}
    assert all(seed.words(s).strip("“”") != "advise and assist" for s in around)


def test_03_two_cues_around_one_quotation_make_one_claim(seed: Seed):
    claim = seed.statement("This is a change in mission, not a change in physical posture")
    assert seed.cues(claim) == ["said", "said"]
    assert seed.speakers(claim) == [KIRBY]


def test_04_a_quotation_without_a_cue_goes_on_with_its_speaker(seed: Seed):
    claim = seed.statement("There won’t be a dramatic shift from yesterday to tomorrow")
    assert seed.cues(claim) == []
    assert seed.speakers(claim) == [KIRBY]
    assert seed.quotes(claim) is QuoteType.DIRECT


def test_05_one_sentence_holds_a_quotation_and_a_paraphrase(seed: Seed):
    quoted = seed.statement(
        "The vast majority of what they’ve been doing for a while has been advise, assist and train"
    )
    told = seed.statement("those forces will retain the right to defend themselves if they are attacked")
    assert quoted.utterance.sentence == told.utterance.sentence
    assert (seed.quotes(quoted), seed.cues(quoted)) == (QuoteType.DIRECT, ["added"])
    assert (seed.quotes(told), seed.cues(told)) == (QuoteType.INDIRECT, ["stating"])
    assert seed.speakers(quoted) == seed.speakers(told) == [KIRBY]


@pytest.mark.parametrize(
    ("words", "after", "actor"),
    [
        ("he", "train,” ", KIRBY),
        ("he", "Republic of Iraq,” ", BRENNAN),
        ("they", "majority of what ", TROOPS),
        ("they", "However, ", ISIS),
        ("They", "facilities. ", ISIS),
    ],
)
def test_06_a_pronoun_means_whom_the_sense_asks_for(seed: Seed, words: str, after: str, actor: str):
    assert seed.meant_by(words, after=after) == actor


def test_06_we_are_the_speakers_command_and_here_is_where_it_stays(seed: Seed):
    ours = {seed.words(s): s.id for s in seed.extraction.statements if s.attribution and KIRBY not in seed.speakers(s)}
    held = {p.statement: p for p in seed.extraction.postures}
    ending = held[ours["we complete our combat role"]]
    staying = held[ours["we will remain here to advise, assist, and enable the ISF"]]
    assert ending.holder == staying.holder == COMMAND
    assert staying.place == "place/iraq"


@pytest.mark.parametrize(
    "words",
    ["it wouldn’t change the number of troops in Iraq", "it would help al-Kadhimi in the October elections"],
)
def test_06_it_is_the_agreement(seed: Seed, words: str):
    subject = seed.statement(words).proposition.arguments[0]
    assert (subject.role, subject.text) == ("agent", "an agreement")


def test_07_a_label_means_the_group_it_is_put_on(seed: Seed):
    assert seed.meant_by("the terror group") == ISIS


def test_08_a_name_may_be_defined_in_brackets_or_a_sentence_before_its_use(seed: Seed):
    group = seed.actor(ISIS)
    assert {(n.name, n.alias, n.used_by) for n in group.namings} == {
        ("Islamic State", "ISIS", None),
        ("ISIS", "Daesh", "Iraqis and other countries in the region"),
    }
    assert seed.meant_by("Daesh") == ISIS


def test_09_a_caption_is_not_glued_to_the_next_sentence(seed: Seed):
    caption = seed.statement("Iraqi troops undergoing training from the U.S.-led coalition")
    assert caption.utterance.caption
    assert seed.sentence(caption) == seed.words(caption)
    kinds = {p.span.text(seed.text): p.kind for p in seed.extraction.paragraphs if p.kind is not ParagraphKind.PROSE}
    assert kinds == {seed.words(caption): ParagraphKind.CAPTION, "DVIDS photo": ParagraphKind.CREDIT}
    assert seed.sentence(seed.statement("said in a released statement")).startswith("MG John W. Brennan Jr.")


def test_09_an_opening_mark_stays_with_its_quotation(seed: Seed):
    before = seed.statement("not a change in physical posture")
    behind = seed.statement("There won’t be a dramatic shift from yesterday to tomorrow")
    assert before.utterance.sentence.end < behind.utterance.sentence.start
    assert seed.sentence(before).endswith("Kirby said.")
    assert seed.sentence(behind) == "“There won’t be a dramatic shift from yesterday to tomorrow.”"


def test_10_full_stops_and_hyphens_inside_names_end_nothing(seed: Seed):
    ends = {s.utterance.sentence.text(seed.text).split()[-1] for s in seed.extraction.statements}
    assert not ends & {"U.S.", "Jr.", "Jr.,", "MG", "U.S.-led"}
    assert seed.actor(BRENNAN).name == "John W. Brennan Jr."
    assert "Major General" in {role.role for role in seed.actor(BRENNAN).roles}
    assert seed.actor(COALITION).name == "U.S.-led coalition"
    claim = seed.statement("This is a change in mission")
    assert claim.attribution is not None
    assert claim.attribution.medium is not None
    assert claim.attribution.medium.text(seed.text).startswith("an off-the-air press conference")


def test_11_only_a_count_of_people_is_a_headcount(seed: Seed):
    counted = [s.proposition.quantity for s in seed.extraction.statements] + [
        amount for posture in seed.extraction.postures for amount in (posture.quantity, posture.quantity_from)
    ]
    assert {(int(q.number), q.unit, q.span.text(seed.text)) for q in counted if q and q.number is not None} == {
        (2500, "troops", "2,500 U.S. troops")
    }


def test_12_a_vague_amount_is_no_number(seed: Seed):
    for beginning in ("The vast majority", "Many brave men", "all of the troops"):
        for statement in seed.extraction.statements:
            if seed.words(statement).startswith(beginning) and statement.proposition.quantity is not None:
                assert statement.proposition.quantity.number is None


def test_13_a_date_says_no_more_than_its_words(seed: Seed):
    said = seed.statement("This is a change in mission").attribution
    agreed = seed.statement(
        "Back in July, President Joe Biden and Iraqi Prime Minister Mustafa al-Kadhimi came to an agreement"
    )
    helped = seed.statement("it would help al-Kadhimi in the October elections")
    assert said is not None
    assert said.date is not None
    assert said.date.edtf == "XXXX-12-09"
    assert agreed.date is not None
    assert agreed.date.edtf == "XXXX-07"
    assert helped.date is not None
    assert helped.date.edtf == "XXXX-10"


def test_13_yesterday_and_tomorrow_count_from_the_day_of_speaking(seed: Seed):
    shift = seed.statement("There won’t be a dramatic shift from yesterday to tomorrow")
    assert shift.date is not None
    assert shift.date.edtf == "XXXX-XX-XX/XXXX-XX-XX"
    assert shift.date.inferred == "XXXX-12-08/XXXX-12-10"


def test_14_an_undated_statement_stays_undated(seed: Seed):
    said = [s for s in seed.extraction.statements if seed.speakers(s) == [BRENNAN]]
    assert len(said) >= 6
    assert all(s.attribution is not None and s.attribution.date is None for s in said)


def test_15_agreements_an_agreement_and_an_invitation_are_three(seed: Seed):
    earlier = seed.agreement("earlier agreements")
    july = seed.agreement("an agreement")
    invitation = seed.agreement("invitation")
    assert len({earlier.id, july.id, invitation.id}) == len(seed.extraction.agreements) == 3
    assert earlier.parties == invitation.parties == ("state/iraq",)
    assert set(july.parties) == {"person/joe-biden", "person/mustafa-al-kadhimi"}
    assert [earlier.time, invitation.time] == [None, None]


def test_16_three_forces_end_a_combat_mission(seed: Seed):
    ended = {p.holder for p in seed.extraction.postures if p.status is PostureStatus.END and "combat" in p.roles}
    assert ended == {TROOPS, COMMAND, COALITION}


def test_17_negation_may_lie_in_the_verb_or_in_a_contrast(seed: Seed):
    negative = {seed.words(s) for s in seed.extraction.statements if s.polarity is Polarity.NEGATIVE}
    assert negative == {
        "not a change in physical posture",
        "There won’t be a dramatic shift from yesterday to tomorrow",
        "By 2017, ISIS had been driven from holding any territory at all in Iraq",
        "but not out",
        "it wouldn’t change the number of troops in Iraq",
    }


def test_18_the_ground_is_not_its_government(seed: Seed):
    state = seed.actor("state/iraq")
    assert state.type is ActorType.STATE
    (ground,) = [p for p in seed.extraction.places if p.id == "place/iraq"]
    assert {span.text(seed.text) for span in state.mentions} == {
        "Iraqi government",
        "Iraqi governments",
        "Republic of Iraq",
    }
    assert {span.text(seed.text) for span in ground.mentions} == {"Iraq"}
    assert not set(state.mentions) & set(ground.mentions)


def test_19_a_cue_in_the_middle_of_a_sentence_attributes_what_follows(seed: Seed):
    claim = seed.statement("all of the troops are staying put")
    assert (seed.speakers(claim), seed.cues(claim)) == (["organisation/pentagon"], ["announced"])
    assert seed.quotes(claim) is QuoteType.INDIRECT


def test_20_words_are_kept_character_for_character(seed: Seed):
    assert len(seed.text) == 2265
    assert seed.text.count("\u00a0") == 4
    kept = seed.statement("it wouldn’t change the number of troops in Iraq")
    assert kept.spans == (Span(2125, 2172),)
    for statement in seed.extraction.statements:
        for span in statement.spans:
            assert seed.text[span.start : span.end].strip() == seed.text[span.start : span.end]
            assert "“" not in (seed.text[span.start], seed.text[span.end - 1])
