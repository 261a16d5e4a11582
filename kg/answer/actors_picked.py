"""Who does or undergoes what a question asks about: subjects, objects, possessors, what prepositions join."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.answer.content_words import Text
from kg.answer.matched import Matched
from kg.answer.parse_tree import Picked
from kg.answer.wanted import Wanted
from kg.extract.phrases import noun_phrase, subject_of
from kg.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["actors", "behind", "reached", "subjects"]

_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def actors(text: Text, wanted: Wanted, found: Matched, anchor: Token | None) -> Iterator[Picked]:
    """Yield the names and noun phrases at the place in the sentence that the question leaves open."""
    if anchor is None:
        return
    for head, fit in _fillers(wanted, found, anchor):
        if head.pos_ in _NOUNS and head.i not in found.tokens:
            fit -= 0.4 if head.pos_ == "PRON" else 0.0
            fit += 0.15 if head.pos_ == "PROPN" or head.ent_type_ else 0.0
            named = _called(head)
            if head.pos_ == "PROPN" or wanted.noun is not None:
                named = head
            yield Picked(span=_name(text, named, several=wanted.several), fit=fit, head=head.i)


def _called(head: Token) -> Token:
    """The name beside a common noun: "a spokesman, Igor Petrov", "a group known as the Front"."""
    for child in head.rights:
        if child.dep_ == "appos" and child.pos_ == "PROPN":
            return child
        if child.dep_ == "acl" and child.lemma_ in {"know", "call", "name", "dub"}:
            names = (t for t in child.subtree if t.pos_ == "PROPN" and t.dep_ in {"pobj", "oprd", "dobj", "attr"})
            return next(names, head)
    return head


def _fillers(wanted: Wanted, found: Matched, anchor: Token) -> Iterator[tuple[Token, float]]:
    if wanted.gap.place == "possessor":
        yield from _possessors(found, anchor)
    elif wanted.gap.place == "preposition":
        yield from behind(wanted.gap.preposition or "", found, anchor)
    elif wanted.gap.place == "subject":
        yield from subjects(anchor)
    else:
        yield from ((head, fit) for head, fit in _objects(found, anchor))


def subjects(anchor: Token) -> Iterator[tuple[Token, float]]:
    """Yield who does what ``anchor`` says, also behind "by" and where a noun tells the deed."""
    passive = any(c.dep_ == "auxpass" for c in anchor.children) or anchor.tag_ == "VBN"
    for agent in (c for c in anchor.children if c.dep_ == "agent" or (c.lower_ == "by" and passive)):
        yield from ((c, 1.0) for c in agent.children if c.dep_ == "pobj")
    if anchor.dep_ in {"acomp", "attr"} and anchor.head.pos_ in {"VERB", "AUX"}:
        anchor = anchor.head  # "is essential": the subject is the verb's
    subject = subject_of(anchor)
    if subject is not None and not (passive and subject.dep_ == "nsubjpass"):
        if subject.lower_ in {"who", "which", "that"} and anchor.dep_ == "relcl":
            subject = anchor.head
        yield subject, 0.9
    if anchor.dep_ in {"acl", "relcl"} and anchor.tag_ == "VBG":
        yield anchor.head, 0.8
    if anchor.pos_ in {"NOUN", "PROPN"}:
        if anchor.dep_ == "appos":
            yield anchor.head, 0.9
        yield from ((c, 0.7) for c in anchor.children if c.dep_ in {"poss", "appos"})
        yield from (
            (c, 0.6)
            for p in anchor.children
            if p.lower_ in {"by", "from", "of"}
            for c in p.children
            if c.dep_ == "pobj"
        )


def _objects(found: Matched, anchor: Token) -> Iterator[tuple[Token, float]]:
    for depth, head in enumerate(reached(anchor, found)):
        for child in head.rights:
            if child.dep_ in {"dobj", "attr", "oprd", "dative", "nsubjpass"}:
                yield child, 0.9 - 0.1 * depth
            elif child.dep_ in {"prep", "agent"}:
                yield from ((c, 0.6 - 0.1 * depth) for c in child.children if c.dep_ == "pobj")
        yield from ((c, 0.8) for c in head.lefts if c.dep_ == "nsubjpass")


def behind(preposition: str, found: Matched, anchor: Token) -> Iterator[tuple[Token, float]]:
    """Yield what ``preposition`` joins to the anchor; less fitting, what others join."""
    for depth, head in enumerate(reached(anchor, found)):
        for child in head.children:
            if child.dep_ in {"prep", "agent", "dative"} or child.pos_ == "ADP":
                fit = 0.95 if child.lower_ == preposition else 0.4
                yield from ((c, fit - 0.05 * depth) for c in child.children if c.dep_ in {"pobj", "pcomp"})


def _possessors(found: Matched, anchor: Token) -> Iterator[tuple[Token, float]]:
    doc = anchor.doc
    for i in sorted(found.tokens):
        token = doc[i]
        if token.pos_ in {"NOUN", "PROPN"}:
            yield from ((c, 0.9) for c in token.children if c.dep_ == "poss")
            yield from (
                (c, 0.95 if p.lower_ in {"from", "by"} else 0.6)
                for p in token.children
                if p.lower_ in {"from", "of", "by"}
                for c in p.children
                if c.dep_ == "pobj"
            )


def reached(anchor: Token, found: Matched) -> Iterator[Token]:
    """The anchor, and the found words that hang on it one after the other."""
    yield anchor
    queue = [anchor]
    while queue:
        head = queue.pop(0)
        for child in head.children:
            if child.i in found.tokens or child.dep_ in {"xcomp", "prep"}:
                if child.i in found.tokens:
                    yield child
                queue.append(child)


def _name(text: Text, head: Token, *, several: bool) -> Span:
    """The words of a name or noun phrase, without articles; with all that is joined to it, if several are asked for."""
    doc = text.reading.doc
    if several:
        span = _joined(text, head)
    else:
        lefts = [
            t
            for c in head.lefts
            if c.dep_ in {"compound", "amod", "nmod", "poss", "det", "nummod", "punct"}
            for t in c.subtree
        ]
        start = min((t.i for t in lefts), default=head.i)
        end = head.i
        of = next((c for c in head.rights if c.dep_ == "prep" and c.lower_ in {"of", "for"} and c.i == end + 1), None)
        if head.pos_ != "PRON" and of is not None:
            end = max(t.i for t in of.subtree if t.dep_ not in {"relcl"} and not t.is_punct)
        suffix = [c.i for c in head.rights if c.text in {"Jr.", "Sr.", "II", "III"}]
        span = text.reading.span(doc[start], doc[max([end, *suffix])])
    first = text.reading.tokens(span)[0]
    if first.dep_ == "det" and first.lower_ in {"the", "a", "an"} and first.i < head.i:
        span = Span(doc[first.i + 1].idx, span.end)
    return span


def _joined(text: Text, head: Token) -> Span:
    """All that is joined to ``head``: "Libya, France, and the United States"."""
    doc = text.reading.doc
    first = head
    while first.dep_ == "conj" and first.head.pos_ in _NOUNS:
        first = first.head
    start = text.reading.tokens(noun_phrase(first))[0].i
    # The parser lets go of a list before a participle: take up names that commas join to its last one.
    while start > 1 and doc[start - 1].lower_ in {",", "and"}:
        before = doc[start - 2 if doc[start - 2].text != "," else start - 3]
        if before.pos_ != "PROPN":
            break
        start = text.reading.tokens(noun_phrase(before))[0].i if before.dep_ != "compound" else before.i
    last = max((c for c in (first, head, *first.conjuncts)), key=lambda t: t.i)
    end = text.reading.tokens(noun_phrase(last))[-1].i
    return text.reading.span(doc[start], doc[max(end, last.i)])
