"""Where persons are named: behind a title, by a known given name, by the parser, by family name alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.extract.mentions import Mention, runs
from kg.extract.persons import given_names
from kg.extract.reading import Reading
from kg.extract.slugs import fold
from kg.extract.titles import Titles
from kg.model import Span
from kg.resources import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["person_mentions", "surnames_in"]

_HYPHENS = frozenset("-–‐")
_INNER = _HYPHENS | {"’", "'"}
_RANK_TITLED, _RANK_GIVEN, _RANK_PARSED, _RANK_SURNAME = 1, 2, 3, 1


def person_mentions(reading: Reading, known: Iterable[Mention], titles: Titles) -> Iterator[Mention]:
    """Yield candidates: a title with a name behind it, a known given name, a name the parser saw.

    No candidate holds a word of ``known``, names that are no person's.
    """
    parsed = {t.i for e in reading.doc.ents if e.label_ == "PERSON" for t in e}
    blocked = {i for mention in known for i in range(mention.first, mention.last + 1)}
    for run in runs(reading):
        for first, last in _names_in(run, blocked, titles):
            yield from _candidate(first, last, reading=reading, titles=titles, parsed=parsed)


def _names_in(run: tuple[Token, ...], blocked: set[int], titles: Titles) -> Iterator[tuple[Token, Token]]:
    """The stretches of a run between titles and known names that are no person."""
    piece: list[Token] = []
    for token in run:
        if (token.i in blocked or titles.covers(token)) and not _inside_name(token, piece):
            if piece:
                yield piece[0], piece[-1]
            piece = []
        else:
            piece.append(token)
    if piece:
        yield piece[0], piece[-1]


def _inside_name(token: Token, piece: list[Token]) -> bool:
    """A family name may be a place's too ("Michael Jordan"): a given name or hyphen before it decides."""
    return bool(piece) and (
        piece[-1].text in _INNER or (len(piece) == 1 and fold(piece[0].text) in given_names() and not token.is_upper)
    )


def _candidate(first: Token, last: Token, *, reading: Reading, titles: Titles, parsed: set[int]) -> Iterator[Mention]:
    doc, lexicon = reading.doc, reading.lexicon
    while first.i < last.i and first.text in _INNER:
        first = doc[first.i + 1]
    tokens = list(doc[first.i : last.i + 1])
    if tokens[-1].text in {"'s", "’s"}:
        tokens.pop()
    tokens = _trimmed(tokens, lexicon, parsed)
    if not tokens:
        return
    tokens = _with_suffix(tokens, lexicon)
    titled = titles.before(tokens[0])
    words = [t for t in tokens if t.text not in _INNER]
    rank = _evidence(words, titled=titled, parsed=parsed, lexicon=lexicon)
    if rank is None or len(words) > 6:
        return
    span = Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1].text))
    yield Mention(
        span=span,
        first=tokens[0].i,
        last=tokens[-1].i,
        kind="person",
        key=span.text(reading.article.text),
        rank=rank,
        title=titled,
    )


def _trimmed(tokens: list[Token], lexicon: Lexicon, parsed: set[int]) -> list[Token]:
    """Without a sentence's first word that is no name ("Meanwhile Gates"), ordinals and foreign bodies."""
    never = lexicon.words("actors", "never_names")
    heads = lexicon.words("actors", "organisation_heads") | lexicon.words("actors", "unit_heads")
    if any(t.lower_ in never or t.text[:1].isdigit() for t in tokens) or tokens[-1].lower_ in heads:
        return []
    while tokens and tokens[0].is_sent_start and tokens[0].i not in parsed and tokens[0].pos_ not in {"PROPN", "NOUN"}:
        tokens = tokens[1:]
    while tokens and tokens[0].lower_ in {"the", "a", "an", "by", "and", "i"}:
        tokens = tokens[1:]
    return tokens


def _with_suffix(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    doc = tokens[0].doc
    after = tokens[-1].i + 1
    if after + 1 < len(doc) and doc[after].text == "," and doc[after + 1].lower_ in {"jr", "jr.", "sr", "sr."}:
        return [*tokens, doc[after], doc[after + 1]]
    if after < len(doc) and doc[after].lower_ in lexicon.words("actors", "suffixes"):
        return [*tokens, doc[after]]
    return tokens


def _evidence(words: list[Token], *, titled: bool, parsed: set[int], lexicon: Lexicon) -> int | None:
    names = given_names()
    first = fold(words[0].text)
    if titled and words[0].text[:1].isupper():
        return _RANK_TITLED
    if len(words) > 1 and (first in names or first in lexicon.words("actors", "particles")):
        return _RANK_GIVEN
    seen = sum(t.i in parsed for t in words)
    if seen and 2 * seen >= len(words):
        return _RANK_PARSED
    return None


def surnames_in(reading: Reading, forms: Iterable[str]) -> Iterator[Mention]:
    """Yield every place where one of ``forms`` (family names as written) stands alone."""
    by_words = {tuple(_pieces(form)): form for form in forms}
    if not by_words:
        return
    longest = max(len(words) for words in by_words)
    firsts = {words[0] for words in by_words}
    doc = reading.doc
    folded = [fold(token.text) for token in doc]
    for token in doc:
        if folded[token.i] not in firsts or not token.text[:1].isalpha():
            continue
        for length in range(min(longest, len(doc) - token.i), 0, -1):
            words = tuple(folded[token.i : token.i + length])
            if words in by_words and doc[token.i + length - 1].text[:1].isupper():
                last = doc[token.i + length - 1]
                yield Mention(
                    span=reading.span(token, last),
                    first=token.i,
                    last=last.i,
                    kind="person",
                    key=by_words[words],
                    rank=_RANK_SURNAME,
                )
                break


def _pieces(form: str) -> Iterator[str]:
    """``form`` cut as the tokenizer cuts it."""
    piece = ""
    for character in form:
        if character in _HYPHENS or character == " ":
            if piece:
                yield piece
            if character != " ":
                yield character
            piece = ""
        else:
            piece += character
    if piece:
        yield piece
