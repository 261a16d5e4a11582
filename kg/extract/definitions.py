"""Other names that the text itself defines: "Islamic State (ISIS)", "the term used by Iraqis"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from kg.extract.mentions import Mention, TokenIndex
from kg.extract.organisations import initials
from kg.extract.reading import Reading
from kg.model import Naming, Span

__all__ = ["Definition", "defined_mentions", "inline_definitions", "naming_sentences"]

_BRACKET: Final = re.compile(
    r"[ \u00a0]?[(\[](?:or |the |also )?"
    r"([A-Z][\w.&’'-]{1,14}|[A-Z]\w+(?: [A-Z]\w+){0,4})[)\]]"
)
_ACRONYM: Final = re.compile(r"(?<![\w.])[A-Z]{3,8}(?!\w)")
_TERM: Final = re.compile(
    r"\brefer(?:s|red|ring)? to (?P<name>[^.;]{2,60}?) (?:with|by|as|using|under) (?:the|its|a) "
    r"(?:\w+ ){0,2}(?:term|name|word|acronym|label)\b"
    r"(?P<users>(?:,? (?:used|preferred|favored|common|known))? (?:by|among) [^.;]+)?"
)
_KNOWN_AS: Final = re.compile(
    r",? (?:also|better|otherwise|formerly|sometimes|commonly) (?:known|called|referred to) "
    r"(?:as|by) (?:the |its |Arabic |acronym |name )*"
)
_USERS: Final = re.compile(r"^.*?\b(?:by|among) ")
_RANK_DEFINED: Final = -1
_DEFINABLE: Final = frozenset(
    {"organisation", "forces", "armed group", "coalition", "unit", "media", "state", "government"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """``alias`` is given for ``mention`` in the words of ``span``."""

    mention: Mention
    alias: str
    span: Span


def inline_definitions(reading: Reading, mentions: Iterable[Mention]) -> Iterator[Definition]:
    """Yield the aliases in brackets right behind a name; a place or a year in brackets is none."""
    text = reading.article.text
    for mention in mentions:
        if mention.kind not in _DEFINABLE:
            continue
        match = _BRACKET.match(text, mention.span.end)
        if match and _short_for(match.group(1), mention.span.text(text)):
            yield Definition(mention=mention, alias=match.group(1), span=Span(mention.span.start, match.end()))


def _short_for(alias: str, name: str) -> bool:
    """Whether ``alias`` is an acronym or the words that an acronym stands for."""
    return alias.isupper() or initials(alias) == name.upper()


def defined_mentions(
    reading: Reading,
    index: TokenIndex,
    definitions: Iterable[Definition],
    mentions: Iterable[Mention],
) -> Iterator[Mention]:
    """Yield the places where an alias is used: defined in brackets, or else the initials of a name."""
    text = reading.article.text
    named = {d.alias: d.mention for d in definitions}
    taken = {m.span.text(text) for m in mentions}
    for mention in mentions:
        if mention.kind in _DEFINABLE:
            short = initials(mention.span.text(text))
            if len(short) > 2 and short not in taken:
                named.setdefault(short, mention)
    for match in _ACRONYM.finditer(text):
        if match.group() in named:
            origin = named[match.group()]
            span = Span(match.start(), match.end())
            yield index.mention(span, kind=origin.kind, key=origin.key, rank=_RANK_DEFINED, entry=origin.entry)


def naming_sentences(reading: Reading, mentions: tuple[Mention, ...]) -> Iterator[tuple[Mention, Naming]]:
    """Yield names defined by a sentence: "referred to X with the term used by Y" and "X, also known as Z".

    The term itself may only come later: the first other name of the same actor that the text had not
    used before.
    """
    text = reading.article.text
    for match in _TERM.finditer(text):
        origin = next(
            (m for m in mentions if m.span.start == match.start("name") or m.span.end == match.end("name")),
            None,
        )
        alias = _first_new_name(origin, mentions, text, after=match.end()) if origin else None
        if origin and alias:
            users = match.group("users")
            used_by = _USERS.sub("", users).strip() if users else None
            span = Span(match.start(), match.end())
            yield (
                origin,
                Naming(name=origin.span.text(text), alias=alias, span=span, used_by=used_by),
            )
    for before, after in pairwise(mentions):
        if _KNOWN_AS.fullmatch(text, before.span.end, after.span.start) and before.key == after.key:
            span = Span(before.span.start, after.span.end)
            yield (
                before,
                Naming(name=before.span.text(text), alias=after.span.text(text), span=span),
            )


def _first_new_name(origin: Mention, mentions: tuple[Mention, ...], text: str, *, after: int) -> str | None:
    used = {m.span.text(text) for m in mentions if m.key == origin.key and m.span.end <= after}
    later = (m.span.text(text) for m in mentions if m.key == origin.key and m.span.start >= after)
    return next((name for name in later if name not in used), None)
