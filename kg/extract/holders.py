"""Who holds a posture: the force that a phrase names, or that it stands for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extract.actors import ActorTable
from kg.extract.arguments import arguments
from kg.extract.force_phrases import force_head, force_name, force_words, is_force
from kg.extract.reading import Reading
from kg.extract.slugs import slug
from kg.model import Actor, ActorType, Span, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Forces", "Holder"]

_PLAIN = frozenset({"forces", "soldiers", "troops"})
_POSSESSIVES = frozenset({"its", "their"})
_SPEAKER = frozenset({"we", "us", "our"})


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
        name = self._joined(head, span).text(self.reading.article.text)
        if actor is not None and (head.pos_ == "PRON" or not is_force(self.reading, head)):
            return self._remember(Holder(actor.id, actor.name, head), head)
        if span.start == head.idx and head.pos_ != "PROPN" and _is_definite(head):
            before = self._named.get(_class(head))
            if before is not None:
                return Holder(before.actor, before.name, head)
        nobody = actor is None or actor.type is ActorType.UNNAMED
        inner = self._made_of(head, statement) if nobody and name.islower() else None
        if inner is not None:
            return Holder(inner.actor, inner.name, head)
        commanded = self._of_commander(head, name) if nobody and name.islower() else None
        if commanded is not None:
            return commanded
        owner = self._owner(head, statement) if nobody and name.islower() else None
        if owner is not None:
            return self._remember(Holder(owner.actor, owner.name, head), head)
        return self._remember(Holder(actor.id if actor is not None else self._unnamed(name), name, head), head)

    def _owner(self, head: Token, statement: Statement) -> Holder | None:
        """Whose plain "soldiers" they are: "its fighters", "our troops", "Germany will send 400 soldiers"."""
        owner = next((child for child in head.lefts if child.dep_ == "poss"), None)
        if owner is not None:
            found = self._speaker(owner, statement) or self._body_at(owner)
            if found is not None or owner.lower_ not in _POSSESSIVES:
                return found
        whole = _whole(head)
        verb = whole.head
        if owner is None and (whole.dep_ != "dobj" or verb.lemma_.lower() not in self._owning):
            return None
        while verb.dep_ in {"xcomp", "conj"} and not any(c.dep_ == "nsubj" for c in verb.lefts):
            verb = verb.head
        subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
        return None if subject is None else self._speaker(subject, statement) or self._body_at(subject)

    def _joined(self, head: Token, span: Span) -> Span:
        """The name with a second plain noun under its nation and number: "Afghan soldiers and police"."""
        after = head.doc[head.i + 1 : head.i + 3]
        if head.tag_ != "NNS" or len(after) < 2 or span.start == head.idx or after[0].lower_ != "and":
            return span
        other = after[1]
        forces = force_words(self.reading.lexicon).beside_soldiers
        return self.reading.span(self.reading.tokens(span)[0], other) if other.lower_ in forces else span

    def _of_commander(self, head: Token, name: str) -> Holder | None:
        """Whose men a commander leads, as in "the Taliban leader of Gao, who commands 80 fighters"."""
        verb = head.head
        if head.dep_ != "dobj" or verb.lemma_.lower() not in force_words(self.reading.lexicon).leading:
            return None
        leader = arguments(verb).subject
        body = next((c for c in leader.lefts if c.dep_ == "compound"), None) if leader is not None else None
        found = self._body_at(body) if body is not None else None
        if found is None and leader is not None and leader.dep_ == "pobj" and leader.head.lower_ in {"of", "for", "in"}:
            # The parse hangs the clause on the place: "commander of the district, who leads 80 men".
            above = leader.head.head
            body = next((c for c in above.lefts if c.dep_ == "compound"), None)
            found = self._body_at(body) if body is not None else None
        return Holder(found.actor, f"{found.name} {name}", head) if found is not None else None

    def _made_of(self, head: Token, statement: Statement) -> Holder | None:
        """The named force that a plain body consists of: "two battalions of Georgian soldiers"."""
        of = next((c for c in head.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
        noun = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
        if noun is None or force_head(self.reading, noun, self.actors) != noun:
            return None
        inner = self.holder(noun, statement)
        return inner if inner is not None and not inner.name.islower() else None

    @property
    def _owning(self) -> frozenset[str]:
        return frozenset(self.reading.lexicon.table("forces", "words")["owning"])

    def _body_at(self, token: Token) -> Holder | None:
        """The actor that ``token`` names or stands for, if it can have forces."""
        found = self.actors.at(self.reading.span(token, token))
        actor = self._by_id.get(found.actor) if found is not None else None
        if actor is None or actor.type in {ActorType.PERSON, ActorType.UNNAMED}:
            return None
        return Holder(actor.id, actor.name, token)

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
        """As in "We will stay": the body that the speaker speaks for; a person holds no ground."""
        if token is None or token.lower_ not in _SPEAKER or statement.attribution is None:
            return None
        source = statement.attribution.sources[0] if statement.attribution.sources else None
        actor = self._by_id.get(source.actor) if source is not None else None
        if actor is None:
            return None
        body = next((r for r in reversed(actor.roles) if r.organisation), None)
        force = self._commanded(actor) if body is None or not self._can_fight(body.organisation_id) else None
        if force is not None:
            return Holder(force.id, force.name, token)
        if body is not None and body.organisation is not None:
            # Not the speaker's own id: a ledger must not say that a minister is 800 soldiers.
            return Holder(body.organisation_id or self._unnamed(body.organisation), body.organisation, token)
        if actor.type not in {ActorType.PERSON, ActorType.UNNAMED}:
            return Holder(actor.id, actor.name, token)
        return None

    def _can_fight(self, body: str | None) -> bool:
        """Whether a body has forces of its own kind; a ministry speaks for the forces of its state."""
        actor = self._by_id.get(body) if body is not None else None
        return actor is not None and actor.type is not ActorType.ORGANISATION

    def _commanded(self, person: Actor) -> Actor | None:
        """The forces that a soldier or defence official of no named body speaks for: those the article is about.

        None where it is about the forces of two nations, or of none.
        """
        commanding = self.reading.lexicon.table("forces", "words")["commanding"]
        if not any(word in commanding for role in person.roles for word in role.role.lower().split()):
            return None
        forces = [a for a in self._by_id.values() if a.type is ActorType.UNIT and a.name.split()[-1] in _PLAIN]
        return forces[0] if len(forces) == 1 else None


def _whole(head: Token) -> Token:
    """What the force is a part of: "thousands" of forces, "120" of its 300 soldiers."""
    while head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.i < head.i:
        head = head.head.head
    return head


def _class(head: Token) -> str:
    """Plural soldiers of any name are one class, so that "the troops" can be "U.S. forces"."""
    return "people" if head.tag_ in {"NNS", "NNPS"} else head.lemma_.lower()


def _is_definite(head: Token) -> bool:
    words: tuple[Token, ...] = tuple(head.lefts)
    if any(c.lower_ == "other" for c in words):
        return False  # "the 5,000 other soldiers" are not those named before
    return any(c.lower_ in {"the", "these", "those", "both", "this", "that", "his", "their", "its"} for c in words)
