"""Places the actors of articles as they come, and finds the articles that later ones have moved.

While articles come in, an actor gets the node that all seen so far suggests. What is right is settled at
the end, from all appearances at once; an article whose nodes differ from that has to be written again.
So the graph depends on the articles that are in it, not on their order.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg import iris, terms
from kg.graph.facts import Facts
from kg.graph.nodes import Triple
from kg.graph.store import Store
from kg.link.appearances import appearances, known
from kg.link.clusters import Verdicts, said_of
from kg.link.decisions import read_decisions, verdicts
from kg.link.nodes import Named, assigned
from kg.link.profiles import Key, Profile, profiles
from kg.link.records import placed
from kg.model import Extraction

__all__ = ["Ledger", "close_ledger", "open_ledger"]

_UNSETTLED = "unsettled"
_REMEMBERED = 256
Held = dict[Key, tuple[Profile, Named]]


def open_ledger(store: Store) -> Ledger:
    """The ledger of a store that is about to change; what a broken-off run left unsettled is touched."""
    ledger = Ledger(store.oxigraph, verdicts(read_decisions(store.path)))
    mark = store.path / _UNSETTLED
    if mark.exists():
        ledger.touch_all()
    mark.touch()
    return ledger


def close_ledger(store: Store) -> None:
    """Note that all actors of the store are settled."""
    (store.path / _UNSETTLED).unlink(missing_ok=True)


class Ledger:
    """The appearances of a store's articles by block, loaded when a block is first touched."""

    def __init__(self, graph: ox.Store, verdicts: Verdicts) -> None:
        self._graph = graph
        self._verdicts = verdicts
        self._held: dict[str, Held] = {}
        self._likely: dict[str, dict[tuple[object, ...], Named]] = {}
        self._settled: dict[Key, Named] = {}
        self._recent: dict[str, Extraction] = {}

    def place(self, extraction: Extraction) -> tuple[Extraction, tuple[Triple, ...]]:
        """The records under their nodes, and the article's appearances for its graph."""
        mine = profiles(extraction)
        self.touch(profile.block for profile in mine)
        self.forget(extraction.article.id, {profile.block for profile in mine})
        nodes = {profile.local: self._node(profile) for profile in mine}
        found = [(profile, nodes[profile.local]) for profile in mine]
        for profile, named in found:
            self._held[profile.block][profile.key] = profile, named
            self._likely[profile.block][said_of(profile)] = named
        self._remember(extraction)
        return placed(extraction, nodes), tuple(appearances(found))

    def _remember(self, extraction: Extraction) -> None:
        """Keep the latest articles as read: those that are to be placed anew are mostly among them."""
        self._recent.pop(extraction.article.id, None)
        self._recent[extraction.article.id] = extraction
        if len(self._recent) > _REMEMBERED:
            del self._recent[next(iter(self._recent))]

    def recall(self, article: str) -> Extraction | None:
        """What an article says, if it was placed lately."""
        return self._recent.get(article)

    def settle(self) -> tuple[str, ...]:
        """The articles that are to be placed anew, sorted: others have come that move their actors."""
        self._load(self._related(self._held))
        current = {key: named for held in self._held.values() for key, (_, named) in held.items()}
        self._settled = {}
        for component in self._components():
            there = [profile for block in component for profile, _ in self._held[block].values()]
            self._settled |= assigned(there, self._verdicts)
        moved = {key[0] for key, named in current.items() if self._settled[key] != named}
        return tuple(sorted(moved))

    def touch(self, blocks: Iterable[str]) -> None:
        """Count the blocks among those to be settled."""
        self._load(blocks)

    def touch_all(self) -> None:
        """Count all blocks of the store among those to be settled."""
        facts = Facts(self._graph)
        self._load({block for each in facts.having(terms.linkBlock) for block in facts.all(each, terms.linkBlock)})

    def forget(self, article: str, blocks: Iterable[str] = ()) -> None:
        """Leave an article out of ``blocks`` and of those it has in the store: it is gone, or read anew."""
        facts = Facts(self._graph)
        there = facts.subjects(terms.appearsIn, iris.article(article))
        touched = {*blocks, *(block for each in there for block in facts.all(each, terms.linkBlock))}
        self._load(touched)
        for block in touched:
            held = self._held[block]
            for key in [key for key in held if key[0] == article]:
                del held[key]

    # ---- blocks -----------------------------------------------------------------------------------

    def _load(self, blocks: Iterable[str]) -> None:
        for block in sorted(set(blocks) - self._held.keys()):
            there = tuple(known(self._graph, [block]))
            self._held[block] = {profile.key: (profile, named) for profile, named in there}
            self._likely[block] = {said_of(profile): named for profile, named in there}

    def _node(self, profile: Profile) -> Named:
        """The settled node, else that of an actor of whom the same was said, else one by the name."""
        if profile.key in self._settled:
            return self._settled[profile.key]
        decided = any(profile.key in pair for pair in self._verdicts)
        if profile.known and not decided:
            return Named(profile.local, profile.name)
        return self._likely[profile.block].get(said_of(profile), Named(profile.local, profile.name))

    def _related(self, blocks: Iterable[str]) -> set[str]:
        """``blocks``, and those that decisions tie to them."""
        found, before = set(blocks), -1
        while before != len(found):
            before = len(found)
            for one, other in self._ties():
                if one in found or other in found:
                    found |= {one, other}
        return found

    def _ties(self) -> Iterable[tuple[str, str]]:
        for pair in self._verdicts:
            blocks = sorted({block for key in pair for block in self._blocks_of(key)})
            yield from ((blocks[0], block) for block in blocks[1:])

    def _blocks_of(self, key: Key) -> tuple[str, ...]:
        return Facts(self._graph).all(iris.appearance(*key), terms.linkBlock)

    def _components(self) -> Iterable[list[str]]:
        """The touched blocks, those that decisions tie together in one list."""
        parents = {block: block for block in self._held}

        def root(block: str) -> str:
            while parents[block] != block:
                block = parents[block]
            return block

        for one, other in self._ties():
            if one in parents and other in parents:
                parents[root(one)] = root(other)
        groups: dict[str, list[str]] = {}
        for block in sorted(parents):
            groups.setdefault(root(block), []).append(block)
        return groups.values()
