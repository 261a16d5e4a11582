"""What a definite description refers to: by role, by its own noun, by kind of actor; "the two leaders" to both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from kg.extract.referents import Candidate, Description, Referent
from kg.extract.seen import Link, Seen

__all__ = ["describe"]

_BOTH = frozenset({"two", "both"})


def describe(seen: Seen, description: Description) -> Iterator[Link]:
    """Yield a link to the latest mention that fits; two links where it means two."""
    if description.plural and (pair := _pair(seen, description)):
        for antecedent in pair:
            yield Link(span=description.span, token=description.token, antecedent=antecedent, rule="description: both")
        return
    for rule, fits in (("role", _fits_role), ("same noun", _fits_noun), ("kind", _fits_kind)):
        found = _latest(seen, description, fits)
        if found is not None:
            rule = f"description: {rule}"
            yield Link(span=description.span, token=description.token, antecedent=found, rule=rule)
            return


def _latest(seen: Seen, description: Description, fits: Callable[[Description, Referent], bool]) -> Candidate | None:
    return next((c for c in seen.latest() if fits(description, c.referent)), None)


def _pair(seen: Seen, description: Description) -> tuple[Candidate, ...]:
    """The two who hold posts and were named together: "Both leaders"; "the leaders" if there is no third.

    The plural has to suit persons with a post, and nothing else may be said of them ("European leaders").
    """
    words = seen.reading.lexicon.words("actors", "pairs")
    said = {t.lower_ for t in seen.reading.tokens(description.span)}
    noun = seen.reading.doc[description.token].lower_
    if noun not in words or not said <= _BOTH | {"the", noun} or len(said) == 1:
        return ()
    holders = list(islice((c for c in seen.latest() if c.referent.person and c.referent.roles), 3))
    if len(holders) < 2 or (len(holders) > 2 and not said & _BOTH):
        return ()
    together = seen.sentences_of(holders[0]) & seen.sentences_of(holders[1])
    return (holders[1], holders[0]) if together else ()


def _fits_role(description: Description, referent: Referent) -> bool:
    return (
        referent.person
        and not description.plural
        and description.head in referent.roles
        and (_modifiers_fit(description, referent))
    )


def _fits_noun(description: Description, referent: Referent) -> bool:
    if referent.id == (description.own.referent.id if description.own else None):
        return True
    return (
        "unnamed" in referent.kinds
        and description.head in referent.roles
        and description.plural == referent.plural
        and description.modifiers <= referent.words
    )


def _fits_kind(description: Description, referent: Referent) -> bool:
    if not description.kinds & referent.kinds:
        return False
    semantic = {"terror", "terrorist", "militant", "extremist", "jihadist", "armed", "islamist"}
    special = description.modifiers - {"group", "own", "news", "same", "new"}
    if special & semantic:
        return "armed group" in referent.kinds
    return special <= referent.words


def _modifiers_fit(description: Description, referent: Referent) -> bool:
    """Whether the words before the noun agree with what is known ("the government spokesman")."""
    special = description.modifiers - {"own", "same", "new", "former"}
    return not special or bool(special & referent.words) or not referent.words
