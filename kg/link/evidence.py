"""What speaks for and against two actors of different articles being one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.extract.persons import PersonName, bare_family, parse_name, same_person
from kg.link.profiles import FORCES, Profile
from kg.resources import lexicon

__all__ = ["Evidence", "compare", "is_full", "on_more_than_names", "total"]

_SAID = frozenset({"same_post", "same_rank", "same_body", "same_country"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that two articles say alike or unlike; ``weight`` is above nothing if it speaks for."""

    kind: str
    weight: int
    what: str
    mine: frozenset[str] = frozenset()
    theirs: frozenset[str] = frozenset()

    @property
    def words(self) -> str:
        """What it is, with what each article says: "other post: nurse / minister"."""
        sides = [", ".join(sorted(side)) for side in (self.mine, self.theirs) if side]
        return f"{self.what}: {' / '.join(sides)}" if sides else self.what


def compare(one: Profile, other: Profile) -> tuple[Evidence, ...] | None:
    """The evidence on two profiles, weightiest first; None where the names exclude that they are one."""
    found = _persons(one, other) if one.person and other.person else _bodies(one, other)
    return None if found is None else tuple(sorted(found, key=lambda each: (-each.weight, each.kind)))


def total(found: tuple[Evidence, ...] | None) -> int:
    """The sum of the weights; far below nothing where names exclude it."""
    return -100 if found is None else sum(each.weight for each in found)


def on_more_than_names(found: tuple[Evidence, ...] | None) -> bool:
    """Whether something that is said of both is alike: post, rank, organisation or country."""
    return any(each.kind in _SAID for each in found or ())


def is_full(profile: Profile) -> bool:
    """Whether a person is named by more than the family name; true of all that is no person."""
    return not profile.person or _parsed(profile.name).full


@cache
def _parsed(name: str) -> PersonName:
    return parse_name(name, lexicon())


@cache
def _weights() -> dict[str, int]:
    return {kind: int(weight) for kind, weight in lexicon().table("links", "weights").items()}


def _evidence(
    kind: str, what: str, mine: frozenset[str] = frozenset(), theirs: frozenset[str] = frozenset()
) -> Evidence:
    return Evidence(kind, _weights()[kind], what, mine, theirs)


# ---- names ----------------------------------------------------------------------------------------


def _bodies(one: Profile, other: Profile) -> list[Evidence] | None:
    if one.block == other.block and one.block.startswith(FORCES):
        return [_evidence("known_name", f"both mean the forces of {one.block.removeprefix(FORCES)} as a whole")]
    if one.local != other.local:
        return None
    if one.known or other.known:
        return [_evidence("known_name", f"both are the {one.name} of the list of names")]
    if one.countries and one.countries == other.countries:
        return [_evidence("name", "same name"), *_countries(one, other)]
    return [_evidence("common_name", "same name"), *_countries(one, other)]


def _persons(one: Profile, other: Profile) -> list[Evidence] | None:
    names = _names(one.name, other.name)
    if names is None:
        return None
    found = [*names, *_posts(one, other), *_ranks(one, other), *_offices(one, other)]
    # Of whom more is said, the articles' countries say nothing more: generals are in the news of many.
    if (one.told and other.told and is_full(one) and is_full(other)) or (one.countries and other.countries):
        return [*found, *_homes(one, other)]
    return [*found, *_countries(one, other)]


@cache
def _names(mine: str, theirs: str) -> tuple[Evidence, ...] | None:
    """What two names say, None where they exclude that one person bears both."""
    one, other = _parsed(mine), _parsed(theirs)
    if bare_family(one.family) != bare_family(other.family) or not same_person(one, other, lexicon()):
        return None
    if not (one.full and other.full):
        return ()
    common = bare_family(one.family) in lexicon().words("links", "common_families")
    alike = "same name" if one == other else "names that agree"
    found = _evidence("common_name", f"{alike}, but many bear it") if common else _evidence("name", alike)
    middle = one.given[1:] and one.given[1:] == other.given[1:]
    return (found, _evidence("middle_name", "same middle name")) if middle else (found,)


# ---- what is said of them -------------------------------------------------------------------------


def _posts(one: Profile, other: Profile) -> Iterator[Evidence]:
    shared = one.posts & other.posts
    if shared and not _other_body(one, other):
        yield _evidence("same_post", "same post", shared)
    elif one.posts and other.posts and not shared:
        yield _evidence("other_post", "other post", one.posts, other.posts)


def _ranks(one: Profile, other: Profile) -> Iterator[Evidence]:
    yield from _compared("rank", one.ranks, other.ranks)


def _compared(kind: str, mine: frozenset[str], theirs: frozenset[str]) -> Iterator[Evidence]:
    """What both say of themselves alike, or otherwise; nothing where one of them says nothing."""
    if shared := mine & theirs:
        yield _evidence(f"same_{kind}", f"same {kind}", shared)
    elif mine and theirs:
        yield _evidence(f"other_{kind}", f"other {kind}", mine, theirs)


def _offices(one: Profile, other: Profile) -> Iterator[Evidence]:
    if shared := one.bodies & other.bodies:
        yield _evidence("same_body", "same organisation", shared)
    elif _other_body(one, other):
        yield _evidence("other_body", "other organisation", one.bodies, other.bodies)


def _other_body(one: Profile, other: Profile) -> bool:
    """Whether they serve different bodies; those of one country are no difference: people change posts."""
    return bool(one.bodies and other.bodies) and not (one.bodies & other.bodies or one.countries & other.countries)


def _homes(one: Profile, other: Profile) -> Iterator[Evidence]:
    yield from _compared("country", one.countries, other.countries)


def _countries(one: Profile, other: Profile) -> Iterator[Evidence]:
    """Their countries; those that the article is on where it says none of them."""
    if one.countries and other.countries:
        yield from _homes(one, other)
        return
    mine, theirs = one.countries or one.scene, other.countries or other.scene
    if shared := mine & theirs:
        yield _evidence("same_scene", "articles on the same country", shared)
    elif mine and theirs:
        yield _evidence("other_scene", "articles on other countries", mine, theirs)
