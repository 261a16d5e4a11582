"""Names of organisations and military units, by the words they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kg.extract.gazetteer import Gazetteer
from kg.extract.mentions import Mention, TokenIndex, runs
from kg.extract.reading import Reading
from kg.extract.slugs import fold
from kg.extract.titles import Titles
from kg.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["initials", "organisation_mentions", "unit_mentions"]

_RANK_UNIT, _RANK_PATTERN, _RANK_PARSED = 1, 2, 4
_ARTICLES: Final = ("the ", "The ", "a ", "A ")
_AREA: Final = re.compile(r" ?[-–] ?(?:North|South|East|West|Capital|Central)(?:east|west)?\b| \([A-Z][a-z]+\)")
_OF: Final = re.compile(r"(?:of|for)(?: the)?")


def initials(name: str) -> str:
    """The capitals of the words of ``name``: "Iraqi security forces" as ISF."""
    words = re.findall(r"[^\W_]+", fold(name))
    return "".join(w[0] for w in words if w not in {"of", "for", "the", "and", "in", "on"}).upper()


def unit_mentions(reading: Reading, index: TokenIndex) -> Iterator[Mention]:
    """Yield numbered or lettered units ("5th Stryker Brigade Combat Team", "Company B"), joined at commas.

    A head that other bodies use too ("Group", "Command") needs an ordinal or "Task Force" before it.
    """
    spans: list[Span] = []
    for run in runs(reading):
        span = _unit_in(run, reading)
        if span is None:
            continue
        if spans and reading.article.text[spans[-1].end : span.start] == ", " and run[0].text[:1].isdigit():
            span = Span(spans.pop().start, span.end)
        spans.append(span)
    for span in spans:
        span = _with_area(span, reading.article.text)
        key = span.text(reading.article.text)
        kind = "organisation" if key.lower().startswith("regional command") else "unit"  # a headquarters
        yield index.mention(span, kind=kind, key=key, rank=_RANK_UNIT)


def _with_area(span: Span, text: str) -> Span:
    """The whole of "Regional Command - East", which a spaced dash cuts."""
    area = _AREA.match(text, span.end) if span.text(text).lower() == "regional command" else None
    return Span(span.start, area.end()) if area is not None else span


def _unit_in(run: tuple[Token, ...], reading: Reading) -> Span | None:
    sure = reading.lexicon.words("actors", "unit_heads_sure")
    heads = reading.lexicon.words("actors", "unit_heads")
    tokens = list(run)
    while tokens and tokens[0].lower_ in {"the", "a", "an"}:
        tokens = tokens[1:]
    words = [t.lower_ for t in tokens]
    if len(tokens) < 2 or (tokens[0].is_sent_start and tokens[0].pos_ in {"ADV", "SCONJ", "CCONJ", "ADP"}):
        return None
    numbered = words[0][:1].isdigit()
    joined = " ".join(words)
    for last in range(len(tokens) - 1, 0, -1):
        if words[last] in sure or (words[last] in heads and numbered):
            end = _tail(tokens, last)
            return Span(tokens[0].idx, tokens[end].idx + len(tokens[end].text))
    if "task force" in joined or (joined.startswith(("regional command", "company ")) and len(tokens) > 1):
        return Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1].text))
    return None


def _tail(tokens: list[Token], last: int) -> int:
    """Include what a hyphen joins on: "Task Force-Afghanistan"."""
    return len(tokens) - 1 if last + 1 < len(tokens) and tokens[last + 1].text == "-" else last


def organisation_mentions(reading: Reading, index: TokenIndex, known: Gazetteer, titles: Titles) -> Iterator[Mention]:
    """Yield capitalised names that end in a word for a body ("... Council") or begin with one + of."""
    yield from _by_head(reading, index, known=known, titles=titles)
    yield from _parsed(reading, index, known)


def _by_head(reading: Reading, index: TokenIndex, *, known: Gazetteer, titles: Titles) -> Iterator[Mention]:
    heads = reading.lexicon.words("actors", "organisation_heads")
    never = reading.lexicon.words("actors", "never_names")
    forces = reading.lexicon.table("actors", "forces")
    generic = {"force", *forces["heads"], *forces["modifiers"]}
    for run in runs(reading):
        tokens = [t for t in run if t.lower_ not in {"the", "a", "an", "by"}]
        ends = [i for i, t in enumerate(tokens) if t.lower_ in heads]
        if not ends or all(t.lower_ in generic for t in tokens) or any(t.lower_ in never - heads for t in tokens):
            continue
        tokens = tokens[: ends[-1] + 1]
        after = _of_phrase(tokens[-1]) if tokens else None
        if (len(tokens) < 2 and after is None) or any(titles.covers(t) for t in tokens):
            continue
        end = tokens[-1].idx + len(tokens[-1].text)
        if _ends_known(reading.article.text[tokens[0].idx : end], known):
            continue
        span = Span(tokens[0].idx, after or end)
        yield _mention(reading, index, span=span, rank=_RANK_PATTERN)


def _ends_known(words: str, known: Gazetteer) -> bool:
    """Whether ``words`` close with a body known already, which needs no other name."""
    matches = [m for m in known.matches(words) if m.entry.kind not in {"state", "place", "thing"}]
    return bool(matches) and matches[-1].end == len(words)


def _of_phrase(head: Token) -> int | None:
    """Where "Ministry of Defence and Aviation" ends, if ``head`` goes on with of/for + capitals."""
    doc = head.doc
    position = head.i + 1
    if position >= len(doc) or not _OF.fullmatch(doc[position].lower_):
        return None
    end = None
    for token in doc[position + 1 : position + 9]:
        if token.text[:1].isupper() and token.pos_ in {"PROPN", "NOUN", "ADJ"}:
            end = token.idx + len(token.text)
        elif token.lower_ not in {"the", "and", "-", ","} or token.text == ",":
            break
    return end


def _parsed(reading: Reading, index: TokenIndex, known: Gazetteer) -> Iterator[Mention]:
    """Organisations that the parser saw, if their words bear it out."""
    text = reading.article.text
    heads = reading.lexicon.words("actors", "organisation_heads") | reading.lexicon.words("actors", "unit_heads")
    never = reading.lexicon.words("actors", "never_names")
    for entity in reading.doc.ents:
        if entity.label_ not in {"ORG", "NORP", "FAC"} or "\n" in entity.text:
            continue
        span = _bare(Span(entity.start_char, entity.end_char), text)
        words = span.text(text).split()
        if len(words) < 2 or any(w.lower() in never - heads for w in words):
            continue
        first = next(known.matches(span.text(text)), None)
        if first is not None and first.start == 0 and first.entry.kind not in {"state", "place", "thing"}:
            continue
        if words[-1].lower() in heads or (_OF.search(" ".join(words[1:3])) and words[0].lower() in heads):
            yield _mention(reading, index, span=span, rank=_RANK_PARSED)


def _bare(span: Span, text: str) -> Span:
    words = span.text(text)
    start = span.start + next((len(a) for a in _ARTICLES if words.startswith(a)), 0)
    end = span.end - next((len(p) for p in ("'s", "’s", "'", "’") if words.endswith(p)), 0)
    return Span(start, max(end, start + 1))


def _mention(reading: Reading, index: TokenIndex, *, span: Span, rank: int) -> Mention:
    span = _bare(span, reading.article.text)
    name = span.text(reading.article.text)
    allied = name.endswith(" Forces") and reading.article.text[: span.start].lower().endswith("coalition ")
    return index.mention(span, kind="coalition" if allied else _kind(name, reading), key=name, rank=rank)


def _kind(name: str, reading: Reading) -> str:
    last = name.split()[-1].lower()
    if last in reading.lexicon.words("actors", "coalition_heads"):
        return "coalition"
    return "armed group" if last in reading.lexicon.words("actors", "armed_heads_sure") else "organisation"
