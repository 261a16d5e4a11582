"""How well claims are checked, on articles with gold: the rules, and beside them the optional extras.

usage: python benchmarks/checking.py [GOLD_DIR] [--embeddings] [--verifier URL [--verifier-model NAME]]
                                     [--only ID ...] [--stores DIR] [--errors]

Each article stands alone in a store of its own. Rows: the rules; with --embeddings the rules over a longer
shortlist; with --verifier the label of the model's grades of the same pairs, and the rules' label where that is
decisive, else the model's. Claims, labels and scores are those of the scorer beside the gold.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.check.chat import Chat, open_chat
from kg.check.check import Checker
from kg.graph.store import Store, open_store
from kg.model import Article
from kg.pipeline import ingest

_ROOT = Path(__file__).resolve().parent.parent
_SHARED = _ROOT.parent / "shared" / "articles"
_DECISIVE = ("supported", "refuted", "disputed")
_STANCES = {"supported": ("supports",), "refuted": ("refutes",), "disputed": ("supports", "refutes")}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="?", default=_SHARED / "dev")
    parser.add_argument("--embeddings", action="store_true")
    parser.add_argument("--verifier", metavar="URL")
    parser.add_argument("--verifier-model", metavar="NAME")
    parser.add_argument("--only", nargs="*", default=[""], help="gold ids that start so")
    parser.add_argument("--stores", type=Path, help="keep the stores in this folder, and use those that are there")
    parser.add_argument("--errors", action="store_true", help="list the claims whose label is wrong")
    arguments = parser.parse_args()
    scorer = _SHARED / "score_articles.py"
    if not arguments.gold.is_dir() or not scorer.exists():
        print(f"skipped: {arguments.gold} or {scorer} is not here")
        return 0
    chat = open_chat(arguments.verifier, arguments.verifier_model) if arguments.verifier else None
    with tempfile.TemporaryDirectory() as made:
        stores = arguments.stores or Path(made) / "stores"
        rows, golds, seconds = _rows(arguments, stores, chat)
        for name in rows:
            score = _score(golds, rows[name], scorer, Path(made))
            print(f"{name:28} {score} {seconds.get(name, 0.0) / max(1, len(rows[name])):6.2f} s a claim")
    if arguments.errors:
        _errors(golds, rows)
    return 0


def _rows(
    arguments: argparse.Namespace, stores: Path, chat: Chat | None
) -> tuple[dict[str, list[dict[str, Any]]], list[Path], dict[str, float]]:
    rows: dict[str, list[dict[str, Any]]] = {}
    seconds: dict[str, float] = {}
    golds = [
        path
        for path in sorted(arguments.gold.rglob("*.gold.json"))
        if path.name.startswith(tuple(arguments.only)) and json.loads(path.read_text(encoding="utf-8")).get("checks")
    ]
    for path in golds:
        gold = json.loads(path.read_text(encoding="utf-8"))
        with _store(stores / gold["id"], path.with_name(f"{gold['id']}.txt")) as store:
            checkers = {"rules": Checker(store, verifier=chat)}
            if arguments.embeddings:
                checkers["rules, embeddings"] = Checker(store, embeddings=True)
            for name, checker in checkers.items():
                started = time.perf_counter()
                results = [checker.check(each["claim"]).as_json() for each in gold["checks"]]
                seconds[name] = seconds.get(name, 0.0) + time.perf_counter() - started
                for each, result in zip(gold["checks"], results, strict=True):
                    for row, told in _variants(name, result):
                        rows.setdefault(row, []).append({"article": gold["id"], "check_id": each["id"], "result": told})
    return rows, golds, seconds


def _store(place: Path, text: Path) -> Store:
    if not place.exists():
        words = text.read_bytes().decode()
        with open_store(place, read_only=False) as store:
            list(ingest([Article(text=words, sha256=hashlib.sha256(words.encode()).hexdigest())], store))
    return open_store(place)


def _variants(name: str, result: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield a result as the rules have it, as the model has it, and with the model where the rules are silent."""
    yield name, result
    graded = result.get("verifier")
    if graded is None:
        return
    wanted = _STANCES.get(graded["label"], ())
    own = {**result, "label": graded["label"], "evidence": [g for g in graded["grades"] if g["grade"] in wanted]}
    yield f"{graded['model'][:20]} alone", own
    yield "rules, then the model", result if result["label"] in _DECISIVE else own


def _score(golds: list[Path], rows: list[dict[str, Any]], scorer: Path, folder: Path) -> str:
    """The figures of the scorer on the articles that were run."""
    gold, checked, extracted = folder / "gold", folder / "checked.jsonl", folder / "extracted.jsonl"
    gold.mkdir(exist_ok=True)
    for path in golds:
        for name in (path.name, path.name.replace(".gold.json", ".txt")):
            (gold / name).write_bytes(path.with_name(name).read_bytes())
    checked.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    extracted.write_text("", encoding="utf-8")
    command = [sys.executable, str(scorer), str(gold), "--extracted", str(extracted), "--checked", str(checked)]
    found = folder / "scores.json"
    subprocess.run([*command, "--json", str(found)], check=True, stdout=subprocess.DEVNULL)
    scores = json.loads(found.read_text(encoding="utf-8"))["overall"]["checks"]
    return (
        f"right {scores['right']:3} of {scores['n']} = {scores['accuracy']:.3f}   "
        f"with evidence {scores['strict']:.3f}   "
        f"macro F1 {scores['macro_f1']:.3f}   supported for refuted or the reverse {scores['harmful']}"
    )


def _errors(golds: list[Path], rows: dict[str, list[dict[str, Any]]]) -> None:
    wanted = {
        (gold["id"], each["id"]): each
        for gold in (json.loads(path.read_text(encoding="utf-8")) for path in golds)
        for each in gold["checks"]
    }
    for name, found in rows.items():
        for row in found:
            gold = wanted[row["article"], row["check_id"]]
            label = row["result"]["label"].replace("_evidence", "_info")
            if label != gold["label"]:
                print(f"{name}: {gold['claim']} | gold {gold['label']}, got {label}")


if __name__ == "__main__":
    sys.exit(main())
