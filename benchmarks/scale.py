"""What many articles cost: ingest, store and questions beside bare spaCy, raw pyoxigraph and rdflib, in one run.

usage: python benchmarks/scale.py [--articles N] [--quads N] [--limit SECONDS] [--parts ingest,workers,store,...]

Makes a corpus (corpus.py), ingests it, grows the store to --quads by copies of its articles under other ids, and
prints a table in Markdown. CPU seconds where nothing else is said: they suffer less from a shared machine than wall
seconds. Ratios are of figures of the same run. A question that takes rdflib more than --limit seconds is given up.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(_ROOT))

import pyoxigraph as ox  # noqa: E402

from benchmarks.corpus import corpus  # noqa: E402
from kg import iris  # noqa: E402
from kg.answer.query import answer  # noqa: E402
from kg.answer.questions import load, names  # noqa: E402
from kg.answer.values import values  # noqa: E402
from kg.graph.prefixes import prefixes  # noqa: E402
from kg.graph.store import Store, open_store  # noqa: E402
from kg.graph.upkeep import rebuild  # noqa: E402
from kg.text.reading import article_from  # noqa: E402

_PARTS = ("ingest", "workers", "store", "questions", "append", "processes")
_GIVEN = {"speaker": "Mara Elmquist", "name": "Mara Elmquist", "dimension": "headcount", "mission": "training"}
_HASH = re.compile(r"(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--limit", type=float, default=10, help="seconds for one question in rdflib; 0: not asked")
    parser.add_argument("--parts", default=",".join(_PARTS))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        base = place / "base"
        print("| what | figure | beside | ratio |\n| --- | --- | --- | --- |")
        ingest(given.articles, base)
        for part in [each for each in _PARTS[1:] if each in given.parts.split(",")]:
            globals()[part](given, place, base)
    return 0


def row(what: str, figure: str, beside: str = "", ratio: float | None = None) -> None:
    print(f"| {what} | {figure} | {beside} | {'' if ratio is None else f'{ratio:.2f}'} |", flush=True)


def cpu(work: Callable[[], Any]) -> tuple[float, Any]:
    started = time.process_time()
    made = work()
    return time.process_time() - started, made


def rows_of(count: int) -> list[Any]:
    return [
        article_from(str(r["text"]), {"title": str(r["title"]), "published": str(r["published"])})
        for r in corpus(count)
    ]


# ---- ingest ---------------------------------------------------------------------------------------


def ingest(count: int, base: Path) -> None:
    """Cost per article, the store's part of it, the parser's part of it, and what was found."""
    from kg import pipeline
    from kg.text.language import load_model

    nlp = load_model()
    articles = rows_of(count)
    pipeline.extract(articles[0])  # the first parse warms the caches
    bare, _ = cpu(lambda: [list(nlp.pipe(a.text.split("\n\n"))) for a in articles])
    spent = {"put_article": 0.0}
    whole = Store.put_article

    def timed(*words: Any, **more: Any) -> bool:
        seconds, changed = cpu(lambda: whole(*words, **more))
        spent["put_article"] += seconds
        return bool(changed)

    Store.put_article = timed  # type: ignore[method-assign]
    sizes, marks = [n for n in (10, 100, 1000, 10_000) if n < count], []
    started = time.process_time()
    with open_store(base, read_only=False) as store:
        for done, _ in enumerate(pipeline.ingest(articles, store), start=1):
            if done in sizes or done == count:
                marks.append((done, time.process_time() - started))
    seconds = time.process_time() - started
    Store.put_article = whole  # type: ignore[method-assign]
    row(
        f"ingest of {count} articles, each",
        f"{seconds / count:.3f} s",
        f"bare spaCy {bare / count:.3f} s",
        seconds / bare,
    )
    before = (0, 0.0)
    for done, at in marks:
        row(f"articles {before[0] + 1} to {done}, each", f"{(at - before[1]) / (done - before[0]):.3f} s")
        before = (done, at)
    row(
        "the store's part of it",
        f"{spent['put_article'] / count:.3f} s",
        f"all {seconds / count:.3f} s",
        spent["put_article"] / seconds,
    )
    with open_store(base, read_only=False) as store:
        again, _ = cpu(lambda: list(pipeline.ingest(articles, store)))
        row(
            "the same articles again, each", f"{again / count:.4f} s", f"first {seconds / count:.3f} s", seconds / again
        )
        row("claims of the corpus found, speaker and words alike", f"{_found(store, count):.1%}")


def _found(store: Store, count: int) -> float:
    """The share of the corpus's claims that the graph holds under the right name."""
    text = "SELECT ?name ?text { ?s kg:speaker/rdfs:label ?name ; kg:text ?text }"
    held = {(r["name"].value, r["text"].value) for r in store.oxigraph.query(text, prefixes=prefixes())}  # type: ignore[union-attr]
    wanted = [(speaker, words) for r in corpus(count) for speaker, words, _ in r["truth"]]  # type: ignore[attr-defined]
    return sum(each in held for each in wanted) / len(wanted)


def workers(given: argparse.Namespace, place: Path, _: Path) -> None:
    """One process against two, wall seconds, start included."""
    lines = place / "corpus.jsonl"
    lines.write_text("".join(json.dumps(r) + "\n" for r in corpus(given.articles)), encoding="utf-8")
    walls = {}
    for count in ("1", "2"):
        started = time.perf_counter()
        _kg("--store", str(place / f"w{count}"), "-q", "ingest", "--workers", count, str(lines))
        walls[count] = time.perf_counter() - started
    row("--workers 1, wall", f"{walls['1']:.1f} s", f"--workers 2: {walls['2']:.1f} s", walls["1"] / walls["2"])


# ---- a large store --------------------------------------------------------------------------------


def grown(base: Path, quads: int) -> Iterator[ox.Quad]:
    """Yield the articles' quads, then copies under other ids, so that actors and places are shared by all."""
    with open_store(base) as store:
        own = ox.serialize(
            [q for g in store.graphs() if "/article/" in g or "/ontology" not in g for q in store.quads(g)],
            format=ox.RdfFormat.N_QUADS,
        )
        fixed = list(store.quads(iris.graph("ontology")))
    text = (own or b"").decode()
    yield from fixed
    copy = 0
    rest = quads - len(fixed)
    while rest > 0:
        named = text if not copy else _HASH.sub(lambda m: iris.digest(m[0], copy), text)  # noqa: B023
        for quad in ox.parse(named, format=ox.RdfFormat.N_QUADS):
            yield quad
            rest -= 2
        copy += 1


def _file(place: Path, base: Path, quads: int) -> Path:
    """The grown quads with their copies in the default graph, as N-Quads."""
    file = place / "grown.nq"
    if not file.exists():
        with file.open("wb") as stream:
            seen = set(grown(base, quads))
            copies = {ox.Quad(q.subject, q.predicate, q.object) for q in seen}
            stream.write(ox.serialize([*seen, *copies], format=ox.RdfFormat.N_QUADS) or b"")
    return file


def _elsewhere(work: Callable[..., Any], *words: Any) -> Any:
    """What ``work`` gives in a process of its own, so that memory is its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, words)


def _raw_load(file: str, folder: str) -> dict[str, float]:
    before = _memory()
    held = ox.Store(folder)
    seconds, _ = cpu(lambda: held.bulk_load(path=file, format=ox.RdfFormat.N_QUADS))
    return {"seconds": seconds, "memory": _memory() - before, "quads": len(held)}


def _rebuilt(folder: str) -> dict[str, float]:
    before = _memory()
    seconds, made = cpu(lambda: rebuild(Path(folder)))
    return {"seconds": seconds, "memory": _memory() - before, "quads": made.quads}


def _rdflib(file: str, texts: dict[str, str], limit: float) -> tuple[dict[str, float], dict[str, tuple[float, int]]]:
    """Load and questions in rdflib's memory: seconds and rows, -1 where it gave up."""
    from rdflib import Dataset

    before = _memory()
    dataset = Dataset()
    seconds, _ = cpu(lambda: dataset.parse(file, format="nquads"))
    loaded = {"seconds": seconds, "memory": _memory() - before}
    answers = {}
    signal.signal(signal.SIGPROF, _too_long)
    for name, text in texts.items():
        signal.setitimer(signal.ITIMER_PROF, limit)
        started = time.process_time()
        try:
            # Python's regular expressions have no \\p{L}; for these names \\w is the same.
            found = len(list(dataset.query(text.replace(r"\\p{L}\\p{N}", r"\\w"), initNs=prefixes())))
        except TimeoutError:
            found = -1
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        answers[name] = (time.process_time() - started, found)
    return loaded, answers


def _too_long(*_: Any) -> None:
    raise TimeoutError


def _memory() -> float:
    """The process's memory in MB; its peak would count what it was started from."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def store(given: argparse.Namespace, place: Path, base: Path) -> None:
    """A large store: made from its journal, by raw bulk load, and in rdflib's memory."""
    from kg.graph.journal import Entry, Journal

    file = _file(place, base, given.quads)
    raw = _elsewhere(_raw_load, str(file), str(place / "raw"))
    large = place / "large"
    with open_store(large, read_only=False):
        pass
    journal = Journal(large / "journal")
    by_graph: dict[str, list[ox.Quad]] = {}
    for quad in set(grown(base, given.quads)):
        by_graph.setdefault(quad.graph_name.value, []).append(quad)  # type: ignore[union-attr]
    journal.replace(Entry(key=key, quads=tuple(quads)) for key, quads in by_graph.items())
    made = _elsewhere(_rebuilt, str(large))
    row(f"{raw['quads']:,.0f} quads, raw bulk load", f"{raw['seconds']:.1f} s, {raw['memory']:.0f} MB")
    row(
        "kg store rebuild, journal written anew too",
        f"{made['seconds']:.1f} s, {made['memory']:.0f} MB, {made['quads']:,} quads",
        "raw",
        made["seconds"] / raw["seconds"],
    )
    row("articles of this size in it", f"{sum('/article/' in key for key in by_graph):,}")


def append(_given: argparse.Namespace, place: Path, base: Path) -> None:
    """Ten articles more: to an empty store, and to the large one."""
    from kg.graph.journal import Journal

    entries = [e for _, e in Journal(base / "journal").entries() if e.record][:10]
    spent = {}
    for name in ("empty", "large"):
        with open_store(place / name, read_only=False) as held:
            spent[name], _ = cpu(lambda: [_put(held, e, n) for n, e in enumerate(entries)])
    row(
        "an article more, to the large store",
        f"{spent['large'] / 10:.3f} s",
        f"to an empty one {spent['empty'] / 10:.3f} s",
        spent["large"] / spent["empty"],
    )


def _put(held: Store, entry: Any, number: int) -> None:
    text = f"Another text, no. {number}."
    shared: dict[str, list[ox.Triple]] = {}
    own = []
    for quad in ox.parse(
        _HASH.sub(lambda m: iris.digest(m[0], "new"), _lines(entry.quads)), format=ox.RdfFormat.N_QUADS
    ):
        name = quad.graph_name.value  # type: ignore[union-attr]
        (own if "/article/" in name else shared.setdefault(name, [])).append(quad.triple)
    held.put_article(article_from(text), own, shared=shared, reader="r")


def _lines(quads: Iterable[ox.Quad]) -> str:
    return (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").decode()


# ---- questions ------------------------------------------------------------------------------------


def questions(given: argparse.Namespace, place: Path, base: Path) -> None:
    """Every saved question: by kg, by raw pyoxigraph, and by rdflib where it answers in time."""
    with open_store(place / "large") as held:
        texts, ours, raws, rows = {}, {}, {}, {}
        for name in names():
            saved = load(name)
            known = {p.name: _GIVEN.get(p.name, "Chad") for p in saved.parameters if p.required}
            text = saved.sparql.bind(values(saved.parameters, known, graph=held.oxigraph))
            ours[name] = min(cpu(lambda: answer(held, saved, known))[0] for _ in range(2))  # noqa: B023
            raws[name], found = cpu(lambda: list(held.oxigraph.query(text, prefixes=prefixes())))  # noqa: B023
            texts[name], rows[name] = text, len(found)
    row("the slowest question against raw pyoxigraph", "", "", max(ours[n] / raws[n] for n in ours))
    if not given.limit:
        for name, seconds in ours.items():
            row(f"question {name}", f"{seconds * 1000:.1f} ms", f"raw {raws[name] * 1000:.1f} ms", seconds / raws[name])
        return
    loaded, plain = _elsewhere(_rdflib, str(_file(place, base, given.quads)), texts, given.limit)
    row("rdflib memory, load", f"{loaded['seconds']:.1f} s, {loaded['memory']:.0f} MB")
    for name, (seconds, found) in plain.items():
        note = f"{seconds:.2f} s" if found >= 0 else f"given up after {seconds:.0f} s"
        same = "" if found in (-1, rows[name]) else f", OTHER ANSWER: {found} rows for {rows[name]}"
        row(
            f"question {name}, {rows[name]} rows",
            f"{ours[name] * 1000:.1f} ms",
            f"rdflib {note}{same}",
            seconds / ours[name],
        )


def processes(_given: argparse.Namespace, place: Path, base: Path) -> None:
    """Whole processes, wall seconds, the best of five."""
    large = place / "large" if (place / "large").exists() else base
    empty = _wall(sys.executable, "-c", "pass")
    for words in (("--help",), ("--store", str(large), "query", "who-is", "--name", "Mara Elmquist")):
        wall = _wall(sys.executable, "-m", "kg", *words)
        row(
            f"kg {words[-1] if len(words) == 1 else 'query who-is'}, wall",
            f"{wall:.3f} s",
            f"python -c pass {empty:.3f} s",
            wall / empty,
        )


def _wall(*words: str) -> float:
    best = float("inf")
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run(words, check=True, capture_output=True, cwd=_ROOT)
        best = min(best, time.perf_counter() - started)
    return best


def _kg(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "kg", *words], check=True, cwd=_ROOT)


if __name__ == "__main__":
    sys.exit(main())
