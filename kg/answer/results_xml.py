"""Answers as SPARQL results XML: beside the other forms, since the standard library's XML is slow to import."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from kg.answer.query import Cell, Table, Truth
from kg.answer.results import binding

__all__ = ["results_xml"]

_CONTROL = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF), "\ufffd")


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
        f"<binding name={quoteattr(name)}>{_xml_term(binding(cell))}</binding>"
        for name, cell in zip(columns, row, strict=True)
        if cell is not None
    )


def _xml_term(term: dict[str, str]) -> str:
    kind = term["type"]
    value = escape(term["value"].translate(_CONTROL), {"\r": "&#13;"})
    attributes = "".join(f" {key}={quoteattr(term[key])}" for key in ("xml:lang", "datatype") if key in term)
    return f"<{kind}{attributes}>{value}</{kind}>"
