"""Names of persons: where they stand, and when two of them name one person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.mentions import Mention, runs
from kg.extract.reading import Reading
from kg.extract.slugs import fold
from kg.extract.titles import Titles
from kg.model import Span
from kg.resources import Lexicon, data_directory

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "PersonName",
    "bare_family",
    "given_names",
    "parse_name",
    "person_mentions",
    "same_person",
    "surnames_in",
]

_HYPHENS = frozenset("-–‐")
_INNER = _HYPHENS | {"’", "'"}
_RANK_TITLED, _RANK_GIVEN, _RANK_PARSED, _RANK_SURNAME = 1, 2, 3, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A name in parts, folded: given names and initials, family name, suffix."""

    given: tuple[str, ...]
    family: str
    suffix: str | None = None

    @property
    def full(self) -> bool:
        """Whether there is more than the family name."""
        return bool(self.given)


@cache
def given_names() -> dict[str, str]:
    """Folded given name -> male, female or any."""
    path = data_directory("ontology") / "gazetteer" / "given_names.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return {fold(name): gender for name, gender in (line.split("\t") for line in lines)}


def parse_name(text: str, lexicon: Lexicon) -> PersonName:
    """``text``, a name without titles, in its parts ("Mustafa al-Kadhimi": mustafa, al-kadhimi)."""
    words = [w for w in fold(text).replace(",", " ").split() if w]
    suffix = None
    if len(words) > 1 and words[-1] in lexicon.words("actors", "suffixes"):
        suffix = words.pop().rstrip(".")
    if len(words) > 1 and _family_first(words, lexicon):
        return PersonName(given=tuple(words[1:]), family=words[0], suffix=suffix)
    start = len(words) - 1
    particles = lexicon.words("actors", "particles")
    while start > 1 and words[start - 1] in particles:
        start -= 1
    return PersonName(given=tuple(words[:start]), family=" ".join(words[start:]), suffix=suffix)


def _family_first(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the family name leads: "Yoon Suk Yeol", "Kim Jong-un" (but "Kim Campbell")."""
    return words[0] in lexicon.words("actors", "surname_first") and (
        words[0] not in given_names() or "-" in words[1]
    )


def bare_family(family: str) -> str:
    """The family name without its article: ``al-kadhimi`` as ``kadhimi``."""
    for article in ("al-", "el-", "al ", "el "):
        family = family.removeprefix(article)
    return family


def same_person(one: PersonName, other: PersonName, lexicon: Lexicon) -> bool:
    """Whether two full names can be one person's: families equal, no given name in conflict."""
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return False
    mine, theirs = bare_family(one.family), bare_family(other.family)
    if mine != theirs:
        return len(one.given) > 1 and one.given == other.given and _one_letter_apart(mine, theirs)
    if not one.given or not other.given:
        return True
    nicknames = lexicon.table("actors", "nicknames")
    return _given_agree(one.given[0], other.given[0], nicknames) and _initials_agree(
        one.given, other.given
    )


def _given_agree(one: str, other: str, nicknames: dict[str, list[str]]) -> bool:
    one, other = one.rstrip("."), other.rstrip(".")
    if one == other or (min(len(one), len(other)) == 1 and one[0] == other[0]):
        return True
    return other in nicknames.get(one, ()) or one in nicknames.get(other, ())


def _initials_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    middle = (one[1:], other[1:])
    if not all(middle):
        return True
    return all(a[0] == b[0] for a, b in zip(*middle, strict=False))


def _one_letter_apart(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 4:
        return False
    short, long = sorted((one, other), key=len)
    start = next(
        (i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    tail = short[start:] if len(short) < len(long) else short[start + 1 :]
    return long[start + 1 :] == tail


def person_mentions(
    reading: Reading, known: Iterable[Mention], titles: Titles
) -> Iterator[Mention]:
    """Yield candidates: a title with a name behind it, a known given name, a name the parser saw.

    No candidate holds a word of ``known``, names that are no person's.
    """
    parsed = {t.i for e in reading.doc.ents if e.label_ == "PERSON" for t in e}
    blocked = {i for mention in known for i in range(mention.first, mention.last + 1)}
    for run in runs(reading):
        for first, last in _names_in(run, blocked, titles):
            yield from _candidate(first, last, reading=reading, titles=titles, parsed=parsed)


def _names_in(
    run: tuple[Token, ...], blocked: set[int], titles: Titles
) -> Iterator[tuple[Token, Token]]:
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
        piece[-1].text in _INNER
        or len(piece) == 1
        and fold(piece[0].text) in given_names()
        and not token.is_upper
    )


def _candidate(
    first: Token, last: Token, *, reading: Reading, titles: Titles, parsed: set[int]
) -> Iterator[Mention]:
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
    while (
        tokens
        and tokens[0].is_sent_start
        and tokens[0].i not in parsed
        and tokens[0].pos_ not in {"PROPN", "NOUN"}
    ):
        tokens = tokens[1:]
    while tokens and tokens[0].lower_ in {"the", "a", "an", "by", "and", "i"}:
        tokens = tokens[1:]
    return tokens


def _with_suffix(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    doc = tokens[0].doc
    after = tokens[-1].i + 1
    if (
        after + 1 < len(doc)
        and doc[after].text == ","
        and doc[after + 1].lower_ in {"jr", "jr.", "sr", "sr."}
    ):
        return [*tokens, doc[after], doc[after + 1]]
    if after < len(doc) and doc[after].lower_ in lexicon.words("actors", "suffixes"):
        return [*tokens, doc[after]]
    return tokens


def _evidence(
    words: list[Token], *, titled: bool, parsed: set[int], lexicon: Lexicon
) -> int | None:
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
    doc = reading.doc
    for token in doc:
        if not token.text[:1].isalpha():
            continue
        for length in range(min(longest, len(doc) - token.i), 0, -1):
            words = tuple(fold(t.text) for t in doc[token.i : token.i + length])
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
