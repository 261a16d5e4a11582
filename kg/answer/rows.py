"""The rows of an answer by column name, for code that makes records of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TypeAlias

import pyoxigraph as ox

from kg.answer.query import Answer, Table
from kg.answer.results import plain

__all__ = ["Row", "distinct", "grouped", "solutions"]

Row: TypeAlias = Mapping[str, str]


def grouped(answer: Answer, column: str) -> Iterator[tuple[Row, ...]]:
    """Yield the rows that follow each other with the same ``column``; unbound cells are absent."""
    columns, rows = (answer.columns, answer.rows) if isinstance(answer, Table) else ((), ())
    named = ({name: plain(cell) for name, cell in zip(columns, row, strict=True) if cell is not None} for row in rows)
    for _, same in groupby(named, key=lambda row: row.get(column)):
        yield tuple(same)


def solutions(graph: ox.Store, query: str) -> tuple[Row, ...]:
    """The rows of a SELECT that kg wrote itself, by column name; unbound cells are absent."""
    found = graph.query(query)
    if not isinstance(found, ox.QuerySolutions):
        raise TypeError("the query is no SELECT")
    names = [variable.value for variable in found.variables]
    return tuple({name: plain(cell) for name in names if (cell := row[name]) is not None} for row in found)


def distinct(rows: Iterable[Row], column: str) -> tuple[str, ...]:
    """What ``rows`` have in ``column``, each once, in their order."""
    return tuple(dict.fromkeys(row[column] for row in rows if column in row))
