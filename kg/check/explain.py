"""Why a claim got its label, in lines for people: word by word, with what was passed over and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.check.claims import Claim
from kg.check.found import Found
from kg.check.verdicts import Decision

__all__ = ["explained"]

_MARKS = ("»", "«")
_PASSED_OVER = 3


def explained(decided: Iterable[tuple[Claim, Decision]]) -> Iterator[str]:
    """Yield the lines that explain each part of a claim."""
    for claim, decision in decided:
        doc = claim.words.reading.doc
        turns = ", ".join(f"“{doc[token].text}”" for token in claim.crux)
        yield f"{decision.label.replace('_', ' ')}: {claim.text}"
        if claim.speaker:
            yield f"  said by: {' '.join(unit.text for unit in claim.speaker)}"
        if turns:
            yield f"  turns on: {turns}"
        for found in decision.carried_by:
            yield f"  {found.stance.value} ({found.verdict.rule}), {found.strength.value}"
            yield from _sentence(found)
        for found in decision.passed_over[:_PASSED_OVER]:
            yield f"  passed over: {found.verdict.rule}"
            yield from _sentence(found)


def _sentence(found: Found) -> Iterator[str]:
    speaker = found.statement.speaker or "the article"
    yield f"    {speaker}, {found.statement.iri.rpartition('/')[2]}: {_marked(found)}"
    pairs = [
        f"{p.claimed.text} = {p.stated.text} ({_how(p.match.value, turned=p.turned)})"
        if p.stated is not None
        else f"{p.claimed.text} ({p.match.value})"
        for p in found.alignment.pairs
    ]
    if pairs:
        yield f"    words: {'; '.join(pairs)}"
    if found.alignment.missing:
        yield f"    not there: {', '.join(unit.text for unit in found.alignment.missing)}"


def _how(match: str, *, turned: bool) -> str:
    return f"{match}, against the claim" if turned else match


def _marked(found: Found) -> str:
    """The sentence with the words that answer the claim's in marks."""
    units = sorted({(p.stated.start, p.stated.end) for p in found.alignment.pairs if p.stated is not None})
    sentence = found.evidence.words.reading.doc[found.evidence.units[0].token].sent
    text, place = found.evidence.words.text, sentence.start_char
    parts: list[str] = []
    for start, end in units:
        if start >= place:
            parts += [text[place:start], _MARKS[0], text[start:end], _MARKS[1]]
            place = end
    return " ".join("".join([*parts, text[place : max(place, sentence.end_char)]]).split())
