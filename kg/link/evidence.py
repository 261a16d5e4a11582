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


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """One thing that two articles say alike or unlike; ``weight`` is above nothing if it speaks for."""

    weight: int
    words: str
    kind: str


def compare(one: Profile, other: Profile) -> tuple[Evidence, ...] | None:
    """The evidence on two profiles, weightiest first; None where the names exclude that they are one."""
    found = _persons(one, other) if one.person and other.person else _bodies(one, other)
    return None if found is None else tuple(sorted(found, key=lambda each: (-each.weight, each.words)))


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


def _evidence(kind: str, words: str) -> Evidence:
    return Evidence(int(lexicon().table("links", "weights")[kind]), words, kind)


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
    mine, theirs = _parsed(one.name), _parsed(other.name)
    if bare_family(mine.family) != bare_family(theirs.family) or not same_person(mine, theirs, lexicon()):
        return None
    return [
        *_names(mine, theirs),
        *_posts(one, other),
        *_ranks(one, other),
        *_offices(one, other),
        *_countries(one, other),
    ]


def _names(mine: PersonName, theirs: PersonName) -> Iterator[Evidence]:
    if not (mine.full and theirs.full):
        return
    common = bare_family(mine.family) in lexicon().words("links", "common_families")
    alike = "same name" if mine == theirs else "names that agree"
    yield _evidence("common_name", f"{alike}, but many bear it") if common else _evidence("name", alike)
    if mine.given[1:] and mine.given[1:] == theirs.given[1:]:
        yield _evidence("middle_name", "same middle name")


# ---- what is said of them -------------------------------------------------------------------------


def _posts(one: Profile, other: Profile) -> Iterator[Evidence]:
    shared = one.posts & other.posts
    if shared and not _other_body(one, other):
        yield _evidence("same_post", f"same post: {_listed(shared)}")
    elif one.posts and other.posts and not shared:
        yield _evidence("other_post", f"other post: {_listed(one.posts)} / {_listed(other.posts)}")


def _ranks(one: Profile, other: Profile) -> Iterator[Evidence]:
    shared = one.ranks & other.ranks
    if shared:
        yield _evidence("same_rank", f"same rank: {_listed(shared)}")
    elif one.ranks and other.ranks:
        yield _evidence("other_rank", f"other rank: {_listed(one.ranks)} / {_listed(other.ranks)}")


def _offices(one: Profile, other: Profile) -> Iterator[Evidence]:
    shared = one.bodies & other.bodies
    if shared:
        yield _evidence("same_body", f"same organisation: {_listed(shared)}")
    elif _other_body(one, other):
        yield _evidence("other_body", f"other organisation: {_listed(one.bodies)} / {_listed(other.bodies)}")


def _other_body(one: Profile, other: Profile) -> bool:
    """Whether they serve different bodies; those of one country are no difference: people change posts."""
    return bool(one.bodies and other.bodies) and not (one.bodies & other.bodies or one.countries & other.countries)


def _countries(one: Profile, other: Profile) -> Iterator[Evidence]:
    both = bool(one.countries and other.countries)
    mine, theirs = one.countries or one.scene, other.countries or other.scene
    if not (mine and theirs):
        return
    if shared := mine & theirs:
        words = f"same country: {_listed(shared)}" if both else f"articles on the same country: {_listed(shared)}"
        yield _evidence("same_country" if both else "same_scene", words)
    else:
        kind, what = ("other_country", "other country") if both else ("other_scene", "articles on other countries")
        yield _evidence(kind, f"{what}: {_listed(mine)} / {_listed(theirs)}")


def _listed(words: frozenset[str]) -> str:
    return ", ".join(sorted(words))
