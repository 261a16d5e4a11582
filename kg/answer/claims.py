"""Who said what, statement by statement, in the order of the articles' text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from kg.answer.query import answer
from kg.answer.questions import load
from kg.answer.rows import Row, distinct, grouped
from kg.graph.store import Store
from kg.iris import short_id

__all__ = ["Said", "claims"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One statement: who, in what capacity, in whose words, when; ``speakers`` is empty for the article itself."""

    statement: str
    article: str
    start: int
    speakers: tuple[str, ...]
    capacity: tuple[str, ...]
    quote: str
    polarity: str
    modality: str
    certainty: str
    said: str | None
    medium: str | None
    published: str | None
    part_of: str | None
    words: str


def claims(store: Store, given: Mapping[str, str], *, limit: int | None = None) -> Iterator[Said]:
    """Yield what fits the parameters of ``queries/claims.rq``, by date, article and place in the text.

    Raises:
        QueryError: a value is not what its parameter takes.
    """
    found = answer(store, load("claims"), given)
    yield from islice((_said(rows) for rows in grouped(found, "statement")), limit)


def _said(rows: tuple[Row, ...]) -> Said:
    first = rows[0]
    return Said(
        statement=short_id(first["statement"]),
        article=short_id(first["source"]),
        start=int(first["start"]),
        speakers=distinct(rows, "who"),
        capacity=tuple(dict.fromkeys(capacity for row in rows if (capacity := _capacity(row)))),
        quote=first["quote"],
        polarity=first["polarity_word"],
        modality=first["modality_word"],
        certainty=first["sure"],
        said=first.get("said"),
        medium=first.get("medium"),
        published=first.get("published"),
        part_of=short_id(first["part_of"]) if "part_of" in first else None,
        words=first["words"],
    )


def _capacity(row: Row) -> str:
    """The role with the body that a speaker speaks for: "spokesman, Pentagon"."""
    parts = (row.get("role"), row.get("for"))
    return ", ".join(part for part in parts if part and part != row.get("who"))
