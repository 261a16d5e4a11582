"""The picture of the seed article: complete, readable, small."""

from hashlib import sha256
from itertools import combinations
from pathlib import Path

import pytest
from matplotlib.text import Text

from kg.graph.facts import Facts
from kg.graph.store import open_store
from kg.model import Article
from kg.show.draw import drawn, settings, svg
from kg.show.layout import laid_out
from kg.show.network import Part, network
from kg.show.selection import Wanted, chosen

pytestmark = pytest.mark.model
SEED = Path(__file__).parents[2] / "seeds" / "000_a3835b98505ff9ac.txt"


@pytest.fixture(scope="module")
def facts(tmp_path_factory):
    from kg.pipeline import ingest

    text = SEED.read_bytes().decode()
    article = Article(text=text, sha256=sha256(text.encode()).hexdigest())
    path = tmp_path_factory.mktemp("seed") / "store"
    with open_store(path, read_only=False) as store:
        assert all(done.problem is None for done in ingest([article], store))
        yield Facts(store.oxigraph)


def picture_of(facts, parts, wanted=Wanted()):  # noqa: B008 - frozen
    return network(facts, chosen(facts, wanted), parts, wanted)


def apart(one, two):
    across = one.left + one.width <= two.left or two.left + two.width <= one.left
    return across or one.top + one.height <= two.top or two.top + two.height <= one.top


@pytest.mark.parametrize("parts", [(Part.STATEMENTS,), (Part.STATEMENTS, Part.POSTURES), tuple(Part)])
def test_no_labels_overlap(facts, parts):
    graph = picture_of(facts, parts)
    boxes = laid_out(graph).boxes
    assert len(boxes) == len(graph) > 40
    assert all(apart(one, two) for one, two in combinations(boxes.values(), 2))
    with settings():
        figure = drawn(graph, "Title", "Source")
        renderer = figure.canvas.get_renderer()
        words = [text.get_window_extent(renderer).padded(-1) for text in figure.findobj(Text) if text.get_text()]
    assert sum(one.overlaps(two) for one, two in combinations(words, 2)) == 0


def test_every_speaker_and_grade_is_in_it(facts):
    graph = picture_of(facts, (Part.STATEMENTS,))
    labels = {data["label"] for _, data in graph.nodes(data=True)}
    assert labels >= {"John Kirby", "Pentagon", "critics", "John W. Brennan Jr.", "The article itself"}
    grades = {data["style"] for _, _, data in graph.edges(data=True) if data["kind"] == "bears on"}
    assert grades == {"explicit", "entailed", "suggested"}


def test_the_example_question_is_a_picture_of_its_answers(facts):
    graph = picture_of(facts, (Part.STATEMENTS,), Wanted(dimension="headcount", stance="denies"))
    speakers = {graph.nodes[tail]["label"] for tail, _, kind in graph.edges(keys=True) if kind == "says"}
    assert speakers == {"critics", "Pentagon", "The article itself", "John Kirby"}


def test_the_picture_is_small_enough_for_a_page(facts):
    assert len(svg(picture_of(facts, (Part.STATEMENTS, Part.POSTURES)), "Title", "Source")) < 300_000
