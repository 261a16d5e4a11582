"""Whole HTML pages: data, style and script in one file, which loads nothing and runs nothing else.

The policy in the head names the hashes of the page's own script and style, so that no word of an article
can become code, and nothing can be fetched.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from html import escape
from pathlib import Path
from string import Template

__all__ = ["as_data", "filled_page"]


def as_data(content: object) -> str:
    """``content`` as JSON that no HTML reader takes for markup."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def filled_page(template: Path, data: str, **words: str) -> bytes:
    """The page ``template`` (.html, with .css and .js beside it) around ``data``, made by ``as_data``, in UTF-8."""
    style, script = (template.with_suffix(each).read_text(encoding="utf-8") for each in (".css", ".js"))
    policy = (
        f"default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    )
    page = Template(template.read_text(encoding="utf-8"))
    named = {name: escape(text) for name, text in words.items()}
    return page.substitute(named, policy=policy, style=style, script=script, data=data).encode()


def _hash(text: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()
