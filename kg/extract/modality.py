"""Modality: whether a content is told as fact, plan, forecast, possibility, condition, duty, judgement or aim."""

from __future__ import annotations

from kg.extract.main_clause import Clause, has_subject
from kg.extract.polarity import polarity_of
from kg.model import Modality, Polarity

__all__ = ["modality_of"]

# "Claimed responsibility" and "warned of an attack" tell of facts, though one claims to do and warns to do.
_FACTS = frozenset({"claim", "warn"})


def modality_of(clause: Clause) -> Modality:
    """The first modality whose signs the clause shows; without any it is asserted."""
    for rule in (_conditional, _obligation, _goal, _planned, _possible, _opinion):
        found = rule(clause)
        if found is not None:
            return found
    return Modality.ASSERTED


def _conditional(clause: Clause) -> Modality | None:
    marks = clause.lexicon.words("stance", "conditional_marks")
    verbs = [clause.verb, *(c for c in clause.verb.rights if c.dep_ == "conj" and not has_subject(c))]
    for child in (c for v in verbs for c in v.children):
        if child.dep_ == "advcl" and any(g.dep_ in {"mark", "advmod"} and g.lower_ in marks for g in child.children):
            return Modality.CONDITIONAL
    first = clause.words[0].lower_
    if first in clause.lexicon.words("stance", "conditional_adverbs") or first in {"if", "unless"}:
        return Modality.CONDITIONAL
    if clause.verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in marks for c in clause.verb.children):
        return Modality.CONDITIONAL
    return None


def _obligation(clause: Clause) -> Modality | None:
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
    if clause.cue in directive and (bare or _thing(clause)):
        return Modality.OBLIGATION
    if _thing(clause) and lemma in clause.lexicon.words("stance", "obligation_nouns"):
        return Modality.OBLIGATION
    if clause.any_of("obligation_adjectives", tuple(c for c in clause.verb.children if c.dep_ in {"acomp", "attr"})):
        return Modality.OBLIGATION
    need = [c for c in clause.verb.children if c.dep_ == "attr" and c.lemma_.lower() == "need"]
    if need and not any(c.dep_ == "det" and c.lower_ == "no" for c in need[0].children):
        return Modality.OBLIGATION
    return None


def _goal(clause: Clause) -> Modality | None:
    subjects = tuple(c for c in clause.verb.children if c.dep_ in {"nsubj", "attr"})
    infinitive = any(c.dep_ in {"xcomp", "ccomp", "acl"} and c.tag_ == "VB" for c in clause.verb.children)
    if clause.verb.lemma_ == "be" and infinitive and clause.any_of("goal_nouns", subjects):
        return Modality.GOAL
    return None


def _planned(clause: Clause) -> Modality | None:
    lemma = clause.verb.lemma_.lower()
    going = lemma == "go" and clause.verb.tag_ == "VBG" and any(c.dep_ == "xcomp" for c in clause.verb.children)
    would = any(t.lower_ in {"would", "'d", "’d"} for t in clause.auxiliaries)
    if would and any(t.lower_ in {"have", "'ve", "’ve"} for t in clause.auxiliaries):
        return None  # "would have been": what did not come about is no plan
    shall = any(t.lower_ == "shall" for t in clause.auxiliaries)
    promised = lemma in clause.lexicon.words("stance", "planned_participles") and clause.verb.tag_ == "VBN"
    if shall or (promised and any(g.dep_ == "pcomp" for c in clause.verb.children for g in c.children)):
        return Modality.PLANNED
    if would or going or clause.any_of("planned_modals", clause.auxiliaries):
        foretold = clause.cue in clause.lexicon.words("stance", "predicting_cues")
        return Modality.PREDICTED if foretold or _undecided(clause) else Modality.PLANNED
    complement = any(c.dep_ in {"xcomp", "ccomp"} for c in clause.verb.children)
    if lemma in clause.lexicon.words("stance", "planned_verbs") and complement:
        return Modality.PLANNED
    if lemma == "be" and _scheduled(clause):
        return Modality.PLANNED
    bare = clause.verb.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.verb.children)
    commissive = clause.cue in clause.lexicon.words("cues", "commissive")
    if bare and (commissive or clause.verb.dep_ == "ROOT"):
        return Modality.PLANNED
    return Modality.PLANNED if commissive and _thing(clause) else None


def _thing(clause: Clause) -> bool:
    """Whether a thing is called for or promised: "an end to the shelling", "sending two frigates"."""
    noun = clause.verb.pos_ == "NOUN" or clause.verb.dep_ == "pcomp"
    return noun and not has_subject(clause.verb) and clause.cue not in _FACTS


def _undecided(clause: Clause) -> bool:
    """Whether nobody is there to plan it: "There will be no shift", "it would help them"."""
    subjects = [c for c in clause.verb.children if c.dep_ in {"nsubj", "nsubjpass", "expl"}]
    passive = any(c.dep_ == "auxpass" for c in clause.verb.children)
    return not passive and any(c.lower_ in {"it", "this", "that", "there"} for c in subjects)


def _scheduled(clause: Clause) -> bool:
    """ "is to leave", "is due to leave"; but not "it is to help" and "it is up to them to leave"."""
    adjectives = clause.lexicon.words("stance", "planned_adjectives")
    children = list(clause.verb.children)
    impersonal = any(c.dep_ == "nsubj" and c.lower_ in {"it", "this", "that", "what"} for c in children)
    complemented = any(c.dep_ in {"acomp", "attr", "prep"} and c.i > clause.verb.i for c in children)
    holders = [c for c in children if c.dep_ == "acomp" and c.lower_ in adjectives]
    holders += [] if impersonal or complemented else [clause.verb]
    return any(c.dep_ == "xcomp" and c.tag_ == "VB" for h in holders for c in h.children)


def _possible(clause: Clause) -> Modality | None:
    if clause.any_of("possible_modals", clause.auxiliaries) and not _able(clause):
        return Modality.POSSIBLE
    adverbs = tuple(t for t in clause.own if t.dep_ == "advmod" and t.head == clause.verb)
    if clause.any_of("possible_adverbs", adverbs):
        return Modality.POSSIBLE
    if clause.verb.lemma_.lower() in clause.lexicon.words("stance", "possible_verbs"):
        return Modality.POSSIBLE
    return None


def _able(clause: Clause) -> bool:
    """ "can" under negation states an inability, and "could" beside a past is one that was real."""
    modal = next((t for t in clause.auxiliaries if t.lower_ in {"can", "ca", "cannot"}), None)
    return modal is not None and polarity_of(clause) is Polarity.NEGATIVE


def _opinion(clause: Clause) -> Modality | None:
    attributes = tuple(c for c in clause.verb.children if c.dep_ == "attr")
    if clause.verb.lemma_ == "be" and clause.any_of("move_nouns", attributes):
        modifiers = tuple(g for a in attributes for g in a.children if g.dep_ == "amod")
        if clause.any_of("opinion_words", modifiers) or clause.any_of("opinion_words", attributes):
            return Modality.OPINION
    return None
