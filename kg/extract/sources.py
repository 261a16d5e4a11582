"""Sources: the head word of who utters what a cue verb reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.phrases import subject_of
from kg.extract.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["ends_name", "is_clause", "source_of"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NEGLIGIBLE = frozenset({"who", "that", "which", "it", "there", "this", "what"})


def _same_side(reading: Reading, a: Token, b: Token) -> bool:
    """Whether both words stand in the same quotation, or both outside any."""
    return reading.quotation_at(a.idx) is reading.quotation_at(b.idx)


def source_of(reading: Reading, verb: Token) -> Token | None:
    """The head word of who utters: subject, agent, controller, antecedent, or the nearest noun."""
    if any(c.dep_ in {"auxpass"} for c in verb.children):
        return _agent(verb)
    subject = subject_of(verb)
    if subject is not None and verb.dep_ in {"advcl", "acl"} and verb.tag_ == "VBN":
        return _agent(verb)
    above = _cue_above(reading, verb)
    if above is not None:
        return source_of(reading, above)
    if subject is not None and not _same_side(reading, subject, verb):
        subject = None
    if subject is not None and subject.lower_ in {"who", "that", "which"}:
        clause = verb
        while clause.dep_ in {"conj", "xcomp", "aux", "ccomp"}:
            clause = clause.head
        return clause.head if clause.dep_ in {"relcl", "acl"} else None
    if subject is None and verb.dep_ in {"acl", "relcl"} and verb.head.pos_ in {"NOUN", "PROPN", "PRON"}:
        return _speaker_behind(reading, verb.head)
    if subject is not None and not is_clause(subject):
        return subject
    return _neighbour(reading, verb)


def _cue_above(reading: Reading, verb: Token) -> Token | None:
    """The cue whose source goes on here, where the parse lost it inside that cue's content.

    "Ruiz said the base would stay open, adding that …", "… and warned that …": bases do not warn, and
    "warned" cannot share the "would" of "stay".
    """
    words = reading.lexicon
    saying = words.words("cues", "saying")
    again = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.i > 0 and verb.nbor(-1).text == ","
    past = verb.dep_ == "conj" and verb.tag_ in _FINITE
    if not (again or past) or verb.head.lemma_.lower() in saying or any(c.dep_ in _SUBJECTS for c in verb.lefts):
        return None
    inner = subject_of(verb.head)
    person = inner is not None and (
        inner.ent_type_ == "PERSON" or inner.lemma_.lower() in words.words("actors", "people")
    )
    if person and (again or verb.head.tag_ in _FINITE):
        return None
    top = verb.head
    while top.dep_ in {"conj", "xcomp"}:
        top = top.head
    cue = top.head
    fits = top.dep_ == "ccomp" and cue.i < verb.i and cue.lemma_.lower() in saying
    return cue if fits and _same_side(reading, cue, verb) else None


def _speaker_behind(reading: Reading, noun: Token) -> Token:
    """Who speaks in "-ing" words behind a noun: 'the group issued a statement … saying' is the group.

    A person, an organisation or a report speaks itself ("an official saying", "a report saying"); what
    somebody issues, and things that cannot speak, lend the words to the subject above.
    """
    words = reading.lexicon
    lemma = noun.lemma_.lower()
    itself = noun.ent_type_ in {"PERSON", "ORG"} or lemma in words.words("actors", "people")
    thing = lemma in words.words("cues", "speaking_things")
    issued = noun.head.lemma_.lower() in words.words("cues", "issuing")
    if itself or (thing and not issued):
        return noun
    for ancestor in noun.ancestors:
        if ancestor.pos_ == "VERB":
            subject = subject_of(ancestor)
            if subject is not None and not is_clause(subject) and subject.lower_ not in _NEGLIGIBLE:
                return subject
    return noun


def is_clause(token: Token) -> bool:
    """Whether ``token`` stands for a clause and so names nobody."""
    return token.dep_ == "csubj" or token.pos_ in {"VERB", "AUX", "ADV", "ADP", "SCONJ"}


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _neighbour(reading: Reading, verb: Token) -> Token | None:
    """The noun beside a verb whose subject the parse lost: '"...," said Ada Roe', 'Roe said'."""
    doc, sent = verb.doc, verb.sent
    after = [t for t in doc[verb.i + 1 : min(verb.i + 12, sent.end)] if not t.is_space]
    for token in after:
        if (
            token.is_punct
            or token.pos_ in {"VERB", "AUX", "ADP", "SCONJ"}
            or reading.quotation_at(token.idx) is not reading.quotation_at(verb.idx)
        ):
            break
        if _nominal(token) and ends_name(token):
            return token if _quote_before(reading, verb) else None
    before = [t for t in doc[max(verb.i - 6, sent.start) : verb.i] if not t.is_space]
    for token in reversed(before):
        if token.pos_ in {"ADV", "AUX", "PART"} and token.dep_ not in {"nsubj"}:
            continue
        same = reading.quotation_at(token.idx) is reading.quotation_at(verb.idx)
        return token if same and _nominal(token) and _fits_before(token) else None
    return None


def _nominal(token: Token) -> bool:
    """Whether ``token`` can name somebody; "one" does in 'said one, asking not to be named'."""
    return token.pos_ in {"NOUN", "PROPN", "PRON"} or token.lower_ in {"one", "another", "others", "some"}


def ends_name(token: Token) -> bool:
    """Whether the noun group ends here."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    return following is None or following.pos_ not in {"NOUN", "PROPN"}


def _fits_before(token: Token) -> bool:
    return token.dep_ not in {"pobj", "dobj", "npadvmod"} or token.head.i > token.i


def _quote_before(reading: Reading, verb: Token) -> bool:
    """Whether a quotation or a comma ends right before the verb (so that its subject may follow)."""
    gap = reading.article.text[max(0, verb.idx - 3) : verb.idx].rstrip()
    return bool(gap) and gap[-1] in ",”\"'’»?!—-"
