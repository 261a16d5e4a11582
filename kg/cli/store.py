"""``kg store``: what is in the store, whether it is sound, and how to mend it."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.main import State
from kg.errors import CheckFailed, InputError, StoreError

__all__ = ["command"]

_EPILOG = """\b
Examples:
  kg store info
  kg store check                   exit code 1 if something does not agree
  kg store rebuild                 make the triples anew from the journal
  kg store remove 8bd6ed15         take an article out
\b
The journal (STORE/journal, compressed N-Quads) is the durable truth; the triples
are made from it. Back up the store's folder without oxigraph/ and rebuild."""


@click.group("store", epilog=_EPILOG, no_args_is_help=True)
def command() -> None:
    """Look after the store: info, check, rebuild, remove."""


@command.command("info", epilog="\b\nExamples:\n  kg store info")
@click.pass_obj
def info(state: State) -> None:
    """Count what the store holds."""
    from kg.cli.output import write_rows
    from kg.graph.store import open_store

    with open_store(state.store) as store:
        graphs = store.graphs()
        rows = [("articles", len(store.articles())), ("graphs", len(graphs)), ("quads", len(store.oxigraph))]
    write_rows(("what", "count"), rows, format="table")


@command.command("check", epilog="\b\nExamples:\n  kg store check")
@click.pass_obj
def check(state: State) -> None:
    """Compare journal, triples and texts; 'kg verify' compares the words."""
    from kg.graph.store import open_store
    from kg.graph.upkeep import problems

    with open_store(_folder(state)) as store:
        found = tuple(problems(store))
    for problem in found:
        click.echo(problem)
    if found:
        raise CheckFailed(
            f"{len(found)} things do not agree in {state.store}",
            fix=f"make the triples anew from the journal: kg --store {state.store} store rebuild",
        )
    state.say("journal, triples and texts agree")


@command.command("rebuild", epilog="\b\nExamples:\n  kg store rebuild")
@click.pass_obj
def rebuild(state: State) -> None:
    """Make the triples anew from the journal, and drop from it what is outdated."""
    from kg.graph.upkeep import rebuild as made_anew

    made = made_anew(_folder(state))
    for name in made.torn:
        state.say(f"journal/{name} ended in a torn entry, which was left out")
    state.say(f"{made.articles} articles, {made.quads:,} quads in {state.store}")


@command.command("remove", epilog="\b\nExamples:\n  kg store remove 8bd6ed15 --yes", no_args_is_help=True)
@click.argument("articles", nargs=-1, metavar="ARTICLE...")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def remove(state: State, *, articles: tuple[str, ...], yes: bool) -> None:
    """Take articles out, with all that only they say; an id may be given by its first digits."""
    from kg.graph.store import open_store
    from kg.pipeline import remove as taken_out

    with open_store(state.store) as store:
        known = store.articles()
    chosen = [_chosen(each, known) for each in articles]
    if not yes:
        click.confirm(f"Remove {', '.join(chosen)} from {state.store}?", abort=True, err=True)
    with open_store(state.store, read_only=False) as store:
        moved = taken_out(chosen, store)
    also = f"; {moved} others written anew, as actors moved" if moved else ""
    state.say(f"{len(chosen)} removed from {state.store}{also}")


def _folder(state: State) -> Path:
    if isinstance(state.store, Path):
        return state.store
    raise StoreError(
        f"{state.store} is a server",
        why="it keeps its triples its own way; only a store in a folder has a journal",
        fix="'kg verify' checks it word by word; 'kg ingest --again' writes it anew",
    )


def _chosen(start: str, known: tuple[str, ...]) -> str:
    found = [article for article in known if article.startswith(start.removeprefix("article/"))]
    if len(found) == 1:
        return found[0]
    raise InputError(
        f"'{start}' is {'no article' if not found else f'{len(found)} articles'} of the store",
        why=", ".join(found[:5]),
        fix='give more of its id; kg query "SELECT ?a { ?a a kg:Article }" lists them',
    )
