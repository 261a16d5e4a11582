"""Records of what stands behind a statement; their fields are the JSON of ``kg why``."""

from __future__ import annotations

from dataclasses import dataclass

from kg.link.reasons import Homonym, Linking

__all__ = ["Argument", "Attributed", "Basis", "Content", "Date", "Link", "Origin", "Source", "Stand", "Why", "Words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of the article and where they stand, in code points."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """A date as worded, how far it can be read, and what was concluded beyond that."""

    text: str
    edtf: str
    basis: str | None
    inferred: str | None
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The article; what nobody gave is None."""

    id: str
    title: str | None
    published: str | None
    publisher: str | None
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A speaker: the words that name it here, what they were taken to mean, and why."""

    id: str
    name: str
    type: str
    mention: Words | None
    rule: str | None
    antecedent: Words | None
    role: str | None
    affiliation: str | None
    linking: Linking | None = None
    homonyms: tuple[Homonym, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """Who is said to have said it: the cue words, on what occasion, by which rule."""

    sources: tuple[Source, ...]
    cue: tuple[Words, ...]
    rule: str | None
    medium: str | None
    date: Date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """How the statement stands to its own content."""

    polarity: str
    certainty: str
    modality: str
    aspect: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """An argument of the content: its role, its words, and whom or what they mean."""

    role: str
    words: tuple[str, ...]
    means: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is said, without speaker and polarity."""

    id: str
    frame: str
    predicate: str
    dimension: str | None
    missions: tuple[str, ...]
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What the statement bears on, and the rule that says so."""

    bearing: str
    topic: str
    stance: str
    strength: str
    rule: str
    title: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Something else that the statement is tied to: another statement, a posture, an agreement."""

    relation: str
    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """All that stands behind one statement; ``attributed`` is None for the article's own voice."""

    statement: str
    kind: str
    text: str
    quote: str
    rule: str | None
    article: Origin
    block: str | None
    sentence: Words
    spans: tuple[Words, ...]
    attributed: Attributed | None
    stand: Stand
    date: Date | None
    quantity: Words | None
    content: Content
    bearings: tuple[Basis, ...]
    links: tuple[Link, ...]
