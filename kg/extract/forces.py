"""Forces and governments named by their nation: "U.S. troops", "the Iraqi security forces", "Comoros government"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.gazetteer import Match
from kg.extract.mentions import Mention, TokenIndex
from kg.extract.reading import Reading
from kg.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["force_mentions"]

_RANK = 1
_BETWEEN = 2


def force_mentions(reading: Reading, index: TokenIndex, matches: tuple[Match, ...]) -> Iterator[Mention]:
    """Yield nation + noun for forces, governments and parliaments, and coalitions "led by" a nation.

    Example: "2,500 U.S. combat troops" gives "U.S. combat troops", kind forces, key USA. Missed: "troops
    of the United States".
    """
    yield from _plain_coalition(reading)
    for match in matches:
        if match.entry.kind not in {"state", "coalition"} and match.entry.name != "African Union":
            continue
        last = reading.doc[index.at(match.end - 1)]
        found = _led_coalition(reading, match, last=last) or _noun_behind(reading, match, last=last)
        if found is not None:
            kind, key, end = found
            if kind == "government" and end.lower_.endswith("s"):
                yield from _shared_government(reading, index, matches, match)
            span = Span(match.start, end.idx + len(end.text))
            yield index.mention(span, kind=kind, key=key, rank=_RANK, entry=match.entry)


def _shared_government(
    reading: Reading, index: TokenIndex, matches: tuple[Match, ...], match: Match
) -> Iterator[Mention]:
    """The other half of "the U.S. and Iraqi governments"."""
    for other in matches:
        if other.entry.kind == "state" and reading.article.text[other.end : match.start] == " and ":
            span = Span(other.start, other.end)
            yield index.mention(span, kind="government", key=other.entry.name, rank=-1, entry=other.entry)


def _plain_coalition(reading: Reading) -> Iterator[Mention]:
    """Yield "coalition forces" without a nation."""
    heads = reading.lexicon.table("actors", "forces")["heads"]
    for token in reading.doc[1:]:
        before = reading.doc[token.i - 1]
        if token.lower_ in heads and before.lower_ == "coalition":
            span = reading.span(before, token)
            yield Mention(
                span=span,
                first=before.i,
                last=token.i,
                kind="coalition",
                key="coalition forces",
                rank=_RANK,
            )


def _led_coalition(reading: Reading, match: Match, *, last: Token) -> tuple[str, str, Token] | None:
    doc = reading.doc
    tail = doc[last.i : last.i + 6]
    words = [t.lower_ for t in tail]
    led = next((i for i, w in enumerate(words) if w == "led" or w.endswith("-led")), None)
    if led is None or led > 2:
        return None
    heads = reading.lexicon.words("actors", "coalition_heads")
    for token in tail[led + 1 :]:
        if token.lower_ in heads:
            return "coalition", f"{match.entry.name}-led {token.lemma_.lower()}", token
        if token.pos_ not in {"ADJ", "PROPN", "NOUN"} and token.text != "-":
            return None
    return None


def _noun_behind(reading: Reading, match: Match, *, last: Token) -> tuple[str, str, Token] | None:
    forces = reading.lexicon.table("actors", "forces")
    doc = reading.doc
    for width in range(1, _BETWEEN + 2):
        if last.i + width >= len(doc):
            return None
        token = doc[last.i + width]
        phrase = " ".join(t.lower_ for t in doc[last.i + 1 : token.i + 1])
        if token.lower_ in forces["heads"] and not _more_follows(token, forces["adjuncts"]):
            return _force(match, _longest(token, forces["heads"]))
        if phrase in forces["government"]:
            return ("government", match.entry.name, token) if match.entry.kind == "state" else None
        if token.lower_ not in forces["modifiers"] and token.text not in {"'s", "’s", "-"}:
            return None
    return None


def _longest(token: Token, heads: list[str]) -> Token:
    """The last noun of the force: "military forces" rather than "military"."""
    after = token.i + 1
    return token.doc[after] if after < len(token.doc) and token.doc[after].lower_ in heads else token


def _more_follows(token: Token, adjuncts: list[str]) -> bool:
    """Whether the noun only describes another one ("U.S. troop levels", "British military spokesman")."""
    after = token.i + 1
    if token.lower_ in {"troop", "force"}:
        return after < len(token.doc) and token.doc[after].pos_ in {"NOUN", "PROPN"}
    return after < len(token.doc) and token.doc[after].lower_ in adjuncts and token.tag_ != "NNS"


def _force(match: Match, token: Token) -> tuple[str, str, Token]:
    if match.entry.kind == "coalition":
        return "coalition", match.entry.id, token
    if match.entry.kind != "state":
        return "coalition", f"{match.entry.name} forces", token
    return "forces", match.entry.state or match.entry.name, token
