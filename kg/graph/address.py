"""Where a store is: a folder, or a SPARQL server's address with the key to it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import SettingError

__all__ = ["Address", "place"]

_SCHEMES = ("http://", "https://")
_TIMEOUT_SECONDS = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A server's SPARQL endpoints; ``str`` shows no password."""

    url: str
    query: str
    update: str
    graphs: str
    authorization: str | None = field(default=None, repr=False)
    timeout: float = _TIMEOUT_SECONDS

    def __str__(self) -> str:
        return self.url


def place(given: str) -> Path | Address:
    """The folder or the server that ``--store`` names.

    Raises:
        SettingError: the address or a setting that goes with it is wrong.
    """
    return _address(given) if given.startswith(_SCHEMES) else Path(given)


def _address(given: str) -> Address:
    from urllib.parse import unquote, urlsplit, urlunsplit

    parts = urlsplit(given)
    try:
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise SettingError(f"'{given}' is no address: {error}", fix="write http://host:port/") from error
    if not host:
        raise SettingError(f"'{given}' names no host", fix="write http://host:port/")
    where = f"[{host}]" if ":" in host else host
    url = urlunsplit((parts.scheme, f"{where}:{port}" if port else where, parts.path.rstrip("/"), parts.query, ""))
    user = unquote(parts.username or "") or os.environ.get("KG_STORE_USER")
    password = unquote(parts.password or "") or os.environ.get("KG_STORE_PASSWORD", "")
    query, update, graphs = _endpoints(url)
    return Address(
        url=url,
        query=os.environ.get("KG_STORE_QUERY_URL") or query,
        update=os.environ.get("KG_STORE_UPDATE_URL") or update,
        graphs=os.environ.get("KG_STORE_GRAPHS_URL") or graphs,
        authorization=_authorization(user, password),
        timeout=_timeout(),
    )


def _endpoints(url: str) -> tuple[str, str, str]:
    """Query, update and graphs: as Oxigraph, Fuseki and GraphDB name them, or one ``/sparql`` for all.

    >>> _endpoints("http://h:7878")
    ('http://h:7878/query', 'http://h:7878/update', 'http://h:7878/store')
    >>> _endpoints("http://h:8890/sparql")
    ('http://h:8890/sparql', 'http://h:8890/sparql', 'http://h:8890/sparql-graph-crud')
    """
    if url.endswith("/sparql"):
        return url, url, f"{url}-graph-crud"
    if "/repositories/" in url:
        return url, f"{url}/statements", f"{url}/rdf-graphs/service"
    base = url.removesuffix("/query")
    return f"{base}/query", f"{base}/update", f"{base}/store"


def _authorization(user: str | None, password: str) -> str | None:
    if token := os.environ.get("KG_STORE_TOKEN"):
        return f"Bearer {token}"
    if user is None:
        return None
    from base64 import b64encode

    return f"Basic {b64encode(f'{user}:{password}'.encode()).decode()}"


def _timeout() -> float:
    given = os.environ.get("KG_STORE_TIMEOUT")
    try:
        seconds = float(given) if given else _TIMEOUT_SECONDS
    except ValueError:
        seconds = 0
    if seconds <= 0:
        raise SettingError(f"KG_STORE_TIMEOUT is '{given}'", why="it is a number of seconds", fix="write 60, say")
    return seconds
