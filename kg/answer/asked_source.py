"""Whose statement a question asks for, and whether it asks for a denial: "according to", "did Kirby say"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.answer.content_words import Text, Word
from kg.extract.phrases import noun_phrase
from kg.resources import Lexicon, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = [
    "about",
    "according_to",
    "auxiliary",
    "has_clause",
    "name_of",
    "negative",
    "reporting",
    "subject_asked",
    "telling",
]

_NOT = frozenset({"not", "n't", "n’t", "no", "never", "neither", "nor", "none", "nobody", "without"})


def according_to(doc: Doc) -> tuple[str | None, set[int]]:
    """The source of "according to ...", and the tokens that say so."""
    for token in doc[:-1]:
        if token.lower_ == "according" and token.nbor().lower_ == "to":
            stop = next(
                (t.i for t in doc[token.i + 2 :] if t.is_punct and t.text not in {".", "-", "’", "'"}), len(doc)
            )
            words = doc[token.i + 2 : stop]
            return (_without_article(words.text.strip()) or None), set(range(token.i, stop))
    return None, set()


def reporting(tokens: list[Token], asked: Token | None, spent: set[int], lists: Lexicon) -> Token | None:
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


def telling(text: Text, verb: Token | None, lists: Lexicon) -> Word | None:
    """The verb of saying where it tells more than that: "criticized", "claimed responsibility", not "said that"."""
    if verb is None:
        return None
    neutral = verb.lemma_.lower() in lists.table("questions", "verbs")["neutral"]
    clause = any(c.dep_ in {"ccomp", "xcomp", "advcl"} for c in verb.children) or not _has_object(verb)
    return None if neutral and clause else text.at(verb.i)


def _has_object(verb: Token) -> bool:
    return any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children)


def has_clause(verb: Token) -> bool:
    """Whether what is reported follows: "when did he say they left", not "when did they report to Congress"."""
    return any(t.pos_ in {"VERB", "AUX"} for t in verb.doc[verb.i + 1 :])


def _auxiliary_before(token: Token) -> bool:
    return any(
        t.lower_ in {"did", "does", "do", "has", "have", "had"} for t in token.doc[max(0, token.i - 6) : token.i]
    )


def subject_asked(verb: Token, asked: Token | None) -> Token | None:
    """Who says it: the nearest subject before the verb, else the question word itself."""
    found = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < verb.i]
    if found:
        return found[-1]
    if asked is not None and asked.lower_ == "who" and verb.i - asked.i <= 3:
        return asked
    return None


def auxiliary(verb: Token, named: Token) -> bool:
    """Whether the verb is asked about: "did Kirby say", not "reports say"."""
    return any(
        c.dep_ == "aux" and c.lower_ in {"did", "does", "do", "has", "have"} and c.i < named.i for c in verb.children
    )


def name_of(head: Token) -> str:
    """The name at ``head``, without an article."""
    span = noun_phrase(head)
    words = head.doc.text[span.start : span.end]
    return _without_article(words)


def _without_article(name: str) -> str:
    return name.removeprefix("the ").removeprefix("The ")


def about(verb: Token | None) -> bool:
    """Whether "about", "on" or the like follows the verb of saying."""
    return verb is not None and any(
        t.lower_ in {"about", "on", "regarding", "concerning", "of"} for t in verb.doc[verb.i + 1 : verb.i + 3]
    )


def negative(tokens: list[Token], verb: Token | None) -> bool:
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
