"""RDF nodes from plain values, in the one spelling that the store keeps."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from rdflib import XSD, Literal, URIRef

from kg import terms

__all__ = ["TRUE", "Node", "Triple", "literal", "node", "number", "value"]

Node: TypeAlias = URIRef | Literal
Triple: TypeAlias = tuple[URIRef, URIRef, Node]

TRUE = Literal("true", datatype=XSD.boolean)


def node(iri: str) -> URIRef:
    """The resource that ``iri`` names."""
    return URIRef(iri)


def literal(text: str) -> Literal:
    """``text`` as a plain string."""
    return Literal(text)


def number(amount: Decimal | int) -> Literal:
    """``amount`` as xsd:integer, or as xsd:decimal without trailing zeros.

    Oxigraph rewrites any other spelling, and the same article would no longer give the same bytes.

    >>> str(number(Decimal("2500.0"))), str(number(Decimal("1.50")))
    ('2500', '1.5')
    """
    if amount == int(amount):
        return Literal(int(amount))
    return Literal(Decimal(format(Decimal(amount).normalize(), "f")))


def value(member: StrEnum) -> URIRef:
    """The term of a closed value set that stands for an enum member, such as kg:Stance_denies."""
    term: URIRef = getattr(terms, f"{type(member).__name__}_{member.value}")
    return term
