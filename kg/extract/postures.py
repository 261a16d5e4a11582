"""Postures: forces at places in roles, and changes of them, as statements give them.

Three patterns, all by the word lists in ``forces.toml`` and ``frames.toml``:

1. a predicate with a status ("will withdraw 300 soldiers", "the drawdown of U.S. forces");
2. a counted force ("the 2,500 Polish troops", "there are 900 soldiers in Gao"): present;
3. a force that fights, patrols or holds ground at a place named beside it: present.

What may, might or could be, and what is denied, is no posture; "will not leave" is *remain*. A force whose
place is not named beside it is where the article last had it, else at the place last named before it.

Known misses: forces only meant ("a foothold"), bases without a holder, orders that were not carried out.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.extract.actors import ActorTable
from kg.extract.arguments import Arguments, arguments
from kg.extract.dates import dates
from kg.extract.fillers import phrase
from kg.extract.force_phrases import force_head
from kg.extract.holders import Forces, Holder
from kg.extract.legal import basis_noun
from kg.extract.locations import Location, described, location_beside, location_of
from kg.extract.missions import missions_beside, missions_of
from kg.extract.occurrences import tokens_with_statement
from kg.extract.quantities import quantities
from kg.extract.reading import Reading
from kg.extract.realis import is_denied, is_only_possible
from kg.extract.senses import Predicate, predicate_at
from kg.extract.theatre import Theatre
from kg.model import DateExpression, Dimension, Frame, Posture, PostureStatus, Quantity, Span, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["postures"]

_ACTING = frozenset({Frame.ATTACK, Frame.CONTROL})


@dataclass(slots=True)
class _Scene:
    """What the patterns share while they walk through one article."""

    reading: Reading
    actors: ActorTable
    forces: Forces
    theatre: Theatre
    counts: tuple[Quantity, ...]
    when: tuple[DateExpression, ...]
    counted: set[int] = field(default_factory=set)


def postures(reading: Reading, statements: Sequence[Statement], actors: ActorTable) -> Iterator[Posture]:
    """The postures that ``statements`` give, in text order, each once."""
    scene = _Scene(
        reading=reading,
        actors=actors,
        forces=Forces(reading, actors),
        theatre=Theatre(reading, actors),
        counts=quantities(reading),
        when=dates(reading),
    )
    found = [p for token, statement in tokens_with_statement(reading, statements) for p in _postures_at(scene, token, statement)]
    placed = {_content(p)[:3] for p in found if p.location is not None}
    seen: set[tuple[object, ...]] = set()
    for posture in found:
        content = _content(posture)
        told_better = posture.location is None and content[:3] in placed
        if content not in seen and not told_better:
            seen.add(content)
            yield posture


def _content(posture: Posture) -> tuple[object, ...]:
    """What makes two postures the same: holder, status, number, place."""
    number = posture.quantity.number if posture.quantity else None
    return posture.holder_name.lower(), posture.status, number, posture.location


def _postures_at(scene: _Scene, token: Token, statement: Statement) -> Iterator[Posture]:
    scene.theatre.pass_by(token)
    predicate = predicate_at(scene.reading, token, scene.actors)
    if predicate is not None and predicate.sense.status is not None:
        yield from _moved(scene, predicate, predicate.sense.status, statement)
    elif predicate is not None and predicate.sense.frame in _ACTING:
        yield from _acting(scene, predicate, statement)
    else:
        yield from _counted(scene, token, statement)


# ---- the three patterns -----------------------------------------------------------------------------


def _moved(scene: _Scene, predicate: Predicate, status: PostureStatus, statement: Statement) -> Iterator[Posture]:
    token, given = predicate.token, predicate.arguments
    if is_only_possible(scene.reading, token):
        return
    if is_denied(token):
        if status is not PostureStatus.WITHDRAW:
            return
        status = PostureStatus.REMAIN
    nouns = [predicate.theme, given.object, given.subject]
    if predicate.dimension is Dimension.MISSION or status is PostureStatus.TRANSITION:
        nouns = [given.subject, predicate.theme, given.object]
    noun, holder = _first_holder(scene, nouns, statement)
    if noun is None or holder is None:
        return
    quantity, before = _numbers(scene, noun, predicate)
    scene.counted.add(holder.head.i)
    leaving = status is PostureStatus.WITHDRAW
    where = location_beside(scene.reading, given, scene.actors, leaving=leaving)
    where = where or location_of(scene.reading, given.object, scene.actors) or location_of(scene.reading, noun, scene.actors)
    roles = missions_of(scene.reading, given.object) + missions_beside(scene.reading, token)
    yield _posture(scene, statement, holder, status, quantity=quantity, before=before, where=where, roles=roles, token=token, noun=noun)


def _acting(scene: _Scene, predicate: Predicate, statement: Statement) -> Iterator[Posture]:
    """ "Kenyan forces attacked a camp near Gedo": they are there."""
    given, token = predicate.arguments, predicate.token
    if is_only_possible(scene.reading, token) or is_denied(token):
        return
    verb = token if token.pos_ == "VERB" else token.head
    above = predicate_at(scene.reading, verb, scene.actors) if verb.i != token.i else None
    if above is not None and above.sense.status is not None:
        return
    subject = given.subject
    obliques = given
    if token.pos_ == "NOUN" and verb.pos_ == "VERB" and token.dep_ in {"dobj", "pobj"}:
        obliques = arguments(verb)
        subject = obliques.subject
    if subject is None or force_head(scene.reading, subject, scene.actors) is None:
        return
    where = _scene_of_action(scene, given) or _scene_of_action(scene, obliques)
    if predicate.sense.frame is Frame.CONTROL and given.object is not None:
        where = location_of(scene.reading, given.object, scene.actors) or described(scene.reading, given.object, scene.actors) or where
    holder = scene.forces.holder(subject, statement)
    if where is None or holder is None:
        return
    scene.counted.add(holder.head.i)
    quantity = _quantity_at(scene, subject)
    goes_on = token.dep_ == "xcomp" and token.head.lemma_ in {"continue", "keep"}
    status = PostureStatus.REMAIN if goes_on else PostureStatus.PRESENT
    yield _posture(scene, statement, holder, status, quantity=quantity, before=None, where=where, roles=(), token=token, noun=subject)


def _scene_of_action(scene: _Scene, given: Arguments) -> Location | None:
    """Where somebody acts; what he fires at or into is where the others are."""
    obliques = tuple((w, n) for w, n in given.obliques if w in {"in", "at", "near", "on", "across", "throughout", "over", "around", "inside", "of"})
    return location_beside(scene.reading, replace(given, obliques=obliques), scene.actors, leaving=False)


def _counted(scene: _Scene, token: Token, statement: Statement) -> Iterator[Posture]:
    """ "The 2,500 Polish troops": they are somewhere, unless a predicate has said more of them."""
    if token.i in scene.counted or token.tag_ not in {"NNS", "NNPS", "NN", "NNP"} or force_head(scene.reading, token, scene.actors) != token:
        return
    quantity = _quantity_at(scene, token)
    if quantity is None or quantity.number is None or _suffers(token):
        return
    governor = _governing(scene, token)
    if governor is not None:
        return
    if is_only_possible(scene.reading, token) or is_denied(token):
        return
    holder = scene.forces.holder(token, statement)
    if holder is None:
        return
    where = location_of(scene.reading, token, scene.actors)
    yield _posture(scene, statement, holder, PostureStatus.PRESENT, quantity=quantity, before=None, where=where, roles=(), token=token, noun=token)


def _governing(scene: _Scene, token: Token) -> Predicate | None:
    """A predicate with a status right above a counted force: that one speaks for it."""
    for verb in list(token.ancestors)[:3]:
        predicate = predicate_at(scene.reading, verb, scene.actors)
        if predicate is not None and predicate.sense.status is not None:
            if predicate.theme is not None and force_head(scene.reading, predicate.theme, scene.actors) == token:
                return predicate
    return None


def _suffers(token: Token) -> bool:
    """Whether the counted people are killed, hurt or taken: casualties are no force level."""
    verb = token.head
    while verb.pos_ not in {"VERB", "AUX"} and verb.head.i != verb.i and verb.dep_ in {"prep", "pobj", "nsubj", "nsubjpass", "nummod"}:
        verb = verb.head
    words = {"kill", "wound", "injure", "die", "capture", "arrest", "detain", "lose", "suffer", "bury", "hit", "hurt", "evacuate", "surrender", "martyr", "execute", "slay", "displace"}
    return verb.lemma_.lower() in words or any(c.lemma_.lower() in words for c in token.rights if c.dep_ in {"acl", "relcl"})


# ---- parts of a posture -----------------------------------------------------------------------------


def _first_holder(scene: _Scene, nouns: Sequence[Token | None], statement: Statement) -> tuple[Token | None, Holder | None]:
    for noun in nouns:
        if noun is None:
            continue
        holder = scene.forces.holder(noun, statement)
        if holder is not None:
            return noun, holder
        # "the mission of the coalition", "troop levels", "the brigade's role": the force is inside.
        for child in noun.children:
            if child.dep_ in {"poss", "compound", "nmod"}:
                holder = scene.forces.holder(child, statement)
                if holder is not None:
                    return child, holder
    return None, None


def _numbers(scene: _Scene, noun: Token, predicate: Predicate) -> tuple[Quantity | None, Quantity | None]:
    """The number, and the number before: "cut the force from 3,000 to 2,500"."""
    given = predicate.arguments
    after, before = given.behind("to"), given.behind("from")
    quantity = _quantity_at(scene, noun)
    if predicate.sense.status in {PostureStatus.REDUCE, PostureStatus.INCREASE} and after is not None:
        return _quantity_at(scene, after) or quantity, _quantity_at(scene, before) if before is not None else None
    return quantity, None


def _quantity_at(scene: _Scene, noun: Token) -> Quantity | None:
    """The number of the phrase of ``noun``."""
    end = phrase(scene.reading, noun).end
    start = noun.left_edge.idx
    index = bisect_left(scene.counts, start, key=lambda q: q.span.start)
    inside = []
    while index < len(scene.counts) and scene.counts[index].span.start < end:
        inside.append(scene.counts[index])
        index += 1
    before = scene.counts[bisect_right(scene.counts, start, key=lambda q: q.span.start) - 1] if scene.counts else None
    if before is not None and before not in inside and before.span.start <= start < before.span.end:
        inside.insert(0, before)
    numbered = [q for q in inside if q.number is not None]
    return next(iter(numbered or inside), None)


def _posture(
    scene: _Scene,
    statement: Statement,
    holder: Holder,
    status: PostureStatus,
    *,
    quantity: Quantity | None,
    before: Quantity | None,
    where: Location | None,
    roles: tuple[str, ...],
    token: Token,
    noun: Token,
) -> Posture:
    where = where or scene.theatre.of(holder, token)
    scene.theatre.settle(holder, where, at_home=token.lemma_.lower() in {"base", "headquarter", "garrison"})
    words = scene.reading.span(*sorted((token, noun), key=lambda t: t.i))
    span = phrase(scene.reading, noun) if noun.i == token.i else words
    basis = basis_noun(scene.reading, token) if token.pos_ == "VERB" else None
    return Posture(
        id=_posture_id(scene.reading.article.id, span, status, quantity),
        holder=holder.actor,
        holder_name=holder.name,
        status=status,
        statement=statement.id,
        span=span,
        quantity=quantity,
        quantity_from=before,
        location=where.name if where else None,
        place=where.place if where else None,
        roles=tuple(dict.fromkeys(roles)),
        time=_time(scene, statement, token),
        legal_basis=phrase(scene.reading, basis).text(scene.reading.article.text) if basis is not None else None,
    )


def _time(scene: _Scene, statement: Statement, token: Token) -> DateExpression | None:
    """The date in the statement nearest to the predicate."""
    near: list[DateExpression] = []
    for span in statement.spans:
        index = bisect_left(scene.when, span.start, key=lambda d: d.span.start)
        while index < len(scene.when) and scene.when[index].span.start < span.end:
            near.append(scene.when[index])
            index += 1
    return min(near, key=lambda d: (abs(d.span.start - token.idx), d.span), default=None)


def _posture_id(article: str, span: Span, status: PostureStatus, quantity: Quantity | None) -> str:
    number = quantity.number if quantity else None
    return hashlib.sha256(f"{article} posture {span.start}-{span.end} {status} {number}".encode()).hexdigest()[:16]
