"""``kg diff``: what is new, gone or other, between two stores or two days."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.main import State
from kg.cli.output import Row, format_option, write_rows

if TYPE_CHECKING:
    from kg.answer.diff import Difference

__all__ = ["command"]

_DIFFERENT = 1
_COLUMNS = ("change", "kind", "who", "words", "details", "published", "article", "statement")
_TABLE = ("", "kind", "who", "words", "was and is", "article", "statement")
_EPILOG = """\b
Examples:
  kg diff yesterday-store                    what this store has that the other lacks
  kg diff --since 2021-06-01 --until 2021-12-31
  kg diff old-store --only postures --format csv
  kg diff old-store --exit-code              1 if anything differs
\b
+ new, - gone, ~ other. Between days: what was said after the first up to the second,
and how each force stood on either: as the latest asserted posture says."""


@click.command("diff", epilog=_EPILOG)
@click.argument("other", type=click.Path(path_type=Path), required=False)
@click.option("--since", metavar="DAY", help="The first of two days in this store.")
@click.option("--until", metavar="DAY", help="The second day; without it, all that the store holds.")
@click.option("--only", type=click.Choice(["statements", "postures"]), help="Nothing else.")
@click.option("--exit-code", "strict", is_flag=True, help="Exit with 1 if anything differs.")
@format_option()
@click.pass_obj
def command(
    state: State,
    *,
    other: Path | None,
    since: str | None,
    until: str | None,
    only: str | None,
    strict: bool,
    form: str,
) -> int:
    """Show what differs in statements and postures: from store OTHER to this one, or from one day to another."""
    if (other is None) == (since is None) or (until is not None and since is None):
        raise click.UsageError("give another store, or --since DAY with or without --until DAY")
    found = _between_stores(state, other) if other is not None else _between_days(state, since or "", until)
    found = tuple(each for each in found if only is None or f"{each.kind}s" == only)
    if form == "table":
        write_rows(_TABLE, map(_short, found), format=form)
    else:
        write_rows(_COLUMNS, map(_whole, found), format=form)
    state.say(_counted(found))
    return _DIFFERENT if strict and found else 0


def _between_stores(state: State, other: Path) -> tuple[Difference, ...]:
    from kg.answer.diff import between_stores
    from kg.graph.store import open_store

    with open_store(other) as old, open_store(state.store) as new:
        return tuple(between_stores(old, new))


def _between_days(state: State, since: str, until: str | None) -> tuple[Difference, ...]:
    from kg.answer.diff import between_days
    from kg.graph.store import open_store

    first, last = _day(since, "--since"), date.max if until is None else _day(until, "--until")
    if first > last:
        raise click.UsageError(f"--since {since} is after --until {until}")
    with open_store(state.store) as store:
        return tuple(between_days(store, first, last))


def _day(words: str, option: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise click.UsageError(f"{option} is '{words}'; write a day as YYYY-MM-DD") from error


def _short(each: Difference) -> Row:
    details = "; ".join(each.details)
    return (each.change, each.kind, each.who, each.words, details, each.article[:8], each.statement[:8])


def _whole(each: Difference) -> Row:
    details = "; ".join(each.details) or None
    return (each.change, each.kind, each.who, each.words, details, each.published, each.article, each.statement)


def _counted(found: tuple[Difference, ...]) -> str:
    if not found:
        return "nothing differs"
    words = {"+": "new", "-": "gone", "~": "other"}
    counts = ((sum(each.change == sign for each in found), word) for sign, word in words.items())
    return ", ".join(f"{count} {word}" for count, word in counts if count)
