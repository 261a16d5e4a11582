"""The option ``--attribution``, for the commands that read articles."""

from __future__ import annotations

import os
from collections.abc import Callable

import click

from kg.model import METHOD_VARIABLE, Method

__all__ = ["attribution_option"]


def attribution_option() -> Callable[[Callable[..., object]], Callable[..., object]]:
    """The option that chooses what attributes; it holds for this process and for those it starts."""
    return click.option(
        "--attribution",
        type=click.Choice([m.value for m in Method]),
        callback=_chosen,
        expose_value=False,
        help="Rules with the trained tagger, or the rules alone; or set KG_ATTRIBUTION.  [default: trained]",
    )


def _chosen(context: click.Context, option: click.Parameter, value: str | None) -> None:
    del option
    if value is None:
        return
    before = os.environ.get(METHOD_VARIABLE)
    os.environ[METHOD_VARIABLE] = value
    context.call_on_close(lambda: _restore(before))


def _restore(before: str | None) -> None:
    if before is None:
        os.environ.pop(METHOD_VARIABLE, None)
    else:
        os.environ[METHOD_VARIABLE] = before
