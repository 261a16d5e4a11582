"""Forces that a predicate with a status moves, keeps or changes: "will withdraw 300 soldiers"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.force_phrases import force_head, is_force
from kg.extract.headcounts import headcount_of
from kg.extract.holders import Holder
from kg.extract.locations import location_beside, location_of
from kg.extract.missions import missions_beside, missions_of
from kg.extract.numbers_alone import numbers_between
from kg.extract.posture_scene import Finding, Scene
from kg.extract.reading import Reading
from kg.extract.realis import is_denied, is_only_possible
from kg.extract.senses import Predicate, predicate_at
from kg.model import Bound, Dimension, PostureStatus, Quantity, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["moved"]

_MOVES = frozenset({PostureStatus.DEPLOY, PostureStatus.WITHDRAW})


def moved(scene: Scene, predicate: Predicate, status: PostureStatus, statement: Statement) -> Iterator[Finding]:
    """Yield what ``predicate`` tells of a force, and the whole of which it moves a share."""
    token, given, reading = predicate.token, predicate.arguments, scene.reading
    head = force_head(reading, predicate.theme, scene.actors)
    if head is not None:
        scene.told.add(head.i)
    unsaid = predicate.dimension in {Dimension.HEADCOUNT, Dimension.UNSPECIFIED}
    if (predicate.sense.predicate == "change" and unsaid) or is_only_possible(reading, token):
        return
    # "will not leave Chad" is a stay, but what is left still names the place.
    leaving = status is PostureStatus.WITHDRAW
    if is_denied(token):
        if not leaving:
            return
        status = PostureStatus.REMAIN
    noun, holder = _first_holder(scene, _nouns(scene, predicate, status), statement)
    if noun is None or holder is None:
        return
    quantity, before = _numbers(scene, noun, predicate)
    scene.told.add(holder.head.i)
    if quantity is not None:
        scene.told |= {t.i for t in reading.tokens(quantity.span)}
    where = location_beside(reading, given, scene.actors, leaving=leaving)
    if leaving and where is None:
        where = location_of(reading, noun, scene.actors, leaving=True)
    where = where or location_of(reading, given.object, scene.actors) or location_of(reading, noun, scene.actors)
    found = Finding(
        token=token,
        noun=noun,
        holder=holder,
        status=status,
        statement=statement,
        quantity=_share(reading, noun, quantity),
        before=before,
        where=where,
        roles=missions_of(reading, given.object) + missions_beside(reading, token),
    )
    if quantity is not None and quantity.number is not None:
        scene.move = found if status in _MOVES else None
    yield found
    yield from _whole_of_share(replace(found, quantity=quantity))


def _nouns(scene: Scene, predicate: Predicate, status: PostureStatus) -> list[Token | None]:
    """Where the force may be named; nowhere if a noun tells the move: "ordered the withdrawal of the troops"."""
    given = predicate.arguments
    if predicate.token.pos_ == "VERB" and _is_move(scene, given.object):
        return []
    if status in {PostureStatus.TRANSITION, PostureStatus.END}:
        return [given.subject, predicate.theme, given.object]
    return [predicate.theme, given.object, given.subject]


def _share(reading: Reading, noun: Token, quantity: Quantity | None) -> Quantity | None:
    """How many a share is: "a third of the 600" is not 600, "the bulk of the 900" is 900 at most."""
    if quantity is None or quantity.number is None or quantity.span.start <= noun.idx:
        return quantity
    words = reading.lexicon.table("forces", "words")
    span = reading.span(noun.left_edge, noun)
    if noun.lower_ in words["most"]:
        return replace(quantity, bound=Bound.AT_MOST, quantifier=noun.lower_)
    if noun.lower_ in words["shares"]:
        return replace(quantity, number=None, quantifier=span.text(reading.article.text).lower(), span=span)
    return quantity


def _is_move(scene: Scene, noun: Token | None) -> bool:
    """Whether a noun names a move of its own: "the withdrawal of 300 men"."""
    if noun is None or noun.pos_ != "NOUN" or is_force(scene.reading, noun):
        return False
    inner = predicate_at(scene.reading, noun, scene.actors)
    return inner is not None and inner.sense.status is not None


def _whole_of_share(found: Finding) -> Iterator[Finding]:
    """As in "The bulk of the 900 troops will leave": the 900 are there."""
    head, quantity = found.holder.head, found.quantity
    definite = any(c.lower_ in {"the", "these", "those"} for c in head.lefts)
    if found.noun.i != head.i and definite and quantity is not None and quantity.number is not None:
        yield replace(found, status=PostureStatus.PRESENT, noun=head, token=head, before=None, roles=())


def _first_holder(
    scene: Scene, nouns: Sequence[Token | None], statement: Statement
) -> tuple[Token | None, Holder | None]:
    for noun in nouns:
        if noun is None:
            continue
        holder = scene.forces.holder(noun, statement)
        if holder is not None:
            return noun, holder
        # "troop levels", "the brigade's role", "Russian bases": the force or state is inside.
        for child in noun.children:
            if child.dep_ in {"poss", "compound", "nmod"}:
                holder = scene.forces.holder(child, statement)
                if holder is not None:
                    return child, holder
    return None, None


def _numbers(scene: Scene, noun: Token, predicate: Predicate) -> tuple[Quantity | None, Quantity | None]:
    """The number, and the number before: "cut the force from 3,000 to 2,500"."""
    given = predicate.arguments
    after, before = given.behind("to"), given.behind("from")
    quantity = headcount_of(scene.reading, noun, scene.counts)
    if predicate.sense.status in {PostureStatus.REDUCE, PostureStatus.INCREASE}:
        new = headcount_of(scene.reading, after, scene.counts)
        if new is not None and new.number is not None:
            return new, headcount_of(scene.reading, before, scene.counts)
        if quantity is None:
            low, high = numbers_between(scene.reading, predicate.token)
            return high, low
    return quantity, None
