"""From label probabilities to proposals."""

from __future__ import annotations

import numpy as np
import pytest

from kg.tagger.decoding import Proposal, Run, decode


def labels(letters):
    """Probabilities with 0.7 at the label named: o(ther), s(ource), c(ontent), k (cue)."""
    made = np.full((len(letters), 4), 0.1, np.float32)
    for place, letter in enumerate(letters):
        made[place, "osck".index(letter)] = 0.7
    return made


@pytest.mark.parametrize(
    ("letters", "head", "source", "cue", "content"),
    [
        ("skcc", 1, (0, 1), [(1, 2)], [(2, 4)]),
        ("ccosk", 4, (3, 4), [(4, 5)], [(0, 2)]),
        ("cckscc", 2, (3, 4), [(2, 3)], [(0, 2), (4, 6)]),
        ("okcc", 1, None, [(1, 2)], [(2, 4)]),
        ("soskcc", 3, (0, 1), [(3, 4)], [(4, 6)]),
        ("sococ", 1, (0, 1), [(1, 2)], [(2, 3), (4, 5)]),
    ],
)
def test_runs_of_labels_are_spans(letters, head, source, cue, content):
    found = decode(0, head, 0.9, labels(letters))
    assert found is not None
    assert found.source == (Run(*source) if source else None)
    assert found.cue == tuple(Run(*each) for each in cue)
    assert found.content == tuple(Run(*each) for each in content)
    assert found.content_score == pytest.approx(0.7)


def test_numbers_count_from_the_start_of_the_window():
    found = decode(10, 11, 0.5, labels("skc"))
    assert isinstance(found, Proposal)
    assert (found.source, found.cue, found.content) == (Run(10, 11), (Run(11, 12),), (Run(12, 13),))


def test_a_cue_without_content_proposes_nothing():
    assert decode(0, 1, 0.99, labels("skoo")) is None
