"""What a short name means: a full IRI, a prefixed name, a value of the ontology, an id or a label."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph.prefixes import full, prefixes, shorten
from kg.iris import ID, NS
from kg.resources import read_text

__all__ = ["named"]

_WHOLE = re.compile(r"<(?P<iri>[^>]*)>|(?P<bare>[a-z][a-z0-9+.\-]*://\S*|urn:\S*)", re.IGNORECASE)
_FOLDERS = ("", "actor/", "statement/", "article/")
_NAMED = (f"{ID}actor/", f"{ID}place/")
_KINDS = {  # Iraq is a place and a state: what a parameter can be decides
    "place": "place/",
    "location": "place/",
    "speaker": "actor/",
    "actor": "actor/",
    "holder": "actor/",
    "force": "actor/",
    "organisation": "actor/",
    "party": "actor/",
}
_LABELS = ("http://www.w3.org/2000/01/rdf-schema#label", f"{NS}alias")


def named(words: str, parameter: str, graph: ox.Store) -> ox.NamedNode:
    """The resource that ``words`` mean as the value of ``parameter``; the first way that fits counts.

    A whole IRI; a prefixed name; a value of the ontology's value set that has the parameter's name
    (``--stance denies``); any other term of the ontology; an id (``person/john-kirby``); a name or
    alias of something in ``graph``.

    Raises:
        QueryError: no way fits, or a name means several things.
    """
    if found := _WHOLE.fullmatch(words):
        return _node(found["iri"] or found["bare"] or "", parameter)
    if iri := full(words):
        return _node(iri, parameter)
    ways: tuple[Callable[[], Iterator[str]], ...] = (
        lambda: _value(words, parameter),
        lambda: _term(words),
        lambda: _by_id(words, parameter, graph),
        lambda: _by_label(words, parameter, graph),
    )
    for way in ways:
        match sorted(set(way())):
            case [iri]:
                return ox.NamedNode(iri)
            case [_, *_] as several:
                raise _ambiguous(words, parameter, several)
    raise _unknown(words, parameter, graph)


def _node(iri: str, parameter: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"--{parameter} is '{iri}', which is no IRI: {error}", fix="write <https://...>") from error


# ---- the ontology ---------------------------------------------------------------------------------


@cache
def _terms() -> tuple[str, ...]:
    """The local names of the ontology's terms, sorted."""
    parser = ox.parse(read_text("ontology/kg.ttl"), format=ox.RdfFormat.TURTLE)
    subjects = {str(getattr(quad.subject, "value", "")) for quad in parser}
    return tuple(sorted(iri.removeprefix(NS) for iri in subjects if iri.startswith(NS)))


def _set_of(parameter: str) -> dict[str, str]:
    """The values of the value set with a parameter's name: word in lower case to local name."""
    asked = re.sub(r"[\W_]+", "", parameter).lower()
    pairs = ((name.partition("_"), name) for name in _terms() if "_" in name)
    return {value.lower(): name for (kind, _, value), name in pairs if kind.lower() == asked}


def _value(words: str, parameter: str) -> Iterator[str]:
    asked = re.sub(r"[\W_]+", "_", words).lower()
    own = _set_of(parameter)
    if asked in own:
        yield NS + own[asked]
    elif not own:
        yield from (NS + name for name in _terms() if name.lower().partition("_")[2] == asked)


def _term(words: str) -> Iterator[str]:
    yield from (NS + name for name in _terms() if name == words)


# ---- the graph ------------------------------------------------------------------------------------


def _by_id(words: str, parameter: str, graph: ox.Store) -> Iterator[str]:
    slug = re.sub(r"\s+", "-", words.strip())
    for folder in dict.fromkeys((*_FOLDERS, f"{parameter}/")):
        for path in dict.fromkeys((slug, slug.lower())):
            if (node := _maybe(ID + folder + path)) and _held(node, graph):
                yield node.value
                return


def _maybe(iri: str) -> ox.NamedNode | None:
    try:
        return ox.NamedNode(iri)
    except ValueError:
        return None


def _held(node: ox.NamedNode, graph: ox.Store) -> bool:
    default = ox.DefaultGraph()
    return any(True for _ in graph.quads_for_pattern(node, None, None, default))


def _by_label(words: str, parameter: str, graph: ox.Store) -> Iterator[str]:
    asked = words.casefold()
    found = [iri for label, iri in _labels(graph) if label.casefold() == asked]
    kind = ID + _KINDS.get(parameter, "")
    yield from [iri for iri in found if iri.startswith(kind)] or found


def _labels(graph: ox.Store) -> Iterator[tuple[str, str]]:
    """Names and aliases of actors and places, with what they name."""
    for predicate in _LABELS:
        found = graph.quads_for_pattern(None, ox.NamedNode(predicate), None, ox.DefaultGraph())
        for quad in found:
            subject = str(getattr(quad.subject, "value", ""))
            if isinstance(quad.object, ox.Literal) and subject.startswith(_NAMED):
                yield quad.object.value, subject


# ---- errors ---------------------------------------------------------------------------------------


def _ambiguous(words: str, parameter: str, iris: list[str]) -> QueryError:
    return QueryError(
        f"--{parameter} '{words}' means several things",
        why=", ".join(iri.removeprefix(ID) if iri.startswith(ID) else shorten(iri) for iri in iris),
        fix=f"give one of these instead: --{parameter} ...",
    )


def _unknown(words: str, parameter: str, graph: ox.Store) -> QueryError:
    from difflib import get_close_matches

    if own := sorted(_set_of(parameter)):
        return QueryError(
            f"--{parameter} cannot be '{words}'",
            why=f"its values are {', '.join(own)}",
            fix=f"--{parameter} {own[0]}",
        )
    names = sorted({label for label, _ in _labels(graph)})
    near = get_close_matches(words, names, n=3)
    prefix = words.partition(":")[0] if ":" in words else ""
    return QueryError(
        f"--{parameter} '{words}' names nothing in the store",
        why=f"'{prefix}:' is no known prefix ({', '.join(prefixes())})" if prefix else "",
        fix=f"is it {' or '.join(near)}?" if near else "give a name, an id or an IRI in <...>",
    )
