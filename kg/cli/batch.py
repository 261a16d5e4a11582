"""Files with a question or a claim a line, for ``--batch``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from kg.errors import InputError

__all__ = ["read_batch"]


def read_batch(path: Path, key: str) -> Iterator[str]:
    """Yield what the lines of a file ask: lines of text, or JSON objects with it under ``key``; - is stdin.

    Raises:
        InputError: the file cannot be read, or a line that begins with { is no such object.
    """
    try:
        with click.open_file(str(path), encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.lstrip().startswith("{"):
                    yield _of_json(line, key, f"{path}, line {number}")
                elif line.strip():
                    yield line.strip()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read", why=str(error), fix="give a file of lines in UTF-8") from error


def _of_json(line: str, key: str, place: str) -> str:
    try:
        words = json.loads(line).get(key)
    except ValueError as error:
        raise InputError(f"{place}: {error}", why="a line that begins with { is read as JSON", fix="mend it") from error
    if not isinstance(words, str):
        raise InputError(f'{place}: there is no text under "{key}"', fix=f'write {{"{key}": "..."}}')
    return words
