"""What a question wants to know: the kind of answer, the words it is found by, and whose statement it is.

The forms are told by the question word and by the verb: "who said ..." wants a speaker, "who signed ..."
an actor, "how many ..." a number, "what did X say ..." the content of a statement.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.answer.asked_form import Gap, Wanted, form_of, question_word
from kg.answer.asked_source import (
    about,
    according_to,
    auxiliary,
    has_clause,
    name_of,
    negative,
    reporting,
    subject_asked,
    telling,
)
from kg.answer.content_words import Text, Word
from kg.answer.understanding import AnswerKind
from kg.resources import Lexicon, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Gap", "Wanted", "wanted"]

_ASKING = frozenset({"be", "do", "have", "will", "would", "can", "could", "may", "might", "shall", "should", "must"})
_VERBATIM = ("word for word", "literally", "verbatim", "in those words", "in these words", "exactly")
_LEAST = 0.3
_LEAST_TRUTH = 2  # "Is the mission over?" leaves one word to find it by: any mission would be a yes


def wanted(text: Text) -> Wanted | None:
    """What ``text`` asks for; None if it is no question that kg can take."""
    doc, lists = text.reading.doc, lexicon()
    tokens = [t for t in doc if not t.is_space and not t.is_punct]
    if not tokens:
        return None
    asked = question_word(tokens)
    if asked is None and tokens[0].lemma_.lower() not in _ASKING:
        return None
    speaker, spent = according_to(doc)
    verb = reporting(tokens, asked, spent, lists)
    if verb is not None and (
        asked is None or asked.lower_ not in {"who", "whom"} or subject_asked(verb, asked) != asked
    ):
        named = subject_asked(verb, asked)
        if named is not None and named.i not in spent and auxiliary(verb, named):
            speaker = speaker or name_of(named)
            spent |= {t.i for t in named.subtree if t.i < verb.i} | {verb.i}
        else:
            verb = None
    if (
        verb is not None
        and asked is not None
        and asked.lower_ in {"when", "where", "how", "why"}
        and not has_clause(verb)
    ):
        verb, speaker, spent = None, None, set()
    found = form_of(text, asked, verb, lists) if asked is not None else Wanted(kind=AnswerKind.YES_NO, words=())
    if found is None:
        return None
    spent |= _asked_words(doc, asked, found) | _manner_words(doc)
    if found.kind is AnswerKind.SPEAKER and verb is not None:
        spent.add(verb.i)
    of_topic = speaker is not None and about(verb)
    words = tuple(_content(text, spent, lists))
    agreement = _agreement(words, found, lists)
    told = telling(text, verb, lists)
    more = agreement or (
        words and (told is not None or (found.kind is AnswerKind.QUANTITY and (found.noun or found.measures)))
    )
    office = _office(asked, found, lists)
    if not (_enough(words, speaker) or more or office) or (
        found.kind is AnswerKind.YES_NO and len(words) < _LEAST_TRUTH
    ):
        return None
    if asked is not None and _who_is(asked):
        found, office = replace(found, kind=AnswerKind.ROLE), frozenset({"role"})
    return Wanted(
        kind=found.kind,
        words=words,
        speaker=speaker,
        said=found.kind is AnswerKind.SPEAKER or speaker is not None,
        about=of_topic or (speaker is not None and found.kind is AnswerKind.CONTENT and not words),
        noun=found.noun,
        verb=found.verb or _main_verb(text, words),
        reporting=told,
        gap=found.gap,
        measures=found.measures,
        reason=found.reason,
        verbatim=bool(_manner_words(doc)),
        negative=negative(tokens, verb),
        several=found.several,
        office=office,
        agreement=agreement,
        deed=found.deed,
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


def _who_is(asked: Token) -> bool:
    """Whether a question with ``asked`` is after a person's posts: "Who is Ada Roe?", not "Who is the minister?"."""
    verb = asked.head
    if asked.lower_ != "who" or verb.lemma_ != "be" or verb.i != asked.i + 1:
        return False
    rest = [t for t in asked.doc[verb.i + 1 :] if not t.is_punct and not t.is_space]
    return bool(rest) and all(t.pos_ == "PROPN" for t in rest)


def _agreement(words: tuple[Word, ...], found: Wanted, lists: Lexicon) -> bool:
    verbs = lists.table("questions", "verbs")["agreeing"]
    agreeing = {w.lemma for w in words} & {*verbs, "agreement"}
    return found.kind in {AnswerKind.ACTOR, AnswerKind.SPEAKER} and (len(agreeing) > 1 or "agree" in agreeing)


def _enough(words: tuple[Word, ...], speaker: str | None) -> bool:
    """Whether a question names anything to look for: "Is it raining?" does not."""
    return speaker is not None or len(words) > 1 or any(w.weight > 1.1 for w in words)


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
