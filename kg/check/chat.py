"""One question to a language model behind an OpenAI-compatible address, answered as JSON of a given form."""

from __future__ import annotations

import http.client
import json
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from kg.errors import SettingError, VerifierError

__all__ = ["Chat", "Reply", "open_chat"]

_PASSING = frozenset({429, 500, 502, 503, 504})
_PAUSES = (0.3, 1.0)
_LONGEST_PAUSE = 10.0
_TOLD = 200
_MOST_TOKENS = 400
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})
_DENIED, _MISSING = (401, 403), (404, 405)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a model answered: the JSON object, or None with the ``problem``; ``model`` as the server calls it."""

    model: str
    content: Mapping[str, Any] | None
    problem: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """A model behind ``url``, the address that ``/chat/completions`` and ``/models`` hang on."""

    url: str
    model: str
    timeout_s: float
    key: str | None = field(default=None, repr=False)

    def ask(self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any]) -> Reply:
        """The answer to ``messages``, in the form of ``schema``.

        Raises:
            VerifierError: nothing answers, or what answers refuses.
        """
        body = {
            "model": self.model,
            "messages": list(messages),
            "temperature": 0,
            "seed": 0,
            "max_tokens": _MOST_TOKENS,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "answer", "strict": True, "schema": schema},
            },
        }
        told = self._json("POST", "/chat/completions", json.dumps(body).encode())
        try:
            words = told["choices"][0]["message"]["content"]
        except (KeyError, IndexError, TypeError):
            return Reply(model=self.model, content=None, problem="the server's answer holds no message")
        model = _plain(told.get("model") or self.model)
        try:
            content = json.loads(words or "")
        except (TypeError, ValueError):
            return Reply(model=model, content=None, problem="the model's answer is not JSON")
        if not isinstance(content, dict):
            return Reply(model=model, content=None, problem="the model's answer is no JSON object")
        return Reply(model=model, content=content)

    def first_model(self) -> str:
        """The model that the server names first."""
        told = self._json("GET", "/models", None)
        try:
            return str(told["data"][0]["id"])
        except (KeyError, IndexError, TypeError) as error:
            raise SettingError(
                f"the verifier at {self.url} does not say which models it has", fix="name one: --verifier-model NAME"
            ) from error

    # ---- requests -----------------------------------------------------------------------------------

    def _json(self, method: str, path: str, body: bytes | None) -> Any:  # noqa: ANN401 - JSON
        for pause in (*_PAUSES, None):
            try:
                status, wait, answered = self._once(method, path, body)
            except (OSError, http.client.HTTPException) as error:
                if pause is None:
                    raise VerifierError(
                        f"no verifier answers at {self.url}",
                        why=str(error) or type(error).__name__,
                        fix="start it, check the address, or give it more time with KG_VERIFIER_TIMEOUT=SECONDS",
                    ) from error
            else:
                if status not in _PASSING or pause is None:
                    return self._read(status, answered)
                pause = min(max(pause, wait), _LONGEST_PAUSE)
            time.sleep(pause)
        raise AssertionError("the last try returns or raises")

    def _once(self, method: str, path: str, body: bytes | None) -> tuple[int, float, bytes]:
        """Status, seconds that the server asks to wait, and body; a connection of its own, as seconds lie between."""
        parts = urlsplit(self.url)
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        connection = kind(parts.netloc, timeout=self.timeout_s)
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        try:
            connection.request(method, parts.path + path, body, headers)
            response = connection.getresponse()
            wait = response.getheader("Retry-After", "")
            return response.status, float(wait) if wait.isdigit() else 0.0, response.read()
        finally:
            connection.close()

    def _read(self, status: int, answered: bytes) -> Any:  # noqa: ANN401 - JSON
        if status in _DENIED:
            raise VerifierError(
                f"the verifier at {self.url} refuses access ({status})", fix="set its key: KG_VERIFIER_KEY=..."
            )
        if status in _MISSING:
            raise VerifierError(
                f"there is no OpenAI-compatible server at {self.url} ({status})",
                fix="give the address that /chat/completions hangs on, such as http://127.0.0.1:8080/v1",
            )
        if status != http.client.OK:
            raise VerifierError(
                f"the verifier at {self.url} fails ({status})", why=answered[:_TOLD].decode("utf-8", "replace")
            )
        try:
            return json.loads(answered)
        except ValueError:
            return None


def open_chat(url: str, model: str | None = None) -> Chat:
    """The model at ``url``; without a name, the one that the server names first.

    The key comes from KG_VERIFIER_KEY, the seconds to wait for an answer from KG_VERIFIER_TIMEOUT.

    Raises:
        SettingError: the address or the time is none, or the key would go out unencrypted.
        VerifierError: nothing answers there.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise SettingError(f"the verifier's address is {url!r}", fix="write it as http://127.0.0.1:8080/v1")
    key = os.environ.get("KG_VERIFIER_KEY")
    if key and parts.scheme == "http" and parts.hostname not in _HERE:
        raise SettingError(f"the key would go to {parts.hostname} unencrypted", fix="give an https address")
    base = url.rstrip("/").removesuffix("/chat/completions")
    base = base if parts.path.strip("/") else f"{base}/v1"
    chat = Chat(url=base, model=model or "", timeout_s=_seconds(), key=key)
    return chat if model else replace(chat, model=chat.first_model())


def _seconds() -> float:
    given = os.environ.get("KG_VERIFIER_TIMEOUT") or "60"
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise SettingError(f"KG_VERIFIER_TIMEOUT is {given!r}", fix="give seconds, such as 60")
    return seconds


def _plain(model: object) -> str:
    """A model's name; of a file on the server's disk only its own name."""
    name = str(model)
    return name.rpartition("/")[2] if name.startswith(("/", "./", "~")) else name
