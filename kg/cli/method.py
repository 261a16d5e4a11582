"""The option ``--attribution``, for the commands that read articles."""

from __future__ import annotations

import os
from collections.abc import Callable

import click

from kg.model import Method

__all__ = ["attribution_option"]

_VARIABLE = "KG_ATTRIBUTION"  # as in kg.extract.attribution, which is not imported to start fast


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
    before = os.environ.get(_VARIABLE)
    os.environ[_VARIABLE] = value
    context.call_on_close(lambda: _restore(before))


def _restore(before: str | None) -> None:
    if before is None:
        os.environ.pop(_VARIABLE, None)
    else:
        os.environ[_VARIABLE] = before
