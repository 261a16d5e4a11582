"""A writer of five articles that is killed, or finds the disk full, where its arguments say: a process of its own."""

import os
import resource
import signal
import sys
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox

from kg.graph import folder, journal
from kg.graph import store as stores
from kg.iris import graph
from kg.model import Article

OWNERS = {"keep_text": folder.Folder, "keep_record": folder.Folder, "append": journal.Journal, "_write": stores.Store}
SIZE = 300


def write(place):
    """Put five articles into the store, but for those that are in."""
    with stores.open_store(place, read_only=False) as store:
        put_all(store)


def put_all(store):
    for text in "12345":
        doc = Article(text=text, sha256=sha256(text.encode()).hexdigest())
        if store.read_by(doc) != "r":
            own = [named(f"{text}-{i}") for i in range(SIZE - 1)]
            store.put_article(doc, own, shared={graph("entities"): [named("shared")]}, reader="r")


def named(name):
    return ox.Triple(*(ox.NamedNode(f"https://w3id.org/kg-test/{part}") for part in (name, "p", "o")))


def die_at(where):
    """The third call of the function ``where`` is the last; with + behind it, after it did its work."""
    name, _, after = where.partition("+")
    if name == "torn":
        owner, name = journal, "_write_all"
    else:
        owner = OWNERS[name]
    whole, calls = getattr(owner, name), []

    def partly(*words, **more):
        calls.append(1)
        if len(calls) < 3:
            return whole(*words, **more)
        if where == "torn":
            stream, content = words
            stream.write(content[: len(content) // 2])
        elif after or where.endswith("+"):
            whole(*words, **more)
        return os.kill(os.getpid(), signal.SIGKILL)

    setattr(owner, name, partly)


if __name__ == "__main__":
    path, where = Path(sys.argv[1]), sys.argv[2]
    if where.isdigit():
        with stores.open_store(path, read_only=False) as store:
            resource.setrlimit(resource.RLIMIT_FSIZE, (int(where), int(where)))
            put_all(store)
    else:
        die_at(where)
        write(path)
