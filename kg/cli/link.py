"""``kg link``: which actors of different articles are one, why, and what people decide about it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from kg.cli.main import State
from kg.cli.output import Row, write_rows

if TYPE_CHECKING:
    from kg.link.decisions import Decision
    from kg.link.reasons import Homonym, Linked, Linking

__all__ = ["command"]

_COLUMNS = ("actor", "name", "articles", "linked by", "doubtful", "homonyms")
_EPILOG = """\b
Examples:
  kg link                                    actors of several articles, and homonyms
  kg link --doubtful
  kg link --show person/john-smith
  kg link --split person/john-smith --article 8bd6ed15 --reason "the minister"
  kg link --merge person/john-smith person/john-smith~nzl --reason "same man, new post"
  kg link --undo 1f2e3d4c
\b
Decisions are kept in STORE/links.json, by article and name, and hold for every
rebuild: copy the file into another store to take them along. An article may be
given by the first digits of its id. Of two decisions on one pair the later counts."""


@click.command("link", epilog=_EPILOG)
@click.option("--show", metavar="ACTOR", help="One actor, article by article, with the evidence.")
@click.option("--split", metavar="ACTOR", help="Take the actor of --article for another one.")
@click.option(
    "--article", "articles", metavar="ID", multiple=True, help="With --split: in this article; may be repeated."
)
@click.option("--merge", metavar="ACTOR ACTOR", nargs=2, help="Take two actors for one.")
@click.option("--undo", metavar="DECISION", help="Take a decision back.")
@click.option("--reason", metavar="WORDS", default="", help="Why, kept with the decision.")
@click.option("--doubtful", is_flag=True, help="Only what somebody should look at.")
@click.option("--all", "every", is_flag=True, help="Actors of a single article too.")
@click.option("--model", metavar="PATH", help="The spaCy model that reads the articles concerned again.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="How to print."
)
@click.pass_obj
def command(
    state: State,
    *,
    show: str | None,
    split: str | None,
    articles: tuple[str, ...],
    merge: tuple[str, str] | None,
    undo: str | None,
    reason: str,
    doubtful: bool,
    every: bool,
    model: str | None,
    form: str,
) -> None:
    """List actors that several articles name, with what they were linked by; join them or take them apart.

    Articles link by names, posts, organisations and countries, never by a family name alone where two
    fit. What people decide counts more than any evidence, and can be taken back.
    """
    if sum(choice is not None for choice in (show, split, merge, undo)) > 1:
        raise click.UsageError("give one of --show, --split, --merge and --undo")
    if bool(articles) != bool(split):
        raise click.UsageError("--split and --article belong together")
    if split or merge or undo:
        _decide(state, split=split, articles=articles, merge=merge, undo=undo, reason=reason, model=model)
    else:
        _list(state, show=show, doubtful=doubtful, every=every, form=form)


# ---- looking ---------------------------------------------------------------------------------------


def _list(state: State, *, show: str | None, doubtful: bool, every: bool, form: str) -> None:
    from kg.graph.store import open_store
    from kg.link.choices import actors_meant
    from kg.link.decisions import read_decisions, verdicts
    from kg.link.reasons import linked_actors

    with open_store(state.store) as store:
        decisions = read_decisions(store.path)
        found: Iterable[Linked] = linked_actors(store.oxigraph, verdicts(decisions))
        if show is not None:
            meant = actors_meant(store.oxigraph, show)
            found = [each for each in found if each.actor in meant]
        else:
            found = [each for each in found if every or len(each.articles) > 1 or each.homonyms]
    if doubtful:
        found = [each for each in found if each.doubtful]
    if form == "json":
        shown = {"actors": [asdict(each) for each in found], "decisions": [_decision(each) for each in decisions]}
        click.echo(json.dumps(shown, ensure_ascii=False, indent=1))
    elif show is not None:
        click.echo("\n\n".join("\n".join(_detail(each)) for each in found))
        for each in decisions:
            click.echo(f"\ndecision {each.id}: {_worded(each)}")
    else:
        write_rows(_COLUMNS, map(_row, found), format=form)
        for each in decisions:
            state.say(f"decision {each.id}: {_worded(each)}")


def _row(actor: Linked) -> Row:
    ways = dict.fromkeys(each.decided for each in actor.articles)
    apart = ", ".join(each.actor for each in actor.homonyms)
    return (actor.actor, actor.name, len(actor.articles), ", ".join(ways), "?" if actor.doubtful else "", apart)


def _detail(actor: Linked) -> Iterator[str]:
    yield f"{actor.name}  {actor.actor}"
    for each in actor.articles:
        yield from _appearance(each)
    for other in actor.homonyms:
        yield from _apart(other)


def _appearance(each: Linking) -> Iterator[str]:
    said = f": {', '.join(each.said)}" if each.said else ""
    yield f"  {each.article[:8]}  “{each.name}”{said}"
    if each.like is not None:
        mark = "  (doubtful)" if each.doubtful else ""
        yield f"            linked by {each.decided}, like {each.like[:8]}: {'; '.join(each.evidence)}{mark}"


def _apart(other: Homonym) -> Iterator[str]:
    yield f"  not {other.actor}: {'; '.join(other.evidence)}"


def _decision(decision: Decision) -> dict[str, object]:
    return {"id": decision.id, **asdict(decision)}


def _worded(decision: Decision) -> str:
    sides = [
        ", ".join(f"{local} in {article[:8]}" for article, local in side) for side in (decision.left, decision.right)
    ]
    why = f" ({decision.reason})" if decision.reason else ""
    return f"{sides[0]} {'is' if decision.same else 'is not'} {sides[1]}{why}"


# ---- deciding --------------------------------------------------------------------------------------


def _decide(
    state: State,
    *,
    split: str | None,
    articles: tuple[str, ...],
    merge: tuple[str, str] | None,
    undo: str | None,
    reason: str,
    model: str | None,
) -> None:
    from kg.graph.store import open_store
    from kg.link.choices import joined, parted, without
    from kg.link.decisions import read_decisions, write_decisions
    from kg.link.ledger import open_ledger
    from kg.pipeline import relink

    with open_store(state.store) as store:
        before = read_decisions(store.path)
        if split is not None:
            after = (*before, parted(store.oxigraph, split, articles, reason=reason))
        elif merge is not None:
            after = (*before, joined(store.oxigraph, merge, reason=reason))
        else:
            after = without(before, str(undo))
    with open_store(state.store, read_only=False) as store:
        write_decisions(store.path, after)
        ledger = open_ledger(store)
        ledger.touch_all()
        count = relink(store, ledger, model=model)
    state.say(f"{count} article{'' if count == 1 else 's'} written anew in {state.store}")
    if len(after) > len(before):
        state.say(f"decision {after[-1].id}: {_worded(after[-1])}; 'kg link --undo {after[-1].id}' takes it back")
