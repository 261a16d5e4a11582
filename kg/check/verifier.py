"""Pairs of claim and sentence that a language model grades: beside the rules' label, never in its place.

The model sees only pairs that retrieval found, one at a time, and has to copy the words that decide before it
grades. A grade whose words do not stand in the sentence counts for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from kg.check.chat import Chat, Reply
from kg.check.claims import Claim
from kg.check.found import Found
from kg.check.verdicts import Decision, Label, joined
from kg.iris import short_id
from kg.resources import read_text

__all__ = ["Grade", "Graded", "Verification", "verified"]

_PAIRS = 5
_SCHEMA = {
    "type": "object",
    "properties": {
        "evidence": {"type": "string", "maxLength": 300},
        "grade": {"type": "string", "enum": ["supports", "refutes", "neither"]},
    },
    "required": ["evidence", "grade"],
    "additionalProperties": False,
}
_QUOTES = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "\N{NO-BREAK SPACE}": " "})


class Grade(StrEnum):
    """What a sentence does to a claim, as the model sees it."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """A pair and its grade; ``cited`` are the words that decided, ``problem`` says why a grade counts for nothing."""

    part: str
    grade: str
    cited: str
    problem: str | None
    statement: str
    speaker: str | None
    article: str
    span: tuple[int, int]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What a model makes of the pairs; its ``label`` stands apart from that of the rules."""

    model: str
    label: str
    grades: tuple[Graded, ...]


def verified(decided: Iterable[tuple[Claim, Decision]], chat: Chat) -> Verification:
    """The grades of the pairs behind ``decided``, and the label that they would give."""
    grades: list[Graded] = []
    labels: list[Label] = []
    model = chat.model
    for claim, decision in decided:
        own: list[tuple[Graded, Found]] = []
        for found in islice(_pairs(decision), _PAIRS):
            reply = chat.ask(_messages(claim, found), _SCHEMA)
            model = reply.model
            own.append((_graded(claim, found, reply), found))
        labels.append(_label(own))
        grades += [graded for graded, _ in own]
    label = joined(labels) if labels else Label.NOT_ENOUGH
    return Verification(model=model, label=label.value, grades=tuple(grades))


def _pairs(decision: Decision) -> Iterator[Found]:
    """Yield what was found for a part, what carries its label first, each piece of a sentence once."""
    seen: set[tuple[str, int]] = set()
    for found in (*decision.carried_by, *decision.passed_over):
        place = found.evidence.sentence.iri, found.evidence.units[0].start
        if place not in seen:
            seen.add(place)
            yield found


def _messages(claim: Claim, found: Found) -> Sequence[Mapping[str, str]]:
    asked = _asked(found.statement.speaker, found.evidence.text, claim.text)
    return (*_examples(), {"role": "user", "content": asked})


def _examples() -> Iterator[Mapping[str, str]]:
    """Yield the messages before the question: what is asked for, and pairs with their grades."""
    told, *shown = read_text("ontology/lexicon/verifier.txt").strip().split("\n\n")
    yield {"role": "system", "content": " ".join(told.split())}
    for each in shown:
        question, _, answer = each.rpartition("\n")
        yield {"role": "user", "content": question}
        yield {"role": "assistant", "content": answer}


def _asked(speaker: str | None, sentence: str, claim: str) -> str:
    """The question; straight double quotes would end the strings of a small model's JSON early."""
    source = f"Said by {speaker}" if speaker else "Said by the article"
    return f"{source}: {_curled(sentence)}\nClaim: {_curled(claim)}"


def _curled(text: str) -> str:
    return re.sub(r'(^|[\s(])"', r"\1“", " ".join(text.split())).replace('"', "”")


def _graded(claim: Claim, found: Found, reply: Reply) -> Graded:
    said = found.statement
    grade, cited, problem = _answered(reply, found.evidence.text)
    return Graded(
        part=claim.text,
        grade=grade.value,
        cited=cited,
        problem=problem,
        statement=short_id(said.iri),
        speaker=said.speaker,
        article=short_id(found.evidence.sentence.article),
        span=(said.start, said.end),
        text=said.text,
    )


def _answered(reply: Reply, sentence: str) -> tuple[Grade, str, str | None]:
    """The grade, its words, and why it counts for nothing if so."""
    if reply.content is None:
        return Grade.NEITHER, "", reply.problem
    cited, named = reply.content.get("evidence"), reply.content.get("grade")
    if not isinstance(cited, str) or named not in {grade.value for grade in Grade}:
        return Grade.NEITHER, "", "the model's answer has another form"
    grade = Grade(named)
    if grade is Grade.NEITHER:
        return grade, cited, None
    if not _bare(cited) or _bare(cited) not in _bare(sentence):
        return Grade.NEITHER, cited, f"“{grade.value}”, but by words that the sentence does not hold"
    return grade, cited, None


def _bare(text: str) -> str:
    """The words of a text, however quoted and spaced."""
    return " ".join(text.translate(_QUOTES).replace('"', "").casefold().split()).strip(" .,;:…'")


def _label(own: Sequence[tuple[Graded, Found]]) -> Label:
    """The label that the grades of a part would give it; two sources against each other dispute."""
    sides = {
        grade: [found for graded, found in own if graded.grade == grade.value]
        for grade in (Grade.SUPPORTS, Grade.REFUTES)
    }
    backing, against = sides[Grade.SUPPORTS], sides[Grade.REFUTES]
    if backing and against:
        if {f.source for f in backing}.isdisjoint(f.source for f in against):
            return Label.DISPUTED
        first = next(g.grade for g, _ in own if g.grade != Grade.NEITHER.value)
        return Label.SUPPORTED if first == Grade.SUPPORTS.value else Label.REFUTED
    if backing:
        return Label.SUPPORTED
    return Label.REFUTED if against else Label.NOT_ENOUGH
