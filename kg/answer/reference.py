"""Which statement somebody means: by id, by how its id begins, by IRI, or by what rests on it."""

from __future__ import annotations

from kg import iris, terms
from kg.errors import QueryError
from kg.graph.facts import Facts
from kg.graph.prefixes import full
from kg.iris import ID

__all__ = ["statement_meant"]

_SHOWN = 5


def statement_meant(facts: Facts, words: str) -> str:
    """The IRI of the statement that ``words`` mean: its id or the start of it, its IRI, or a bearing's or posture's.

    Raises:
        QueryError: there is no such statement, or several.
    """
    asked = words.strip().strip("<>")
    iri = asked if asked.startswith(ID) else full(asked) or iris.statement(asked.lower())
    if facts.all(iri, terms.statedIn):
        return iri
    if rests_on := facts.one(iri, terms.bearingOf) or facts.one(iri, terms.accordingTo):
        return rests_on
    fitting = [known for known in facts.having(terms.statedIn) if known.startswith(iri)] if asked else []
    if len(fitting) == 1:
        return fitting[0]
    raise _unclear(words, fitting)


def _unclear(words: str, fitting: list[str]) -> QueryError:
    if not fitting:
        return QueryError(
            f"there is no statement '{words}' in the store",
            fix="'kg claims --kind all' lists the statements with their ids; the first digits do",
        )
    ids = [iri.removeprefix(iris.statement("")) for iri in fitting]
    more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
    return QueryError(
        f"'{words}' begins {len(ids)} statement ids",
        why=", ".join(ids[:_SHOWN]) + more,
        fix="give more digits",
    )
