"""Answers as SPARQL results JSON, and as plain words for people."""

from __future__ import annotations

import json

import pyoxigraph as ox

from kg.answer.query import Cell, Table, Truth
from kg.graph.prefixes import shorten

__all__ = ["binding", "plain", "readable", "results_json"]

_STRING = "http://www.w3.org/2001/XMLSchema#string"


def results_json(answer: Table | Truth) -> str:
    """The answer as SPARQL 1.1 Query Results JSON, with a line break at its end."""
    document: dict[str, object]
    if isinstance(answer, Truth):
        document = {"head": {}, "boolean": answer.value}
    else:
        bindings = [
            {n: binding(cell) for n, cell in zip(answer.columns, row, strict=True) if cell is not None}
            for row in answer.rows
        ]
        document = {"head": {"vars": list(answer.columns)}, "results": {"bindings": bindings}}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def binding(cell: Cell) -> dict[str, str]:
    """A cell that holds something, as the W3C's formats have it: type, value, language or datatype."""
    if isinstance(cell, ox.NamedNode):
        return {"type": "uri", "value": cell.value}
    if isinstance(cell, ox.BlankNode):
        return {"type": "bnode", "value": cell.value}
    if not isinstance(cell, ox.Literal):
        return {"type": "triple", "value": str(cell)}
    found = {"type": "literal", "value": cell.value}
    if cell.language:
        found["xml:lang"] = cell.language
    elif cell.datatype.value != _STRING:
        found["datatype"] = cell.datatype.value
    return found


def plain(cell: Cell) -> str:
    """A cell for other programs: the IRI or the words, whole; empty where nothing is bound."""
    if cell is None:
        return ""
    return cell.value if not isinstance(cell, ox.Triple) else str(cell)


def readable(cell: Cell) -> str:
    """A cell for people: IRIs with prefixes."""
    return shorten(cell.value) if isinstance(cell, ox.NamedNode) else plain(cell)
