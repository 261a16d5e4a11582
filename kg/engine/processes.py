"""Articles read by processes of this machine."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing.process import BaseProcess
from threading import Thread

from kg.engine.window import Lost, Read, Result, read_in
from kg.model import Article
from kg.pipeline import Ingested, Reading, read_one

__all__ = ["in_processes"]


@contextmanager
def in_processes(count: int, *, model: str | None, read: Read | None = None) -> Iterator[Reading]:
    """The reading of articles by ``count`` processes, which end with the block."""
    pool = _Processes(count, read or partial(read_one, model=model))
    try:
        yield partial(_through, pool)
    finally:
        pool.close()


def _through(pool: _Processes, tasks: Iterable[Article | Ingested]) -> Iterator[Result]:
    return read_in(pool, tasks)


class _Processes:
    """A pool that is replaced when one of its processes is killed: a broken one takes no more work."""

    def __init__(self, count: int, read: Read) -> None:
        self.size = count
        self._read = read
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, article: Article) -> Future[Result]:
        if self._pool is None:
            self._pool = _pool(self.size)
        try:
            return self._pool.submit(self._read, article)
        except BrokenProcessPool:
            self.close()
            return self.submit(article)

    def result(self, future: Future[Result]) -> Result:
        try:
            return future.result()
        except BrokenProcessPool as error:
            raise Lost from error

    def alone(self, article: Article) -> Result:
        with _pool(1) as pool:
            return self.result(pool.submit(self._read, article))

    def close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def _pool(count: int) -> ProcessPoolExecutor:
    # Not forked: the store's threads would not come along, but their locks would.
    return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"), initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Let the process end when the one that started it is killed: it would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_wait_for, args=(parent,), daemon=True).start()


def _wait_for(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
