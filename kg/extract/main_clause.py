"""The main clause of an utterance's content: its predicate with the words that belong to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.reading import Reading
from kg.model import Utterance
from kg.resources import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Clause", "has_subject", "main_clause", "main_verb"]

_SUBORDINATE = frozenset({"advcl", "relcl", "acl", "ccomp", "pcomp", "csubj", "parataxis", "conj"})


@dataclass(frozen=True, slots=True)
class Clause:
    """The main clause of a content: its predicate, its own words, the content's words, the cue."""

    verb: Token
    own: tuple[Token, ...]
    words: tuple[Token, ...]
    cue: str
    disbelieved: bool
    lexicon: Lexicon

    def any_of(self, section: str, tokens: tuple[Token, ...]) -> bool:
        """Whether one of ``tokens`` is in that list of stance.toml, by form or lemma."""
        listed = self.lexicon.words("stance", section)
        return any(t.lower_ in listed or t.lemma_.lower() in listed for t in tokens)

    @property
    def auxiliaries(self) -> tuple[Token, ...]:
        """The auxiliaries of the predicate, or of the full verb above it."""
        return tuple(
            t for t in self.own if t.dep_ in {"aux", "auxpass"} and t.head.i in {self.verb.i, self.verb.head.i}
        )


def main_verb(reading: Reading, utterance: Utterance) -> Token:
    """The predicate of the content's main clause: its highest word, or that word's full verb."""
    spans = [reading.tokens(s) for s in utterance.spans]
    words = [t for span in spans for t in span if not t.is_space]
    inside = {t.i for t in words}
    tops = [t for t in words if t.head.i not in inside or t.head == t]
    verbs = [t for t in tops if t.pos_ in {"VERB", "AUX"}]
    finite = [t for t in verbs if t.dep_ not in {"advcl", "relcl", "acl"}]
    first = next(iter(finite or verbs), None)
    if first is None:
        top = tops[0] if tops else words[0]
        # "the army that continues to fight": a phrase whose news is in its relative clause.
        return next((c for c in top.rights if c.dep_ == "relcl" and c.i in inside), top)
    # "We will stay, I think", "We will stay until it is safe, those who …": what comes first is the main clause.
    ahead = (c for c in first.lefts if c.dep_ == "ccomp" and c.i in inside and c.pos_ in {"VERB", "AUX"})
    return next(ahead, first)


def main_clause(reading: Reading, utterance: Utterance) -> Clause:
    """The main clause of what ``utterance`` says."""
    verb = main_verb(reading, utterance)
    spans = utterance.spans
    words = tuple(t for s in spans for t in reading.tokens(s))
    own = tuple(t for t in _clause_tokens(verb) if any(s.start <= t.idx < s.end for s in spans))
    cue, disbelieved = "", False
    if utterance.attribution is not None and utterance.attribution.cue:
        token = reading.tokens(utterance.attribution.cue[0])[0]
        # "deny the reports that ...": the verb above a noun cue decides.
        governed = token.pos_ == "NOUN" and token.dep_ == "dobj" and token.head.pos_ == "VERB"
        cue = (token.head if governed else token).lemma_.lower()
        disbelieved = any(c.dep_ == "neg" for c in token.children)  # "does not believe that …"
    return Clause(
        verb=verb, own=own or words[:1], words=words, cue=cue, disbelieved=disbelieved, lexicon=reading.lexicon
    )


def _clause_tokens(verb: Token) -> Iterator[Token]:
    """The words of the clause of ``verb``, subordinate clauses left out, "to" complements kept."""
    yield verb
    for child in verb.children:
        if child.dep_ in _SUBORDINATE and child.pos_ in {"VERB", "AUX"}:
            continue
        yield from _clause_tokens(child)


def has_subject(verb: Token) -> bool:
    """Whether ``verb`` has a subject of its own."""
    return any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in verb.children)
