"""When what an utterance says happens or holds, as far as its sentence tells.

A date in the content is its own. A clause that goes on without a subject shares the date of the clause
before it ("swept across the north in 2014 and founded a state"), as a joined object does; a clause that
holds "since" something happened is dated from that ("have fought them since they took the city in 2014").
"yesterday" said on 9 December is the 8th: reckoned from the day of speaking and kept apart, as inferred.

Known misses: dates told only in an earlier sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.calendar import counted_from, iso_day
from kg.extract.main_clause import has_subject, main_verb
from kg.extract.reading import Reading
from kg.model import DateExpression, Span, Utterance

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["time_of"]

_ANY_YEAR = "2023"  # not a leap year: 28 February and 1 March are neighbours in most
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "csubj", "conj", "parataxis"})
_NO_YEAR = re.compile(r"XXXX-\d\d-\d\d")


def time_of(reading: Reading, utterance: Utterance, dates: Sequence[DateExpression]) -> DateExpression | None:
    """The date of what ``utterance`` says; None if its sentence gives none."""
    sentence = utterance.sentence
    first, last = (bisect_left(dates, at, key=lambda d: d.span.start) for at in (sentence.start, sentence.end))
    dates = dates[first:last]
    own = next((d for d in dates if any(s.contains(d.span) for s in utterance.spans)), None)
    if own is not None:
        return _from_day_of_speaking(reading, own, utterance)
    verb = main_verb(reading, utterance)
    return _shared(reading, verb, utterance.spans[0].start, dates) or _since(reading, verb, dates)


def _shared(reading: Reading, verb: Token, start: int, dates: Sequence[DateExpression]) -> DateExpression | None:
    """The date between the verb of the clause before and this clause, which goes on with its subject."""
    first = verb
    while first.dep_ in {"conj", "dobj"} and first.head.i < first.i and not has_subject(first):
        if first.pos_ == "VERB" and first.head.pos_ == "VERB" and first.tag_ != first.head.tag_:
            return None  # "left in May and will return"
        first = first.head
    if first.pos_ not in {"VERB", "AUX"}:
        return None
    between = (d for d in dates if first.idx < d.span.start and d.span.end <= start)
    return next((d for d in between if first.i != verb.i and _dates(first, reading.tokens(d.span)[0])), None)


def _dates(verb: Token, date: Token) -> bool:
    """Whether ``date`` hangs on ``verb`` itself and not on a clause inside its own."""
    for word in (date, *date.ancestors):
        if word.i == verb.i:
            return True
        if word.dep_ in _CLAUSES:
            return False
    return False


def _since(reading: Reading, verb: Token, dates: Sequence[DateExpression]) -> DateExpression | None:
    """The open interval that begins with what the "since" clause of ``verb`` tells."""
    for clause in verb.rights:
        mark = next((c for c in clause.lefts if c.dep_ == "mark" and c.lower_ == "since"), None)
        if mark is None or clause.dep_ != "advcl" or clause.tag_ not in {"VBD", "VBN"}:
            continue
        last = clause.right_edge
        told = [d for d in dates if clause.idx < d.span.start and d.span.end <= last.idx + len(last.text)]
        if told and "/" not in told[0].edtf:
            span = Span(mark.idx, told[0].span.end)
            inferred = f"{told[0].inferred}/.." if told[0].inferred else None
            return replace(
                told[0],
                span=span,
                text=span.text(reading.article.text),
                edtf=f"{told[0].edtf}/..",
                inferred=inferred,
            )
    return None


def _from_day_of_speaking(reading: Reading, date: DateExpression, utterance: Utterance) -> DateExpression:
    """``date`` with "yesterday" and its like counted from the day on which a claim was made."""
    said = utterance.attribution.date if utterance.attribution is not None else None
    if said is None or any(c.isdigit() for c in date.edtf + (date.inferred or "")):
        return date
    day = iso_day(said.edtf.replace("XXXX", _ANY_YEAR))
    days = reading.lexicon.table("dates", "days")
    steps = [days[w] for w in re.findall(r"\w+", date.text.lower()) if w in days]
    if day is None or len(steps) != 1 + date.edtf.count("/"):
        return date
    reckoned = [str(counted_from(day, "day", step)) for step in steps]
    if _NO_YEAR.fullmatch(said.edtf):
        reckoned = ["XXXX" + word[4:] for word in reckoned]
    return replace(date, inferred="/".join(reckoned), reason=f"counted from the day of speaking, {said.edtf}")
