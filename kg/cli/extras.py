"""The optional extras of a command: embeddings that shortlist, a model that grades; off unless asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

from kg.cli.main import State

if TYPE_CHECKING:
    from kg.check.chat import Chat

__all__ = ["embeddings_option", "opened", "progress_of", "verifier_options"]

F = TypeVar("F", bound=Callable[..., object])

embeddings_option = click.option(
    "--embeddings",
    is_flag=True,
    envvar="KG_EMBEDDINGS",
    help='Let an embedding model propose sentences too; needs the extra "embeddings". [env: KG_EMBEDDINGS=1]',
)


def verifier_options(command: F) -> F:
    """``--verifier`` and ``--verifier-model``."""
    url = click.option(
        "--verifier",
        metavar="URL",
        envvar="KG_VERIFIER",
        help="Let the model at this OpenAI-compatible address grade the pairs too, shown apart; "
        "claim and sentences go there. [env: KG_VERIFIER; key: KG_VERIFIER_KEY]",
    )
    model = click.option(
        "--verifier-model",
        metavar="NAME",
        envvar="KG_VERIFIER_MODEL",
        help="Which model there. [default: the first that it names; env: KG_VERIFIER_MODEL]",
    )
    return url(model(command))


def opened(verifier: str | None, model: str | None) -> Chat | None:
    """The model that grades, if one is asked for."""
    if verifier is None:
        if model is not None and click.get_current_context().get_parameter_source("verifier_model") is not _ENVIRONMENT:
            raise click.UsageError("--verifier-model needs --verifier URL")
        return None
    from kg.check.chat import open_chat

    return open_chat(verifier, model)


_ENVIRONMENT = click.core.ParameterSource.ENVIRONMENT


def progress_of(state: State) -> Callable[[int, int], None] | None:
    """A sign of progress on a terminal; nothing in a pipe."""
    if state.quiet or not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        click.echo(f"\rreading sentences as vectors: {done} of {total}", err=True, nl=done == total)

    return show
