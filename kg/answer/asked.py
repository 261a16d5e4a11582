"""Which question is meant: a saved name, SPARQL text, or a file of it; with its parameters."""

from __future__ import annotations

from collections.abc import Sequence

from kg.answer.questions import Question, load, read
from kg.errors import QueryError

__all__ = ["parameters", "question"]

_BEFORE = frozenset({"debug", "quiet", "store", "verbose"})


def question(name_or_text: str) -> Question:
    """The saved question of that name; SPARQL, where the text has a brace, as it stands.

    Raises:
        QueryError: there is no such question, or the text is wrong.
    """
    if "{" in name_or_text:
        return read(name_or_text, source="the query")
    return load(name_or_text)


def parameters(words: Sequence[str]) -> tuple[tuple[str, ...], dict[str, str]]:
    """The words that stand alone, and the ``--name value`` or ``--name=value`` pairs among them.

    >>> parameters(["who-stated", "--stance", "denies", "--least=-2"])
    (('who-stated',), {'stance': 'denies', 'least': '-2'})

    Raises:
        QueryError: a name has no value, or comes twice.
    """
    alone: list[str] = []
    pairs: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        if not word.startswith("--") or word == "--":
            alone.append(word)
            continue
        name, equals, value = word[2:].partition("=")
        if name in _BEFORE:
            raise QueryError(f"--{name} stands before the command", fix=f"kg --{name} ... query ...")
        given = value if equals else next(rest, None)
        if given is None:
            raise QueryError(f"--{name} has no value", fix=f"write --{name} VALUE")
        if name in pairs:
            raise QueryError(f"--{name} is there twice", fix="give it once")
        pairs[name.replace("-", "_")] = given
    return tuple(alone), pairs
