"""What the search for antecedents knows of an actor, a mention and a description."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from kg.extract.identity import Identity
from kg.extract.names import Names
from kg.extract.nominals import Nominal
from kg.extract.persons import given_names
from kg.extract.reading import Reading
from kg.extract.slugs import fold, slug
from kg.model import Role, Span

__all__ = ["Candidate", "Description", "Referent", "description", "named_referent", "unnamed_id"]

_COLLECTIVE: Final = frozenset({"organisation", "media", "state", "armed group", "coalition", "forces", "unit"})
_PLURAL: Final = frozenset({"armed group", "forces"})
_FEMALE: Final = frozenset(
    {
        "spokeswoman",
        "chairwoman",
        "congresswoman",
        "queen",
        "princess",
        "businesswoman",
        "policewoman",
        "mother",
        "wife",
        "daughter",
        "sister",
        "widow",
        "woman",
        "actress",
    }
)
_MALE: Final = frozenset(
    {
        "spokesman",
        "chairman",
        "congressman",
        "king",
        "prince",
        "businessman",
        "policeman",
        "father",
        "husband",
        "son",
        "brother",
        "man",
        "emir",
    }
)
_HONORIFIC_GENDER: Final = {
    "mr": "male",
    "sir": "male",
    "lord": "male",
    "mrs": "female",
    "ms": "female",
    "miss": "female",
    "madam": "female",
    "lady": "female",
    "dame": "female",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Referent:
    """What the sieve knows of an actor."""

    id: str
    person: bool
    plural: bool
    collective: bool
    gender: str | None
    kinds: frozenset[str]
    words: frozenset[str] = field(default_factory=frozenset)
    roles: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A mention whose referent is known: token index of its head, and its span."""

    token: int
    span: Span
    referent: Referent


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A definite noun phrase: what it may refer to, in the terms of the lexicon."""

    token: int
    span: Span
    head: str
    plural: bool
    modifiers: frozenset[str]
    kinds: frozenset[str]
    own: Candidate | None = None


def named_referent(reading: Reading, names: Names, identity: Identity, roles: Iterable[Role]) -> Referent:
    """What is known of a named actor: kind, number, gender, the words of names and roles."""
    roles = tuple(roles)
    text = reading.article.text
    heads = {word for role in roles for word in (role.role.lower().split()[-1], role.role.lower())}
    words = {w for role in roles for w in fold(role.span.text(text)).split()}
    words |= {w for form in identity.forms for w in fold(form).replace("-", " ").split()}
    return Referent(
        id=identity.id,
        person=identity.kind == "person",
        plural=identity.kind in _PLURAL,
        collective=identity.kind in _COLLECTIVE,
        gender=_gender(reading, names, identity, heads) if identity.kind == "person" else None,
        kinds=frozenset({identity.kind, identity.type.value}),
        words=frozenset(words),
        roles=frozenset(heads),
    )


def _gender(reading: Reading, names: Names, identity: Identity, roles: set[str]) -> str | None:
    for mention in identity.mentions:
        title = names.titles.at(mention.first - 1)
        if title and (gender := _HONORIFIC_GENDER.get(title.span.text(reading.article.text).lower().rstrip("."))):
            return gender
    if roles & _FEMALE:
        return "female"
    if roles & _MALE:
        return "male"
    gender = given_names().get(fold(identity.name).split()[0])
    return gender if gender != "any" else None


def description(reading: Reading, phrase: Nominal, kinds: dict[str, list[str]]) -> Description:
    """A noun phrase as something that may refer back, or else stands for an unnamed actor."""
    word = reading.doc[phrase.head_token].lower_
    fitting = kinds.get(word, ()) if phrase.definite else ()
    own = Candidate(token=phrase.head_token, span=phrase.span, referent=_phrase_referent(reading, phrase))
    return Description(
        token=phrase.head_token,
        span=phrase.span,
        head=phrase.head if phrase.definite else "",
        plural=phrase.plural,
        modifiers=phrase.modifiers,
        kinds=frozenset(fitting),
        own=own,
    )


def _phrase_referent(reading: Reading, phrase: Nominal) -> Referent:
    gender = "female" if phrase.head in _FEMALE else "male" if phrase.head in _MALE else None
    return Referent(
        id=unnamed_id(reading, phrase.name),
        person=phrase.human and not phrase.plural,
        plural=phrase.plural,
        collective=not phrase.human,
        gender=gender,
        kinds=frozenset({"unnamed"}),
        words=phrase.modifiers | {phrase.head},
        roles=frozenset({phrase.head}),
    )


def unnamed_id(reading: Reading, name: str) -> str:
    """The id of an unnamed actor: of this article only, by its words."""
    return f"unnamed/{reading.article.id}/{slug(name)}"
