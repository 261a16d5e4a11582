"""The sentences that may answer a question, found by SPARQL that people can copy, with what is stated in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pyoxigraph as ox

from kg import iris, terms
from kg.answer.content_words import Text, Word, read_text, regex
from kg.answer.rows import solutions
from kg.answer.wanted import Wanted
from kg.graph.facts import RDFS_LABEL, Facts
from kg.graph.store import Store

__all__ = ["Candidate", "Candidates", "Said", "candidates", "in_memory", "name_words", "said_at", "sentence_query"]

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_COPIED = (terms.inSentence, terms.speaker, terms.alias, terms.attribution, RDFS_LABEL)
_OF_SENTENCE = (terms.exact, terms.ofArticle, terms.beginIndex)
_LIMIT = 16
_SHARE = 0.3
_BEFORE = 2
_NEAREST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One statement of a sentence; ``span`` reaches from its first word to its last."""

    iri: str
    text: str
    span: tuple[int, int]
    spans: tuple[tuple[int, int], ...]
    speakers: tuple[str, ...]
    names: frozenset[str]
    worded: frozenset[str]
    negative: bool
    part: bool
    quote: str
    hedged: bool
    sentence: str

    @property
    def claimed(self) -> bool:
        """Whether somebody is said to say it."""
        return bool(self.speakers)

    @property
    def speaker(self) -> str | None:
        """Who says it, all of them in one line; None for the article itself."""
        return " and ".join(self.speakers) or None


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A sentence of an article, with its statements in text order."""

    iri: str
    article: str
    start: int
    text: str
    said: tuple[Said, ...]
    before: tuple[str, ...] = ()
    model: str | None = None

    @cached_property
    def read(self) -> Text:
        """The sentence, parsed."""
        return read_text(self.text, self.model)

    @cached_property
    def context(self) -> tuple[Word, ...]:
        """The words of the sentences before it, which pronouns and "the reports" take up."""
        return tuple(word for text in self.before for word in read_text(text, self.model).words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """What was found, best first, and the SPARQL that found it."""

    query: str
    found: tuple[Candidate, ...]


def in_memory(store: Store) -> ox.Store:
    """A copy of what ``sentence_query`` reads: for many questions, reading words from disk would cost most."""
    graph, memory, default = store.oxigraph, ox.Store(), ox.DefaultGraph()

    def quads() -> Iterator[ox.Quad]:
        for term in _COPIED:
            yield from graph.quads_for_pattern(None, ox.NamedNode(term), None, default)
        for quad in graph.quads_for_pattern(None, ox.NamedNode(terms.speakerMention), None, default):
            yield quad
            mention = ox.NamedNode(str(getattr(quad.object, "value", "")))
            yield from graph.quads_for_pattern(mention, ox.NamedNode(terms.exact), None, default)
        sentence = ox.NamedNode(terms.Sentence)
        for quad in graph.quads_for_pattern(None, ox.NamedNode(_TYPE), sentence, default):
            yield quad
            for term in _OF_SENTENCE:
                yield from graph.quads_for_pattern(quad.subject, ox.NamedNode(term), None, default)

    memory.bulk_extend(quads())
    return memory


def candidates(graph: ox.Store, facts: Facts, wanted: Wanted, *, model: str | None = None) -> Candidates:
    """The sentences of ``graph`` that hold most of what is asked for."""
    words = (*wanted.words, *([wanted.reporting] if wanted.reporting and wanted.speaker is None else []))
    query = sentence_query(words, wanted.speaker, wanted.near)
    rows = solutions(graph, query)
    if not rows and wanted.speaker is not None and wanted.words:
        query = sentence_query(wanted.words, None, wanted.near)
        rows = solutions(graph, query)
    articles: dict[str, tuple[tuple[int, str], ...]] = {}
    found = []
    for row in rows:
        candidate = _candidate(facts, row["sentence"], model)
        if candidate.article not in articles:
            articles[candidate.article] = tuple(_sentences(graph, candidate.article))
        before = [text for start, text in articles[candidate.article] if start < candidate.start]
        found.append(replace(candidate, before=tuple(before[-_BEFORE:])))
    return Candidates(query=query, found=tuple(found))


def _sentences(graph: ox.Store, article: str) -> Iterator[tuple[int, str]]:
    """The sentences of an article, in text order."""
    query = f"""PREFIX kg: <{iris.NS}> SELECT ?start ?words {{
      ?sentence kg:ofArticle <{article}> ; a kg:Sentence ; kg:beginIndex ?start ; kg:exact ?words }} ORDER BY ?start"""
    for row in solutions(graph, query):
        yield int(row["start"]), row["words"]


def sentence_query(words: Sequence[Word], speaker: str | None, near: Sequence[str] = ()) -> str:
    """SPARQL for the sentences with most of ``words``, or of what means the same; of a speaker's statements only.

    The sentences ``near`` come along whatever words they hold.
    """
    weights = [f'IF(REGEX(?words, {_literal(regex(word))}, "i"), {word.weight:.1f}, 0.0)' for word in words]
    least = sum(word.weight for word in words) * _SHARE
    lines = [
        "PREFIX kg: <" + iris.NS + ">",
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>",
        "SELECT ?sentence ?words ?score WHERE {",
    ]
    if speaker is not None:
        lines += [
            "  { SELECT DISTINCT ?sentence {",
            "    ?statement kg:inSentence ?sentence .",
            "    { ?statement kg:speaker/(rdfs:label|kg:alias) ?name }",
            "    UNION { ?statement kg:attribution/kg:speakerMention/kg:exact ?name }",
            f"    FILTER({' && '.join(_named(word) for word in name_words(speaker))})",
            "  } }",
        ]
    proposed = f" || ?sentence IN ({', '.join(f'<{each}>' for each in near)})" if near else ""
    lines += [
        "  ?sentence a kg:Sentence ; kg:exact ?words ; kg:ofArticle ?article ; kg:beginIndex ?start .",
        "  BIND(" + ("\n    + ".join(weights) or "0.0") + " AS ?score)",
        f"  FILTER(?score >= {0.0 if speaker is not None else least:.2f}{proposed})",
        f"}} ORDER BY DESC(?score) ?article ?start LIMIT {_LIMIT + len(near)}",
    ]
    return "\n".join(lines)


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell it from others: surnames without titles and given names."""
    words = [w.strip(".,") for w in name.split() if w[:1].isupper() or w.islower()]
    capitals = [w for w in words if w[:1].isupper()]
    return tuple(capitals[-1:] if capitals else words[-1:]) or (name,)


def _named(word: str) -> str:
    pattern = r"\b" + re.sub(r"[^\w]", ".?", word.removesuffix("s"))
    return f'REGEX(?name, {_literal(pattern)}, "i")'


def _literal(text: str) -> str:
    return str(ox.Literal(text))


def _candidate(facts: Facts, sentence: str, model: str | None) -> Candidate:
    said = sorted((_said(facts, s) for s in facts.subjects(terms.inSentence, sentence)), key=lambda s: (s.span, s.iri))
    return Candidate(
        iri=sentence,
        article=facts.one(sentence, terms.ofArticle) or iris.ID,
        start=facts.number(sentence, terms.beginIndex),
        text=facts.one(sentence, terms.exact) or "",
        said=tuple(said),
        model=model,
    )


def said_at(facts: Facts, article: str, offset: int) -> Said | None:
    """The statement around a place of an article, the shortest of several; else the nearest one."""
    query = (
        f"PREFIX kg: <{iris.NS}> SELECT ?statement ?start {{ ?statement kg:statedIn <{article}> ; kg:startsAt ?start }}"
    )
    near = sorted((abs(int(row["start"]) - offset), row["statement"]) for row in solutions(facts.graph, query))
    said = [_said(facts, statement) for _, statement in near[:_NEAREST]]
    around = [s for s in said if s.span[0] <= offset < s.span[1]]
    return min(around, key=lambda s: (s.span[1] - s.span[0], s.iri)) if around else next(iter(said), None)


def _said(facts: Facts, statement: str) -> Said:
    spans = sorted(
        (facts.number(m, terms.beginIndex), facts.number(m, terms.endIndex))
        for m in facts.all(statement, terms.anchoredIn)
    )
    speakers = facts.all(statement, terms.speaker)
    worded = (m for share in facts.all(statement, terms.attribution) for m in facts.all(share, terms.speakerMention))
    return Said(
        iri=statement,
        text=facts.one(statement, terms.text) or "",
        span=(spans[0][0], spans[-1][1]) if spans else (0, 0),
        spans=tuple(spans),
        speakers=tuple(facts.name(actor) for actor in speakers),
        names=frozenset(name for actor in speakers for name in (*facts.all(actor, terms.alias), facts.name(actor))),
        worded=frozenset(facts.one(mention, terms.exact) or "" for mention in worded),
        negative=facts.word(statement, terms.polarity) == "negative",
        part=facts.one(statement, terms.partOf) is not None,
        quote=facts.word(statement, terms.quoteType) or "none",
        hedged=facts.word(statement, terms.modality) in {"possible", "conditional", "goal", "obligation"},
        sentence=facts.one(statement, terms.inSentence) or "",
    )
