"""Indirect and mixed contents: what a cue reports in its own sentence, without or with partial quotes.

The parse gives the complement clause; its borders are widened to what punctuation and the cue's
other dependents leave, because long complements lose their tails in the parse.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.cues import Cue, CueKind
from kg.extract.phrases import trimmed
from kg.extract.reading import Reading
from kg.extract.segments import coordinated
from kg.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Reported", "contents_of", "reported_contents"]

_CLAUSES = frozenset({"ccomp", "xcomp"})
_FIRST_SECOND = frozenset({"i", "we", "you", "me", "us"})
_IMPERSONAL = frozenset({"it", "there", "this", "that", "which", "what", "these", "those", "one", "nothing", "something"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """One content with its cue; ``quoted`` is false until quotation marks say otherwise."""

    spans: tuple[Span, ...]
    cue: Cue
    rule: str


def reported_contents(
    reading: Reading, cues: Sequence[Cue], taken: Sequence[Span], *, quoting: Collection[int] = ()
) -> Iterator[Reported]:
    """Yield the contents of ``cues`` outside ``taken``, the full quotations already given away.

    ``quoting`` are the token indices of cues that already have a quotation: what stands beside such a
    cue is an apposition of its source ("…,” said Dan Nix, a farmer"), no content.
    """
    heads = {c.head.i: c for c in cues}
    for cue in cues:
        if not _utters(reading, cue) or (cue.head.i in quoting and not _that_clause(cue)):
            continue
        for spans, rule in contents_of(reading, cue, heads):
            clipped = tuple(s for span in spans for s in _outside(reading, span, taken, cue))
            if clipped and sum(len(s.text(reading.article.text).split()) for s in clipped) >= 2:
                yield Reported(spans=clipped, cue=cue, rule=rule)


def _that_clause(cue: Cue) -> bool:
    return any(c.dep_ == "ccomp" and _that(c) for c in cue.head.rights)


def _utters(reading: Reading, cue: Cue) -> bool:
    """Whether somebody really utters: not "I think", not "did not say", not "it shows"."""
    words = reading.lexicon
    source = cue.source
    quoted = reading.quotation_at(cue.head.idx) is not None
    if source is None:
        return False
    if source.lower_ in _FIRST_SECOND or source.lower_ in _IMPERSONAL:
        return False
    if quoted and cue.lemma not in words.words("cues", "strong"):
        return False
    if any(c.dep_ == "neg" for c in cue.head.children) and cue.lemma not in {"believe", "expect", "think"}:
        return False
    if cue.lemma in words.words("cues", "showing"):
        return _speaks(reading, source)
    return True


def _speaks(reading: Reading, source: Token) -> bool:
    things = reading.lexicon.words("cues", "speaking_things")
    return source.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"} or source.lemma_.lower() in things or source.lower_ in {"he", "she", "they", "who"}


def contents_of(reading: Reading, cue: Cue, heads: dict[int, Cue]) -> Iterator[tuple[tuple[Span, ...], str]]:
    """Yield (content spans, rule) of one cue; ``heads`` are all cues by the index of their head."""
    if cue.kind is CueKind.ACCORDING:
        yield from _according(reading, cue)
    elif cue.kind is CueKind.NOUN:
        yield from _of_noun(reading, cue)
    else:
        yield from _of_verb(reading, cue, heads)


def _of_verb(reading: Reading, cue: Cue, heads: dict[int, Cue]) -> Iterator[tuple[tuple[Span, ...], str]]:
    words = reading.lexicon
    verb = cue.head
    clause_cue = cue.lemma in words.words("cues", "saying") or cue.lemma in words.words("cues", "mental")
    right = [c for c in verb.rights if c.dep_ == "ccomp" or (c.dep_ in {"advcl", "relcl"} and clause_cue and _that(c))]
    left = [c for c in verb.lefts if c.dep_ == "ccomp"]
    broken = _lost_clause(reading, cue) if clause_cue else None
    if broken is not None:
        for piece in _pieces(reading, broken.left_edge.idx, _right_limit(reading, cue, broken, heads)):
            yield (piece,), "clause behind"
        return
    infinitive = next((c for c in verb.rights if c.dep_ in _CLAUSES and _to(c)), None)
    if infinitive is not None and not (right and right[0] is not infinitive):
        yield from _infinitive(reading, cue, infinitive, heads)
        return
    if right and any(c.lower_.endswith(("self", "selves")) for c in right[0].lefts):
        return
    if right and (clause_cue or cue.lemma in words.words("cues", "naming")):
        start = _without_that(right[0])
        end = _right_limit(reading, cue, right[0], heads)
        for piece in _pieces(reading, start, end):
            yield (piece,), "clause behind"
        yield from _continued(reading, cue, right[0])
        return
    if left and clause_cue:
        yield from _inverted(reading, cue, left[0])
        return
    gerund = next((c for c in verb.rights if c.dep_ in {"xcomp", "pcomp", "ccomp"} and _gerund(c)), None)
    if gerund is not None and cue.lemma in words.words("cues", "nominal"):
        span = trimmed(reading.article.text, Span(gerund.left_edge.idx, _right_limit(reading, cue, gerund, heads)))
        if span is not None:
            yield (span,), "gerund"
        return
    thing = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    label = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "as" and thing is not None and c.i > thing.i), None)
    if thing is not None and label is not None and cue.lemma in words.words("cues", "naming"):
        span = trimmed(reading.article.text, Span(thing.left_edge.idx, _right_limit(reading, cue, label, heads)))
        if span is not None:
            yield (span,), "naming"
        return
    yield from _parenthetical(reading, cue, clause_cue=clause_cue)


def _continued(reading: Reading, cue: Cue, clause: Token) -> Iterator[tuple[tuple[Span, ...], str]]:
    """A clause that goes on about the same "it", though the parse coordinates it with the cue.

    "critics pointed out that it would not help, and it was a political move".
    """
    subject = next((c for c in clause.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    for child in cue.head.rights:
        own = next((c for c in child.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if child.dep_ != "conj" or child.i < clause.i or subject is None or own is None:
            continue
        if own.lower_ == subject.lower_ and own.lower_ in {"it", "they", "this", "these", "those"}:
            last = child.right_edge
            span = trimmed(reading.article.text, Span(child.left_edge.idx, last.idx + len(last.text)))
            if span is not None:
                yield (span,), "clause behind, continued"


def _lost_clause(reading: Reading, cue: Cue) -> Token | None:
    """The subject of a clause that the parse broke: "stating those forces will …" made it an object."""
    if cue.lemma in reading.lexicon.words("cues", "addressing"):
        return None
    for child in cue.head.rights:
        edge = child.right_edge.i + 1
        if child.dep_ == "dobj" and child.left_edge.i == cue.head.i + 1 and edge < cue.head.sent.end:
            return child if cue.head.doc[edge].tag_ in {"MD", "VBZ", "VBP", "VBD"} else None
    return None


def _pieces(reading: Reading, start: int, end: int) -> Iterator[Span]:
    whole = trimmed(reading.article.text, Span(start, end)) if start < end else None
    if whole is None:
        return
    for piece in coordinated(reading, whole, comma=True):
        words = piece.text(reading.article.text)
        if words.lower().startswith("that ") and piece.start > whole.start:
            piece = Span(piece.start + 5, piece.end)
        yield piece


def _that(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.lefts)


def _gerund(clause: Token) -> bool:
    """ "using" and "having used"."""
    return clause.tag_ == "VBG" or any(c.dep_ in {"aux", "auxpass"} and c.tag_ == "VBG" for c in clause.lefts)


def _to(clause: Token) -> bool:
    return clause.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.lefts)


def _without_that(clause: Token) -> int:
    """Where the clause's words begin, behind "that" and opening punctuation."""
    tokens = [t for t in clause.subtree if not t.is_space]
    index = 0
    while index < len(tokens) - 1 and (tokens[index].is_punct or (tokens[index].dep_ == "mark" and tokens[index].lower_ == "that")):
        if tokens[index].text in {"“", '"', "‘", "'", "["}:
            break
        index += 1
    return tokens[index].idx


def _right_limit(reading: Reading, cue: Cue, clause: Token, heads: dict[int, Cue]) -> int:
    """Where a content behind its cue ends: before what else hangs on the cue, else with the sentence."""
    verb, doc = cue.head, cue.head.doc
    limit = verb.sent.end
    if verb.dep_ in {"relcl", "acl", "ccomp", "pcomp", "csubj"}:
        limit = min(limit, max(verb.right_edge.i, clause.right_edge.i) + 1)
    elif verb.dep_ == "advcl" and verb.i < verb.head.i:
        limit = min(limit, max(verb.right_edge.i, clause.right_edge.i) + 1)
    for child in verb.rights:
        if child.i > clause.i and (child.dep_ in {"conj", "parataxis"} or (child.dep_ == "advcl" and child.i in heads)):
            edge = min(t.i for t in child.subtree)
            limit = min(limit, edge if edge > clause.i else child.i)
    region = reading.quotation_at(verb.idx)
    for token in doc[clause.left_edge.i : limit]:
        if token.i > clause.left_edge.i + 1 and _new_cue(reading, token, heads):
            limit = token.i
            break
        if region is not None and token.idx >= region.span.end:
            limit = token.i
            break
    while limit - 1 > clause.left_edge.i and (doc[limit - 1].dep_ == "cc" or doc[limit - 1].text in {",", ";"} or doc[limit - 1].is_space):
        limit -= 1
    last = doc[limit - 1]
    return last.idx + len(last.text)


def _new_cue(reading: Reading, token: Token, heads: dict[int, Cue]) -> bool:
    """Whether the source speaks again here: ", adding that …", "but did not say …", ", according to …"."""
    if token.i not in heads or not token.i:
        return False
    before = token.nbor(-1).text
    if token.dep_ == "conj" and token.lemma_.lower() in reading.lexicon.words("cues", "strong"):
        return not any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.lefts) and reading.quotation_at(token.idx) is None
    again = token.tag_ == "VBG" and token.lemma_.lower() in reading.lexicon.words("cues", "saying")
    return before == "," and reading.quotation_at(token.idx) is None and (again or token.lower_ == "according")


def _infinitive(
    reading: Reading, cue: Cue, clause: Token, heads: dict[int, Cue]
) -> Iterator[tuple[tuple[Span, ...], str]]:
    """ "urged Iran to stop", "called on his followers to defy …", "vowed to fight on"."""
    words, verb = reading.lexicon, cue.head
    end = _right_limit(reading, cue, clause, heads)
    start = min(t.idx for t in clause.subtree if not t.is_space)
    if cue.lemma in words.words("cues", "directive"):
        if verb.lemma_.lower() not in words.words("cues", "addressing"):
            objects = [c for c in verb.rights if c.dep_ in {"dobj", "nsubj"} and c.i < clause.i]
            objects += [g for c in verb.rights if c.dep_ == "prep" and c.lower_ in {"on", "upon", "for"} for g in c.rights if g.dep_ == "pobj"]
            start = min([start, *(min(t.idx for t in o.subtree) for o in objects if o.i < clause.i)])
        yield tuple(_pieces(reading, start, end))[:1], "directive"
    elif cue.lemma in words.words("cues", "commissive"):
        span = trimmed(reading.article.text, Span(start, end))
        if span is not None:
            yield (span,), "commissive"


def _inverted(reading: Reading, cue: Cue, clause: Token) -> Iterator[tuple[tuple[Span, ...], str]]:
    """ "CONTENT, officials said" and "CONTENT, officials said, CONTENT"."""
    doc, sent = reading.doc, cue.head.sent
    first = min([cue.head.i, *([cue.source.i] if cue.source is not None else [])])
    source_start = cue.source_span.start if cue.source_span is not None else doc[first].idx
    cut = min(source_start, cue.span.start)
    start = sent.start
    while start < clause.i and (doc[start].dep_ == "cc" or doc[start].is_punct or doc[start].is_space) and doc[start].text not in {"“", '"'}:
        start += 1
    left = trimmed(reading.article.text, Span(doc[start].idx, cut)) if doc[start].idx < cut else None
    if left is None:
        return
    rest = _rest(reading, cue)
    added = _added(reading, cue)
    pieces = list(coordinated(reading, left, comma=True))
    for piece in pieces[:-1]:
        yield (piece,), "clause before"
    yield ((pieces[-1], rest) if rest is not None else (pieces[-1],)), "clause around" if rest else "clause before"
    if added is not None:
        yield (added,), "clause around, coordinated"


def _added(reading: Reading, cue: Cue) -> Span | None:
    """The second half of "CONTENT, Rumsfeld said, and CONTENT": a clause with a subject of its own."""
    for child in cue.head.rights:
        own = any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in child.lefts)
        first = child.left_edge
        if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"} and own and first.i > 1:
            introduced = first.nbor(-1).lower_ == "and" and first.nbor(-2).text == ","
            if introduced and child.lemma_.lower() not in reading.lexicon.words("cues", "saying"):
                last = child.right_edge
                return trimmed(reading.article.text, Span(first.idx, last.idx + len(last.text)))
    return None


def _rest(reading: Reading, cue: Cue) -> Span | None:
    """What follows a parenthetical cue behind a comma, if it goes on the content."""
    doc, sent = reading.doc, cue.head.sent
    end = max(cue.span.end, cue.source_span.end if cue.source_span is not None else 0)
    following = next((t for t in doc[cue.head.i + 1 : sent.end] if t.idx >= end and not t.is_space), None)
    if following is None or following.text != ",":
        return None
    last = doc[sent.end - 1]
    span = trimmed(reading.article.text, Span(following.idx + 1, last.idx + len(last.text))) if following.i + 1 < sent.end else None
    if span is None:
        return None
    after = doc[following.i + 1]
    if after.tag_ in {"VBG", "VBN", "WP", "WDT"} or after.dep_ in {"mark", "appos", "cc"} or after.lower_ in {"who", "which", "while"}:
        return None
    return span


def _parenthetical(reading: Reading, cue: Cue, *, clause_cue: bool) -> Iterator[tuple[tuple[Span, ...], str]]:
    """ "the Pentagon announced, all of the troops …": a cue set off by commas that the parse lost."""
    verb, doc = cue.head, reading.doc
    if not clause_cue or cue.source_span is None or cue.lemma in reading.lexicon.words("cues", "mental"):
        return
    if any(c.dep_ in {"dobj", "prep", "acomp", "attr"} and c.i == verb.i + 1 for c in verb.rights):
        return
    near = cue.source_span.end <= cue.span.start and not reading.article.text[cue.source_span.end : cue.span.start].strip()
    follows = cue.span.end <= cue.source_span.start and not reading.article.text[cue.span.end : cue.source_span.start].strip()
    if not (near or follows):
        return
    sent = verb.sent
    begin = min(cue.source_span.start, cue.span.start)
    rest = _rest(reading, cue)
    before = reading.article.text[sent.start_char : begin].rstrip()
    ends = reading.article.text[max(cue.span.end, cue.source_span.end) : sent.end_char].strip()
    left = trimmed(reading.article.text, Span(sent.start_char, begin)) if before.endswith(",") else None
    if left is not None and ends in {".", ""}:
        yield (left,), "parenthetical"
    elif rest is not None and left is not None:
        yield (left, rest), "parenthetical"
    elif rest is not None and any(t.pos_ in {"VERB", "AUX"} for t in reading.tokens(rest)):
        for piece in coordinated(reading, rest, comma=True):
            yield (piece,), "parenthetical"


def _according(reading: Reading, cue: Cue) -> Iterator[tuple[tuple[Span, ...], str]]:
    doc, sent = reading.doc, cue.head.sent
    assert cue.source is not None
    assert cue.source_span is not None
    tail = max(cue.source_span.end, cue.source.right_edge.idx + len(cue.source.right_edge.text))
    comma = next((t for t in doc[cue.head.i : sent.end] if t.idx >= cue.source_span.end and t.text == ","), None)
    lead = reading.article.text[sent.start_char : cue.head.idx].strip()
    if len(lead.split()) <= 1:
        start = comma.idx + 1 if comma is not None else tail
        span = trimmed(reading.article.text, Span(start, sent.end_char)) if start < sent.end_char else None
        if span is not None:
            for piece in coordinated(reading, span, comma=True):
                yield (piece,), "according to, before"
        return
    left = trimmed(reading.article.text, Span(sent.start_char, cue.head.idx))
    if left is None:
        return
    *_, nearest = coordinated(reading, left, comma=True)
    rest = None
    if comma is not None and comma.idx - tail < 3 and comma.i + 1 < sent.end and doc[comma.i + 1].dep_ not in {"cc", "mark", "relcl"}:
        rest = trimmed(reading.article.text, Span(comma.idx + 1, sent.end_char)) if comma.idx + 1 < sent.end_char else None
    yield ((nearest, rest) if rest is not None else (nearest,)), "according to, behind"


def _of_noun(reading: Reading, cue: Cue) -> Iterator[tuple[tuple[Span, ...], str]]:
    clause = next((c for c in cue.head.rights if c.dep_ in {"acl", "relcl", "ccomp"} and _that(c)), None)
    if clause is None:
        return
    start = _without_that(clause)
    last = clause.right_edge
    for piece in _pieces(reading, start, last.idx + len(last.text)):
        yield (piece,), "noun"


def _outside(reading: Reading, span: Span, taken: Sequence[Span], cue: Cue) -> Iterator[Span]:
    """``span`` less the full quotations already taken; a cue inside one keeps its content there."""
    region = reading.quotation_at(cue.head.idx)
    start = span.start
    for other in taken:
        if other.end <= start or other.start >= span.end:
            continue
        if region is not None and region.outer.contains(span):
            continue
        if other.start > start:
            piece = trimmed(reading.article.text, Span(start, other.start))
            if piece is not None:
                yield piece
        start = max(start, other.end)
    if start < span.end:
        piece = trimmed(reading.article.text, Span(start, span.end))
        if piece is not None:
            yield piece
