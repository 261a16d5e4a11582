"""A question in the words that kg reads best: "Which of the two said ..." as "Who said ..."."""

from __future__ import annotations

import re
from functools import cache

from kg.resources import Lexicon, lexicon

__all__ = ["plainly"]


def plainly(question: str) -> str:
    """``question`` with the turns of ``questions.toml``, [plainly], put in plainer words.

    >>> plainly("Tell me what kind of review he ordered, in the view of the minister")
    'what review he ordered, according to the minister'
    """
    for pattern, plain in _turns(lexicon()):
        question = pattern.sub(plain, question)
    return question


@cache
def _turns(lists: Lexicon) -> tuple[tuple[re.Pattern[str], str], ...]:
    turns = lists.table("questions", "plainly")["turns"]
    return tuple((re.compile(pattern, re.IGNORECASE), plain) for pattern, plain in turns)
