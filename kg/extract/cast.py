"""The cast of an article: named actors, unnamed ones, and the mentions of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from kg.extract.coreference import Candidate, Description, Referent, resolve
from kg.extract.definitions import naming_sentences
from kg.extract.gazetteer import gazetteer
from kg.extract.identity import Identity, identities
from kg.extract.mentions import Mention
from kg.extract.names import Names, find_names
from kg.extract.nominals import Nominal, nominals
from kg.extract.persons import given_names
from kg.extract.places import find_places
from kg.extract.reading import Reading
from kg.extract.roles import RoleReader
from kg.extract.slugs import fold, slug
from kg.model import Actor, ActorType, Naming, Place, Resolution, Role, Span

__all__ = ["Cast", "cast"]

_COLLECTIVE: Final = frozenset(
    {"organisation", "media", "state", "armed group", "coalition", "forces", "unit"}
)
_PLURAL: Final = frozenset({"armed group", "forces"})
_FEMALE: Final = frozenset(
    {
        "spokeswoman",
        "chairwoman",
        "congresswoman",
        "queen",
        "princess",
        "businesswoman",
        "policewoman",
        "mother",
        "wife",
        "daughter",
        "sister",
        "widow",
        "woman",
        "actress",
    }
)
_MALE: Final = frozenset(
    {
        "spokesman",
        "chairman",
        "congressman",
        "king",
        "prince",
        "businessman",
        "policeman",
        "father",
        "husband",
        "son",
        "brother",
        "man",
        "emir",
    }
)
_HONORIFIC_GENDER: Final = {
    "mr": "male",
    "sir": "male",
    "lord": "male",
    "mrs": "female",
    "ms": "female",
    "miss": "female",
    "madam": "female",
    "lady": "female",
    "dame": "female",
}


@dataclass(frozen=True, kw_only=True)
class Cast:
    """Actors and places, and each resolution with the token index of its head."""

    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    resolutions: tuple[tuple[Resolution, int], ...]
    nobody: str


def cast(reading: Reading) -> Cast:
    """The cast of ``reading``."""
    known = gazetteer()
    names = find_names(reading, known)
    named = identities(reading, names, known)
    roles = _roles(reading, names, named)
    phrases = tuple(nominals(reading, names))
    referents = {i.id: _referent(reading, names, i, roles.get(i.id, ())) for i in named}
    resolutions = list(_named_resolutions(reading, named))
    candidates = [_candidate(r, head, referents) for r, head in resolutions]
    resolutions.extend(_back_references(reading, phrases=phrases, candidates=candidates))
    actors = _actors(reading, named, roles=roles, names=names, resolutions=resolutions)
    acting = {m.first for i in named for m in i.mentions}
    land = [
        m
        for m in names.mentions
        if m.kind == "place" or (m.kind == "state" and m.first not in acting)
    ]
    nobody = _unnamed(reading, "unnamed source")
    return Cast(
        actors=(*actors, *_unnamed_actors(reading, phrases, resolutions), nobody),
        places=find_places(reading, land, known),
        resolutions=tuple(resolutions),
        nobody=nobody.id,
    )


def _roles(
    reading: Reading, names: Names, named: Iterable[Identity]
) -> dict[str, tuple[Role, ...]]:
    """Roles by actor; the same post without its organisation is no second role."""
    reader = RoleReader(reading, names)
    found: dict[str, tuple[Role, ...]] = {}
    for identity in named:
        if identity.kind != "person":
            continue
        roles = [role for mention in identity.mentions for role in reader.roles(mention)]
        full = {role.role.lower() for role in roles if role.organisation}
        kept: dict[tuple[str, str | None], Role] = {}
        for role in roles:
            if role.organisation or role.role.lower() not in full:
                kept.setdefault((role.role.lower(), role.organisation), role)
        found[identity.id] = tuple(kept.values())
    return found


def _named_resolutions(
    reading: Reading, named: Iterable[Identity]
) -> Iterator[tuple[Resolution, int]]:
    for identity in named:
        first = identity.mentions[0].span
        for mention in identity.mentions:
            antecedent = first if mention.span != first else None
            head = _head(reading, mention)
            yield (
                Resolution(
                    mention=mention.span, actor=identity.id, rule="name", antecedent=antecedent
                ),
                head,
            )


def _head(reading: Reading, mention: Mention) -> int:
    """The token of a name that the rest of the sentence hangs on."""
    root: int = reading.doc[mention.first : mention.last + 1].root.i
    return root


def _candidate(resolution: Resolution, head: int, referents: dict[str, Referent]) -> Candidate:
    return Candidate(token=head, span=resolution.mention, referent=referents[resolution.actor])


def _referent(
    reading: Reading, names: Names, identity: Identity, roles: Iterable[Role]
) -> Referent:
    roles = tuple(roles)
    text = reading.article.text
    heads = {word for role in roles for word in (role.role.lower().split()[-1], role.role.lower())}
    words = {w for role in roles for w in fold(role.span.text(text)).split()}
    words |= {w for form in identity.forms for w in fold(form).replace("-", " ").split()}
    return Referent(
        id=identity.id,
        person=identity.kind == "person",
        plural=identity.kind in _PLURAL,
        collective=identity.kind in _COLLECTIVE,
        gender=_gender(reading, names, identity, heads) if identity.kind == "person" else None,
        kinds=frozenset({identity.kind, identity.type.value}),
        words=frozenset(words),
        roles=frozenset(heads),
    )


def _gender(reading: Reading, names: Names, identity: Identity, roles: set[str]) -> str | None:
    for mention in identity.mentions:
        title = names.titles.at(mention.first - 1)
        if title and (
            gender := _HONORIFIC_GENDER.get(
                title.span.text(reading.article.text).lower().rstrip(".")
            )
        ):
            return gender
    if roles & _FEMALE:
        return "female"
    if roles & _MALE:
        return "male"
    gender = given_names().get(fold(identity.name).split()[0])
    return gender if gender != "any" else None


def _back_references(
    reading: Reading, *, phrases: Iterable[Nominal], candidates: Iterable[Candidate]
) -> Iterator[tuple[Resolution, int]]:
    """Unnamed actors, descriptions and pronouns, resolved in text order."""
    kinds = reading.lexicon.table("actors", "descriptions")
    descriptions = [_description(reading, phrase, kinds) for phrase in phrases]
    linked = set()
    for link in resolve(reading, candidates, descriptions):
        linked.add(link.token)
        antecedent = link.antecedent.span
        resolution = Resolution(
            mention=link.span,
            actor=link.antecedent.referent.id,
            rule=link.rule,
            antecedent=antecedent,
        )
        yield resolution, link.token
    for description in descriptions:
        if description.token not in linked and description.own is not None:
            resolution = Resolution(
                mention=description.span, actor=description.own.referent.id, rule="unnamed"
            )
            yield resolution, description.token


def _description(reading: Reading, phrase: Nominal, kinds: dict[str, list[str]]) -> Description:
    word = reading.doc[phrase.head_token].lower_
    fitting = kinds.get(word, ()) if phrase.definite else ()
    own = Candidate(
        token=phrase.head_token, span=phrase.span, referent=_unnamed_referent(reading, phrase)
    )
    return Description(
        token=phrase.head_token,
        span=phrase.span,
        head=phrase.head if phrase.definite else "",
        plural=phrase.plural,
        modifiers=phrase.modifiers,
        kinds=frozenset(fitting),
        own=own,
    )


def _unnamed_referent(reading: Reading, phrase: Nominal) -> Referent:
    gender = "female" if phrase.head in _FEMALE else "male" if phrase.head in _MALE else None
    return Referent(
        id=_unnamed_id(reading, phrase.name),
        person=phrase.human and not phrase.plural,
        plural=phrase.plural,
        collective=not phrase.human,
        gender=gender,
        kinds=frozenset({"unnamed"}),
        words=phrase.modifiers | {phrase.head},
        roles=frozenset({phrase.head}),
    )


def _unnamed_id(reading: Reading, name: str) -> str:
    return f"unnamed/{reading.article.id}/{slug(name)}"


def _unnamed(reading: Reading, name: str, mentions: tuple[Span, ...] = ()) -> Actor:
    return Actor(
        id=_unnamed_id(reading, name), name=name, type=ActorType.UNNAMED, mentions=mentions
    )


def _unnamed_actors(
    reading: Reading, phrases: Iterable[Nominal], resolutions: Iterable[tuple[Resolution, int]]
) -> Iterator[Actor]:
    spans: dict[str, list[Span]] = {}
    for resolution, _ in resolutions:
        spans.setdefault(resolution.actor, []).append(resolution.mention)
    names: dict[str, str] = {}
    for phrase in phrases:
        names.setdefault(_unnamed_id(reading, phrase.name), phrase.name)
    for actor_id, name in names.items():
        if actor_id in spans:
            yield _unnamed(reading, name, tuple(sorted(spans[actor_id])))


def _actors(
    reading: Reading,
    named: Iterable[Identity],
    *,
    roles: dict[str, tuple[Role, ...]],
    names: Names,
    resolutions: Iterable[tuple[Resolution, int]],
) -> Iterator[Actor]:
    spans: dict[str, set[Span]] = {}
    for resolution, _ in resolutions:
        spans.setdefault(resolution.actor, set()).add(resolution.mention)
    named = tuple(named)
    ids = {
        fold(form): identity.id for identity in named for form in (identity.name, *identity.forms)
    }
    namings = _namings(reading, names, named)
    for identity in named:
        own = tuple(
            Role(
                role=r.role,
                organisation=r.organisation,
                span=r.span,
                organisation_id=ids.get(fold(r.organisation or "")),
            )
            for r in roles.get(identity.id, ())
        )
        yield Actor(
            id=identity.id,
            name=identity.name,
            type=identity.type,
            aliases=tuple(form for form in identity.forms if form != identity.name),
            roles=own,
            mentions=tuple(sorted(spans.get(identity.id, ()))),
            namings=namings.get(identity.id, ()),
            identifier=identity.identifier,
            affiliation=next((r.organisation for r in own if r.organisation), None),
        )


def _namings(
    reading: Reading, names: Names, named: Iterable[Identity]
) -> dict[str, tuple[Naming, ...]]:
    text = reading.article.text
    owner = {m.first: identity.id for identity in named for m in identity.mentions}
    found: dict[str, list[Naming]] = {}
    for definition in names.definitions:
        actor = owner.get(definition.mention.first)
        if actor is not None:
            name = definition.mention.span.text(text)
            found.setdefault(actor, []).append(
                Naming(name=name, alias=definition.alias, span=definition.span)
            )
    for mention, naming in naming_sentences(reading, names.mentions):
        if mention.first in owner:
            found.setdefault(owner[mention.first], []).append(naming)
    return {actor: tuple(sorted(group, key=lambda n: n.span)) for actor, group in found.items()}
