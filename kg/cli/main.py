"""The command ``kg``: options that all commands share, commands loaded when they are called."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from kg import __version__
from kg.errors import KgError
from kg.graph.address import Address, place

__all__ = ["State", "cli", "main"]

# One line a command, here and not in its module: --help must not import what commands need.
COMMANDS = {
    "ingest": "Read articles into the store.",
    "ask": "Answer a question in English, with the words that support each answer.",
    "check": "What is stated for and against a claim, with a label.",
    "compare": "Where statements disagree, and what independent origins say alike.",
    "query": "Run a saved question or SPARQL.",
    "queries": "List the saved questions, or show one.",
    "claims": "List who said what.",
    "review": "Enter, list, show or withdraw a verdict of your own.",
    "posture": "Who has how many, where, doing what, and who says so.",
    "link": "Which actors of different articles are one, and why; join or part them.",
    "diff": "What differs between two stores, or two days.",
    "why": "Where a statement comes from: sentence, span, rules.",
    "extract": "Show what an article says, without a store.",
    "export": "Write the graph, or findings in a form to publish: evidence pack, nanopublication ...",
    "picture": "Draw the graph, or what a query finds; as a page to explore, too.",
    "verify": "Re-read every article and check every span.",
    "store": "Look after the store: check, rebuild from the journal, remove articles.",
    "validate": "Check ontology and graph: OWL consistency, shapes.",
    "eval": "Write predictions in the form of a corpus's scorer.",
}

EPILOG = """\b
Examples:
  kg ingest seeds/
  kg ask "Who stated that troop numbers will not change?"
  kg query who-stated --dimension headcount --stance denies
  kg export --output iraq.ttl
\b
Exit codes: 0 done (an empty answer too), 1 a check failed, 2 wrong usage,
3 an input could not be read, 70 an error in kg itself."""

_INTERNAL_ERROR = 70
_INTERRUPTED = 130


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The options before the command's name."""

    store: Path | Address
    quiet: bool = False
    verbose: bool = False
    debug: bool = False

    def say(self, words: str) -> None:
        """Tell the person something, on stderr, unless they asked for quiet."""
        if not self.quiet:
            click.echo(words, err=True)


class _Commands(click.Group):
    """A group that imports a command's module when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"kg.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's signature
        """Run the command; a reader that closes the pipe ("| head") has had enough."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError as error:
            # Here and not in main: click would answer with 1, which means that a check failed.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise click.exceptions.Exit(0) from error
        return result

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean '{near[0]}'?" if near else " 'kg --help' lists the commands."
            raise click.UsageError(f"there is no command '{args[0]}'.{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--store",
    metavar="PATH|URL",
    default="kg-store",
    envvar="KG_STORE",
    show_default="./kg-store, or $KG_STORE",
    help="The folder that holds the graph, or a SPARQL server's http(s) address.",
)
@click.option(
    "--gazetteer",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="KG_GAZETTEER",
    show_default="./kg-gazetteer.tsv, or $KG_GAZETTEER",
    help="Your own list of names.",
)
@click.option("-q", "--quiet", is_flag=True, help="No progress, no talk; errors only.")
@click.option("-v", "--verbose", is_flag=True, help="Say more.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.version_option(__version__, prog_name="kg")
@click.pass_context
def cli(ctx: click.Context, *, store: str, gazetteer: Path | None, quiet: bool, verbose: bool, debug: bool) -> None:
    """Turn defence news into a graph of who stated what, and ask it.

    kg never says what is true. It says what is stated, by whom, in which words, and where the words
    stand.
    """
    if gazetteer is not None:
        os.environ["KG_GAZETTEER"] = str(gazetteer)  # processes that read articles inherit it
    ctx.obj = State(store=place(store), quiet=quiet, verbose=verbose, debug=debug)


def main() -> None:
    """Run the command line and exit with the code of the table in ``kg --help``."""
    debug = "--debug" in sys.argv
    try:
        sys.exit(_run())
    except KeyboardInterrupt:
        click.echo("interrupted", err=True)
        sys.exit(_INTERRUPTED)
    except KgError as error:
        if debug:
            raise
        click.echo(f"kg: {error}", err=True)
        sys.exit(error.exit_code)
    except OSError as error:
        if debug:
            raise
        place = f"{error.filename}: " if error.filename else ""
        click.echo(f"kg: {place}{error.strerror or error}", err=True)
        click.echo("  fix: check space and permissions; 'kg --debug ...' shows where it was", err=True)
        sys.exit(KgError.exit_code)
    except Exception as error:
        if debug:
            raise
        click.echo(f"kg: internal error: {type(error).__name__}: {error}", err=True)
        click.echo("  fix: run the same command with 'kg --debug ...' and report what it prints", err=True)
        sys.exit(_INTERNAL_ERROR)


def _run() -> int:
    try:
        result = cli.main(prog_name="kg", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.exceptions.Abort as abort:
        raise KeyboardInterrupt from abort
    except click.ClickException as error:
        error.show()
        return error.exit_code
    return result if isinstance(result, int) else 0
