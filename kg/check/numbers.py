"""Numbers under their bounds: which number supports another, and which excludes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.extract.numbers import is_number_word, number
from kg.model import Bound
from kg.resources import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["MONTHS", "Amount", "amounts", "excludes", "supports"]

MONTHS = {
    month: number
    for number, month in enumerate(
        (
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ),
        1,
    )
}

_NEAR = Decimal("0.15")
_LONGEST_LEAD = 3
_SPANS = frozenset({"day", "month", "year", "week", "hour", "minute", "-"})
_FRACTIONS = frozenset({"third", "quarter", "half", "fifth", "percent"})
_DAYS = {
    "hour": Decimal(1) / 24,
    "day": Decimal(1),
    "week": Decimal(7),
    "month": Decimal("30.4"),
    "year": Decimal(365),
    "decade": Decimal(3650),
}
_SKIPPED = frozenset({"$", "the", "a", "an", "€", "£"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number in a text: tokens from ``first`` to ``last``, its bound, and the lemma of what it counts.

    Spans of time are counted in days; ``unit`` is what the words count them in.
    """

    first: int
    last: int
    value: Decimal
    bound: Bound
    counted: str
    unit: str = ""


def amounts(doc: Doc, lexicon: Lexicon) -> Iterator[Amount]:
    """Yield the numbers of ``doc`` that count something, dates left out, in text order."""
    i = 0
    while i < len(doc):
        j = i
        while j < len(doc) and (is_number_word(doc[j].text, lexicon) or (doc[j].text in {"and", "-"} and j > i)):
            j += 1
        while j > i and doc[j - 1].text in {"and", "-"}:
            j -= 1
        if j == i:
            if single := _single(doc, i, lexicon):
                yield single
            i += 1
            continue
        value = number([t.text for t in doc[i:j] if t.text != "-"], lexicon)
        vague = doc[i].lower_ in lexicon.table("quantities", "large") and (i == 0 or doc[i - 1].lower_ != "a")
        if value is not None and not vague and not _is_no_count(doc, i, j):
            lead, bound = _bound(doc, i, lexicon)
            yield _in_days(
                Amount(first=lead, last=j - 1, value=value, bound=bound, counted=_counted(doc[j - 1], doc, j)), doc
            )
        i = j


def _single(doc: Doc, place: int, lexicon: Lexicon) -> Amount | None:
    """One span of time that is a bound: "more than a year"."""
    if doc[place].lower_ not in {"a", "an", "one"} or place + 1 == len(doc):
        return None
    lead, bound = _bound(doc, place, lexicon)
    if lead == place or doc[place + 1].lemma_.lower() not in _DAYS:
        return None
    return _in_days(Amount(first=lead, last=place, value=Decimal(1), bound=bound, counted=""), doc)


def _in_days(amount: Amount, doc: Doc) -> Amount:
    """A span of time in days, with the word that names its unit; anything else as it is."""
    unit = amount.last + 1
    while unit < len(doc) and doc[unit].text == "-":
        unit += 1
    if unit == len(doc) or (days := _DAYS.get(doc[unit].lemma_.lower())) is None:
        return amount
    behind = next((t.lower_ for t in doc[unit + 1 : unit + 3] if t.text != "-"), "")
    if behind == "old":
        return amount  # "a 23-year-old man" did not do it for 23 years
    word = doc[unit].lemma_.lower()
    return replace(amount, last=unit, value=amount.value * days, counted="day", unit=word)


def supports(claimed: Amount, stated: Amount) -> bool:
    """Whether what is stated bears the claimed number out."""
    claimed, stated = _in_one_unit(claimed, stated)
    low, high = _range(claimed)
    below, above = _range(stated)
    if claimed.bound is Bound.EXACTLY and stated.bound is Bound.EXACTLY:
        return claimed.value == stated.value
    if claimed.bound in {Bound.AT_LEAST, Bound.AT_MOST} and claimed.bound == stated.bound:
        return claimed.value == stated.value or (below >= low and above <= high)
    return (
        below <= high and low <= above
        if Bound.ABOUT in {claimed.bound, stated.bound}
        else ((below >= low and above <= high) or claimed.value == stated.value)
    )


def excludes(claimed: Amount, stated: Amount) -> bool:
    """Whether both cannot be true of the same thing."""
    claimed, stated = _in_one_unit(claimed, stated)
    low, high = _range(claimed)
    below, above = _range(stated)
    return above < low or below > high


def _in_one_unit(claimed: Amount, stated: Amount) -> tuple[Amount, Amount]:
    """Both as they are; exact spans of time in different units are rough: four weeks are a month."""
    if claimed.unit == stated.unit:
        return claimed, stated
    rough = [replace(a, bound=Bound.ABOUT) if a.bound is Bound.EXACTLY else a for a in (claimed, stated)]
    return rough[0], rough[1]


def _range(amount: Amount) -> tuple[Decimal, Decimal]:
    value = amount.value
    if amount.bound is Bound.AT_LEAST:
        return value, Decimal("Infinity")
    if amount.bound is Bound.AT_MOST:
        return Decimal(0), value
    spread = value * _NEAR if amount.bound is Bound.ABOUT else Decimal(0)
    return value - spread, value + spread


def _bound(doc: Doc, start: int, lexicon: Lexicon) -> tuple[int, Bound]:
    """Where the words that bound a number begin, and the bound."""
    first = start
    while first > 0 and doc[first - 1].lower_ in _SKIPPED:
        first -= 1
    leads = lexicon.table("quantities", "before")
    for length in range(min(_LONGEST_LEAD, first), 0, -1):
        if found := leads.get(" ".join(t.lower_ for t in doc[first - length : first])):
            return first - length, Bound(found)
    return start, Bound.EXACTLY


def _is_no_count(doc: Doc, start: int, end: int) -> bool:
    text = doc[start:end].text
    if all(t.ent_type_ in {"DATE", "TIME"} for t in doc[start:end]) and text.isdigit():
        behind = doc[end].lemma_.lower() if end < len(doc) else ""
        ahead = doc[start - 1].lemma_.lower() if start else ""
        year = len(text) == 4 and behind not in _SPANS
        return year or MONTHS.get(behind) is not None or MONTHS.get(ahead) is not None
    if text.lower() == "one":
        return True
    if end < len(doc) and doc[end].lemma_.lower() in _FRACTIONS and doc[end].pos_ == "NOUN":
        return True
    before = doc[start - 1] if start else None
    return before is not None and before.pos_ == "PROPN" and before.text in {"Resolution", "Article", "Chapter"}


def _counted(token: Token, doc: Doc, end: int) -> str:
    """The lemma of the counted noun: money by its sign, else the head of the number, else the noun behind."""
    if token.i > 0 and any(t.text in {"$", "€", "£"} for t in doc[max(0, token.i - 2) : token.i]):
        return "dollar"
    head = token
    for _ in range(4):
        if head.dep_ in {"nummod", "quantmod", "compound", "advmod", "amod", "npadvmod"} and head.head.i != head.i:
            head = head.head
            if head.pos_ in {"NOUN", "PROPN"} and not head.like_num:
                return str(head.lemma_.lower())
        else:
            break
    behind = next((t for t in doc[end : end + 3] if t.pos_ in {"NOUN", "PROPN"}), None)
    return str(behind.lemma_.lower()) if behind is not None else ""
