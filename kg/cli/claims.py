"""``kg claims``: who said what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.main import State
from kg.cli.output import Row, format_option, write_rows
from kg.model import Modality, Polarity, QuoteType

if TYPE_CHECKING:
    from kg.answer.claims import Said

__all__ = ["command"]

_TABLE = ("speaker", "quote", "polarity", "modality", "said", "words", "article", "statement")
_COLUMNS = (
    "speaker",
    "capacity",
    "quote",
    "polarity",
    "modality",
    "certainty",
    "said",
    "medium",
    "words",
    "published",
    "article",
    "start",
    "statement",
    "part_of",
)
_QUOTES = [quote.value for quote in QuoteType if quote is not QuoteType.NONE]
_KINDS = {"claim": "kg:Claim", "narrator": "kg:NarratorAssertion", "all": None}
_EPILOG = """\b
Examples:
  kg claims --speaker Kirby --quote direct
  kg claims --place Iraq --polarity negative
  kg claims --kind all --article 8bd6 --format csv
\b
The table cuts ids to 8 digits, which 'kg why' takes too, and marks with ↳ a clause
of another statement. 'said' is when it was said, as far as the text tells."""


@click.command("claims", epilog=_EPILOG)
@click.option("--speaker", metavar="NAME", help="A name or alias, a word of it, or an id (person/ann-lee).")
@click.option("--about", metavar="TEXT", help="Words of the statement, or a name of who or what it is about.")
@click.option("--place", metavar="PLACE", help="Only about this place and the places in it.")
@click.option("--quote", "quote_type", type=click.Choice(_QUOTES), help="Whose words they are.")
@click.option("--polarity", type=click.Choice([each.value for each in Polarity]), help="Whether it says yes or no.")
@click.option("--modality", type=click.Choice([each.value for each in Modality]), help="What kind of statement it is.")
@click.option(
    "--kind", type=click.Choice(list(_KINDS)), default="claim", show_default=True, help="narrator: the article's own."
)
@click.option("--article", metavar="ID", help="Only of this article; the first digits do.")
@click.option("--since", metavar="DAY", help="Only from articles published on this day or later.")
@click.option("--until", metavar="DAY", help="Only from articles published on this day or before.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many.")
@format_option()
@click.pass_obj
def command(state: State, /, *, kind: str, limit: int | None, form: str, **filters: str | None) -> None:
    """List statements with speaker, kind of quotation and exact words, in text order.

    Only claims, which the article attributes to somebody, unless --kind says otherwise.
    """
    from kg.answer.claims import claims
    from kg.graph.store import open_store

    given = {name: str(value) for name, value in {**filters, "kind": _KINDS[kind]}.items() if value is not None}
    with open_store(state.store) as store:
        found = tuple(claims(store, given, limit=limit))
    if form == "table":
        write_rows(_TABLE, map(_short, found), format=form)
    else:
        write_rows(_COLUMNS, map(_whole, found), format=form)
    if not found:
        state.say("no statement fits")


def _short(said: Said) -> Row:
    words = f"↳ {said.words}" if said.part_of else said.words
    known = (said.quote, said.polarity, said.modality, said.said, words)
    return (" and ".join(said.speakers) or "the article", *known, said.article[:8], said.statement[:8])


def _whole(said: Said) -> Row:
    who = ("; ".join(said.speakers) or None, "; ".join(said.capacity) or None)
    how = (said.quote, said.polarity, said.modality, said.certainty, said.said, said.medium, said.words)
    return (*who, *how, said.published, said.article, said.start, said.statement, said.part_of)
