"""A sign of progress on stderr where somebody sees it: how many, how fast, how long still."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.cli.main import State

if TYPE_CHECKING:
    from rich.progress import Progress

    from kg.pipeline import Ingested

__all__ = ["shown"]

_OFTEN = 4  # a second


def shown(results: Iterator[Ingested], state: State, sources: Sequence[str]) -> Iterator[Ingested]:
    """Yield ``results``: with a line each if verbose, with a bar on a terminal, quietly in a pipe."""
    if state.verbose:
        yield from _told(results, state)
    elif state.quiet or not sys.stderr.isatty():
        yield from results
    else:
        yield from _drawn(results, sources)


def _told(results: Iterator[Ingested], state: State) -> Iterator[Ingested]:
    for result in results:
        what = result.problem or ("known" if result.known else f"{result.statements} statements")
        state.say(f"{result.article.id} {result.article.title or ''}: {what}")
        yield result


def _drawn(results: Iterator[Ingested], sources: Sequence[str]) -> Iterator[Ingested]:
    from kg.text.sources import count

    total = count(sources)
    with _bar() as progress:
        task = progress.add_task("", total=total, rate="")
        for done, result in enumerate(results, start=1):
            seconds = progress.tasks[0].elapsed or 0
            rate = f"{done / seconds:.1f} articles/s" if seconds > 1 else ""
            progress.update(task, advance=1, rate=rate)
            yield result


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    return Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        refresh_per_second=_OFTEN,
        transient=True,
    )
