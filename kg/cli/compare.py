"""``kg compare``: where statements disagree, and what independent origins say alike."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import zip_longest
from typing import TYPE_CHECKING

import click

from kg.cli.main import State
from kg.cli.output import Row, format_option, write_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.check.compare import Agreed, Compared, Copy
    from kg.graph.store import Store

__all__ = ["command"]

_DISAGREEING = (
    "contradicts",
    "in_tension",
    "estimate_spread",
    "supersedes",
    "different_period",
    "different_scope",
    "different_aspect",
)
_TYPES = (*_DISAGREEING, "corroborates")
_EPILOG = """\b
Examples:
  kg compare                                   all disagreements, by topic
  kg compare --about Iraq --type contradicts
  kg compare --agreed                          what independent origins say alike
  kg compare --type corroborates --format json
\b
A relation names its rule; nothing is overwritten by it. One speaker, copies of one
text and articles of one publisher count as one origin."""


@click.command("compare", epilog=_EPILOG)
@click.option("--about", metavar="TEXT", help="Only where topic, force, place or words hold this text.")
@click.option(
    "--type",
    "types",
    type=click.Choice(_TYPES),
    multiple=True,
    help="Only such relations; repeatable.  [default: all but corroborates]",
)
@click.option("--agreed", "alike", is_flag=True, help="Show what several independent origins say, origin by origin.")
@format_option()
@click.pass_obj
def command(state: State, *, about: str | None, types: tuple[str, ...], alike: bool, form: str) -> None:
    """List where statements disagree, by topic, with the rule and both statements."""
    from kg.graph.store import open_store

    with open_store(state.store) as store:
        (_show_agreed if alike else _show_relations)(state, store, about, types, form)


def _show_relations(state: State, store: Store, about: str | None, types: tuple[str, ...], form: str) -> None:
    from kg.check.compare import compare

    found = list(compare(store, about=about, types=types or _DISAGREEING))
    if form in {"json", "ndjson"}:
        _print_json(found, form)
        return
    columns = (
        "topic",
        "relation",
        "rule",
        "speaker",
        "words",
        "statement",
        "other speaker",
        "other words",
        "other statement",
    )
    write_rows(columns, (row for each in found for row in _relation(each)), format=form)
    if not found:
        state.say("no such relation in the store")


def _relation(each: Compared) -> Iterator[Row]:
    """Yield the row of a relation, and below it where copies of the same text say the same."""
    left, right = each.left, each.right
    yield (
        each.topic,
        each.type.replace("_", " "),
        each.rule,
        left.speaker or "the article",
        f"“{left.text}”",
        left.statement[:8],
        right.speaker or "the article",
        f"“{right.text}”",
        right.statement[:8],
    )
    for one, other in zip_longest(left.copies, right.copies):
        yield ("", "", "", *_copy(one), *_copy(other))


def _copy(copy: Copy | None) -> tuple[str, str, str]:
    return ("", f"  ↳ also in {copy.article}", copy.statement[:8]) if copy is not None else ("", "", "")


def _show_agreed(state: State, store: Store, about: str | None, types: tuple[str, ...], form: str) -> None:
    from kg.check.compare import agreed

    if types:
        raise click.UsageError("--agreed shows corroboration only: leave --type out")
    found = list(agreed(store, about=about))
    if form in {"json", "ndjson"}:
        _print_json(found, form)
        return
    columns = ("topic", "says", "origins", "origin", "words", "published", "statement")
    write_rows(columns, (row for each in found for row in _tree(each)), format=form)
    if not found:
        state.say("no two independent origins say the same")


def _tree(each: Agreed) -> list[Row]:
    """The rows of one agreement: its topic once, an origin once, then each of its statements."""
    rows: list[Row] = []
    for origin in each.origins:
        for number, side in enumerate(origin.sides):
            head = (each.topic, each.says, len(each.origins)) if not rows else ("", "", None)
            name = origin.name if number == 0 else "  ↳ again"
            rows.append((*head, name, f"“{side.text}”", side.published, side.statement[:8]))
    return rows


def _print_json(found: list[Compared] | list[Agreed], form: str) -> None:
    rows = [asdict(each) for each in found]
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
