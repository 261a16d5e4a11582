"""How an utterance puts its content: polarity, certainty, modality, aspect.

All four belong to the main clause of the content (FactBank's factuality values, Saurí & Pustejovsky
2009, for polarity and certainty). "He said they would not go" is negative; "the man who did not go
was seen" is positive. A denying cue turns the content negative ("denied having used gas").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.reading import Reading
from kg.model import Aspect, Certainty, Modality, Polarity, Utterance
from kg.resources import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["StanceValues", "main_verb", "stance"]

_SUBORDINATE = frozenset({"advcl", "relcl", "acl", "ccomp", "pcomp", "csubj", "parataxis", "conj"})


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceValues:
    """The four values of one utterance."""

    polarity: Polarity
    certainty: Certainty
    modality: Modality
    aspect: Aspect


@dataclass(frozen=True, slots=True)
class _Clause:
    """The main clause of a content: its predicate, its own words, the content's words, the cue."""

    verb: Token
    own: tuple[Token, ...]
    words: tuple[Token, ...]
    cue: str
    lexicon: Lexicon

    def any_of(self, section: str, tokens: tuple[Token, ...]) -> bool:
        listed = self.lexicon.words("stance", section)
        return any(t.lower_ in listed or t.lemma_.lower() in listed for t in tokens)

    @property
    def auxiliaries(self) -> tuple[Token, ...]:
        return tuple(
            t for t in self.own if t.dep_ in {"aux", "auxpass"} and t.head.i in {self.verb.i, self.verb.head.i}
        )


def stance(reading: Reading, utterance: Utterance) -> StanceValues:
    """The stance of ``utterance`` towards its content."""
    clause = _main_clause(reading, utterance)
    modality = _modality(clause)
    return StanceValues(
        polarity=_polarity(clause),
        certainty=_certainty(clause, modality),
        modality=modality,
        aspect=_aspect(clause, modality),
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
        return tops[0] if tops else words[0]
    # "We will stay, I think", "We will stay until it is safe, those who …": what comes first is the main clause.
    ahead = (c for c in first.lefts if c.dep_ == "ccomp" and c.i in inside and c.pos_ in {"VERB", "AUX"})
    return next(ahead, first)


def _main_clause(reading: Reading, utterance: Utterance) -> _Clause:
    verb = main_verb(reading, utterance)
    spans = utterance.spans
    words = tuple(t for s in spans for t in reading.tokens(s))
    own = tuple(t for t in _clause_tokens(verb) if any(s.start <= t.idx < s.end for s in spans))
    cue = ""
    if utterance.attribution is not None and utterance.attribution.cue:
        token = reading.tokens(utterance.attribution.cue[0])[0]
        # "deny the reports that ...": the verb above a noun cue decides.
        governed = token.pos_ == "NOUN" and token.dep_ == "dobj" and token.head.pos_ == "VERB"
        cue = (token.head if governed else token).lemma_.lower()
    return _Clause(verb=verb, own=own or words[:1], words=words, cue=cue, lexicon=reading.lexicon)


def _clause_tokens(verb: Token) -> Iterator[Token]:
    """The words of the clause of ``verb``, subordinate clauses left out, "to" complements kept."""
    yield verb
    for child in verb.children:
        if child.dep_ in _SUBORDINATE and child.pos_ in {"VERB", "AUX"}:
            continue
        yield from _clause_tokens(child)


def _polarity(clause: _Clause) -> Polarity:
    lexicon = clause.lexicon
    negative = False
    for child in clause.verb.children:
        negation = child.dep_ == "neg" or child.lower_ in {"not", "n't", "n’t", "never"}
        following = child.nbor().lower_ if child.i + 1 < len(child.doc) else ""
        negative = negative or (negation and following not in {"only", "just", "merely", "simply"})
    if clause.verb.lower_ == "cannot" or any(t.lower_ == "cannot" for t in clause.auxiliaries):
        negative = True
    for child in clause.verb.children:
        if child.dep_ in {"nsubj", "nsubjpass", "attr", "dobj"} and _negative_phrase(child, lexicon):
            negative = True
    first = clause.words[0].lower_
    if first in {"not", "nor", "neither", "no"} or (
        first == "but" and len(clause.words) > 1 and clause.words[1].lower_ == "not"
    ):
        negative = True
    if any(t.lower_ == "neither" and t.head == clause.verb for t in clause.own):
        negative = True
    if _removed(clause):
        negative = True
    if clause.cue in lexicon.words("stance", "denying_cues"):
        negative = True
    if negative and _corrected(clause.verb):
        negative = False
    return Polarity.NEGATIVE if negative else Polarity.POSITIVE


def _corrected(verb: Token) -> bool:
    """ "is not A, but B" affirms B: the main clause as a whole is affirmed."""
    scope = [verb, *(c for c in verb.children if c.dep_ in {"attr", "acomp", "dobj", "prep"})]
    return any(
        c.dep_ == "cc"
        and c.lower_ == "but"
        and c.i > head.i
        and not any(g.dep_ == "conj" and _subject(g) for g in head.children)
        for head in scope
        for c in head.children
    )


def _subject(verb: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in verb.children)


def _negative_phrase(noun: Token, lexicon: Lexicon) -> bool:
    listed = lexicon.words("stance", "negative_determiners")
    return noun.lower_ in listed or any(
        c.dep_ in {"det", "neg", "preconj"} and c.lower_ in listed for c in noun.children
    )


def _removed(clause: _Clause) -> bool:
    """Lexical negation: "driven from holding any territory at all"."""
    passive = any(c.dep_ == "auxpass" for c in clause.verb.children)
    if not passive or clause.verb.lemma_.lower() not in clause.lexicon.words("stance", "removal"):
        return False
    return any(c.lower_ == "from" and any(g.tag_ == "VBG" for g in c.children) for c in clause.verb.children)


def _modality(clause: _Clause) -> Modality:
    for rule in (_conditional, _obligation, _goal, _planned, _possible, _opinion):
        found = rule(clause)
        if found is not None:
            return found
    return Modality.ASSERTED


def _conditional(clause: _Clause) -> Modality | None:
    marks = clause.lexicon.words("stance", "conditional_marks")
    verbs = [clause.verb, *(c for c in clause.verb.rights if c.dep_ == "conj" and not _subject(c))]
    for child in (c for v in verbs for c in v.children):
        if child.dep_ == "advcl" and any(g.dep_ in {"mark", "advmod"} and g.lower_ in marks for g in child.children):
            return Modality.CONDITIONAL
    first = clause.words[0].lower_
    if first in clause.lexicon.words("stance", "conditional_adverbs") or first in {"if", "unless"}:
        return Modality.CONDITIONAL
    if clause.verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in marks for c in clause.verb.children):
        return Modality.CONDITIONAL
    return None


def _obligation(clause: _Clause) -> Modality | None:
    first_person = any(c.dep_ == "nsubj" and c.lower_ in {"i", "we"} for c in clause.verb.children)
    modals = tuple(t for t in clause.auxiliaries if not (first_person and t.lower_ == "shall"))
    if clause.any_of("obligation_modals", modals) or clause.verb.lower_ == "ought":
        return Modality.OBLIGATION
    lemma = clause.verb.lemma_.lower()
    infinitive = any(c.dep_ == "xcomp" for c in clause.verb.children)
    if (lemma == "have" and infinitive) or (
        lemma in clause.lexicon.words("stance", "obligation_verbs") and lemma != "call"
    ):
        return Modality.OBLIGATION
    directive = clause.lexicon.words("cues", "directive")
    bare = clause.verb.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.verb.children)
    if clause.cue in directive and bare:
        return Modality.OBLIGATION
    if clause.any_of("obligation_adjectives", tuple(c for c in clause.verb.children if c.dep_ in {"acomp", "attr"})):
        return Modality.OBLIGATION
    need = [c for c in clause.verb.children if c.dep_ == "attr" and c.lemma_.lower() == "need"]
    if need and not any(c.dep_ == "det" and c.lower_ == "no" for c in need[0].children):
        return Modality.OBLIGATION
    return None


def _goal(clause: _Clause) -> Modality | None:
    subjects = tuple(c for c in clause.verb.children if c.dep_ in {"nsubj", "attr"})
    infinitive = any(c.dep_ in {"xcomp", "ccomp", "acl"} and c.tag_ == "VB" for c in clause.verb.children)
    if clause.verb.lemma_ == "be" and infinitive and clause.any_of("goal_nouns", subjects):
        return Modality.GOAL
    return None


def _planned(clause: _Clause) -> Modality | None:
    lemma = clause.verb.lemma_.lower()
    going = lemma == "go" and clause.verb.tag_ == "VBG" and any(c.dep_ == "xcomp" for c in clause.verb.children)
    would = any(t.lower_ in {"would", "'d", "’d"} for t in clause.auxiliaries)
    if would and any(t.lower_ in {"have", "'ve", "’ve"} for t in clause.auxiliaries):
        return None  # "would have been": what did not come about is no plan
    shall = any(t.lower_ == "shall" for t in clause.auxiliaries)
    promised = lemma in clause.lexicon.words("stance", "planned_participles") and clause.verb.tag_ == "VBN"
    if shall or (promised and any(g.dep_ == "pcomp" for c in clause.verb.children for g in c.children)):
        return Modality.PLANNED
    if clause.any_of("planned_modals", clause.auxiliaries) or going:
        return (
            Modality.PREDICTED if clause.cue in clause.lexicon.words("stance", "predicting_cues") else Modality.PLANNED
        )
    if would:
        return Modality.PLANNED
    complement = any(c.dep_ in {"xcomp", "ccomp"} for c in clause.verb.children)
    if lemma in clause.lexicon.words("stance", "planned_verbs") and complement:
        return Modality.PLANNED
    bare = clause.verb.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.verb.children)
    if bare and (clause.cue in clause.lexicon.words("cues", "commissive") or clause.verb.dep_ == "ROOT"):
        return Modality.PLANNED
    return None


def _possible(clause: _Clause) -> Modality | None:
    if clause.any_of("possible_modals", clause.auxiliaries) and not _able(clause):
        return Modality.POSSIBLE
    adverbs = tuple(t for t in clause.own if t.dep_ == "advmod" and t.head == clause.verb)
    if clause.any_of("possible_adverbs", adverbs):
        return Modality.POSSIBLE
    if clause.verb.lemma_.lower() in clause.lexicon.words("stance", "possible_verbs"):
        return Modality.POSSIBLE
    return None


def _able(clause: _Clause) -> bool:
    """ "can" under negation states an inability, and "could" beside a past is one that was real."""
    modal = next((t for t in clause.auxiliaries if t.lower_ in {"can", "ca", "cannot"}), None)
    return modal is not None and _polarity(clause) is Polarity.NEGATIVE


def _opinion(clause: _Clause) -> Modality | None:
    attributes = tuple(c for c in clause.verb.children if c.dep_ == "attr")
    if clause.verb.lemma_ == "be" and clause.any_of("move_nouns", attributes):
        modifiers = tuple(g for a in attributes for g in a.children if g.dep_ == "amod")
        if clause.any_of("opinion_words", modifiers) or clause.any_of("opinion_words", attributes):
            return Modality.OPINION
    return None


def _certainty(clause: _Clause, modality: Modality) -> Certainty:
    adverbs = tuple(t for t in clause.own if t.dep_ in {"advmod", "acomp"})
    if clause.any_of("probable_adverbs", tuple(t for t in adverbs if t.head == clause.verb)) or clause.any_of(
        "probable_adjectives", adverbs
    ):
        return Certainty.PROBABLE
    if clause.cue in clause.lexicon.words(
        "stance", "probable_verbs"
    ) or clause.verb.lemma_.lower() in clause.lexicon.words("stance", "probable_verbs"):
        return Certainty.PROBABLE
    if modality in {Modality.POSSIBLE, Modality.CONDITIONAL}:
        return Certainty.POSSIBLE
    if modality in {Modality.OBLIGATION, Modality.GOAL}:
        return Certainty.UNDERSPECIFIED
    return Certainty.CERTAIN


def _aspect(clause: _Clause, modality: Modality) -> Aspect:
    helpers = {t.lower_ for t in clause.auxiliaries}
    if "would" in helpers or helpers & {"'d", "’d"}:
        return Aspect.FUTURE_IN_PAST
    if helpers & {"will", "'ll", "’ll", "wo", "shall"} or modality is Modality.PLANNED:
        return Aspect.FUTURE
    tag, lemma = clause.verb.tag_, clause.verb.lemma_.lower()
    if tag == "VBG" and lemma != "be":
        return Aspect.ONGOING
    if lemma in {"continue", "remain", "stay", "keep"} and tag in {"VBZ", "VBP", "VBD", "VBG"}:
        return Aspect.ONGOING
    if lemma == "be" or (lemma == "have" and tag in {"VBZ", "VBP"}):
        return Aspect.STATE
    if tag in {"VBD", "VBN"}:
        return Aspect.COMPLETED
    return Aspect.STATE
