"""The phrase or clause of a sentence that a question leaves open, and the clause that gives a reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.answer.actors_picked import behind, reached, subjects
from kg.answer.content_words import Text
from kg.answer.matched import Matched
from kg.answer.parse_tree import Picked
from kg.answer.wanted import Wanted
from kg.extract.phrases import trimmed
from kg.model import Span
from kg.resources import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["reasons", "things"]

_TAIL = frozenset({"relcl", "advcl", "parataxis"})
_OBJECTS = ("dobj", "attr", "oprd", "acomp", "ccomp", "xcomp", "dative", "pobj", "pcomp")


def things(text: Text, wanted: Wanted, found: Matched, anchor: Token | None) -> Iterator[Picked]:
    """What hangs on the words found and is none of them: "based on [recommendations ...]"."""
    if anchor is None:
        return
    yield from _by_form(text, wanted, found, anchor)
    for depth, head in enumerate(reached(anchor, found)):
        for child in head.children:
            if child.i in found.tokens:
                continue
            if child.dep_ in _OBJECTS:
                yield _whole(text, child, 0.85 - 0.08 * depth + (0.05 if child.i > head.i else 0), found)
            elif child.dep_ in {"prep", "agent"}:
                yield from (
                    _whole(text, c, 0.6 - 0.08 * depth, found) for c in child.children if c.dep_ in {"pobj", "pcomp"}
                )


def _by_form(text: Text, wanted: Wanted, found: Matched, anchor: Token) -> Iterator[Picked]:
    """What stands where the form of the question leaves a gap."""
    if wanted.deed:
        yield from _deeds(text, found, anchor)
    if wanted.noun is not None and (noun := found.at(wanted.noun)) is not None:
        yield from _named_things(text, text.reading.doc[noun.token], found)
    if wanted.gap.place == "subject":
        yield from (_whole(text, head, fit, found) for head, fit in subjects(anchor) if head.i not in found.tokens)
    if wanted.gap.place == "preposition":
        yield from (
            _whole(text, h, fit, found)
            for h, fit in behind(wanted.gap.preposition or "", found, anchor)
            if h.i not in found.tokens
        )


def _deeds(text: Text, found: Matched, anchor: Token) -> Iterator[Picked]:
    """What the subject that is asked about does: "The deal [will bring ...]", the verb and all behind it."""
    for verb in (anchor, *anchor.ancestors):
        subject = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if verb.pos_ not in {"VERB", "AUX"} or subject is None:
            continue
        asked = any(t.i in found.tokens for t in subject.subtree)
        words = [t for t in verb.subtree if t.i >= verb.i and not t.is_space]
        while words and words[-1].is_punct:
            words.pop()
        yield Picked(span=text.reading.span(words[0], words[-1]), fit=1.0 if asked else 0.8, head=verb.i)


def _named_things(text: Text, noun: Token, found: Matched) -> Iterator[Picked]:
    """The thing that is asked for, where the sentence says more of it: "What review?" "a full review of the rules"."""
    words = [t for t in noun.subtree if t.pos_ in {"NOUN", "PROPN", "ADJ", "NUM", "VERB"}]
    if sum(t.i not in found.tokens for t in words) > 0 and noun.dep_ not in {"compound", "nmod"}:
        whole = _whole(text, noun, 1.0, found)
        yield Picked(span=whole.span, fit=1.0, head=whole.head)


def _with_purpose(head: Token) -> list[Token]:
    """The words of an object and of what it is to do: "ordered [the army to hold the town]"."""
    behind = [c for c in head.head.rights if head.dep_ == "dobj" and c.i > head.i and c.dep_ == "xcomp"]
    purpose = behind[:1] if behind and behind[0].left_edge.i == head.right_edge.i + 1 else []
    return [t for part in (head, *purpose) for t in part.subtree]


def _whole(text: Text, head: Token, fit: float, found: Matched) -> Picked:
    """The whole phrase of ``head``, up to what is told beside it."""
    aside = {t.i for c in head.children if c.dep_ in _TAIL and c.i > head.i and c.nbor(-1).is_punct for t in c.subtree}
    tokens = [t for t in _with_purpose(head) if (t.i not in aside and t.i != head.i) or t.i == head.i]
    if head.dep_ in {"xcomp", "ccomp"}:
        tokens = [
            t
            for t in tokens
            if not (t.i < head.i and (t.i in found.tokens or (t.dep_ in {"nsubj", "aux", "mark"} and t.head == head)))
        ] or tokens
    inside = [t for t in tokens if not t.is_punct and not t.is_space]
    hidden = sum(t.i in found.tokens for t in inside) / max(1, len(inside))
    span = text.reading.span(inside[0], inside[-1])
    return Picked(span=trimmed(text.reading.article.text, span) or span, fit=fit - 0.5 * hidden, head=head.i)


def reasons(text: Text, anchor: Token | None) -> Iterator[Picked]:
    """Yield the clauses and phrases that give a reason: "because", "due to", "in order to"."""
    marks = lexicon().table("questions", "reasons")
    low = text.reading.article.text.lower()
    for phrase in marks["phrases"]:
        at = low.find(f" {phrase} ")
        if at > 0:
            token = text.reading.tokens(Span(at + 1, at + 1 + len(phrase)))[0]
            objects = [t for t in token.subtree if not t.is_punct and t.i >= token.i]
            if objects:
                yield Picked(span=text.reading.span(token, objects[-1]), fit=0.9, head=token.i)
    for token in text.reading.doc:
        if token.dep_ == "mark" and token.lower_ in marks["marks"] and token.head.dep_ == "advcl":
            words = [t for t in token.head.subtree if not t.is_punct]
            fit = 1.0 if token.lower_ == "because" else 0.8
            yield Picked(span=text.reading.span(token, words[-1]), fit=fit, head=token.i)
    if anchor is not None:
        for child in anchor.children:
            if child.dep_ in {"advcl", "xcomp"} and any(t.lower_ == "to" for t in child.lefts):
                words = [t for t in child.subtree if not t.is_punct]
                yield Picked(span=text.reading.span(words[0], words[-1]), fit=0.6, head=child.i)
