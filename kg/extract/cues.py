"""Cues: the words that say somebody utters something, each with its source in the sentence.

A cue is a verb of the word list (cues.toml) outside or inside quotations, "according to", or a noun
with a that-clause. What the cue's content is, others decide (quoted.py, reported.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.extract.phrases import noun_phrase, subject_of, token_span
from kg.extract.reading import Reading
from kg.extract.sources import ends_name, is_clause, source_of
from kg.model import Span
from kg.resources import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Cue", "CueKind", "day_behind", "find_cues", "reporting_verbs"]


class CueKind(StrEnum):
    """What sort of words report."""

    VERB = "verb"
    ACCORDING = "according"
    NOUN = "noun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One cue with the head word of its source, if the sentence names a source."""

    head: Token
    kind: CueKind
    span: Span
    source: Token | None
    source_span: Span | None
    lemma: str

    @property
    def mention(self) -> Span | None:
        """The local words for the source: "he", "Pentagon spokesman John Kirby"."""
        return self.source_span


_NO_SOURCE = frozenset({"who", "that", "which", "it", "there", "this", "what"})


def reporting_verbs(words: Lexicon) -> frozenset[str]:
    """Lemmas of the verbs that report an utterance; to think or to hope is none."""
    kinds = ("saying", "directive", "commissive", "naming", "quoting_only")
    return frozenset(words.table("cues", "told_things")).union(*(words.words("cues", kind) for kind in kinds))


def find_cues(reading: Reading) -> Iterator[Cue]:
    """Yield every possible cue of the article in text order."""
    words = reading.lexicon
    verbs = reporting_verbs(words) | words.words("cues", "mental")
    nouns = words.words("cues", "nouns")
    for token in reading.doc:
        lemma = _lemma(token)
        if token.lower_ == "according" and token.i + 1 < len(reading.doc) and token.nbor().lower_ == "to":
            yield from _according(reading, token)
        elif token.pos_ in {"VERB", "AUX"} and lemma in verbs and not _modifies(token):
            yield _verb(reading, token, lemma)
        elif token.pos_ == "NOUN" and lemma in nouns and any(c.dep_ in {"acl", "relcl", "ccomp"} for c in token.rights):
            yield _noun(token, lemma, words)


def _lemma(token: Token) -> str:
    """Lower-case lemma; -ing and past forms the tagger took for nouns keep their own form."""
    return token.lemma_.lower()


def _modifies(token: Token) -> bool:
    """Participles before a noun ("the reported deaths") and bare passives after one report nothing."""
    return token.dep_ in {"amod", "compound"}


def _verb(reading: Reading, verb: Token, lemma: str) -> Cue:
    source = source_of(reading, verb)
    particle = next((c for c in verb.rights if c.dep_ == "prt" and c.i == verb.i + 1), None)
    return Cue(
        head=verb,
        kind=CueKind.VERB,
        span=token_span(verb, particle or verb),
        source=source,
        source_span=_source_span(reading, source, verb) if source is not None else None,
        lemma=lemma,
    )


def _source_span(reading: Reading, source: Token, cue: Token) -> Span:
    """The source's noun phrase, cut where it would run over the cue or into a quotation."""
    span = noun_phrase(source)
    if span.start <= cue.idx < span.end:
        span = token_span(source, source)
    region = reading.quotation_at(span.end - 1)
    if region is not None and not region.outer.contains(span) and region.outer.start > span.start:
        span = Span(span.start, max(region.outer.start, source.idx + len(source.text)))
        while reading.article.text[span.end - 1].isspace():
            span = Span(span.start, span.end - 1)
    return span


def _according(reading: Reading, token: Token) -> Iterator[Cue]:
    to = token.nbor()
    objects = [c for t in (to, token) for c in t.children if c.dep_ == "pobj"]
    source = objects[0] if objects else None
    if source is None and to.i + 1 < token.sent.end:
        source = next(
            (t for t in token.doc[to.i + 1 : token.sent.end] if t.pos_ in {"NOUN", "PROPN", "PRON"} and ends_name(t)),
            None,
        )
    if source is None:
        return
    yield Cue(
        head=token,
        kind=CueKind.ACCORDING,
        span=token_span(token, to),
        source=source,
        source_span=_source_span(reading, source, token),
        lemma="according to",
    )


def _noun(noun: Token, lemma: str, words: Lexicon) -> Cue:
    source = _possessor(noun)
    own = source is None or source.tag_ == "PRP$"  # "repeated his claim": whoever repeats it
    voiced = words.words("cues", "voicing") | words.words("cues", "saying")
    if own and noun.dep_ == "dobj" and noun.head.lemma_.lower() in voiced:
        subject = subject_of(noun.head)
        if subject is not None and subject.lower_ not in _NO_SOURCE and not is_clause(subject):
            source = subject
    return Cue(
        head=noun,
        kind=CueKind.NOUN,
        span=token_span(noun, noun),
        source=source,
        source_span=noun_phrase(source) if source is not None else None,
        lemma=lemma,
    )


def _possessor(noun: Token) -> Token | None:
    """Whose word it is: "the ministry's claim", "a warning from the ministry"."""
    owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    if owner is not None:
        return owner
    link = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ in {"by", "from", "of"}), None)
    return next((c for c in link.children if c.dep_ == "pobj"), None) if link is not None else None


def day_behind(reading: Reading, cue: Cue) -> Span | None:
    """The day of saying right behind the cue, which the parse may give to the content.

    "said Tuesday the strike …", "said on Tuesday the strike …"; the content's own would have a comma.
    """
    if cue.kind is not CueKind.VERB:
        return None
    following = [t for t in cue.head.doc[cue.head.i + 1 : min(cue.head.i + 4, cue.head.sent.end)] if not t.is_space]
    if following and following[0].lower_ == "on":
        following.pop(0)
    days = reading.lexicon.table("dates", "weekdays")
    if len(following) < 2 or following[0].text not in days or following[1].is_punct:
        return None
    return token_span(following[0], following[0])
