"""What extraction costs beside the bare spaCy pipeline, stage by stage, in one run.

usage: python benchmarks/extraction_speed.py [FILE ...] [--repeat N]

Without files: the seed article and, if they are there, the articles of ../shared/articles/dev, joined to
one text. Each stage is timed N times on the same parse; the least time counts. The last line is the whole as the
pipeline runs it.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from kg.extract.actors import find_actors
from kg.extract.agreements import agreements
from kg.extract.attribution import attributed
from kg.extract.dates import dates
from kg.extract.events import events
from kg.extract.postures import postures
from kg.extract.reading import read
from kg.extract.statements import statements
from kg.extract.tagged import tagged
from kg.model import Article, Method
from kg.pipeline import extract
from kg.text.language import load_model

_ROOT = Path(__file__).resolve().parent.parent
_T = TypeVar("_T")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    arguments = parser.parse_args()
    files = arguments.files or [
        *sorted((_ROOT / "seeds").glob("*.txt")),
        *sorted((_ROOT.parent / "shared" / "articles" / "dev").glob("*.txt")),
    ]
    text = "\n\n".join(p.read_bytes().decode("utf-8") for p in files)
    article = Article(text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
    nlp = load_model()
    read(article)  # the first parse warms the caches

    def timed(work: Callable[[], _T]) -> tuple[float, _T]:
        best, made = float("inf"), None
        for _ in range(arguments.repeat):
            started = time.perf_counter()
            made = work()
            best = min(best, time.perf_counter() - started)
        return best, made  # type: ignore[return-value]

    bare, _ = timed(lambda: list(nlp.pipe(text.split("\n\n"), batch_size=64)))
    parse, reading = timed(lambda: read(article))
    actors, table = timed(lambda: find_actors(reading))
    when = dates(reading)
    tagging, _ = timed(lambda: list(tagged(reading)))
    ruled, _ = timed(lambda: attributed(reading, table, when, method=Method.RULES))
    both, found = timed(lambda: attributed(reading, table, when))
    said, made = timed(lambda: tuple(statements(reading, table, found.claims, when)))
    rest, _ = timed(
        lambda: (
            tuple(postures(reading, made, table)),
            tuple(events(reading, made, table)),
            tuple(agreements(reading, made, table)),
        )
    )
    whole = parse + actors + both + said + rest
    together, _ = timed(lambda: extract(article))
    words = len(text.split())
    print(f"{len(files)} files, {words} words; bare spaCy pipeline {words / bare:.0f} words/s")
    for name, seconds in (
        ("parse, blocks, quotations", parse),
        ("actors", actors),
        ("attribution", both),
        ("  of it the trained tagger", tagging),
        ("  the rules alone", ruled),
        ("statements", said),
        ("postures, events, agreements", rest),
        ("all", whole),
        ("all with the rules alone", whole - both + ruled),
        ("kg.pipeline.extract", together),
    ):
        print(f"  {name:30} {seconds:7.2f} s   {seconds / bare:5.2f} x the bare pipeline")
    print(f"{words / whole:.0f} words/s in all, {words / (whole - both + ruled):.0f} with the rules alone")
    return 0


if __name__ == "__main__":
    sys.exit(main())
