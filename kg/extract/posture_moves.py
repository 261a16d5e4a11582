"""Forces that a predicate with a status moves, keeps or changes: "will withdraw 300 soldiers"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.arguments import Arguments
from kg.extract.force_phrases import force_head, is_force
from kg.extract.holders import Holder
from kg.extract.locations import Location, location_beside, location_of, names_place
from kg.extract.missions import missions_beside, missions_of
from kg.extract.posture_numbers import OF_NUMBERS, numbers_of, share_of
from kg.extract.posture_scene import Finding, Scene
from kg.extract.realis import is_denied, is_only_possible
from kg.extract.senses import Predicate, predicate_at
from kg.model import Dimension, PostureStatus, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["moved"]

_LEAVING = frozenset({"withdraw", "withdraw_from"})
_MOVES = frozenset({PostureStatus.DEPLOY, PostureStatus.WITHDRAW})


def moved(scene: Scene, predicate: Predicate, status: PostureStatus, statement: Statement) -> Iterator[Finding]:
    """Yield what ``predicate`` tells of a force, and the whole of which it moves a share."""
    token, given, reading = predicate.token, predicate.arguments, scene.reading
    head = force_head(reading, predicate.theme, scene.actors)
    if head is not None:
        scene.told.add(head.i)
    told = _status_told(scene, predicate, status)
    if told is None:
        return
    noun, holder = _first_holder(scene, _nouns(scene, predicate, told), statement)
    if noun is None or holder is None:
        return
    quantity, before = numbers_of(scene, noun, predicate)
    if told in OF_NUMBERS and quantity is None and not is_force(reading, holder.head):
        return  # "to strengthen the alliance" is no increase of forces
    scene.told.add(holder.head.i)
    if quantity is not None:
        scene.told |= {t.i for t in reading.tokens(quantity.span)}
    found = Finding(
        token=token,
        noun=noun,
        holder=holder,
        status=told,
        statement=statement,
        quantity=share_of(reading, noun, quantity),
        before=before,
        where=_where(scene, given, noun, leaving=status is PostureStatus.WITHDRAW and not _leaves_behind(predicate)),
        roles=missions_of(reading, given.object) + missions_beside(reading, token),
    )
    if quantity is not None and quantity.number is not None:
        scene.move = found if told in _MOVES else None
    yield found
    yield from _whole_of_share(replace(found, quantity=quantity))
    goal = _goal(scene, given) if told is PostureStatus.WITHDRAW else None
    if goal is not None and found.where is not None and goal.name != found.where.name:
        yield replace(found, status=PostureStatus.DEPLOY, where=goal)


def _status_told(scene: Scene, predicate: Predicate, status: PostureStatus) -> PostureStatus | None:
    """The status that is meant to be so: "will not leave Chad" is a stay, "may leave" is nothing."""
    token, unsaid = predicate.token, predicate.dimension in {Dimension.HEADCOUNT, Dimension.UNSPECIFIED}
    if (predicate.sense.predicate == "change" and unsaid) or is_only_possible(scene.reading, token):
        return None
    leaving = status is PostureStatus.WITHDRAW
    if is_denied(token):
        return PostureStatus.REMAIN if leaving else None
    if leaving and _leaves_behind(predicate):
        within = [n for w, n in predicate.arguments.obliques if w in {"in", "at", "on"}][:1]
        return PostureStatus.REMAIN if any(names_place(n, scene.actors) for n in within) else None
    return status


def _leaves_behind(predicate: Predicate) -> bool:
    """As in "left 300 soldiers in Kuwait", "left the rebels in a strong position": who is left does not go."""
    given, theme = predicate.arguments, predicate.theme
    left = predicate.sense.name in _LEAVING and predicate.token.lemma_.lower() == "leave"
    return left and given.object is not None and theme is not None and given.object.i == theme.i


def _goal(scene: Scene, given: Arguments) -> Location | None:
    """Where those go who leave: "out of Mali and into Niger"."""
    nouns = [n for w, n in given.obliques if w in {"into", "to"} and names_place(n, scene.actors)]
    return location_of(scene.reading, nouns[0], scene.actors) if nouns else None


def _where(scene: Scene, given: Arguments, noun: Token, *, leaving: bool) -> Location | None:
    """The place beside the move, else that of the force; what is left, where somebody leaves."""
    reading, actors = scene.reading, scene.actors
    where = location_beside(reading, given, actors, leaving=leaving)
    if leaving and where is None:
        where = location_of(reading, noun, actors, leaving=True)
    return where or location_of(reading, given.object, actors) or location_of(reading, noun, actors)


def _nouns(scene: Scene, predicate: Predicate, status: PostureStatus) -> list[Token | None]:
    """Where the force may be named; nowhere if a noun tells the move: "ordered the withdrawal of the troops"."""
    given = predicate.arguments
    if predicate.token.pos_ == "VERB" and _is_move(scene, given.object):
        return []
    if status in {PostureStatus.TRANSITION, PostureStatus.END}:
        return [given.subject, predicate.theme, given.object]
    return [predicate.theme, given.object, given.subject]


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
        # "troop levels", "the brigade's role", "Russian bases": the force or state is inside.
        inside = (c for c in noun.children if c.dep_ in {"poss", "compound", "nmod"}) if noun is not None else ()
        for token in (noun, *inside):
            holder = scene.forces.holder(token, statement)
            if holder is not None and token is not None:
                return token, _nation_beside(scene, token, holder, statement) or holder
    return None, None


def _nation_beside(scene: Scene, child: Token, holder: Holder, statement: Statement) -> Holder | None:
    """Whose "a German troop presence" is, as the parse hangs "German" on the presence."""
    if not holder.name.islower() or child.dep_ != "compound":
        return None
    sides = [c for c in child.head.lefts if c.i < child.i and c.dep_ in {"amod", "nmod", "compound", "poss"}]
    return next((h for c in sides if (h := scene.forces.holder(c, statement)) is not None), None)
