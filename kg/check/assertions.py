"""What statements assert of a thing that others may speak of too: a stance to a topic, or the number of a force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg import terms
from kg.check.names import name_keys
from kg.check.numbers import Amount
from kg.graph.facts import Facts
from kg.graph.periods import Period, period
from kg.iris import ID
from kg.model import Bound, Stance, Strength

__all__ = ["Assertion", "assertions", "assertions_beside"]

_LONGEST_NAME = 4
_FIRM = frozenset({"asserted", "planned", "predicted"})  # "will" against "will not" is no mere tension


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """One statement on one thing.

    ``thing`` is what is spoken of without its place, ``force`` whose force it is about where the words tell;
    ``stance`` and ``strength`` are those of a bearing, ``amount`` is the number of a force. ``period`` is when
    it holds, as far as the words go; ``published`` the day of the article. ``whole`` names the statement that
    this one is a clause of.
    """

    statement: str
    article: str
    span: tuple[int, int]
    text: str
    speaker: str | None
    speakers: frozenset[str]
    thing: str
    force: str | None
    place: str | None
    around: frozenset[str]
    stance: Stance | None
    strength: Strength
    amount: Amount | None
    aspect: str
    firm: bool
    period: Period | None
    published: Period | None
    whole: str | None


def assertions(facts: Facts) -> tuple[Assertion, ...]:
    """All that the store's statements assert of topics and numbers, in the order of things and statements."""
    return _ordered(facts, facts.pairs(terms.onProposition), facts.pairs(terms.accordingTo))


def assertions_beside(facts: Facts, statement: str) -> tuple[Assertion, ...]:
    """What ``statement`` asserts, and what others assert of the same things."""
    own = {_thing(facts, facts.one(b, terms.onProposition) or "") for b in facts.subjects(terms.bearingOf, statement)}
    topics = [topic for topic in facts.of_type(terms.Topic) if _thing(facts, topic) in own] if own else []
    forces = {facts.one(posture, terms.force) for posture in facts.subjects(terms.accordingTo, statement)}
    postures = [p for force in forces if force is not None for p in facts.subjects(terms.force, force)]
    return _ordered(
        facts,
        ((bearing, topic) for topic in topics for bearing in facts.subjects(terms.onProposition, topic)),
        ((posture, facts.one(posture, terms.accordingTo) or "") for posture in postures),
    )


_Pairs = Iterable[tuple[str, str]]


def _ordered(facts: Facts, bearings: _Pairs, postures: _Pairs) -> tuple[Assertion, ...]:
    found = {*_of_topics(facts, bearings), *_of_numbers(facts, postures)}
    return tuple(sorted(found, key=lambda a: (a.thing, a.statement, str(a.place), str(a.amount))))


def _thing(facts: Facts, topic: str) -> str:
    """A topic without its place."""
    path = topic.removeprefix(f"{ID}topic/")
    place = facts.one(topic, terms.atPlace)
    return path.removesuffix("/" + place.removeprefix(f"{ID}place/")) if place else path


def _of_topics(facts: Facts, bearings: _Pairs) -> Iterator[Assertion]:
    for bearing, topic in bearings:
        thing = _thing(facts, topic)
        statement = facts.one(bearing, terms.bearingOf) or ""
        force = _force_of(facts, statement)
        if force is None and thing == "presence":
            continue  # somebody is there: nothing that another statement could bear out
        yield _assertion(
            facts,
            statement,
            thing=thing,
            force=force,
            place=facts.one(topic, terms.atPlace),
            stance=Stance(facts.word(bearing, terms.stance) or ""),
            strength=Strength(facts.word(bearing, terms.strength) or ""),
        )


def _of_numbers(facts: Facts, postures: _Pairs) -> Iterator[Assertion]:
    for posture, statement in postures:
        quantity = facts.one(posture, terms.quantity)
        number = facts.one(quantity, terms.number) if quantity else None
        force = _force(facts.name(facts.one(posture, terms.force) or ""))
        # "4,000 soldiers" of nobody named may be any.
        if quantity is None or number is None or force is None:
            continue
        if facts.word(statement, terms.polarity) == "negative":
            continue
        status = facts.word(posture, terms.postureStatus) or ""
        yield _assertion(
            facts,
            statement,
            thing=f"number/{'present' if status == 'remain' else status}/{force}",
            force=force,
            place=facts.one(posture, terms.atPlace),
            strength=Strength.EXPLICIT,
            amount=_amount(facts, quantity, Decimal(number)),
            own=_period(facts, posture),
        )


def _amount(facts: Facts, quantity: str, number: Decimal) -> Amount:
    return Amount(
        first=0,
        last=0,
        value=number,
        bound=Bound(facts.word(quantity, terms.bound) or "exactly"),
        counted=facts.one(quantity, terms.unit) or "",
    )


def _force_of(facts: Facts, statement: str) -> str | None:
    """Whose force a statement is about: that of its agent, else of its object."""
    proposition = facts.one(statement, terms.expresses)
    fillers = facts.all(proposition, terms.argument) if proposition else ()
    for role in ("agent", "object"):
        for filler in fillers:
            if facts.one(filler, terms.roleName) == role and (means := facts.one(filler, terms.filler)):
                found = _force(facts.name(means))
                if found is not None:
                    return found
    return None


def _force(name: str) -> str | None:
    """A force by the state it belongs to where its name tells: "U.S. troops", "American soldiers"."""
    words = name.split()
    for length in range(_LONGEST_NAME, 0, -1):
        for start in range(len(words) - length + 1):
            if words[start][0].isupper() and (keys := name_keys(tuple(words[start : start + length]))):
                return "+".join(sorted(keys))
    return None


def _assertion(
    facts: Facts,
    statement: str,
    *,
    thing: str,
    force: str | None,
    place: str | None,
    strength: Strength,
    stance: Stance | None = None,
    amount: Amount | None = None,
    own: Period | None = None,
) -> Assertion:
    article = facts.one(statement, terms.statedIn) or ""
    published = facts.one(article, terms.published)
    start = facts.number(statement, terms.startsAt)
    ends = [facts.number(mention, terms.endIndex) for mention in facts.all(statement, terms.anchoredIn)]
    return Assertion(
        statement=statement,
        article=article,
        span=(start, max(ends, default=start)),
        text=facts.one(statement, terms.text) or "",
        speaker=" and ".join(facts.names(statement, terms.speaker)) or None,
        speakers=frozenset(facts.all(statement, terms.speaker)),
        thing=thing,
        force=force,
        place=place,
        around=frozenset(_around(facts, place)),
        stance=stance,
        strength=strength,
        amount=amount,
        aspect=facts.word(statement, terms.aspect) or "",
        firm=facts.word(statement, terms.modality) in _FIRM and facts.word(statement, terms.certainty) == "certain",
        period=own or _period(facts, statement),
        published=period(published) if published else None,
        whole=facts.one(statement, terms.partOf),
    )


def _around(facts: Facts, place: str | None) -> Iterator[str]:
    """Yield the places around ``place``."""
    seen: set[str] = set()
    while place is not None and place not in seen:
        seen.add(place)
        place = facts.one(place, terms.within)
        if place is not None:
            yield place


def _period(facts: Facts, subject: str) -> Period | None:
    mention = facts.one(subject, terms.time)
    if mention is None:
        return None
    edtf = facts.one(mention, terms.inferredEdtf) or facts.one(mention, terms.edtf) or ""
    return period(edtf)
