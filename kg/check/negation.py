"""Whether a word stands under a negation: "not", "no", "nobody", "refused to", "denied that"."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from kg.check.meanings import meanings

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["NEGATORS", "contested", "negated"]

NEGATORS = frozenset(
    {"nowhere", "not", "n't", "n’t", "never", "neither", "nor", "hardly", "barely", "scarcely", "no", "without"}
)
_NOBODY = frozenset({"no", "nobody", "none", "nothing", "neither"})
_BUT = frozenset({"only", "just", "merely", "simply"})
_OBJECTS = frozenset({"dobj", "xcomp", "ccomp", "pcomp", "attr", "acomp", "oprd", "nsubjpass", "pobj", "prep", "acl"})
_REPORTS = frozenset(
    {"report", "claim", "allegation", "story", "accusation", "rumor", "rumour", "suggestion", "assertion"}
)
_REASONS = frozenset({"according", "because", "due", "despite", "since", "after", "before", "until", "while"})
_REACH = 5
_REACH_OF_NOUNS = 3
_OF_NOUNS = frozenset({"amod", "compound", "nummod", "poss"})
_PRETEXTS = frozenset({"pretext", "lie", "myth", "fabrication", "hoax", "falsehood", "smear"})
_REFUSALS = frozenset({"refusal", "failure", "inability", "unwillingness", "denial", "ban"})
_ASIDE = frozenset({"advcl", "relcl", "acl", "parataxis", "npadvmod"})
_DENYING = frozenset(
    {"deny", "dispute", "refute", "reject", "dismiss", "contradict", "speculative", "accurate", "false", "inaccurate"}
)


def negated(token: Token, inside: Container[int] = ()) -> bool:
    """Whether an odd number of negations governs ``token``; tokens ``inside`` a phrase that means no do not count."""
    return sum(_negations(token, inside)) % 2 == 1


def contested(token: Token) -> bool:
    """Whether ``token`` is in what others report and somebody denies: "denied reports that …"."""
    above = list(_path(token))
    return any(a.lemma_.lower() in _PRETEXTS for a in above[1:]) or any(
        a.lemma_.lower() in _REPORTS
        and any(
            b.lemma_.lower() in _DENYING or any(c.lemma_.lower() in _DENYING for c in b.children) for b in above[i:]
        )
        for i, a in enumerate(above)
    )


def _path(token: Token) -> Iterator[Token]:
    yield token
    while token.head.i != token.i:
        token = _told_by(token) or token.head
        yield token


def _told_by(verb: Token) -> Token | None:
    """The noun in front of "that": the parser may hang the clause of "the claim that ..." higher up."""
    that = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ == "that"), None)
    if that is None or that.i == 0:
        return None
    noun = that.nbor(-1)
    return noun if noun.lemma_.lower() in _REPORTS | _PRETEXTS and noun.i < verb.i else None


def _negations(token: Token, inside: Container[int]) -> Iterator[int]:
    """One for each negation on the way up from ``token``, as far as the clause is asserted with it."""
    yield _own(token, inside)
    below = token
    nominal = token.pos_ in {"NOUN", "PROPN"} or token.dep_ in _OF_NOUNS
    for _ in range(_REACH_OF_NOUNS if nominal else _REACH):
        if below.head.i == below.i or (below.dep_ in _ASIDE and not _of_a_plan(below)) or below.lower_ in _REASONS:
            return
        above = below.head
        if below.dep_ in {"nsubj", "nsubjpass", "npadvmod"}:
            return  # "Fighting was not limited": there is fighting
        full = above.pos_ in {"VERB", "ADJ"} and above.lemma_.lower() not in meanings().plain
        if nominal and full and below.dep_ != "conj" and below.pos_ not in {"VERB", "AUX"}:
            return  # the verb itself is negated; what stands with it is only named
        conjunct = below.dep_ == "conj"
        if not conjunct or not _finite(below):
            yield _own(above, inside, below=below)
        if not conjunct and above.i not in inside and below.dep_ in _OBJECTS and _turns(above):
            yield 1
        below = above


def _own(token: Token, inside: Container[int], *, below: Token | None = None) -> int:
    """How many negations ``token`` itself has: a "not", and a subject or object that is nobody."""
    children = [
        c
        for c in token.children
        if c.i not in inside and not (below is not None and c.i == below.i and c.lower_ in NEGATORS)
    ]
    # "has not stayed closed": the parser may hang the "not" on the auxiliary.
    helped = (t for c in children if c.dep_ in {"aux", "auxpass"} for t in c.children)
    roles = {"nsubj", "nsubjpass"} | ({"dobj", "attr"} if below is None and token.pos_ == "VERB" else set())
    nobody = any(c.dep_ in roles and _nobody(c) for c in children)
    return any(map(_negates, (*children, *helped))) + nobody


def _negates(word: Token) -> bool:
    """Whether a word negates what it depends on: "not", "never", and "no" before a noun."""
    if _only(word):
        return False
    determiner = word.dep_ == "det" and word.lower_ in _NOBODY
    return determiner or word.dep_ in {"neg", "preconj"} or (word.dep_ == "advmod" and word.lower_ in NEGATORS)


def _nobody(noun: Token) -> bool:
    return noun.lower_ in _NOBODY or any(c.dep_ in {"det", "neg"} and c.lower_ in _NOBODY for c in noun.children)


def _only(word: Token) -> bool:
    return word.i + 1 < len(word.doc) and word.nbor().lower_ in _BUT


def _finite(verb: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for c in verb.children)


def _of_a_plan(verb: Token) -> bool:
    """Whether a noun tells what becomes of the deed: "the plan to leave", "a refusal to leave"."""
    return verb.dep_ == "acl" and any(c.tag_ == "TO" for c in verb.children)


def _turns(above: Token) -> bool:
    """Whether ``above`` turns what depends on it into its contrary."""
    if above.dep_ == "prep":
        return above.lower_ == "without"
    lemma = above.lemma_.lower()
    if above.pos_ == "NOUN":
        return lemma in _REFUSALS
    phrases = {f"{lemma} {c.lower_}" for c in above.children if c.dep_ in {"prt", "advmod"}}
    return above.pos_ in {"VERB", "ADJ", "AUX"} and not meanings().negative.isdisjoint({lemma, *phrases})
