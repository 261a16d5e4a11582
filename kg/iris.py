"""IRIs of everything in the graph: pure functions of content, never of order, time or path."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import quote

from kg.errors import SettingError

if TYPE_CHECKING:
    from kg.model import Proposition, Quantity, RoleFiller, Span

__all__ = [
    "BASE",
    "DEFAULT_BASE",
    "ID",
    "NS",
    "actor",
    "agreement",
    "appearance",
    "article",
    "article_graph",
    "attitude",
    "attribution",
    "communication",
    "digest",
    "event",
    "filler",
    "graph",
    "key",
    "membership",
    "mention",
    "mission",
    "naming",
    "place",
    "posture",
    "proposition",
    "review",
    "run",
    "short_id",
    "statement",
]

DEFAULT_BASE = "https://w3id.org/kg-defence/"
_IRI = re.compile(r"[A-Za-z][\w+.-]*:[^\s<>\"{}|\\^`]*[/:]")


def _base(configured: str) -> str:
    """``configured`` if names can be put behind it."""
    if _IRI.fullmatch(configured) is None:
        raise SettingError(
            f"KG_NAMESPACE is '{configured}'",
            why="every IRI of the graph begins with it",
            fix=f"give a whole address that ends in /, such as {DEFAULT_BASE}",
        )
    return configured


BASE = _base(os.environ.get("KG_NAMESPACE") or DEFAULT_BASE)
NS = f"{BASE}ns#"
ID = f"{BASE}id/"


def digest(*parts: object) -> str:
    """First 16 hex digits of the hash of ``parts``; None and the empty text differ."""
    joined = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:16]


def key(words: str) -> str:
    """``words`` for comparison: case, curly apostrophes and runs of white space do not count.

    >>> key("The  U.S. Troops")
    'the u.s. troops'
    """
    return " ".join(words.replace("’", "'").casefold().split())


def _data(*path: str) -> str:
    return ID + "/".join(quote(part, safe="/-._~") for part in path)


def graph(name: str) -> str:
    """The named graph ``name``: "ontology", "bearings", "relations" or "facts"."""
    return _data("graph", name)


def article_graph(article_id: str) -> str:
    """The named graph that holds all that one article says."""
    return _data("graph", "article", article_id)


def article(article_id: str) -> str:
    """The article whose text has this hash."""
    return _data("article", article_id)


def short_id(iri: str) -> str:
    """The last step of a data IRI: the id of a statement, posture or article.

    >>> short_id(ID + "statement/4f1d")
    '4f1d'
    """
    return iri.removeprefix(ID).rpartition("/")[2]


def mention(article_id: str, span: Span) -> str:
    """A character range of an article, as RFC 5147 writes it.

    >>> from kg.model import Span
    >>> mention("ab12", Span(0, 55)).removeprefix(ID)
    'article/ab12#char=0,55'
    """
    return f"{article(article_id)}#char={span.start},{span.end}"


def statement(statement_id: str) -> str:
    """A statement by its id."""
    return _data("statement", statement_id)


def attribution(statement_id: str, actor_id: str) -> str:
    """The share that one speaker has in a statement."""
    return _data("attribution", statement_id, actor_id)


def communication(article_id: str, speakers: Iterable[str], *, medium: str | None, date: str | None) -> str:
    """The occasion on which these speakers spoke, as one article tells it."""
    who = "+".join(sorted(speakers))
    return _data("communication", digest(article_id, who, medium and key(medium), date and key(date)))


def actor(actor_id: str) -> str:
    """Somebody, by slug: ``person/john-kirby``."""
    return _data("actor", actor_id)


def appearance(article_id: str, actor_id: str) -> str:
    """An actor as one article has it: the article's id and the actor's id there."""
    return _data("appearance", article_id, actor_id)


def place(place_id: str) -> str:
    """A place, by slug: ``place/iraq``."""
    return _data("place", place_id.removeprefix("place/"))


def mission(role: str) -> str:
    """A mission role, by its word: ``advise``."""
    return _data("mission", key(role).replace(" ", "-"))


def membership(actor_id: str, role: str, organisation: str | None) -> str:
    """A post that somebody holds; the same in every article that words it alike."""
    return _data("membership", digest(actor_id, key(role), organisation and key(organisation)))


def naming(actor_id: str, name: str, alias: str) -> str:
    """The use of one name for another."""
    return _data("naming", digest(actor_id, name, alias))


def posture(posture_id: str) -> str:
    """A posture or a change of one, by its id."""
    return _data("posture", posture_id)


def attitude(attitude_id: str) -> str:
    """An attitude, by its utterance's id."""
    return _data("attitude", attitude_id)


def event(event_id: str) -> str:
    """An event, by its id."""
    return _data("event", event_id)


def agreement(agreement_id: str) -> str:
    """An agreement, by its id."""
    return _data("agreement", agreement_id)


def review(review_id: str) -> str:
    """A person's verdict, by its id."""
    return _data("review", review_id)


def run(kg_version: str, model: str, model_version: str, model_digest: str, attribution: str) -> str:
    """One configuration of reader and model; reading twice with it is the same run."""
    return _data("run", digest(kg_version, model, model_version, model_digest, attribution))


def filler(argument: RoleFiller) -> str:
    """An argument of a proposition: its role with what fills it."""
    return _data("filler", digest(*_filler_key(argument)))


def proposition(content: Proposition) -> str:
    """Content without speaker: equal for statements that say the same of the same things.

    A resolved argument counts by what it refers to, an unresolved one by its words.
    """
    arguments = sorted("\x1e".join(_filler_key(argument)) for argument in content.arguments)
    missions = sorted(key(mission_role) for mission_role in content.missions)
    return _data(
        "proposition",
        digest(
            content.frame,
            key(content.predicate),
            content.dimension,
            *_quantity_key(content.quantity),
            *missions,
            "|",
            *arguments,
        ),
    )


def _filler_key(argument: RoleFiller) -> tuple[str, str]:
    return argument.role, argument.actor or argument.place or key(argument.text)


def _quantity_key(quantity: Quantity | None) -> tuple[object, ...]:
    if quantity is None:
        return ()
    number = None if quantity.number is None else format(quantity.number.normalize(), "f")
    return number, key(quantity.unit), quantity.bound, quantity.quantifier
