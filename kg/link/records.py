"""An article's records with every actor under the node that all articles share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg.link.nodes import Named
from kg.model import (
    Actor,
    Agreement,
    Attribution,
    Event,
    Extraction,
    Posture,
    Proposition,
    Role,
    Source,
    Statement,
    Utterance,
)

__all__ = ["placed"]


def placed(extraction: Extraction, nodes: Mapping[str, Named]) -> Extraction:
    """``extraction`` with its actors' ids and labels as ``nodes`` has them; ids it lacks stay."""
    ids = {local: named.node for local, named in nodes.items()}
    if all(local == node for local, node in ids.items()):
        return replace(extraction, actors=tuple(_labelled(actor, nodes) for actor in extraction.actors))
    return replace(
        extraction,
        actors=tuple(_actor(_labelled(actor, nodes), ids) for actor in extraction.actors),
        statements=tuple(_statement(each, ids) for each in extraction.statements),
        attitudes=tuple(_utterance(each, ids) for each in extraction.attitudes),
        postures=tuple(_posture(each, ids) for each in extraction.postures),
        events=tuple(_event(each, ids) for each in extraction.events),
        agreements=tuple(_agreement(each, ids) for each in extraction.agreements),
    )


def _labelled(actor: Actor, nodes: Mapping[str, Named]) -> Actor:
    named = nodes.get(actor.id)
    return actor if named is None else replace(actor, canonical=named.label)


def _actor(actor: Actor, ids: Mapping[str, str]) -> Actor:
    return replace(
        actor,
        id=ids.get(actor.id, actor.id),
        roles=tuple(_role(role, ids) for role in actor.roles),
        affiliation=ids.get(actor.affiliation or "", actor.affiliation),
    )


def _role(role: Role, ids: Mapping[str, str]) -> Role:
    body = role.organisation_id
    return role if body is None else replace(role, organisation_id=ids.get(body, body))


def _statement(statement: Statement, ids: Mapping[str, str]) -> Statement:
    return replace(
        statement,
        utterance=_utterance(statement.utterance, ids),
        proposition=_proposition(statement.proposition, ids),
    )


def _utterance(utterance: Utterance, ids: Mapping[str, str]) -> Utterance:
    said = utterance.attribution
    return replace(utterance, attribution=None if said is None else _attribution(said, ids))


def _attribution(said: Attribution, ids: Mapping[str, str]) -> Attribution:
    return replace(said, sources=tuple(_source(source, ids) for source in said.sources))


def _source(source: Source, ids: Mapping[str, str]) -> Source:
    known = source.resolution
    return replace(
        source,
        actor=ids.get(source.actor, source.actor),
        resolution=None if known is None else replace(known, actor=ids.get(known.actor, known.actor)),
        affiliation=ids.get(source.affiliation or "", source.affiliation),
    )


def _proposition(content: Proposition, ids: Mapping[str, str]) -> Proposition:
    fillers = (replace(each, actor=ids.get(each.actor or "", each.actor)) for each in content.arguments)
    return replace(content, arguments=tuple(fillers))


def _posture(posture: Posture, ids: Mapping[str, str]) -> Posture:
    return replace(posture, holder=ids.get(posture.holder, posture.holder))


def _event(event: Event, ids: Mapping[str, str]) -> Event:
    return replace(event, participants=tuple(dict.fromkeys(ids.get(each, each) for each in event.participants)))


def _agreement(agreement: Agreement, ids: Mapping[str, str]) -> Agreement:
    return replace(agreement, parties=tuple(dict.fromkeys(ids.get(each, each) for each in agreement.parties)))
