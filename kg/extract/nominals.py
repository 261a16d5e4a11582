"""People, bodies and texts without a name: "critics", "a senior defense official", "the report"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.extract.names import Names
from kg.extract.reading import Reading
from kg.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Nominal", "nominals"]

_LINKS: Final = frozenset({"of", "from", "in", "with", "at", "for"})
_MAX_LINKED: Final = 6
_LEFT: Final = frozenset(
    {
        "det",
        "amod",
        "compound",
        "nummod",
        "poss",
        "nmod",
        "quantmod",
        "predet",
        "neg",
        "advmod",
        "punct",
        "appos",
        "npadvmod",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Nominal:
    """A noun phrase without a name. ``name`` is without determiners, ``head`` the lemma of its noun."""

    span: Span
    first: int
    head_token: int
    head: str
    name: str
    plural: bool
    definite: bool
    human: bool
    modifiers: frozenset[str]


def nominals(reading: Reading, names: Names) -> Iterator[Nominal]:
    """Yield the noun phrases that could be a source or refer back to one.

    The head is a word for people, bodies or texts, or the subject of a verb of saying. Known misses:
    heads that the tagger takes for verbs ("reports" at the start of a headline).
    """
    lexicon = reading.lexicon
    people = lexicon.words("actors", "people") | lexicon.words("actors", "roles")
    other = lexicon.words("actors", "media") | lexicon.words("actors", "bodies")
    force = frozenset(lexicon.table("actors", "forces")["heads"])
    back = frozenset(lexicon.table("actors", "descriptions"))
    named = {i for m in names.mentions for i in range(m.first, m.last + 1)}
    taken = {i for m in names.mentions for i in range(m.first, m.last + 1) if m.kind not in {"demonym", "thing"}}
    for token in reading.doc:
        if token.i in taken or token.pos_ not in {"NOUN", "PROPN", "ADJ"} or token.dep_ in {"compound", "amod"}:
            continue
        lemma = token.lemma_.lower()
        known = lemma in people or lemma in other or token.lower_ in back or token.lower_ in force
        if not known and not _speaks(token, lexicon.words("actors", "speech")):
            continue
        if token.pos_ == "ADJ" or _is_title(token, names):
            continue
        yield _nominal(reading, token, human=lemma in people, named=named)


def _speaks(token: Token, speech: frozenset[str]) -> bool:
    return token.dep_ == "nsubj" and token.head.lemma_ in speech and token.pos_ != "ADJ"


def _is_title(token: Token, names: Names) -> bool:
    """Whether the noun leads a name ("spokesman John Kirby") and belongs to that person's mention."""
    title = names.titles.at(token.i)
    following = token.i + 1 if title is None else title.last + 1
    return title is not None and any(m.first == following and m.kind == "person" for m in names.mentions)


def _nominal(reading: Reading, token: Token, *, human: bool, named: set[int]) -> Nominal:
    doc = reading.doc
    first = token.i
    while first - 1 >= token.sent.start and _leads(doc[first - 1], token):
        first -= 1
    first = _of_both(doc, first, token, named)
    last = _linked(token)
    plain = reading.lexicon.words("actors", "determiners")
    start = first
    while start < token.i and (
        doc[start].lower_ in plain
        or doc[start].like_num
        or doc[start].pos_ == "PUNCT"
        or (doc[start].dep_ == "poss" and doc[start].pos_ == "PRON")
    ):
        start += 1
    name = reading.span(doc[start], doc[last]).text(reading.article.text)
    if doc[start].is_sent_start and start not in named and not doc[start].text.isupper():
        name = name[0].lower() + name[1:]
    determiners = {t.lower_ for t in doc[first:start]}
    return Nominal(
        span=reading.span(doc[first], doc[last]),
        first=first,
        head_token=token.i,
        head=token.lemma_.lower(),
        name=" ".join(name.split()),
        plural=token.tag_ in {"NNS", "NNPS"},
        definite=bool(determiners & {"the", "this", "that", "these", "those"}),
        human=human,
        modifiers=frozenset(t.lower_ for t in doc[start : token.i] if t.is_alpha),
    )


def _of_both(doc: Doc, first: int, head: Token, named: set[int]) -> int:
    """Where "the U.S. and NATO commander" begins: one person, as a single commander needs an article."""
    joined = first >= 3 and doc[first - 1].lower_ == "and" and first in named and first - 2 in named
    if not joined or head.tag_ != "NN" or first == head.i:
        return first
    start = first - 2
    while start - 1 in named:
        start -= 1
    return start - 1 if start and doc[start - 1].lower_ in {"the", "a", "an"} else first


def _leads(token: Token, head: Token) -> bool:
    """Whether ``token``, left of ``head``, belongs to its noun phrase."""
    if token.is_space or (token.pos_ in {"VERB", "ADP", "SCONJ"} and token.dep_ not in {"amod", "compound"}):
        return False
    while token.i < head.i:
        if token.head.i == head.i:
            return token.dep_ in _LEFT and token.text not in {
                ",",
                ":",
                ";",
                "“",
                '"',
                "—",
                "–",
                "--",
            }
        if token.head.i <= token.i or token.head.i > head.i:
            return False
        token = token.head
    return False


def _linked(token: Token) -> int:
    """The last token of a short "of/from/in ..." right behind the noun."""
    doc = token.doc
    position = token.i + 1
    if position >= len(doc) or doc[position].lower_ not in _LINKS or doc[position].head.i != token.i:
        return token.i
    edge: int = doc[position].right_edge.i
    words = doc[position : edge + 1]
    if edge - token.i > _MAX_LINKED or any(t.pos_ in {"VERB", "PUNCT", "PRON", "NUM"} or t.is_space for t in words):
        return token.i
    return edge
