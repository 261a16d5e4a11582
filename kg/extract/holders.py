"""Who holds a posture: the force that a phrase names, or that it stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extract.actors import ActorTable
from kg.extract.force_phrases import force_head, force_name, is_force
from kg.extract.reading import Reading
from kg.extract.slugs import slug
from kg.model import Actor, ActorType, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Forces", "Holder"]

_SPEAKER = frozenset({"we", "us"})


@dataclass(frozen=True, slots=True)
class Holder:
    """An actor id with the name that the article gives it; ``head`` is the noun that names the force."""

    actor: str
    name: str
    head: Token


@dataclass(slots=True)
class Forces:
    """The forces named so far in an article, so that "the troops" can be led back to "Polish troops"."""

    reading: Reading
    actors: ActorTable
    _by_id: dict[str, Actor] = field(default_factory=dict)
    _named: dict[str, Holder] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._by_id.update({a.id: a for a in self.actors.actors})

    def holder(self, token: Token | None, statement: Statement) -> Holder | None:
        """The force that the phrase of ``token`` is about; None if it is about none."""
        head = force_head(self.reading, token, self.actors)
        if head is None:
            return self._state(token) or self._speaker(token, statement)
        found = self.actors.at(self.reading.span(head, head))
        actor = self._by_id.get(found.actor) if found is not None else None
        span = force_name(self.reading, head)
        name = span.text(self.reading.article.text)
        if actor is not None and (head.pos_ == "PRON" or not is_force(self.reading, head)):
            return self._remember(Holder(actor.id, actor.name, head), head)
        if span.start == head.idx and head.pos_ != "PROPN" and _is_definite(head):
            before = self._named.get(_class(head))
            if before is not None:
                return Holder(before.actor, before.name, head)
        return self._remember(Holder(actor.id if actor is not None else self._unnamed(name), name, head), head)

    def _unnamed(self, name: str) -> str:
        """The id of a force that is no known actor: one for each name in the article."""
        return f"unnamed/{self.reading.article.id}/{slug(name)}"

    def _remember(self, holder: Holder, head: Token) -> Holder:
        if any(c.isupper() for c in holder.name[1:]) or (
            holder.name[:1].isupper() and holder.name.lower() != head.lower_
        ):
            self._named[_class(head)] = holder
        return holder

    def _state(self, token: Token | None) -> Holder | None:
        """A state that acts through its forces: "France withdrew from Mali"."""
        found = self.actors.at(self.reading.span(token, token)) if token is not None else None
        actor = self._by_id.get(found.actor) if found is not None else None
        if token is None or found is None or actor is None or actor.type is not ActorType.STATE:
            return None
        return Holder(actor.id, actor.name, token) if found.mention.end == token.idx + len(token.text) else None

    def _speaker(self, token: Token | None, statement: Statement) -> Holder | None:
        """As in "We will stay": the body that the speaker speaks for."""
        if token is None or token.lower_ not in _SPEAKER or statement.attribution is None:
            return None
        source = statement.attribution.sources[0] if statement.attribution.sources else None
        actor = self._by_id.get(source.actor) if source is not None else None
        if actor is None:
            return None
        body = next((r for r in reversed(actor.roles) if r.organisation), None)
        if body is not None and body.organisation is not None:
            return Holder(body.organisation_id or actor.id, body.organisation, token)
        return Holder(actor.id, actor.name, token)


def _class(head: Token) -> str:
    """Plural soldiers of any name are one class, so that "the troops" can be "U.S. forces"."""
    return "people" if head.tag_ in {"NNS", "NNPS"} else head.lemma_.lower()


def _is_definite(head: Token) -> bool:
    words: Iterable[Token] = head.lefts
    return any(c.lower_ in {"the", "these", "those", "both", "this", "that", "his", "their", "its"} for c in words)
