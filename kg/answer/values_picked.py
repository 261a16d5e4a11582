"""The numbers, days and places of a sentence, by how well each answers a question."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.answer.content_words import Text, Word, alike
from kg.answer.matched import Matched
from kg.answer.parse_tree import Picked, distance, near
from kg.answer.wanted import Wanted
from kg.extract.dates import dates
from kg.extract.numbers import is_number_word
from kg.extract.phrases import noun_phrase
from kg.extract.quantities import counted_noun
from kg.model import Span
from kg.resources import Lexicon, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["days", "numbers", "places"]


def numbers(text: Text, wanted: Wanted, found: Matched, anchor: Token | None) -> Iterator[Picked]:
    """Yield the numbers with their bounds and what they count."""
    reading = text.reading
    doc = reading.doc
    when = [d.span for d in dates(reading)]
    for first, last in _runs(text):
        span = reading.span(doc[first], doc[last])
        if any(w.contains(span) for w in when) and not wanted.measures:
            continue
        counted = counted_noun(doc[last])
        fit = near(doc[last], found, anchor)
        if wanted.noun is not None:
            fit += (
                _counts(text, wanted.noun, counted) if counted is not None else 0.5 if doc[last].head == anchor else 0.1
            )
        elif wanted.measures:
            unit = {t.lemma_.lower() for t in doc[max(0, first - 1) : last + 3]}
            fit += 0.6 if unit & wanted.measures else -0.4
        if counted is not None and counted.i in found.tokens:
            fit += 0.2
        if anchor is not None and (counted or doc[last]).head == anchor:
            fit += 0.3
        if any(i in found.tokens for i in range(first, last + 1)):
            fit -= 1.0
        yield Picked(span=_amount(text, first, last, counted), fit=fit, head=last)


def _counts(text: Text, noun: Word, counted: Token) -> float:
    """How well the noun behind a number is the one that is asked for: "troops", "U.S. troops", "men"."""
    word = text.at(counted.i)
    return 0.0 if word is None else 0.5 * alike(noun, word)


def _runs(text: Text) -> Iterator[tuple[int, int]]:
    doc, lists = text.reading.doc, text.reading.lexicon
    large = frozenset(lists.table("quantities", "large"))
    several = frozenset(lexicon().table("questions", "numbers")["vague"])
    i = 0
    while i < len(doc):
        if not (is_number_word(doc[i].text, lists) or doc[i].lower_ in several):
            i += 1
            continue
        j = i
        while j + 1 < len(doc) and (doc[j + 1].lower_ in large | several or is_number_word(doc[j + 1].text, lists)):
            j += 1
        while j + 2 < len(doc) and _to_another(doc[i], doc[j + 1], doc[j + 2], lists):
            j += 2
        if not (doc[i].lower_ == "one" and doc[i].dep_ not in {"nummod", "quantmod"}):
            yield i, j
        i = j + 1


def _to_another(first: Token, joint: Token, following: Token, lists: Lexicon) -> bool:
    """Whether a range goes on: "200 to 300"; not "from 3,000 to 2,500", which is a change."""
    before = first.nbor(-1).lower_ if first.i else ""
    return joint.lower_ in {"to", "or", "-", "–"} and is_number_word(following.text, lists) and before != "from"


def _amount(text: Text, first: int, last: int, counted: Token | None) -> Span:
    """The number with its bound before it, and the noun right behind it."""
    doc = text.reading.doc
    bounds = frozenset(lexicon().table("questions", "numbers")["bounds"])
    while first > 0 and doc[first - 1].lower_ in bounds:
        first -= 1
    while (
        first < last
        and doc[first].lower_ in {"to", "than", "as", "at", "a", "an", "some"}
        and doc[first].lower_ != doc[last].lower_
    ):
        if doc[first].lower_ == "at" and doc[first + 1].lower_ in {"least", "most"}:
            break
        if doc[first].lower_ in {"some", "a", "an"}:
            break
        first += 1
    if counted is not None and 0 < counted.i - last <= 4:
        last = counted.i
    return text.reading.span(doc[first], doc[last])


def days(text: Text, found: Matched, anchor: Token | None) -> Iterator[Picked]:
    """Yield the days, times and periods."""
    reading, doc = text.reading, text.reading.doc
    spans = {d.span for d in dates(reading)}
    for ent in doc.ents:
        if ent.label_ in {"DATE", "TIME"}:
            span = Span(ent.start_char, ent.end_char)
            if not any(s.contains(span) for s in spans):
                spans = {s for s in spans if not span.contains(s)} | {span}
    for span in _ranges(text, sorted(spans)):
        tokens = [t for t in reading.tokens(span) if not t.is_space]
        if not tokens:
            continue
        head = min(tokens, key=lambda t: (sum(1 for _ in t.ancestors), t.i))
        hidden = sum(t.i in found.tokens for t in tokens)
        yield Picked(span=span, fit=near(head, found, anchor) - 0.5 * hidden + _bonus(head, anchor), head=head.i)


def _ranges(text: Text, spans: list[Span]) -> Iterator[Span]:
    """Yield the periods, two ends of one taken together: "between early May and late June"."""
    words, left = text.reading.article.text, list(spans)
    while left:
        first = left.pop(0)
        start = words[: first.start].rstrip()
        between = first.text(words).split()[0].lower() in {"between", "from"} or start.endswith(("between", "from"))
        if left and between and words[first.end : left[0].start].strip() in {"and", "to", "until", "till", "through"}:
            first = Span(first.start, left.pop(0).end)
        yield first


def _bonus(head: Token, anchor: Token | None) -> float:
    """Right where the date hangs on the verb itself, over at most a preposition."""
    return 0.0 if anchor is None else 0.3 if distance(head, anchor) <= 2 else 0.0


def places(text: Text, wanted: Wanted, found: Matched, anchor: Token | None) -> Iterator[Picked]:
    """Yield the places: what prepositions of place join, and land that is held."""
    lists = lexicon()
    prepositions = frozenset(lists.table("questions", "places")["prepositions"]) - {"of"}
    kinds = frozenset(lists.table("questions", "places")["nouns"])
    for token in text.reading.doc:
        hidden = token.i in found.tokens and not (token.pos_ == "PROPN" and token.i in found.turned)
        if token.pos_ not in {"NOUN", "PROPN"} or hidden or token.ent_type_ in _NO_PLACE:
            continue
        where = token.head.lower_ if token.dep_ == "pobj" else None
        proper = token.pos_ == "PROPN" or token.ent_type_ in {"GPE", "LOC", "FAC"}
        if where not in prepositions and not (token.dep_ == "dobj" and token.lemma_.lower() in kinds):
            continue
        fit = near(token, found, anchor) + (0.4 if proper else 0.2 if token.lemma_.lower() in kinds else -0.6)
        fit += 0.3 if where is not None and where == wanted.gap.preposition else 0.0
        yield Picked(span=_clipped(text, noun_phrase(token), found), fit=fit, head=token.i)


_NO_PLACE = frozenset({"DATE", "TIME", "PERSON", "MONEY", "CARDINAL", "NORP", "PERCENT", "QUANTITY"})


def _clipped(text: Text, span: Span, found: Matched) -> Span:
    """``span`` from its first word that was not asked for on, without an article at its head."""
    tokens = list(text.reading.tokens(span))
    while len(tokens) > 1 and (tokens[0].lower_ in {"the", "a", "an"} or tokens[0].i in found.tokens):
        tokens = tokens[1:]
    return text.reading.span(tokens[0], tokens[-1])
