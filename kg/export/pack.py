"""The evidence pack: one file with all that an answer rests on, which a reviewer can check without kg.

It holds the statements with their spans, the articles' texts or only their hashes, the question with its query and
rows, the rules that concluded something, the graph of the statements as N-Triples so that the query can be run
again, the verdicts that people gave, and the versions of what made it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pyoxigraph as ox

from kg import __version__, terms
from kg.export import check_pack
from kg.export.claimreview import claim_review
from kg.export.described import described, iri_of, merged
from kg.graph.facts import RDFS_LABEL, Facts
from kg.graph.html import as_data, filled_page
from kg.graph.reviews import reviews
from kg.graph.store import Store
from kg.iris import ID, NS
from kg.reason.rule_files import rules
from kg.resources import fingerprint

__all__ = ["Answer", "pack", "pack_page", "seal"]

Json: TypeAlias = dict[str, Any]

_TEMPLATE = Path(__file__).with_name("template") / "pack.html"
_NOTATION = "http://www.w3.org/2004/02/skos/core#notation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was asked and found: the question in words, the query that was run, and its rows as text."""

    question: str | None = None
    query: str | None = None
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def pack(
    store: Store, statements: Iterable[str], answer: Answer, *, with_text: bool, title: str, created: str | None = None
) -> str:
    """The pack as JSON text; its seal is the hash of just this text.

    Raises:
        StoreError: a text is not in the store.
    """
    facts = Facts(store.oxigraph)
    chosen = tuple(statements)
    told = [_statement(facts, each) for each in chosen]
    articles = dict.fromkeys(each["article"] for each in told)
    fired = {bearing["rule"] for each in told for bearing in each["bearings"]}
    content: Json = {
        "format": check_pack.FORMAT,
        "title": title,
        "created": created,
        "versions": {"kg": __version__, "pyoxigraph": ox.__version__, "ontology": fingerprint("ontology")},
        "answer": {
            "question": answer.question,
            "query": answer.query,
            "columns": list(answer.columns),
            "rows": [list(row) for row in answer.rows],
        },
        "statements": told,
        "articles": [_article(store, facts, each, with_text=with_text) for each in articles],
        "rules": [
            {"name": rule.name, "title": rule.title, "query": rule.query} for rule in rules() if rule.name in fired
        ],
        "reviews": list(_reviews(store, facts, frozenset(each["id"] for each in told))),
        "graph": _graph(facts, chosen),
    }
    return as_data(content)


def seal(source: str) -> str:
    """The hash by which a change of the pack is found out, if it is given apart from the pack."""
    return hashlib.sha256(source.encode()).hexdigest()


def pack_page(source: str, title: str) -> bytes:
    """The pack in a page that shows it, checks it, and tells how to check it without the page."""
    return filled_page(_TEMPLATE, source, title=title, check=Path(check_pack.__file__).read_text(encoding="utf-8"))


# ---- statements -------------------------------------------------------------------------------------


def _statement(facts: Facts, statement: str) -> Json:
    shares = facts.all(statement, terms.attribution)
    return {
        "id": statement.rpartition("/")[2],
        "iri": statement,
        "article": (facts.one(statement, terms.statedIn) or "").rpartition("/")[2],
        "text": facts.one(statement, terms.text),
        "quote": facts.word(statement, terms.quoteType),
        "spans": _words(facts, facts.all(statement, terms.anchoredIn)),
        "sentence": _words(facts, facts.all(statement, terms.inSentence))[0],
        "cues": _words(facts, facts.all(statement, terms.cue)),
        "speakers": [_speaker(facts, share) for share in shares],
        **{
            name: facts.word(statement, term)
            for name, term in (
                ("polarity", terms.polarity),
                ("certainty", terms.certainty),
                ("modality", terms.modality),
                ("aspect", terms.aspect),
            )
        },
        "rules": {
            "extraction": facts.one(statement, terms.extractionRule),
            "attribution": facts.one(statement, terms.attributionRule),
        },
        "bearings": [
            {
                "topic": facts.name(facts.one(bearing, terms.onProposition) or ""),
                "stance": facts.word(bearing, terms.stance),
                "strength": facts.word(bearing, terms.strength),
                "rule": facts.one(bearing, terms.rule),
            }
            for bearing in facts.subjects(terms.bearingOf, statement)
        ],
    }


def _words(facts: Facts, mentions: Iterable[str]) -> list[Json]:
    found = [
        {
            "start": facts.number(each, terms.beginIndex),
            "end": facts.number(each, terms.endIndex),
            "exact": facts.one(each, terms.exact) or "",
            "prefix": facts.one(each, terms.prefix) or "",
            "suffix": facts.one(each, terms.suffix) or "",
        }
        for each in mentions
    ]
    return sorted(found, key=lambda words: (words["start"], words["end"]))


def _speaker(facts: Facts, share: str) -> Json:
    actor = facts.one(share, terms.agent) or ""
    body = facts.one(share, terms.onBehalfOf)
    return {
        "iri": actor,
        "name": facts.name(actor),
        "role": facts.one(share, terms.inRole),
        "affiliation": facts.name(body) if body else facts.one(share, terms.affiliationText),
        "mention": next(iter(_words(facts, facts.all(share, terms.speakerMention))), None),
    }


# ---- what statements rest on -------------------------------------------------------------------------


def _article(store: Store, facts: Facts, name: str, *, with_text: bool) -> Json:
    article = f"{ID}article/{name}"
    run = facts.one(article, terms.readBy)
    known = {
        field: facts.one(article, term)
        for field, term in (
            ("title", terms.title),
            ("author", terms.author),
            ("published", terms.published),
            ("publisher", terms.publisher),
            ("url", terms.url),
            ("sha256", terms.sha256),
        )
    }
    read_by = {
        field: facts.one(run, term) if run else None
        for field, term in (
            ("kg", terms.kgVersion),
            ("model", terms.modelName),
            ("version", terms.modelVersion),
            ("digest", terms.modelDigest),
        )
    }
    length = facts.number(article, terms.characters)
    text = store.article(name).text if with_text else None
    return {"id": name, "iri": article, **known, "characters": length, "readBy": read_by, "text": text}


def _reviews(store: Store, facts: Facts, statements: frozenset[str]) -> Iterator[Json]:
    for review in reviews(store):
        if review.withdrawn is None and review.claim.statement in statements:
            yield claim_review(facts, review)


def _graph(facts: Facts, statements: Iterable[str]) -> str:
    """What the graph says of the statements, with the names and ranks of the values that occur, as N-Triples."""
    triples = merged(described(facts, each) for each in statements)
    used = sorted({iri_of(each.object) for each in triples if iri_of(each.object).startswith(NS)})
    meant = [
        quad.triple
        for value in used
        for term in (RDFS_LABEL, _NOTATION, str(terms.rank))
        for quad in facts.graph.quads_for_pattern(ox.NamedNode(value), ox.NamedNode(term), None, ox.DefaultGraph())
    ]
    written = ox.serialize([*triples, *meant], format=ox.RdfFormat.N_TRIPLES)
    return (written or b"").decode()
