"""Who said what against attribution corpora: the scorer's figures, by construction, and words a second.

usage: python benchmarks/attribution.py [--shared ../shared/attribution] [--corpus NAME ...] [--method trained|rules]

Runs over PolNeAR's and GUM's dev splits where they are there; ``polnear-reporting`` counts reporting cues
only. The time is that of reading and attributing in one process, the parse included; beside it, in the
same run, that of the bare spaCy pipeline on the same texts.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
import types
from collections import Counter
from pathlib import Path
from typing import Any

from kg.answer.attribution_rows import attribution_rows
from kg.model import Method
from kg.pipeline import attributions_of
from kg.text.language import load_model
from kg.text.reading import article_from

_ROOT = Path(__file__).resolve().parent.parent
_CORPORA = {
    "polnear": "polnear/dev.jsonl",
    "polnear-reporting": "polnear/dev.speech.jsonl",
    "gum": "gum/dev.jsonl",
}
_NO_SOURCE = "no source"
_RIGHT = 0.8  # content Jaccard, as the scorer's joint figure has it
_IRREGULAR = {
    "said": "say", "told": "tell", "wrote": "writ", "written": "writ", "went": "go", "gone": "go", "goes": "go",
    "sent": "send", "calls": "call", "replied": "reply", "replies": "reply", "arguing": "argu", "does": "do",
}  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=_ROOT.parent / "shared" / "attribution")
    parser.add_argument("--corpus", nargs="+", choices=_CORPORA, default=list(_CORPORA))
    parser.add_argument("--method", nargs="+", choices=[m.value for m in Method], default=[m.value for m in Method])
    given = parser.parse_args()
    if not (given.shared / "score.py").is_file():
        print(f"skipped: {given.shared} is not here")
        return 0
    scorer = _scorer(given.shared)
    for name in given.corpus:
        gold = [json.loads(line) for line in (given.shared / _CORPORA[name]).read_text(encoding="utf-8").splitlines()]
        words = sum(len(row["text"].split()) for row in gold)
        bare = _bare(gold)
        for method in given.method:
            started = time.perf_counter()
            found = [_predicted(row, Method(method)) for row in gold]
            seconds = time.perf_counter() - started
            print(
                f"\n{name}, {method}: {len(gold)} documents, {words} words; {words / seconds:.0f} words/s, "
                f"{seconds / bare:.2f} x the bare pipeline's {words / bare:.0f}"
            )
            _report(scorer, gold, found)
    return 0


def _scorer(folder: Path) -> Any:
    """The scorer beside the corpora. The stemmer that it asks for is not there: a small one stands in."""
    sys.path.insert(0, str(folder))
    stemmer = types.ModuleType("make_stem")
    stemmer.stem = _stem  # type: ignore[attr-defined]
    sys.modules.setdefault("make_stem", stemmer)
    return importlib.import_module("score")


def _stem(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
            break
    doubled = len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls"
    return word[:-1] if doubled else word


def _bare(gold: list[dict[str, Any]]) -> float:
    nlp = load_model()
    attributions_of(article_from(gold[0]["text"]))  # everything is loaded before the clock starts
    started = time.perf_counter()
    for _ in nlp.pipe((p for row in gold for p in row["text"].split("\n\n") if p.strip()), batch_size=64):
        pass
    return time.perf_counter() - started


def _predicted(row: dict[str, Any], method: Method) -> dict[str, Any]:
    said = attributions_of(article_from(row["text"]), method=method)
    return {
        "doc_id": row["doc_id"],
        "attributions": attribution_rows(said, row["text"], confirmed=method is Method.TRAINED),
    }


def _report(scorer: Any, gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> None:
    figures = scorer.evaluate(gold, found)
    print(f"  {'':14} " + "".join(f"{kind:^22}" for kind in ("all", "direct", "indirect", "mixed")))
    for metric in ("joint", "content_exact", "cue", "source_head"):
        shown = "".join(
            f"  {100 * f['p']:5.1f} {100 * f['r']:5.1f} {100 * f['f1']:5.1f}  "
            for f in (figures[metric][kind] for kind in ("all", "direct", "indirect", "mixed"))
        )
        print(f"  {metric:14} {shown}")
    right, total = Counter[str](), Counter[str]()
    for row, made in zip(gold, found, strict=True):
        index = scorer.Index(row["text"])
        predicted = scorer.items(index, made["attributions"], True)
        for each in scorer.items(index, row["attributions"], True):
            if not each["ignore"]:
                kind = _construction(row["text"], each)
                total[kind] += 1
                right[kind] += any(_same(each, p) for p in predicted)
                if kind == _NO_SOURCE:
                    total[f"{kind}, any border"] += 1
                    right[f"{kind}, any border"] += any(not p["s"] and (each["k"] & p["k"]) for p in predicted)
    for kind, count in total.most_common():
        print(f"    {kind:34} recalled {right[kind]:5} of {count:5}  {100 * right[kind] / count:5.1f} %")


def _construction(text: str, item: dict[str, Any]) -> str:
    """Where content and cue stand, or that there is no source."""
    if not item["src"]:
        return _NO_SOURCE
    first, last = min(s for s, _ in item["content"]), max(e for _, e in item["content"])
    cue = min((s for s, _ in item["cue"]), default=first)
    if item["kind"] != "indirect":
        return f"{item['kind']}, {'one run' if len(item['content']) == 1 else 'several runs'}"
    if len(item["content"]) > 1 and first < cue < last:
        return "indirect, around the cue"
    if cue > first:
        return "indirect, before the cue"
    return "indirect, that-clause" if text[first : first + 5].lower() == "that " else "indirect, behind the cue"


def _same(gold: dict[str, Any], made: dict[str, Any]) -> bool:
    likeness = len(gold["c"] & made["c"]) / len(gold["c"] | made["c"])
    source = made["h"] in gold["s"] if gold["s"] and made["s"] else not gold["s"] and not made["s"]
    return bool(likeness >= _RIGHT and source)


if __name__ == "__main__":
    sys.exit(main())
