"""What differs between two stores, or between two days in one, statement by statement and posture by posture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from kg.answer.claims import Said, claims
from kg.answer.postures import StatedPosture, postures
from kg.graph.periods import period
from kg.graph.store import Store

__all__ = ["Difference", "between_days", "between_stores"]

_Record = TypeVar("_Record", Said, StatedPosture)
_ADDED, _GONE, _CHANGED = "+", "-", "~"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One difference: ``change`` is + (new), - (gone) or ~ (other); ``details`` say what was and what is."""

    change: str
    kind: str
    who: str
    words: str
    details: tuple[str, ...]
    article: str
    statement: str
    published: str | None = None


# ---- two stores -----------------------------------------------------------------------------------


def between_stores(old: Store, new: Store) -> Iterator[Difference]:
    """Yield what ``new`` has and ``old`` has not, and the other way round; by article and place in the text."""
    yield from _compared(tuple(claims(old, {})), tuple(claims(new, {})))
    yield from _compared(tuple(postures(old, {})), tuple(postures(new, {})))


def _compared(old: tuple[_Record, ...], new: tuple[_Record, ...]) -> Iterator[Difference]:
    pairs = list(_paired(old, new))
    for before, after in sorted(pairs, key=lambda pair: _place(pair[1] or pair[0])):
        if before is None and after is not None:
            yield _difference(_ADDED, after)
        elif after is None and before is not None:
            yield _difference(_GONE, before)
        elif before is not None and after is not None and (details := tuple(_details(before, after))):
            yield _difference(_CHANGED, after, details)


def _paired(old: Iterable[_Record], new: Iterable[_Record]) -> Iterator[tuple[_Record | None, _Record | None]]:
    """Records with one id, else those that begin at one place: a statement may be cut otherwise by another version."""
    before, after = {_id(each): each for each in old}, {_id(each): each for each in new}
    both = before.keys() & after.keys()
    yield from ((before[each], after[each]) for each in both)
    lost = {_place(each): each for name, each in before.items() if name not in both}
    for name, each in after.items():
        if name not in both:
            yield lost.pop(_place(each), None), each
    yield from ((each, None) for each in lost.values())


def _id(record: Said | StatedPosture) -> str:
    return record.statement if isinstance(record, Said) else record.posture


def _place(record: Said | StatedPosture | None) -> tuple[str, int, str]:
    match record:
        case Said():
            return record.article, record.start, ""
        case StatedPosture():
            return record.article, record.start, record.force
    return "", 0, ""


def _details(before: Said | StatedPosture, after: Said | StatedPosture) -> Iterator[str]:
    then, now = _fields(before), _fields(after)
    for name, value in now.items():
        if then[name] != value:
            yield f"{name}: {then[name] or 'none'} → {value or 'none'}"


def _fields(record: Said | StatedPosture) -> Mapping[str, str | None]:
    if isinstance(record, Said):
        return {
            "speaker": _names(record.speakers),
            "capacity": "; ".join(record.capacity),
            "quote": record.quote,
            "polarity": record.polarity,
            "modality": record.modality,
            "certainty": record.certainty,
            "said": record.said,
            "words": record.words,
        }
    return {
        "force": record.force,
        "status": record.status,
        "quantity": record.quantity,
        "from": record.quantity_from,
        "place": record.place,
        "roles": ", ".join(record.roles),
        "time": record.time,
        "stated by": _names(record.stated_by),
        "caveat": ", ".join(record.caveats),
    }


def _difference(change: str, record: Said | StatedPosture, details: tuple[str, ...] = ()) -> Difference:
    said = isinstance(record, Said)
    return Difference(
        change=change,
        kind="statement" if said else "posture",
        who=_names(record.speakers) if isinstance(record, Said) else record.force,
        words=record.words if isinstance(record, Said) else _standing(record),
        details=details,
        article=record.article,
        statement=record.statement,
        published=record.published,
    )


def _names(names: tuple[str, ...]) -> str:
    return " and ".join(names) or "the article"


def _standing(record: StatedPosture) -> str:
    """A posture in few words: "remain: 2,500 troops, Iraq"."""
    amount = record.quantity
    if record.quantity_from is not None:
        amount = f"from {record.quantity_from} to {amount or '?'}"
    what = f"{record.status}: {amount}" if amount else record.status
    return f"{what}, {record.place}" if record.place else what


# ---- two days -------------------------------------------------------------------------------------


def between_days(store: Store, first: date, last: date) -> Iterator[Difference]:
    """Yield what was said after ``first`` up to ``last``, and how the forces stood on either day.

    A statement counts at its article's day. A force stands, on a day, as the latest posture says that is
    asserted and has begun by then.
    """
    for said in claims(store, {"until": last.isoformat()}):
        if said.published is not None and said.published[:10] > first.isoformat():
            yield _difference(_ADDED, said)
    ledger = [each for each in postures(store, {}) if not each.caveats]
    before, after = _standings(ledger, first), _standings(ledger, last)
    for key in sorted(after):
        then, now = before.get(key), after[key]
        if then is None:
            yield _difference(_ADDED, now)
        elif then.posture != now.posture and _standing(then) != _standing(now):
            yield _difference(_CHANGED, now, (f"{_standing(then)} → {_standing(now)}",))


def _standings(ledger: Iterable[StatedPosture], day: date) -> dict[tuple[str, str], StatedPosture]:
    """The latest posture of each force at each place that has begun by ``day``; of several of one day the last."""
    found: dict[tuple[str, str], tuple[date, StatedPosture]] = {}
    for posture in ledger:
        known = period(posture.when) if posture.when else None
        begun = (known.begin or known.end) if known else None
        if begun is None or begun > day:
            continue
        key = posture.force, posture.place or ""
        if key not in found or found[key][0] <= begun:
            found[key] = begun, posture
    return {key: posture for key, (_, posture) in found.items()}
