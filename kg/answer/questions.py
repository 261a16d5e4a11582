"""Saved questions: a header that people read, then plain SPARQL that runs in any tool.

    #+ title: Who stated what about a topic
    #+ question: Who stated that troop numbers will not change?
    #+ param: dimension iri What changes, or does not.
    #+ param: stance? iri Left free when nobody gives it.
    #+ param: least=100 number Used when nobody gives another.

A parameter is a variable of the query. Its kind is iri, text, date or number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kg.answer.checking import check, check_parameters
from kg.answer.sparql import Sparql
from kg.errors import QueryError
from kg.resources import data_directory, read_text

__all__ = ["Kind", "Parameter", "Question", "load", "names", "read"]


class Kind(StrEnum):
    """What a parameter's value is."""

    IRI = "iri"
    TEXT = "text"
    DATE = "date"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A variable of the query that gets its value from outside."""

    name: str
    kind: Kind
    description: str
    optional: bool = False
    default: str | None = None

    @property
    def required(self) -> bool:
        """Whether the query makes no sense without a value."""
        return not self.optional and self.default is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A query that has been checked, with what its header says."""

    name: str
    title: str
    questions: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    sparql: Sparql


_RESERVED = frozenset(  # options of kg query itself
    {"debug", "expression", "file", "format", "help", "output", "quiet", "store", "verbose"}
)
_PARAMETER = re.compile(r"(\w+)(\?|=\S+)?\s+(\w+)\s+(\S.*)")
_EXAMPLE = "#+ param: since date The first day that counts."


def names() -> tuple[str, ...]:
    """The names of all saved questions, sorted."""
    return tuple(sorted(path.stem for path in data_directory("queries").glob("*.rq")))


def load(name: str) -> Question:
    """The saved question ``name``, checked.

    Raises:
        QueryError: there is none of that name, or its file is wrong.
    """
    if name not in names():
        from difflib import get_close_matches

        near = get_close_matches(name, names(), n=3, cutoff=0.4)
        raise QueryError(
            f"there is no saved question '{name}'",
            why=f"near to it: {', '.join(near)}" if near else "",
            fix="list them: kg queries; or give SPARQL with -e",
        )
    source = f"queries/{name}.rq"
    question = read(read_text(source), source=source, name=name)
    if problems := list(_incomplete(question)):
        raise QueryError(
            f"{source}: {'; '.join(problems)}",
            why="people choose a question by its header, and order makes answers repeatable",
            fix="complete the header and the query; the other files here show how",
        )
    return question


def read(text: str, *, source: str, name: str = "") -> Question:
    """The query in ``text``, checked, with what its header says, if it has one.

    Raises:
        QueryError: a header line or the SPARQL is wrong, or a parameter is no variable of the query.
    """
    title, questions, parameters = "", [], []
    for number, key, rest in _header(text):
        where = f"{source}, line {number}"
        if key == "title":
            title = rest
        elif key == "question":
            questions.append(rest)
        elif key == "param":
            parameters.append(_parameter(rest, where))
        else:
            raise QueryError(f"{where}: '#+ {key}' is no header line", fix="write title, question or param")
    query = Sparql(text)
    check(query, source=source)
    check_parameters(query, [parameter.name for parameter in parameters], source=source)
    return Question(
        name=name,
        title=title,
        questions=tuple(questions),
        parameters=tuple(parameters),
        sparql=query,
    )


def _header(text: str) -> Iterator[tuple[int, str, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("#+"):
            key, _, rest = line[2:].partition(":")
            yield number, key.strip(), rest.strip()


def _parameter(text: str, where: str) -> Parameter:
    found = _PARAMETER.fullmatch(text)
    if found is None or found[3] not in list(Kind):
        kinds = ", ".join(Kind)
        raise QueryError(
            f"{where}: '{text}' is no parameter",
            why=f"it has a name, a kind ({kinds}) and a description",
            fix=f"write it like this: {_EXAMPLE}",
        )
    name, mark, kind, description = found.groups()
    if name in _RESERVED:
        raise QueryError(
            f"{where}: a parameter cannot be called '{name}'",
            why=f"--{name} is an option of kg query",
            fix="choose another name for the variable",
        )
    return Parameter(
        name=name,
        kind=Kind(kind),
        description=description,
        optional=mark == "?",
        default=mark[1:] if mark and mark != "?" else None,
    )


def _incomplete(question: Question) -> Iterator[str]:
    if not question.title:
        yield "no '#+ title:' line"
    if not question.questions:
        yield "no '#+ question:' line"
    if question.sparql.form == "SELECT" and not question.sparql.is_ordered:
        yield "no ORDER BY"
