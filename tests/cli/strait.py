"""One small article, and a command on a store, for the tests of commands that answer."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from kg.cli.main import cli

__all__ = ["TEXT", "kg"]

TEXT = (
    "Engineers clear the strait\n\nCaptain Mara Voss said the navy will keep two frigates in the strait until June. "
    '"The convoy was not attacked," Voss said.\n'
)


def kg(store: Path, *words: str, text: str | None = None) -> Result:
    """What ``kg --store STORE WORDS`` does, ``text`` being its standard input."""
    return CliRunner().invoke(cli, ["--store", str(store), *words], input=text)
