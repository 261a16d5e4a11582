"""The noun phrase of a post: where it begins and ends, which body it names, how it is worded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.extract.mentions import Mention
from kg.extract.names import Names
from kg.extract.reading import Reading
from kg.extract.titles import Title
from kg.model import Role

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["BODIES", "POSSESSIVE", "PostPhrases"]

BODIES: Final = frozenset(
    {
        "organisation",
        "media",
        "state",
        "government",
        "demonym",
        "forces",
        "coalition",
        "armed group",
        "unit",
        "place",
        "person",
    }
)
POSSESSIVE: Final = frozenset({"'s", "’s", "'", "’"})
_LINKS: Final = frozenset({"of", "in", "for", "to", "at", "with", "from"})
_REACH_LEFT: Final = 9
_REACH_COMPLEMENT: Final = 12


class PostPhrases:
    """Reads the words around the titles of one text."""

    def __init__(self, reading: Reading, names: Names) -> None:
        self._reading = reading
        self._doc = reading.doc
        self._titles = names.titles
        self._mention = {i: m for m in names.mentions for i in range(m.first, m.last + 1)}
        self._modifiers = reading.lexicon.words("actors", "role_modifiers")
        self._institutions = reading.lexicon.words("actors", "institutions")

    def left(self, title: Title) -> tuple[int, str | None]:
        """Where the noun phrase of a title begins, and the body that stands in it."""
        start, organisation = title.first, None
        position = title.first - 1
        floor = max(0, title.first - _REACH_LEFT)
        while position >= floor:
            token = self._doc[position]
            mention = self._mention.get(position)
            if mention is not None and mention.kind in BODIES:
                if organisation is None:
                    organisation = self.named(mention)
                start, position = mention.first, mention.first - 1
            elif self._modifies(token) and not self._titles.covers(token):
                start, position = position, position - 1
            else:
                break
        while start < title.first and self._doc[start].text in {"-", *POSSESSIVE}:
            start += 1
        return start, organisation

    def _modifies(self, token: Token) -> bool:
        if token.is_space or (token.is_sent_start and token.pos_ in {"ADV", "SCONJ", "ADP"}):
            return False
        if token.lower_ in self._modifiers or token.text in {"-", *POSSESSIVE}:
            return True
        return (token.pos_ == "ADJ" and token.text.islower()) or (
            token.pos_ in {"NOUN", "PROPN"} and token.dep_ == "compound"
        )

    def complement(self, position: int) -> tuple[int, str | None]:
        """The last token of "of/for/at/in ..." at ``position``, and the body it names, as worded."""
        last = position - 1
        if position >= len(self._doc) or self._doc[position].lower_ not in _LINKS:
            return last, None
        first = position + 1
        named: Mention | None = None
        for token in self._doc[first : first + _REACH_COMPLEMENT]:
            mention = self._mention.get(token.i)
            if (
                token.pos_ in {"VERB", "AUX", "PUNCT", "SCONJ", "PRON", "SPACE"}
                and mention is None
                and token.text not in POSSESSIVE | {"-"}
            ):
                break
            last = token.i
            named = named or (mention if mention is not None and mention.kind in BODIES else None)
        if last < first:
            return last, None
        begin = first + (self._doc[first].lower_ in {"the", "a", "an"})
        if named is not None and named.first <= begin and named.kind != "demonym":
            return last, self.named(named)
        return last, self._reading.span(self._doc[begin], self._doc[last]).text(
            self._reading.article.text
        ) if begin <= last else None

    def named(self, mention: Mention) -> str:
        """How a body is worded in a role: a country by its name, all else as written."""
        if mention.entry is not None and mention.kind in {"demonym", "state"}:
            return mention.entry.name
        return mention.span.text(self._reading.article.text)

    def _adjective(self, first: int, title: Title) -> str:
        """The nationality before "military spokesman"."""
        mention = next((self._mention[i] for i in range(first, title.first) if i in self._mention), None)
        return mention.span.text(self._reading.article.text) if mention else ""

    def role(self, title: Title, *, first: int, last: int, organisation: str | None) -> Role:
        """The role whose phrase runs from token ``first`` to ``last`` around ``title``."""
        own = [t for t in self._doc[first : title.first] if t.i not in self._mention and t.text not in POSSESSIVE]
        based = next((i for i, t in enumerate(own) if t.lower_ == "based"), -1)
        own = own[based + 1 :]  # "a Logar-based commander" holds no post of that name
        while own and (own[0].text in {"-", "and", "the", "a", "an"} or own[0].pos_ == "DET"):
            own.pop(0)
        if own and title.name.lower().startswith("spokes") and own[-1].lower_ in self._institutions:
            institution = own.pop().text
            organisation = f"{self._adjective(first, title)} {institution}".strip()
        words = "".join(t.text_with_ws for t in own).strip()
        name = f"{words} {title.name}".strip() if title.kind != "rank" else title.name
        return Role(
            role=name,
            organisation=organisation,
            span=self._reading.span(self._doc[first], self._doc[last]),
        )
