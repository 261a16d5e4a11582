"""Errors that a user can mend: each names the place, the value seen, and what to do."""

from __future__ import annotations

__all__ = [
    "CheckFailed",
    "InputError",
    "KgError",
    "ModelError",
    "QueryError",
    "SettingError",
    "StoreError",
    "VerifierError",
]


class KgError(Exception):
    """Base of all errors that are shown as text instead of a traceback.

    ``exit_code`` follows the command line's table: 1 a check failed, 2 usage, 3 unreadable input.
    """

    exit_code = 3

    def __init__(self, what: str, *, why: str = "", fix: str = "") -> None:
        super().__init__(what)
        self.what, self.why, self.fix = what, why, fix

    def __str__(self) -> str:
        lines = [self.what]
        if self.why:
            lines.append(f"  why: {self.why}")
        if self.fix:
            lines.append(f"  fix: {self.fix}")
        return "\n".join(lines)


class InputError(KgError):
    """An article or its metadata cannot be read."""


class StoreError(KgError):
    """The store cannot be opened, read or written."""


class ModelError(KgError):
    """The language model is missing or is not the pinned one."""


class QueryError(KgError):
    """A question, a parameter or SPARQL text is wrong."""

    exit_code = 2


class SettingError(KgError):
    """A setting in the environment is wrong."""

    exit_code = 2


class VerifierError(KgError):
    """The model that is to grade pairs cannot be asked."""


class CheckFailed(KgError):
    """A verification found something that does not hold."""

    exit_code = 1
