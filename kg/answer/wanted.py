"""What a question wants to know: the kind of answer, the words it is found by, and whose statement it is.

The forms are told by the question word and by the verb: "who said ..." wants a speaker, "who signed ..."
an actor, "how many ..." a number, "what did X say ..." the content of a statement.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.answer.content_words import Text, Word
from kg.answer.understanding import AnswerKind
from kg.extract.phrases import noun_phrase
from kg.resources import Lexicon, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Gap", "Wanted", "wanted"]

_WH = frozenset({"who", "whom", "whose", "what", "which", "when", "where", "why", "how"})
_ASKING = frozenset({"be", "do", "have", "will", "would", "can", "could", "may", "might", "shall", "should", "must"})
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
_VERBATIM = ("word for word", "literally", "verbatim", "in those words", "in these words", "exactly")
_NOT = frozenset({"not", "n't", "n’t", "no", "never", "neither", "nor", "none", "nobody", "without"})
_LEAST = 0.3


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
    "countries"); ``verb`` what happens.
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


def wanted(text: Text) -> Wanted | None:
    """What ``text`` asks for; None if it is no question that kg can take."""
    doc, lists = text.reading.doc, lexicon()
    tokens = [t for t in doc if not t.is_space and not t.is_punct]
    if not tokens:
        return None
    asked = _question_word(tokens)
    if asked is None and tokens[0].lemma_.lower() not in _ASKING:
        return None
    speaker, spent = _according_to(doc)
    verb = _reporting(tokens, asked, spent, lists)
    if verb is not None and (asked is None or asked.lower_ not in {"who", "whom"} or _subject(verb, asked) != asked):
        named = _subject(verb, asked)
        if named is not None and named.i not in spent and _auxiliary(verb, named):
            speaker = speaker or _name(named)
            spent |= {t.i for t in named.subtree if t.i < verb.i} | {verb.i}
        else:
            verb = None
    if (
        verb is not None
        and asked is not None
        and asked.lower_ in {"when", "where", "how", "why"}
        and not _has_clause(verb)
    ):
        verb, speaker, spent = None, None, set()
    found = _form(text, asked, verb, lists) if asked is not None else Wanted(kind=AnswerKind.YES_NO, words=())
    if found is None:
        return None
    spent |= _asked_words(doc, asked, found) | _manner_words(doc)
    if found.kind is AnswerKind.SPEAKER and verb is not None:
        spent.add(verb.i)
    about = speaker is not None and _about(verb)
    words = tuple(_content(text, spent, lists))
    agreement = _agreement(words, found, lists)
    telling = _telling(text, verb, lists)
    more = agreement or (words and (telling is not None or (found.kind is AnswerKind.QUANTITY and found.noun)))
    if not (_enough(words, speaker) or more):
        return None
    return Wanted(
        kind=found.kind,
        words=words,
        speaker=speaker,
        said=found.kind is AnswerKind.SPEAKER or speaker is not None,
        about=about or (speaker is not None and found.kind is AnswerKind.CONTENT and not words),
        noun=found.noun,
        verb=found.verb or _main_verb(text, words),
        reporting=telling,
        gap=found.gap,
        measures=found.measures,
        reason=found.reason,
        verbatim=bool(_manner_words(doc)),
        negative=_negative(tokens, verb),
        several=found.several,
        office=_office(asked, found, lists),
        agreement=agreement,
    )


def _office(asked: Token | None, found: Wanted, lists: Lexicon) -> frozenset[str]:
    """The words for the post that is asked for: "who commands", "who is the spokesman", "what is her role"."""
    if found.kind is AnswerKind.ROLE:
        return frozenset({"role"})
    if asked is None or asked.lower_ != "who" or found.kind is not AnswerKind.ACTOR:
        return frozenset()
    verb = asked.head
    offices = lists.table("questions", "offices")
    if verb.lemma_ == "be" and verb.i == asked.i + 1:
        noun = next((c for c in verb.rights if c.dep_ in {"attr", "nsubj"} and c.pos_ in {"NOUN", "PROPN"}), None)
        return frozenset() if noun is None else frozenset({noun.lemma_.lower()})
    return frozenset(offices.get(verb.lemma_.lower(), ()))


def _agreement(words: tuple[Word, ...], found: Wanted, lists: Lexicon) -> bool:
    verbs = lists.table("questions", "verbs")["agreeing"]
    agreeing = {w.lemma for w in words} & {*verbs, "agreement"}
    return found.kind in {AnswerKind.ACTOR, AnswerKind.SPEAKER} and (len(agreeing) > 1 or "agree" in agreeing)


def _enough(words: tuple[Word, ...], speaker: str | None) -> bool:
    """Whether a question names anything to look for: "Is it raining?" does not."""
    return speaker is not None or len(words) > 1 or any(w.weight > 1.1 for w in words)


# ---- the question word ------------------------------------------------------------------------------


def _question_word(tokens: list[Token]) -> Token | None:
    for token in tokens:
        if token.lower_ in _WH:
            return token
        if token.lower_ not in _OPENING and not (token.i == tokens[0].i and token.lower_ == "according"):
            break
    return next((t for t in tokens if t.lower_ in _WH), None) if tokens[0].lower_ in {"according", *_OPENING} else None


def _form(text: Text, asked: Token, verb: Token | None, lists: Lexicon) -> Wanted | None:
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
    if verb is not None and _subject(verb, asked) == asked:
        return Wanted(kind=AnswerKind.SPEAKER, words=(), verb=None)
    return Wanted(kind=AnswerKind.ACTOR, words=(), gap=_gap(asked, asked))


def _thing(text: Text, asked: Token, lists: Lexicon) -> Wanted:
    head = asked.head if asked.dep_ in {"det", "amod"} and asked.head.i > asked.i else None
    noun = head if head is not None else _named_after_be(asked)
    gap = _gap(asked, head or asked)
    if noun is None:
        return Wanted(kind=AnswerKind.CONTENT, words=(), gap=gap)
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
    if head.dep_ == "nsubj" and (head.head.i > head.i) and not _inverted(head):
        return Gap(place="subject")
    return Gap()


def _inverted(head: Token) -> bool:
    """Whether another subject follows: "what do the troops take on"."""
    return any(c.dep_ in {"nsubj", "nsubjpass"} and c.i > head.i for c in head.head.children)


# ---- who says it --------------------------------------------------------------------------------------


def _according_to(doc: Doc) -> tuple[str | None, set[int]]:
    for token in doc[:-1]:
        if token.lower_ == "according" and token.nbor().lower_ == "to":
            stop = next(
                (t.i for t in doc[token.i + 2 :] if t.is_punct and t.text not in {".", "-", "’", "'"}), len(doc)
            )
            words = doc[token.i + 2 : stop]
            return (_without_article(words.text.strip()) or None), set(range(token.i, stop))
    return None, set()


def _reporting(tokens: list[Token], asked: Token | None, spent: set[int], lists: Lexicon) -> Token | None:
    """The verb of saying whose content is asked for, or whose speaker."""
    verbs = (
        lists.words("cues", "saying") | lists.words("cues", "mental") | lists.words("cues", "naming")
        | lists.words("cues", "directive") | lists.words("cues", "commissive")
    ) - frozenset(lists.table("questions", "verbs")["acting"])  # fmt: skip
    own = lists.words("cues", "saying") | lists.words("cues", "mental")
    # The parser takes a bare verb for a noun at times: "do they report"; a verb is taken first.
    for token in sorted(tokens, key=lambda t: t.pos_ == "NOUN"):
        if token.i in spent or token.lemma_.lower() not in verbs or token.pos_ not in {"VERB", "NOUN", "AUX"}:
            continue
        if token.dep_ in {"amod", "compound"} or (token.pos_ == "NOUN" and not _auxiliary_before(token)):
            continue
        who = asked is not None and asked.lower_ == "who"
        if not who and token.lemma_.lower() not in own:
            continue
        if asked is not None and who and token.i > asked.i + 3 and not _auxiliary_before(token):
            return None
        return token
    return None


def _telling(text: Text, verb: Token | None, lists: Lexicon) -> Word | None:
    """The verb of saying where it tells more than that: "criticized", "denied", not "said"."""
    neutral = lists.table("questions", "verbs")["neutral"]
    return None if verb is None or verb.lemma_.lower() in neutral else text.at(verb.i)


def _has_clause(verb: Token) -> bool:
    """Whether what is reported follows: "when did he say they left", not "when did they report to Congress"."""
    return any(t.pos_ in {"VERB", "AUX"} for t in verb.doc[verb.i + 1 :])


def _auxiliary_before(token: Token) -> bool:
    return any(
        t.lower_ in {"did", "does", "do", "has", "have", "had"} for t in token.doc[max(0, token.i - 6) : token.i]
    )


def _subject(verb: Token, asked: Token | None) -> Token | None:
    """Who says it: the nearest subject before the verb, else the question word itself."""
    found = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < verb.i]
    if found:
        return found[-1]
    if asked is not None and asked.lower_ == "who" and verb.i - asked.i <= 3:
        return asked
    return None


def _auxiliary(verb: Token, named: Token) -> bool:
    """Whether the verb is asked about: "did Kirby say", not "reports say"."""
    return any(
        c.dep_ == "aux" and c.lower_ in {"did", "does", "do", "has", "have"} and c.i < named.i for c in verb.children
    )


def _name(head: Token) -> str:
    span = noun_phrase(head)
    words = head.doc.text[span.start : span.end]
    return _without_article(words)


def _without_article(name: str) -> str:
    return name.removeprefix("the ").removeprefix("The ")


def _about(verb: Token | None) -> bool:
    return verb is not None and any(
        t.lower_ in {"about", "on", "regarding", "concerning", "of"} for t in verb.doc[verb.i + 1 : verb.i + 3]
    )


def _negative(tokens: list[Token], verb: Token | None) -> bool:
    """Whether what is asked about is denied, by the main clause or by the verb of saying: "who denied that ..."."""
    root = tokens[0].sent.root
    clause = next((c for c in verb.children if c.dep_ in {"ccomp", "xcomp"}), None) if verb is not None else None
    main = clause or root
    near = {main.i, *(c.i for c in main.children if c.dep_ in {"nsubj", "nsubjpass", "dobj", "attr", "aux", "xcomp"})}
    denials = sum(t.lower_ in _NOT and t.head.i in near and not _apart(t, main) for t in tokens)
    denying = lexicon().table("questions", "verbs")["denying"]
    return (denials + (verb is not None and verb.lemma_.lower() in denying)) % 2 == 1


def _apart(token: Token, main: Token) -> bool:
    """Whether a "not" belongs to what is joined on: "down but not out"."""
    following = token.nbor() if token.i + 1 < len(token.doc) else token
    return token.i > main.i and token.nbor(-1).dep_ == "cc" and following.head.i != main.i


# ---- the words it is found by ------------------------------------------------------------------------


def _manner_words(doc: Doc) -> set[int]:
    """Where the question asks for the very words: "word for word"."""
    low = doc.text.lower()
    found = ((low.find(phrase), phrase) for phrase in _VERBATIM)
    return {t.i for at, phrase in found if at >= 0 for t in doc if at <= t.idx < at + len(phrase)}


def _asked_words(doc: Doc, asked: Token | None, found: Wanted) -> set[int]:
    """Tokens that ask and stand in no answer's sentence."""
    spent: set[int] = set()
    if asked is not None:
        spent.add(asked.i)
        if asked.lower_ == "how" and asked.i + 1 < len(doc):
            spent.add(asked.i + 1)
    generic = found.kind in {AnswerKind.ACTOR, AnswerKind.DATE, AnswerKind.LOCATION, AnswerKind.ROLE}
    if found.noun is not None and generic and found.gap.place != "possessor":
        spent.add(found.noun.token)
    return spent


def _content(text: Text, spent: set[int], lists: Lexicon) -> Iterator[Word]:
    empty = frozenset(lists.table("questions", "empty")["words"])
    for word in text.words:
        if word.token not in spent and word.lemma not in empty and word.weight >= _LEAST:
            yield word


def _main_verb(text: Text, words: tuple[Word, ...]) -> Word | None:
    """What happens: the verb nearest to the top of the parse that is no verb of asking."""
    doc = text.reading.doc
    verbs = [w for w in words if w.verb]
    if not verbs:
        return None
    return min(verbs, key=lambda w: (sum(1 for _ in doc[w.token].ancestors), w.token))
