"""Trusty URIs: names that hold the hash of what they name, so that any change is found out.

Module RA of the specification (Kuhn and Dumontier, "Trusty URIs", 2014): a hash of the quads in a fixed order
and spelling, the place of the hash in their IRIs left blank.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterable
from typing import TypeAlias

import pyoxigraph as ox

__all__ = ["Build", "artifact_code", "trusty"]

Build: TypeAlias = Callable[[str], tuple[ox.Quad, ...]]
"""Quads as a function of the IRI that they are named by."""

_PLACEHOLDER = "trusty-placeholder"
_STRING = "http://www.w3.org/2001/XMLSchema#string"


def trusty(base: str, build: Build) -> tuple[str, tuple[ox.Quad, ...]]:
    """The trusty URI below ``base`` for what ``build`` makes, with the quads under that name."""
    code = artifact_code(build(f"{base}{_PLACEHOLDER}"), _PLACEHOLDER)
    return f"{base}{code}", build(f"{base}{code}")


def artifact_code(quads: Iterable[ox.Quad], name: str) -> str:
    """The code for ``quads`` in whose IRIs ``name`` stands where the code will stand, or stands already."""
    lines = dict.fromkeys("".join(line) for _, line in sorted(_ordered(quad, name) for quad in quads))
    digest = hashlib.sha256("".join(lines).encode()).digest()
    return "RA" + urlsafe_b64encode(digest).decode().rstrip("=")


def _ordered(quad: ox.Quad, name: str) -> tuple[tuple[object, ...], tuple[str, ...]]:
    """The place of a quad in the order, and how it is spelt."""
    iris = [_blanked(part, name) for part in (quad.graph_name, quad.subject, quad.predicate)]
    place = tuple(iri.encode() for iri in iris)
    if isinstance(quad.object, ox.Literal):
        literal = quad.object
        value = literal.value.replace("\\", "\\\\").replace("\n", "\\n")
        if literal.language:
            kind: tuple[str, str] = ("", literal.language)
            spelt = f"@{literal.language.lower()} {value}"
        else:
            kind = (literal.datatype.value or _STRING, "")
            spelt = f"^{kind[0]} {value}"
        return (*place, True, literal.value.encode(), *kind), tuple(f"{part}\n" for part in (*iris, spelt))
    target = _blanked(quad.object, name)
    return (*place, False, target.encode(), "", ""), tuple(f"{part}\n" for part in (*iris, target))


def _blanked(term: object, name: str) -> str:
    if not isinstance(term, ox.NamedNode):
        raise TypeError(f"{term} is no IRI; a trusty URI has no room for blank nodes")
    return term.value.replace(name, " ")
