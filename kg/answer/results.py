"""Answers in the W3C's formats, SPARQL results JSON and XML, and as plain words for people."""

from __future__ import annotations

import json
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from kg.answer.query import Cell, Table, Truth
from kg.graph.prefixes import shorten

__all__ = ["plain", "readable", "results_json", "results_xml"]

_STRING = "http://www.w3.org/2001/XMLSchema#string"
_CONTROL = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF), "\ufffd")


def results_json(answer: Table | Truth) -> str:
    """The answer as SPARQL 1.1 Query Results JSON, with a line break at its end."""
    document: dict[str, object]
    if isinstance(answer, Truth):
        document = {"head": {}, "boolean": answer.value}
    else:
        bindings = [
            {n: _binding(cell) for n, cell in zip(answer.columns, row, strict=True) if cell is not None}
            for row in answer.rows
        ]
        document = {"head": {"vars": list(answer.columns)}, "results": {"bindings": bindings}}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _binding(cell: Cell) -> dict[str, str]:
    if isinstance(cell, ox.NamedNode):
        return {"type": "uri", "value": cell.value}
    if isinstance(cell, ox.BlankNode):
        return {"type": "bnode", "value": cell.value}
    if not isinstance(cell, ox.Literal):
        return {"type": "triple", "value": str(cell)}
    binding = {"type": "literal", "value": cell.value}
    if cell.language:
        binding["xml:lang"] = cell.language
    elif cell.datatype.value != _STRING:
        binding["datatype"] = cell.datatype.value
    return binding


def results_xml(answer: Table | Truth) -> str:
    """The answer as SPARQL Query Results XML; what XML cannot hold becomes U+FFFD."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append('<sparql xmlns="http://www.w3.org/2005/sparql-results#">')
    if isinstance(answer, Truth):
        lines += ["  <head/>", f"  <boolean>{str(answer.value).lower()}</boolean>"]
    else:
        names = [f"<variable name={quoteattr(name)}/>" for name in answer.columns]
        lines.append(f"  <head>{''.join(names)}</head>")
        lines.append("  <results>")
        lines += [f"    <result>{_xml_row(answer.columns, row)}</result>" for row in answer.rows]
        lines.append("  </results>")
    return "\n".join([*lines, "</sparql>", ""])


def _xml_row(columns: tuple[str, ...], row: tuple[Cell, ...]) -> str:
    return "".join(
        f"<binding name={quoteattr(name)}>{_xml_term(_binding(cell))}</binding>"
        for name, cell in zip(columns, row, strict=True)
        if cell is not None
    )


def _xml_term(binding: dict[str, str]) -> str:
    kind = binding["type"]
    value = escape(binding["value"].translate(_CONTROL), {"\r": "&#13;"})
    attributes = "".join(f" {key}={quoteattr(binding[key])}" for key in ("xml:lang", "datatype") if key in binding)
    return f"<{kind}{attributes}>{value}</{kind}>"


def plain(cell: Cell) -> str:
    """A cell for other programs: the IRI or the words, whole; empty where nothing is bound."""
    if cell is None:
        return ""
    return cell.value if not isinstance(cell, ox.Triple) else str(cell)


def readable(cell: Cell) -> str:
    """A cell for people: IRIs with prefixes."""
    return shorten(cell.value) if isinstance(cell, ox.NamedNode) else plain(cell)
