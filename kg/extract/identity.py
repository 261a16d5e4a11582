"""Which names name the same actor, and what that actor is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from kg.extract.acting import acts_as_state, means_state, speaks_for_state
from kg.extract.gazetteer import Gazetteer
from kg.extract.mentions import Mention
from kg.extract.names import Names
from kg.extract.persons import PersonName, bare_family, parse_name, same_person
from kg.extract.reading import Reading
from kg.extract.slugs import slug
from kg.model import ActorType, ParagraphKind

__all__ = ["Identity", "identities"]

_TYPES: Final = {
    "person": ActorType.PERSON,
    "organisation": ActorType.ORGANISATION,
    "media": ActorType.ORGANISATION,
    "state": ActorType.STATE,
    "government": ActorType.STATE,
    "armed group": ActorType.ARMED_GROUP,
    "coalition": ActorType.COALITION,
    "unit": ActorType.UNIT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """One actor with the names the text uses for it; ``kind`` is finer than ``type`` (forces, media)."""

    id: str
    name: str
    type: ActorType
    kind: str
    forms: tuple[str, ...]
    mentions: tuple[Mention, ...]
    identifier: str | None = None
    canonical: str | None = None


def identities(reading: Reading, names: Names, known: Gazetteer) -> tuple[Identity, ...]:
    """The named actors in the order of their first mention."""
    groups: dict[str, list[Mention]] = {}
    for key, mention in _keyed(reading, names):
        groups.setdefault(key, []).append(mention)
    found = [_identity(reading, key, group=group, known=known) for key, group in groups.items()]
    found.extend(_persons(reading, [m for m in names.mentions if m.kind == "person"]))
    return tuple(sorted(found, key=lambda i: (i.mentions[0].first, i.id)))


def _keyed(reading: Reading, names: Names) -> Iterator[tuple[str, Mention]]:
    acting = {m.entry.name for m in names.mentions if m.entry and acts_as_state(reading, m)}
    coalitions = {m.key for m in names.mentions if m.kind == "coalition" and m.key != "coalition forces"}
    whole = _whole_units(names)
    only = next(iter(coalitions)) if len(coalitions) == 1 else None
    for mention in names.mentions:
        key = _key(mention, reading, acting=acting, names=names)
        key = whole.get(key, key) if key is not None else None
        if key is not None:
            yield (only if key == "coalition forces" and only else key), mention


def _whole_units(names: Names) -> dict[str, str]:
    """The key of the one unit that a short name begins: "Company B" of "Company B, 3rd Battalion"."""
    keys = {m.key for m in names.mentions if m.kind == "unit" and m.entry is None}
    longer = {short: [k for k in keys if k.startswith(f"{short}, ")] for short in keys}
    return {f"unit:{slug(short)}": f"unit:{slug(long[0])}" for short, long in longer.items() if len(long) == 1}


def _key(mention: Mention, reading: Reading, *, acting: set[str], names: Names) -> str | None:
    entry = mention.entry
    if mention.kind == "government" and entry:
        return entry.id
    if mention.kind == "state" and entry:
        return entry.id if entry.name in acting and means_state(reading, mention) else None
    if mention.kind == "place" and entry and entry.capital_of and speaks_for_state(reading, mention):
        return f"state/{slug(entry.capital_of)}"
    if mention.kind == "forces":
        return f"forces/{(entry.state or entry.name) if entry else mention.key}"
    if mention.kind in {"organisation", "media", "armed group", "unit", "coalition"}:
        if names.titles.at(mention.last + 1) and names.titles.at(mention.last + 1).kind == "rank":  # type: ignore[union-attr]
            return None
        return mention.key if entry or mention.key == "coalition forces" else f"{mention.kind}:{slug(mention.key)}"
    return None


def _identity(reading: Reading, key: str, *, group: list[Mention], known: Gazetteer) -> Identity:
    forms = _forms(reading, group)
    if key.startswith("forces/"):
        return _force(reading, key, group=group, known=known)
    entry = next((m.entry for m in group if m.entry and m.entry.id == key), None)
    kind = group[0].kind
    if key.startswith("state/"):
        state = next(m.entry for m in group if m.entry)
        name = state.capital_of or state.name
        # The text may name only the capital: "Tbilisi said".
        entries = [*(m.entry for m in group if m.entry), known.named(name)]
        identifier = next((e.identifier for e in entries if e is not None and e.kind == "state"), None)
        return Identity(
            id=key,
            name=name,
            type=ActorType.STATE,
            kind="state",
            forms=forms,
            mentions=tuple(group),
            identifier=identifier,
        )
    name = entry.name if entry and entry.name in forms else max(forms, key=_fullness)
    type_ = _TYPES[entry.kind] if entry and entry.kind in _TYPES else _TYPES[kind]
    return Identity(
        id=entry.id if entry else f"{slug(type_.value)}/{slug(name)}",
        name=name,
        type=type_,
        kind=kind,
        forms=forms,
        mentions=tuple(group),
        identifier=entry.identifier if entry else None,
        canonical=entry.name if entry else None,
    )


def _fullness(form: str) -> tuple[bool, bool, int]:
    return (not form.isupper(), not form.endswith(("soldiers", "troops")), len(form))


def _force(reading: Reading, key: str, *, group: list[Mention], known: Gazetteer) -> Identity:
    """The forces of one nation: the institution if the text names it, else its troops."""
    nouns = reading.lexicon.table("actors", "forces")["institution"]
    forms = _forms(reading, group)
    official = next((m.entry for m in group if m.entry and m.entry.kind == "forces"), None)
    full = [f for f in forms if not f.isupper()] or list(forms)
    ranked = sorted(full, key=lambda f: (_order(f, nouns), forms.index(f)))
    state = known.state(key.removeprefix("forces/"))
    adjective = state.adjective if state and state.adjective else ranked[0].split()[0]
    name = next((f for f in full if official and known.exactly(f) is official), ranked[0])
    institution = official is not None or _order(name, nouns) < len(nouns)
    if official and _order(name, nouns) == len(nouns):
        name = next(f for f in forms if known.exactly(f) is official)
    compound = name.split()[-2:-1] in (["security"], ["armed"])
    stem = official.name if official else f"{adjective} {' '.join(name.split()[-1 - compound :])}"
    type_ = ActorType.ORGANISATION if institution else ActorType.UNIT
    return Identity(
        id=f"{slug(type_.value)}/{slug(stem)}",
        name=name,
        type=type_,
        kind="forces",
        forms=forms,
        mentions=tuple(group),
    )


def _order(form: str, nouns: list[str]) -> int:
    words = form.lower()
    return next((i for i, noun in enumerate(nouns) if words.endswith(noun)), len(nouns))


def _forms(reading: Reading, group: Iterable[Mention]) -> tuple[str, ...]:
    """The names used, those of prose first."""
    text = reading.article.text
    ordered = sorted(group, key=lambda m: (_in_headline(reading, m), m.first))
    return tuple(dict.fromkeys(m.span.text(text) for m in ordered))


def _in_headline(reading: Reading, mention: Mention) -> bool:
    block = reading.paragraph_at(mention.span.start)
    return block is None or block.kind is ParagraphKind.HEADLINE


def _persons(reading: Reading, mentions: list[Mention]) -> Iterator[Identity]:
    lexicon = reading.lexicon
    parsed = [(m, parse_name(m.key, lexicon)) for m in mentions]
    clusters: list[list[tuple[Mention, PersonName]]] = []
    for item in sorted((p for p in parsed if p[1].full), key=lambda p: (-len(p[1].given), p[0].first)):
        fitting = [c for c in clusters if all(same_person(item[1], other, lexicon) for _, other in c)]
        if len(fitting) == 1:
            fitting[0].append(item)
        elif not fitting:
            clusters.append([item])
    alone: dict[str, list[tuple[Mention, PersonName]]] = {}
    for item in (p for p in parsed if not p[1].full):
        family = bare_family(item[1].family)
        fitting = [c for c in clusters if any(bare_family(n.family) == family for _, n in c)]
        # A slip of the pen must not make a name ambiguous: "Bakar", once written "Bacar", is no Bacar.
        exact = [c for c in fitting if bare_family(c[0][1].family) == family]
        if len(fitting) == 1 or len(exact) == 1:
            (exact or fitting)[0].append(item)
        elif not fitting:
            alone.setdefault(family, []).append(item)
    for cluster in [*clusters, *alone.values()]:
        yield _person(reading, [m for m, _ in cluster])


def _person(reading: Reading, group: list[Mention]) -> Identity:
    group = sorted(group, key=lambda m: m.first)
    forms = _forms(reading, group)
    name = max(
        (f for f in forms if not f.isupper()),
        key=lambda f: (len(f.split()), -forms.index(f)),
        default=forms[0],
    )
    name = name.replace(",", "")
    name = name.title() if name.isupper() else name
    return Identity(
        id=f"person/{slug(name)}",
        name=name,
        type=ActorType.PERSON,
        kind="person",
        forms=forms,
        mentions=tuple(group),
    )
