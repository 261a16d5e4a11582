"""``kg ask``: questions in English, answered with grades and exact words."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.batch import read_batch
from kg.cli.extras import embeddings_option, progress_of
from kg.cli.main import State
from kg.cli.output import format_option, write_rows

if TYPE_CHECKING:
    from kg.answer.ask import Asked, OneAnswer

__all__ = ["command"]

_EPILOG = """\b
Examples:
  kg ask "Who stated that troop numbers will not change?"
  kg ask "What did Kirby say about the mission?" --format json
  kg ask "How many troops will leave, according to the ministry?"
  kg ask "Did Kirby say that the mission has changed?"
  kg ask --batch questions.jsonl > answers.jsonl
  kg ask                       asks for questions until Ctrl-D; arrow keys go back
\b
Each answer is graded: explicit (the words say it), entailed (they imply it) or
suggested (they point to it). What kg does not understand it refuses. A batch is
one question a line, as text or as {"question": "..."}; JSON lines come out."""


@click.command("ask", epilog=_EPILOG)
@click.argument("question", required=False)
@click.option(
    "--batch",
    type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True),
    help="Answer the questions of this file, one a line ('-': stdin); print JSON lines.",
)
@format_option()
@click.option(
    "--show-query/--no-show-query",
    default=None,
    help="Print the SPARQL on stderr. [default: for one question, as table]",
)
@embeddings_option
@click.option("--model", metavar="PATH", help="Another spaCy pipeline than the pinned one.")
@click.pass_obj
def command(
    state: State,
    *,
    question: str | None,
    batch: Path | None,
    form: str,
    show_query: bool | None,
    embeddings: bool,
    model: str | None,
) -> None:
    """Answer QUESTION from the store; without one, take questions from the terminal."""
    if question is not None and batch is not None:
        raise click.UsageError("give one question, or a file with --batch")
    from kg.answer.asker import Asker
    from kg.graph.store import open_store

    alone = question is not None
    with open_store(state.store) as store:
        asker = Asker(store, model, embeddings=embeddings, progress=progress_of(state))
        for words in _questions(question, batch):
            asked = asker.ask(words)
            if batch is not None or form == "json":
                click.echo(json.dumps(asked.as_json(), ensure_ascii=False))
            else:
                _show(state, asked, form)
                if asked.query and (show_query if show_query is not None else alone and form == "table"):
                    state.say(f"\nThe query that found this:\n{asked.query}")


def _questions(question: str | None, batch: Path | None) -> Iterable[str]:
    if question is not None:
        return (question,)
    if batch is not None:
        return read_batch(batch, "question")
    if not sys.stdin.isatty():
        raise click.UsageError("give a question, or a file with --batch ('-' is stdin)")
    from kg.cli.conversation import questions

    return questions()


def _show(state: State, asked: Asked, form: str) -> None:
    if not asked.understood:
        state.say(f"not understood: {asked.reason}")
    elif form == "table" and sys.stdout.isatty():
        from kg.cli.asked_text import asked_lines

        for line in asked_lines(asked):
            click.echo(line)
    else:
        _write(asked, form)
    if asked.understood and not asked.answers:
        state.say("nobody in the store states that" if asked.opposed else "nothing in the store answers that")


def _write(asked: Asked, form: str) -> None:
    named = any(a.kind not in {"speaker", "content"} for a in (*asked.answers, *asked.opposed))
    against = bool(asked.opposed)
    columns = ("strength", *(["answer"] if named else []), "speaker", "words", "statement", "article", "span")
    rows = [
        *(_row(a, named=named, side="for" if against else None) for a in asked.answers),
        *(_row(a, named=named, side="against") for a in asked.opposed),
    ]
    write_rows((*(["side"] if against else []), *columns), rows, format=form)


def _row(answer: OneAnswer, *, named: bool, side: str | None) -> tuple[str, ...]:
    begin, end = answer.span
    return (
        *([side] if side else []),
        answer.strength,
        *([answer.answer] if named else []),
        answer.speaker or "the article",
        f"“{answer.text}”",
        answer.statement,
        answer.article,
        f"{begin}-{end}",
    )
