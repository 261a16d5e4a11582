"""``kg link``: what is one actor, why, and that people's decisions hold through every rebuild."""

import json
import random
import shutil
import sys

import pytest

from kg import pipeline
from kg.cli.main import main
from kg.extract.slugs import slug
from kg.graph.store import open_store
from kg.link.decisions import FILE
from kg.model import Actor, ActorType, Extraction, Role, Span
from kg.pipeline import ingest, remove
from tests.records import article

GENERAL = "John Smith; General; U.S. Army"
MINISTER = "John Smith; minister; New Zealand"
NURSE = "Ana Ruiz; nurse; Chad"
TEXTS = (
    GENERAL,
    f"{GENERAL}\nTove Lind; spokeswoman; Pentagon",
    MINISTER,
    "Tove B. Lind; spokeswoman; Pentagon",
    "Lind; spokeswoman; Pentagon",
    "John Smith; ; ",
    NURSE,
)


def told(doc, *, model=None):
    """One person a line: name, post, organisation."""
    actors = []
    for line in doc.text.splitlines():
        name, post, body = (part.strip() for part in line.split(";"))
        span = Span(doc.text.index(line), doc.text.index(line) + len(name))
        roles = (Role(role=post, organisation=body or None, span=span),) if post else ()
        actors.append(Actor(id=f"person/{slug(name)}", name=name, type=ActorType.PERSON, mentions=(span,), roles=roles))
    return Extraction(article=doc, paragraphs=(), statements=(), actors=tuple(actors))


@pytest.fixture(autouse=True)
def _told(monkeypatch):
    monkeypatch.setattr(pipeline, "extract", told)


@pytest.fixture
def filled(tmp_path):
    return fill(tmp_path / "store", TEXTS)


def fill(path, texts):
    with open_store(path, read_only=False) as store:
        list(ingest(map(article, texts), store))
    return path


def quads(path):
    with open_store(path) as store:
        return frozenset(store.quads())


@pytest.fixture
def kg(filled, monkeypatch, capsys):
    def run(*words):
        monkeypatch.setattr(sys, "argv", ["kg", "--store", str(filled), "link", *words])
        with pytest.raises(SystemExit) as leaving:
            main()
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return leaving.value.code, captured.out, captured.err

    return run


def actors(kg, *words):
    found = json.loads(kg("--all", "--format", "json", *words)[1])["actors"]
    return {each["actor"]: len(each["articles"]) for each in found}


def article_id(text):
    return article(text).id


BEFORE = {
    "person/john-smith": 2,
    "person/john-smith~new-zealand": 1,
    f"person/john-smith~{article_id('John Smith; ; ')[:8]}": 1,
    "person/tove-b-lind": 3,
    "person/ana-ruiz": 1,
}


def test_the_evidence_decides(kg):
    found = actors(kg)
    assert found.pop("person/john-smith~nzl") == 1
    assert found == {k: v for k, v in BEFORE.items() if k != "person/john-smith~new-zealand"}


def test_the_order_of_ingest_does_not_matter(tmp_path, filled):
    texts = list(TEXTS)
    for seed in range(3):
        random.Random(seed).shuffle(texts)
        assert quads(fill(tmp_path / f"once-{seed}", texts)) == quads(filled)
    bit_by_bit = tmp_path / "bits"
    for some in (texts[:1], texts[1:3], texts[3:]):
        fill(bit_by_bit, some)
    assert quads(bit_by_bit) == quads(filled)


def test_one_actor_is_shown_with_the_evidence(kg):
    code, out, _ = kg("--show", "person/tove-b-lind")
    assert code == 0
    assert "“Tove B. Lind”: spokesperson, Pentagon, USA" in out
    assert "same organisation: Pentagon (+2)" in out
    code, out, _ = kg("--show", "john smith")
    assert "not person/john-smith~nzl: " in out
    assert "other country: NZL / USA (-3)" in out or "other country: USA / NZL (-3)" in out


def test_people_join_part_and_take_back(kg, filled):
    before = quads(filled)
    code, out, err = kg("--merge", "person/john-smith", "person/john-smith~nzl", "--reason", "a second career")
    assert (code, out) == (0, "")
    assert "is John" not in err
    assert actors(kg)["person/john-smith"] == 4  # with the bare name, which only one fits now
    made = json.loads(kg("--format", "json")[1])["decisions"]
    assert [(each["same"], each["reason"]) for each in made] == [(True, "a second career")]
    assert "linked by people" in kg("--show", "person/john-smith")[1]

    kg("--split", "person/tove-b-lind", "--article", article_id(TEXTS[1])[:6])
    assert sorted(n for actor, n in actors(kg).items() if "lind" in actor) in ([1, 2], [1, 1, 1])
    for each in json.loads(kg("--format", "json")[1])["decisions"]:
        assert kg("--undo", each["id"])[0] == 0
    assert quads(filled) == before


def test_decisions_hold_when_articles_are_read_again_and_in_a_store_built_anew(kg, filled, tmp_path):
    kg("--merge", "person/john-smith", "person/john-smith~nzl")
    decided = quads(filled)
    with open_store(filled, read_only=False) as store:
        list(ingest(map(article, TEXTS), store, again=True))
    assert quads(filled) == decided
    anew = tmp_path / "anew"
    fill(anew, [])
    shutil.copy(filled / FILE, anew / FILE)
    assert quads(fill(anew, reversed(TEXTS))) == decided


def test_removing_an_article_leaves_what_the_others_alone_would_give(tmp_path, filled):
    with open_store(filled, read_only=False) as store:
        remove([article_id(GENERAL)], store)
    assert quads(filled) == quads(fill(tmp_path / "fewer", TEXTS[1:]))


def test_a_broken_off_run_is_settled_by_the_next(tmp_path, filled):
    path = tmp_path / "broken"
    with open_store(path, read_only=False) as store:
        run = ingest(map(article, TEXTS), store)
        for _ in TEXTS:
            next(run)
        run.close()
    fill(path, [])
    assert quads(path) == quads(filled)


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (("--show", "nobody"), "no article names 'nobody'"),
        (("--merge", "john smith", "person/ana-ruiz"), "names several actors"),
        (("--merge", "person/ana-ruiz", "Ana Ruiz"), "already"),
        (("--split", "person/john-smith", "--article", "zz"), "no article with"),
        (("--split", "person/ana-ruiz", "--article", article_id(NURSE)), "no other article"),
        (("--undo", "ff"), "no single decision"),
    ],
)
def test_what_cannot_be_is_said(kg, filled, words, wrong):
    before = quads(filled)
    code, out, err = kg(*words)
    assert (code, out) == (3, "")
    assert wrong in err
    assert quads(filled) == before


def test_options_that_do_not_go_together(kg):
    assert kg("--show", "x", "--undo", "y")[0] == 2
    assert kg("--split", "x")[0] == 2


def test_a_broken_file_of_decisions_is_told(kg, filled):
    (filled / FILE).write_text('[{"decision": "perhaps"}]')
    code, _, err = kg()
    assert code == 3
    assert FILE in err
    assert "perhaps" in err
