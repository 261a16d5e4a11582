"""The patterns that tell a posture: a move, an action at a place, a counted force.

1. A predicate with a status ("will withdraw 300 soldiers", "the drawdown of U.S. forces").
2. A force that fights, patrols or holds ground at a place named beside it: present; "continues to": remain. A force
   that searches or detains there, or runs an operation, is there too.
3. A counted force ("the 2,500 Polish troops", "there are 900 soldiers in Gao"), or one that somebody has at
   a place ("our troops in Mali"): present. If it only spells out a move just told ("4,000 are soldiers"), the
   same move.

What may, might or could be, and what is denied, is no posture; "will not leave" is *remain*.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.force_phrases import force_words
from kg.extract.numbers_alone import number_alone
from kg.extract.posture_actions import acting, at_work, operating
from kg.extract.posture_counts import alone, counted
from kg.extract.posture_moves import moved
from kg.extract.posture_scene import Finding, Scene
from kg.extract.senses import predicate_at
from kg.model import Frame, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["findings_at"]

_ACTING = frozenset({Frame.ATTACK, Frame.CONTROL})


def findings_at(scene: Scene, token: Token, statement: Statement) -> Iterator[Finding]:
    """The postures that ``token`` tells in ``statement``."""
    words = force_words(scene.reading.lexicon)
    predicate = predicate_at(scene.reading, token, scene.actors)
    if predicate is not None and predicate.sense.status is not None:
        yield from moved(scene, predicate, predicate.sense.status, statement)
    elif predicate is not None and predicate.sense.frame in _ACTING:
        yield from acting(scene, predicate, statement)
    elif token.pos_ == "VERB" and token.lemma_.lower() in words.working:
        yield from at_work(scene, token, statement)
    elif token.pos_ == "NOUN" and token.lemma_.lower() in words.operations:
        yield from operating(scene, token, statement)
    elif (found := number_alone(scene.reading, token)) is not None:
        yield from alone(scene, token, found, statement)
    else:
        yield from counted(scene, token, statement)
