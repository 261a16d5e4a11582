"""Words from outside as RDF terms: the values that a query's parameters take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox

from kg.answer.naming import named
from kg.answer.questions import Kind, Parameter
from kg.answer.sparql import Term
from kg.errors import QueryError

__all__ = ["values"]

_XSD = "http://www.w3.org/2001/XMLSchema#"


def values(parameters: Sequence[Parameter], given: Mapping[str, str], *, graph: ox.Store) -> dict[str, Term]:
    """A term for each parameter that is given or has a default.

    Raises:
        QueryError: a name is no parameter, a required one is missing, or a value is of another kind.
    """
    known = {parameter.name: parameter for parameter in parameters}
    if problems := list(_misfits(known, given)):
        raise QueryError(
            "; ".join(problems),
            why=_listed(parameters),
            fix="kg queries NAME shows what a question asks for",
        )
    defaults = {p.name: p.default for p in parameters if p.default is not None}
    return {name: _term(known[name], words, graph) for name, words in {**defaults, **given}.items()}


def _misfits(known: Mapping[str, Parameter], given: Mapping[str, str]) -> Iterator[str]:
    yield from (f"there is no parameter --{name}" for name in given if name not in known)
    for name, parameter in known.items():
        if parameter.required and name not in given:
            yield f"--{name} is missing ({parameter.description.rstrip('.')})"


def _listed(parameters: Sequence[Parameter]) -> str:
    if not parameters:
        return "the query takes no parameters"
    shown = (f"--{p.name} {p.kind.upper()}{'' if p.required else ' (optional)'}" for p in parameters)
    return f"the query takes {', '.join(shown)}"


def _term(parameter: Parameter, words: str, graph: ox.Store) -> Term:
    match parameter.kind:
        case Kind.IRI:
            return named(words, parameter.name, graph)
        case Kind.TEXT:
            return ox.Literal(words)
        case Kind.DATE:
            return _date(parameter.name, words)
        case Kind.NUMBER:
            return _number(parameter.name, words)


def _date(name: str, words: str) -> ox.Literal:
    try:
        day = date.fromisoformat(words)
    except ValueError as error:
        raise QueryError(
            f"--{name} is '{words}', which is no day of the calendar", fix="write it as 2021-12-09"
        ) from error
    return ox.Literal(day.isoformat(), datatype=ox.NamedNode(f"{_XSD}date"))


def _number(name: str, words: str) -> ox.Literal:
    try:
        number = Decimal(words.replace(",", "").replace("_", ""))
    except InvalidOperation as error:
        raise QueryError(
            f"--{name} is '{words}', which is no number", fix="write it in digits, such as 2500"
        ) from error
    if not number.is_finite():
        raise QueryError(f"--{name} is '{words}'", fix="write a number, such as 2500")
    kind = "integer" if number == number.to_integral_value() else "decimal"
    text = format(number.to_integral_value() if kind == "integer" else number.normalize(), "f")
    return ox.Literal(text, datatype=ox.NamedNode(_XSD + kind))
