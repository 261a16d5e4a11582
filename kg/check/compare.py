"""Where statements agree and where they do not, topic by topic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg import terms
from kg.check.assertions import Assertion, assertions, assertions_beside
from kg.check.numbers import Amount
from kg.check.origins import first_copies, origins
from kg.check.relations import Relation, RelationType, relations
from kg.graph.amounts import in_words
from kg.graph.facts import Facts
from kg.graph.store import Store
from kg.iris import short_id

__all__ = ["Agreed", "Compared", "Copy", "Origin", "Side", "agreed", "compare", "related_to"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """The same words in a near-copy of an article."""

    statement: str
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two statements; ``span`` counts code points of its article, ``copies`` say the same in copies of it."""

    statement: str
    speaker: str | None
    article: str
    published: str | None
    span: tuple[int, int]
    text: str
    copies: tuple[Copy, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """How two statements on one topic relate, and by which rule."""

    topic: str
    type: str
    rule: str
    left: Side
    right: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A source that counts once, with all that it says on the matter."""

    name: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """What several independent origins say alike."""

    topic: str
    says: str
    origins: tuple[Origin, ...]


def compare(store: Store, *, about: str | None = None, types: Iterable[str] = ()) -> Iterator[Compared]:
    """Yield the relations of a store's statements by topic; ``about`` is a word of topic, place or statement.

    What near-copies of one text say counts once: the first article's statement stands for all of them.
    """
    facts, wanted = Facts(store.oxigraph), frozenset(types)
    found = [
        relation
        for relation in relations(assertions(facts))
        if (not wanted or relation.type.value in wanted) and _is_about(facts, about, relation.left, relation.right)
    ]
    first = first_copies(store, (side.article for each in found for side in (each.left, each.right)))
    alike: dict[tuple[object, ...], list[Relation]] = {}
    for relation in found:
        left, right = (_once(side, first) for side in (relation.left, relation.right))
        if left != right:
            sides = (left, right) if relation.type is RelationType.SUPERSEDES else tuple(sorted((left, right)))
            alike.setdefault((_topic(facts, relation), relation.type, relation.rule, sides), []).append(relation)
    for same in alike.values():
        yield _compared(facts, same, first)


def _once(side: Assertion, first: Mapping[str, str]) -> tuple[str, str]:
    """What stands for a statement and for the same words in copies of its article."""
    return first[side.article], " ".join(side.text.casefold().split())


def related_to(facts: Facts, statement: str) -> Iterator[Compared]:
    """Yield the relations that one statement stands in."""
    for relation in relations(assertions_beside(facts, statement)):
        if statement in {relation.left.statement, relation.right.statement}:
            yield _compared(facts, [relation], {})


def agreed(store: Store, *, about: str | None = None) -> Iterator[Agreed]:
    """Yield what two independent origins or more say alike, with the statements of each.

    Statements count as one origin that have one speaker, or stand in copies of one text or in articles of
    one publisher.
    """
    facts, first = Facts(store.oxigraph), origins(store)
    alike: defaultdict[tuple[str, str], set[Assertion]] = defaultdict(set)
    for relation in relations(assertions(facts)):
        if relation.type is RelationType.CORROBORATES and _is_about(facts, about, relation.left, relation.right):
            says = _says(relation.left)
            alike[_topic(facts, relation), says] |= {relation.left, relation.right}
    for (topic, says), found in sorted(alike.items()):
        sources = tuple(_origins(facts, found, first))
        if len(sources) > 1:
            yield Agreed(topic=topic, says=says, origins=sources)


def _origins(facts: Facts, found: Iterable[Assertion], first: Mapping[str, str]) -> Iterator[Origin]:
    groups: defaultdict[tuple[str, ...], list[Assertion]] = defaultdict(list)
    for each in sorted(found, key=lambda a: (a.article, a.span, a.statement)):
        groups[tuple(sorted(each.speakers)) or (first.get(each.article, each.article),)].append(each)
    for _, told in sorted(groups.items()):
        name = told[0].speaker or facts.one(told[0].article, terms.publisher) or "the article"
        yield Origin(name=name, sides=tuple(_side(facts, each) for each in told))


def _compared(facts: Facts, same: Sequence[Relation], first: Mapping[str, str]) -> Compared:
    """The first of relations that are the same but for copies, with the copies."""
    relation = min(same, key=lambda r: (r.left.article, r.left.span, r.right.article, r.right.span))
    told = {side.statement: side for each in same for side in (each.left, each.right)}

    def copies(of: Assertion) -> tuple[Copy, ...]:
        return tuple(
            Copy(statement=short_id(side.statement), article=short_id(side.article))
            for side in sorted(told.values(), key=lambda s: (s.article, s.span, s.statement))
            if side.article != of.article and _once(side, first) == _once(of, first)
        )

    return Compared(
        topic=_topic(facts, relation),
        type=relation.type.value,
        rule=relation.rule,
        left=_side(facts, relation.left, copies(relation.left)) if first else _side(facts, relation.left),
        right=_side(facts, relation.right, copies(relation.right)) if first else _side(facts, relation.right),
    )


def _side(facts: Facts, told: Assertion, copies: tuple[Copy, ...] = ()) -> Side:
    return Side(
        statement=short_id(told.statement),
        speaker=told.speaker,
        article=short_id(told.article),
        published=facts.one(told.article, terms.published),
        span=told.span,
        text=told.text,
        copies=copies,
    )


def _topic(facts: Facts, relation: Relation) -> str:
    """The thing in words, with its place."""
    words = relation.left.thing.replace("/", " ").replace("-", " ").replace("+", ", ")
    place = relation.left.place or relation.right.place
    return f"{words}, {facts.name(place)}" if place else words


def _says(told: Assertion) -> str:
    if told.amount is not None:
        return _number(told.amount)
    return told.stance.value if told.stance is not None else ""


def _number(amount: Amount) -> str:
    return in_words(str(amount.value), amount.bound.value.replace("_", " "), amount.counted or None)


def _is_about(facts: Facts, about: str | None, *sides: Assertion) -> bool:
    if about is None:
        return True
    words = " ".join(f"{s.thing} {s.force or ''} {facts.name(s.place) if s.place else ''} {s.text}" for s in sides)
    return about.casefold() in words.casefold()
