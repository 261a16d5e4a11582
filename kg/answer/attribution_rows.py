"""Attributions in the form of attribution corpora: source, cue and content as spans, nothing resolved.

One object a document: ``{"doc_id", "attributions": [{"source": [s, e] | null, "cue": [[s, e], …],
"content": [[s, e], …]}]}``. A corpus counts all that one cue reports as one attribution, kg counts sentences:
what one cue reports, and what a quotation goes on with, is put together here. Clauses of a claim are
left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.model import Span, Utterance

__all__ = ["attribution_rows"]

_GOES_ON = "continuation"


def attribution_rows(claims: Iterable[Utterance]) -> list[dict[str, Any]]:
    """``claims`` in text order as attributions."""
    rows: list[dict[str, Any]] = []
    by_cue: dict[Span, dict[str, Any]] = {}
    quoted: dict[str, Any] | None = None
    for claim in claims:
        said = claim.attribution
        if said is None or claim.part_of is not None:
            continue
        content = [[s.start, s.end] for s in claim.spans]
        known = by_cue.get(said.cue[0]) if said.cue else None
        if known is None and said.rule == _GOES_ON and not said.cue:
            known = quoted
        if known is not None:
            known["content"].extend(content)
            continue
        source = said.sources[0].mention if said.sources else None
        row = {
            "source": [source.start, source.end] if source is not None else None,
            "cue": [[c.start, c.end] for c in said.cue[:1]],
            "content": content,
        }
        rows.append(row)
        if said.cue:
            by_cue[said.cue[0]] = row
        quoted = row if said.quote == "direct" else quoted
    return rows
