"""Statements of the seed article against its analysis by hand: found, right speaker, beyond the gold.

usage: python benchmarks/seed_statements.py [--gold ../shared/seed-gold/statements.json] [--errors]

A gold statement is found by a statement whose content shares at least 0.8 of the words (Jaccard over
word positions), one to one, best first. A statement beyond the gold is one whose words nobody's gold
statement covers to 80 %: it has to be read by a person.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from pathlib import Path

from kg.model import Article, Extraction, Span, Statement
from kg.pipeline import extract

_WORD = re.compile(r"\w+")
_ROOT = Path(__file__).resolve().parent.parent
_NEEDED = 0.8


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=_ROOT.parent / "shared" / "seed-gold" / "statements.json")
    parser.add_argument("--seed", type=Path, default=_ROOT / "seeds" / "000_a3835b98505ff9ac.txt")
    parser.add_argument("--errors", action="store_true", help="list what was missed and what is beyond the gold")
    arguments = parser.parse_args()
    if not arguments.gold.exists():
        print(f"skipped: {arguments.gold} is not here")
        return 0
    text = arguments.seed.read_bytes().decode("utf-8")
    gold = json.loads(arguments.gold.read_text(encoding="utf-8"))["statements"]
    extraction = extract(Article(text=text, sha256=hashlib.sha256(text.encode()).hexdigest()))
    report(extraction, gold, errors=arguments.errors)
    return 0


def report(extraction: Extraction, gold: list[dict[str, object]], *, errors: bool) -> None:
    """Print the figures."""
    text = extraction.article.text
    pairs = align(extraction, gold)
    right = [g for g, s in pairs if speaker_right(g, s, extraction)]
    covered = [_positions(text, [Span(*g["span"])]) for g in gold]  # type: ignore[misc]
    beyond = [
        s
        for s in extraction.statements
        if s.id not in {found.id for _, found in pairs} and not _covered(_positions(text, s.spans), covered)
    ]
    print(f"gold {len(gold)}  found {len(pairs)}  with right speaker {len(right)}")
    print(f"statements made {len(extraction.statements)}  beyond the gold {len(beyond)}")
    if errors:
        found_ids = {g["id"] for g, _ in pairs}
        for item in gold:
            if item["id"] not in found_ids:
                print(f"  missed   {item['id']}: {item['text']}")
        for item, statement in pairs:
            if item not in right:
                print(f"  speaker  {item['id']}: {item['speaker']} / {_speaker(statement, extraction)}")
        for statement in beyond:
            print(f"  beyond   {_speaker(statement, extraction)}: {statement.utterance.text(text)}")


def align(extraction: Extraction, gold: list[dict[str, object]]) -> list[tuple[dict[str, object], Statement]]:
    """Pairs of gold and statement, one to one, best overlap first."""
    text = extraction.article.text
    scored = []
    for number, item in enumerate(gold):
        wanted = _positions(text, [Span(*item["span"])])  # type: ignore[misc]
        for statement in extraction.statements:
            made = _positions(text, statement.spans)
            score = len(wanted & made) / len(wanted | made)
            if score >= _NEEDED:
                scored.append((-score, number, statement.id, item, statement))
    pairs = []
    gone: set[object] = set()
    for _, number, identity, item, statement in sorted(scored, key=lambda row: row[:3]):
        if number not in gone and identity not in gone:
            gone |= {number, identity}
            pairs.append((item, statement))
    return pairs


def speaker_right(item: dict[str, object], statement: Statement, extraction: Extraction) -> bool:
    """Whether the narrator is the narrator, or the speaker's name is the gold name."""
    wanted = str(item["speaker"]).removesuffix(" (unnamed)")
    if wanted in {"narrator", "photo caption"}:
        return statement.attribution is None
    return wanted.lower() in _speaker(statement, extraction).lower()


def _speaker(statement: Statement, extraction: Extraction) -> str:
    if statement.attribution is None:
        return "narrator"
    names = {a.id: a.name for a in extraction.actors}
    return " and ".join(names.get(s.actor, s.actor) for s in statement.attribution.sources)


def _positions(text: str, spans: object) -> frozenset[int]:
    return frozenset(m.start() for s in spans for m in _WORD.finditer(text, s.start, s.end))  # type: ignore[attr-defined]


def _covered(words: frozenset[int], gold: list[frozenset[int]]) -> bool:
    together = frozenset().union(*(g for g in gold if g & words))
    return len(words & together) >= _NEEDED * len(words)


if __name__ == "__main__":
    sys.exit(main())
