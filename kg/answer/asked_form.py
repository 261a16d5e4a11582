"""The form of a question, told by its question word: what kind of answer, and where in a sentence it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.answer.asked_source import subject_asked
from kg.answer.content_words import Text, Word
from kg.answer.understanding import AnswerKind
from kg.resources import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Gap", "Wanted", "form_of", "question_word"]

_WH = frozenset({"who", "whom", "whose", "what", "which", "when", "where", "why", "how"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_OPENING = frozenset(
    {
        "in",
        "at",
        "on",
        "to",
        "by",
        "from",
        "since",
        "until",
        "within",
        "for",
        "with",
        "under",
        "of",
        "and",
        "so",
        "but",
        "through",
        "via",
        "near",
        "into",
        "after",
        "before",
        "over",
        "against",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Where the answer stands beside the verb: subject, object, possessor, or behind a preposition."""

    place: str = "object"
    preposition: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A question understood.

    ``said`` is true where only what somebody states can answer; ``about`` where the words are what the
    statement is about and not all that it says; ``noun`` is what is counted or asked for ("troops",
    "countries"); ``verb`` what happens; ``deed`` is true for "what will X do"; ``near`` are sentences
    (IRIs) that an embedding proposes.
    """

    kind: AnswerKind
    words: tuple[Word, ...]
    speaker: str | None = None
    said: bool = False
    about: bool = False
    noun: Word | None = None
    verb: Word | None = None
    reporting: Word | None = None
    gap: Gap = field(default_factory=Gap)
    measures: frozenset[str] = frozenset()
    reason: bool = False
    verbatim: bool = False
    several: bool = False
    office: frozenset[str] = frozenset()
    agreement: bool = False
    negative: bool = False
    deed: bool = False
    near: tuple[str, ...] = ()


def question_word(tokens: list[Token]) -> Token | None:
    """The word that asks, at the head of the question or behind a preposition."""
    for token in tokens:
        if token.lower_ in _WH:
            return token
        if token.lower_ not in _OPENING and not (token.i == tokens[0].i and token.lower_ == "according"):
            break
    return next((t for t in tokens if t.lower_ in _WH), None) if tokens[0].lower_ in {"according", *_OPENING} else None


def form_of(text: Text, asked: Token, verb: Token | None, lists: Lexicon) -> Wanted | None:
    """The kind of answer that the question word asks for; None where none is known."""
    match asked.lower_:
        case "how":
            return _measured(text, asked, lists)
        case "when":
            return Wanted(kind=AnswerKind.DATE, words=())
        case "where":
            return Wanted(kind=AnswerKind.LOCATION, words=(), gap=_gap(asked, asked))
        case "why":
            return Wanted(kind=AnswerKind.CONTENT, words=(), reason=True)
        case "who" | "whom" | "whose":
            return _person(text, asked, verb)
        case _:
            return _thing(text, asked, lists)


def _measured(text: Text, asked: Token, lists: Lexicon) -> Wanted | None:
    following = asked.nbor() if asked.i + 1 < len(asked.doc) else None
    if following is None:
        return None
    units = lists.table("questions", "measures").get(following.lower_)
    if following.lower_ == "many" or (following.lower_ == "much" and following.head.pos_ == "NOUN"):
        noun = _counted(following)
        return Wanted(kind=AnswerKind.QUANTITY, words=(), noun=None if noun is None else text.at(noun.i))
    if units is not None:
        return Wanted(kind=AnswerKind.QUANTITY, words=(), measures=frozenset(units))
    if following.pos_ in {"ADJ", "ADV"}:
        return Wanted(kind=AnswerKind.QUANTITY, words=())
    return Wanted(kind=AnswerKind.CONTENT, words=())


def _counted(many: Token) -> Token | None:
    if many.head.pos_ in {"NOUN", "PROPN"} and many.head.i > many.i:
        return many.head
    of = next((c for c in many.children if c.lower_ == "of"), None)
    if of is not None:
        noun = next((c for c in of.children if c.dep_ == "pobj" and c.pos_ in {"NOUN", "PROPN"}), None)
        return noun or next((c for c in many.head.rights if c.dep_ == "attr"), None)
    return next(
        (
            t
            for t in many.doc[many.i + 1 : many.i + 5]
            if t.pos_ in {"NOUN", "PROPN"} and t.nbor().pos_ not in {"NOUN", "PROPN"}
        ),
        None,
    )


def _person(text: Text, asked: Token, verb: Token | None) -> Wanted:
    if asked.lower_ == "whose":
        head = asked.head
        return Wanted(kind=AnswerKind.ACTOR, words=(), noun=text.at(head.i), gap=Gap(place="possessor"), several=True)
    if verb is not None and subject_asked(verb, asked) == asked:
        return Wanted(kind=AnswerKind.SPEAKER, words=(), verb=None)
    return Wanted(kind=AnswerKind.ACTOR, words=(), gap=_gap(asked, asked))


def _thing(text: Text, asked: Token, lists: Lexicon) -> Wanted:
    head = asked.head if asked.dep_ in {"det", "amod"} and asked.head.i > asked.i else None
    noun = head if head is not None else _named_after_be(asked)
    gap = _gap(asked, head or asked)
    if noun is None:
        return Wanted(kind=AnswerKind.CONTENT, words=(), gap=gap, deed=_asks_deed(asked))
    kinds = lists.table("questions", "asked")
    lemma = noun.lemma_.lower()
    kind = next((k for k, nouns in kinds.items() if lemma in nouns), None)
    several = noun.tag_ in {"NNS", "NNPS"}
    word = text.at(noun.i)
    if kind == "quantity" and head is None:
        of = next((t for t in noun.subtree if t.dep_ == "pobj" and t.head.lower_ == "of" and t.head.head == noun), None)
        return Wanted(kind=AnswerKind.QUANTITY, words=(), noun=None if of is None else text.at(of.i))
    if kind == "role" and (head is None or gap.preposition in {"in", "as"} or _holds_office(noun, lists)):
        return Wanted(kind=AnswerKind.ROLE, words=(), noun=word, gap=gap)
    if kind in {"date", "location", "actor"} and head is not None:
        if kind == "actor" and gap.preposition in {"in", "from", "to", "at"}:
            kind = "location"
        return Wanted(kind=AnswerKind(kind), words=(), noun=word, gap=gap, several=several)
    return Wanted(kind=AnswerKind.CONTENT, words=(), noun=word if head is not None else None, gap=gap, several=several)


def _asks_deed(asked: Token) -> bool:
    """Whether it is asked what somebody does: "What will the deal do for Mali?"."""
    do = next((t for t in asked.doc if t.lemma_ == "do" and t.pos_ == "VERB" and t.i > asked.i), None)
    if asked.lower_ != "what" or do is None or do.dep_ == "pcomp" or any(c.tag_ == "TO" for c in do.lefts):
        return False
    return asked.head == do or asked.dep_ in {"dobj", "pobj", "dep"}


def _holds_office(noun: Token, lists: Lexicon) -> bool:
    verb = noun.head if noun.head.pos_ in {"VERB", "AUX"} else noun.head.head
    return verb.lemma_.lower() in lists.table("questions", "verbs")["being"]


def _named_after_be(asked: Token) -> Token | None:
    """ "What is the total number ...": the noun that is asked for."""
    verb = asked.head
    if verb.lemma_ != "be":
        return None
    return next((c for c in verb.rights if c.dep_ in {"nsubj", "attr"} and c.pos_ in {"NOUN", "PROPN"}), None)


def _gap(asked: Token, head: Token) -> Gap:
    """Where in the sentence the answer to ``asked``, the head of its phrase being ``head``, stands."""
    before = asked.nbor(-1) if asked.i else None
    if head.dep_ == "pobj" or (before is not None and before.pos_ == "ADP"):
        return Gap(place="preposition", preposition=(head.head if head.dep_ == "pobj" else before or head).lower_)
    stranded = [
        t
        for t in asked.doc
        if t.pos_ == "ADP" and t.i > head.i and t.dep_ == "prep" and not any(True for _ in t.children)
    ]
    if stranded:
        return Gap(place="preposition", preposition=stranded[-1].lower_)
    if any(t.tag_ in _FINITE and t.i > head.i + 1 and t.nbor(-1).pos_ == "VERB" for t in asked.doc):
        return Gap(place="subject")  # "What did she say is essential?"
    if head.dep_ == "nsubj" and (head.head.i > head.i) and not _inverted(head):
        return Gap(place="subject")
    return Gap()


def _inverted(head: Token) -> bool:
    """Whether another subject follows: "what do the troops take on"."""
    return any(c.dep_ in {"nsubj", "nsubjpass"} and c.i > head.i for c in head.head.children)
