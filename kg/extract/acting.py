"""Countries as actors: when a country's name means the state that acts, and when the land."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kg.extract.mentions import Mention
from kg.extract.reading import Reading
from kg.model import ParagraphKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["acts_as_state", "means_state", "speaks_for_state"]

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj"})
_ACTING: Final = frozenset({"by", "against", "with", "between"})
_DECISIONS: Final = frozenset(
    {"choice", "decision", "position", "policy", "claim", "statement", "stance", "view", "response"}
)
_OFFICIAL: Final = re.compile(r"(?:\w+['’]?s? )*(?:Republic|Kingdom|State|Government|Federation|Emirate) of ")
_DATELINE: Final = re.compile(r"[A-Z][A-Z'’ .]{2,}[^–—]{0,50}?(?:–|—| -{1,2} )")


def means_state(reading: Reading, mention: Mention) -> bool:
    """Whether a mention of an acting state can be that state and not only the land."""
    token = _root(reading, mention)
    if _is_official(reading, mention) or _is_spoken_for(token) or _is_acted_on(reading, token):
        return True
    return token.dep_ not in {"compound", "amod", "nmod"} and not (
        token.dep_ == "pobj" and token.head.lower_ not in _ACTING
    )


def acts_as_state(reading: Reading, mention: Mention) -> bool:
    """Whether a country, its government or its capital is named as somebody who does or says something."""
    if mention.kind == "government":
        return True
    if _in_dateline(reading, mention):
        return False
    if mention.kind == "state":
        token = _root(reading, mention)
        return (
            _is_official(reading, mention)
            or _is_acting(token)
            or _is_addressed(reading, mention)
            or _is_spoken_for(token)
            or _does_a_deed(reading, token)
            or _is_acted_on(reading, token)
        )
    return bool(mention.entry and mention.entry.capital_of) and speaks_for_state(reading, mention)


def _is_official(reading: Reading, mention: Mention) -> bool:
    """Whether the country is named as a party would be ("the Republic of Iraq"), and not as a place."""
    text = mention.span.text(reading.article.text)
    before = reading.doc[max(0, mention.first - 2) : mention.first]
    return _OFFICIAL.match(text) is not None and not any(t.lower_ in {"in", "into", "inside"} for t in before)


def _root(reading: Reading, mention: Mention) -> Token:
    return reading.doc[mention.first : mention.last + 1].root


def _is_addressed(reading: Reading, mention: Mention) -> bool:
    """Whether something is done to the state that is done to actors only ("recognized Abkhazia")."""
    token = _root(reading, mention)
    while token.dep_ == "conj":
        token = token.head
    return token.dep_ == "dobj" and token.head.lemma_ in reading.lexicon.words("actors", "addressing")


def _is_acting(token: Token) -> bool:
    """Whether ``token`` is a doer: a subject, or one half of by/with/against/between."""
    head = token
    while head.dep_ == "conj":
        head = head.head
    if head.dep_ in _SUBJECTS:
        return head.head.pos_ in {"VERB", "AUX"}
    return head.dep_ == "pobj" and head.head.lower_ in _ACTING


def _is_spoken_for(token: Token) -> bool:
    """As in "Prime Minister Ana Roe of Latvia": the state is whom the named person speaks for."""
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.ent_type_ == "PERSON"


def _does_a_deed(reading: Reading, token: Token) -> bool:
    """As in "Kenya's attack on the port"."""
    return token.dep_ == "poss" and token.head.lemma_.lower() in reading.lexicon.words("actors", "deeds")


def _is_acted_on(reading: Reading, token: Token) -> bool:
    """As in "the invasion of Kuwait", "aid to Mali"."""
    if token.dep_ != "pobj" or token.head.lower_ not in {"of", "on", "to", "for"}:
        return False
    return token.head.head.lemma_.lower() in reading.lexicon.words("actors", "deeds")


def speaks_for_state(reading: Reading, mention: Mention) -> bool:
    """Whether a capital stands for its state: "Moscow said", "talks with Tbilisi"."""
    if _in_dateline(reading, mention):
        return False
    token = _root(reading, mention)
    if token.dep_ == "poss":
        return token.head.lemma_ in _DECISIONS
    if token.dep_ in _SUBJECTS:
        return token.head.lemma_ in reading.lexicon.words("actors", "speech")
    return token.dep_ == "pobj" and token.head.lower_ in {"with", "against", "between"}


def _in_dateline(reading: Reading, mention: Mention) -> bool:
    block = reading.paragraph_at(mention.span.start)
    if block is None or block.kind is not ParagraphKind.PROSE:
        return True
    dateline = _DATELINE.match(reading.article.text, block.span.start, block.span.end)
    return dateline is not None and mention.span.end <= dateline.end()
