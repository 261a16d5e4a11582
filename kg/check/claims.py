"""A claim as it is checked: who is said to have said it, what is said, and the words that it turns on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.check.meanings import meanings
from kg.check.words import Kind, Unit, Words, read_words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Claim", "is_passive", "only_happens", "parts_of", "read_claim", "subject_of", "undergoer_of"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CONTENTS = ("xcomp", "ccomp", "parataxis")
_DEEPER = ("attr", "acomp", "oprd", "xcomp", "ccomp", "dobj", "agent", "advmod", "prt")
_BEHIND_BE = ("prep", "pobj", "pcomp")
_CUES = ("saying", "directive", "commissive", "mental")
_STEPS = 5
_HEAVY = 0.5
_LIGHT = 0.15
_ASIDE = 0.5
_WHEN_OR_WHY = frozenset({"because", "as", "since", "when", "while", "before", "after", "once", "until", "where"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What is claimed: ``content`` are its units without the speaker and the word of saying.

    ``crux`` holds the tokens that the claim turns on, the main one first: its main verb and the clause
    behind it, or what "be" and "have" only carry.
    """

    words: Words
    content: tuple[Unit, ...]
    speaker: tuple[Unit, ...] = ()
    crux: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The claim as it was given."""
        return self.words.text

    @property
    def contrary(self) -> Claim:
        """The same claim with the words that it turns on negated, or no longer so."""
        turned = tuple(replace(u, negated=not u.negated) if u.token in self.crux else u for u in self.content)
        return replace(self, content=turned)


def read_claim(text: str, *, model: str | None = None) -> Claim:
    """The claim that ``text`` makes."""
    words = read_words(text, model)
    doc = words.reading.doc
    root = next((t for t in doc if t.head.i == t.i and not t.is_space), doc[0])
    said = _said(root, words)
    if said is None:
        return Claim(words=words, content=_content(words), crux=_turning_on(root, words))
    subject, cue, content = said
    who = {t.i for t in subject.subtree}
    return Claim(
        words=words,
        content=tuple(u for u in _content(words) if u.token not in who and u.token != cue.i),
        speaker=tuple(u for u in words.units if u.token in who),
        crux=_turning_on(content, words),
    )


def _content(words: Words) -> tuple[Unit, ...]:
    """The units of a claim; a verb that only says that something was hardly counts."""
    doc = words.reading.doc
    light = {t.i for t in doc if t.pos_ == "VERB" and only_happens(t)}
    aside = {t.i for clause in doc if _is_aside(clause) for t in clause.subtree}

    def weight(unit: Unit) -> float:
        if unit.token in light:
            return min(unit.weight, _LIGHT)
        return unit.weight * _ASIDE if unit.token in aside and unit.kind is not Kind.NUMBER else unit.weight

    return tuple(replace(u, weight=weight(u)) for u in words.units)


def _is_aside(verb: Token) -> bool:
    """Whether a clause only tells when or why: "because the road was bad", "when he spoke"."""
    return verb.dep_ == "advcl" and any(
        c.dep_ in {"mark", "advmod"} and c.lower_ in _WHEN_OR_WHY and c.i < verb.i for c in verb.children
    )


def subject_of(token: Token) -> Token | None:
    """The subject of a verb, or the one that it shares with the verb above; None in the passive."""
    for _ in range(_STEPS):
        subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
        if subject is not None or any(c.dep_ == "nsubjpass" for c in token.children):
            return subject
        if token.dep_ not in {"conj", "xcomp", "acomp", "attr", "oprd", "prep", "pobj"}:
            return None
        token = token.head
    return None


def undergoer_of(token: Token) -> Token | None:
    """Whom a verb is done to: its object, its subject in the passive, or the noun that it describes."""
    roles = [c.dep_ for c in token.children]
    if "dative" in roles or {"nsubjpass", "dobj"} <= {*roles}:
        return None  # "was granted a visa": who it is done to depends on the voice
    found = next((c for c in token.children if c.dep_ in {"nsubjpass", "dobj"}), None)
    return token.head if found is None and _describes(token) else found


def is_passive(verb: Token) -> bool:
    """Whether a verb says what is done to somebody: "was hit", "the men hit by it"."""
    return any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children) or _describes(verb)


def only_happens(verb: Token) -> bool:
    """Whether a verb says no more of its subject than that it was: "took place", "was carried out"."""
    words = {verb.lemma_.lower()}
    words |= {f"{verb.lemma_.lower()} {c.lemma_.lower()}" for c in verb.children if c.dep_ in {"prt", "dobj"}}
    active = not any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children)
    listed = meanings().happening if active else meanings().happening | meanings().held
    return not listed.isdisjoint(words)


def _describes(verb: Token) -> bool:
    return verb.tag_ == "VBN" and verb.dep_ == "acl"


def _said(root: Token, words: Words) -> tuple[Token, Token, Token] | None:
    """Who is said to say, by which word, and the main word of what; None if the claim reports nobody."""
    lists = words.reading.lexicon
    cues = frozenset().union(*(lists.words("cues", section) for section in _CUES))
    according = next((t for t in root.children if t.lower_ == "according"), None)
    if according is not None:
        source = next((t for t in according.subtree if t.dep_ == "pobj"), according)
        return source, according, root
    # "Y, X said": the parser makes the cue the root, or a clause beside the root.
    for cue in (root, *(c for c in root.children if c.dep_ in {"parataxis", "ccomp"} and c.i > root.i)):
        if cue.lemma_.lower() not in cues:
            continue
        # Who "was told" or "was ordered" does not speak.
        subject = next((c for c in cue.children if c.dep_ == "nsubj"), None)
        if subject is None:
            continue
        if cue.i != root.i:
            return subject, cue, root
        behind = [c for c in cue.children if c.dep_ in _CONTENTS and c.pos_ in {"VERB", "AUX", "ADJ"}]
        if behind:
            return subject, cue, behind[0]
    return None


def _turning_on(verb: Token, words: Words) -> tuple[int, ...]:
    """The tokens that a clause turns on; for want of a better word its verb, else what it says of its subject."""
    found = tuple(_crux(verb, words)) or tuple(u.token for u in words.units if u.token == verb.i)
    if found:
        return found
    subject = {t.i for c in verb.children if c.dep_ in _SUBJECTS for t in c.subtree}
    behind = [u for u in words.units if u.token not in subject and u.kind is not Kind.NAME]
    own = {c.i for c in verb.children}
    return tuple(u.token for u in sorted(behind, key=lambda u: (u.token not in own, -u.weight, u.token))[:1])


def _crux(token: Token, words: Words) -> Iterator[int]:
    """The tokens that the clause of ``token`` turns on; a word too plain to count hands over to its complement."""
    units = {t.i: u for u in words.units for t in words.reading.doc if u.start <= t.idx < u.end}
    for _ in range(_STEPS):
        unit = units.get(token.i)
        lemma = token.lemma_.lower()
        # "was reported hurt", "stopped supporting": they only report, or negate, what is behind them.
        plain = lemma in meanings().plain and (unit is None or " " not in unit.text)
        plain = plain or (token.pos_ == "VERB" and only_happens(token))
        carrier = "say" in meanings().of(lemma) or lemma in meanings().negative or _lets_know(token)
        told = carrier and any(c.dep_ in _CONTENTS for c in token.children)
        told = told or any(c.dep_ == "acomp" for c in token.children)  # "has stayed fixed"
        counts = unit is not None and unit.weight >= _HEAVY and not plain and not told
        if unit is not None and counts:
            yield unit.token
        labels = _CONTENTS if counts else _DEEPER
        if token.lemma_ == "be" or token.dep_ == "prep" or plain or any(c.dep_ == "auxpass" for c in token.children):
            labels = (*labels, *_BEHIND_BE)
        carrying = [
            c for c in token.children if any(t.i in units for t in c.subtree)
        ]  # not the "through" of "came through"
        below = [c for label in labels for c in carrying if c.dep_ == label] or list(_to_do(token))
        if not below:
            return
        token = below[0]


def _lets_know(verb: Token) -> bool:
    """Whether "let" only tells: "let him know that"."""
    return verb.lemma_.lower() == "let" and any("know" in meanings().of(c.lemma_.lower()) for c in verb.children)


def parts_of(claim: Claim, *, model: str | None = None) -> tuple[Claim, ...]:
    """The claims that ``claim`` joins by "and" or "but", each with its subject; ``claim`` alone if it is one."""
    doc = claim.words.reading.doc
    root = next((t for t in doc if t.head.i == t.i and not t.is_space), doc[0])
    subject = next((c for c in root.children if c.dep_ in _SUBJECTS), None)
    others = [c for c in root.children if c.dep_ == "conj" and _finite(c)]
    if claim.speaker or subject is None or not others or not _finite(root):
        return (claim,)
    later = {t.i for other in others for t in other.subtree}
    joints = {c.i for c in root.children if c.dep_ == "cc" or (c.is_punct and c.i > root.i)}
    texts = [_text(t for t in root.subtree if t.i not in later and t.i not in joints)]
    for other in others:
        own = any(c.dep_ in _SUBJECTS for c in other.children)
        head = [] if own else list(subject.subtree)
        texts.append(_text([*head, *(t for t in other.subtree if not t.is_punct or t.text not in {".", ","})]))
    return tuple(read_claim(text, model=model) for text in texts)


def _finite(verb: Token) -> bool:
    return verb.tag_ in {"VBD", "VBZ", "VBP"} or any(
        c.dep_ in {"aux", "auxpass"} and c.tag_ != "TO" for c in verb.children
    )


def _text(tokens: Iterable[Token]) -> str:
    return " ".join("".join(t.text_with_ws for t in tokens).split()).rstrip(" ,")


def _to_do(verb: Token) -> Iterator[Token]:
    """Yield what the object of ``verb`` is to do, where the parser hangs it on the object: "permits 300 men to go"."""
    for noun in (c for c in verb.children if c.dep_ == "dobj"):
        yield from (c for c in noun.children if c.dep_ in {"acl", "relcl"} and any(t.tag_ == "TO" for t in c.children))
