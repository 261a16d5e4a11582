"""Many questions to one open store: what every question reads is held in memory from the second one on."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

import pyoxigraph as ox

from kg.answer.ask import Asked, ask
from kg.answer.candidates import in_memory
from kg.check.index import build_index
from kg.check.shortlist import Progress, Shortlist, make_shortlist
from kg.graph.store import Store

__all__ = ["Asker"]

_NEAR = 8


class Asker:
    """Answers questions one after the other; one question alone is quicker from disk than from a copy.

    With ``embeddings`` an optional model proposes sentences too, to be graded like those that share words.
    """

    def __init__(
        self, store: Store, model: str | None = None, *, embeddings: bool = False, progress: Progress | None = None
    ) -> None:
        self._store = store
        self._model = model
        self._embeddings = embeddings
        self._progress = progress
        self._asked = 0

    def ask(self, question: str) -> Asked:
        """The graded answers to ``question``."""
        self._asked += 1
        memory = self._memory if self._asked > 1 else None
        if not self._embeddings:
            return ask(self._store, question, model=self._model, memory=memory)
        asked = ask(self._store, question, model=self._model, memory=memory, near=self._near)
        return replace(asked, shortlist=self._shortlist.model)

    def _near(self, question: str) -> tuple[str, ...]:
        return tuple(sentence.iri for sentence in self._shortlist.nearest(question, limit=_NEAR))

    @cached_property
    def _shortlist(self) -> Shortlist:
        sentences = build_index(self._store).sentences
        return make_shortlist(self._store.path, sentences, self._progress)

    @cached_property
    def _memory(self) -> ox.Store:
        return in_memory(self._store)
