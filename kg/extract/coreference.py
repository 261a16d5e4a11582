"""What pronouns and definite descriptions refer to: an ordered sieve, open where two readings tie."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from kg.extract.reading import Reading
from kg.extract.referents import Candidate, Description, Referent
from kg.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Link", "resolve"]

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_SINGULAR: Final = {"he": "male", "she": "female"}
_RECENT_SENTENCES: Final = 6
_RECENT_FOR_IT: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A mention linked to the antecedent that decided it."""

    span: Span
    token: int
    antecedent: Candidate
    rule: str


def resolve(reading: Reading, known: Iterable[Candidate], descriptions: Iterable[Description]) -> Iterator[Link]:
    """Yield the links of one text in order.

    Every link is itself a candidate for what comes later, so that chains of subjects hold ("ISIS had
    been driven ... they continued ... They've been pushed").
    """
    sieve = _Sieve(reading)
    by_token: dict[int, Candidate] = {c.token: c for c in known}
    described = {d.token: d for d in descriptions}
    for token in reading.doc:
        link = None
        if token.i in described:
            link = sieve.describe(described[token.i])
        elif token.lower_ in {"he", "she", "they", "it"} and token.pos_ == "PRON":
            link = sieve.pronoun(token)
        if link is not None:
            yield link
            sieve.see(Candidate(token=token.i, span=link.span, referent=link.antecedent.referent))
        elif token.i in described and (own := described[token.i].own) is not None:
            sieve.see(own)
        elif token.i in by_token:
            sieve.see(by_token[token.i])


class _Sieve:
    """Mentions seen so far, the latest last."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._doc = reading.doc
        self._seen: list[Candidate] = []
        self._latest_of: dict[int, Candidate] = {}  # by referent, the one seen last at the end
        self._sentence = [0] * len(reading.doc)
        for number, sentence in enumerate(reading.doc.sents):
            for token in sentence:
                self._sentence[token.i] = number

    def see(self, candidate: Candidate) -> None:
        """Remember ``candidate`` as the latest mention."""
        self._seen.append(candidate)
        self._latest_of.pop(id(candidate.referent), None)
        self._latest_of[id(candidate.referent)] = candidate

    # ---- definite descriptions

    def describe(self, description: Description) -> Link | None:
        """The latest mention that fits by role, by its own noun, or by kind of actor."""
        for rule, fits in (
            ("role", self._fits_role),
            ("same noun", self._fits_noun),
            ("kind", self._fits_kind),
        ):
            found = self._latest(description, fits)
            if found is not None:
                return Link(
                    span=description.span,
                    token=description.token,
                    antecedent=found,
                    rule=f"description: {rule}",
                )
        return None

    def _latest(self, description: Description, fits: Callable[[Description, Referent], bool]) -> Candidate | None:
        for candidate in reversed(self._latest_of.values()):
            if fits(description, candidate.referent):
                return candidate
        return None

    @staticmethod
    def _fits_role(description: Description, referent: Referent) -> bool:
        return (
            referent.person
            and not description.plural
            and description.head in referent.roles
            and (_modifiers_fit(description, referent))
        )

    @staticmethod
    def _fits_noun(description: Description, referent: Referent) -> bool:
        if referent.id == (description.own.referent.id if description.own else None):
            return True
        return (
            "unnamed" in referent.kinds
            and description.head in referent.roles
            and description.plural == referent.plural
            and description.modifiers <= referent.words
        )

    @staticmethod
    def _fits_kind(description: Description, referent: Referent) -> bool:
        if not description.kinds & referent.kinds:
            return False
        semantic = {"terror", "terrorist", "militant", "extremist", "jihadist", "armed", "islamist"}
        special = description.modifiers - {"group", "own", "news", "same", "new"}
        if special & semantic:
            return "armed group" in referent.kinds
        return special <= referent.words

    # ---- pronouns

    def pronoun(self, token: Token) -> Link | None:
        """The antecedent of he, she, they or it."""
        quoted = self._reading.quotation_at(token.idx) is not None
        word = token.lower_
        if quoted and word != "they":
            return None
        if word == "it":
            found, rule = self._neuter(token)
        elif word == "they":
            found, rule = self._quoted_plural(token) if quoted else self._plural(token)
        else:
            found, rule = self._person(token, _SINGULAR[word])
        if found is None:
            return None
        return Link(
            span=Span(token.idx, token.idx + len(token.text)),
            token=token.i,
            antecedent=found,
            rule=f"pronoun: {rule}",
        )

    def _person(self, token: Token, gender: str) -> tuple[Candidate | None, str]:
        fitting = [
            c
            for c in self._near(token, _RECENT_SENTENCES)
            if c.referent.person and not c.referent.plural and c.referent.gender in {gender, None}
        ]
        speaker = self._last_speaker(token, fitting)
        return (speaker, "speaker before") if speaker else self._preferred(token, fitting, reach=2)

    def _last_speaker(self, token: Token, fitting: list[Candidate]) -> Candidate | None:
        """Who spoke in the sentence before, for a "he said" that no other clause governs."""
        speech = self._reading.lexicon.words("actors", "speech")
        if token.head.dep_ != "ROOT" or token.head.lemma_ not in speech or not fitting:
            return None
        latest = max(self._sentence[c.token] for c in fitting)
        speakers = [c for c in fitting if self._sentence[c.token] == latest and self._speaks(c.token, speech)]
        return speakers[-1] if len({c.referent.id for c in speakers}) == 1 else None

    def _speaks(self, index: int, speech: frozenset[str]) -> bool:
        token = self._anchor(index)
        if token.dep_ in _SUBJECTS:
            return token.head.lemma_ in speech
        return token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according"

    def _plural(self, token: Token) -> tuple[Candidate | None, str]:
        return self._preferred(token, self._plural_near(token))

    def _quoted_plural(self, token: Token) -> tuple[Candidate | None, str]:
        """A speaker's "they" is a named force of the story, unless the quotation has its own plural."""
        before = token.doc[token.sent.start : token.i]
        if any(t.tag_ in {"NNS", "NNPS"} and self._reading.quotation_at(t.idx) is not None for t in before):
            return None, ""
        near = [c for c in self._plural_near(token) if c.referent.plural]
        found, rule = self._preferred(token, near)
        return (None, "") if found is None or "unnamed" in found.referent.kinds else (found, rule)

    def _plural_near(self, token: Token) -> list[Candidate]:
        near = self._near(token, _RECENT_SENTENCES)
        return [c for c in near if c.referent.plural or c.referent.collective]

    def _neuter(self, token: Token) -> tuple[Candidate | None, str]:
        """Only as the one who speaks or acts on: "it added", "North Korea stated it would attack"."""
        speech = self._reading.lexicon.words("actors", "speech")
        if token.dep_ not in _SUBJECTS:
            return None, ""
        fitting = [
            c
            for c in self._near(token, _RECENT_FOR_IT)
            if c.referent.collective and not c.referent.plural and self._is_subject(c.token)
        ]
        governors = {t.i for t in token.ancestors}
        above = [c for c in fitting if self._anchor(c.token).head.i in governors]
        if above:
            return above[-1], "subject above"
        if token.head.lemma_ in speech:
            return self._preferred(token, fitting)
        return None, ""

    def _near(self, token: Token, sentences: int) -> list[Candidate]:
        here = self._sentence[token.i]
        near = takewhile(lambda c: here - self._sentence[c.token] <= sentences, reversed(self._seen))
        return [c for c in near if self._reading.quotation_at(c.span.start) is None][::-1]

    def _preferred(self, token: Token, fitting: list[Candidate], *, reach: int = 0) -> tuple[Candidate | None, str]:
        """The subject nearest above or before; else the only one in the nearest sentence that has any.

        ``reach`` is how many sentences back a subject still beats what is no subject but nearer.
        """
        if not fitting:
            return None, ""
        subjects = [c for c in fitting if self._is_subject(c.token)]
        here = self._sentence[token.i]
        governors = {t.i for t in token.ancestors}
        above = [c for c in subjects if self._anchor(c.token).head.i in governors]
        if above:
            verb = self._anchor(above[-1].token).head.i
            joint = {c.referent.id for c in above if self._anchor(c.token).head.i == verb}
            return (above[-1], "subject above") if len(joint) == 1 else (None, "")
        nearest = max(self._sentence[c.token] for c in fitting)
        level = [c for c in fitting if self._sentence[c.token] == nearest]
        leading = [c for c in subjects if self._sentence[c.token] == nearest]
        if nearest < here and not leading and subjects and here - self._sentence[subjects[-1].token] <= reach:
            earlier = self._sentence[subjects[-1].token]
            leading = [c for c in subjects if self._sentence[c.token] == earlier]
        choice = self._main(leading) or level
        ids = {c.referent.id for c in choice}
        return (choice[-1], "subject before" if leading else "only one near") if len(ids) == 1 else (None, "")

    def _main(self, subjects: list[Candidate]) -> list[Candidate]:
        """Of several subjects in a sentence, those of its main clause."""
        main = [c for c in subjects if self._anchor(c.token).head.dep_ == "ROOT"]
        return main or subjects[-1:]

    def _is_subject(self, index: int) -> bool:
        return self._anchor(index).dep_ in _SUBJECTS

    def _anchor(self, index: int) -> Token:
        """The first of the joined nouns or names that token ``index`` is one of."""
        token: Token = self._doc[index]
        while token.dep_ in {"conj", "appos"} and token.head.i < token.i:
            token = token.head
        return token


def _modifiers_fit(description: Description, referent: Referent) -> bool:
    """Whether the words before the noun agree with what is known ("the government spokesman")."""
    special = description.modifiers - {"own", "same", "new", "former"}
    return not special or bool(special & referent.words) or not referent.words
