"""Agreements, treaties and invitations, with their parties and what they are said to hold.

"The two countries reached an agreement that would end the blockade": parties from the subject, from "with",
"between" and "of", terms from the statements inside the clause about the agreement.

Known misses: agreements told by a verb alone ("agreed to withdraw") unless a noun follows; parties named
only in another sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.extract.actors import ActorTable
from kg.extract.arguments import arguments
from kg.extract.dates import dates
from kg.extract.fillers import phrase
from kg.extract.occurrences import actors_of, date_near, occurrence_id, tokens_with_statement
from kg.extract.reading import Reading
from kg.extract.realis import is_denied
from kg.model import Agreement, Span, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["agreements"]

_PARTIES = frozenset({"with", "between", "among", "by", "of"})


def agreements(reading: Reading, statements: Sequence[Statement], actors: ActorTable) -> Iterator[Agreement]:
    """The agreements that ``statements`` give, in text order; a bare "the agreement" is no new one."""
    nouns = frozenset(reading.lexicon.table("events", "words")["agreement_nouns"])
    when = dates(reading)
    by_start = sorted(statements, key=lambda s: (s.spans[0], s.id))
    for token, statement in tokens_with_statement(reading, statements):
        if (
            token.pos_ != "NOUN"
            or token.lemma_.lower() not in nouns
            or token.dep_ in {"compound", "nmod"}
            or is_denied(token)
        ):
            continue
        parties = actors_of(reading, _parties(reading, token), actors)
        terms = _terms(token, by_start)
        if not parties and not terms:
            continue
        span = phrase(reading, token)
        yield Agreement(
            id=occurrence_id(reading.article.id, "agreement", span),
            parties=parties,
            label=span.text(reading.article.text),
            span=span,
            time=date_near(when, statement, token),
            terms=terms,
        )


def _parties(reading: Reading, noun: Token) -> Iterator[Token]:
    """Who makes the agreement: the subject of "signed", those behind "with" or "between", the nation before it."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if verb.lemma_.lower() in reading.lexicon.table("events", "words")["agreement_verbs"] and verb.pos_ == "VERB":
        given = arguments(verb)
        if given.subject is not None and given.subject.i != noun.i:
            yield given.subject
        yield from (n for w, n in given.obliques if w == "with")
    given = arguments(noun)
    yield from (n for w, n in given.obliques if w in _PARTIES)
    yield from (c for c in noun.lefts if c.dep_ in {"poss", "amod", "compound", "nmod"} and c.text[:1].isupper())


def _terms(noun: Token, by_start: Sequence[Statement]) -> tuple[str, ...]:
    """The statements inside the clause that says what the agreement does: "that would end ...", "to send ..."."""
    clauses = [c for c in noun.rights if c.dep_ in {"relcl", "acl"}]
    if not clauses:
        return ()
    first, last = clauses[0].left_edge, clauses[-1].right_edge
    border = Span(first.idx, last.idx + len(last.text))
    inside = [s for s in by_start if all(border.contains(span) for span in s.spans)]
    return tuple(s.id for s in inside if s.utterance.kind is inside[0].utterance.kind)
