"""Attributions in the form of attribution corpora: source, cue and content as spans, nothing resolved.

One object a document: ``{"doc_id", "attributions": [{"source": [s, e] | null, "cue": [[s, e], …],
"content": [[s, e], …]}]}``. A corpus counts all that one cue reports as one attribution, kg counts sentences:
what one cue reports, and what a quotation goes on with, is put together here, and the "that" before a
content, which corpora count in, is added. Clauses of a claim are left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.model import Attribution, Span, Utterance

__all__ = ["attribution_rows"]

_GOES_ON = "continuation"
_THAT = "that "


def attribution_rows(said: Iterable[Utterance], text: str, *, confirmed: bool = False) -> list[dict[str, Any]]:
    """What is attributed in ``text``, given in text order, as rows of a corpus.

    With ``confirmed`` only what the tagger sees makes a row: corpora of other fields hold little of what
    the rules alone find.
    """
    rows: list[dict[str, Any]] = []
    by_cue: dict[Span, dict[str, Any]] = {}
    quoted: dict[str, Any] | None = None
    for each in said:
        how = each.attribution
        if how is None or each.part_of is not None or (confirmed and how.passage is None):
            continue
        source, content = _passage(each, how, text)
        known = by_cue.get(how.cue[0]) if how.cue else None
        if known is None and how.rule == _GOES_ON and not how.cue:
            known = quoted
        if known is not None:
            known["content"].extend(span for span in content if span not in known["content"])
            continue
        row = {
            "source": [source.start, source.end] if source is not None else None,
            "cue": [[c.start, c.end] for c in how.cue[:1]],
            "content": content,
        }
        rows.append(row)
        if how.cue:
            by_cue[how.cue[0]] = row
        quoted = row if how.quote == "direct" else quoted
    return rows


def _passage(each: Utterance, how: Attribution, text: str) -> tuple[Span | None, list[list[int]]]:
    """The local source and the whole content of an attribution, as far as its utterance tells."""
    if how.passage is not None:
        return how.passage.source, [[s.start, s.end] for s in how.passage.content]
    source = how.sources[0].mention if how.sources else None
    return source, [[_with_that(text, s.start), s.end] for s in each.spans]


def _with_that(text: str, start: int) -> int:
    return start - len(_THAT) if text[max(0, start - len(_THAT)) : start].lower() == _THAT else start
