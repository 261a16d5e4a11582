"""Which profiles are of one actor: a pure function of all profiles and of what people decided.

Profiles that say alike are one group. Groups are joined from the strongest evidence to the weakest,
never where a pair of them speaks against it. Who is named without anything else said, or by the family
name alone, is joined last, and only where one actor fits better than all others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from itertools import combinations

from kg.link.evidence import compare, is_full, on_more_than_names, total
from kg.link.profiles import Key, Profile

__all__ = ["Verdicts", "clusters", "said_of"]

Verdicts = Mapping[frozenset[Key], bool]
"""What people decided of two actors: one and the same (True), or not."""

Pair = Callable[[int, int], int]
Fit = Callable[[set[int], set[int]], int]
_NEVER = -1000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """Profiles that say alike; the first stands for all."""

    members: tuple[Profile, ...]

    @property
    def first(self) -> Profile:
        return self.members[0]


def clusters(profiles: Iterable[Profile], verdicts: Verdicts) -> tuple[tuple[Profile, ...], ...]:
    """The profiles of each actor, sorted; the order of ``profiles`` does not matter."""
    groups = _groups(sorted(profiles, key=lambda each: each.key), verdicts)
    found = _joined_by_people([{i} for i in range(len(groups))], groups, verdicts)
    forced = frozenset(i for cluster in found if len(cluster) > 1 for i in cluster)
    score, agree = _scores(groups, verdicts)
    fit, agreeing = partial(_fit, score=score, forced=forced), partial(_fit, score=agree, forced=forced)
    described = [c for c in found if c & forced or _described(groups[min(c)])]
    ready = _joined(described, score, fit)
    waiting = [c for c in found if c not in described]
    bare = [c for c in waiting if is_full(groups[min(c)].first)]
    open_, alone = _attached(bare, ready, partial(_best_of, score=score, forced=forced))
    ready += _joined(alone, score, fit)
    families = [c for c in waiting if c not in bare]
    told = [c for c in families if groups[min(c)].first.told]
    unclear, alone = _attached(told, ready, partial(_best_of, score=agree, forced=forced))
    ready += _joined(alone, agree, agreeing)
    together = [[p for i in cluster for p in groups[i].members] for cluster in ready]
    single = [*open_, *unclear, *(c for c in families if c not in told)]
    apart = [[p] for cluster in single for i in cluster for p in groups[i].members]
    return tuple(sorted((tuple(sorted(c, key=_key)) for c in [*together, *apart]), key=lambda c: _key(c[0])))


def _key(profile: Profile) -> Key:
    return profile.key


def _described(group: _Group) -> bool:
    """Whether a group has a full name and more than that."""
    return group.first.known or (group.first.told and is_full(group.first))


# ---- groups ---------------------------------------------------------------------------------------


def _groups(profiles: Iterable[Profile], verdicts: Verdicts) -> list[_Group]:
    decided = {key for pair in verdicts for key in pair}
    alike: dict[tuple[object, ...], list[Profile]] = defaultdict(list)
    for profile in profiles:
        own = profile.key if profile.key in decided else ()
        alike[(own, *said_of(profile))].append(profile)
    return [_Group(members=tuple(members)) for members in alike.values()]


def said_of(profile: Profile) -> tuple[object, ...]:
    """What makes two profiles say alike."""
    if profile.known:
        return (profile.local,)
    said = (profile.posts, profile.ranks, profile.bodies, profile.countries)
    plain = bool(profile.countries) or (profile.person and profile.told and is_full(profile))
    return (profile.local, profile.name, *said, frozenset() if plain else profile.scene)


def _scores(groups: list[_Group], verdicts: Verdicts) -> tuple[Pair, Pair]:
    """How much speaks for two groups being one; the second asks for more than names."""
    articles = [frozenset(profile.article for profile in group.members) for group in groups]

    @cache
    def score(i: int, j: int) -> int:
        verdict = verdicts.get(frozenset({groups[i].first.key, groups[j].first.key}))
        if verdict is not None:
            return -_NEVER if verdict else _NEVER
        found = compare(groups[i].first, groups[j].first)
        if found is not None and articles[i] & articles[j]:
            return _NEVER
        return total(found)

    @cache
    def agree(i: int, j: int) -> int:
        found = score(i, j)
        if 0 < found < -_NEVER and not on_more_than_names(compare(groups[i].first, groups[j].first)):
            return 0
        return found

    return score, agree


# ---- joining --------------------------------------------------------------------------------------


def _joined_by_people(found: list[set[int]], groups: list[_Group], verdicts: Verdicts) -> list[set[int]]:
    where = {group.first.key: i for i, group in enumerate(groups)}
    for pair in sorted(sorted(pair) for pair, one in verdicts.items() if one):
        if all(key in where for key in pair):
            mine, theirs = (next(c for c in found if where[key] in c) for key in pair)
            if mine is not theirs:
                mine |= theirs
                found = [cluster for cluster in found if cluster is not theirs]
    return found


def _fit(mine: set[int], theirs: set[int], *, score: Pair, forced: frozenset[int]) -> int:
    """How well two clusters fit: as badly as their worst pair; if people joined some, as well as their best."""
    scores = [score(min(i, j), max(i, j)) for i in mine for j in theirs]
    worst = min(scores)
    return max(scores) if worst > _NEVER and (mine | theirs) & forced else worst


def _joined(found: list[set[int]], score: Pair, fit: Fit) -> list[set[int]]:
    """The clusters after every join that something speaks for and nothing against, the surest first."""
    members = sorted(i for cluster in found for i in cluster)
    pairs = sorted((-score(i, j), i, j) for i, j in combinations(members, 2) if score(i, j) > 0)
    home = {i: cluster for cluster in found for i in cluster}
    for _, i, j in pairs:
        mine, theirs = home[i], home[j]
        if mine is not theirs and fit(mine, theirs) > 0:
            mine |= theirs
            home.update(dict.fromkeys(theirs, mine))
    return list({id(cluster): cluster for cluster in home.values()}.values())


def _best_of(mine: set[int], theirs: set[int], *, score: Pair, forced: frozenset[int]) -> int:
    """How well somebody of whom little is said fits a cluster: as their best pair, if none speaks against it."""
    scores = [score(min(i, j), max(i, j)) for i in mine for j in theirs]
    bearable = 0 if not theirs & forced else _NEVER + 1
    return max(scores) if min(scores) >= bearable else min(scores)


def _attached(loose: list[set[int]], ready: list[set[int]], fit: Fit) -> tuple[list[set[int]], list[set[int]]]:
    """Add each of ``loose`` to the one of ``ready`` that it fits best.

    Returns those that fit several alike, and those that fit none.
    """
    open_: list[set[int]] = []
    alone: list[set[int]] = []
    homes: list[tuple[set[int], set[int]]] = []
    for cluster in loose:
        fits = [(fit(cluster, other), other) for other in ready]
        best = max((each for each, _ in fits), default=0)
        candidates = [other for each, other in fits if each == best and each > 0]
        if len(candidates) == 1:
            homes.append((cluster, candidates[0]))
        else:
            (open_ if candidates else alone).append(cluster)
    for cluster, home in homes:
        home |= cluster
    return open_, alone
