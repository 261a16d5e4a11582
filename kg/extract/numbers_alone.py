"""Numbers and shares that stand for the people counted just before: "About 300 will remain", "half of them left"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.extract.numbers import number
from kg.extract.quantities import counted_noun
from kg.extract.reading import Reading
from kg.model import Bound, PostureStatus, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["number_alone", "number_behind", "numbers_between", "part_of_those"]

# "From 3 to 2" may be levels, percentages or goals.
_FEWEST = 20
_THOSE = frozenset({"them", "those", "these"})


def number_alone(reading: Reading, verb: Token) -> tuple[Token, PostureStatus] | None:
    """The number or share that is the subject of ``verb``, with what the verb says of forces; None if there is none.

    Whom it counts, the verb does not say: that is for a force told just before.
    """
    if verb.pos_ != "VERB" or any(c.dep_ in {"dobj", "attr", "acomp", "neg"} for c in verb.children):
        return None
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if subject is None or not (_is_bare_number(subject) or _is_share(reading, subject)):
        return None
    alone = reading.lexicon.table("forces", "alone")
    status = next((each for each in PostureStatus if verb.lemma_.lower() in alone.get(each.value, ())), None)
    return (subject, status) if status is not None else None


def part_of_those(reading: Reading, token: Token, counts: Sequence[Quantity], unit: str) -> Quantity | None:
    """How many ``token`` says of the people counted before: "300 of them", "half", "a third of those"."""
    found = next((q for q in counts if q.span.start <= token.idx < q.span.end and q.number is not None), None)
    if found is not None:
        return found
    value = number([token.text], reading.lexicon) if token.like_num else None
    if value is not None:
        return Quantity(number=value, unit=unit, bound=Bound.EXACTLY, span=reading.span(token, token))
    if not _is_share(reading, token):
        return None
    span = reading.span(token.doc[token.left_edge.i], token)
    bound = Bound.EXACTLY if token.lower_ in {"all", "none", "both"} else Bound.ABOUT
    quantifier = span.text(reading.article.text).lower().removeprefix("the ")
    return Quantity(number=None, unit=unit, bound=bound, span=span, quantifier=quantifier)


def _is_bare_number(token: Token) -> bool:
    if not token.like_num or counted_noun(token) is not None:
        return False
    return _of_those(token) or not any(c.dep_ == "prep" and c.lower_ == "of" for c in token.rights)


def _is_share(reading: Reading, token: Token) -> bool:
    words = reading.lexicon.table("forces", "words")
    return token.lower_ in words["shares_alone"] and (
        _of_those(token) or not any(c.dep_ in {"prep", "det", "amod"} for c in token.children)
    )


def _of_those(token: Token) -> bool:
    return any(
        c.dep_ == "prep" and c.lower_ == "of" and any(n.lower_ in _THOSE and not n.n_rights for n in c.children)
        for c in token.rights
    )


def numbers_between(reading: Reading, token: Token) -> tuple[Quantity | None, Quantity | None]:
    """The numbers of "from 3,000 to 2,500" behind ``token``, where no noun is counted: before and after.

    Small parsers take "3,000 to 2,500" for one number, so the words decide, not the parse.
    """
    sentence = token.sent
    found: dict[str, Quantity] = {}
    for word in sentence.doc[token.i + 1 : max(token.i + 1, sentence.end - 1)]:
        if word.lower_ in {"from", "to"} and (value := _bare(reading, word.nbor())) is not None:
            found.setdefault(word.lower_, value)
    return (found["from"], found["to"]) if len(found) == 2 else (None, None)


def number_behind(reading: Reading, noun: Token | None) -> Quantity | None:
    """The number that ``noun`` is or leads to, where nothing is counted: "to 2,500", "to a bare minimum of 2,500"."""
    of = next((c for c in noun.rights if c.lower_ == "of"), None) if noun is not None else None
    inner = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    return next((q for t in (noun, inner) if t is not None and (q := _bare(reading, t)) is not None), None)


def _bare(reading: Reading, token: Token) -> Quantity | None:
    value = number([token.text], reading.lexicon) if token.like_num else None
    if value is None or value < _FEWEST or (len(token.text) == 4 and 1900 <= value <= 2100):
        return None
    return Quantity(number=value, unit="", bound=Bound.EXACTLY, span=reading.span(token, token))
