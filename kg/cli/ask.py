"""``kg ask``: a question in English, answered with grades and exact words."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from kg.cli.main import State
from kg.cli.output import format_option, write_rows

if TYPE_CHECKING:
    from kg.answer.ask import OneAnswer

__all__ = ["command"]

_EPILOG = """\b
Examples:
  kg ask "Who stated that troop numbers will not change?"
  kg ask "What did Kirby say about the mission?" --format json
  kg -v ask "Who denied that the mission has changed?"     shows the SPARQL
\b
Each answer is graded: explicit (the words say it), entailed (they imply it) or
suggested (they point to it). What kg does not understand it refuses."""


@click.command("ask", epilog=_EPILOG)
@click.argument("question")
@format_option()
@click.option(
    "--show-query/--no-show-query", default=None, help="Print the SPARQL on stderr. [default: on a terminal table]"
)
@click.option("--model", metavar="PATH", help="Another spaCy pipeline than the pinned one.")
@click.pass_obj
def command(state: State, *, question: str, form: str, show_query: bool | None, model: str | None) -> None:
    """Answer QUESTION from the store."""
    from kg.answer.ask import ask
    from kg.graph.store import open_store

    with open_store(state.store) as store:
        asked = ask(store, question, model=model)
    if form == "json":
        click.echo(json.dumps(asdict(asked), ensure_ascii=False))
        return
    if not asked.understood:
        state.say(f"not understood: {asked.reason}")
        return
    counted = any(a.kind == "quantity" for a in asked.answers)
    write_rows(
        ("strength", *(["answer"] if counted else []), "speaker", "words", "statement", "article", "span"),
        (_row(a, counted=counted) for a in asked.answers),
        format=form,
    )
    if not asked.answers:
        state.say("nobody in the store stated that")
    if show_query if show_query is not None else form == "table":
        state.say(f"\nThe query that found this:\n{asked.query}")


def _row(answer: OneAnswer, *, counted: bool) -> tuple[str, ...]:
    number = (answer.answer,) if counted else ()
    begin, end = answer.span
    return (
        answer.strength,
        *number,
        answer.speaker or "the article",
        f"“{answer.text}”",
        answer.statement,
        answer.article,
        f"{begin}-{end}",
    )
