"""The answer to a query: a table, yes or no, or triples, in the same order every time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import pyoxigraph as ox

from kg.answer.checking import check
from kg.answer.questions import Question
from kg.answer.sparql import Sparql, Term
from kg.answer.values import values
from kg.errors import QueryError
from kg.graph.prefixes import prefixes
from kg.graph.serialise import triple_order
from kg.graph.store import Store

__all__ = ["Answer", "Table", "Triples", "Truth", "answer", "run"]

Cell: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None


@dataclass(frozen=True, slots=True)
class Table:
    """What SELECT gives: columns as the query orders them, a cell None where nothing is bound."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    query: str


@dataclass(frozen=True, slots=True)
class Truth:
    """What ASK gives."""

    value: bool
    query: str


@dataclass(frozen=True, slots=True)
class Triples:
    """What CONSTRUCT and DESCRIBE give, sorted."""

    triples: tuple[ox.Triple, ...]
    query: str


Answer: TypeAlias = Table | Truth | Triples


def answer(store: Store, question: Question, given: Mapping[str, str]) -> Answer:
    """The answer to a saved question; ``given`` holds its parameters as people write them.

    Raises:
        QueryError: a parameter is missing, unknown, or not what it should be.
    """
    bound = values(question.parameters, given, graph=store.oxigraph)
    return run(store, question.sparql, bound)


def run(store: Store, query: Sparql | str, bound: Mapping[str, Term] | None = None, *, source: str = "") -> Answer:
    """The answer to ``query`` with its variables ``bound``.

    Raises:
        QueryError: it is not SPARQL, or would write. A ``Sparql`` counts as checked.
    """
    if isinstance(query, str):
        query = Sparql(query)
        check(query, source=source or "the query")
    text = query.bind(bound or {})
    try:
        return _collected(store.oxigraph.query(text, prefixes=prefixes()), query, text)
    except RuntimeError as error:
        raise QueryError(f"the query cannot be answered: {error}") from error


def _collected(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, query: Sparql, text: str) -> Answer:
    if isinstance(found, ox.QueryBoolean):
        return Truth(value=bool(found), query=text)
    if isinstance(found, ox.QueryTriples):
        return Triples(triples=tuple(sorted(set(found), key=triple_order)), query=text)
    columns = _in_text_order([variable.value for variable in found.variables], query)
    rows = [tuple(solution[name] for name in columns) for solution in found]
    if not query.is_ordered:
        rows.sort(key=_row_order)
    return Table(columns=tuple(columns), rows=tuple(rows), query=text)


def _in_text_order(columns: list[str], query: Sparql) -> list[str]:
    """``columns`` as they are, but for SELECT *, whose order the store leaves open."""
    if not query.selects_all:
        return columns
    place = {name: index for index, name in enumerate(query.variables)}
    return sorted(columns, key=lambda name: (place.get(name, len(place)), name))


def _row_order(row: tuple[Cell, ...]) -> tuple[str, ...]:
    return tuple("" if cell is None else str(cell) for cell in row)
