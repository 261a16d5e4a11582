"""Who has how many, where, doing what, and who says so: the posture ledger as records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.answer.query import answer
from kg.answer.questions import load
from kg.answer.rows import Row, distinct, grouped
from kg.graph.amounts import in_words
from kg.graph.store import Store
from kg.iris import short_id

__all__ = ["StatedPosture", "postures"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedPosture:
    """A force somewhere, or a change of it, as one statement gives it.

    ``when`` is its time in EDTF as far as it can be told, inferred or else that of publication.
    ``caveats`` say in which way it is less than asserted: planned, conditional, denied ...
    """

    posture: str
    statement: str
    article: str
    start: int
    force: str
    status: str
    quantity: str | None
    number: str | None
    quantity_from: str | None
    place: str | None
    roles: tuple[str, ...]
    basis: tuple[str, ...]
    time: str | None
    when: str | None
    published: str | None
    stated_by: tuple[str, ...]
    caveats: tuple[str, ...]
    exact: str
    words: str


def postures(store: Store, given: Mapping[str, str]) -> Iterator[StatedPosture]:
    """Yield what fits the parameters of ``queries/postures.rq``, by date, article and place in the text.

    Raises:
        QueryError: a value is not what its parameter takes.
    """
    found = answer(store, load("postures"), given)
    yield from (_posture(rows) for rows in grouped(found, "posture"))


def _posture(rows: tuple[Row, ...]) -> StatedPosture:
    first = rows[0]
    return StatedPosture(
        posture=short_id(first["posture"]),
        statement=short_id(first["statement"]),
        article=short_id(first["source"]),
        start=int(first["start"]),
        force=first["who"],
        status=first["status"],
        quantity=_quantity(first, ""),
        number=first.get("number"),
        quantity_from=_quantity(first, "_from"),
        place=first.get("where"),
        roles=distinct(rows, "role"),
        basis=distinct(rows, "basis"),
        time=first.get("time"),
        when=first.get("when"),
        published=first.get("published"),
        stated_by=distinct(rows, "said_by"),
        caveats=tuple(_caveats(first)),
        exact=first["exact"],
        words=first["words"],
    )


def _quantity(row: Row, which: str) -> str | None:
    """A number with its bound and unit, "at least 3,000 troops"; the article's words where there is no number."""
    number = row.get(f"number{which}")
    if number is None:
        return row.get(f"quantity{which}_words")
    return in_words(number, row.get(f"bound{which}"), row.get(f"unit{which}"))


def _caveats(row: Row) -> Iterator[str]:
    if row["polarity"] == "negative":
        yield "denied"
    if row["modality"] != "asserted":
        yield row["modality"]
    if row["certainty"] in {"probable", "possible"} and row["certainty"] != row["modality"]:
        yield row["certainty"]
