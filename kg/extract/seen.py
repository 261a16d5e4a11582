"""Who has been mentioned so far in a text, the latest last: where antecedents are looked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from kg.extract.reading import Reading
from kg.extract.referents import Candidate
from kg.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["SUBJECTS", "Link", "Seen"]

SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
"""Dependencies of subjects."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A mention linked to the antecedent that decided it."""

    span: Span
    token: int
    antecedent: Candidate
    rule: str


class Seen:
    """Mentions so far."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._doc = reading.doc
        self._all: list[Candidate] = []
        self._latest_of: dict[int, Candidate] = {}  # by referent, the one seen last at the end
        self._sentence = [0] * len(reading.doc)
        for number, sentence in enumerate(reading.doc.sents):
            for token in sentence:
                self._sentence[token.i] = number

    def see(self, candidate: Candidate) -> None:
        """Remember ``candidate`` as the latest mention."""
        self._all.append(candidate)
        self._latest_of.pop(id(candidate.referent), None)
        self._latest_of[id(candidate.referent)] = candidate

    def latest(self) -> Iterable[Candidate]:
        """The last mention of each, the latest first."""
        return reversed(self._latest_of.values())

    def sentence(self, index: int) -> int:
        """The number of the sentence of token ``index``."""
        return self._sentence[index]

    def sentences_of(self, candidate: Candidate) -> frozenset[int]:
        """The sentences that mention the one whom ``candidate`` mentions."""
        return frozenset(self._sentence[c.token] for c in self._all if c.referent is candidate.referent)

    def near(self, token: Token, sentences: int) -> list[Candidate]:
        """The mentions outside quotations in the last ``sentences``, in text order."""
        here = self._sentence[token.i]
        found = takewhile(lambda c: here - self._sentence[c.token] <= sentences, reversed(self._all))
        return [c for c in found if self.reading.quotation_at(c.span.start) is None][::-1]

    def is_subject(self, index: int) -> bool:
        """Whether token ``index`` is a subject, or joined to one."""
        return self.anchor(index).dep_ in SUBJECTS

    def anchor(self, index: int) -> Token:
        """The first of the joined nouns or names that token ``index`` is one of."""
        token: Token = self._doc[index]
        while token.dep_ in {"conj", "appos"} and token.head.i < token.i:
            token = token.head
        return token
