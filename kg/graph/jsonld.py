"""Quads as JSON-LD: one object per subject, keys and values in a fixed order."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import TypeAlias

import pyoxigraph as ox

__all__ = ["serialise"]

Json: TypeAlias = "str | bool | int | list[Json] | dict[str, Json]"
Names: TypeAlias = Mapping[str, str]
Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")  # no reader rounds these
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def serialise(quads: Iterable[ox.Quad], names: Names) -> bytes:
    """``quads``, which come sorted by graph, then subject, then predicate, in UTF-8."""
    graphs: list[Json] = []
    for name, group in groupby(quads, key=lambda quad: quad.graph_name):
        nodes = _nodes(group, names)
        named = isinstance(name, ox.NamedNode)
        graphs += [{"@id": _short(name.value, names), "@graph": nodes}] if named else nodes
    document: Json = {"@context": dict(sorted(names.items())), "@graph": graphs}
    return (json.dumps(document, indent=2, ensure_ascii=False) + "\n").encode()


def _nodes(quads: Iterable[ox.Quad], names: Names) -> list[Json]:
    return [_node(str(subject.value), group, names) for subject, group in groupby(quads, key=lambda quad: quad.subject)]


def _node(subject: str, quads: Iterable[ox.Quad], names: Names) -> Json:
    node: dict[str, Json] = {"@id": _short(subject, names)}
    for predicate, group in groupby(quads, key=lambda quad: quad.predicate.value):
        if predicate == _TYPE:
            node["@type"] = [_short(_iri(quad.object), names) for quad in group]
        else:
            node[_short(predicate, names)] = [_value(quad.object, names) for quad in group]
    return node


def _value(term: Term, names: Names) -> Json:
    if not isinstance(term, ox.Literal):
        return {"@id": _short(_iri(term), names)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    datatype = term.datatype.value
    if datatype == f"{_XSD}string":
        return term.value
    if datatype == f"{_XSD}integer" and _INTEGER.fullmatch(term.value):
        return int(term.value)
    if datatype == f"{_XSD}boolean" and term.value in {"true", "false"}:
        return term.value == "true"
    return {"@value": term.value, "@type": _short(datatype, names)}


def _iri(term: Term) -> str:
    if isinstance(term, ox.NamedNode):
        return term.value
    raise TypeError(f"{term} is neither an IRI nor a literal")


def _short(iri: str, names: Names) -> str:
    """``iri`` with the longest prefix that fits; "a://b" would be read as an IRI of its own."""
    fits = [(len(space), name) for name, space in names.items() if iri.startswith(space)]
    if not fits:
        return iri
    length, name = max(fits)
    return iri if iri[length:].startswith("//") else f"{name}:{iri[length:]}"
