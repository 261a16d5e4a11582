"""A store on a SPARQL server: who may open it, and when there is one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kg import iris
from kg.errors import StoreError
from kg.graph.address import Address
from kg.graph.kept import Kept
from kg.graph.lock import one_writer
from kg.graph.protocol import Protocol
from kg.graph.remote import RemoteQuads

__all__ = ["on_server"]


@contextmanager
def on_server(address: Address, *, read_only: bool) -> Iterator[tuple[RemoteQuads, Kept]]:
    """The quads and the articles of a server. One writer of this machine at a time; others are not seen.

    Raises:
        StoreError: no SPARQL server answers, it holds no kg store, or another process is writing.
    """
    protocol = Protocol(address)
    quads = RemoteQuads(protocol, cached=read_only)
    kept = Kept(quads, address)
    try:
        there = bool(quads.query(f"ASK {{ GRAPH <{iris.graph('ontology')}> {{ ?s ?p ?o }} }}"))
        if not read_only:
            kept.path.mkdir(parents=True, exist_ok=True)
            with one_writer(kept.path):
                yield quads, kept
        elif there:
            yield quads, kept
        else:
            raise StoreError(
                f"there is no kg store at {address}",
                why="the server has no graph of the ontology; only 'kg ingest' makes one",
                fix=f"kg --store {address} ingest ARTICLES; or set KG_NAMESPACE to that of the store",
            )
    finally:
        protocol.close()
