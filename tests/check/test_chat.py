"""Asking a model over HTTP: what is sent, what comes back, and what is told when it goes wrong."""

from __future__ import annotations

import json
import socket

import pytest

from kg.check import chat
from kg.check.chat import open_chat
from kg.errors import SettingError, VerifierError
from tests.check.llm import message, serving

ASKED = [{"role": "user", "content": "Say a."}]
SCHEMA = {"type": "object"}


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    monkeypatch.setattr(chat, "_PAUSES", (0.0, 0.0))
    monkeypatch.delenv("KG_VERIFIER_KEY", raising=False)
    monkeypatch.delenv("KG_VERIFIER_TIMEOUT", raising=False)


def test_the_form_and_no_chance_are_asked_for():
    with serving((200, message('{"a": 1}'))) as server:
        reply = open_chat(server.url, "tiny").ask(ASKED, SCHEMA)
    assert reply.content == {"a": 1}
    assert reply.model == "tiny"
    (sent,) = server.asked
    assert sent["response_format"]["json_schema"]["schema"] == SCHEMA
    assert (sent["temperature"], sent["seed"], sent["messages"]) == (0, 0, ASKED)


def test_the_server_names_its_model():
    models = json.dumps({"data": [{"id": "/models/one.gguf"}]}).encode()
    with serving((200, models), (200, message("{}", "/models/one.gguf"))) as server:
        opened = open_chat(server.url)
        assert opened.ask(ASKED, SCHEMA).model == "one.gguf"
    assert opened.model == "/models/one.gguf"


def test_the_key_goes_along_and_is_not_shown(monkeypatch):
    monkeypatch.setenv("KG_VERIFIER_KEY", "s3cret")
    with serving((200, message("{}"))) as server:
        opened = open_chat(server.url, "tiny")
        opened.ask(ASKED, SCHEMA)
    assert server.headers[0]["Authorization"] == "Bearer s3cret"
    assert "s3cret" not in repr(opened)


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (message("no JSON at all"), "not JSON"),
        (message('["a"]'), "no JSON object"),
        (message(""), "not JSON"),
        (b"<html>", "no message"),
        (b'{"choices": []}', "no message"),
    ],
)
def test_an_answer_that_cannot_be_read_is_a_problem_and_no_end(body, problem):
    with serving((200, body)) as server:
        reply = open_chat(server.url, "tiny").ask(ASKED, SCHEMA)
    assert reply.content is None
    assert problem in (reply.problem or "")


@pytest.mark.parametrize("passing", [429, 500, 503])
def test_what_passes_is_asked_again(passing):
    with serving((passing, b""), (200, message('{"a": 1}'))) as server:
        assert open_chat(server.url, "tiny").ask(ASKED, SCHEMA).content == {"a": 1}


@pytest.mark.parametrize(
    ("status", "words"),
    [(401, "KG_VERIFIER_KEY"), (403, "KG_VERIFIER_KEY"), (404, "/v1"), (500, "fails (500)"), (400, "fails (400)")],
)
def test_a_refusal_says_what_to_do(status, words):
    with serving((status, b"out of cheese")) as server, pytest.raises(VerifierError) as error:
        open_chat(server.url, "tiny").ask(ASKED, SCHEMA)
    assert words in str(error.value)


def test_silence_ends(monkeypatch):
    monkeypatch.setenv("KG_VERIFIER_TIMEOUT", "0.05")
    with serving((200, message("{}"), 0.3)) as server, pytest.raises(VerifierError, match="KG_VERIFIER_TIMEOUT"):
        open_chat(server.url, "tiny").ask(ASKED, SCHEMA)


def test_nobody_is_there():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(VerifierError, match="no verifier answers"):
        open_chat(url)


def test_a_server_that_names_no_model_asks_for_a_name():
    with serving((200, b'{"data": []}')) as server, pytest.raises(SettingError, match="verifier-model"):
        open_chat(server.url)


@pytest.mark.parametrize("url", ["127.0.0.1:8080", "ftp://here/v1", "http://", ""])
def test_an_address_has_to_be_one(url):
    with pytest.raises(SettingError, match="http://127"):
        open_chat(url, "tiny")


def test_no_key_goes_out_unencrypted(monkeypatch):
    monkeypatch.setenv("KG_VERIFIER_KEY", "s3cret")
    with pytest.raises(SettingError, match="unencrypted"):
        open_chat("http://models.example/v1", "tiny")


@pytest.mark.parametrize("seconds", ["soon", "0", "-1", "inf", "nan"])
def test_a_time_to_wait_is_a_number(monkeypatch, seconds):
    monkeypatch.setenv("KG_VERIFIER_TIMEOUT", seconds)
    with pytest.raises(SettingError, match="KG_VERIFIER_TIMEOUT"):
        open_chat("http://127.0.0.1:1/v1", "tiny")


@pytest.mark.parametrize(
    ("given", "base"),
    [
        ("http://127.0.0.1:1", "http://127.0.0.1:1/v1"),
        ("http://127.0.0.1:1/", "http://127.0.0.1:1/v1"),
        ("http://127.0.0.1:1/v1/", "http://127.0.0.1:1/v1"),
        ("http://127.0.0.1:1/v1/chat/completions", "http://127.0.0.1:1/v1"),
        ("https://models.example/openai/v2", "https://models.example/openai/v2"),
    ],
)
def test_the_address_may_be_given_in_several_forms(given, base):
    assert open_chat(given, "tiny").url == base
