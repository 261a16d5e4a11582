"""Records that pass between the stages: what an article says, who says it, and which words say it.

Every record is frozen; no stage fills in another stage's record. All offsets are half-open and count
Unicode code points of ``Article.text`` exactly as read. ``None`` means "the text does not say".
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

__all__ = [
    "METHOD_VARIABLE",
    "Actor",
    "ActorType",
    "Agreement",
    "Article",
    "Aspect",
    "Attribution",
    "Bearing",
    "Bound",
    "Certainty",
    "DateBasis",
    "DateExpression",
    "Dimension",
    "Event",
    "Extraction",
    "Frame",
    "Method",
    "Modality",
    "Naming",
    "Paragraph",
    "ParagraphKind",
    "Passage",
    "Place",
    "Polarity",
    "Posture",
    "PostureStatus",
    "Proposition",
    "Quantity",
    "QuoteRegion",
    "QuoteType",
    "Rating",
    "Resolution",
    "ReviewAspect",
    "Role",
    "RoleFiller",
    "Skipped",
    "Source",
    "Span",
    "Stance",
    "Statement",
    "StatementKind",
    "Strength",
    "Utterance",
]


# ---- closed value sets: the values are the words of the JSON contract -------------------------------


class ParagraphKind(StrEnum):
    """What a block of text is; only prose is read for statements of the article itself."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    PROSE = "prose"
    CAPTION = "caption"
    CREDIT = "credit"


class StatementKind(StrEnum):
    """Whether somebody is said to state it, or the article does.

    An attitude is attributed without being stated: what somebody wants, holds, supports or opposes, a
    subject somebody speaks about, or a report that names no source.
    """

    CLAIM = "claim"
    NARRATOR = "narrator"
    ATTITUDE = "attitude"


METHOD_VARIABLE = "KG_ATTRIBUTION"
"""The environment variable that chooses a :class:`Method`."""


class Method(StrEnum):
    """What attributes: rules and the trained tagger together, or the rules alone."""

    TRAINED = "trained"
    RULES = "rules"


class QuoteType(StrEnum):
    """Word for word, in the reporter's words, or partly each."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NONE = "none"


class Polarity(StrEnum):
    """Whether the main clause of the content is affirmed or negated."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Certainty(StrEnum):
    """How sure the source is (FactBank's degrees)."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNDERSPECIFIED = "underspecified"


class Modality(StrEnum):
    """Whether the content is told as fact, plan, forecast, possibility, condition, duty, judgement or aim."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    PREDICTED = "predicted"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    OBLIGATION = "obligation"
    OPINION = "opinion"
    GOAL = "goal"


class Aspect(StrEnum):
    """Where the content stands in time, seen from the statement."""

    COMPLETED = "completed"
    ONGOING = "ongoing"
    FUTURE = "future"
    FUTURE_IN_PAST = "future_in_past"
    STATE = "state"


class ActorType(StrEnum):
    """What kind of actor; the words of the JSON contract."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    ARMED_GROUP = "armed group"
    COALITION = "coalition"
    UNIT = "unit"
    UNNAMED = "unnamed"


class Bound(StrEnum):
    """What a number says about the true one."""

    EXACTLY = "exactly"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class PostureStatus(StrEnum):
    """What a force does at a place."""

    PRESENT = "present"
    REMAIN = "remain"
    DEPLOY = "deploy"
    WITHDRAW = "withdraw"
    INCREASE = "increase"
    REDUCE = "reduce"
    END = "end"
    TRANSITION = "transition"


class DateBasis(StrEnum):
    """Whether a date stands in the words or follows from them and a known day."""

    STATED = "stated"
    INFERRED = "inferred"


class Frame(StrEnum):
    """What a proposition is about; GENERIC keeps predicate and arguments when no domain frame fits."""

    POSTURE = "posture"
    TRANSITION = "transition"
    AGREEMENT = "agreement"
    LEGAL_BASIS = "legal_basis"
    ATTACK = "attack"
    CONTROL = "control"
    TRAINING = "training"
    CAUSE = "cause"
    ACTIVITY = "activity"
    NAMING = "naming"
    COMMUNICATION = "communication"
    GENERIC = "generic"


class Dimension(StrEnum):
    """What about a force changes, or does not (design: the posture ledger)."""

    HEADCOUNT = "headcount"
    MISSION = "mission"
    LOCATION = "location"
    PHYSICAL = "physical"
    UNSPECIFIED = "unspecified"


class Stance(StrEnum):
    """Whether a statement is for or against a proposition."""

    AFFIRMS = "affirms"
    DENIES = "denies"


class Rating(StrEnum):
    """A person's verdict."""

    TRUE = "true"
    MOSTLY_TRUE = "mostly_true"
    MIXED = "mixed"
    MOSTLY_FALSE = "mostly_false"
    FALSE = "false"
    UNPROVEN = "unproven"


class ReviewAspect(StrEnum):
    """Whether a verdict is on what is said, or on its having been said."""

    CONTENT = "content"
    SAYING = "saying"


class Strength(StrEnum):
    """How firmly a statement bears on a proposition, firmest first."""

    EXPLICIT = "explicit"
    ENTAILED = "entailed"
    SUGGESTED = "suggested"


# ---- text -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points of one article's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"span [{self.start},{self.end}) is empty or negative")

    def text(self, article_text: str) -> str:
        """The exact words of this span."""
        return article_text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text exactly as read, with what is known about it; the unknown stays ``None``."""

    text: str
    sha256: str
    title: str | None = None
    author: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None

    @property
    def id(self) -> str:
        """First 16 hex digits of the text's hash: equal text, equal article."""
        return self.sha256[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A block of text between line breaks, without the white space around it."""

    span: Span
    kind: ParagraphKind


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRegion:
    """Text between a pair of quotation marks of one type, the marks excluded.

    ``outer`` includes the marks. ``closed`` is false where the paragraph ends before the closing mark;
    ``reopens`` is true where the region goes on with an unclosed one of the paragraph before.
    """

    span: Span
    outer: Span
    closed: bool = True
    reopens: bool = False


# ---- actors -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A post, rank or function that the text gives an actor; ``organisation`` as worded.

    With a ``reason``, the text does not state the organisation: it was inferred for that reason.
    """

    role: str
    organisation: str | None
    span: Span
    organisation_id: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """The text defines one name by another: "Islamic State (ISIS)", "the term used by Iraqis"."""

    name: str
    alias: str
    span: Span
    used_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who can act or speak. ``id`` is a readable slug such as ``person/john-kirby``.

    ``name`` is the fullest form the article uses; ``canonical`` the one of the gazetteer, the same in
    every article.
    """

    id: str
    name: str
    type: ActorType
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    mentions: tuple[Span, ...] = ()
    namings: tuple[Naming, ...] = ()
    identifier: str | None = None
    affiliation: str | None = None
    canonical: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A location that the text names; ``within`` is the id of the place around it, if known."""

    id: str
    name: str
    mentions: tuple[Span, ...] = ()
    within: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What a mention refers to, under which rule, and the antecedent that decided it."""

    mention: Span
    actor: str
    rule: str
    antecedent: Span | None = None


# ---- values inside statements -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class DateExpression:
    """A date in EDTF (ISO 8601-2) as far as the words go; an inferred reading is kept apart."""

    span: Span
    text: str
    edtf: str
    basis: DateBasis = DateBasis.STATED
    inferred: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number of something as the text bounds it; ``number`` is None for "all of the troops"."""

    number: Decimal | None
    unit: str
    bound: Bound
    span: Span
    quantifier: str | None = None


# ---- statements -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A speaker as one statement names it: the local words, and the actor they resolve to."""

    actor: str
    mention: Span | None
    resolution: Resolution | None = None
    role: str | None = None
    affiliation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """All that one cue attributes, and the local words for its source ("he", "who"), None where it names none."""

    content: tuple[Span, ...]
    source: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who is said to have said it, by which cue words, in what form, on what occasion.

    ``passage`` is what the utterance is a sentence or clause of, if that is known.
    """

    sources: tuple[Source, ...]
    cue: tuple[Span, ...]
    quote: QuoteType
    rule: str
    medium: Span | None = None
    date: DateExpression | None = None
    passage: Passage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """Words somebody utters (the article itself if ``attribution`` is None), before they are understood.

    ``spans`` hold the content: several where the cue interrupts it; quotation marks stay outside.
    ``part_of`` names the utterance whose content this one is a clause of; ``via`` the utterance that
    reports this one (A says that B says).
    """

    id: str
    kind: StatementKind
    spans: tuple[Span, ...]
    sentence: Span
    rule: str
    attribution: Attribution | None = None
    via: str | None = None
    part_of: str | None = None
    caption: bool = False

    def text(self, article_text: str) -> str:
        """The content words, pieces joined by one space."""
        return " ".join(span.text(article_text) for span in self.spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleFiller:
    """One argument of a proposition: role name, words, and what the words resolve to."""

    role: str
    text: str
    span: Span | None = None
    actor: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """Content without speaker and polarity, normalised: the unit that statements share.

    ``predicate`` is a lower-case lemma or frame verb ("remain", "change", "end"); ``arguments`` are
    in role order. ``dimension`` says what changes, for propositions about change.
    """

    predicate: str
    frame: Frame = Frame.GENERIC
    arguments: tuple[RoleFiller, ...] = ()
    dimension: Dimension | None = None
    quantity: Quantity | None = None
    missions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One utterance understood: the proposition it expresses, and the speaker's stance to it.

    ``date`` is when what is said holds or happens; the date of saying it is ``attribution.date``.
    """

    utterance: Utterance
    polarity: Polarity
    certainty: Certainty
    modality: Modality
    aspect: Aspect
    proposition: Proposition
    date: DateExpression | None = None

    @property
    def id(self) -> str:
        """The utterance's id."""
        return self.utterance.id

    @property
    def spans(self) -> tuple[Span, ...]:
        """The content spans."""
        return self.utterance.spans

    @property
    def attribution(self) -> Attribution | None:
        """Who said it; None for the article's own voice."""
        return self.utterance.attribution


@dataclass(frozen=True, slots=True, kw_only=True)
class Posture:
    """A force at a place in a role, or a change of it, as one statement gives it."""

    id: str
    holder: str
    holder_name: str
    status: PostureStatus
    statement: str
    span: Span
    quantity: Quantity | None = None
    quantity_from: Quantity | None = None
    location: str | None = None
    place: str | None = None
    roles: tuple[str, ...] = ()
    time: DateExpression | None = None
    legal_basis: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened; ``type`` is a PLOVER event type where one fits, else a plain noun."""

    id: str
    type: str
    label: str
    span: Span
    time: DateExpression | None = None
    participants: tuple[str, ...] = ()
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """An agreement, invitation or treaty; ``terms`` are ids of the statements that say what it holds."""

    id: str
    parties: tuple[str, ...]
    label: str
    span: Span
    time: DateExpression | None = None
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Text that a stage saw and left alone, with the reason."""

    span: Span
    stage: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that was read out of one article, in text order."""

    article: Article
    paragraphs: tuple[Paragraph, ...]
    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...] = ()
    postures: tuple[Posture, ...] = ()
    events: tuple[Event, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    attitudes: tuple[Utterance, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    scare_quotes: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """What one statement says about one proposition, and the rule that says so."""

    statement: str
    proposition: str
    stance: Stance
    strength: Strength
    rule: str
