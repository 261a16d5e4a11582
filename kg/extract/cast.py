"""The cast of an article: named actors, unnamed ones, and the mentions of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.extract.coreference import resolve
from kg.extract.definitions import naming_sentences
from kg.extract.gazetteer import gazetteer
from kg.extract.identity import Identity, identities
from kg.extract.known_posts import KNOWN, body_known
from kg.extract.mentions import Mention
from kg.extract.named_next import NAMED_NEXT, named_next
from kg.extract.names import Names, find_names
from kg.extract.nominals import Nominal, nominals
from kg.extract.places import find_places
from kg.extract.reading import Reading
from kg.extract.referents import Candidate, Referent, description, named_referent
from kg.extract.roles import RoleReader
from kg.extract.slugs import fold
from kg.extract.unnamed import function_of, unnamed, unnamed_actors
from kg.model import Actor, Naming, Place, Resolution, Role, Span

__all__ = ["Cast", "cast"]


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
    referents = {i.id: named_referent(reading, names, i, roles.get(i.id, ())) for i in named}
    resolutions = list(_named_resolutions(reading, named))
    candidates = [_candidate(r, head, referents) for r, head in resolutions]
    posts = _posts(reading, phrases, roles=roles, referents=referents) | _known_as(reading, phrases, named, referents)
    resolutions.extend(_back_references(reading, phrases=phrases, candidates=candidates, posts=posts))
    roles |= _described(reading, names, phrases, resolutions, roles)
    actors = _actors(reading, named, roles=roles, names=names, resolutions=resolutions)
    acting = {m.first for i in named for m in i.mentions}
    land = [m for m in names.mentions if m.kind == "place" or (m.kind == "state" and m.first not in acting)]
    nobody = unnamed(reading, "unnamed source")
    return Cast(
        actors=(*actors, *unnamed_actors(reading, phrases, resolutions, names=names), nobody),
        places=find_places(reading, land, known),
        resolutions=tuple(resolutions),
        nobody=nobody.id,
    )


def _roles(reading: Reading, names: Names, named: Iterable[Identity]) -> dict[str, tuple[Role, ...]]:
    """Roles by actor; the same post without its organisation is no second role."""
    reader = RoleReader(reading, names)
    found: dict[str, tuple[Role, ...]] = {}
    for identity in named:
        if identity.kind != "person":
            continue
        roles = [_with_body(reading, r, identity) for m in identity.mentions for r in reader.roles(m)]
        full = {role.role.lower() for role in roles if role.organisation}
        kept: dict[tuple[str, str | None], Role] = {}
        for role in roles:
            if role.organisation or role.role.lower() not in full:
                kept.setdefault((role.role.lower(), role.organisation), role)
        found[identity.id] = tuple(kept.values())
    return found


def _with_body(reading: Reading, role: Role, identity: Identity) -> Role:
    """``role`` with the body that the text takes for known."""
    if role.organisation is not None:
        return role
    published = reading.article.published
    body = body_known(role.role, (identity.name,), reading.lexicon, published=published)
    return role if body is None else replace(role, organisation=body, reason=KNOWN)


def _named_resolutions(reading: Reading, named: Iterable[Identity]) -> Iterator[tuple[Resolution, int]]:
    for identity in named:
        first = identity.mentions[0].span
        for mention in identity.mentions:
            antecedent = first if mention.span != first else None
            head = _head(reading, mention)
            yield (
                Resolution(mention=mention.span, actor=identity.id, rule="name", antecedent=antecedent),
                head,
            )


def _head(reading: Reading, mention: Mention) -> int:
    """The token of a name that the rest of the sentence hangs on."""
    root: int = reading.doc[mention.first : mention.last + 1].root.i
    return root


def _candidate(resolution: Resolution, head: int, referents: dict[str, Referent]) -> Candidate:
    return Candidate(token=head, span=resolution.mention, referent=referents[resolution.actor])


def _back_references(
    reading: Reading,
    *,
    phrases: Iterable[Nominal],
    candidates: Iterable[Candidate],
    posts: dict[int, Referent],
) -> Iterator[tuple[Resolution, int]]:
    """Unnamed actors, descriptions and pronouns, resolved in text order.

    ``posts`` gives the person whose post a noun names: "Faris Hayder, a resident of Basra".
    """
    kinds = reading.lexicon.table("actors", "descriptions")
    titled = [p for p in phrases if p.head_token in posts]
    for phrase in titled:
        referent = posts[phrase.head_token]
        yield Resolution(mention=phrase.span, actor=referent.id, rule="post"), phrase.head_token
    descriptions = [description(reading, p, kinds) for p in phrases if p.head_token not in posts]
    seen = [
        *candidates,
        *(Candidate(token=p.head_token, span=p.span, referent=posts[p.head_token]) for p in titled),
    ]
    linked = set()
    for link in resolve(reading, seen, descriptions, named_next(reading, seen, descriptions)):
        linked.add(link.token)
        antecedent = link.antecedent.span
        resolution = Resolution(
            mention=link.span,
            actor=link.antecedent.referent.id,
            rule=link.rule,
            antecedent=antecedent,
        )
        yield resolution, link.token
    for alone in descriptions:
        if alone.token not in linked and alone.own is not None:
            resolution = Resolution(mention=alone.span, actor=alone.own.referent.id, rule="unnamed")
            yield resolution, alone.token


def _posts(
    reading: Reading,
    phrases: Iterable[Nominal],
    *,
    roles: dict[str, tuple[Role, ...]],
    referents: dict[str, Referent],
) -> dict[int, Referent]:
    """Head tokens of noun phrases that word a person's role, at the name or, if unmistakable, elsewhere."""
    text = reading.article.text
    spans = [(role, actor) for actor, group in roles.items() for role in group]
    words: dict[str, set[str]] = {}
    for role, actor in spans:
        for wording in {role.span.text(text), role.role}:
            words.setdefault(fold(wording), set()).add(actor)
    found = {}
    for phrase in phrases:
        head = reading.doc[phrase.head_token]
        here = {
            actor
            for role, actor in spans
            if role.span.start <= head.idx < role.span.end and head.lower_ in role.role.lower().split()
        }
        bearers = here or (words.get(fold(phrase.name), set()) if " " in phrase.name else set())
        if len(bearers) == 1 and not phrase.plural:
            found[phrase.head_token] = referents[next(iter(bearers))]
    return found


def _known_as(
    reading: Reading, phrases: Iterable[Nominal], named: Iterable[Identity], referents: dict[str, Referent]
) -> dict[int, Referent]:
    """Head tokens of noun phrases that a name is put to: "a group known as al-Qaeda in the Arabian Peninsula"."""
    starts = {m.first: identity.id for identity in named for m in identity.mentions}
    found = {}
    for phrase in phrases:
        after = phrase.head_token + 1
        words = [t.lower_ for t in reading.doc[after : after + 2]]
        if words[:1] != ["called"] and words != ["known", "as"]:
            continue
        first = after + (1 if words[0] == "called" else 2)
        first += first < len(reading.doc) and reading.doc[first].lower_ == "the"
        if first in starts and not phrase.plural:
            found[phrase.head_token] = referents[starts[first]]
    return found


def _described(
    reading: Reading,
    names: Names,
    phrases: Iterable[Nominal],
    resolutions: Iterable[tuple[Resolution, int]],
    roles: dict[str, tuple[Role, ...]],
) -> dict[str, tuple[Role, ...]]:
    """Roles of those who are described before they are named: "The NATO commander said … General Roe said"."""
    actors = {head: resolution.actor for resolution, head in resolutions if resolution.rule == NAMED_NEXT}
    return {
        actor: (*roles.get(actor, ()), *function_of(reading, phrase, names))
        for phrase in phrases
        if (actor := actors.get(phrase.head_token)) is not None
    }


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
    ids = {fold(form): identity.id for identity in named for form in (identity.name, *identity.forms)}
    namings = _namings(reading, names, named)
    for identity in named:
        own = tuple(replace(r, organisation_id=ids.get(fold(r.organisation or ""))) for r in roles.get(identity.id, ()))
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
            canonical=identity.canonical,
        )


def _namings(reading: Reading, names: Names, named: Iterable[Identity]) -> dict[str, tuple[Naming, ...]]:
    text = reading.article.text
    owner = {m.first: identity.id for identity in named for m in identity.mentions}
    found: dict[str, list[Naming]] = {}
    for definition in names.definitions:
        actor = owner.get(definition.mention.first)
        if actor is not None:
            name = definition.mention.span.text(text)
            found.setdefault(actor, []).append(Naming(name=name, alias=definition.alias, span=definition.span))
    for mention, naming in naming_sentences(reading, names.mentions):
        if mention.first in owner:
            found.setdefault(owner[mention.first], []).append(naming)
    return {actor: tuple(sorted(group, key=lambda n: n.span)) for actor, group in found.items()}
