"""Places that the text names, with the place around each where it is known."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from kg.extract.gazetteer import Gazetteer
from kg.extract.mentions import Mention
from kg.extract.reading import Reading
from kg.extract.slugs import slug
from kg.model import Place, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_places"]

_DIRECTIONS: Final = frozenset(
    {
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "north",
        "south",
        "east",
        "west",
        "northeastern",
        "northwestern",
        "southeastern",
        "southwestern",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "upper",
        "lower",
    }
)
_POSSESSIVE: Final = frozenset({"'s", "’s"})


def find_places(reading: Reading, mentions: Iterable[Mention], known: Gazetteer) -> tuple[Place, ...]:
    """The places in the order of their first mention, then the places known to be around them.

    ``mentions`` are names of places and those mentions of states that mean the land. A direction
    before the name is part of the mention ("western Iraq"), not of the place.
    """
    spans: dict[str, list[Span]] = {}
    around: dict[str, str] = {}
    names: list[Mention] = sorted(mentions, key=lambda m: m.first)
    for mention in names:
        name = _name(mention)
        spans.setdefault(name, []).append(_span(reading, mention))
        entry = mention.entry or known.exactly(name)
        if entry is not None and entry.within:
            around[name] = entry.within
    for inner, outer in pairwise(names):
        if _encloses(reading, inner, outer):
            around.setdefault(_name(inner), _name(outer))
        elif _possesses(reading, inner, outer):
            around.setdefault(_name(outer), _name(inner))
    return tuple(_with_surroundings(spans, around, known))


def _with_surroundings(spans: dict[str, list[Span]], around: dict[str, str], known: Gazetteer) -> list[Place]:
    places = [_place(name, mentions=tuple(found), within=around.get(name)) for name, found in spans.items()]
    pending = [around[name] for name in spans if name in around]
    seen = set(spans)
    while pending:
        name = pending.pop(0)
        if name in seen:
            continue
        seen.add(name)
        entry = known.named(name)
        within = entry.within if entry else around.get(name)
        places.append(_place(name, mentions=(), within=within))
        pending.extend([within] if within else [])
    return places


def _place(name: str, *, mentions: tuple[Span, ...], within: str | None) -> Place:
    inside = f"place/{slug(within)}" if within and slug(within) != slug(name) else None
    return Place(id=f"place/{slug(name)}", name=name, mentions=mentions, within=inside)


def _name(mention: Mention) -> str:
    if mention.entry is not None:
        return mention.entry.name
    name = mention.key.split("/")[-1]
    return name.title() if name.isupper() else name


def _span(reading: Reading, mention: Mention) -> Span:
    before: Token | None = reading.doc[mention.first - 1] if mention.first else None
    if before is not None and before.lower_ in _DIRECTIONS and before.whitespace_:
        return Span(before.idx, mention.span.end)
    return mention.span


def _encloses(reading: Reading, inner: Mention, outer: Mention) -> bool:
    """Whether the second is around the first: "Kushamond District, Paktika Province"."""
    return reading.article.text[inner.span.end : outer.span.start] == ", "


def _possesses(reading: Reading, owner: Mention, part: Mention) -> bool:
    """Whether the second is in the first: "Basra's Hananiyah neighborhood"."""
    between = reading.doc[owner.last + 1 : part.first]
    return len(between) == 1 and between[0].text in _POSSESSIVE
