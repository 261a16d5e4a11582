"""``kg export``: the graph in a syntax that other tools read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pyoxigraph as ox

from kg import iris
from kg.cli.answers import GRAPH_FORMS, write_out
from kg.cli.main import State
from kg.errors import StoreError
from kg.graph.serialise import GraphFormat, format_for, serialise
from kg.graph.store import Store, open_store

__all__ = ["command"]


_EPILOG = """\b
Examples:
  kg export --output graph.ttl                    the merged graph as Turtle
  kg export --output graph.trig                   with a named graph per article
  kg export --format nquads | gzip > graph.nq.gz  to another tool"""


@click.command("export", epilog=_EPILOG)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this file (.ttl, .trig, .nq, .nt, .jsonld) instead of stdout.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(GRAPH_FORMS),
    help="The syntax.  [default: from --output, else turtle]",
)
@click.option("--article", metavar="ID", help="Only what this article says.")
@click.option("--with-ontology", is_flag=True, help="The vocabulary too, not only the data.")
@click.pass_obj
def command(state: State, *, output: Path | None, form: str | None, article: str | None, with_ontology: bool) -> None:
    """Write the graph as Turtle, TriG, N-Quads, N-Triples or JSON-LD.

    Turtle and N-Triples merge all graphs into one; the others keep one graph per article. The same
    store gives the same bytes every time.
    """
    syntax = GraphFormat(form) if form else _syntax_for(output)
    with open_store(state.store) as store:
        content = serialise(_quads(store, article, with_ontology=with_ontology), syntax)
    write_out(content, output)
    if output is not None:
        state.say(f"wrote {output} ({syntax}, {len(content):,} bytes)")


def _syntax_for(output: Path | None) -> GraphFormat:
    if output is None:
        return GraphFormat.TURTLE
    if (syntax := format_for(output)) is None:
        raise click.UsageError(
            f"'{output.name}': the extension names no syntax; use .ttl, .trig, .nq, .nt or .jsonld, or add --format"
        )
    return syntax


def _quads(store: Store, article: str | None, *, with_ontology: bool) -> Iterator[ox.Quad]:
    ontology = iris.graph("ontology")
    graphs = [name for name in store.graphs() if name != ontology]
    if article is not None:
        graphs = [_graph_of(store, article)]
    for name in [*graphs, *([ontology] if with_ontology else [])]:
        yield from store.quads(name)


def _graph_of(store: Store, article: str) -> str:
    fitting = [known for known in store.articles() if known.startswith(article)]
    if len(fitting) != 1:
        several = f"{len(fitting)} articles begin so" if fitting else "no article has this id"
        raise StoreError(
            f"--article {article}: {several}",
            fix='list them: kg query "SELECT ?article ?title { ?article a kg:Article'
            ' OPTIONAL { ?article kg:title ?title } }"',
        )
    return iris.article_graph(fitting[0])
