"""Files that kg reads by itself: ontology, word lists, rules, saved questions; what is kept for the user."""

from __future__ import annotations

import os
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.iris import BASE, DEFAULT_BASE

__all__ = ["Lexicon", "data_directory", "fingerprint", "lexicon", "own_gazetteer", "read_text", "state_folder"]


@cache
def data_directory(name: str) -> Path:
    """The folder ``ontology`` or ``queries``: inside the installed package, else beside it."""
    package = Path(__file__).resolve().parent
    for candidate in (package / name, package.parent / name):
        if candidate.is_dir():
            return candidate
    raise KgError(f"the data folder '{name}' is missing", fix="install kg again")


def own_gazetteer() -> Path | None:
    """The user's own list of names: the file that KG_GAZETTEER names, else kg-gazetteer.tsv in the working folder."""
    if named := os.environ.get("KG_GAZETTEER"):
        return Path(named)
    beside = Path("kg-gazetteer.tsv")
    return beside if beside.is_file() else None


def state_folder() -> Path:
    """Where this user's kg keeps what belongs to no store on this machine: $XDG_STATE_HOME/kg."""
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "kg"


def read_text(name: str) -> str:
    """The text of a data file such as "ontology/kg.ttl", its IRIs under the configured base."""
    folder, _, path = name.partition("/")
    text = (data_directory(folder) / path).read_text(encoding="utf-8")
    return text.replace(DEFAULT_BASE, BASE)


@cache
def fingerprint(name: str) -> str:
    """The hash of all files in a data folder, by name and content: it changes when one of them does.

    The user's own list of names counts among the ontology's.
    """
    folder = data_directory(name)
    digest = sha256()
    if name == "ontology" and (own := own_gazetteer()) is not None and own.is_file():
        digest.update(own.read_bytes())
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()} {len(content)}\n".encode() + content)
    return digest.hexdigest()


class Lexicon:
    """Word lists by file and section, read from ``ontology/lexicon/*.toml`` when first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, dict[str, Any]] = {}

    def _section(self, file: str, section: str) -> Any:  # noqa: ANN401 - TOML holds lists and tables
        if file not in self._files:
            import tomllib

            path = self._folder / f"{file}.toml"
            self._files[file] = tomllib.loads(path.read_text(encoding="utf-8"))
        try:
            return self._files[file][section]
        except KeyError as error:
            raise KgError(f"word list {file}.toml has no section '{section}'") from error

    @cache  # noqa: B019 - one lexicon lives as long as the process
    def words(self, file: str, section: str) -> frozenset[str]:
        """The list ``section = [...]`` of a file as a set."""
        return frozenset(self._section(file, section))

    @cache  # noqa: B019
    def table(self, file: str, section: str) -> dict[str, Any]:
        """The table ``[section]`` of a file."""
        return dict(self._section(file, section))


@cache
def lexicon() -> Lexicon:
    """The word lists that ship with kg."""
    return Lexicon(data_directory("ontology") / "lexicon")
