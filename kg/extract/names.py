"""All names in a text: every kind of candidate, and the choice among those that overlap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.definitions import Definition, defined_mentions, inline_definitions
from kg.extract.forces import force_mentions
from kg.extract.gazetteer import Gazetteer, Match
from kg.extract.gazetteer_entry import Entry
from kg.extract.mentions import Mention, TokenIndex, chosen
from kg.extract.organisations import organisation_mentions, unit_mentions
from kg.extract.person_mentions import person_mentions, surnames_in
from kg.extract.persons import bare_family, parse_name
from kg.extract.place_mentions import place_mentions
from kg.extract.reading import Reading
from kg.extract.signed import signatory
from kg.extract.titles import Titles, find_titles
from kg.model import ParagraphKind, Span

__all__ = ["DIRECTIONS", "Names", "find_names"]

_RANK_KNOWN, _RANK_PLACE = 0, 5
_LOCATIONS = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, kw_only=True)
class Names:
    """What the first reading of a text finds: names in order, titles, and tokens by offset."""

    mentions: tuple[Mention, ...]
    titles: Titles
    index: TokenIndex
    definitions: tuple[Definition, ...] = ()


DIRECTIONS = frozenset({"north", "south", "east", "west"})
"""Words that alone are no name of a place."""


def find_names(reading: Reading, known: Gazetteer) -> Names:
    """The names in ``reading``; a name only seen in a headline counts if it signs the text."""
    index = TokenIndex(reading)
    titles = find_titles(reading, index)
    matches = tuple(known.matches(reading.article.text))
    listed = tuple(_known(index, matches))
    fixed = [
        *listed,
        *force_mentions(reading, index, matches),
        *unit_mentions(reading, index),
        *organisation_mentions(reading, index, known, titles),
        *place_mentions(reading, index),
        *_places(reading, index, matches),
    ]
    signed = signatory(reading)
    persons = [
        m
        for m in person_mentions(reading, listed, titles)
        if _prose(reading, m) or (signed is not None and signed.contains(m.span))
    ]
    persons = _confirmed(reading, chosen([*fixed, *persons]))
    families = {form for m in persons for form in _family_forms(reading, m)}
    named = [*fixed, *persons, *surnames_in(reading, sorted(families))]
    first = chosen(named)
    definitions = tuple(inline_definitions(reading, first))
    everything = chosen([*named, *defined_mentions(reading, index, definitions, first)])
    return Names(mentions=everything, titles=titles, index=index, definitions=definitions)


def _known(index: TokenIndex, matches: tuple[Match, ...]) -> Iterator[Mention]:
    for match in matches:
        kind = "demonym" if match.form == "demonym" else match.entry.kind
        span = Span(match.start, match.end)
        yield index.mention(
            span,
            kind=kind,
            key=span.text(index.text) if kind == "person" else match.entry.id,
            rank=_RANK_KNOWN,
            entry=match.entry,
        )


def _places(reading: Reading, index: TokenIndex, matches: tuple[Match, ...]) -> Iterator[Mention]:
    text = reading.article.text
    for entity in reading.doc.ents:
        if entity.label_ not in _LOCATIONS or "\n" in entity.text or " and " in entity.text:
            continue
        words = entity.text
        start = entity.start_char + (4 if words[:4].lower() == "the " else 0)
        end = entity.end_char - (2 if words[-2:] in {"'s", "’s"} else 0)
        if end > start and text[start].isupper():
            span = Span(start, end)
            entry = _half(span.text(text), matches)
            if entry is not None:
                yield index.mention(span, kind="place", key=entry.id, rank=_RANK_PLACE, entry=entry)
            elif span.text(text).lower() not in DIRECTIONS:
                yield index.mention(span, kind="place", key=span.text(text), rank=_RANK_PLACE)


def _half(words: str, matches: tuple[Match, ...]) -> Entry | None:
    """The country that a bare direction is half the name of: "the North" where only North Korea is named."""
    if words.lower() not in DIRECTIONS:
        return None
    found = {m.entry.name: m.entry for m in matches if m.entry.name.startswith(f"{words} ") and m.entry.kind == "state"}
    return next(iter(found.values())) if len(found) == 1 else None


def _prose(reading: Reading, mention: Mention) -> bool:
    block = reading.paragraph_at(mention.span.start)
    return block is not None and block.kind is not ParagraphKind.HEADLINE


def _confirmed(reading: Reading, mentions: tuple[Mention, ...]) -> list[Mention]:
    """Persons; one bare word is one only with a title, or if the parser never takes it for another thing."""
    persons = [m for m in mentions if m.kind == "person"]
    families = {parse_name(m.key, reading.lexicon).family for m in persons if " " in m.key}
    other = {e.text for e in reading.doc.ents if e.label_ in _LOCATIONS}
    kept = []
    for mention in persons:
        name = parse_name(mention.key, reading.lexicon)
        alone = not name.full and not mention.title and bare_family(name.family) not in families
        if not alone or (mention.key not in other and reading.doc[mention.first - 1].pos_ != "ADP"):
            kept.append(replace(mention, rank=min(mention.rank, 1)) if mention.title else mention)
    return kept


def _family_forms(reading: Reading, mention: Mention) -> Iterator[str]:
    name = parse_name(mention.key, reading.lexicon)
    if name.full or mention.title:
        yield name.family
        if len(bare_family(name.family)) > 2:
            yield bare_family(name.family)
