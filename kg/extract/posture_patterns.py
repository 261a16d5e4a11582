"""The patterns that tell a posture: a move, an action at a place, a counted force.

1. A predicate with a status ("will withdraw 300 soldiers", "the drawdown of U.S. forces").
2. A force that fights, patrols or holds ground at a place named beside it: present; "continues to": remain.
3. A counted force ("the 2,500 Polish troops", "there are 900 soldiers in Gao"): present. If it only spells
   out a move just told ("4,000 are soldiers"), the same move.

What may, might or could be, and what is denied, is no posture; "will not leave" is *remain*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.extract.actors import ActorTable
from kg.extract.arguments import Arguments, arguments
from kg.extract.force_phrases import force_head, is_force
from kg.extract.headcounts import headcount_of
from kg.extract.holders import Forces, Holder
from kg.extract.locations import Location, described, location_beside, location_of, names_place
from kg.extract.missions import missions_beside, missions_of
from kg.extract.numbers_alone import number_alone, numbers_between
from kg.extract.reading import Reading
from kg.extract.realis import is_denied, is_only_possible
from kg.extract.senses import Predicate, predicate_at
from kg.extract.theatre import Theatre
from kg.model import Bound, Dimension, Frame, PostureStatus, Quantity, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Finding", "Scene", "findings_at"]

_ACTING = frozenset({Frame.ATTACK, Frame.CONTROL})
_ON_THE_SPOT = frozenset({"in", "at", "near", "on", "across", "throughout", "over", "around", "inside", "of"})
_MOVES = frozenset({PostureStatus.DEPLOY, PostureStatus.WITHDRAW})
# Fewer people than this are persons in a story, no force level.
_FEWEST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One posture before its place is filled in; ``noun`` heads the force's phrase, ``token`` tells the posture."""

    token: Token
    noun: Token
    holder: Holder
    status: PostureStatus
    statement: Statement
    quantity: Quantity | None = None
    before: Quantity | None = None
    where: Location | None = None
    roles: tuple[str, ...] = ()
    counted: bool = False


@dataclass(slots=True)
class Scene:
    """What the patterns share while they walk through one article.

    ``told`` holds the forces of which a predicate has told something, ``move`` the last move with a number,
    ``last`` the last force with a number, the word that told it, and its place.
    """

    reading: Reading
    actors: ActorTable
    forces: Forces
    theatre: Theatre
    counts: tuple[Quantity, ...]
    told: set[int] = field(default_factory=set)
    move: Finding | None = None
    last: tuple[Token, Holder, Location | None] | None = None


def findings_at(scene: Scene, token: Token, statement: Statement) -> Iterator[Finding]:
    """The postures that ``token`` tells in ``statement``."""
    predicate = predicate_at(scene.reading, token, scene.actors)
    if predicate is not None and predicate.sense.status is not None:
        yield from _moved(scene, predicate, predicate.sense.status, statement)
    elif predicate is not None and predicate.sense.frame in _ACTING:
        yield from _acting(scene, predicate, statement)
    elif (alone := number_alone(scene.reading, token)) is not None:
        yield from _alone(scene, token, alone, statement)
    else:
        yield from _counted(scene, token, statement)


# ---- moves ------------------------------------------------------------------------------------------


def _moved(scene: Scene, predicate: Predicate, status: PostureStatus, statement: Statement) -> Iterator[Finding]:
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


# ---- actions ----------------------------------------------------------------------------------------


def _acting(scene: Scene, predicate: Predicate, statement: Statement) -> Iterator[Finding]:
    """As in "Kenyan forces attacked a camp near Gedo": they are there."""
    given, token, reading = predicate.arguments, predicate.token, scene.reading
    if is_only_possible(reading, token) or is_denied(token):
        return
    outer = given
    if token.pos_ == "NOUN" and token.head.pos_ == "VERB" and token.dep_ in {"dobj", "pobj"}:
        above = predicate_at(reading, token.head, scene.actors)
        if above is not None and above.sense.status is not None:
            return
        outer = arguments(token.head)
    if outer.subject is None or force_head(reading, outer.subject, scene.actors) is None:
        return
    where = _on_the_spot(scene, given) or _on_the_spot(scene, outer)
    if predicate.sense.frame is Frame.CONTROL and given.object is not None:
        held = location_of(reading, given.object, scene.actors) or described(reading, given.object, scene.actors)
        where = held or where
    if where is None and given.object is not None and not names_place(given.object, scene.actors):
        where = location_of(reading, given.object, scene.actors)
    if where is None and predicate.sense.frame is Frame.ATTACK and token.dep_ in {"ROOT", "ccomp"}:
        where = scene.theatre.in_sentence(token)
    holder = scene.forces.holder(outer.subject, statement)
    if where is None and holder is not None and predicate.sense.frame is Frame.CONTROL:
        where = scene.theatre.of(holder, token)
    if where is None or holder is None:
        return
    scene.told.add(holder.head.i)
    goes_on = token.dep_ == "xcomp" and token.head.lemma_ in {"continue", "keep"}
    yield Finding(
        token=token,
        noun=outer.subject,
        holder=holder,
        status=PostureStatus.REMAIN if goes_on else PostureStatus.PRESENT,
        statement=statement,
        quantity=headcount_of(reading, outer.subject, scene.counts),
        where=where,
    )


def _on_the_spot(scene: Scene, given: Arguments) -> Location | None:
    """Where somebody acts; what he fires at or into is where the others are."""
    obliques = tuple((w, n) for w, n in given.obliques if w in _ON_THE_SPOT)
    return location_beside(scene.reading, replace(given, obliques=obliques), scene.actors, leaving=False)


# ---- numbers alone ---------------------------------------------------------------------------------


def _alone(scene: Scene, verb: Token, alone: tuple[Token, PostureStatus], statement: Statement) -> Iterator[Finding]:
    """As in "Mali has 900 soldiers there. About 300 will remain": they are of those counted last."""
    number, status = alone
    quantity = next((q for q in scene.counts if q.span.start <= number.idx < q.span.end), None)
    if scene.last is None or quantity is None or quantity.number is None or is_only_possible(scene.reading, verb):
        return
    told, holder, where = scene.last
    if verb.sent.start not in {told.sent.start, told.sent.end}:
        return
    yield Finding(
        token=verb,
        noun=number,
        holder=replace(holder, head=number),
        status=status,
        statement=statement,
        quantity=quantity,
        where=location_beside(scene.reading, arguments(verb), scene.actors, leaving=False) or where,
    )


# ---- counted forces ---------------------------------------------------------------------------------


def _counted(scene: Scene, token: Token, statement: Statement) -> Iterator[Finding]:
    """As in "The 2,500 Polish troops": they are somewhere, unless a predicate says more of them."""
    reading = scene.reading
    if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in {"compound", "nmod", "conj", "amod"}:
        return
    if force_head(reading, token, scene.actors) != token:
        return
    quantity = headcount_of(reading, token, scene.counts)
    if quantity is None or quantity.number is None or _few_people(token, quantity) or _suffers(scene, token):
        return
    holder = scene.forces.holder(token, statement)
    if holder is None or is_only_possible(reading, token) or is_denied(token):
        return
    spells = token.head.lemma_ == "be" and _no_there(token.head) and any(c.dep_ == "attr" for c in token.head.rights)
    spelled_out = scene.move if spells else None
    yield Finding(
        token=token,
        noun=token,
        holder=holder,
        status=_counted_status(scene, token, spelled_out),
        statement=statement,
        quantity=quantity,
        where=location_of(reading, token, scene.actors),
        counted=True,
    )


def _counted_status(scene: Scene, token: Token, spelled_out: Finding | None) -> PostureStatus:
    """What a counted force does: a move just told, "are on their way to Gao", "will go to Gao"; else it is there."""
    if spelled_out is not None:
        return spelled_out.status
    obliques = arguments(token.head).obliques if token.dep_ == "nsubj" else ()
    bound = any(word in {"to", "into"} and names_place(noun, scene.actors) for word, noun in obliques)
    way = any(word == "on" and noun.lower_ == "way" for word, noun in obliques)
    goes = token.head.lemma_.lower() in scene.reading.lexicon.table("forces", "words")["going"]
    return PostureStatus.DEPLOY if way or (bound and goes) else PostureStatus.PRESENT


def _few_people(token: Token, quantity: Quantity) -> bool:
    return token.tag_ in {"NNS", "NNPS"} and quantity.number is not None and quantity.number < _FEWEST


def _no_there(verb: Token) -> bool:
    return not any(c.dep_ == "expl" for c in verb.children)


def _suffers(scene: Scene, token: Token) -> bool:
    """Whether the counted people are killed, hurt or taken: casualties are no force level."""
    words = scene.reading.lexicon.table("forces", "words")["suffering"]
    verb = token.head
    while verb.pos_ not in {"VERB", "AUX"} and verb.head.i != verb.i:
        verb = verb.head
    near = [
        verb,
        *(c for c in verb.rights if c.dep_ == "xcomp"),
        *(c for c in token.rights if c.dep_ in {"acl", "relcl"}),
    ]
    return any(c.lemma_.lower() in words for c in near)
