"""Numbers under their bounds: which number supports another, and which excludes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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
_SKIPPED = frozenset({"$", "the", "a", "an", "€", "£"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number in a text: tokens from ``first`` to ``last``, its bound, and the lemma of what it counts."""

    first: int
    last: int
    value: Decimal
    bound: Bound
    counted: str


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
            i += 1
            continue
        value = number([t.text for t in doc[i:j] if t.text != "-"], lexicon)
        vague = doc[i].lower_ in lexicon.table("quantities", "large") and (i == 0 or doc[i - 1].lower_ != "a")
        if value is not None and not vague and not _is_no_count(doc, i, j):
            lead, bound = _bound(doc, i, lexicon)
            yield Amount(first=lead, last=j - 1, value=value, bound=bound, counted=_counted(doc[j - 1], doc, j))
        i = j


def supports(claimed: Amount, stated: Amount) -> bool:
    """Whether what is stated bears the claimed number out."""
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
    low, high = _range(claimed)
    below, above = _range(stated)
    return above < low or below > high


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
