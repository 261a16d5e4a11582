"""Texts read with the pinned model, for tests of what is made of a parse."""

from __future__ import annotations

import hashlib

from kg.extract.actors import ActorTable, find_actors
from kg.extract.attribution import attributed
from kg.extract.dates import dates
from kg.extract.propositions import proposition
from kg.extract.quantities import quantities
from kg.extract.reading import Reading
from kg.extract.statements import statements
from kg.model import Article, Method, Proposition, Span, Statement, StatementKind, Utterance
from kg.pipeline import read

__all__ = ["article", "reading", "said", "understood"]


def article(text: str, *, published: str | None = None) -> Article:
    """An article of these words."""
    return Article(text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), published=published)


def reading(text: str, *, published: str | None = None) -> Reading:
    """``text`` parsed."""
    return read(article(text, published=published))


def understood(text: str) -> Proposition:
    """What ``text``, taken as one utterance, says."""
    found = reading(text)
    whole = Span(0, len(text))
    utterance = Utterance(id="x", kind=StatementKind.NARRATOR, spans=(whole,), sentence=whole, rule="test")
    return proposition(found, utterance, actors=find_actors(found), dates=dates(found), quantities=quantities(found))


def said(
    text: str, *, published: str | None = None, method: Method | None = None
) -> tuple[Reading, tuple[Statement, ...], ActorTable]:
    """The statements of ``text`` with what they were read from."""
    found = reading(text, published=published)
    table, when = find_actors(found), dates(found)
    claims = attributed(found, table, when, method=method).claims
    return found, tuple(statements(found, table, claims, when)), table
