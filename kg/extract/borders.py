"""Borders of a reported clause: where its words begin, where they end.

Long complements lose their tails in the parse, so a content is widened to what punctuation and the
cue's other dependents leave.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from kg.extract.cues import Cue
from kg.extract.phrases import trimmed
from kg.extract.reading import Reading
from kg.extract.segments import coordinated
from kg.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Content", "clause_pieces", "right_limit", "start_without_that", "takes_clause", "that_clause"]

Content: TypeAlias = tuple[tuple[Span, ...], str]
"""The content's spans, and the name of the construction."""


def clause_pieces(reading: Reading, start: int, end: int) -> Iterator[Span]:
    """Yield the coordinated clauses between two offsets, "that" before each left out."""
    whole = trimmed(reading.article.text, Span(start, end)) if start < end else None
    if whole is None:
        return
    for piece in coordinated(reading, whole, comma=True):
        words = piece.text(reading.article.text)
        first = reading.tokens(piece)[0]
        # "that" before an article or a name is no determiner, whatever the tagger says.
        introduces = first.i + 1 < len(first.doc) and first.nbor().pos_ in {"DET", "PRON", "PROPN"}
        conjunction = first.dep_ == "mark" or introduces or piece.start > whole.start
        yield Span(piece.start + 5, piece.end) if words.lower().startswith("that ") and conjunction else piece


def that_clause(clause: Token) -> bool:
    """Whether ``clause`` is introduced by "that"."""
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.lefts)


def start_without_that(clause: Token) -> int:
    """Where the clause's words begin, behind "that" and opening punctuation."""
    tokens = [t for t in clause.subtree if not t.is_space]
    index = 0
    while index < len(tokens) - 1 and (
        tokens[index].is_punct or (tokens[index].lower_ == "that" and _conjunction(tokens[index]))
    ):
        if tokens[index].text in {"“", '"', "‘", "'", "["}:
            break
        index += 1
    return tokens[index].idx


def _conjunction(that: Token) -> bool:
    """Whether "that" opens its clause; the tagger knows it also where the parse takes it for an object."""
    return that.dep_ == "mark" or that.tag_ == "IN"


def takes_clause(reading: Reading, cue: Cue) -> bool:
    """Whether the cue is a verb of saying or thinking."""
    words = reading.lexicon
    return cue.lemma in words.words("cues", "saying") or cue.lemma in words.words("cues", "mental")


def right_limit(reading: Reading, cue: Cue, clause: Token, heads: dict[int, Cue]) -> int:
    """Where a content behind its cue ends: before what else hangs on the cue, else with the sentence."""
    verb, doc = cue.head, cue.head.doc
    limit = verb.sent.end
    if verb.dep_ in {"relcl", "acl", "ccomp", "pcomp", "csubj"} or (verb.dep_ == "advcl" and verb.i < verb.head.i):
        limit = min(limit, max(verb.right_edge.i, clause.right_edge.i) + 1)
    for child in verb.rights:
        if child.i > clause.i and (child.dep_ in {"conj", "parataxis"} or (child.dep_ == "advcl" and child.i in heads)):
            edge = min(t.i for t in child.subtree)
            limit = min(limit, edge if edge > clause.i else child.i)
    region = reading.quotation_at(verb.idx)
    for token in doc[clause.left_edge.i : limit]:
        if token.i > clause.left_edge.i + 1 and _new_cue(reading, token, heads):
            limit = max(token.left_edge.i, clause.left_edge.i + 1) if token.dep_ == "conj" else token.i
            break
        if _others(reading, token, heads):
            limit = token.left_edge.i
            break
        if region is not None and token.idx >= region.span.end:
            limit = token.i
            break
    while limit - 1 > clause.left_edge.i and (
        doc[limit - 1].dep_ == "cc" or doc[limit - 1].text in {",", ";"} or doc[limit - 1].is_space
    ):
        limit -= 1
    last = doc[limit - 1]
    return last.idx + len(last.text)


def _new_cue(reading: Reading, token: Token, heads: dict[int, Cue]) -> bool:
    """Whether the source speaks again here: ", adding that …", "but did not say …", ", according to …"."""
    if token.i not in heads or not token.i:
        return False
    before = token.nbor(-1).text
    if token.dep_ == "conj" and (
        token.lemma_.lower() in reading.lexicon.words("cues", "strong") or _behind_comma(reading, token)
    ):
        return (
            not any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.lefts) and reading.quotation_at(token.idx) is None
        )
    again = token.tag_ == "VBG" and token.lemma_.lower() in reading.lexicon.words("cues", "saying")
    return before == "," and reading.quotation_at(token.idx) is None and (again or token.lower_ == "according")


def _behind_comma(reading: Reading, verb: Token) -> bool:
    """Whether a past saying verb goes on behind a comma: "argued that …, and accused the minister"."""
    first = verb.left_edge.i
    return (
        verb.tag_ == "VBD"
        and verb.lemma_.lower() in reading.lexicon.words("cues", "saying")
        and first > 1
        and verb.doc[first - 1].lower_ in {"and", "but"}
        and verb.doc[first - 2].text == ","
    )


def _others(reading: Reading, token: Token, heads: dict[int, Cue]) -> bool:
    """Whether somebody else speaks from here: ", while others believe …", ", whereas the mayor claims …"."""
    if token.i not in heads or token.dep_ != "advcl" or token.left_edge.i == 0:
        return False
    source = heads[token.i].source
    return (
        token.left_edge.lower_ in {"while", "whereas"}
        and token.left_edge.nbor(-1).text == ","
        and source is not None
        and source.head == token
        and reading.quotation_at(token.idx) is None
    )
