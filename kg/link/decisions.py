"""What people decided about who is who: a file in the store's folder that outlives every rebuild.

A decision names actors as articles have them (article id and id there), so that it holds whatever
nodes they get. Of two decisions on the same pair the later one counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.graph.folder import write_atomically
from kg.iris import digest
from kg.link.clusters import Verdicts
from kg.link.profiles import Key

__all__ = ["FILE", "Decision", "read_decisions", "verdicts", "write_decisions"]

FILE = "links.json"
_SAME, _APART = "same", "apart"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The actors of ``left`` are those of ``right`` (``same``), or none of them is."""

    same: bool
    left: tuple[Key, ...]
    right: tuple[Key, ...]
    reason: str = ""

    @property
    def id(self) -> str:
        """What names the decision: a hash of what it says."""
        return digest(self.same, *sorted(self.left), "|", *sorted(self.right))[:8]


def verdicts(decisions: Iterable[Decision]) -> Verdicts:
    """The pairs that ``decisions`` join or keep apart; the last one on a pair counts."""
    found: dict[frozenset[Key], bool] = {}
    for decision in decisions:
        found |= {frozenset(pair): decision.same for pair in product(decision.left, decision.right) if len({*pair}) > 1}
        if decision.same:
            within = [*combinations(decision.left, 2), *combinations(decision.right, 2)]
            found |= {frozenset(pair): True for pair in within}
    return found


def read_decisions(folder: Path) -> tuple[Decision, ...]:
    """The decisions kept in a store's folder, the oldest first; none where nobody decided anything.

    Raises:
        InputError: the file is not what it should be.
    """
    path = folder / FILE
    if not path.exists():
        return ()
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return tuple(_decision(row) for row in rows)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            f"{path} cannot be read: {error!r}",
            why="it holds which actors people joined or kept apart",
            fix="mend it by hand; it is a list of {decision: same|apart, left, right, reason}, or move it away",
        ) from error


def write_decisions(folder: Path, decisions: Iterable[Decision]) -> None:
    """Keep ``decisions`` in a store's folder."""
    rows = [_row(decision) for decision in decisions]
    write_atomically(folder / FILE, (json.dumps(rows, indent=1, ensure_ascii=False) + "\n").encode())


def _row(decision: Decision) -> dict[str, Any]:
    sides = {"left": decision.left, "right": decision.right}
    return {
        "decision": _SAME if decision.same else _APART,
        **{name: [f"{article}/{local}" for article, local in keys] for name, keys in sides.items()},
        "reason": decision.reason,
    }


def _decision(row: dict[str, Any]) -> Decision:
    if row["decision"] not in {_SAME, _APART}:
        raise ValueError(f"'decision' is '{row['decision']}', not {_SAME} or {_APART}")
    return Decision(
        same=row["decision"] == _SAME,
        left=tuple(_key(each) for each in row["left"]),
        right=tuple(_key(each) for each in row["right"]),
        reason=str(row.get("reason") or ""),
    )


def _key(words: str) -> Key:
    article, slash, local = words.partition("/")
    if not slash or not local:
        raise ValueError(f"'{words}' is no ARTICLE/ACTOR")
    return article, local
