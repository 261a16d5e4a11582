"""Why an actor of one article is taken for that of others: the evidence, said again from what the graph keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg import iris, terms
from kg.graph.facts import Facts
from kg.link.appearances import key_of, known
from kg.link.clusters import Verdicts
from kg.link.evidence import Evidence, compare, total
from kg.link.nodes import Named
from kg.link.profiles import Key, Profile

__all__ = ["Homonym", "Linked", "Linking", "linked", "linked_actors"]

_LIST, _PEOPLE, _EVIDENCE, _NAME, _ALONE = "list of names", "people", "evidence", "name alone", "alone"
_SCENE = frozenset({"name", "common_name", "middle_name", "same_scene", "other_scene"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """An actor as one article has it, and why it is taken for that of ``like``, the article it fits best.

    ``decided`` is "list of names", "people", "evidence", "name alone", or "alone" where no other article
    has the actor. ``doubtful`` is true where something speaks against the link, or only the name for it.
    """

    article: str
    name: str
    said: tuple[str, ...]
    decided: str
    like: str | None = None
    evidence: tuple[str, ...] = ()
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Homonym:
    """Another actor of the same name, and what keeps the two apart."""

    actor: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """An actor with all the articles that have it."""

    actor: str
    name: str
    articles: tuple[Linking, ...]
    homonyms: tuple[Homonym, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether somebody should look at it."""
        return any(each.doubtful for each in self.articles)


def linked_actors(graph: ox.Store, verdicts: Verdicts) -> Iterator[Linked]:
    """Yield every named actor of the store, by id."""
    facts = Facts(graph)
    blocks = {block for each in facts.having(terms.linkBlock) for block in facts.all(each, terms.linkBlock)}
    yield from _linked(known(graph, blocks), verdicts)


def linked(graph: ox.Store, actor: str, verdicts: Verdicts) -> Linked | None:
    """The actor with this id, or None where no article names it."""
    facts = Facts(graph)
    there = facts.subjects(terms.appearanceOf, iris.actor(actor))
    blocks = {block for each in there for block in facts.all(each, terms.linkBlock)}
    blocks |= {block for key in _tied({key_of(each) for each in there}, verdicts) for block in _blocks(facts, key)}
    return next((each for each in _linked(known(graph, blocks), verdicts) if each.actor == actor), None)


def _tied(keys: set[Key], verdicts: Verdicts) -> set[Key]:
    return {key for pair in verdicts if pair & keys for key in pair}


def _blocks(facts: Facts, key: Key) -> tuple[str, ...]:
    return facts.all(iris.appearance(*key), terms.linkBlock)


def _linked(found: Iterable[tuple[Profile, Named]], verdicts: Verdicts) -> Iterator[Linked]:
    actors: dict[Named, list[Profile]] = {}
    for profile, named in sorted(found, key=lambda pair: pair[0].key):
        actors.setdefault(named, []).append(profile)
    by_block: dict[str, list[Named]] = {}
    for named, group in actors.items():
        for block in sorted({profile.block for profile in group}):
            by_block.setdefault(block, []).append(named)
    for named, group in sorted(actors.items()):
        rivals = {rival for profile in group for rival in by_block[profile.block]} - {named}
        yield Linked(
            actor=named.node,
            name=named.label,
            articles=tuple(_linking(profile, group, verdicts) for profile in group),
            homonyms=tuple(_homonyms(group, {rival: actors[rival] for rival in sorted(rivals)}, verdicts)),
        )


# ---- links ----------------------------------------------------------------------------------------


def _linking(profile: Profile, group: list[Profile], verdicts: Verdicts) -> Linking:
    others = [other for other in group if other.article != profile.article]
    if not others:
        return _told(profile, _ALONE)
    decided = [other for other in others if verdicts.get(frozenset({profile.key, other.key}))]
    if decided:
        return _told(profile, _PEOPLE, like=decided[0].article, found=compare(profile, decided[0]))
    like = max(others, key=lambda other: total(compare(profile, other)))
    found = compare(profile, like)
    if profile.known:
        return _told(profile, _LIST, like=like.article, found=found)
    return _told(profile, _NAME if _only_names(found) else _EVIDENCE, like=like.article, found=found)


def _told(
    profile: Profile, decided: str, *, like: str | None = None, found: tuple[Evidence, ...] | None = None
) -> Linking:
    doubtful = decided in {_NAME, _EVIDENCE} and (
        (decided == _NAME and profile.person) or any(each.weight < 0 for each in found or ())
    )
    return Linking(
        article=profile.article,
        name=profile.name,
        said=tuple(_said(profile)),
        decided=decided,
        like=like,
        evidence=tuple(map(_weighed, found or ())),
        doubtful=doubtful,
    )


def _only_names(found: tuple[Evidence, ...] | None) -> bool:
    return all(each.kind in _SCENE for each in found or ())


def _said(profile: Profile) -> Iterator[str]:
    for words in (profile.ranks, profile.posts, profile.bodies, profile.countries):
        yield from sorted(words)


def _weighed(evidence: Evidence) -> str:
    return f"{evidence.words} ({evidence.weight:+d})"


def _homonyms(group: list[Profile], rivals: Mapping[Named, list[Profile]], verdicts: Verdicts) -> Iterator[Homonym]:
    for rival, theirs in rivals.items():
        pairs = [(mine, other) for mine in group for other in theirs]
        if any(verdicts.get(frozenset({mine.key, other.key})) is False for mine, other in pairs):
            yield Homonym(actor=rival.node, evidence=("people keep them apart",))
            continue
        found = [each for each in (compare(mine, other) for mine, other in pairs) if each is not None]
        if found:
            worst = min(found, key=total)
            yield Homonym(actor=rival.node, evidence=tuple(map(_weighed, worst)) or ("no more than a family name",))
