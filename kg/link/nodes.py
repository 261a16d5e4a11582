"""What linked actors are called: one node and one label for each, whatever the order of the articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.extract.slugs import slug
from kg.link.clusters import Verdicts, clusters
from kg.link.evidence import is_full
from kg.link.profiles import Key, Profile

__all__ = ["Named", "assigned", "named"]

_APART = "~"


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """The node of an actor, as an id such as ``person/john-kirby``, and the label it has everywhere."""

    node: str
    label: str


def assigned(profiles: Iterable[Profile], verdicts: Verdicts) -> dict[Key, Named]:
    """The node of each profile's actor; profiles of all blocks that belong together must be among them."""
    return named(clusters(profiles, verdicts))


def named(found: Iterable[tuple[Profile, ...]]) -> dict[Key, Named]:
    """The node of each profile, given those of each actor.

    The actor that most articles have keeps the plain id; its homonyms get an id with what tells them apart.
    """
    wanting: dict[str, list[tuple[Profile, ...]]] = defaultdict(list)
    for cluster in found:
        wanting[_usual(cluster).local].append(cluster)
    nodes: dict[Key, Named] = {}
    for local, rivals in wanting.items():
        ranked = sorted(rivals, key=lambda cluster: (-len(cluster), cluster[0].key))
        suffixes = ["", *_told_apart(ranked)]
        for cluster, suffix in zip(ranked, suffixes, strict=True):
            label = _usual(cluster).name
            nodes.update({profile.key: Named(f"{local}{suffix}", label) for profile in cluster})
    return nodes


def _usual(cluster: tuple[Profile, ...]) -> Profile:
    """The profile with the name that is used most: a known one, else a full one before a family name."""
    counts = Counter((profile.local, profile.name) for profile in cluster)
    best = max(cluster, key=lambda p: (p.known, is_full(p), counts[p.local, p.name], len(p.name), p.local, p.name))
    locals_ = Counter(p.local for p in cluster if (p.known, is_full(p)) == (best.known, is_full(best)))
    local = max(locals_, key=lambda each: (locals_[each], len(each), each))
    return max((p for p in cluster if p.local == local), key=lambda p: (counts[p.local, p.name], len(p.name), p.name))


def _told_apart(ranked: list[tuple[Profile, ...]]) -> list[str]:
    """A suffix for each cluster but the first: what is said of it alone, else its first article and its name there."""
    words = [_marks(cluster) for cluster in ranked]
    found: list[str] = []
    for i, cluster in enumerate(ranked[1:], start=1):
        others = {mark for j, marks in enumerate(words) if j != i for mark in marks}
        own = [mark for mark in words[i] if mark not in others]
        suffix = _APART + (slug(own[0]) if own else cluster[0].article[:8])
        found.append(f"{suffix}-{slug(cluster[0].local)}" if suffix in found else suffix)
    return found


def _marks(cluster: tuple[Profile, ...]) -> list[str]:
    """Organisations, countries, posts of an actor, those of most articles first."""
    kinds: tuple[Mapping[str, int], ...] = (
        Counter(each for p in cluster for each in p.bodies),
        Counter(each for p in cluster for each in p.countries),
        Counter(each for p in cluster for each in p.posts),
    )
    return [mark for counts in kinds for mark in sorted(counts, key=lambda each: (-counts[each], each))]
