"""A corpus of any size: articles in our own words, with who said what in them, the same for the same numbers.

usage: python benchmarks/corpus.py COUNT [--seed N] > corpus.jsonl

Each line is what ``kg ingest`` reads, with a key ``truth`` beside it: [speaker, words, polarity] of every claim. The
people and places of an article come from a pool that grows with the corpus, as names in the news do.
"""

# ruff: noqa: SIM905, E501 - lists of words read best as words
from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from random import Random

_FIRST = (
    "Ana Ben Carla Dario Ewa Farid Greta Hugo Ines Jonas Kira Levan Mara Nils Olga Pavel Rosa Sven Tilda Umar".split()
)
_STEMS = (
    "Alder Birch Cedar Dorn Elm Falk Grau Holm Ilves Jarl Kest Lind Moor Nord Oster Penn Quill Rask Stam Thorn".split()
)
_ENDS = "aas berg by dal ensen gaard hoff ik lund man ner off quist rup sen strand svik ton vang wick".split()
_POSTS = (
    "Defence Minister", "Army spokesman", "General", "Foreign Ministry spokeswoman", "Colonel", "Ambassador", "President",
)  # fmt: skip
_PLACES = "Chad Mali Niger Iraq Syria Kosovo Lebanon Somalia Cyprus Libya Yemen Estonia Latvia Romania Kuwait".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_CLAIMS = (  # the words, what they are about, and whether they deny
    ("the {n} soldiers in {place} will stay until spring", "positive"),
    ("no decision on the base near {place} has been taken", "negative"),
    ("{n} troops have left {place} since the winter", "positive"),
    ("the number of troops in {place} will not change", "negative"),
    ("the training mission in {place} goes on as planned", "positive"),
    ("the army does not plan an attack from {place}", "negative"),
    ("two convoys with fuel reached {place} during the night", "positive"),
)
_SAYING = (
    ("{post} {name} said on {day} that {words}.", False),
    ("“{Words},” {post} {name} told reporters on {day}.", True),
    ("According to {post} {name}, {words}.", False),
    ("“{Words},” said {name}, the {post_low}.", True),
)
_TELLING = (
    "Trucks stood in long rows along the road that leads out of {place}.",
    "About {n} soldiers are stationed in {place}, most of them engineers.",
    "The contract for the barracks in {place} ends next year, and talks about a new one have begun.",
    "Heavy rain had closed the airfield at {place} for most of the week.",
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    for row in corpus(arguments.count, seed=arguments.seed):
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    return 0


def corpus(count: int, *, seed: int = 1) -> Iterator[dict[str, object]]:
    """Yield the rows of ``count`` articles; those of a smaller corpus are the first of a larger one."""
    for number in range(count):
        yield _article(number, Random(f"{seed}/{number}"))


def _article(number: int, chance: Random) -> dict[str, object]:
    place = chance.choice(_PLACES)
    lines, truth = [], []
    for _ in range(4):
        name, post = _name(chance.randrange(20 + number)), chance.choice(_POSTS)
        words, polarity = chance.choice(_CLAIMS)
        words = words.format(n=chance.randrange(2, 40) * 50, place=place)
        form, quoted = chance.choice(_SAYING)
        said = words[0].upper() + words[1:]
        day = chance.choice(_DAYS)
        lines.append(form.format(post=post, post_low=post.lower(), name=name, day=day, words=words, Words=said))
        truth.append([name, said if quoted else words, polarity])
        lines.append(chance.choice(_TELLING).format(place=place, n=chance.randrange(2, 40) * 50))
    text = f"{place}: what is known, no. {number}\n\n" + "\n\n".join(lines) + "\n"
    published = f"20{chance.randrange(10, 25)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    return {"text": text, "title": f"Report {number}", "published": published, "truth": truth}


def _name(number: int) -> str:
    """The person of a number; each has another name."""
    first, rest = number % len(_FIRST), number // len(_FIRST)
    stem, end = (number * 7 + rest) % len(_STEMS), (rest // len(_STEMS) + number) % len(_ENDS)
    return f"{_FIRST[first]} {_STEMS[stem]}{_ENDS[end]}"


if __name__ == "__main__":
    sys.exit(main())
