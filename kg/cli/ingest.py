"""``kg ingest``: articles into the store."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

import click

from kg.cli.main import State

if TYPE_CHECKING:
    from kg.errors import KgError
    from kg.model import Article
    from kg.pipeline import Ingested
    from kg.text.reading import Unread

__all__ = ["command"]

_SOME_FAILED = 3
_EPILOG = """\b
Examples:
  kg ingest seeds/
  kg ingest article.txt page.html many.jsonl
  curl -s ADDRESS | kg ingest -
\b
What is known about article.txt stands in article.meta.json: title, published,
publisher, url. A bad input stops no other; the exit code is 3 then."""


@click.command("ingest", epilog=_EPILOG, no_args_is_help=True)
@click.argument("sources", nargs=-1, metavar="PATH...")
@click.option("--again", is_flag=True, help="Read what is known too.")
@click.option("--any-language", is_flag=True, help="Take texts that do not look English.")
@click.option("--model", metavar="PATH", help="Another spaCy model.")
@click.pass_obj
def command(state: State, *, sources: tuple[str, ...], again: bool, any_language: bool, model: str | None) -> int:
    """Read articles (files, folders, - for stdin) into the store, which is made if there is none.

    An article that the store holds is passed over; one whose metadata changed is replaced.
    """
    from kg.graph.store import open_store
    from kg.pipeline import ingest
    from kg.text.reading import read_articles

    problems: list[KgError] = []
    articles = _readable(read_articles(sources, any_language=any_language), problems)
    counts: Counter[str] = Counter()
    # Nothing readable, no store: a mistyped path leaves nothing behind.
    if (first := next(articles, None)) is not None:
        with open_store(state.store, read_only=False) as store:
            results = ingest(chain([first], articles), store, model=model, again=again)
            for result in _shown(results, state):
                _count(result, counts, problems)
    _report(state, counts, problems)
    return _SOME_FAILED if problems else 0


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


def _shown(results: Iterator[Ingested], state: State) -> Iterator[Ingested]:
    """Yield ``results`` with a sign of progress where somebody sees it."""
    if state.verbose:
        for result in results:
            what = result.problem or ("known" if result.known else f"{result.statements} statements")
            state.say(f"{result.article.id} {result.article.title or ''}: {what}")
            yield result
        return
    if state.quiet or not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} articles"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("ingest", total=None)
        for result in results:
            progress.advance(task)
            yield result


def _report(state: State, counts: Counter[str], problems: list[KgError]) -> None:
    for problem in problems:
        click.echo(f"kg: {problem}", err=True)
    done = f"{counts['read']} read ({counts['statements']} statements), {counts['known']} known before"
    failed = f", {len(problems)} failed" if problems else ""
    if counts:
        state.say(f"{done}{failed}; {counts['changed']} changed the graph in {state.store}")
