"""One writer at a time: a lock on a file, which goes with the process that holds it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError

try:
    import fcntl
except ImportError:  # not on Windows, where the triple store's own lock has to do
    fcntl = None  # type: ignore[assignment]

__all__ = ["one_writer"]


@contextmanager
def one_writer(store: Path) -> Iterator[None]:
    """Hold the store's lock.

    Raises:
        StoreError: another process holds it; the message names it.
    """
    with (store / "lock").open("a+", encoding="utf-8") as file:
        if fcntl is not None:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                file.seek(0)
                raise locked(store, file.read().strip()) from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
        file.truncate(0)


def locked(store: Path, process: str = "") -> StoreError:
    """The error that a second writer gets."""
    return StoreError(
        f"the store {store} is locked",
        why=f"another process{f' ({process})' if process else ''} is writing to it",
        fix="wait until it is done, or write to another store with --store; reading goes on meanwhile",
    )
