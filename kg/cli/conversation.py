"""Questions typed one after the other, with a history that the arrow keys bring back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from kg.resources import state_folder

__all__ = ["questions"]

_PROMPT = "kg> "
_KEPT = 1000
_LEAVING = frozenset({"exit", "quit", "bye", ":q"})


def questions() -> Iterator[str]:
    """Yield what somebody types until they leave with Ctrl-D, "exit" or "quit"; Ctrl-C drops a line."""
    history = _history()
    while True:
        try:
            words = input(_PROMPT).strip()
        except EOFError:
            break
        except KeyboardInterrupt:
            continue
        if words.lower() in _LEAVING:
            break
        if words:
            yield words
            _keep(history)


def _history() -> Path | None:
    """The file of earlier questions, read; None where Python has no line editing or the file is not to be had."""
    path = state_folder() / "questions"
    try:
        import readline
    except ImportError:
        return None
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            readline.read_history_file(path)
        return path
    return None


def _keep(path: Path | None) -> None:
    if path is None:
        return
    import readline

    readline.set_history_length(_KEPT)
    with suppress(OSError):
        readline.write_history_file(path)
        path.chmod(0o600)
