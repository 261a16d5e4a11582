"""Posts, ranks and functions that the text gives a person, before or behind the name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kg.extract.mentions import Mention
from kg.extract.names import Names
from kg.extract.post_phrases import BODIES, POSSESSIVE, PostPhrases
from kg.extract.reading import Reading
from kg.extract.titles import Title
from kg.model import Role, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["RoleReader"]

_LINKS: Final = frozenset({"of", "in", "for", "to", "at", "with", "from"})
_ITS: Final = frozenset({"its", "it", "it's", "it’s", "their"})
_REACH_RIGHT: Final = 9


class RoleReader:
    """Reads the roles around each mention of a person."""

    def __init__(self, reading: Reading, names: Names) -> None:
        self._reading = reading
        self._doc = reading.doc
        self._titles = names.titles
        self._mention = {i: m for m in names.mentions for i in range(m.first, m.last + 1)}
        self._modifiers = reading.lexicon.words("actors", "role_modifiers")
        self._phrases = PostPhrases(reading, names)
        self._nouns = reading.lexicon.words("actors", "roles")

    def roles(self, person: Mention) -> Iterator[Role]:
        """Yield the roles that stand at ``person``: "Pentagon spokesman X", "X, commander of Y", "By X"."""
        prefix = list(self._before(person))
        yield from prefix
        yield from self._behind(person)
        yield from self._byline(person)

    # ---- before the name

    def _before(self, person: Mention) -> Iterator[Role]:
        """Example: "military Joint Chiefs of Staff Chairman Admiral Michael Mullen"."""
        position = person.first - 1
        if position >= 0 and self._doc[position].text == ",":
            apart = list(self._before_comma(position - 1))
            yield from apart
            position -= 1
            if apart or position in self._mention or self._titles.at(position) is None:
                return
        while position >= 0 and (title := self._titles.at(position)) is not None and title.last == position:
            if title.kind != "honorific":
                start, organisation = self._phrases.left(title)
                organisation = organisation or self._owner(start)
                yield self._phrases.role(title, first=start, last=title.last, organisation=organisation)
                position = start - 1
                if position > 1 and self._doc[position].lower_ == "and":
                    position -= 1
            else:
                position = title.first - 1
            if position >= 0 and self._doc[position].text == "," and title.kind == "rank":
                yield from self._post_with_link(position - 1)
                return
        if position >= 0 and position in self._mention and self._mention[position].kind != "demonym":
            yield from self._post_with_link(position)
        elif position > 0 and self._doc[position].text in POSSESSIVE and position - 1 in self._mention:
            yield from self._of_medium(self._mention[position - 1])

    def _before_comma(self, position: int) -> Iterator[Role]:
        """Example: "the U.S. commander in Iraq," + name; "the ministry and its minister," + name."""
        title = self._titles.at(position)
        if title is not None and title.last == position and (owner := self._owner(title.first)):
            yield self._phrases.role(title, first=title.first, last=position, organisation=owner)
        elif position in self._mention:
            yield from self._post_with_link(position)

    def _post_with_link(self, position: int) -> Iterator[Role]:
        """Example: "Vice Chairman of the Joint Chiefs of Staff" + name; "the U.S. commander in Iraq," + name."""
        mention = self._mention.get(position)
        if mention is None:
            return
        before = mention.first - 1
        if before >= 0 and self._doc[before].lower_ == "the":
            before -= 1
        if before < 1 or self._doc[before].lower_ not in _LINKS:
            return
        title = self._titles.at(before - 1)
        if title is None or title.last != before - 1 or title.kind == "honorific":
            return
        start, organisation = self._phrases.left(title)
        yield self._phrases.role(
            title,
            first=start,
            last=mention.last,
            organisation=organisation or self._phrases.named(mention),
        )

    def _owner(self, first: int) -> str | None:
        """Whose "its minister" is, as in "the ministry and its minister": the body named right before."""
        link = self._doc[first - 1] if first > 1 else None
        if link is not None and link.text == "'s" and self._doc[first - 2].lower_ == "it":
            link = self._doc[first - 2]
        if link is None or link.lower_ not in _ITS or link.i < 2:
            return None
        before = self._mention.get(link.i - 2 if self._doc[link.i - 1].lower_ == "and" else link.i - 1)
        return self._phrases.named(before) if before is not None and before.kind in BODIES - {"person"} else None

    def _of_medium(self, mention: Mention) -> Iterator[Role]:
        if mention.kind == "media":
            yield Role(role="reporter", organisation=self._phrases.named(mention), span=mention.span)

    # ---- behind the name

    def _behind(self, person: Mention) -> Iterator[Role]:
        """Example: "Greg Julian, a spokesman for the U.S. military in Afghanistan"."""
        position = person.last + 1
        if position >= len(self._doc):
            return
        token = self._doc[position]
        title = self._titles.at(person.first - 1)
        if token.lower_ == "of" and title is not None and title.kind != "honorific":
            last, organisation = self._phrases.complement(position)
            if organisation:
                yield self._phrases.role(title, first=title.first, last=last, organisation=organisation)
        if token.text == "," or token.lemma_ == "be":
            yield from self._appositive(position + 1)

    def _appositive(self, position: int) -> Iterator[Role]:
        while position < len(self._doc) and self._doc[position].lower_ in {
            "who",
            "is",
            "was",
            "also",
            "the",
            "a",
            "an",
            "one",
            "of",
            "then",
        }:
            position += 1
        start, organisation = position, None
        for _ in range(_REACH_RIGHT):
            if position >= len(self._doc):
                return
            token, mention = self._doc[position], self._mention.get(position)
            title = self._titles.at(position)
            if title is None and token.tag_ == "NNS" and token.lemma_.lower() in self._nouns:
                title = Title(
                    span=self._reading.span(token, token),
                    first=position,
                    last=position,
                    kind="post",
                    name=token.text,
                )
            if title is not None and title.kind != "honorific" and not self._more_title(title):
                last, after = self._phrases.complement(title.last + 1)
                yield self._phrases.role(title, first=start, last=last, organisation=organisation or after)
                return
            if (
                mention is not None
                and mention.kind in BODIES
                and (mention.kind != "person" or self._possessive(mention))
            ):
                organisation = self._phrases.named(mention)
                position = mention.last + 1
            elif title is not None or self._describes(token):
                position += 1
            else:
                return

    def _more_title(self, title: Title) -> bool:
        """Whether the title only leads to the head ("Executive Officer" after "deputy")."""
        following = self._titles.at(title.last + 1)
        return following is not None and following.first == title.last + 1

    def _possessive(self, mention: Mention) -> bool:
        after = mention.last + 1
        return after < len(self._doc) and self._doc[after].text in POSSESSIVE

    def _describes(self, token: Token) -> bool:
        return (
            token.lower_ in self._modifiers
            or token.text in {"-", *POSSESSIVE}
            or token.pos_ in {"ADJ", "NOUN", "PROPN", "NUM", "DET"}
            or (token.tag_ in {"VBN", "VBG"} and token.text.islower())
        )

    # ---- beside the name

    def _byline(self, person: Mention) -> Iterator[Role]:
        block = self._reading.paragraph_at(person.span.start)
        text = self._reading.article.text
        if (
            block is None
            or text[block.span.start : block.span.start + 3].lower() != "by "
            or block.span.end - block.span.start > 80
        ):
            return
        line_end = block.span.end
        after = next((m for m in self._following(person) if m.span.start > line_end), None)
        near = (
            after is not None
            and not text[line_end : after.span.start].strip()
            and after.kind in {"media", "organisation", "unit"}
        )
        span = Span(block.span.start, person.span.end)
        yield Role(
            role="author",
            organisation=self._phrases.named(after) if near and after else None,
            span=span,
        )

    def _following(self, person: Mention) -> Iterator[Mention]:
        for i in range(person.last + 1, min(person.last + 8, len(self._doc))):
            if i in self._mention:
                yield self._mention[i]
