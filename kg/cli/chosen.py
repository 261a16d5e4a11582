"""Which statements the person means: by id, by article, or as the answer to a query or a question."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import click

from kg import iris
from kg.errors import QueryError, StoreError

if TYPE_CHECKING:
    from kg.graph.store import Store

__all__ = ["Chosen", "Wishes", "chosen", "one_article", "selection_options"]

F = TypeVar("F", bound=Callable[..., object])


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """The options that say what to take; nothing given means all."""

    article: str | None = None
    statements: tuple[str, ...] = ()
    query: str | None = None
    params: tuple[str, ...] = ()
    sparql: str | None = None
    question: str | None = None
    claim: str | None = None

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return not (self.statements or self.query or self.sparql or self.question or self.claim or self.article)

    def check(self) -> None:
        """Refuse two ways to select at once, and parameters of nothing."""
        ways = {"--article": self.article, "--statement": self.statements, "--query": self.query}
        ways |= {"--sparql": self.sparql, "--ask": self.question, "--check": self.claim}
        if len(given := [name for name, value in ways.items() if value]) > 1:
            raise click.UsageError(f"choose one way to select: {' or '.join(given)}")
        if self.params and not (self.query or self.sparql):
            raise click.UsageError("--param belongs to --query or --sparql")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The statements by IRI, and the query that found them with its rows, if there was one."""

    statements: tuple[str, ...]
    question: str | None = None
    query: str | None = None
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def selection_options(command: F) -> F:
    """The options of a command that takes all statements or some."""
    options = (
        click.option("--article", metavar="ID", help="Only what this article says; the first digits do."),
        click.option(
            "--statement", "statements", multiple=True, metavar="ID", help="Only this statement; may be repeated."
        ),
        click.option("--query", metavar="NAME", help="Only the statements that this saved question finds."),
        click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter of --query."),
        click.option("--sparql", metavar="TEXT", help="Only the statements that this query finds."),
        click.option("--ask", "question", metavar="QUESTION", help="Only the answers to this question in English."),
        click.option("--check", "claim", metavar="CLAIM", help="Only what is stated for and against this claim."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def chosen(store: Store, wishes: Wishes) -> Chosen:
    """The statements that ``wishes`` name, with what found them; at least one wish is there."""
    from kg.export.described import statements_in
    from kg.graph.facts import Facts

    facts = Facts(store.oxigraph)
    if wishes.article:
        return Chosen(statements=statements_in(facts, iris.article(one_article(store, wishes.article))))
    if wishes.statements:
        from kg.answer.reference import statement_meant

        meant = (statement_meant(facts, words) for words in wishes.statements)
        return Chosen(statements=tuple(dict.fromkeys(meant)))
    if wishes.claim:
        return _checked(store, wishes.claim)
    return _asked(store, wishes.question) if wishes.question else _queried(store, wishes)


def one_article(store: Store, words: str) -> str:
    """The id of the article that begins with ``words``."""
    fitting = [known for known in store.articles() if known.startswith(words.lower())]
    if len(fitting) != 1:
        several = f"{len(fitting)} articles begin so" if fitting else "no article has this id"
        raise StoreError(
            f"--article {words}: {several}",
            fix='list them: kg query "SELECT ?article ?title { ?article a kg:Article'
            ' OPTIONAL { ?article kg:title ?title } }"',
        )
    return fitting[0]


def _asked(store: Store, question: str) -> Chosen:
    from kg.answer.ask import ask

    asked = ask(store, question)
    if not asked.understood:
        raise QueryError(
            f"--ask: {asked.reason}", fix="use --query with a saved question ('kg queries' lists them), or --sparql"
        )
    # What speaks against the answer belongs to its evidence.
    found = [("answer", each) for each in asked.answers] + [("opposed", each) for each in asked.opposed]
    rows = tuple((what, a.strength, a.speaker or "", a.text, iris.statement(a.statement)) for what, a in found)
    return Chosen(
        statements=tuple(dict.fromkeys(row[-1] for row in rows)),
        question=question,
        query=asked.query,
        columns=("stands as", "strength", "speaker", "words", "statement"),
        rows=rows,
    )


def _checked(store: Store, claim: str) -> Chosen:
    """What carries the label that ``kg check`` gives; no query finds it, since words are compared one by one."""
    from kg.check.check import Checker

    checked = Checker(store).check(claim)
    rows = tuple(
        (e.stance, e.strength, e.rule, e.speaker or "", e.text, iris.statement(e.statement)) for e in checked.evidence
    )
    missing = f"; missing: {checked.missing}" if checked.missing else ""
    return Chosen(
        statements=tuple(dict.fromkeys(row[-1] for row in rows)),
        question=f"{claim} ({checked.label.replace('_', ' ')} by what is stated here{missing})",
        columns=("stance", "strength", "rule", "speaker", "words", "statement"),
        rows=rows,
    )


def _queried(store: Store, wishes: Wishes) -> Chosen:
    from kg.answer.asked import question
    from kg.answer.pointed import pointed_at
    from kg.answer.query import Table, Truth, answer
    from kg.answer.results import plain
    from kg.graph.facts import Facts
    from kg.show.selection import statements_of

    asked = question(wishes.query or wishes.sparql or "")
    found = answer(store, asked, dict(param.partition("=")[::2] for param in wishes.params))
    if isinstance(found, Truth):
        raise click.UsageError("ASK answers yes or no, and finds no statement")
    rows = tuple(tuple(plain(cell) for cell in row) for row in found.rows) if isinstance(found, Table) else ()
    in_rows = dict.fromkeys(_statements(rows))  # the order of the answer, where it names statements
    return Chosen(
        statements=tuple(in_rows) or statements_of(Facts(store.oxigraph), pointed_at(found)),
        question=": ".join(filter(None, (asked.title, ", ".join(wishes.params)))) or None,
        query=found.query,
        columns=found.columns if isinstance(found, Table) else (),
        rows=rows,
    )


def _statements(rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    start = iris.statement("")
    yield from (cell for row in rows for cell in row if cell.startswith(start))
