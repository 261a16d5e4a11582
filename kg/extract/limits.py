"""Words that limit how long something is said to hold: "for the time being", "until further notice".

Such words are an argument of the proposition: what stays for now is not said to stay for good. They stand
in the content itself, or open its sentence before a cue: "For now, the ministry said, the men are staying."
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extract.reading import Reading
from kg.model import RoleFiller, Span, Utterance
from kg.resources import Lexicon

__all__ = ["limits"]


def limits(reading: Reading, utterance: Utterance) -> Iterator[RoleFiller]:
    """Yield the limit of ``utterance`` in role "limit", if it has one."""
    text = reading.article.text
    opening = Span(utterance.sentence.start, max(utterance.sentence.start + 1, utterance.spans[0].start))
    for span in (*utterance.spans, opening):
        found = _pattern(reading.lexicon).search(text, span.start, span.end)
        if found is None or (span is opening and not _only_the_cue(reading, utterance, found.end())):
            continue
        words = Span(*found.span())
        yield RoleFiller(role="limit", text=words.text(text), span=words)
        return


@cache
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    phrases = sorted(lexicon.table("dates", "words")["limits"], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)", re.IGNORECASE)


def _only_the_cue(reading: Reading, utterance: Utterance, start: int) -> bool:
    """Whether nothing but who says it stands between ``start`` and the content."""
    attribution = utterance.attribution
    told = [*attribution.cue, *(s.mention for s in attribution.sources if s.mention)] if attribution else []
    first = utterance.spans[0].start
    return first > start and all(
        token.is_punct or token.is_space or token.dep_ == "det" or any(s.start <= token.idx < s.end for s in told)
        for token in reading.tokens(Span(start, first))
        if start <= token.idx < first
    )
