"""SPARQL text that is known to be right, or an error that shows the place and says what to do."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pyoxigraph as ox

from kg.answer.sparql import Sparql, Term
from kg.errors import QueryError
from kg.graph.prefixes import prefixes

__all__ = ["check", "check_parameters"]

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_CLASSES = re.compile(r"\['[^\]]*\]|\[_\]")
_SENTENCE = re.compile(r"[A-Z][a-z]*(?: [\w']+){2,}|Prefix not found")
_SENTENCES = {"The SELECT contains a variable that is unbound": "a variable of SELECT is not in GROUP BY"}


def check(query: Sparql, *, source: str) -> None:
    """Raise QueryError unless ``query`` is SPARQL that only reads, and reads only the store.

    ``source`` says where the text comes from: a file name, or "the query".
    """
    if not query.tokens:
        raise QueryError(f"{source} is empty", fix="write a query, or name one: kg queries")
    if query.form == "UPDATE":
        raise QueryError(
            f"{source} would change the store",
            why="queries only read",
            fix="use SELECT, ASK, CONSTRUCT or DESCRIBE; articles come in with kg ingest",
        )
    if service := query.uses("SERVICE"):
        raise QueryError(
            f"{source}, {_place(query.text, service.start)}: SERVICE asks another server",
            why="kg works without a network",
            fix="take the SERVICE part out",
        )
    try:
        ox.Store().query(query.text, prefixes=prefixes())
    except SyntaxError as error:
        raise _explained(query, str(error), source) from error


def check_parameters(query: Sparql, names: Sequence[str], *, source: str) -> None:
    """Raise QueryError unless each of ``names`` is a variable of ``query`` that can take a value."""
    if unknown := [name for name in names if name not in query.variables]:
        raise QueryError(
            f"{source}: the parameter '{unknown[0]}' is no variable of the query",
            why="its value would be ignored, and every row would come back",
            fix=f"use ?{unknown[0]} in WHERE, or take the parameter out",
        )
    if twice := [name for name in names if names.count(name) > 1]:
        raise QueryError(f"{source}: the parameter '{twice[0]}' is there twice", fix="keep one")
    values: dict[str, Term] = {name: ox.NamedNode("urn:kg:value") for name in names}
    try:
        ox.Store().query(query.bind(values), prefixes=prefixes())
    except SyntaxError as error:
        raise QueryError(
            f"{source}: its parameters cannot take values ({error})",
            why="a parameter gets its value at the start of each group that speaks of it",
            fix="do not set it with BIND or AS too; write CONSTRUCT { ... } WHERE { ... } in full",
        ) from error


def _explained(query: Sparql, message: str, source: str) -> QueryError:
    found = _PLACE.fullmatch(message)
    line, column, wanted = (int(found[1]), int(found[2]), found[3]) if found else (1, 1, message)
    lines = query.text.splitlines() or [""]
    shown = lines[min(line, len(lines)) - 1]
    mark = " " * (column - 1) + "^"
    return QueryError(
        f"{source}, line {line}, column {column}: this is not SPARQL",
        why="\n    ".join([_wanted(wanted), shown, mark]),
        fix=_hint(query),
    )


def _wanted(message: str) -> str:
    """What the parser says, without the character classes that it also could have taken."""
    if sentence := _SENTENCE.search(message):
        return _SENTENCES.get(sentence[0], sentence[0])
    rest = _CLASSES.sub("", message.removeprefix("expected ").removeprefix("one of "))
    wanted = [item for item in re.split(r",\s+", rest) if item.strip(" ,")]
    marks = [item for item in wanted if item.startswith('"')]
    return f"expected {' or '.join(marks)}" if 0 < len(marks) < 8 else "it goes wrong here"


def _hint(query: Sparql) -> str:
    """What is most likely wrong."""
    known = {*prefixes(), *query.declared}
    for token in query.tokens:
        prefix = token.text.partition(":")[0]
        if token.kind == "name" and prefix not in known:
            from difflib import get_close_matches

            near = get_close_matches(prefix, known, n=1)
            instead = f"; is it '{near[0]}:'?" if near else ""
            return f"'{prefix}:' is no known prefix{instead} (or declare it: PREFIX {prefix}: <...>)"
    if not query.form:
        return "begin with SELECT, ASK, CONSTRUCT or DESCRIBE"
    marks = [token.text for token in query.tokens if token.kind == "other"]
    for opening, closing in ("{}", "()"):
        if (difference := marks.count(opening) - marks.count(closing)) != 0:
            return f"'{opening if difference < 0 else closing}' is missing"
    if any(token.text in "\"'" for token in query.tokens if token.kind == "other"):
        return "a quotation mark is not closed"
    return "look just before the mark; 'kg queries NAME' shows queries that work"


def _place(text: str, offset: int) -> str:
    before = text[:offset]
    return f"line {before.count(chr(10)) + 1}, column {offset - before.rfind(chr(10))}"
