"""What he, she, they and it refer to; open where two readings tie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.extract.referents import Candidate
from kg.extract.seen import SUBJECTS, Link, Seen
from kg.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Pronouns"]

_SINGULAR: Final = {"he": "male", "she": "female"}
_RECENT_SENTENCES: Final = 6
_RECENT_FOR_IT: Final = 1


class Pronouns:
    """Links pronouns to what has been seen."""

    def __init__(self, seen: Seen) -> None:
        self._seen = seen

    def link(self, token: Token) -> Link | None:
        """The antecedent of he, she, they or it."""
        quoted = self._seen.reading.quotation_at(token.idx) is not None
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
            for c in self._seen.near(token, _RECENT_SENTENCES)
            if c.referent.person and not c.referent.plural and c.referent.gender in {gender, None}
        ]
        speaker = self._last_speaker(token, fitting)
        return (speaker, "speaker before") if speaker else self._preferred(token, fitting, reach=2)

    def _last_speaker(self, token: Token, fitting: list[Candidate]) -> Candidate | None:
        """Who spoke in the sentence before, for a "he said" that no other clause governs."""
        speech = self._seen.reading.lexicon.words("actors", "speech")
        if token.head.dep_ != "ROOT" or token.head.lemma_ not in speech or not fitting:
            return None
        latest = max(self._seen.sentence(c.token) for c in fitting)
        speakers = [c for c in fitting if self._seen.sentence(c.token) == latest and self._speaks(c.token, speech)]
        return speakers[-1] if len({c.referent.id for c in speakers}) == 1 else None

    def _speaks(self, index: int, speech: frozenset[str]) -> bool:
        token = self._seen.anchor(index)
        if token.dep_ in SUBJECTS:
            return token.head.lemma_ in speech
        return token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according"

    def _plural(self, token: Token) -> tuple[Candidate | None, str]:
        return self._preferred(token, self._plural_near(token))

    def _quoted_plural(self, token: Token) -> tuple[Candidate | None, str]:
        """A speaker's "they" is a named force of the story, unless the quotation has its own plural."""
        before = token.doc[token.sent.start : token.i]
        if any(t.tag_ in {"NNS", "NNPS"} and self._seen.reading.quotation_at(t.idx) is not None for t in before):
            return None, ""
        near = [c for c in self._plural_near(token) if c.referent.plural]
        found, rule = self._preferred(token, near)
        return (None, "") if found is None or "unnamed" in found.referent.kinds else (found, rule)

    def _plural_near(self, token: Token) -> list[Candidate]:
        near = self._seen.near(token, _RECENT_SENTENCES)
        return [c for c in near if c.referent.plural or c.referent.collective]

    def _neuter(self, token: Token) -> tuple[Candidate | None, str]:
        """Only as the one who speaks or acts on: "it added", "North Korea stated it would attack"."""
        speech = self._seen.reading.lexicon.words("actors", "speech")
        if token.dep_ not in SUBJECTS:
            return None, ""
        fitting = [
            c
            for c in self._seen.near(token, _RECENT_FOR_IT)
            if c.referent.collective and not c.referent.plural and self._seen.is_subject(c.token)
        ]
        governors = {t.i for t in token.ancestors}
        above = [c for c in fitting if self._seen.anchor(c.token).head.i in governors]
        if above:
            return above[-1], "subject above"
        if token.head.lemma_ in speech:
            return self._preferred(token, fitting)
        return None, ""

    def _preferred(self, token: Token, fitting: list[Candidate], *, reach: int = 0) -> tuple[Candidate | None, str]:
        """The subject nearest above or before; else the only one in the nearest sentence that has any.

        ``reach`` is how many sentences back a subject still beats what is no subject but nearer.
        """
        if not fitting:
            return None, ""
        subjects = [c for c in fitting if self._seen.is_subject(c.token)]
        here = self._seen.sentence(token.i)
        governors = {t.i for t in token.ancestors}
        above = [c for c in subjects if self._seen.anchor(c.token).head.i in governors]
        if above:
            verb = self._seen.anchor(above[-1].token).head.i
            joint = {c.referent.id for c in above if self._seen.anchor(c.token).head.i == verb}
            return (above[-1], "subject above") if len(joint) == 1 else (None, "")
        nearest = max(self._seen.sentence(c.token) for c in fitting)
        level = [c for c in fitting if self._seen.sentence(c.token) == nearest]
        leading = [c for c in subjects if self._seen.sentence(c.token) == nearest]
        if nearest < here and not leading and subjects and here - self._seen.sentence(subjects[-1].token) <= reach:
            earlier = self._seen.sentence(subjects[-1].token)
            leading = [c for c in subjects if self._seen.sentence(c.token) == earlier]
        choice = self._main(leading) or level
        ids = {c.referent.id for c in choice}
        return (choice[-1], "subject before" if leading else "only one near") if len(ids) == 1 else (None, "")

    def _main(self, subjects: list[Candidate]) -> list[Candidate]:
        """Of several subjects in a sentence, those of its main clause."""
        main = [c for c in subjects if self._seen.anchor(c.token).head.dep_ == "ROOT"]
        return main or subjects[-1:]
