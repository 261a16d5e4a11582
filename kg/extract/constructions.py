"""Constructions: how a cue verb and its content stand to each other in one sentence.

The parse gives the complement clause; its borders are widened to what punctuation and the cue's
other dependents leave, because long complements lose their tails in the parse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from kg.extract.cues import Cue, day_behind
from kg.extract.phrases import trimmed
from kg.extract.reading import Reading
from kg.extract.segments import coordinated
from kg.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Content", "clause_pieces", "contents_of_verb", "start_without_that", "that_clause"]

Content: TypeAlias = tuple[tuple[Span, ...], str]
"""The content's spans, and the name of the construction."""

_CLAUSES = frozenset({"ccomp", "xcomp"})
_FINITE = frozenset({"MD", "VBZ", "VBP", "VBD"})


def contents_of_verb(reading: Reading, cue: Cue, heads: dict[int, Cue]) -> Iterator[Content]:
    """The contents by the first construction that fits."""
    for construction in _CONSTRUCTIONS:
        found = tuple(construction(reading, cue, heads))
        if found:
            yield from found
            return


def _broken_clause(reading: Reading, cue: Cue, heads: dict[int, Cue]) -> Iterator[Content]:
    """The clause whose subject the parse made the cue's object: "stating those forces will …"."""
    if not _takes_clause(reading, cue) or cue.lemma in reading.lexicon.words("cues", "addressing"):
        return
    for child in cue.head.rights:
        edge = child.right_edge.i + 1
        if child.dep_ == "dobj" and child.left_edge.i == cue.head.i + 1 and edge < cue.head.sent.end:
            if cue.head.doc[edge].tag_ in _FINITE or _resumed(cue.head, edge):
                for piece in clause_pieces(reading, child.left_edge.idx, _right_limit(reading, cue, child, heads)):
                    yield (piece,), "clause behind"
            return


def _resumed(verb: Token, comma: int) -> bool:
    """Whether the clause of the lost subject goes on behind a comma: "said the base, built in May, is open"."""
    clause = next((c for c in verb.rights if c.dep_ == "ccomp" and c.i > comma), None)
    if verb.doc[comma].text != "," or clause is None or clause.left_edge.i != comma + 1:
        return False
    own = any(c.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"} for c in clause.lefts)
    return not own and verb.doc[comma + 1].tag_ in _FINITE


def _clause_behind(reading: Reading, cue: Cue, heads: dict[int, Cue]) -> Iterator[Content]:
    """ "said (that) the troops would stay"."""
    clause = _right_clause(reading, cue)
    if clause is None or any(c.lower_.endswith(("self", "selves")) for c in clause.lefts):
        return
    if _takes_clause(reading, cue) or cue.lemma in reading.lexicon.words("cues", "naming"):
        start, day = start_without_that(clause), day_behind(reading, cue)
        if day is not None:
            start = max(start, day.end)
        for piece in clause_pieces(reading, start, _right_limit(reading, cue, clause, heads)):
            yield (piece,), "clause behind"
        yield from _continued(reading, cue, clause)


def _clause_before(reading: Reading, cue: Cue, heads: dict[int, Cue]) -> Iterator[Content]:
    """ "The troops will stay, officials said."""
    del heads
    clause = next((c for c in cue.head.lefts if c.dep_ == "ccomp"), None)
    if clause is not None and _takes_clause(reading, cue):
        yield from _inverted(reading, cue, clause)


def _gerund_behind(reading: Reading, cue: Cue, heads: dict[int, Cue]) -> Iterator[Content]:
    """ "denied having used chemical weapons"."""
    gerund = next((c for c in cue.head.rights if c.dep_ in {"xcomp", "pcomp", "ccomp"} and _gerund(c)), None)
    if gerund is not None and cue.lemma in reading.lexicon.words("cues", "nominal"):
        span = trimmed(reading.article.text, Span(gerund.left_edge.idx, _right_limit(reading, cue, gerund, heads)))
        if span is not None:
            yield (span,), "gerund"


def _naming(reading: Reading, cue: Cue, heads: dict[int, Cue]) -> Iterator[Content]:
    """ "described the operation as a test", "called the operation a test"; a proper name is only a name."""
    thing = next((c for c in cue.head.rights if c.dep_ == "dobj"), None)
    if thing is None or cue.lemma not in reading.lexicon.words("cues", "naming"):
        return
    behind = [c for c in (*thing.rights, *cue.head.rights) if c.i > thing.i]
    label = next((c for c in behind if c.dep_ == "prep" and c.lower_ == "as"), None)
    label = label or next((c for c in behind if c.dep_ == "oprd" and c.pos_ != "PROPN"), None)
    if label is not None:
        span = trimmed(reading.article.text, Span(thing.left_edge.idx, _right_limit(reading, cue, label, heads)))
        if span is not None:
            yield (span,), "naming"


def _takes_clause(reading: Reading, cue: Cue) -> bool:
    words = reading.lexicon
    return cue.lemma in words.words("cues", "saying") or cue.lemma in words.words("cues", "mental")


def _right_clause(reading: Reading, cue: Cue) -> Token | None:
    """The complement clause behind the cue; with "that" it may hang there as an adverbial."""
    adverbial = {"advcl", "relcl"} if _takes_clause(reading, cue) else set()
    return next((c for c in cue.head.rights if c.dep_ == "ccomp" or (c.dep_ in adverbial and that_clause(c))), None)


def _continued(reading: Reading, cue: Cue, clause: Token) -> Iterator[Content]:
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


def _gerund(clause: Token) -> bool:
    """ "using" and "having used"."""
    return clause.tag_ == "VBG" or any(c.dep_ in {"aux", "auxpass"} and c.tag_ == "VBG" for c in clause.lefts)


def _to(clause: Token) -> bool:
    return clause.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.lefts)


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


def _right_limit(reading: Reading, cue: Cue, clause: Token, heads: dict[int, Cue]) -> int:
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
    if token.dep_ == "conj" and token.lemma_.lower() in reading.lexicon.words("cues", "strong"):
        return (
            not any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.lefts) and reading.quotation_at(token.idx) is None
        )
    again = token.tag_ == "VBG" and token.lemma_.lower() in reading.lexicon.words("cues", "saying")
    return before == "," and reading.quotation_at(token.idx) is None and (again or token.lower_ == "according")


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


def _infinitive(reading: Reading, cue: Cue, heads: dict[int, Cue]) -> Iterator[Content]:
    """ "urged Iran to stop", "called on his followers to defy …", "vowed to fight on"."""
    clause = next((c for c in cue.head.rights if c.dep_ in _CLAUSES and _to(c)), None)
    finite = _right_clause(reading, cue)
    if clause is None or (finite is not None and finite is not clause):
        return
    words = reading.lexicon
    end = _right_limit(reading, cue, clause, heads)
    start = min(t.idx for t in clause.subtree if not t.is_space)
    if cue.lemma in words.words("cues", "directive"):
        if cue.lemma not in words.words("cues", "addressing"):
            start = min([start, *(min(t.idx for t in o.subtree) for o in _addressees(cue.head) if o.i < clause.i)])
        yield tuple(clause_pieces(reading, start, end))[:1], "directive"
    elif cue.lemma in words.words("cues", "commissive"):
        span = trimmed(reading.article.text, Span(start, end))
        if span is not None:
            yield (span,), "commissive"


def _addressees(verb: Token) -> Iterator[Token]:
    """Who is to do it: the object, also behind "on" or "for"."""
    for child in verb.rights:
        if child.dep_ in {"dobj", "nsubj"}:
            yield child
        elif child.dep_ == "prep" and child.lower_ in {"on", "upon", "for"}:
            yield from (g for g in child.rights if g.dep_ == "pobj")


def _inverted(reading: Reading, cue: Cue, clause: Token) -> Iterator[Content]:
    """ "CONTENT, officials said" and "CONTENT, officials said, CONTENT"."""
    doc, sent = reading.doc, cue.head.sent
    first = min([cue.head.i, *([cue.source.i] if cue.source is not None else [])])
    source_start = cue.source_span.start if cue.source_span is not None else doc[first].idx
    cut = min(source_start, cue.span.start)
    start = sent.start
    while (
        start < clause.i
        and (doc[start].dep_ == "cc" or doc[start].is_punct or doc[start].is_space)
        and doc[start].text not in {"“", '"'}
    ):
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
    span = (
        trimmed(reading.article.text, Span(following.idx + 1, last.idx + len(last.text)))
        if following.i + 1 < sent.end
        else None
    )
    if span is None:
        return None
    after = doc[following.i + 1]
    if (
        after.tag_ in {"VBG", "VBN", "WP", "WDT"}
        or after.dep_ in {"mark", "appos", "cc"}
        or after.lower_ in {"who", "which", "while"}
    ):
        return None
    return span


def _parenthetical(reading: Reading, cue: Cue, heads: dict[int, Cue]) -> Iterator[Content]:
    """ "the Pentagon announced, all of the troops …": a cue set off by commas that the parse lost."""
    del heads
    verb = cue.head
    if (
        not _takes_clause(reading, cue)
        or cue.source_span is None
        or cue.lemma in reading.lexicon.words("cues", "mental")
    ):
        return
    if any(c.dep_ in {"dobj", "prep", "acomp", "attr"} and c.i == verb.i + 1 for c in verb.rights):
        return
    near = (
        cue.source_span.end <= cue.span.start and not reading.article.text[cue.source_span.end : cue.span.start].strip()
    )
    follows = (
        cue.span.end <= cue.source_span.start and not reading.article.text[cue.span.end : cue.source_span.start].strip()
    )
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


# The first that finds a content wins.
_CONSTRUCTIONS: tuple[Callable[[Reading, Cue, dict[int, Cue]], Iterator[Content]], ...] = (
    _broken_clause,
    _infinitive,
    _clause_behind,
    _clause_before,
    _gerund_behind,
    _naming,
    _parenthetical,
)
