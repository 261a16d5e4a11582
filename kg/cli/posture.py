"""``kg posture``: who has how many, where, doing what, and who says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.answers import write_out
from kg.cli.main import State
from kg.cli.output import Row, format_option, write_rows
from kg.errors import KgError
from kg.model import PostureStatus

if TYPE_CHECKING:
    from kg.answer.postures import StatedPosture
    from kg.show.timeline import Mark

__all__ = ["command"]

_PICTURES = (".png", ".svg", ".graphml", ".gexf")

_TABLE = ("force", "quantity", "place", "roles", "status", "time", "stated by", "caveat", "words", "statement")
_COLUMNS = (
    "force",
    "quantity",
    "number",
    "quantity_from",
    "place",
    "roles",
    "status",
    "time",
    "when",
    "basis",
    "stated_by",
    "caveat",
    "words",
    "exact",
    "published",
    "article",
    "statement",
    "posture",
)
_EPILOG = """\b
Examples:
  kg posture --place Iraq
  kg posture --force coalition --status remain
  kg posture --from 2021-01-01 --to 2021-12-31 --format csv
  kg posture --place Iraq --timeline iraq.svg
\b
'caveat' says in which way it is less than asserted: planned, conditional, denied ...
The table cuts statement ids to 8 digits; 'kg why' takes them so."""


@click.command("posture", epilog=_EPILOG)
@click.option("--place", metavar="PLACE", help="Only at this place and the places in it.")
@click.option("--force", metavar="NAME", help="A force's name or alias, a word of it, or an id.")
@click.option(
    "--status", "posture_status", type=click.Choice([each.value for each in PostureStatus]), help="What it does there."
)
@click.option("--from", "from", metavar="DAY", help="Only what holds on this day or later.")
@click.option("--to", "to", metavar="DAY", help="Only what holds on this day or before.")
@click.option(
    "--timeline",
    type=click.Path(path_type=Path, dir_okay=False),
    help=f"Draw them along time into this file: {', '.join(_PICTURES)}.",
)
@format_option()
@click.pass_obj
def command(state: State, /, *, form: str, timeline: Path | None, **filters: str | None) -> None:
    """List forces: how many, where, in which role, doing what, and who says so.

    --from and --to look at the time that the text gives, else at the day of publication; what has
    neither is left out.
    """
    from kg.answer.postures import postures
    from kg.graph.store import open_store

    if timeline is not None:
        _check_picture(timeline)
    given = {name: str(value) for name, value in filters.items() if value is not None}
    with open_store(state.store) as store:
        found = tuple(postures(store, given))
    if timeline is not None:
        _draw(state, timeline, found, given)
    elif form == "table":
        write_rows(_TABLE, map(_short, found), format=form)
    else:
        write_rows(_COLUMNS, map(_whole, found), format=form)
    if not found:
        state.say("no posture fits")


def _check_picture(output: Path) -> None:
    if output.suffix.lower() not in _PICTURES:
        raise click.UsageError(f"'{output.name}': the extension names no picture; use {', '.join(_PICTURES)}")
    if not output.parent.is_dir():
        raise KgError(f"{output} cannot be written: there is no folder {output.parent}", fix="make the folder first")


def _draw(state: State, output: Path, found: tuple[StatedPosture, ...], given: dict[str, str]) -> None:
    from kg.show.timeline_picture import timeline

    chosen = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in given.items())
    articles = len({posture.article for posture in found})
    source = f"{len(found)} postures as {articles} articles state them{f'; only {chosen}' if chosen else ''}"
    marks = map(_mark, found)
    write_out(timeline(marks, extension=output.suffix.lower(), title="Who is where", source=source), output)
    state.say(f"wrote {output} ({len(found)} postures)")


def _mark(posture: StatedPosture) -> Mark:
    from kg.show.timeline import Mark

    dated = "published" if posture.time is None or posture.when == posture.published else "stated"
    return Mark(
        id=posture.posture,
        force=posture.force,
        place=posture.place or "",
        status=posture.status,
        amount=_counted(posture) or "",
        said_by=" and ".join(posture.stated_by) or "the article",
        caveat=", ".join(posture.caveats),
        when=posture.when,
        dated=dated,
    )


def _short(posture: StatedPosture) -> Row:
    roles, caveats = ", ".join(posture.roles), ", ".join(posture.caveats)
    what = (posture.force, _counted(posture), posture.place, roles, posture.status, posture.time)
    return (*what, " and ".join(posture.stated_by) or "the article", caveats, posture.words, posture.statement[:8])


def _counted(posture: StatedPosture) -> str | None:
    if posture.quantity_from is None:
        return posture.quantity
    return f"from {posture.quantity_from} to {posture.quantity or '?'}"


def _whole(posture: StatedPosture) -> Row:
    what = (posture.force, posture.quantity, posture.number, posture.quantity_from, posture.place)
    how = (
        _joined(posture.roles),
        posture.status,
        posture.time,
        posture.when,
        _joined(posture.basis),
        _joined(posture.stated_by),
    )
    where = (posture.published, posture.article, posture.statement, posture.posture)
    return (*what, *how, _joined(posture.caveats), posture.words, posture.exact, *where)


def _joined(words: tuple[str, ...]) -> str | None:
    return "; ".join(words) or None
