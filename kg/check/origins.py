"""Which articles are independent of each other: copies of one text and articles of one publisher count once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from itertools import combinations

from kg import iris, terms
from kg.graph.facts import Facts
from kg.graph.store import Store

__all__ = ["first_copies", "near_copies", "origins"]

_WORD = re.compile(r"\w+")
_SHINGLE = 5
_ALIKE = 0.4
_COMMONEST = 50


def origins(store: Store) -> Mapping[str, str]:
    """The origin of each article (IRI): the first of those that are copies of it or of its publisher."""
    facts = Facts(store.oxigraph)
    ids = store.articles()
    pairs = list(near_copies({iris.article(each): store.article(each).text for each in ids}))
    by_publisher: defaultdict[str, list[str]] = defaultdict(list)
    for each in ids:
        publisher = facts.one(iris.article(each), terms.publisher)
        if publisher is not None:
            by_publisher[publisher.casefold()].append(iris.article(each))
    pairs += [(same[0], other) for same in by_publisher.values() for other in same[1:]]
    return _joined((iris.article(each) for each in ids), pairs)


def first_copies(store: Store, articles: Iterable[str]) -> Mapping[str, str]:
    """For each of ``articles`` (IRIs) the first of those among them that it is a copy of, or itself."""
    ids = {iris.article(each): each for each in store.articles()}
    wanted = sorted(set(articles))
    texts = {article: store.article(ids[article]).text for article in wanted}
    return _joined(wanted, near_copies(texts))


def near_copies(texts: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """The pairs of texts that share most of the shorter one, in order; they are found by rare runs of words."""
    shingles = {name: _shingles(text) for name, text in texts.items()}
    holders: defaultdict[bytes, list[str]] = defaultdict(list)
    for name in sorted(shingles):
        for shingle in shingles[name]:
            holders[shingle].append(name)
    shared: defaultdict[tuple[str, str], int] = defaultdict(int)
    for names in holders.values():
        if 1 < len(names) <= _COMMONEST:
            for pair in combinations(names, 2):
                shared[pair] += 1
    for (one, other), count in sorted(shared.items()):
        if count >= _ALIKE * min(len(shingles[one]), len(shingles[other])):
            yield one, other


def _shingles(text: str) -> frozenset[bytes]:
    words = [word.casefold() for word in _WORD.findall(text)]
    runs = (" ".join(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1)))
    return frozenset(blake2b(run.encode(), digest_size=8).digest() for run in runs)


def _joined(names: Iterable[str], pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Each name with the first of those that ``pairs`` tie it to."""
    first = {name: name for name in names}

    def root(name: str) -> str:
        while first[name] != name:
            name = first[name]
        return name

    for one, other in pairs:
        low, high = sorted((root(one), root(other)))
        first[high] = low
    return {name: root(name) for name in first}
