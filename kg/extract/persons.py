"""Names of persons in their parts: when two of them can name one person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.extract.slugs import fold
from kg.resources import Lexicon, data_directory

__all__ = ["PersonName", "bare_family", "given_names", "parse_name", "same_person"]


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
    return words[0] in lexicon.words("actors", "surname_first") and (words[0] not in given_names() or "-" in words[1])


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
    return _given_agree(one.given[0], other.given[0], nicknames) and _initials_agree(one.given, other.given)


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
    start = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    tail = short[start:] if len(short) < len(long) else short[start + 1 :]
    return long[start + 1 :] == tail
