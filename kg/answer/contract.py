"""What ``kg extract`` prints: the records of one article as plain JSON values.

The keys are a contract with other tools. Offsets count code points of the article's text as read and
are half-open; what the text does not say is null.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg import iris
from kg.model import (
    Actor,
    Agreement,
    Bearing,
    DateExpression,
    Event,
    Extraction,
    Posture,
    Quantity,
    Skipped,
    Source,
    Span,
    Statement,
)

__all__ = ["extraction_json"]


def extraction_json(extraction: Extraction, bearings: Iterable[Bearing] = ()) -> dict[str, Any]:
    """``extraction`` and what bears on what, as one JSON object."""
    names = {actor.id: actor for actor in extraction.actors}
    borne: dict[str, list[Bearing]] = {}
    for bearing in bearings:
        borne.setdefault(bearing.statement, []).append(bearing)
    article = extraction.article
    return {
        "article": {
            "id": article.id,
            "iri": iris.article(article.id),
            "title": article.title,
            "published": article.published,
            "publisher": article.publisher,
            "url": article.url,
            "sha256": article.sha256,
            "characters": len(article.text),
        },
        "statements": [_statement(s, article.text, names, borne.get(s.id, [])) for s in extraction.statements],
        "postures": [_posture(p) for p in extraction.postures],
        "actors": [_actor(a) for a in extraction.actors],
        "events": [_event(e, names) for e in extraction.events],
        "agreements": [_agreement(a) for a in extraction.agreements],
        "skipped": [_skipped(s) for s in extraction.skipped],
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _statement(statement: Statement, text: str, names: dict[str, Actor], borne: list[Bearing]) -> dict[str, Any]:
    utterance, said = statement.utterance, statement.attribution
    speakers = [_speaker(s, names, text) for s in said.sources] if said is not None else []
    return {
        "id": statement.id,
        "kind": utterance.kind.value,
        "text": utterance.text(text),
        "spans": [_span(s) for s in utterance.spans],
        "sentence": _span(utterance.sentence),
        "speaker": speakers[0] if speakers else None,
        "speakers": speakers,
        "cue": [_span(c) for c in said.cue] if said is not None else [],
        "quote": said.quote.value if said is not None else "none",
        "polarity": statement.polarity.value,
        "certainty": statement.certainty.value,
        "modality": statement.modality.value,
        "aspect": statement.aspect.value,
        "date": _date(statement.date or (said.date if said is not None else None)),
        "via": utterance.via,
        "bearings": [
            {"proposition": b.proposition, "stance": b.stance.value, "strength": b.strength.value, "rule": b.rule}
            for b in borne
        ],
    }


def _speaker(source: Source, names: dict[str, Actor], text: str) -> dict[str, Any]:
    actor = names.get(source.actor)
    words = source.mention.text(text) if source.mention is not None else source.actor
    return {
        "id": source.actor,
        "name": actor.name if actor is not None else words,
        "type": actor.type.value if actor is not None else "unnamed",
        "mention": _span(source.mention) if source.mention is not None else None,
        "role": source.role,
        "affiliation": source.affiliation,
    }


def _date(date: DateExpression | None) -> dict[str, Any] | None:
    return None if date is None else {"text": date.text, "edtf": date.edtf, "basis": date.basis.value}


def _quantity(quantity: Quantity | None) -> dict[str, Any] | None:
    """The quantity, or None where the text gives no number ("all of the troops")."""
    if quantity is None or quantity.number is None:
        return None
    number = quantity.number
    return {
        "number": int(number) if number == number.to_integral_value() else float(number),
        "unit": quantity.unit,
        "bound": quantity.bound.value,
    }


def _posture(posture: Posture) -> dict[str, Any]:
    return {
        "id": posture.id,
        "holder": {"id": posture.holder, "name": posture.holder_name},
        "quantity": _quantity(posture.quantity),
        "quantity_from": _quantity(posture.quantity_from),
        "location": posture.location,
        "roles": list(posture.roles),
        "status": posture.status.value,
        "time": _date(posture.time),
        "statement": posture.statement,
        "span": _span(posture.span),
    }


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name,
        "type": actor.type.value,
        "aliases": list(actor.aliases),
        "roles": [{"role": r.role, "organisation": r.organisation, "span": _span(r.span)} for r in actor.roles],
        "mentions": [_span(m) for m in actor.mentions],
    }


def _event(event: Event, names: dict[str, Actor]) -> dict[str, Any]:
    """The event with those participants that are actors of the article, as in the graph."""
    return {
        "id": event.id,
        "type": event.type,
        "label": event.label,
        "span": _span(event.span),
        "time": _date(event.time),
        "participants": [p for p in event.participants if p in names],
    }


def _agreement(agreement: Agreement) -> dict[str, Any]:
    return {
        "id": agreement.id,
        "parties": list(agreement.parties),
        "span": _span(agreement.span),
        "time": _date(agreement.time),
        "terms": list(agreement.terms),
    }


def _skipped(skipped: Skipped) -> dict[str, Any]:
    return {"span": _span(skipped.span), "stage": skipped.stage, "reason": skipped.reason}
