"""The words of a sentence that carry its content, each with what it can mean and whether it is negated."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.check.meanings import Meanings, meanings, stem
from kg.check.names import name_keys, of_a_land
from kg.check.negation import NEGATORS, contested, negated
from kg.check.numbers import MONTHS, Amount, amounts
from kg.extract.reading import Reading, read
from kg.model import Article
from kg.resources import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Kind", "Unit", "Words", "index_keys", "read_words"]

_YEAR = 4
_SHORT = 3
_LONGEST_NAME = 6


class Kind(StrEnum):
    """What a unit does in its sentence."""

    NAME = "name"
    NUMBER = "number"
    VERB = "verb"
    NOUN = "noun"
    MODIFIER = "modifier"


_WEIGHTS = {Kind.NAME: 1.0, Kind.NUMBER: 1.5, Kind.VERB: 1.2, Kind.NOUN: 1.0, Kind.MODIFIER: 0.6}
_PLAIN = 0.15
_FIRST_NAME = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A word, phrase, name or number with what it means; offsets count code points of its text."""

    text: str
    start: int
    end: int
    token: int
    head: int
    kind: Kind
    weight: float
    keys: frozenset[str]
    groups: frozenset[str]
    negated: bool = False
    contested: bool = False
    amount: Amount | None = None
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text as its units, and the parse they come from."""

    text: str
    units: tuple[Unit, ...]
    reading: Reading


@lru_cache(maxsize=8192)
def read_words(text: str, model: str | None = None) -> Words:
    """The units of ``text``, in text order."""
    reading = read(Article(text=text, sha256=hashlib.sha256(text.encode()).hexdigest()), model=model)
    return Words(text=text, units=_unphrased(reading.doc, tuple(_units(reading))), reading=reading)


def _unphrased(doc: Doc, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """``units`` without the negations that are part of a phrase: "not enough troops" are troops."""
    phrases = [u for u in units if " " in u.text and u.groups]
    used = {t.i for u in phrases for t in doc if u.start <= t.idx < u.end and t.lower_ in NEGATORS}
    if not used:
        return units
    own = {u.start: range(0) if u not in phrases else _range(doc, u) for u in units}
    return tuple(replace(u, negated=negated(doc[u.token], used.union(own[u.start]))) for u in units)


def _range(doc: Doc, unit: Unit) -> range:
    inside = [t.i for t in doc if unit.start <= t.idx < unit.end]
    return range(inside[0], inside[-1] + 1)


def _units(reading: Reading) -> Iterator[Unit]:
    doc, means = reading.doc, meanings()
    numbers = {amount.first: amount for amount in amounts(doc, reading.lexicon)}
    taken: set[int] = set()
    for token in doc:
        if token.i in taken or token.is_space or token.is_punct:
            continue
        length, unit = _unit(doc, token, numbers.get(token.i), means)
        taken.update(range(token.i, token.i + length))
        if unit is not None:
            yield unit


def _unit(doc: Doc, token: Token, amount: Amount | None, means: Meanings) -> tuple[int, Unit | None]:
    """How many tokens are used up, and the unit that they are."""
    phrase = _phrase(doc, token, means)
    if amount is not None and token.i + len(phrase) - 1 <= amount.last:
        groups = frozenset({"partly"}) if _of_more(doc[amount.last]) else frozenset()
        return amount.last - amount.first + 1, _made(
            doc, token.i, amount.last, Kind.NUMBER, amount=amount, groups=groups
        )
    if date := _date(token):
        return 1, replace(
            _made(doc, token.i, token.i, Kind.NAME, keys=frozenset({token.lower_}), weight=0.8), date=date
        )
    for length in range(_LONGEST_NAME, 0, -1):
        keys = _named(doc, token.i, length)
        if keys:
            named = (t for t in doc[token.i : token.i + length] if len(t.text) > _SHORT and not _sort_of_thing(t))
            words = {t.lower_.rstrip(".") for t in named}
            return length, _made(doc, token.i, token.i + length - 1, Kind.NAME, keys=keys | words)
    if phrase:
        head = max(doc[token.i : token.i + len(phrase)], key=lambda t: (t.pos_ == "VERB", t.pos_ == "NOUN", -t.i))
        kind = _kind(head)
        keys = frozenset({" ".join(phrase)})
        made = _made(doc, token.i, token.i + len(phrase) - 1, kind, at=head, keys=keys, groups=means.of(*phrase))
        return len(phrase), made
    return 1, _word(doc, token, means)


def _of_more(number: Token) -> bool:
    """Whether a number is one out of more: "two of the men"."""
    of = next((c for c in number.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    return of is not None and any(c.dep_ in {"det", "poss"} for noun in of.children for c in noun.children)


def _sort_of_thing(token: Token) -> bool:
    """Whether a word of a name only says what it is: "province" names neither Kandahar nor Helmand."""
    words = lexicon()
    heads = (words.words("actors", kind) for kind in ("place_heads", "organisation_heads", "institutions", "bodies"))
    return token.text.islower() or any(token.lower_ in listed for listed in heads)


def _date(token: Token) -> str:
    """ "month" or "year" if the word is one."""
    if token.lower_ in MONTHS and token.text[0].isupper() and token.pos_ == "PROPN":
        return "month"
    return "year" if token.ent_type_ == "DATE" and token.text.isdigit() and len(token.text) == _YEAR else ""


def _named(doc: Doc, start: int, length: int) -> frozenset[str]:
    words = doc[start : start + length]
    if len(words) < length or not (words[0].text[0].isupper() or words[0].is_digit):
        return frozenset()
    if words[-1].is_punct:  # the stop behind "Hungary."
        return frozenset()
    if length == 1 and words[0].is_sent_start and words[0].pos_ not in {"PROPN", "ADJ", "NOUN"}:
        return frozenset()
    if length == 1 and words[0].text.islower():
        return frozenset()
    return name_keys(tuple(t.text.rstrip(".") if t.is_sent_end else t.text for t in words))


def _phrase(doc: Doc, token: Token, means: Meanings) -> tuple[str, ...]:
    for first in dict.fromkeys((token.lemma_.lower(), token.lower_)):
        for words in means.phrases(first):
            found = doc[token.i : token.i + len(words)]
            if len(found) == len(words) and all(
                w in {t.lemma_.lower(), t.lower_} for w, t in zip(words, found, strict=True)
            ):
                return words
    return ()


def _word(doc: Doc, token: Token, means: Meanings) -> Unit | None:
    lemma = token.lemma_.lower()
    groups = means.of(lemma) | means.of(token.lower_)
    if token.pos_ == "VERB":
        groups -= means.no_verbs
    particle = next((c.lower_ for c in token.children if c.dep_ in {"prt", "advmod"} and c.i > token.i), None)
    if particle is not None and (both := means.of(lemma, particle)):
        groups = both
    if token.pos_ == "PROPN" and not groups:
        following = token.nbor() if token.i + 1 < len(doc) else None
        first = following is not None and following.pos_ == "PROPN" and token.dep_ == "compound"
        first = first or (following is not None and following.text == "-")
        return _made(
            doc,
            token.i,
            token.i,
            Kind.NAME,
            keys=frozenset({token.lower_.rstrip("."), token.lower_.rstrip(".").removesuffix("s")})
            | of_a_land(token.text),
            weight=_FIRST_NAME if first else None,
        )
    kind = _kind(token)
    if token.lemma_ == "be" and any(c.dep_ == "expl" for c in token.children):
        groups = frozenset({"present"})  # "there are 2,500 troops"
    if kind is None or (token.is_stop and not groups):
        return None
    plain = lemma in means.plain or (token.is_stop and not groups and kind is not Kind.MODIFIER)
    return _made(
        doc,
        token.i,
        token.i,
        kind,
        keys=frozenset({lemma, stem(lemma)}) | (of_a_land(token.text) if kind is Kind.MODIFIER else frozenset()),
        groups=groups,
        weight=_PLAIN if plain else None,
    )


def _kind(token: Token) -> Kind | None:
    match token.pos_:
        case "VERB":
            return Kind.VERB
        case "NOUN" | "PROPN":
            return Kind.NOUN
        case "ADJ" | "ADV" | "ADP" | "SCONJ" | "DET" | "INTJ" | "PRON":
            return Kind.MODIFIER
        case "AUX":
            return Kind.VERB
        case _:
            return None


def _made(
    doc: Doc,
    first: int,
    last: int,
    kind: Kind | None,
    *,
    at: Token | None = None,
    keys: frozenset[str] = frozenset(),
    groups: frozenset[str] = frozenset(),
    amount: Amount | None = None,
    weight: float | None = None,
) -> Unit:
    token = at if at is not None else doc[last]
    kind = kind or Kind.MODIFIER
    return Unit(
        text=doc[first : last + 1].text,
        start=doc[first].idx,
        end=doc[last].idx + len(doc[last].text),
        token=token.i,
        head=token.head.i,
        kind=kind,
        weight=_WEIGHTS[kind] if weight is None else weight,
        keys=keys or frozenset({token.lemma_.lower(), stem(token.lemma_.lower())}),
        groups=groups,
        negated=negated(token, range(first, last + 1)),
        contested=contested(token),
        amount=amount,
    )


def index_keys(unit: Unit) -> frozenset[str]:
    """The keys of ``unit`` as the index has them."""
    named = {f"name:{key}" for key in unit.keys}
    return frozenset({*(stem(key) for key in unit.keys), *(f"group:{group}" for group in unit.groups), *named})
