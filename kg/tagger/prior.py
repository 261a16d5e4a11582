"""How certain the tagger is, given how much the document attributes at all.

The tagger learned from political news, where every fortieth word heads a cue. In a judgment or a biography it is as
sure of itself and more often wrong. What it finds in the document tells the document's own rate, the rate moves
the odds of each proposal, and so on until both agree: expectation maximisation for a changed prior (Saerens,
Latinne and Decaestecker 2002, Neural Computation 14).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

__all__ = ["adapted"]

_TRAINED_RATE = 0.0257  # attributions a word in the train split of PolNeAR
_WEIGHT = 50  # words of such news added to every document: two sentences with one quotation prove no rate
_ROUNDS = 5
_NEVER = 1e-6


def adapted(certainties: Sequence[float], words: int) -> list[float]:
    """``certainties`` of the proposals of one document of ``words`` words (marks counted), for its own rate."""
    odds = [math.log(max(p, _NEVER) / max(1 - p, _NEVER)) for p in certainties]
    found = list(certainties)
    for _ in range(_ROUNDS):
        rate = (sum(found) + _TRAINED_RATE * _WEIGHT) / (words + _WEIGHT)
        shift = math.log(rate / _TRAINED_RATE)
        found = [1 / (1 + math.exp(-(each + shift))) for each in odds]
    return found
