"""Checks an evidence pack with nothing but Python: python3 check_pack.py PACK [--seal SHA256] [--texts FOLDER].

A pack cannot vouch for itself: who changes it can change its hashes too. So compare the seal with the one that the
maker gave elsewhere, and the hashes of the texts with texts that you have from the publisher (--texts).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

__all__ = ["check", "main", "pack_in"]

FORMAT = "kg-evidence-pack/1"
_DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)
_TEXT = re.compile(r'<(\S+)> <\S+#text> "((?:[^"\\]|\\.)*)" \.')
_OK, _FAILED, _OPEN = "ok", "FAILED", "not checked"


def pack_in(content: str) -> str:
    """The JSON of a pack, from the page around it or as it stands."""
    found = _DATA.search(content)
    return found[1] if found else content


def check(source: str, seal: str | None, texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield "ok", "FAILED" or "not checked" with what was looked at; ``texts`` are articles by hash."""
    own = hashlib.sha256(source.encode()).hexdigest()
    if seal is None:
        yield _OPEN, f"the seal, which is {own}: compare it with the one that the maker gave"
    else:
        yield _told(own == seal.strip().lower(), f"the seal is {own}")
    pack = json.loads(source)
    yield _told(pack.get("format") == FORMAT, f"the format is {FORMAT}")
    known = {}
    for article in pack["articles"]:
        text = article["text"] if article["text"] is not None else texts.get(article["sha256"])
        yield _article(article, text)
        known[article["id"]] = text
    for statement in pack["statements"]:
        yield from _statement(statement, known)
    yield from _whole(pack)


def _told(holds: bool, words: str) -> tuple[str, str]:  # noqa: FBT001 - a result, not a switch
    return (_OK if holds else _FAILED), words


def _article(article: dict[str, Any], text: str | None) -> tuple[str, str]:
    name = f"article {article['id']}"
    if text is None:
        return _OPEN, f"{name}: its text is not here; give a folder that holds it with --texts"
    same = hashlib.sha256(text.encode()).hexdigest() == article["sha256"] and len(text) == article["characters"]
    return _told(same, f"{name}: the text has the hash {article['sha256']}")


def _statement(statement: dict[str, Any], known: dict[str, str | None]) -> Iterator[tuple[str, str]]:
    name = f"statement {statement['id']}"
    joined = " ".join(span["exact"] for span in statement["spans"])
    yield _told(joined == statement["text"], f"{name}: its words are those of its spans")
    if statement["article"] not in known:
        yield _FAILED, f"{name}: its article is not in the pack"
        return
    text = known[statement["article"]]
    if text is not None:
        wrong = [span for span in _spans(statement) if not _stands(span, text)]
        yield _told(not wrong, f"{name}: {_shown(wrong)} in the text, character for character")


def _spans(statement: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from (*statement["spans"], statement["sentence"], *statement["cues"])
    yield from (speaker["mention"] for speaker in statement["speakers"] if speaker["mention"])


def _stands(span: dict[str, Any], text: str) -> bool:
    start, end = span["start"], span["end"]
    before, after = span.get("prefix", ""), span.get("suffix", "")
    here = 0 <= start < end <= len(text) and text[start:end] == span["exact"]
    return here and text[:start].endswith(before) and text[end:].startswith(after)


def _shown(wrong: list[dict[str, Any]]) -> str:
    if not wrong:
        return "words, sentence, cue and source stand"
    return "; ".join(f"“{each['exact']}” at {each['start']} to {each['end']}" for each in wrong)


def _whole(pack: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The parts of a pack agree with each other."""
    stated = {each["iri"]: each["text"] for each in pack["statements"]}
    graph = {iri: json.loads(f'"{words}"') for iri, words in _TEXT.findall(pack["graph"])}
    yield _told(graph == stated, f"the graph has these {len(stated)} statements in the same words")
    rules = {each["name"] for each in pack["rules"]}
    named = {bearing["rule"] for each in pack["statements"] for bearing in each["bearings"]}
    yield _told(named <= rules, f"the {len(named)} rules that concluded something are here")
    found = {cell for row in pack["answer"]["rows"] for cell in row if "/id/statement/" in cell}
    yield _told(found <= stated.keys(), f"the {len(found)} statements of the answer are here")


def main(arguments: list[str] | None = None) -> int:
    """Check a pack as the command line asks: 0 where nothing failed, else 1."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("pack", type=Path)
    parser.add_argument("--seal", help="the hash that the maker gave")
    parser.add_argument("--texts", type=Path, help="a folder of articles as text files, compared by hash")
    given = parser.parse_args(arguments)
    texts = {}
    for path in sorted(given.texts.glob("*.txt")) if given.texts else ():
        content = path.read_bytes()
        texts[hashlib.sha256(content).hexdigest()] = content.decode()
    found = list(check(pack_in(given.pack.read_bytes().decode()), given.seal, texts))
    for result, words in found:
        sys.stdout.write(f"{result}: {words}\n")
    failed = sum(result == _FAILED for result, _ in found)
    sys.stdout.write(f"{failed} of {len(found)} checks failed\n" if failed else "nothing failed\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
