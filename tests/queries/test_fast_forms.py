"""Questions in the form that the engine answers fast find what their plain form finds, on graphs of all kinds.

The plain forms are kept beside this test, as they were before they were put into another order.
"""

from functools import cache
from pathlib import Path
from random import Random

import pyoxigraph as ox
import pytest

from kg import iris
from kg.answer.query import answer
from kg.answer.questions import load, read
from kg.graph.store import Store
from tests.queries.press import _statement, build

PLAIN = Path(__file__).parent / "plain"
GIVEN = {
    "headcount": [{}, {"force": "brigade"}, {"place": "mali"}],
    "territory": [{}, {"holder": "Front"}, {"place": "Gao"}],
    "fighting": [{}, {"against": "front"}, {"fighter": "army"}],
    "scare-quotes": [{}, {"word": "c"}],
    "occasion": [{}, {"speaker": "Ruiz"}],
    "who-is": [{"name": "ruiz"}, {"name": "person/ana-ruiz"}, {"name": "Nobody At-All"}],
    "whereabouts": [{"whom": "front"}, {"whom": "unit/army"}, {"whom": "brigade"}],
    "deeds": [{"doer": "front"}, {"doer": "armed-group/front", "year": "2014"}],
    "still-active": [{"whom": "front"}, {"whom": "unit/army"}],
    "said-by": [{"speaker": "Ruiz"}, {"speaker": "person/tom-oduya"}],
    "word-for-word": [{"speaker": "ana"}, {"speaker": "person/ana-ruiz"}],
    "aliases": [{"name": "front"}, {"name": "unit/army"}],
    "training": [{}, {"trained": "Malian"}, {"trainer": "coalition"}],
    "mission-roles": [{}, {"speaker": "Ruiz"}],
    "causes": [{}, {"of": "a"}],
    "permissions": [{}, {"holder": "army"}],
}
ALWAYS = tuple(iris.NS + name for name in ("beginIndex", "endIndex"))  # no mention is without them


@cache
def _press():
    return tuple(quad.triple for quad in build().oxigraph)


def _more():
    """Causes and permissions, of which the press day has none."""
    brigade, army = "actor/unit/brigade", "actor/unit/army"
    words = "The attack led to a retreat, because of the rain"
    because = (("agent", "The attack", None), ("object", "a retreat", None), ("cause", "because of the rain", None))
    yield from _statement("c1", 910, words, speaker="person/ana-ruiz", frame="cause", arguments=because)
    back = (("agent", "The retreat", None), ("source", "the attack", None))
    yield from _statement("c2", 960, "The retreat results from the attack", frame="cause", arguments=back)
    right = (("agent", "The brigade", brigade), ("object", "the right to stay", None))
    yield from _statement("p1", 1000, "The brigade has the right to stay if asked", predicate="have", arguments=right)
    leave = (("agent", "The law", None), ("object", "the army", army))
    yield from _statement("p2", 1050, "The law lets the army fire", predicate="let", arguments=leave)


@cache
def graph(seed):
    """The press day, once or twice under other names, with some triples gone and some objects swapped."""
    chance = Random(seed)
    memory = ox.Store()
    for copy in range(chance.randrange(1, 3)):
        triples = [*_press(), *_more()]
        gone = chance.choice([0, 0.02, 0.1])
        swapped = {t.predicate: t.object for t in triples if isinstance(t.object, ox.NamedNode)}
        for t in triples:
            if t.predicate.value in ALWAYS or chance.random() >= gone:
                swap = isinstance(t.object, ox.NamedNode) and chance.random() < gone / 2
                object_ = swapped[t.predicate] if swap else t.object
                memory.add(ox.Quad(named(t.subject, copy), t.predicate, named(object_, copy)))
    return Store(memory, None)


def named(term, copy):
    own = isinstance(term, ox.NamedNode) and any(
        f"/{kind}/" in term.value for kind in ("statement", "article", "posture")
    )
    return ox.NamedNode(f"{term.value}x{copy}") if own and copy else term


def test_every_plain_form_has_a_fast_one():
    assert sorted(file.stem for file in PLAIN.glob("*.rq")) == sorted(GIVEN)


@pytest.mark.parametrize("name", sorted(GIVEN))
def test_the_fast_form_finds_what_the_plain_one_finds(name):
    fast, plain = load(name), read((PLAIN / f"{name}.rq").read_text(), source=name)
    rows = 0
    for seed in range(12):
        store = graph(seed)
        for given in GIVEN[name]:
            found, wanted = answer(store, fast, given), answer(store, plain, given)
            assert found.columns == wanted.columns
            assert sorted(map(str, found.rows)) == sorted(map(str, wanted.rows)), (seed, given)
            rows += len(found.rows)
    assert rows > 10
