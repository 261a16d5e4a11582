"""``kg ingest``: articles into the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.main import State
from kg.cli.method import attribution_option
from kg.cli.progress import shown
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.errors import KgError
    from kg.model import Article
    from kg.pipeline import Ingested, Reading
    from kg.text.reading import Unread

__all__ = ["command"]

_SOME_FAILED = 3
_TOLD = 20
_FAILURES = "failures.jsonl"
_EPILOG = """\b
Examples:
  kg ingest seeds/
  kg ingest article.txt page.html many.jsonl.gz 'news/2021-*/**/*.txt'
  zcat many.jsonl.gz | kg ingest --workers 4 -
  kg ingest --engine dask --scheduler tcp://host:8786 many.jsonl
\b
JSON lines ({"text": ..., "title": ...}, one article a line) are read one by one;
gzip is unpacked. What is known about article.txt stands in article.meta.json:
title, author, published, publisher, url. A bad input stops no other: what failed is
told at the end and kept in STORE/failures.jsonl, and the exit code is 3 then.
An ingest that was broken off goes on when it is started again."""


@click.command("ingest", epilog=_EPILOG, no_args_is_help=True)
@click.argument("sources", nargs=-1, metavar="PATH...")
@click.option("--again", is_flag=True, help="Read what is known too.")
@click.option("--any-language", is_flag=True, help="Take texts that do not look English.")
@attribution_option()
@click.option("--model", metavar="PATH", help="Another spaCy model.")
@click.option(
    "--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="How many processes read articles."
)
@click.option("--engine", type=click.Choice(["processes", "dask"]), help="Where they run.  [default: processes]")
@click.option("--scheduler", metavar="ADDRESS|local", help="The Dask cluster; local starts one of --workers processes.")
@click.option("--failures", type=click.Path(path_type=Path, dir_okay=False), help="Write what failed into this file.")
@click.pass_obj
def command(
    state: State,
    *,
    sources: tuple[str, ...],
    again: bool,
    any_language: bool,
    model: str | None,
    workers: int,
    engine: str | None,
    scheduler: str | None,
    failures: Path | None,
) -> int:
    """Read articles (files, folders, patterns, - for stdin) into the store, which is made if there is none.

    An article that the store holds is passed over; one whose metadata changed is replaced.
    """
    from kg.graph.store import open_store
    from kg.pipeline import ingest
    from kg.text.reading import read_articles

    if engine == "processes" and scheduler is not None:
        raise click.UsageError("--scheduler goes with --engine dask")
    if scheduler is None and engine == "dask":
        scheduler = "local"
    problems: list[KgError] = []
    articles = _readable(read_articles(sources, any_language=any_language), problems)
    counts: Counter[str] = Counter()
    # Nothing readable, no store: a mistyped path leaves nothing behind.
    if (first := next(articles, None)) is not None:
        with open_store(state.store, read_only=False) as store, _readers(workers, scheduler, model) as reading:
            results = ingest(chain([first], articles), store, model=model, again=again, reading=reading)
            for result in shown(results, state, sources):
                _count(result, counts, problems)
            failures = failures or store.path / _FAILURES
            _keep(problems, failures)
    elif failures is not None:
        _keep(problems, failures)
    _report(state, counts, problems, failures)
    return _SOME_FAILED if problems else 0


@contextmanager
def _readers(workers: int, scheduler: str | None, model: str | None) -> Iterator[Reading | None]:
    """Who reads the articles; None for this process itself."""
    if scheduler is not None:
        from kg.engine.cluster import on_cluster

        with on_cluster(scheduler, count=workers, model=model) as reading:
            yield reading
    elif workers > 1:
        from kg.engine.processes import in_processes

        with in_processes(workers, model=model) as reading:
            yield reading
    else:
        yield None


def _readable(found: Iterable[Article | Unread], problems: list[KgError]) -> Iterator[Article]:
    """Yield the articles; what could not be read goes to ``problems``."""
    from kg.text.reading import Unread

    for each in found:
        if isinstance(each, Unread):
            problems.append(each.problem)
        else:
            yield each


def _count(result: Ingested, counts: Counter[str], problems: list[KgError]) -> None:
    if result.problem is not None:
        problems.append(result.problem)
        return
    counts["known" if result.known else "read"] += 1
    counts["changed"] += result.changed
    counts["statements"] += result.statements


def _keep(problems: list[KgError], file: Path) -> None:
    """Write down what failed, one JSON object a line; no file where nothing did."""
    import json

    if not problems:
        file.unlink(missing_ok=True)
        return
    rows = ({"what": each.what, "why": each.why, "fix": each.fix} for each in problems)
    try:
        file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    except OSError as error:
        raise InputError(f"{file}: {error.strerror}", fix="name another file with --failures") from error


def _report(state: State, counts: Counter[str], problems: list[KgError], failures: Path | None) -> None:
    for problem in problems[:_TOLD]:
        click.echo(f"kg: {problem}", err=True)
    if len(problems) > _TOLD:
        click.echo(f"kg: {len(problems) - _TOLD} more{f': {failures}' if failures else ''}", err=True)
    done = f"{counts['read']} read ({counts['statements']} statements), {counts['known']} known before"
    failed = f", {len(problems)} failed" if problems else ""
    if counts:
        state.say(f"{done}{failed}; {counts['changed']} changed the graph in {state.store}")
