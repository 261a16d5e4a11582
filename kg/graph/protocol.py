"""The SPARQL 1.1 Protocol over one kept connection, with patience for what passes and words for what does not."""

from __future__ import annotations

import http.client
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from kg.errors import QueryError, StoreError
from kg.graph.address import Address

__all__ = ["Answered", "Protocol"]

_RESULTS = "application/sparql-results+json, application/n-triples;q=0.9, text/turtle;q=0.5"
_TRIPLES = "application/n-triples"
_PASSING = frozenset({429, 502, 503, 504})
_PAUSES = (0.2, 0.5, 1.0, 2.0)
_TOLD = 300
_BAD, _DENIED, _MISSING, _MEDIA = (400,), (401, 403), (404, 405, 501), (406, 415)


class _MissingError(StoreError):
    """The server has nothing at that address, or does not do that there."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What a server sent: the media type without its parameters, and the bytes."""

    media: str
    body: bytes


@dataclass(slots=True)
class Protocol:
    """A connection to a server's endpoints. Every request may be sent twice: it has the same effect then."""

    address: Address
    _connections: dict[str, http.client.HTTPConnection] = field(default_factory=dict)

    def query(self, text: str) -> Answered:
        """The answer to a query."""
        headers = {"Content-Type": "application/sparql-query; charset=utf-8", "Accept": _RESULTS}
        return self._request("POST", self.address.query, "query", headers, text.encode())

    def update(self, text: str) -> None:
        """Carry out an update, which servers with transactions do wholly or not at all."""
        headers = {"Content-Type": "application/sparql-update; charset=utf-8"}
        self._request("POST", self.address.update, "update", headers, text.encode())

    def graph(self, name: str) -> Answered:
        """A named graph's triples, by the Graph Store Protocol; by a query where it has none, or not this graph."""
        url = f"{self.address.graphs}?{urlencode({'graph': name})}"
        try:
            return self._request("GET", url, "read a graph of", {"Accept": _TRIPLES}, None)
        except _MissingError:
            return self.query(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{name}> {{ ?s ?p ?o }} }}")

    def add(self, name: str | None, triples: bytes) -> None:
        """Add N-Triples to a named graph, or to the default one, by the Graph Store Protocol."""
        url = f"{self.address.graphs}?{urlencode({'graph': name}) if name else 'default'}"
        self._request("POST", url, "write to a graph of", {"Content-Type": _TRIPLES}, triples)

    def close(self) -> None:
        """Close the connections."""
        for connection in self._connections.values():
            connection.close()
        self._connections.clear()

    # ---- requests -----------------------------------------------------------------------------

    def _request(self, method: str, url: str, what: str, headers: dict[str, str], body: bytes | None) -> Answered:
        if self.address.authorization:
            headers = headers | {"Authorization": self.address.authorization}
        problem: Exception | None = None
        for pause in (*_PAUSES, None):
            try:
                status, answered = self._once(method, url, headers, body)
            except (OSError, http.client.HTTPException) as error:
                self.close()
                problem = error
            else:
                if status not in _PASSING:
                    return self._checked(status, answered, what, url)
                problem = self._refused(status, answered, what, url)
            if pause is not None:
                time.sleep(pause)
        if isinstance(problem, StoreError):
            raise problem
        raise StoreError(
            f"no server answers at {self.address}",
            why=str(problem) or type(problem).__name__,
            fix="start it, check the address, or give it more time with KG_STORE_TIMEOUT=SECONDS",
        ) from problem

    def _once(self, method: str, url: str, headers: dict[str, str], body: bytes | None) -> tuple[int, Answered]:
        parts = urlsplit(url)
        connection = self._connection(parts.scheme, parts.netloc)
        connection.request(method, f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}", body, headers)
        response = connection.getresponse()
        media = response.getheader("Content-Type", "").partition(";")[0].strip().lower()
        return response.status, Answered(media, response.read())

    def _connection(self, scheme: str, host: str) -> http.client.HTTPConnection:
        if host not in self._connections:
            kind = http.client.HTTPSConnection if scheme == "https" else http.client.HTTPConnection
            self._connections[host] = kind(host, timeout=self.address.timeout)
        return self._connections[host]

    def _checked(self, status: int, answered: Answered, what: str, url: str) -> Answered:
        if 200 <= status < 300:
            return answered
        raise self._refused(status, answered, what, url)

    def _refused(self, status: int, answered: Answered, what: str, url: str) -> StoreError | QueryError:
        said = answered.body[:_TOLD].decode(errors="replace").strip() if "html" not in answered.media else ""
        if status in _BAD and what == "query":
            return QueryError(f"the server {self.address} refuses the query: {said}")
        if status in _DENIED:
            return StoreError(
                f"the server {self.address} lets nobody {what} without the right key (HTTP {status})",
                why=said,
                fix="set KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN",
            )
        if status in _MISSING:
            kind = "QUERY" if what == "query" else "UPDATE" if what == "update" else "GRAPHS"
            return _MissingError(
                f"the server {self.address} cannot {what} at {url.partition('?')[0]} (HTTP {status})",
                why=said or "it lacks this part of SPARQL 1.1, has it elsewhere, or is read-only",
                fix=f"name the right address: KG_STORE_{kind}_URL=http://...",
            )
        return StoreError(f"the server {self.address} failed to {what} (HTTP {status})", why=said, fix="see its log")
