"""Readable identifiers made from names."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["fold", "slug"]

_LETTERS = str.maketrans("łŁøØđĐßæÆœŒ’‘ʼ‐‑–—", "lLoOdDsaAoO'''----")


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """``text`` in small letters without accents, with plain apostrophes and hyphens.

    >>> fold("Hugo Chávez’s")
    "hugo chavez's"
    """
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def slug(name: str) -> str:
    """``name`` as a piece of an identifier: folded, dots and apostrophes dropped, hyphens between words.

    >>> slug("John W. Brennan Jr."), slug("U.S. troops"), slug("al-Qa’ida")
    ('john-w-brennan-jr', 'us-troops', 'al-qaida')
    """
    bare = re.sub(r"[.'\"]", "", fold(name))
    return re.sub(r"\W+", "-", bare).strip("-") or "unnamed"
