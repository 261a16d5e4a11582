"""Constructions: how a cue verb and its content stand to each other in one sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.around import clause_before, parenthetical
from kg.extract.borders import (
    Content,
    clause_pieces,
    right_limit,
    start_without_that,
    takes_clause,
    that_clause,
)
from kg.extract.cues import Cue, day_behind
from kg.extract.phrases import trimmed
from kg.extract.reading import Reading
from kg.model import Span
from kg.resources import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["contents_of_verb"]

_CLAUSES = frozenset({"ccomp", "xcomp"})
_OBJECT = frozenset({"", "voiced"})
_TELLING = frozenset({"prep", "acl", "relcl", "amod", "compound"})
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
    if not takes_clause(reading, cue) or cue.lemma in reading.lexicon.words("cues", "addressing"):
        return
    for child in cue.head.rights:
        edge = child.right_edge.i + 1
        if child.dep_ == "dobj" and child.left_edge.i == cue.head.i + 1 and edge < cue.head.sent.end:
            if cue.head.doc[edge].tag_ in _FINITE or _resumed(cue.head, edge):
                for piece in clause_pieces(reading, child.left_edge.idx, right_limit(reading, cue, child, heads)):
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
    if takes_clause(reading, cue) or cue.lemma in reading.lexicon.words("cues", "naming"):
        start, day = start_without_that(clause), day_behind(reading, cue)
        if day is not None:
            start = max(start, day.end)
        for piece in clause_pieces(reading, start, right_limit(reading, cue, clause, heads)):
            yield (piece,), "clause behind"
        yield from _continued(reading, cue, clause)


def _gerund_behind(reading: Reading, cue: Cue, heads: dict[int, Cue]) -> Iterator[Content]:
    """ "denied having used chemical weapons"."""
    gerund = next((c for c in cue.head.rights if c.dep_ in {"xcomp", "pcomp", "ccomp"} and _gerund(c)), None)
    if gerund is not None and cue.lemma in reading.lexicon.words("cues", "nominal"):
        span = trimmed(reading.article.text, Span(gerund.left_edge.idx, right_limit(reading, cue, gerund, heads)))
        if span is not None:
            yield (span,), "gerund"


def _denied_thing(reading: Reading, cue: Cue, heads: dict[int, Cue]) -> Iterator[Content]:
    """ "denied any plans to attack": of denials the thing denied is the content."""
    if cue.lemma not in reading.lexicon.words("stance", "denying_cues"):
        return
    thing = next((c for c in cue.head.rights if c.dep_ == "dobj" and c.pos_ == "NOUN"), None)
    if thing is not None and thing.i not in heads:
        span = trimmed(reading.article.text, Span(thing.left_edge.idx, right_limit(reading, cue, thing, heads)))
        if span is not None:
            yield (span,), "denied thing"


def _told_thing(reading: Reading, cue: Cue, heads: dict[int, Cue]) -> Iterator[Content]:
    """ "reaffirmed their commitment to the base", "called for a truce", "committed to lifting the ban"."""
    if any(above.i in heads for above in cue.head.ancestors if above.pos_ == "VERB" and cue.head.dep_ != "conj"):
        return  # "said he had requested troops" is one report
    if cue.source is None or not _speaks(reading, cue.source):
        return  # "the attack underscored the importance of the port"
    for word in reading.lexicon.table("cues", "told_things").get(cue.lemma, ()):
        thing = _object(reading, cue.head, voiced=word == "voiced") if word in _OBJECT else _behind(cue.head, word)
        if thing is not None and (thing.i not in heads or thing.dep_ == "pcomp"):
            span = trimmed(reading.article.text, Span(thing.left_edge.idx, right_limit(reading, cue, thing, heads)))
            if span is not None:
                yield (span,), "told thing"
            return


def _speaks(reading: Reading, source: Token) -> bool:
    """Whether ``source`` is a name, a pronoun or a noun for people and their bodies."""
    if source.pos_ in {"PROPN", "PRON"} or source.ent_type_ in {"PERSON", "ORG", "NORP", "GPE"}:
        return source.lower_ not in {"it", "this", "that", "which", "these", "those"}
    words, noun = reading.lexicon, source.lemma_.lower()
    lists = (words.words("actors", kind) for kind in ("roles", "people", "bodies", "institutions", "media"))
    return any(noun in listed for listed in lists) or noun in _forces(words)


@cache
def _forces(lexicon: Lexicon) -> frozenset[str]:
    """All nouns for forces and what they move with."""
    return frozenset(noun for kind in lexicon.table("forces", "heads").values() for noun in kind)


def _object(reading: Reading, verb: Token, *, voiced: bool) -> Token | None:
    """The object, if it tells more than its name: "the need for a truce", "a full review", not "the point".

    Who is ordered somewhere is no content: "ordered a brigade to the coast".
    """
    thing = next((c for c in verb.rights if c.dep_ == "dobj" and c.pos_ == "NOUN"), None)
    if thing is None or thing.lemma_.lower() in _forces(reading.lexicon):
        return None
    if voiced and thing.lemma_.lower() not in reading.lexicon.words("cues", "voiced"):
        return None
    return thing if any(c.dep_ in _TELLING for c in thing.children) else None


def _behind(verb: Token, preposition: str) -> Token | None:
    """The noun or -ing form behind ``preposition``."""
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ == preposition:
            return next((g for g in child.rights if g.dep_ == "pcomp" or (g.dep_ == "pobj" and g.pos_ == "NOUN")), None)
    return None


def _naming(reading: Reading, cue: Cue, heads: dict[int, Cue]) -> Iterator[Content]:
    """ "described the operation as a test", "called the operation a test"; a proper name is only a name."""
    thing = next((c for c in cue.head.rights if c.dep_ == "dobj"), None)
    if thing is None or cue.lemma not in reading.lexicon.words("cues", "naming"):
        return
    behind = [c for c in (*thing.rights, *cue.head.rights) if c.i > thing.i]
    label = next((c for c in behind if c.dep_ == "prep" and c.lower_ == "as"), None)
    label = label or next((c for c in behind if c.dep_ == "oprd" and c.pos_ != "PROPN"), None)
    label = label or next((c for c in behind if c.dep_ == "appos" and _indefinite(c)), None)
    if label is not None:
        span = trimmed(reading.article.text, Span(thing.left_edge.idx, right_limit(reading, cue, label, heads)))
        if span is not None:
            yield (span,), "naming"


def _indefinite(noun: Token) -> bool:
    """Whether the parse took a label for an apposition: "called the plan “a disgrace”"."""
    return (
        noun.pos_ == "NOUN"
        and noun.doc[noun.left_edge.i - 1].text != ","
        and any(c.lower_ in {"a", "an"} for c in noun.lefts)
    )


def _right_clause(reading: Reading, cue: Cue) -> Token | None:
    """The complement clause behind the cue; with "that" it may hang there as an adverbial."""
    adverbial = {"advcl", "relcl"} if takes_clause(reading, cue) else set()
    own = (c for c in cue.head.rights if c.dep_ == "ccomp" or (c.dep_ in adverbial and that_clause(c)))
    return next(own, None) or (_behind_medium(reading, cue) if takes_clause(reading, cue) else None)


def _behind_medium(reading: Reading, cue: Cue) -> Token | None:
    """The clause that the parse hung on the medium: "said in a statement that the force would stay"."""
    media = reading.lexicon.words("cues", "media")
    for preposition in (c for c in cue.head.rights if c.dep_ == "prep"):
        for noun in (c for c in preposition.rights if c.dep_ == "pobj" and c.lemma_.lower() in media):
            clause = next((c for c in noun.rights if c.dep_ in {"acl", "relcl", "ccomp"} and that_clause(c)), None)
            if clause is not None:
                return clause
    return None


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


def _gerund(clause: Token) -> bool:
    """ "using" and "having used"."""
    return clause.tag_ == "VBG" or any(c.dep_ in {"aux", "auxpass"} and c.tag_ == "VBG" for c in clause.lefts)


def _to(clause: Token) -> bool:
    return clause.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.lefts)


def _infinitive(reading: Reading, cue: Cue, heads: dict[int, Cue]) -> Iterator[Content]:
    """ "urged Iran to stop", "called on his followers to defy …", "vowed to fight on"."""
    clause = next((c for c in cue.head.rights if c.dep_ in _CLAUSES and _to(c)), None)
    finite = _right_clause(reading, cue)
    if clause is None or (finite is not None and finite is not clause):
        return
    words = reading.lexicon
    end = right_limit(reading, cue, clause, heads)
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


# The first that finds a content wins.
_CONSTRUCTIONS: tuple[Callable[[Reading, Cue, dict[int, Cue]], Iterator[Content]], ...] = (
    _broken_clause,
    _infinitive,
    _clause_behind,
    clause_before,
    _gerund_behind,
    _naming,
    _denied_thing,
    _told_thing,
    parenthetical,
)
