"""Who holds a post, and which posts somebody holds, as the articles word them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pyoxigraph as ox

from kg import iris, terms
from kg.answer.candidates import said_at
from kg.answer.content_words import Word, alike, read_text
from kg.answer.general import Found, General, best
from kg.answer.matched import matched
from kg.answer.rows import Row, solutions
from kg.answer.understanding import AnswerKind
from kg.answer.wanted import Wanted
from kg.extract.persons import parse_name
from kg.extract.slugs import fold
from kg.graph.facts import Facts
from kg.resources import lexicon

__all__ = ["posts_held"]

_LEAST = 0.5
_QUERY = """PREFIX kg: <{ns}>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?name ?role ?body ?mention WHERE {{
  ?post kg:member ?who ; kg:role ?role ; kg:anchoredIn ?mention .
  ?who rdfs:label ?name .
  OPTIONAL {{ ?post kg:organisationText ?words }}
  OPTIONAL {{ ?post kg:organisation/rdfs:label ?organisation }}
  BIND(COALESCE(?organisation, ?words, "") AS ?body)
  FILTER({filter})
}} ORDER BY ?name ?role ?body ?mention"""


def posts_held(facts: Facts, asked: Wanted, *, model: str | None = None) -> General:
    """Who holds the post that is asked for; which posts the person who is asked for holds."""
    person = asked.kind is AnswerKind.ROLE
    text = "CONCAT(?name, ' ', ?role, ' ', ?body)"
    filters = " || ".join(f'REGEX({text}, {ox.Literal(_pattern(word))}, "i")' for word in asked.words) or "true"
    query = _QUERY.format(ns=iris.NS, filter=filters)
    found = (
        one for row in solutions(facts.graph, query) for one in _posts(facts, asked, row, person=person, model=model)
    )
    return General(query=query, answers=best(found), opposed=())


def _pattern(word: Word) -> str:
    return r"\b" + "".join(c if c.isalnum() else "." for c in word.text.removesuffix("s"))


def _posts(facts: Facts, asked: Wanted, row: Row, *, person: bool, model: str | None) -> Iterator[Found]:
    of = f" of {row['body']}" if row["body"] else ""
    stated = read_text(f"{row['name']}, {row['role']}{of}", model).words
    words = [w for w in asked.words if not _names_office(w, asked) and not (person and w.verb)]
    role = row["role"].lower()
    if not person and not any(office in role for office in asked.office):
        return
    if person and _surname(row["name"]) not in {fold(w.text) for w in asked.words}:
        return
    found = matched(words, stated)
    article = facts.one(row["mention"], terms.ofArticle)
    begin, end = facts.number(row["mention"], terms.beginIndex), facts.number(row["mention"], terms.endIndex)
    fits = found.coverage >= _LEAST if words else not person
    said = said_at(facts, article or "", begin) if fits else None
    if said is None:
        return
    yield Found(
        answer=row["role"] + of if person else row["name"],
        kind=AnswerKind.ROLE if person else AnswerKind.ACTOR,
        strength="explicit",
        rule="post-named",
        said=said,
        article=article or iris.ID,
        span=(begin, end),
        text=facts.one(row["mention"], terms.exact) or "",
        score=found.coverage + (0.01 if row["body"] else 0.0),  # "General" says less than "commander of the force"
        sentence=said.sentence,
    )


def _surname(name: str) -> str:
    """The last word of the family name: "brennan" of "John W. Brennan Jr.", "kadhimi" of "al-Kadhimi"."""
    words = re.findall(r"\w+", parse_name(name, lexicon()).family)
    return words[-1] if words else ""


def _names_office(word: Word, asked: Wanted) -> bool:
    """Whether a word of the question is the office itself, which the role has to name in any case."""
    return (
        word.lemma in asked.office
        or (asked.verb is not None and word.token == asked.verb.token)
        or alike(word, word) == 0
    )
