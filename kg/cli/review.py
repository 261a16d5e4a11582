"""``kg review``: a person's verdict on a statement or a claim, kept in the store."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.main import State
from kg.cli.output import format_option, write_rows
from kg.errors import QueryError
from kg.model import Rating, ReviewAspect

if TYPE_CHECKING:
    from kg.graph.reviews import Review, Words
    from kg.graph.store import Store

__all__ = ["command"]

_EPILOG = """\b
Examples:
  kg review add 4f1d --rating false --by "Ana Ruiz" --reason "The order of 3 May says otherwise." --evidence 91ab
  kg review add --claim "All troops left Chad." --rating unproven --by "Ana Ruiz" --reason "No source."
  kg review list
  kg review show 77c0
  kg review withdraw 77c0 --by "Ana Ruiz" --reason "The order was amended."
  kg review copy ../old-store
  kg export --format claimreview --output reviews.jsonld
\b
kg itself gives no verdict. A verdict is never overwritten: withdraw it, then enter another;
both stay readable."""


def _today() -> str:
    return datetime.now().astimezone().date().isoformat()


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> str:
    if value is None:
        return _today()
    try:
        return datetime.strptime(value, "%Y-%m-%d").astimezone().date().isoformat()
    except ValueError as error:
        raise click.BadParameter(f"'{value}' is no day of the calendar; write 2026-01-31", ctx, param) from error


def _words(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is not None and not value.strip():
        raise click.BadParameter("it is empty", ctx, param)
    return value and " ".join(value.split())


_by = click.option(
    "--by",
    required=True,
    callback=_words,
    envvar="KG_REVIEWER",
    metavar="NAME",
    help="Who gives the verdict.  [or $KG_REVIEWER]",
)
_on = click.option("--on", callback=_day, metavar="DATE", help="The day of it.  [default: today]")
_reason = click.option("--reason", required=True, callback=_words, metavar="TEXT", help="Why.")


@click.group("review", epilog=_EPILOG)
def command() -> None:
    """Enter, list, show, withdraw or copy people's verdicts on statements and claims."""


@command.command("add")
@click.argument("statement", required=False)
@click.option("--claim", callback=_words, metavar="TEXT", help="A claim that is in no article of the store.")
@click.option("--rating", required=True, type=click.Choice([each.value for each in Rating]), help="The verdict.")
@click.option(
    "--aspect",
    type=click.Choice([each.value for each in ReviewAspect]),
    default=ReviewAspect.CONTENT.value,
    show_default=True,
    help="Is it so (content), or did the speaker say it (saying)?",
)
@_reason
@_by
@click.option("--organisation", callback=_words, metavar="NAME", help="For whom the reviewer works.")
@click.option("--url", "address", metavar="URL", help="Where the verdict is published.")
@_on
@click.option("--evidence", multiple=True, metavar="STATEMENT", help="A statement it rests on; may be repeated.")
@click.pass_obj
def add(
    state: State,
    /,
    *,
    statement: str | None,
    claim: str | None,
    evidence: tuple[str, ...],
    rating: str,
    aspect: str,
    **given: str,
) -> None:
    """Enter a verdict on STATEMENT (an id, or how it begins), or on --claim."""
    if (statement is None) == (claim is None):
        raise click.UsageError("give a statement's id, or a claim with --claim: one of the two")
    from kg.graph.reviews import Review, Words, add_review
    from kg.graph.store import open_store

    with open_store(state.store) as store:
        words = Words(text=claim) if claim is not None else _meant(store, statement or "")
        rests_on = tuple(dict.fromkeys(_meant(store, each) for each in evidence))
    review = Review(
        claim=words,
        rating=Rating(rating),
        aspect=ReviewAspect(aspect),
        evidence=rests_on,
        reason=given["reason"],
        by=given["by"],
        on=given["on"],
        organisation=given["organisation"],
        address=given["address"],
    )
    with open_store(state.store, read_only=False) as store:
        new = add_review(store, review)
    state.say(f"{'entered' if new else 'is there already:'} {review.id}: {rating}: {words.text}")


@command.command("list")
@click.option("--all", "everything", is_flag=True, help="The withdrawn ones too.")
@format_option()
@click.pass_obj
def list_(state: State, *, everything: bool, form: str) -> None:
    """List the verdicts."""
    from kg.graph.reviews import reviews
    from kg.graph.store import open_store

    with open_store(state.store) as store:
        found = [each for each in reviews(store) if everything or each.withdrawn is None]
    columns = ("review", "on", "by", "rating", "aspect", "claim", "statement", "withdrawn")
    rows = [
        (r.id, r.on, r.by, r.rating, r.aspect, r.claim.text, r.claim.statement, r.withdrawn.on if r.withdrawn else None)
        for r in found
    ]
    write_rows(columns, rows, format=form)
    if not found:
        state.say("no verdict was entered yet; 'kg review add --help' says how")


@command.command("show")
@click.argument("review")
@click.option("--json", "as_json", is_flag=True, help="As schema.org ClaimReview.")
@click.pass_obj
def show(state: State, *, review: str, as_json: bool) -> None:
    """Show one verdict with its reason and evidence."""
    from kg.graph.facts import Facts
    from kg.graph.store import open_store

    with open_store(state.store) as store:
        found = _found(store, review)
        if as_json:
            import json

            from kg.export.claimreview import CONTEXT, claim_review

            page = {"@context": dict(CONTEXT), **claim_review(Facts(store.oxigraph), found)}
            click.echo(json.dumps(page, indent=1, ensure_ascii=False))
            return
    click.echo("\n".join(_lines(found)))


@command.command("withdraw")
@click.argument("review")
@_reason
@_by
@_on
@click.pass_obj
def withdraw(state: State, *, review: str, reason: str, by: str, on: str) -> None:
    """Take a verdict back; it stays readable, and is exported no more."""
    from kg.graph.reviews import Withdrawal
    from kg.graph.reviews import withdraw as write
    from kg.graph.store import open_store

    with open_store(state.store) as store:
        found = _found(store, review)
    with open_store(state.store, read_only=False) as store:
        write(store, found, Withdrawal(by=by, on=on, reason=reason))
    state.say(f"withdrawn: {found.id}: {found.rating.value}: {found.claim.text}")


@command.command("copy")
@click.argument("other", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.pass_obj
def copy(state: State, *, other: Path) -> None:
    """Take over the verdicts of the store OTHER: after building a store anew, or from a colleague."""
    from kg.graph.reviews import copy_reviews
    from kg.graph.store import open_store

    with open_store(state.store, read_only=False) as store:
        count = copy_reviews(store, other)
    state.say(f"{count} verdicts and withdrawals taken over" if count else "nothing new there")


def _meant(store: Store, words: str) -> Words:
    """The statement that ``words`` mean, with its words."""
    from kg import terms
    from kg.answer.reference import statement_meant
    from kg.graph.facts import Facts
    from kg.graph.reviews import Words
    from kg.iris import short_id

    facts = Facts(store.oxigraph)
    iri = statement_meant(facts, words)
    return Words(text=facts.one(iri, terms.text) or "", statement=short_id(iri))


def _found(store: Store, words: str) -> Review:
    from kg.graph.reviews import reviews

    fitting = [each for each in reviews(store) if words and each.id.startswith(words.lower())]
    if len(fitting) != 1:
        count = f"begins {len(fitting)} ids of reviews" if fitting else "is no review in the store"
        raise QueryError(f"'{words}' {count}", fix="list them: kg review list --all")
    return fitting[0]


def _lines(review: Review) -> list[str]:
    who = f"{review.by}, {review.organisation}" if review.organisation else review.by
    lines = [
        f"{review.rating.value} ({review.aspect.value})",
        f"  claim:     {review.claim.text}",
        f"  reason:    {review.reason}",
        f"  by:        {who}, {review.on}",
    ]
    lines += [f"  statement: {review.claim.statement}"] if review.claim.statement else []
    lines += [f"  evidence:  {each.statement}  {each.text}" for each in review.evidence]
    lines += [f"  published: {review.address}"] if review.address else []
    if taken := review.withdrawn:
        lines.append(f"  WITHDRAWN on {taken.on} by {taken.by}: {taken.reason}")
    return lines
