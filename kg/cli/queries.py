"""``kg queries``: the saved questions and what they ask for."""

from __future__ import annotations

import click

from kg.answer.questions import Parameter, Question, load, names
from kg.cli.main import State
from kg.cli.output import format_option, write_rows
from kg.errors import QueryError

__all__ = ["command"]


_EPILOG = """\b
Examples:
  kg queries                 all saved questions
  kg queries who-stated      its parameters and its SPARQL"""


@click.command("queries", epilog=_EPILOG)
@click.argument("name", required=False)
@format_option()
@click.pass_obj
def command(state: State, *, name: str | None, form: str) -> None:
    """List the saved questions with their parameters, or show the text of one."""
    if name is not None:
        question = load(name)
        click.echo(question.sparql.text.rstrip("\n"))
        state.say(f"\nrun it: {_usage(question)}")
        return
    rows = []
    for each in names():
        try:
            question = load(each)
        except QueryError as error:
            state.say(f"kg: {error}")
            continue
        rows.append((each, question.title, _asks_for(question), " / ".join(question.questions)))
    write_rows(("name", "title", "parameters", "answers"), rows, format=form)


def _asks_for(question: Question) -> str:
    return " ".join(_shown(parameter) for parameter in question.parameters)


def _shown(parameter: Parameter) -> str:
    default = f"={parameter.default}" if parameter.default is not None else ""
    shown = f"--{parameter.name} {parameter.kind.upper()}{default}"
    return shown if parameter.required else f"[{shown}]"


def _usage(question: Question) -> str:
    return f"kg query {question.name} {_asks_for(question)}".rstrip()
