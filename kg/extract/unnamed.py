"""Actors without a name: counted one by one, never merged across articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.names import Names
from kg.extract.nominals import Nominal
from kg.extract.reading import Reading
from kg.extract.referents import unnamed_id
from kg.model import Actor, ActorType, Resolution, Role, Span

__all__ = ["function_of", "unnamed", "unnamed_actors"]


def unnamed(reading: Reading, name: str, mentions: tuple[Span, ...] = (), roles: tuple[Role, ...] = ()) -> Actor:
    """An unnamed actor of this article."""
    return Actor(
        id=unnamed_id(reading, name),
        name=name,
        type=ActorType.UNNAMED,
        mentions=mentions,
        roles=roles,
        affiliation=next((r.organisation for r in roles if r.organisation), None),
    )


def unnamed_actors(
    reading: Reading,
    phrases: Iterable[Nominal],
    resolutions: Iterable[tuple[Resolution, int]],
    *,
    names: Names,
) -> Iterator[Actor]:
    """Yield the unnamed actors that some mention resolves to."""
    spans: dict[str, set[Span]] = {}
    for resolution, _ in resolutions:
        spans.setdefault(resolution.actor, set()).add(resolution.mention)
    first: dict[str, Nominal] = {}
    for phrase in phrases:
        first.setdefault(unnamed_id(reading, phrase.name), phrase)
    for actor_id, phrase in first.items():
        if actor_id in spans:
            roles = tuple(function_of(reading, phrase, names)) if phrase.human else ()
            yield unnamed(reading, phrase.name, tuple(sorted(spans[actor_id])), roles)


def function_of(reading: Reading, phrase: Nominal, names: Names) -> Iterator[Role]:
    """The post that the words for an unnamed person give: "senior Pentagon official"."""
    inside = [m for m in names.mentions if phrase.span.contains(m.span)]
    bodies = [m for m in inside if m.kind not in {"thing", "place", "person"} and m.span.start < phrase.span.end]
    body = bodies[0] if bodies else None
    organisation = None
    if body is not None:
        country = body.entry if body.kind in {"demonym", "state"} else None
        organisation = country.name if country else body.span.text(reading.article.text)
    yield Role(role=phrase.name, organisation=organisation, span=phrase.span)
