"""Postures: forces at places in roles, and changes of them, as statements give them.

The patterns are in ``posture_patterns.py``. A force whose place is not named beside it is where its
sentence or else the article last had it (``theatre.py``).

Known misses: forces only meant ("a foothold"), bases without a holder, orders that were not carried out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from kg.extract.actors import ActorTable
from kg.extract.dates import dates
from kg.extract.fillers import phrase
from kg.extract.holders import Forces
from kg.extract.legal import basis_noun
from kg.extract.occurrences import date_near, tokens_with_statement
from kg.extract.posture_patterns import findings_at
from kg.extract.posture_scene import Finding, Scene
from kg.extract.quantities import quantities
from kg.extract.reading import Reading
from kg.extract.theatre import Theatre
from kg.model import DateExpression, Posture, PostureStatus, Quantity, Span, Statement

__all__ = ["postures"]

_HOME = frozenset({"base", "headquarter", "garrison"})


def postures(reading: Reading, statements: Sequence[Statement], actors: ActorTable) -> Iterator[Posture]:
    """The postures that ``statements`` give, in text order, each once."""
    scene = Scene(
        reading=reading,
        actors=actors,
        forces=Forces(reading, actors),
        theatre=Theatre(reading, actors),
        counts=quantities(reading),
    )
    when = dates(reading)
    found: list[tuple[Finding, Posture]] = []
    for token, statement in tokens_with_statement(reading, statements):
        scene.theatre.pass_by(token)
        for finding in findings_at(scene, token, statement):
            found.append((finding, _posture(scene, finding, when)))
    # A counted force of which a predicate says more is not told twice.
    kept = [p for f, p in found if not (f.counted and f.holder.head.i in scene.told)]
    yield from _unrepeated(kept)


def _posture(scene: Scene, finding: Finding, when: Sequence[DateExpression]) -> Posture:
    reading, token, holder = scene.reading, finding.token, finding.holder
    where = finding.where or scene.theatre.of(holder, token)
    scene.theatre.settle(holder, where, at_home=token.lemma_.lower() in _HOME)
    first, last = sorted((token, finding.noun), key=lambda t: t.i)
    if finding.quantity is not None and finding.quantity.number is not None:
        scene.last = finding, where
    span = phrase(reading, token) if first.i == last.i else reading.span(first, last)
    basis = basis_noun(reading, token) if token.pos_ == "VERB" else None
    return Posture(
        id=_posture_id(reading.article.id, span, finding.status, finding.quantity),
        holder=holder.actor,
        holder_name=holder.name,
        status=finding.status,
        statement=finding.statement.id,
        span=span,
        quantity=finding.quantity,
        quantity_from=finding.before,
        location=where.name if where else None,
        place=where.place if where else None,
        roles=tuple(dict.fromkeys(finding.roles)),
        time=date_near(when, finding.statement, token),
        legal_basis=phrase(reading, basis).text(reading.article.text) if basis is not None else None,
    )


def _posture_id(article: str, span: Span, status: PostureStatus, quantity: Quantity | None) -> str:
    number = quantity.number if quantity else None
    return hashlib.sha256(f"{article} posture {span.start}-{span.end} {status} {number}".encode()).hexdigest()[:16]


def _unrepeated(found: Sequence[Posture]) -> Iterator[Posture]:
    """``found`` without what another one says better: same holder, status and number, and a place."""
    placed = {_content(p)[:3] for p in found if p.location is not None}
    seen: set[tuple[object, ...]] = set()
    for posture in found:
        content = _content(posture)
        if content in seen or (posture.location is None and content[:3] in placed):
            continue
        seen.add(content)
        yield posture


def _content(posture: Posture) -> tuple[object, ...]:
    """Holder, status, number, place; "Polish security forces" and "Polish forces" are one holder."""
    words = posture.holder_name.lower().split()
    holder = (words[0], words[-1]) if words else ()
    number = posture.quantity.number if posture.quantity else None
    return holder, posture.status, number, posture.location
