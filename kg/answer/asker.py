"""Many questions to one open store: what every question reads is held in memory from the second one on."""

from __future__ import annotations

from functools import cached_property

import pyoxigraph as ox

from kg.answer.ask import Asked, ask
from kg.answer.candidates import in_memory
from kg.graph.store import Store

__all__ = ["Asker"]


class Asker:
    """Answers questions one after the other; one question alone is quicker from disk than from a copy."""

    def __init__(self, store: Store, model: str | None = None) -> None:
        self._store = store
        self._model = model
        self._asked = 0

    def ask(self, question: str) -> Asked:
        """The graded answers to ``question``."""
        self._asked += 1
        memory = self._memory if self._asked > 1 else None
        return ask(self._store, question, model=self._model, memory=memory)

    @cached_property
    def _memory(self) -> ox.Store:
        return in_memory(self._store)
