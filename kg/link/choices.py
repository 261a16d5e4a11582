"""What people choose, as decisions: which actors and articles their words mean."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import unquote

import pyoxigraph as ox

from kg import iris, terms
from kg.errors import InputError
from kg.graph.facts import RDFS_LABEL, Facts
from kg.link.appearances import key_of
from kg.link.decisions import Decision
from kg.link.profiles import Key

__all__ = ["actors_meant", "joined", "parted", "without"]


def actors_meant(graph: ox.Store, words: str) -> tuple[str, ...]:
    """The ids of the actors that ``words`` mean: an id, an IRI, a name or an alias; all that bear a name.

    Raises:
        InputError: nobody is called so.
    """
    facts = Facts(graph)
    iri = words.strip("<>")
    named = iri if iri.startswith(iris.ID) else iris.actor(words)
    found = {named} if facts.subjects(terms.appearanceOf, named) else _called(facts, words)
    if not found:
        raise InputError(f"no article names '{words}'", fix="'kg link --all' lists the actors with their ids")
    return tuple(sorted(unquote(each.removeprefix(iris.actor(""))) for each in found))


def _called(facts: Facts, words: str) -> set[str]:
    asked = words.casefold()
    actors = {actor for each in facts.having(terms.appearanceOf) for actor in facts.all(each, terms.appearanceOf)}
    return {
        actor
        for actor in actors
        if any(name.casefold() == asked for term in (RDFS_LABEL, terms.alias) for name in facts.all(actor, term))
    }


def joined(graph: ox.Store, actors: tuple[str, str], *, reason: str) -> Decision:
    """The decision that two actors are one.

    Raises:
        InputError: one of them is nobody or several, or both are the same already.
    """
    one, other = (_only(graph, words) for words in actors)
    if one == other:
        raise InputError(f"'{actors[0]}' and '{actors[1]}' are {one} already")
    return Decision(same=True, left=_keys(graph, one), right=_keys(graph, other), reason=reason)


def parted(graph: ox.Store, actor: str, articles: Iterable[str], *, reason: str) -> Decision:
    """The decision that the actor of some articles is not that of the others.

    Raises:
        InputError: an article has no such actor, or no other article has.
    """
    keys = _keys(graph, _only(graph, actor))
    left: set[Key] = set()
    for words in articles:
        fitting = {key for key in keys if key[0].startswith(words)}
        if len({article for article, _ in fitting}) != 1:
            known = ", ".join(sorted(article[:8] for article, _ in keys))
            raise InputError(
                f"'{words}' is {'no article' if not fitting else 'several articles'} with {actor}",
                why=f"the articles are {known}",
                fix="give the first digits of one",
            )
        left |= fitting
    right = tuple(key for key in keys if key not in left)
    if not right:
        raise InputError(f"no other article has {actor}", fix="name only the articles that mean somebody else")
    return Decision(same=False, left=tuple(sorted(left)), right=right, reason=reason)


def without(decisions: tuple[Decision, ...], words: str) -> tuple[Decision, ...]:
    """``decisions`` but for the one whose id begins with ``words``.

    Raises:
        InputError: there is none, or several.
    """
    fitting = [decision for decision in decisions if decision.id.startswith(words)]
    if len({decision.id for decision in fitting}) != 1:
        known = ", ".join(decision.id for decision in decisions) or "none"
        raise InputError(f"'{words}' names no single decision", why=f"there are: {known}", fix="'kg link' lists them")
    return tuple(decision for decision in decisions if decision not in fitting)


def _only(graph: ox.Store, words: str) -> str:
    match actors_meant(graph, words):
        case (actor,):
            return actor
        case several:
            raise InputError(f"'{words}' names several actors", why=", ".join(several), fix="give one of these ids")


def _keys(graph: ox.Store, actor: str) -> tuple[Key, ...]:
    return tuple(sorted(key_of(each) for each in Facts(graph).subjects(terms.appearanceOf, iris.actor(actor))))
