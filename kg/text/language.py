"""The language model: found, checked against its digests, loaded, applied paragraph by paragraph."""

from __future__ import annotations

import base64
import hashlib
import importlib.util
import json
import os
import tomllib
import warnings
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import ModelError
from kg.resources import data_directory

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from kg.model import Paragraph

__all__ = ["ModelInfo", "load_model", "model_info", "parse"]

_UNVERIFIED = "KG_UNVERIFIED_MODEL"
# The parser's memory grows with the piece; no paragraph of an article is as long.
_LONGEST_PIECE = 50_000
_NEEDED = frozenset({"parser", "tagger", "ner"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelInfo:
    """Which model read a text; ``digest`` is the SHA-256 over its files' digests."""

    name: str
    version: str
    digest: str


@cache
def load_model(path: str | None = None) -> Language:
    """The spaCy pipeline at ``path``, or the pinned default after its files were checked.

    Raises:
        ModelError: it is missing, is not the pinned one, or lacks a component kg needs.
    """
    folder = _folder(path)
    if path is None:
        _verify(folder)
    import spacy

    with warnings.catch_warnings():
        # A model made for another minor version of spaCy says so; the user chose it.
        warnings.simplefilter("ignore", UserWarning)
        try:
            nlp = spacy.load(folder)
        except (OSError, ValueError) as error:
            raise ModelError(
                f"{folder}: this is no spaCy pipeline",
                why=str(error).splitlines()[0],
                fix="name the folder with config.cfg",
            ) from error
    if lacking := sorted(_NEEDED - set(nlp.pipe_names)):
        raise ModelError(
            f"{folder}: the pipeline lacks {', '.join(lacking)}", fix="use an English pipeline with all of them"
        )
    return nlp


@cache
def model_info(path: str | None = None) -> ModelInfo:
    """Name, version and digest of the model, without loading it."""
    folder = _folder(path)
    meta = folder / "meta.json"
    told = json.loads(meta.read_text(encoding="utf-8")) if meta.is_file() else {}
    files = sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    whole = hashlib.sha256("".join(f"{p.relative_to(folder).as_posix()} {_digest(p)}\n" for p in files).encode())
    return ModelInfo(
        name=f"{told.get('lang', 'xx')}_{told.get('name', folder.name)}",
        version=str(told.get("version", "unknown")),
        digest=whole.hexdigest(),
    )


def parse(nlp: Language, text: str, blocks: Sequence[Paragraph]) -> Doc:
    """One Doc over the whole of ``text`` whose sentences never cross a block.

    Blocks are parsed apart, together with the white space behind them, and joined: sentence
    splitting over paragraph ends glues captions to prose.
    """
    from spacy.tokens import Doc

    borders = [0, *(block.span.start for block in blocks[1:]), len(text)]
    pieces = (piece for a, b in pairwise(borders) for piece in _pieces(text[a:b]))
    return Doc.from_docs(list(nlp.pipe(pieces, batch_size=64)), ensure_whitespace=False)


def _pieces(block: str) -> Iterator[str]:
    """Yield ``block`` whole or, beyond what the parser takes, cut behind sentences or at least between words."""
    while len(block) > _LONGEST_PIECE:
        head = block[:_LONGEST_PIECE]
        cut = max(head.rfind(mark) + len(mark) for mark in (". ", ".\u201d ", '." '))
        if cut < _LONGEST_PIECE // 2:
            cut = head.rfind(" ") + 1 or _LONGEST_PIECE
        yield block[:cut]
        block = block[cut:]
    yield block


@cache
def _pinned() -> dict[str, Any]:
    return tomllib.loads((data_directory("ontology") / "model-digests.toml").read_text(encoding="utf-8"))


def _folder(path: str | None) -> Path:
    if path is not None:
        if not (Path(path) / "config.cfg").is_file():
            raise ModelError(
                f"{path}: there is no spaCy pipeline",
                why="its config.cfg is missing",
                fix="name the folder with config.cfg",
            )
        return Path(path)
    package = str(_pinned()["package"])
    # find_spec runs no code of the package: its files are checked before any of it is trusted.
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise ModelError(
            "the English language model is not installed", fix=f"pip install {package.replace('_', '-')}==3.8.0"
        )
    folder = Path(spec.origin).parent
    return next(iter(sorted(p.parent for p in folder.glob("*/config.cfg"))), folder)


def _verify(folder: Path) -> None:
    """Refuse a default model whose files are not the published ones."""
    if os.environ.get(_UNVERIFIED):
        return
    for name, wanted in _pinned()["files"].items():
        file = folder / name
        if not file.is_file():
            raise ModelError(f"the language model lacks its file {name}", fix="install kg's packages again")
        if wanted not in {_digest(file), _digest(file, newlines=True)}:
            raise ModelError(
                f"the language model's file {name} is not the published one",
                why="somebody changed the package, and its results could not be trusted",
                fix=f"install the locked version again, or set {_UNVERIFIED}=1 to use it all the same",
            )


def _digest(file: Path, *, newlines: bool = False) -> str:
    """The file's SHA-256 in base64; with ``newlines`` of the file with its line ends as LF."""
    data = file.read_bytes()
    if newlines:
        data = data.replace(b"\r\n", b"\n")
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")
