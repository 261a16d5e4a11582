"""``kg extract``: what an article says, without a store."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from kg.cli.main import State
from kg.cli.method import attribution_option
from kg.cli.output import format_option, write_rows

if TYPE_CHECKING:
    from kg.cli.output import Row
    from kg.model import Extraction

__all__ = ["command"]

_EPILOG = """\b
Examples:
  kg extract article.txt
  kg extract article.txt --format json | jq '.statements[].text'
  kg extract wire/*.txt --format json > extracted.jsonl
\b
--format json prints one object per article and line, with statements, postures,
actors, events and agreements; the other formats print the statements."""

_COLUMNS = ("kind", "speaker", "quote", "polarity", "modality", "words", "id")


@click.command("extract", epilog=_EPILOG)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@format_option()
@click.option("--any-language", is_flag=True, help="Do not refuse texts that do not look English.")
@click.option(
    "--max-characters", type=click.IntRange(min=1), default=2_000_000, show_default=True, help="Refuse longer articles."
)
@attribution_option()
@click.option("--model", metavar="PATH", help="Another spaCy pipeline than the pinned one.")
@click.pass_obj
def command(
    state: State, *, files: tuple[str, ...], form: str, any_language: bool, max_characters: int, model: str | None
) -> int:
    """Show what articles say: files, folders, - for standard input."""
    from kg.answer.contract import extraction_json
    from kg.pipeline import extract
    from kg.reason.rules import bearings
    from kg.text.reading import Unread, read_articles

    failed = False
    rows: list[Row] = []
    for found in read_articles(files, limit=max_characters, any_language=any_language):
        if isinstance(found, Unread):
            click.echo(f"kg: {found.problem}", err=True)
            failed = True
            continue
        extraction = extract(found, model=model)
        if form == "json":
            click.echo(json.dumps(extraction_json(extraction, bearings(extraction)), ensure_ascii=False))
        else:
            rows.extend(_rows(extraction))
    if rows:
        write_rows(_COLUMNS, rows, format=form)
    elif form != "json" and not failed:
        state.say("no statement found")
    return 3 if failed else 0


def _rows(extraction: Extraction) -> list[Row]:
    names = {actor.id: actor.name for actor in extraction.actors}
    text = extraction.article.text
    return [
        (
            s.utterance.kind.value,
            " and ".join(names.get(o.actor, o.actor) for o in s.attribution.sources)
            if s.attribution
            else "the article",
            s.attribution.quote.value if s.attribution else "none",
            s.polarity.value,
            s.modality.value,
            s.utterance.text(text),
            s.id,
        )
        for s in extraction.statements
    ]
