"""Articles read elsewhere, a few at a time: results in the order of the articles, whatever happens to a reader."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

from kg.errors import InputError
from kg.model import Article, Extraction
from kg.pipeline import Ingested

__all__ = ["Handle", "Lost", "Pool", "Read", "Result", "read_in"]

Result: TypeAlias = Extraction | Ingested
Handle: TypeAlias = Any
"""What stands for a result to come; each kind of pool has its own."""
Read: TypeAlias = Callable[[Article], Result]
_TRIES = 3


class Lost(Exception):  # noqa: N818 - it is no error of the program
    """The process that read an article is gone."""


class Pool(Protocol):
    """Processes that read articles."""

    @property
    def size(self) -> int:
        """How many articles are read at once."""

    def submit(self, article: Article) -> Handle:
        """Begin to read an article."""

    def result(self, handle: Handle) -> Result:
        """What was read. Raises Lost if the process died of it, or beside it."""

    def alone(self, article: Article) -> Result:
        """What is read by a process that reads nothing else. Raises Lost if it dies."""


@dataclass(slots=True)
class _Pending:
    article: Article
    handle: Handle
    tries: int = 1


def read_in(pool: Pool, tasks: Iterable[Article | Ingested]) -> Iterator[Result]:
    """Yield what each article says, in their order, no more than a few articles ahead of what is taken.

    A process that dies takes others' articles with it: they are read again, and after some tries each
    alone, so that one article that kills its reader fails and no other does.
    """
    waiting: deque[_Pending | Ingested] = deque()
    for task in tasks:
        waiting.append(task if isinstance(task, Ingested) else _Pending(task, pool.submit(task)))
        while waiting and (isinstance(waiting[0], Ingested) or len(waiting) > pool.size * 2):
            yield _first(waiting, pool)
    while waiting:
        yield _first(waiting, pool)


def _first(waiting: deque[_Pending | Ingested], pool: Pool) -> Result:
    task = waiting.popleft()
    return task if isinstance(task, Ingested) else _read(task, pool)


def _read(task: _Pending, pool: Pool) -> Result:
    while True:
        try:
            return pool.result(task.handle)
        except Lost:
            task.tries += 1
        if task.tries > _TRIES:
            return _alone(task.article, pool)
        task.handle = pool.submit(task.article)


def _alone(article: Article, pool: Pool) -> Result:
    try:
        return pool.alone(article)
    except Lost:
        problem = InputError(
            f"article {article.id}: the process that read it was killed",
            why=f"it has {len(article.text):,} characters; perhaps the machine's memory does not suffice",
            fix="read it alone, or split it",
        )
        return Ingested(article=article, problem=problem)
