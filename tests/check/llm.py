"""A server on 127.0.0.1 that answers as an OpenAI-compatible one would, or fails as the test wants."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

__all__ = ["Told", "message", "serving"]


def message(content: str, model: str = "tiny") -> bytes:
    return json.dumps({"model": model, "choices": [{"message": {"content": content}}]}).encode()


class Told:
    """What the server answers, one after the other, the last for ever: status, body, seconds of silence before."""

    def __init__(self, *answers: tuple[int, bytes, float]) -> None:
        self.answers = list(answers)
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.url = ""


@contextmanager
def serving(*answers: tuple[int, bytes] | tuple[int, bytes, float]) -> Iterator[Told]:
    """A server on a free port that gives ``answers``."""
    told = Told(*((*a, 0.0)[:3] for a in answers))

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def _answer(self) -> None:
            status, body, silence = told.answers.pop(0) if len(told.answers) > 1 else told.answers[0]
            time.sleep(silence)
            with suppress(ConnectionError):  # who asked may have given up
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        def do_GET(self) -> None:
            self._answer()

        def do_POST(self) -> None:
            told.headers.append(dict(self.headers))
            told.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self._answer()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    told.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
