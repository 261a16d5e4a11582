"""``kg picture``: the graph drawn, or what a query finds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.answers import write_out
from kg.cli.main import State
from kg.errors import KgError
from kg.model import Dimension, Stance

if TYPE_CHECKING:
    from kg.graph.store import Store

__all__ = ["command"]

_EXTENSIONS = (".png", ".svg", ".html", ".graphml", ".gexf")
_MOST_NODES, _MOST_ON_A_PAGE = 150, 600
_PARTS = ("statements", "postures", "events", "actors")
_EPILOG = """\b
Examples:
  kg picture --output iraq.svg
  kg picture --output iraq.html                             a page to explore: search, filter, point at
  kg picture --dimension headcount --stance denies --output numbers.png
  kg picture --query who-stated --param dimension=headcount --output who.png
  kg picture --sparql "SELECT ?s { ?s kg:polarity kg:Polarity_negative }" -o no.svg
  kg picture --show statements,postures,events,actors --output all.graphml
\b
A query may return statements, or anything that statements are tied to: postures,
bearings, topics, speakers, articles."""


def _parts(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
    names = tuple(part.strip() for part in value.split(",") if part.strip())
    if unknown := [name for name in names if name not in _PARTS]:
        raise click.BadParameter(f"'{unknown[0]}' is none of {', '.join(_PARTS)}", ctx, param)
    return names or _PARTS[:1]


@click.command("picture", epilog=_EPILOG)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("picture.svg"),
    show_default=True,
    help=f"Write to this file; its extension names the format: {', '.join(_EXTENSIONS)}.",
)
@click.option("--article", metavar="ID", help="Only what this article says; the first digits do.")
@click.option("--about", metavar="TEXT", help="Only statements with these words, or about whom they name.")
@click.option(
    "--dimension", type=click.Choice([each.value for each in Dimension]), help="Only what bears on its change."
)
@click.option("--stance", type=click.Choice([each.value for each in Stance]), help="Only what affirms, or denies.")
@click.option("--query", metavar="NAME", help="Only what this saved question finds.")
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter of --query or --sparql.")
@click.option("--sparql", metavar="TEXT", help="Only what this query finds.")
@click.option(
    "--show",
    callback=_parts,
    metavar="PARTS",
    default="statements,postures",
    show_default=True,
    help=f"Which of {', '.join(_PARTS)}, with commas between.",
)
@click.option(
    "--max-nodes",
    type=click.IntRange(min=2),
    help=f"Draw no more than this.  [default: {_MOST_NODES}; {_MOST_ON_A_PAGE} on a page]",
)
@click.option("--title", default="Who states what", show_default=True, help="What stands above it.")
@click.pass_obj
def command(
    state: State,
    /,
    *,
    output: Path,
    query: str | None,
    params: tuple[str, ...],
    sparql: str | None,
    show: tuple[str, ...],
    max_nodes: int | None,
    title: str,
    **filters: str | None,
) -> None:
    """Draw who says what, and what it bears on: the whole graph, or a part of it.

    Boxes are coloured by kind, links by stance; full lines are explicit or word for word.
    """
    _check_output(output)
    from kg.graph.store import open_store
    from kg.show.network import Part
    from kg.show.picture import picture
    from kg.show.selection import Wanted

    extension = output.suffix.lower()
    max_nodes = max_nodes or (_MOST_ON_A_PAGE if extension == ".html" else _MOST_NODES)
    with open_store(state.store) as store:
        wanted = Wanted(nodes=_found(store, query, sparql, params), **filters)
        parts = [Part(name) for name in show]
        drawn = picture(store, wanted, extension=extension, parts=parts, most_nodes=max_nodes, title=title)
    write_out(drawn.content, output)
    if not drawn.fitting:
        state.say("no statement fits; the picture says so")
    if drawn.shown < drawn.fitting:
        state.say(f"{drawn.shown} of {drawn.fitting} statements are in it; --max-nodes {max_nodes} allows no more")
    state.say(f"wrote {output} ({drawn.nodes} nodes, {drawn.links} links)")


def _check_output(output: Path) -> None:
    if output.suffix.lower() not in _EXTENSIONS:
        raise click.UsageError(f"'{output.name}': the extension names no picture; use {', '.join(_EXTENSIONS)}")
    if not output.parent.is_dir():
        raise KgError(f"{output} cannot be written: there is no folder {output.parent}", fix="make the folder first")


def _found(store: Store, query: str | None, sparql: str | None, params: tuple[str, ...]) -> frozenset[str] | None:
    """What the query finds, or None without a query."""
    if query is None and sparql is None:
        if params:
            raise click.UsageError("--param belongs to --query or --sparql")
        return None
    if query is not None and sparql is not None:
        raise click.UsageError("give --query or --sparql, not both")
    from kg.answer.asked import question
    from kg.answer.pointed import pointed_at
    from kg.answer.query import Truth, answer

    given = dict(param.partition("=")[::2] for param in params)
    answered = answer(store, question(query or sparql or ""), given)
    if isinstance(answered, Truth):
        raise click.UsageError("ASK answers yes or no; there is nothing to draw")
    return pointed_at(answered)
