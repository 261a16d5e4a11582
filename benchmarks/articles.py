"""What ``kg extract`` makes of real articles, scored against gold made by hand.

usage: python benchmarks/articles.py [--shared ../shared/articles] [--errors N]

Extracts every article of the dev split (gold or not: all have to go through, with every span equal to
its words), then runs the scorer that lies beside the articles on those with gold.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kg.answer.contract import extraction_json
from kg.model import Article, Extraction
from kg.pipeline import extract
from kg.reason.rules import bearings

_ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=_ROOT.parent / "shared" / "articles")
    parser.add_argument("--errors", type=int, default=0, help="print the first N errors of each kind")
    arguments = parser.parse_args()
    folder = arguments.shared / "dev"
    if not folder.is_dir():
        print(f"skipped: {folder} is not here")
        return 0
    rows, wrong, words = [], 0, 0
    started = time.perf_counter()
    for path in sorted(folder.glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        extraction = extract(Article(text=text, sha256=hashlib.sha256(text.encode()).hexdigest()))
        wrong += _wrong_spans(extraction)
        words += len(text.split())
        rows.append({"gold_id": path.stem, **extraction_json(extraction, tuple(bearings(extraction)))})
    seconds = time.perf_counter() - started
    print(f"{len(rows)} articles, {words} words in {seconds:.1f} s; spans that do not fit their article: {wrong}")
    with tempfile.TemporaryDirectory() as made:
        extracted = Path(made) / "extracted.jsonl"
        extracted.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        scorer = [
            sys.executable,
            str(arguments.shared / "score_articles.py"),
            str(folder),
            "--extracted",
            str(extracted),
        ]
        return subprocess.run([*scorer, "--errors", str(arguments.errors)], check=False).returncode


def _wrong_spans(extraction: Extraction) -> int:
    """How many spans of statements, actors and postures lie outside the text or hold no word."""
    text = extraction.article.text
    spans = [s for st in extraction.statements for s in (*st.spans, st.utterance.sentence)]
    spans += [m for a in extraction.actors for m in a.mentions]
    spans += [p.span for p in extraction.postures]
    return sum(s.end > len(text) or not s.text(text).strip() for s in spans)


if __name__ == "__main__":
    sys.exit(main())
