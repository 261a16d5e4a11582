"""The words of a sentence that answer a question: its subject, a number, a place, a date, a clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.answer.content_words import Text, Word, alike
from kg.answer.matched import Matched
from kg.answer.understanding import AnswerKind
from kg.answer.wanted import Wanted
from kg.extract.dates import dates
from kg.extract.numbers import is_number_word
from kg.extract.phrases import noun_phrase, subject_of, trimmed
from kg.extract.quantities import counted_noun
from kg.model import Span
from kg.resources import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Picked", "picked"]

_TAIL = frozenset({"relcl", "advcl", "parataxis"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_OBJECTS = ("dobj", "attr", "oprd", "acomp", "ccomp", "xcomp", "dative", "pobj", "pcomp")
_FAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Picked:
    """Words of a sentence, offsets counted in it, and how well they fit (0 to 1)."""

    span: Span
    fit: float
    head: int


def picked(text: Text, wanted: Wanted, found: Matched) -> tuple[Picked, ...]:
    """What answers ``wanted`` in a sentence that has ``found`` of its words, best first."""
    anchor = _anchor(text, wanted, found)
    match wanted.kind:
        case AnswerKind.QUANTITY:
            answers = _numbers(text, wanted, found, anchor)
        case AnswerKind.DATE:
            answers = _dates(text, found, anchor)
        case AnswerKind.LOCATION:
            answers = _places(text, wanted, found, anchor)
        case AnswerKind.ACTOR | AnswerKind.SPEAKER | AnswerKind.ROLE:
            answers = _actors(text, wanted, found, anchor)
        case _:
            answers = _reasons(text, anchor) if wanted.reason else _things(text, wanted, found, anchor)
    return tuple(sorted(answers, key=lambda p: (-p.fit, p.span)))


def _anchor(text: Text, wanted: Wanted, found: Matched) -> Token | None:
    """The word that the answer hangs on: the verb that is asked about, else the highest word found."""
    doc = text.reading.doc
    verb = found.at(wanted.verb)
    if verb is not None:
        return doc[verb.token]
    tokens = [doc[i] for i in found.tokens if doc[i].pos_ != "DET"]
    return min(tokens, key=lambda t: (sum(1 for _ in t.ancestors), t.i), default=None)


def _distance(one: Token, other: Token) -> int:
    """Steps between two words in the parse, over their nearest common head."""
    above = {t.i: steps for steps, t in enumerate((one, *one.ancestors))}
    for steps, token in enumerate((other, *other.ancestors)):
        if token.i in above:
            return steps + above[token.i]
    return _FAR


def _near(token: Token, found: Matched, anchor: Token | None) -> float:
    """1 beside the words found, less the farther: by the parse, half from the anchor and half from all."""
    doc = token.doc
    others = [_distance(token, doc[i]) for i in found.tokens if i != token.i]
    mean = sum(min(d, _FAR) for d in others) / len(others) if others else _FAR
    own = min(_distance(token, anchor), _FAR) if anchor is not None else mean
    return 1 - (own + mean) / (2 * _FAR)


# ---- numbers, days, places ---------------------------------------------------------------------------


def _numbers(text: Text, wanted: Wanted, found: Matched, anchor: Token | None) -> Iterator[Picked]:
    reading = text.reading
    doc = reading.doc
    when = [d.span for d in dates(reading)]
    for first, last in _runs(text):
        span = reading.span(doc[first], doc[last])
        if any(w.contains(span) for w in when) and not wanted.measures:
            continue
        counted = counted_noun(doc[last])
        fit = _near(doc[last], found, anchor)
        if wanted.noun is not None:
            fit += (
                _counts(text, wanted.noun, counted) if counted is not None else 0.5 if doc[last].head == anchor else 0.1
            )
        elif wanted.measures:
            unit = {t.lemma_.lower() for t in doc[max(0, first - 1) : last + 3]}
            fit += 0.6 if unit & wanted.measures else -0.4
        if counted is not None and counted.i in found.tokens:
            fit += 0.2
        if anchor is not None and (counted or doc[last]).head == anchor:
            fit += 0.3
        if any(i in found.tokens for i in range(first, last + 1)):
            fit -= 1.0
        yield Picked(span=_amount(text, first, last, counted), fit=fit, head=last)


def _counts(text: Text, noun: Word, counted: Token) -> float:
    """How well the noun behind a number is the one that is asked for: "troops", "U.S. troops", "men"."""
    word = text.at(counted.i)
    return 0.0 if word is None else 0.5 * alike(noun, word)


def _runs(text: Text) -> Iterator[tuple[int, int]]:
    doc, lists = text.reading.doc, text.reading.lexicon
    large = frozenset(lists.table("quantities", "large"))
    several = frozenset(lexicon().table("questions", "numbers")["vague"])
    i = 0
    while i < len(doc):
        if not (is_number_word(doc[i].text, lists) or doc[i].lower_ in several):
            i += 1
            continue
        j = i
        while j + 1 < len(doc) and (doc[j + 1].lower_ in large | several or is_number_word(doc[j + 1].text, lists)):
            j += 1
        if not (doc[i].lower_ == "one" and doc[i].dep_ not in {"nummod", "quantmod"}):
            yield i, j
        i = j + 1


def _amount(text: Text, first: int, last: int, counted: Token | None) -> Span:
    """The number with its bound before it, and the noun right behind it."""
    doc = text.reading.doc
    bounds = frozenset(lexicon().table("questions", "numbers")["bounds"])
    while first > 0 and doc[first - 1].lower_ in bounds:
        first -= 1
    while (
        first < last
        and doc[first].lower_ in {"to", "than", "as", "at", "a", "an", "some"}
        and doc[first].lower_ != doc[last].lower_
    ):
        if doc[first].lower_ == "at" and doc[first + 1].lower_ in {"least", "most"}:
            break
        if doc[first].lower_ in {"some", "a", "an"}:
            break
        first += 1
    if counted is not None and 0 < counted.i - last <= 4:
        last = counted.i
    return text.reading.span(doc[first], doc[last])


def _dates(text: Text, found: Matched, anchor: Token | None) -> Iterator[Picked]:
    reading, doc = text.reading, text.reading.doc
    spans = {d.span for d in dates(reading)}
    for ent in doc.ents:
        if ent.label_ in {"DATE", "TIME"}:
            span = Span(ent.start_char, ent.end_char)
            if not any(s.contains(span) for s in spans):
                spans = {s for s in spans if not span.contains(s)} | {span}
    for span in sorted(spans):
        tokens = [t for t in reading.tokens(span) if not t.is_space]
        if not tokens:
            continue
        head = min(tokens, key=lambda t: (sum(1 for _ in t.ancestors), t.i))
        hidden = sum(t.i in found.tokens for t in tokens)
        yield Picked(span=span, fit=_near(head, found, anchor) - 0.5 * hidden + _bonus(head, anchor), head=head.i)


def _bonus(head: Token, anchor: Token | None) -> float:
    """Right where the date hangs on the verb itself, over at most a preposition."""
    return 0.0 if anchor is None else 0.3 if _distance(head, anchor) <= 2 else 0.0


def _places(text: Text, wanted: Wanted, found: Matched, anchor: Token | None) -> Iterator[Picked]:
    lists = lexicon()
    prepositions = frozenset(lists.table("questions", "places")["prepositions"]) - {"of"}
    kinds = frozenset(lists.table("questions", "places")["nouns"])
    for token in text.reading.doc:
        hidden = token.i in found.tokens and not (token.pos_ == "PROPN" and token.i in found.turned)
        if token.pos_ not in {"NOUN", "PROPN"} or hidden or token.ent_type_ in _NO_PLACE:
            continue
        where = token.head.lower_ if token.dep_ == "pobj" else None
        proper = token.pos_ == "PROPN" or token.ent_type_ in {"GPE", "LOC", "FAC"}
        if where not in prepositions and not (token.dep_ == "dobj" and token.lemma_.lower() in kinds):
            continue
        fit = _near(token, found, anchor) + (0.4 if proper else 0.2 if token.lemma_.lower() in kinds else -0.6)
        fit += 0.3 if where is not None and where == wanted.gap.preposition else 0.0
        yield Picked(span=_clipped(text, noun_phrase(token), found), fit=fit, head=token.i)


_NO_PLACE = frozenset({"DATE", "TIME", "PERSON", "MONEY", "CARDINAL", "NORP", "PERCENT", "QUANTITY"})


# ---- actors --------------------------------------------------------------------------------------------


def _actors(text: Text, wanted: Wanted, found: Matched, anchor: Token | None) -> Iterator[Picked]:
    if anchor is None:
        return
    for head, fit in _fillers(wanted, found, anchor):
        if head.pos_ in _NOUNS and head.i not in found.tokens:
            fit -= 0.4 if head.pos_ == "PRON" else 0.0
            fit += 0.15 if head.pos_ == "PROPN" or head.ent_type_ else 0.0
            named = next((c for c in head.rights if c.dep_ == "appos" and c.pos_ == "PROPN"), head)
            if head.pos_ == "PROPN" or wanted.noun is not None:
                named = head
            yield Picked(span=_name(text, named, several=wanted.several), fit=fit, head=head.i)


def _fillers(wanted: Wanted, found: Matched, anchor: Token) -> Iterator[tuple[Token, float]]:
    if wanted.gap.place == "possessor":
        yield from _possessors(found, anchor)
    elif wanted.gap.place == "preposition":
        yield from _behind(wanted.gap.preposition or "", found, anchor)
    elif wanted.gap.place == "subject":
        yield from _subjects(anchor)
    else:
        yield from ((head, fit) for head, fit in _objects(found, anchor))


def _subjects(anchor: Token) -> Iterator[tuple[Token, float]]:
    passive = any(c.dep_ == "auxpass" for c in anchor.children) or anchor.tag_ == "VBN"
    for agent in (c for c in anchor.children if c.dep_ == "agent" or (c.lower_ == "by" and passive)):
        yield from ((c, 1.0) for c in agent.children if c.dep_ == "pobj")
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
    for depth, head in enumerate(_reached(anchor, found)):
        for child in head.rights:
            if child.dep_ in {"dobj", "attr", "oprd", "dative", "nsubjpass"}:
                yield child, 0.9 - 0.1 * depth
            elif child.dep_ in {"prep", "agent"}:
                yield from ((c, 0.6 - 0.1 * depth) for c in child.children if c.dep_ == "pobj")
        yield from ((c, 0.8) for c in head.lefts if c.dep_ == "nsubjpass")


def _behind(preposition: str, found: Matched, anchor: Token) -> Iterator[tuple[Token, float]]:
    for depth, head in enumerate(_reached(anchor, found)):
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


def _reached(anchor: Token, found: Matched) -> Iterator[Token]:
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


# ---- clauses ------------------------------------------------------------------------------------------


def _things(text: Text, wanted: Wanted, found: Matched, anchor: Token | None) -> Iterator[Picked]:
    """What hangs on the words found and is none of them: "based on [recommendations ...]"."""
    if anchor is None:
        return
    if wanted.gap.place == "subject":
        yield from (_whole(text, head, fit, found) for head, fit in _subjects(anchor) if head.i not in found.tokens)
    if wanted.gap.place == "preposition":
        yield from (
            _whole(text, h, fit, found)
            for h, fit in _behind(wanted.gap.preposition or "", found, anchor)
            if h.i not in found.tokens
        )
    for depth, head in enumerate(_reached(anchor, found)):
        for child in head.children:
            if child.i in found.tokens:
                continue
            if child.dep_ in _OBJECTS:
                yield _whole(text, child, 0.85 - 0.08 * depth + (0.05 if child.i > head.i else 0), found)
            elif child.dep_ in {"prep", "agent"}:
                yield from (
                    _whole(text, c, 0.6 - 0.08 * depth, found) for c in child.children if c.dep_ in {"pobj", "pcomp"}
                )


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


def _reasons(text: Text, anchor: Token | None) -> Iterator[Picked]:
    reasons = lexicon().table("questions", "reasons")
    low = text.reading.article.text.lower()
    for phrase in reasons["phrases"]:
        at = low.find(f" {phrase} ")
        if at > 0:
            token = text.reading.tokens(Span(at + 1, at + 1 + len(phrase)))[0]
            objects = [t for t in token.subtree if not t.is_punct and t.i >= token.i]
            if objects:
                yield Picked(span=text.reading.span(token, objects[-1]), fit=0.9, head=token.i)
    for token in text.reading.doc:
        if token.dep_ == "mark" and token.lower_ in reasons["marks"] and token.head.dep_ == "advcl":
            words = [t for t in token.head.subtree if not t.is_punct]
            fit = 1.0 if token.lower_ == "because" else 0.8
            yield Picked(span=text.reading.span(token, words[-1]), fit=fit, head=token.i)
    if anchor is not None:
        for child in anchor.children:
            if child.dep_ in {"advcl", "xcomp"} and any(t.lower_ == "to" for t in child.lefts):
                words = [t for t in child.subtree if not t.is_punct]
                yield Picked(span=text.reading.span(words[0], words[-1]), fit=0.6, head=child.i)


def _clipped(text: Text, span: Span, found: Matched) -> Span:
    """``span`` from its first word that was not asked for on, without an article at its head."""
    tokens = list(text.reading.tokens(span))
    while len(tokens) > 1 and (tokens[0].lower_ in {"the", "a", "an"} or tokens[0].i in found.tokens):
        tokens = tokens[1:]
    return text.reading.span(tokens[0], tokens[-1])
