"""Numbers of people, units and things with the bounds that the text gives them.

"more than 100 soldiers" is at least 100, "some 5,200 troops" about 5,200, "between 2,500 and 3,000
troops" two quantities, a lower and an upper one. "All of the troops" and "hundreds of fighters" have a
quantifier and no number. Dates, ages, clock times, measures, money and names with numbers in them
("Resolution 1511", "101st") are no quantities here.

Known misses: numbers spread over a list ("two, three or four brigades"), roman numerals.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.extract.dates import dates
from kg.extract.numbers import is_number_word, number
from kg.extract.reading import Reading, once_per_reading
from kg.model import Bound, DateExpression, Quantity
from kg.resources import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["counted_noun", "quantities"]

_LONGEST_LEAD = 4


@dataclass(frozen=True, slots=True)
class _Run:
    """Consecutive tokens that write one number."""

    first: Token
    last: Token
    value: Decimal


@once_per_reading
def quantities(reading: Reading) -> tuple[Quantity, ...]:
    """All quantities in text order."""
    found = [*_numbered(reading), *_quantified(reading)]
    return tuple(sorted(found, key=lambda q: q.span))


def counted_noun(token: Token) -> Token | None:
    """The noun that ``token``, a word of a number, counts; None if it stands alone."""
    for _ in range(4):
        if token.dep_ in {"nummod", "quantmod", "compound", "advmod", "amod", "npadvmod"} and token.head.i != token.i:
            token = token.head
            if token.pos_ in {"NOUN", "PROPN"} and not token.like_num:
                return token
        else:
            break
    if token.dep_ in {"nsubj", "nsubjpass"} and token.head.lemma_ == "be":
        noun = next((c for c in token.head.rights if c.dep_ == "attr" and c.pos_ in {"NOUN", "PROPN"}), None)
        if noun is not None:
            return noun
    of = next((c for c in token.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    return _pobj(of) if of is not None else None


def _pobj(preposition: Token) -> Token | None:
    return next((c for c in preposition.children if c.dep_ == "pobj" and c.pos_ in {"NOUN", "PROPN"}), None)


# ---- numbers ----------------------------------------------------------------------------------------


def _numbered(reading: Reading) -> Iterator[Quantity]:
    lexicon, when = reading.lexicon, dates(reading)
    starts = [d.span.start for d in when]
    units: dict[Decimal, str] = {}
    last_counted: tuple[_Run, str] | None = None
    for run in _runs(reading):
        if _in_date(run.first, when, starts) or not _counts(run, lexicon):
            continue
        noun = counted_noun(run.last)
        if noun is not None and _measures(noun, lexicon):
            continue
        unit = _unit(noun) if noun is not None else units.get(run.value, "")
        if not unit:
            unit = _unit_of_other_number(run) or _unit_before(run, last_counted, lexicon)
        if not unit:
            continue
        last_counted = run, unit
        units.setdefault(run.value, unit)
        bound, first = _bound_before(run.first, lexicon)
        bound, last = _bound_behind(run.last, lexicon) if bound is None else (bound, run.last)
        end = noun if noun is not None and 0 < noun.i - last.i <= 6 else last
        yield Quantity(number=run.value, unit=unit, bound=bound or Bound.EXACTLY, span=reading.span(first, end))


def _unit_before(run: _Run, counted: tuple[_Run, str] | None, lexicon: Lexicon) -> str:
    """What the number before counted, if this one moves or stays alone: "900 soldiers ... About 300 will remain"."""
    verb = run.last.head
    if counted is None or run.last.dep_ != "nsubj":
        return ""
    moves = any(verb.lemma_.lower() in verbs for verbs in lexicon.table("forces", "alone").values())
    near = run.first.sent.start in {counted[0].last.sent.start, counted[0].last.sent.end}
    return counted[1] if moves and near else ""


def _runs(reading: Reading) -> Iterator[_Run]:
    doc, lexicon = reading.doc, reading.lexicon
    large = lexicon.table("quantities", "large")
    index = 0
    while index < len(doc):
        article = doc[index].lower_ in {"a", "an"} and index + 1 < len(doc) and doc[index + 1].lower_ in large
        if not (article or is_number_word(doc[index].text, lexicon)):
            index += 1
            continue
        stop = index + 1
        while stop < len(doc) and stop - index < 8 and _continues(doc[stop - 1], doc[stop], lexicon):
            stop += 1
        while stop - 1 > index and doc[stop - 1].lower_ in {"and", "-"}:
            stop -= 1
        value = number([t.text for t in doc[index:stop]], lexicon)
        if value is not None:
            yield _Run(doc[index], doc[stop - 1], value)
        index = stop


def _continues(before: Token, token: Token, lexicon: Lexicon) -> bool:
    """Whether ``token`` goes on with the number that ``before`` belongs to: "two | hundred | and | ten"."""
    large, small = lexicon.table("quantities", "large"), lexicon.table("quantities", "small")
    following = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    if token.lower_ in large:
        return True
    if token.lower_ == "-":
        return following in large or (before.lower_ in small and following in small)
    if token.lower_ == "and":
        return before.lower_ in large and following in small
    return token.lower_ in small and (before.lower_ in large or before.lower_ in {"and", "-"})


def _in_date(token: Token, when: Sequence[DateExpression], starts: Sequence[int]) -> bool:
    index = bisect_right(starts, token.idx) - 1
    return index >= 0 and token.idx < when[index].span.end


def _counts(run: _Run, lexicon: Lexicon) -> bool:
    """Whether the number can count something: no money, ordinal, label, clock time, "72-hour" or "M1"."""
    doc = run.first.doc
    words = lexicon.table("quantities", "words")
    before = doc[run.first.i - 1] if run.first.i else None
    after = doc[run.last.i + 1] if run.last.i + 1 < len(doc) else None
    if before is not None:
        if before.lower_ in words["currencies"] or before.lower_ in words["labels"]:
            return False
        if not before.whitespace_ and before.text[-1:] not in "(“\"'‘—–[" and before.lower_ not in {"-", "/"}:
            return False
        if before.text in {"-", "/"} and not before.whitespace_ and before.i and not doc[before.i - 1].is_space:
            return False
    if after is not None:
        if (not run.last.whitespace_ and after.text[:1] in ":/’'%") or after.lower_ in words["measures"]:
            return False
        if after.text in {"-", "–"} and not run.last.whitespace_:
            joined = doc[after.i + 1] if after.i + 1 < len(doc) else None
            return joined is not None and joined.lower_ in {"strong", "man", "member"}
    return not (run.first.lower_ in words["pronouns"] and run.first.i == run.last.i and run.first.dep_ != "nummod")


def _measures(noun: Token, lexicon: Lexicon) -> bool:
    measures = lexicon.table("quantities", "words")["measures"]
    return noun.lemma_.lower() in measures or noun.lower_ in measures


def _unit(noun: Token) -> str:
    """The counted words: "troops", "soldiers and Marines"."""
    words = [noun, *(c for c in noun.conjuncts if c.i > noun.i and c.pos_ in {"NOUN", "PROPN"} and _bare(c))]
    if len(words) == 1 or words[1].i - noun.i > 2:
        return _word(noun)
    return f"{_word(noun)} and {_word(words[1])}"


def _bare(noun: Token) -> bool:
    return not any(c.dep_ in {"nummod", "det", "amod"} for c in noun.lefts)


def _word(noun: Token) -> str:
    return noun.text if noun.pos_ == "PROPN" and noun.tag_ != "NN" else noun.lower_


def _unit_of_other_number(run: _Run) -> str:
    """The unit of a number beside a counted one ("between 2,500 and 3,000 troops"), or of "numbering 400"."""
    head = run.last.head
    if run.last.dep_ == "conj" or (run.last.n_rights and any(c.dep_ == "conj" and c.like_num for c in run.last.rights)):
        for other in (head, *run.last.rights):
            noun = counted_noun(other) if other.like_num else None
            if noun is not None:
                return _unit(noun)
    if run.last.dep_ == "pobj" and head.lower_ in {"from", "to"} and head.head.dep_ != "pobj":
        verb = head.head.head if head.head.dep_ == "prep" else head.head
        noun = next((c for c in verb.children if c.dep_ in {"dobj", "nsubj", "nsubjpass"} and c.tag_ == "NNS"), None)
        if noun is not None:
            return _unit(noun)
    for token in (head, head.head):
        if (
            token.lemma_.lower() in {"number", "total"}
            and token.pos_ == "VERB"
            and token.head.pos_ in {"NOUN", "PROPN"}
        ):
            return _unit(token.head)
    return ""


def _bound_before(first: Token, lexicon: Lexicon) -> tuple[Bound | None, Token]:
    phrases = lexicon.table("quantities", "before")
    doc = first.doc
    for length in range(min(_LONGEST_LEAD, first.i), 0, -1):
        words = " ".join(t.lower_ for t in doc[first.i - length : first.i])
        if words in phrases:
            return Bound(phrases[words]), doc[first.i - length]
    upper = first.i >= 2 and doc[first.i - 1].lower_ in {"and", "to"} and is_number_word(doc[first.i - 2].text, lexicon)
    if upper and any(t.lower_ == "between" for t in doc[max(0, first.i - 5) : first.i - 2]):
        return Bound.AT_MOST, first
    return None, first


def _bound_behind(last: Token, lexicon: Lexicon) -> tuple[Bound | None, Token]:
    phrases = lexicon.table("quantities", "behind")
    words = last.doc[last.i + 1 : last.i + 3]
    if len(words) == 2 and words.text.lower() in phrases:
        return Bound(phrases[words.text.lower()]), words[-1]
    return None, last


# ---- quantifiers ------------------------------------------------------------------------------------


def _quantified(reading: Reading) -> Iterator[Quantity]:
    words = reading.lexicon.table("quantities", "words")
    quantifiers, shares = frozenset(words["quantifiers"]), frozenset(words["shares"])
    for token in reading.doc:
        if token.lower_ not in quantifiers:
            continue
        noun = _shared_noun(token, shares)
        if noun is None or _measures(noun, reading.lexicon):
            continue
        first = token if token.dep_ in {"det", "predet", "amod"} else reading.doc[token.left_edge.i]
        if first.i > token.i or token.i - first.i > 3:
            first = token
        quantifier = (
            "none"
            if token.lower_ in {"no", "none"}
            else " ".join(t.lower_ for t in reading.doc[first.i : token.i + 1] if t.lower_ != "the")
        )
        yield Quantity(
            number=None,
            unit=_unit(noun),
            bound=Bound.EXACTLY if token.lower_ in {"all", "no", "none", "both"} else Bound.ABOUT,
            span=reading.span(first, noun),
            quantifier=quantifier,
        )


def _shared_noun(token: Token, shares: frozenset[str]) -> Token | None:
    """The noun behind "all (of the)", "most", "the vast majority of the", if a plain count noun stands there."""
    if token.dep_ in {"det", "predet", "amod"} and token.lower_ not in shares - {"most", "half"}:
        noun: Token | None = token.head
    else:
        of = next((c for c in token.rights if c.dep_ == "prep" and c.lower_ == "of" and c.i == token.i + 1), None)
        noun = _pobj(of) if of is not None else None
    if noun is None or noun.i <= token.i or noun.i - token.i > 6 or noun.tag_ not in {"NNS", "NNPS"}:
        return None
    return noun
