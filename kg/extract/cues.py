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
from kg.model import Span
from kg.resources import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Cue", "CueKind", "find_cues"]


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


_NEGLIGIBLE = frozenset({"who", "that", "which", "it", "there", "this", "what"})


def find_cues(reading: Reading) -> Iterator[Cue]:
    """Yield every possible cue of the article in text order."""
    words = reading.lexicon
    verbs = words.words("cues", "saying") | words.words("cues", "mental")
    verbs |= words.words("cues", "directive") | words.words("cues", "commissive")
    verbs |= words.words("cues", "naming") | words.words("cues", "quoting_only")
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
    source = _source_of(reading, verb)
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


def _same_side(reading: Reading, a: Token, b: Token) -> bool:
    """Whether both words stand in the same quotation, or both outside any."""
    return reading.quotation_at(a.idx) is reading.quotation_at(b.idx)


def _source_of(reading: Reading, verb: Token) -> Token | None:
    """The head word of who utters: subject, agent, controller, antecedent, or the nearest noun."""
    if any(c.dep_ in {"auxpass"} for c in verb.children):
        return _agent(verb)
    subject = subject_of(verb)
    if subject is not None and verb.dep_ in {"advcl", "acl"} and verb.tag_ == "VBN":
        return _agent(verb)
    if subject is not None and not _same_side(reading, subject, verb):
        subject = None
    if subject is not None and subject.lower_ in {"who", "that", "which"}:
        clause = verb
        while clause.dep_ in {"conj", "xcomp", "aux", "ccomp"}:
            clause = clause.head
        return clause.head if clause.dep_ in {"relcl", "acl"} else None
    if subject is None and verb.dep_ in {"acl", "relcl"} and verb.head.pos_ in {"NOUN", "PROPN", "PRON"}:
        return _speaker_behind(reading, verb.head)
    if subject is not None and not _is_clause(subject):
        return subject
    return _neighbour(reading, verb)


def _speaker_behind(reading: Reading, noun: Token) -> Token:
    """Who speaks in "-ing" words behind a noun: 'Hamas issued a statement … saying' is Hamas.

    A person, an organisation or a report speaks itself ("an official saying", "a report saying"); what
    somebody issues, and things that cannot speak, lend the words to the subject above.
    """
    words = reading.lexicon
    lemma = noun.lemma_.lower()
    itself = noun.ent_type_ in {"PERSON", "ORG"} or lemma in words.words("actors", "people")
    thing = lemma in words.words("cues", "speaking_things")
    issued = noun.head.lemma_.lower() in {
        "issue",
        "release",
        "make",
        "publish",
        "post",
        "give",
        "send",
        "write",
        "sign",
    }
    if itself or (thing and not issued):
        return noun
    for ancestor in noun.ancestors:
        if ancestor.pos_ == "VERB":
            subject = subject_of(ancestor)
            if subject is not None and not _is_clause(subject) and subject.lower_ not in _NEGLIGIBLE:
                return subject
    return noun


def _is_clause(token: Token) -> bool:
    return token.dep_ == "csubj" or token.pos_ in {"VERB", "AUX", "ADV", "ADP", "SCONJ"}


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _neighbour(reading: Reading, verb: Token) -> Token | None:
    """The noun beside a verb whose subject the parse lost: '"...," said Jalali', 'Jalali said'."""
    doc, sent = verb.doc, verb.sent
    after = [t for t in doc[verb.i + 1 : min(verb.i + 12, sent.end)] if not t.is_space]
    for token in after:
        if (
            token.is_punct
            or token.pos_ in {"VERB", "AUX", "ADP", "SCONJ"}
            or reading.quotation_at(token.idx) is not reading.quotation_at(verb.idx)
        ):
            break
        if token.pos_ in {"NOUN", "PROPN", "PRON"} and _ends_name(token):
            return token if _quote_before(reading, verb) else None
    before = [t for t in doc[max(verb.i - 6, sent.start) : verb.i] if not t.is_space]
    for token in reversed(before):
        if token.pos_ in {"ADV", "AUX", "PART"} and token.dep_ not in {"nsubj"}:
            continue
        same = reading.quotation_at(token.idx) is reading.quotation_at(verb.idx)
        return token if same and token.pos_ in {"NOUN", "PROPN", "PRON"} and _fits_before(token) else None
    return None


def _ends_name(token: Token) -> bool:
    """Whether the noun group ends here."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    return following is None or following.pos_ not in {"NOUN", "PROPN"}


def _fits_before(token: Token) -> bool:
    return token.dep_ not in {"pobj", "dobj", "npadvmod"} or token.head.i > token.i


def _quote_before(reading: Reading, verb: Token) -> bool:
    """Whether a quotation or a comma ends right before the verb (so that its subject may follow)."""
    gap = reading.article.text[max(0, verb.idx - 3) : verb.idx].rstrip()
    return bool(gap) and gap[-1] in ",”\"'’»?!—-"


def _according(reading: Reading, token: Token) -> Iterator[Cue]:
    to = token.nbor()
    objects = [c for t in (to, token) for c in t.children if c.dep_ == "pobj"]
    source = objects[0] if objects else None
    if source is None and to.i + 1 < token.sent.end:
        source = next(
            (t for t in token.doc[to.i + 1 : token.sent.end] if t.pos_ in {"NOUN", "PROPN", "PRON"} and _ends_name(t)),
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
    source = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    if source is None:
        for child in noun.rights:
            if child.dep_ == "prep" and child.lower_ in {"by", "from", "of"}:
                source = next((c for c in child.children if c.dep_ == "pobj"), None)
                break
    if (
        source is None
        and noun.dep_ == "dobj"
        and noun.head.lemma_.lower()
        in {"make", "issue", "release", "give", "express", "repeat", "voice"} | words.words("cues", "saying")
    ):
        source = subject_of(noun.head)
        if source is not None and (source.lower_ in _NEGLIGIBLE or _is_clause(source)):
            source = None
    return Cue(
        head=noun,
        kind=CueKind.NOUN,
        span=token_span(noun, noun),
        source=source,
        source_span=noun_phrase(source) if source is not None else None,
        lemma=lemma,
    )
