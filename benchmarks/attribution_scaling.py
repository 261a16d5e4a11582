"""Whether the attribution stages stay linear: their time on a text, and on the same text ten times over.

usage: python benchmarks/attribution_scaling.py [--times 10] [--repeat 3]

The parse is not counted. A ratio near --times is linear; above 1.5 times that, something is quadratic.
The exit code is 1 then.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections.abc import Callable
from pathlib import Path

from kg.extract.actors import find_actors
from kg.extract.attribution import attributed, scare_quotes
from kg.extract.dates import dates
from kg.extract.narration import narration
from kg.extract.reading import Reading, read
from kg.extract.statements import statements
from kg.model import Article

_ROOT = Path(__file__).resolve().parent.parent
_SEED = _ROOT / "seeds" / "000_a3835b98505ff9ac.txt"
_TOLERANCE = 1.5
_WARM = 10
"""The shorter text is the seed this many times, so that its time is well above the clock's noise."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--repeat", type=int, default=3)
    arguments = parser.parse_args()
    once = _SEED.read_bytes().decode("utf-8")
    short = stages("\n\n".join([once] * _WARM), repeat=arguments.repeat)
    long = stages("\n\n".join([once] * _WARM * arguments.times), repeat=arguments.repeat)
    worst = 0.0
    print(f"{'stage':14} {'text':>8} {f'x {arguments.times}':>8} {'ratio':>6}")
    for name, seconds in short.items():
        ratio = long[name] / seconds
        worst = max(worst, ratio)
        print(f"{name:14} {seconds:7.3f}s {long[name]:7.3f}s {ratio:6.1f}")
    return 1 if worst > _TOLERANCE * arguments.times else 0


def stages(text: str, *, repeat: int) -> dict[str, float]:
    """The least seconds of ``repeat`` runs for each stage."""
    reading = read(Article(text=text, sha256=hashlib.sha256(text.encode()).hexdigest()))
    actors, when = find_actors(reading), dates(reading)
    said = attributed(reading, actors, when).claims
    whole = tuple(statements(reading, actors, said, when))

    def best(work: Callable[[], object]) -> float:
        def once() -> float:
            started = time.perf_counter()
            work()
            return time.perf_counter() - started

        return min(once() for _ in range(repeat))

    return {
        "attribution": best(lambda: attributed(reading, actors, when)),
        "narration": best(lambda: _told(reading, said, actors)),
        "scare quotes": best(lambda: scare_quotes(reading, whole)),
        "statements": best(lambda: tuple(statements(reading, actors, said, when))),
    }


def _told(reading: Reading, said: object, actors: object) -> object:
    return tuple(narration(reading, said, actors))  # type: ignore[arg-type]


if __name__ == "__main__":
    sys.exit(main())
