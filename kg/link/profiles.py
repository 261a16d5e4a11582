"""What one article says of each of its actors, as far as it can tell whether another article means the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract.gazetteer import Entry, Gazetteer, gazetteer
from kg.extract.persons import bare_family, parse_name
from kg.extract.slugs import fold, slug
from kg.model import Actor, ActorType, Extraction, Role
from kg.resources import Lexicon, lexicon

__all__ = ["FORCES", "Key", "Profile", "profiles"]

FORCES = "forces/"
"""How the block of a nation's forces begins."""

Key = tuple[str, str]
"""An actor of an article: the article's id, and the actor's id there."""

_MAIN_SHARE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """An actor as one article has it.

    ``block`` is shared by all that could be the same. ``countries`` are those that the posts name,
    ``scene`` those that the article is mostly about; both as in the gazetteer ("USA").
    """

    article: str
    local: str
    name: str
    block: str
    known: bool = False
    posts: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    scene: frozenset[str] = frozenset()

    @property
    def key(self) -> Key:
        """Which actor of which article."""
        return self.article, self.local

    @property
    def person(self) -> bool:
        """Whether it is somebody, not a body."""
        return self.local.startswith("person/")

    @property
    def told(self) -> bool:
        """Whether the article says more than the name."""
        return bool(self.posts or self.ranks or self.bodies or self.countries)


def profiles(extraction: Extraction) -> tuple[Profile, ...]:
    """The named actors of an article, by id; the unnamed are never linked."""
    names = gazetteer()
    scene = _scene(extraction.article.text, names)
    named = [actor for actor in extraction.actors if actor.type is not ActorType.UNNAMED]
    found = (_profile(extraction.article.id, actor, scene=scene, names=names) for actor in named)
    return tuple(sorted(found, key=lambda profile: profile.key))


def _profile(article: str, actor: Actor, *, scene: frozenset[str], names: Gazetteer) -> Profile:
    words = lexicon()
    bodies = [role.organisation for role in actor.roles if role.organisation]
    return Profile(
        article=article,
        local=actor.id,
        name=actor.canonical or actor.name,
        block=_block(actor, words, names),
        known=actor.canonical is not None or actor.type is ActorType.STATE,
        posts=frozenset(_posts(actor.roles, words)),
        ranks=frozenset(role.role for role in actor.roles if role.role in _ranks(words)),
        bodies=frozenset(_body(body, names) for body in bodies if not _land(body, names)),
        countries=frozenset(_countries(actor, words, names)),
        scene=scene,
    )


def _block(actor: Actor, words: Lexicon, names: Gazetteer) -> str:
    """What all that could be the same share: a family name, a nation's forces, else the id."""
    if actor.type is ActorType.PERSON:
        return f"person/{bare_family(parse_name(actor.name, words).family)}"
    nation = _nation(actor, words, names) if actor.type is ActorType.UNIT else None
    return f"{FORCES}{nation}" if nation else actor.id


def _nation(actor: Actor, words: Lexicon, names: Gazetteer) -> str | None:
    """The country of which ``actor`` is the forces as a whole: "U.S. troops", "American soldiers"."""
    for match in names.matches(actor.name):
        rest = fold(actor.name[match.end :]).split()
        plain = bool(rest) and all(word in words.words("links", "plain_forces") for word in rest)
        return _country(match.entry, names) if match.start == 0 and plain else None
    return None


# ---- posts ----------------------------------------------------------------------------------------


def _posts(roles: Iterable[Role], words: Lexicon) -> Iterator[str]:
    """The head words of posts: "deputy Pentagon spokeswoman" is a spokesperson."""
    alike = words.table("links", "posts")
    for role in roles:
        if role.role not in _ranks(words):
            head = fold(role.role).split(" of ")[0].split()[-1].removesuffix("-elect")
            yield str(alike.get(head, head))


def _ranks(words: Lexicon) -> frozenset[str]:
    return frozenset(words.table("actors", "ranks").values())


# ---- bodies and countries -------------------------------------------------------------------------


def _body(words: str, names: Gazetteer) -> str:
    entry = names.exactly(words)
    return entry.name if entry else slug(words).replace("-", " ")


def _land(words: str, names: Gazetteer) -> bool:
    """Whether ``words`` name a country or a place, which says where and not in what body."""
    entry = names.exactly(words)
    return entry is not None and entry.kind in {"state", "place"}


def _countries(actor: Actor, words: Lexicon, names: Gazetteer) -> Iterator[str]:
    """The countries whom the posts serve, or that are in an organisation's name."""
    abroad = words.words("links", "sent_abroad")
    served = [r.organisation for r in actor.roles if r.organisation and fold(r.role).split()[-1] not in abroad]
    for text in served or ([] if actor.type is ActorType.PERSON else [actor.name]):
        entry = names.exactly(text)
        country = _country(entry, names) if entry else _named_in(text, names)
        if country is not None:
            yield country


def _named_in(text: str, names: Gazetteer) -> str | None:
    """The country that leads or ends a name: "Iraqi Interior Ministry", "Ministry of Defence of Georgia"."""
    for match in names.matches(text):
        if match.start == 0 or text[: match.start].endswith((" of ", " of the ")):
            return _country(match.entry, names)
    return None


def _country(entry: Entry | None, names: Gazetteer) -> str | None:
    """The country that a name belongs to: its state, or the one around the place."""
    seen = set()
    while entry is not None and entry.name not in seen:
        if entry.state is not None:
            return entry.state
        seen.add(entry.name)
        entry = names.named(entry.within) if entry.within else None
    return None


def _scene(text: str, names: Gazetteer) -> frozenset[str]:
    """The countries that an article names at least a third as often as the one it names most."""
    counts: Counter[str] = Counter()
    for match in names.matches(text):
        country = _country(match.entry, names) if match.entry.kind in {"state", "place"} else None
        if country is not None:
            counts[country] += 1
    most = max(counts.values(), default=0)
    return frozenset(country for country, count in counts.items() if count * _MAIN_SHARE >= most)
