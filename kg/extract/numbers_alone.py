"""Numbers that stand for the people counted just before: "About 300 will remain", "1,200 left in May"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.numbers import number
from kg.extract.quantities import counted_noun
from kg.extract.reading import Reading
from kg.model import Bound, PostureStatus, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["number_alone", "numbers_between"]

# "From 3 to 2" may be levels, percentages or goals.
_FEWEST = 20


def number_alone(reading: Reading, verb: Token) -> tuple[Token, PostureStatus] | None:
    """The number that is the subject of ``verb``, with what the verb says of forces; None if there is none.

    Whom it counts, the verb does not say: that is for a force told just before.
    """
    if verb.pos_ != "VERB" or any(c.dep_ in {"dobj", "attr", "acomp", "neg"} for c in verb.children):
        return None
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if subject is None or not subject.like_num or counted_noun(subject) is not None:
        return None
    if any(c.dep_ == "prep" and c.lower_ == "of" for c in subject.rights):
        return None
    alone = reading.lexicon.table("forces", "alone")
    status = next((each for each in PostureStatus if verb.lemma_.lower() in alone.get(each.value, ())), None)
    return (subject, status) if status is not None else None


def numbers_between(reading: Reading, token: Token) -> tuple[Quantity | None, Quantity | None]:
    """The numbers of "from 3,000 to 2,500" behind ``token``, where no noun is counted: before and after.

    Small parsers take "3,000 to 2,500" for one number, so the words decide, not the parse.
    """
    sentence = token.sent
    for word in sentence.doc[token.i + 1 : max(token.i + 1, sentence.end - 3)]:
        run = sentence.doc[word.i : word.i + 4]
        if word.lower_ == "from" and run[2].lower_ == "to" and run[1].like_num and run[3].like_num:
            before, after = (_bare(reading, each) for each in (run[1], run[3]))
            return (before, after) if before is not None and after is not None else (None, None)
    return None, None


def _bare(reading: Reading, token: Token) -> Quantity | None:
    value = number([token.text], reading.lexicon)
    if value is None or value < _FEWEST:
        return None
    return Quantity(number=value, unit="", bound=Bound.EXACTLY, span=reading.span(token, token))
