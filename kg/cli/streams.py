"""Pieces of a file, written as they come."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

import click

from kg.errors import KgError

__all__ = ["write_pieces"]


def write_pieces(pieces: Iterable[bytes], output: Path | None) -> int:
    """The number of bytes written to a file, wholly or not at all, or to stdout.

    Raises:
        KgError: the file cannot be written.
    """
    if output is None:
        written = 0
        for piece in pieces:
            click.echo(piece, nl=False)
            written += len(piece)
        return written
    try:
        return _to_file(pieces, output)
    except OSError as error:
        raise KgError(f"{output} cannot be written: {error.strerror}", fix="name another file with --output") from error


def _to_file(pieces: Iterable[bytes], output: Path) -> int:
    handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            written = sum(stream.write(piece) for piece in pieces)
        mask = os.umask(0o077)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
        temporary.replace(output)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return written
