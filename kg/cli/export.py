"""``kg export``: the graph, or what it says of some statements, in a form that other tools read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pyoxigraph as ox

from kg import iris
from kg.cli.answers import GRAPH_FORMS
from kg.cli.chosen import Chosen, Wishes, chosen, one_article, selection_options
from kg.cli.main import State
from kg.cli.streams import write_pieces
from kg.errors import StoreError
from kg.graph.serialise import GraphFormat, format_for, serialise
from kg.graph.store import Store, open_store

if TYPE_CHECKING:
    from kg.graph.facts import Facts

__all__ = ["command"]

_MOST_IN_A_PACK = 2_000
PUBLISHED_FORMS = ("nanopub", "rdf12", "webanno", "claimreview", "pack")

_EPILOG = """\b
Examples:
  kg export --output graph.ttl                    the merged graph as Turtle
  kg export --output graph.trig                   with a named graph per article
  kg export --format nquads | gzip > graph.nq.gz  to another tool
  kg export --query who-stated --param dimension=headcount --output evidence.html
  kg export --check "The troops will stay in Iraq." --output evidence.html
  kg export --format nanopub --statement 4f1d --creator https://orcid.org/0000-...
  kg export --format webanno --article 8bd6 --output notes.jsonld
  kg export --format claimreview --output reviews.jsonld
\b
Forms for publishing:
  nanopub      one nanopublication a finding (TriG), named by its hash
  rdf12        TriG of RDF 1.2: what is stated as triple terms that nobody asserts
  webanno      Web Annotations (JSON-LD): statements, cues and sources in the text
  claimreview  schema.org ClaimReview (JSON-LD), for verdicts entered with 'kg review'
  pack         one page (.html) or file (.json) that can be checked without kg"""


def _iri(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is not None and not re.fullmatch(r"[A-Za-z][\w+.-]*:[^\s<>\"{}|\\^`]+", value):
        raise click.BadParameter(f"'{value}' is no whole address, such as https://orcid.org/...", ctx, param)
    return value


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    try:
        return value and (datetime if "T" in value else date).fromisoformat(value).isoformat()
    except ValueError as error:
        raise click.BadParameter(f"'{value}' is no day of the calendar; write 2026-01-31", ctx, param) from error


@click.command("export", epilog=_EPILOG)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this file (.ttl, .trig, .nq, .nt, .jsonld; .html for a pack) instead of stdout.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([*GRAPH_FORMS, *PUBLISHED_FORMS]),
    metavar="FORMAT",
    help=f"{', '.join(GRAPH_FORMS)} for the graph; {', '.join(PUBLISHED_FORMS)} to publish."
    "  [default: from --output, else turtle]",
)
@selection_options
@click.option("--with-ontology", is_flag=True, help="The vocabulary too, not only the data.")
@click.option("--creator", metavar="IRI", callback=_iri, help="nanopub: who publishes, such as an ORCID.")
@click.option(
    "--created", metavar="DATE", callback=_day, help="nanopub, pack: when it was made; nothing is said without."
)
@click.option("--licence", metavar="IRI", callback=_iri, help="nanopub: the licence of what is published.")
@click.option(
    "--context",
    type=click.Choice(["inline", "address"]),
    default="inline",
    show_default=True,
    help="webanno, claimreview: write the JSON-LD context out, or name the standard's address.",
)
@click.option("--no-text", is_flag=True, help="pack: the hash of each article instead of its text.")
@click.option("--title", metavar="TEXT", help="pack: what stands above it.")
@click.pass_obj
def command(
    state: State,
    /,
    *,
    output: Path | None,
    form: str | None,
    with_ontology: bool,
    article: str | None,
    statements: tuple[str, ...],
    query: str | None,
    params: tuple[str, ...],
    sparql: str | None,
    question: str | None,
    claim: str | None,
    **making: str | bool | None,
) -> None:
    """Write the graph as Turtle, TriG, N-Quads, N-Triples or JSON-LD, or findings in a form to publish.

    Turtle and N-Triples merge all graphs into one; the others keep one graph per article. The same
    store gives the same bytes every time.
    """
    form = form or _form_for(output)
    wishes = Wishes(
        article=article,
        statements=statements,
        query=query,
        params=params,
        sparql=sparql,
        question=question,
        claim=claim,
    )
    wishes.check()
    with open_store(state.store) as store:
        if form in GRAPH_FORMS:
            pieces = _serialised(store, GraphFormat(form), wishes, with_ontology=with_ontology)
        else:
            pieces = _published(store, form, wishes, making | {"page": _is_page(output)}, say=state.say)
        size = write_pieces(pieces, output)
    if output is not None:
        state.say(f"wrote {output} ({form}, {size:,} bytes)")


def _form_for(output: Path | None) -> str:
    if output is None:
        return GraphFormat.TURTLE
    if _is_page(output):
        return "pack"
    if (syntax := format_for(output)) is None:
        raise click.UsageError(
            f"'{output.name}': the extension names no syntax; use .ttl, .trig, .nq, .nt, .jsonld or .html,"
            " or add --format"
        )
    return syntax


def _is_page(output: Path | None) -> bool:
    return output is not None and output.suffix.lower() in {".html", ".htm"}


# ---- the graph -------------------------------------------------------------------------------------


def _serialised(store: Store, syntax: GraphFormat, wishes: Wishes, *, with_ontology: bool) -> Iterator[bytes]:
    """Yield the graph in pieces: graph by graph where the syntax keeps them apart, so that memory holds one."""
    graphs = _graphs(store, wishes, with_ontology=with_ontology)
    if syntax in {GraphFormat.N_QUADS, GraphFormat.TRIG}:
        yield from (serialise(graph, syntax) for graph in graphs)
    else:
        yield serialise((quad for graph in graphs for quad in graph), syntax)


def _graphs(store: Store, wishes: Wishes, *, with_ontology: bool = False) -> Iterator[Iterator[ox.Quad]]:
    """Yield whole named graphs by name, or one for all that is said of the statements that are wanted."""
    ontology = iris.graph("ontology")
    if wishes.everything:
        yield from (store.quads(name) for name in store.graphs() if name != ontology or with_ontology)
        return
    if wishes.article is not None:
        yield store.quads(iris.article_graph(one_article(store, wishes.article)))
    else:
        from kg.export.forms import graph_quads
        from kg.graph.facts import Facts

        yield graph_quads(Facts(store.oxigraph), chosen(store, wishes).statements)
    if with_ontology:
        yield store.quads(ontology)


# ---- forms to publish ------------------------------------------------------------------------------


def _published(
    store: Store, form: str, wishes: Wishes, making: Mapping[str, str | bool | None], *, say: Callable[[str], None]
) -> Iterator[bytes]:
    from kg.export import forms
    from kg.graph.facts import Facts

    facts = Facts(store.oxigraph)
    if form == "rdf12":
        # Chosen before the first piece is written: an error leaves no half of a file behind it.
        return forms.reified_pieces(facts, tuple(_graphs(store, wishes)))
    if form == "claimreview":
        return _claim_reviews(store, facts, wishes, inline=making["context"] == "inline")
    if form == "pack":
        return _pack(store, wishes, making, say=say)
    picked = Chosen(statements=()) if wishes.everything else chosen(store, wishes)
    statements = forms.all_statements(store) if wishes.everything else iter(picked.statements)
    if form == "webanno":
        return forms.annotation_pieces(facts, statements, inline=making["context"] == "inline")
    from kg.export.nanopub import Publisher

    named = {name: str(making[name]) for name in ("creator", "created", "licence") if making[name]}
    return forms.nanopub_pieces(facts, statements, Publisher(**named))


def _claim_reviews(store: Store, facts: Facts, wishes: Wishes, *, inline: bool) -> Iterator[bytes]:
    from kg.export.claimreview import claim_review_pieces
    from kg.graph.reviews import reviews

    standing = [review for review in reviews(store) if review.withdrawn is None]
    if not wishes.everything:
        wanted = set(chosen(store, wishes).statements)
        standing = [r for r in standing if r.claim.statement and iris.statement(r.claim.statement) in wanted]
    if not standing:
        raise StoreError(
            "there is no verdict to export",
            why="kg gives none itself: a ClaimReview is written only for a verdict that a person has entered",
            fix="enter one: kg review add STATEMENT --rating ... --reason ... --by ...",
        )
    return claim_review_pieces(facts, standing, inline=inline)


def _pack(
    store: Store, wishes: Wishes, making: Mapping[str, str | bool | None], *, say: Callable[[str], None]
) -> Iterator[bytes]:
    """Yield the pack; its seal goes to stderr, to be given to reviewers by another way."""
    from kg.export.forms import all_statements
    from kg.export.pack import Answer, pack, pack_page, seal

    picked = Chosen(statements=tuple(all_statements(store))) if wishes.everything else chosen(store, wishes)
    if not 0 < len(picked.statements) <= _MOST_IN_A_PACK:
        raise StoreError(
            f"{len(picked.statements):,} statements are chosen",
            why=f"a pack is for a reviewer to read: one statement at least, {_MOST_IN_A_PACK:,} at most",
            fix="choose with --query, --sparql, --ask, --statement or --article",
        )
    title = str(making["title"] or picked.question or "What is stated")
    created = str(making["created"]) if making["created"] else None
    answer = Answer(question=picked.question, query=picked.query, columns=picked.columns, rows=picked.rows)
    source = pack(store, picked.statements, answer, with_text=not making["no_text"], title=title, created=created)
    say(f"seal: {seal(source)}")
    yield pack_page(source, title) if making["page"] else source.encode()
