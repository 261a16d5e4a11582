"""The words of a text that carry its content, each with what else would mean the same."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.check.meanings import meanings, stem
from kg.check.names import name_keys, names
from kg.extract.numbers import number
from kg.extract.reading import Reading, read
from kg.model import Article
from kg.resources import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Text", "Word", "alike", "read_text", "regex"]

_WEIGHTS = {"PROPN": 1.2, "NUM": 1.4, "VERB": 1.1, "NOUN": 1.0, "ADJ": 0.8, "ADV": 0.4, "AUX": 0.2}
_SAME, _NAMED, _ALIKE, _OPPOSITE = 1.0, 0.97, 0.8, 0.55
_LONGEST_NAME = 5
_SHORT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word with its weight, its stems, the names it belongs to and its groups of meaning."""

    token: int
    text: str
    lemma: str
    weight: float
    keys: frozenset[str]
    groups: frozenset[str]
    verb: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A sentence or question with its parse and its words, the empty ones too."""

    reading: Reading
    words: tuple[Word, ...]

    def at(self, token: int) -> Word | None:
        """The word at a token, if it is one."""
        return next((word for word in self.words if word.token == token), None)


@lru_cache(maxsize=4096)
def read_text(text: str, model: str | None = None) -> Text:
    """``text`` read; the same text is parsed once."""
    reading = read(Article(text=text, sha256=hashlib.sha256(text.encode()).hexdigest()), model=model)
    named = _names(reading)
    words = (_word(token, named.get(token.i, frozenset())) for token in reading.doc if _is_word(token))
    return Text(reading=reading, words=tuple(words))


def _word(token: Token, named: frozenset[str]) -> Word:
    lemma = token.lemma_.lower()
    means = meanings()
    groups = means.of(lemma) or means.of(token.lower_)
    particle = next((c.lower_ for c in token.children if c.dep_ == "prt"), None)
    if particle is not None:
        groups = means.of(lemma, particle) or groups
    value = number([token.text], lexicon())
    keys = {lemma, stem(lemma), stem(token.lower_)} | {f"name:{name}" for name in named}
    if value is not None:
        keys = {f"number:{value}"}
    return Word(
        token=token.i,
        text=token.text,
        lemma=lemma,
        weight=0.1 if token.is_stop and token.pos_ not in {"NUM", "PROPN"} else _WEIGHTS.get(token.pos_, 0.1),
        keys=frozenset(keys),
        groups=groups if value is None else frozenset(),
        verb=token.pos_ in {"VERB", "AUX"},
    )


def alike(asked: Word, stated: Word) -> float:
    """How far ``stated`` gives ``asked`` again: 1 in the same word, less in another, 0 not at all."""
    if both := asked.keys & stated.keys:
        return _NAMED if all(key.startswith("name:") for key in both) else _SAME
    if not asked.groups.isdisjoint(stated.groups):
        return _ALIKE
    if meanings().kind_of(stated.groups, asked.groups):
        return _ALIKE
    if meanings().opposed(asked.groups, stated.groups):
        return _OPPOSITE
    return 0.0


def regex(word: Word) -> str:
    """A pattern that finds the word, its family and what means the same in plain text."""
    names = {key.removeprefix("name:") for key in word.keys if key.startswith("name:")}
    lemmas = {word.lemma, word.text.lower(), *_of_groups(word.groups)}
    irregular = {form for form, lemma in meanings().irregular.items() if lemma in lemmas}
    found = set(_forms(lemmas | irregular | set(_aliases(names))))
    return r"(^|\W)(" + "|".join(sorted(found)) + ")"


def _forms(lemmas: Iterable[str]) -> Iterator[str]:
    for lemma in lemmas:
        plain = lemma if " " in lemma else stem(lemma)
        if len(plain) >= _SHORT:
            yield re.sub(r"[^\w ]", ".", plain)
        elif plain.isalnum():
            yield r"\.?".join(plain) + r"s?($|\W)"


@lru_cache(maxsize=2048)
def _of_groups(groups: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(" ".join(words) for words, names in meanings().groups.items() if names & groups))


def _aliases(keys: Iterable[str]) -> Iterator[str]:
    wanted = frozenset(keys)
    if wanted:
        yield from (name for name, known in names().items() if known & wanted)


def _names(reading: Reading) -> dict[int, frozenset[str]]:
    """What the names of a text name, by token: "the United States" and "American" are one."""
    doc, found = reading.doc, dict[int, frozenset[str]]()
    for token in doc:
        if not token.text[:1].isupper():
            continue
        for length in range(min(_LONGEST_NAME, len(doc) - token.i), 0, -1):
            span = doc[token.i : token.i + length]
            keys = name_keys(tuple(t.text for t in span))
            if keys and not all(t.i in found for t in span):
                found |= {t.i: keys for t in span if t.i not in found}
                break
    return found


def _is_word(token: Token) -> bool:
    return not (token.is_space or token.is_punct)
