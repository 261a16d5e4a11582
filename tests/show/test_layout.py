"""Boxes never stand on each other, their words stay inside, and equal networks give equal bytes."""

import io
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import networkx as nx
import pytest
from matplotlib.text import Text

from kg.graph.facts import Facts
from kg.graph.store import open_store
from kg.show.draw import drawn, png, settings, svg
from kg.show.exchange import gexf, graphml
from kg.show.layout import laid_out
from kg.show.network import Part, network
from kg.show.selection import Wanted, chosen
from kg.show.wording import font, width_of, wrapped
from tests.newsroom import build

LONG = "The ministry said that a very long list of units would be moved before the end of the year because of talks "


def graph_of(count):
    """A network of so many statements by five speakers, on seven topics."""
    graph = nx.MultiDiGraph()
    for speaker in range(min(5, count)):
        graph.add_node(f"s{speaker}", kind="person", label=f"Speaker {speaker}", detail="spokesman, " * 9)
    for number in range(count):
        graph.add_node(f"c{number:03}", kind="claim", label=LONG * (number % 4 + 1), detail="")
        graph.add_edge(f"s{number % 5}", f"c{number:03}", key="says", kind="says", label="pointed out", style="direct")
    for topic in range(min(7, count)):
        graph.add_node(f"t{topic}", kind="topic", label=f"Topic {topic}", detail="")
    for number in range(count):
        words = {"label": "denies", "colour": "denies", "style": "entailed"}
        graph.add_edge(f"c{number:03}", f"t{number % 7}", key="bears on", kind="bears on", **words)
    return graph


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    with open_store(build(tmp_path_factory.mktemp("show") / "store")) as store:
        facts = Facts(store.oxigraph)
        return network(facts, chosen(facts, Wanted()), tuple(Part), Wanted())


def apart(one, two):
    return (
        one.left + one.width <= two.left
        or two.left + two.width <= one.left
        or one.top + one.height <= two.top
        or two.top + two.height <= one.top
    )


def overlaps(graph):
    boxes = laid_out(graph).boxes.values()
    return [(one.node, two.node) for one, two in combinations(boxes, 2) if not apart(one, two)]


@pytest.mark.parametrize("count", [0, 1, 2, 30, 300])
def test_no_box_stands_on_another(count):
    assert overlaps(graph_of(count)) == []


def test_no_box_stands_on_another_in_the_picture_of_a_store(whole):
    assert {data["kind"] for _, data in whole.nodes(data=True)} >= {"claim", "topic", "posture", "agreement", "place"}
    assert overlaps(whole) == []


def words_drawn(graph):
    """The words of a figure with the rectangle that each takes, in pixels."""
    with settings():
        figure = drawn(graph, "Title", "Source: a test")
        renderer = figure.canvas.get_renderer()
        texts = [text for text in figure.findobj(Text) if text.get_text()]
        return [(text.get_text(), text.get_window_extent(renderer)) for text in texts], figure


@pytest.mark.parametrize("count", [1, 40])
def test_no_words_stand_on_others_or_leave_the_picture(count):
    words, figure = words_drawn(graph_of(count))
    assert len(words) > count
    touching = [(a, b) for (a, one), (b, two) in combinations(words, 2) if one.padded(-1).overlaps(two.padded(-1))]
    assert touching == []
    assert all(figure.bbox.x0 <= box.x0 and box.x1 <= figure.bbox.x1 for _, box in words)
    assert all(figure.bbox.y0 <= box.y0 and box.y1 <= figure.bbox.y1 for _, box in words)


def test_words_stay_inside_their_box():
    for box in laid_out(graph_of(12)).boxes.values():
        assert all(width_of(line, font(8.5)) <= box.width for line in box.main)
        assert len(box.main) <= 3


# ---- words ----------------------------------------------------------------------------------------


def test_long_words_are_cut_at_a_word_border_with_an_ellipsis():
    lines = wrapped(LONG * 3, font(8.5), 2.0, lines=2)
    assert len(lines) == 2
    assert lines[1].endswith(" …")
    assert lines[1].removesuffix(" …") in LONG * 3


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ()),
        ("short", ("short",)),
        ("  a\n b ", ("a b",)),
        ("costs $5 to $6", ("costs $5 to $6",)),
        ("\U0001fae0 smile \u4e2d", ("\ufffd smile \ufffd",)),
    ],
)
def test_any_text_can_be_drawn(text, lines):
    assert wrapped(text, font(8.5), 4.0, lines=3) == lines


def test_a_word_wider_than_a_line_is_cut():
    lines = wrapped("x" * 100, font(8.5), 1.0, lines=99)
    assert "".join(lines) == "x" * 100
    assert all(width_of(line, font(8.5)) <= 1.0 for line in lines)


# ---- the same bytes -------------------------------------------------------------------------------


@pytest.mark.parametrize("write", [png, svg, graphml, gexf])
def test_equal_networks_give_equal_bytes(whole, write):
    assert write(whole, "Title", "Source") == write(whole.copy(), "Title", "Source")


HASHED = """
import sys
from hashlib import sha256
from tests.show.test_layout import graph_of
from kg.show.draw import png, svg
from kg.show.exchange import gexf, graphml
for write in (png, svg, graphml, gexf):
    print(sha256(write(graph_of(9), "Title", "Source")).hexdigest())
"""


def test_processes_with_other_hash_seeds_give_equal_bytes():
    found = {
        subprocess.run(
            [sys.executable, "-c", HASHED],
            env={"PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def test_other_tools_read_what_is_written(whole):
    for text, read in ((graphml(whole, "T", "S"), nx.read_graphml), (gexf(whole, "T", "S"), nx.read_gexf)):
        again = read(io.BytesIO(text))
        assert set(again) == set(whole)
        assert again.number_of_edges() == whole.number_of_edges()
