"""Who does what to whom, and where, in a claim and in a sentence: whether both speak of the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.check.alignment import Alignment, Match, Pair
from kg.check.claims import Claim, is_passive, only_happens, subject_of, undergoer_of
from kg.check.evidence import Evidence
from kg.check.meanings import meanings
from kg.check.names import states
from kg.check.words import Kind, Unit, Words, index_keys

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["NEAR", "anchored", "of_another_noun", "of_other", "of_pronoun", "of_those", "other_place", "somebody_else"]

NEAR = 3
_LEADERS = frozenset({"leader", "president", "minister", "government"})


def of_pronoun(evidence: Evidence, turning: Pair | None) -> bool:
    """Whether the sentence says it of somebody whom it does not name: "he tried"."""
    if turning is None or turning.stated is None:
        return False
    token = evidence.words.reading.doc[turning.stated.token]
    verb = token if token.pos_ == "VERB" else token.head
    if any(c.dep_ == "expl" for c in verb.children):
        return True  # "there will be no shift"
    roles = (subject_of(verb), undergoer_of(verb))
    return any(
        noun is not None and noun.pos_ == "PRON" and noun.lower_ not in {"we", "us", "i", "me"} for noun in roles
    )


def of_those(number: Token) -> bool:
    """Whether a number only counts who is known already: "the two leaders"."""
    return any(c.dep_ == "det" and c.lower_ in {"the", "these", "those"} for c in number.head.children)


def somebody_else(pair: Pair, claim: Claim, evidence: Evidence, a: Alignment) -> bool:
    """Whether the sentence says of another what the claim says of its subject, or of whom it is done to."""
    doc, mine = evidence.words.reading.doc, claim.words.reading.doc[pair.claimed.token]
    if pair.stated is None or doc[pair.stated.token].pos_ != "VERB" or mine.pos_ != "VERB":
        return False
    verb = doc[pair.stated.token]
    if only_happens(mine):  # "the raid took place", "the force carried out a raid"
        event = subject_of(mine) or undergoer_of(mine)
        return not any(_same(event, role, a) for role in (subject_of(verb), undergoer_of(verb)))
    intransitive = undergoer_of(mine) is None and undergoer_of(verb) is not None
    if intransitive and _same(subject_of(mine), undergoer_of(verb), a):
        return False  # "the frigates will stay", "the navy will keep its frigates there"
    if _differ(subject_of(mine), subject_of(verb), evidence, a):
        return True
    return is_passive(mine) == is_passive(verb) and _differ(undergoer_of(mine), undergoer_of(verb), evidence, a)


def _differ(mine: Token | None, theirs: Token | None, evidence: Evidence, a: Alignment) -> bool:
    """Whether two phrases in one role name different things; a speaker speaks for his side."""
    if mine is None or theirs is None or theirs.pos_ not in {"NOUN", "PROPN"}:
        return False
    here = {t.i for t in mine.subtree}
    about = [p for p in a.pairs if p.claimed.token in here]
    spoken = any(not p.claimed.keys.isdisjoint(evidence.speakers) for p in about)
    # "Its foreign ministry", after a sentence about Chad, is that of Chad.
    owned = any(c.dep_ == "poss" and c.pos_ == "PRON" for c in theirs.children)
    if owned and any(p.match is Match.NEARBY for p in about):
        return False
    if not about or spoken or _same(mine, theirs, a):
        return False
    return not _acts_for(theirs, about, evidence)


def _acts_for(leader: Token, about: list[Pair], evidence: Evidence) -> bool:
    """Whether who leads a state does something where the claim has the state do it; not the leader of another."""
    state = all(p.claimed.kind is Kind.NAME and not p.claimed.keys.isdisjoint(states()) for p in about)
    leads = not meanings().of(leader.lemma_.lower()).isdisjoint(_LEADERS)
    owners = _owners(leader, evidence.units)
    claimed = frozenset(key for p in about for key in index_keys(p.claimed))
    nearby = any(p.match in {Match.SAME, Match.NEARBY} for p in about)
    return state and leads and nearby and (not owners or not owners.isdisjoint(claimed))


def of_other(claim: Claim, evidence: Evidence, a: Alignment) -> bool:
    """Whether a noun of the claim is somebody's ("president of Chad") and in the sentence somebody else's."""
    doc = claim.words.reading.doc
    for pair in a.pairs:
        if pair.stated is None or pair.claimed.kind is not Kind.NOUN or doc[pair.claimed.token].pos_ == "VERB":
            continue
        mine = _owners(doc[pair.claimed.token], claim.content)
        theirs = _owners(evidence.words.reading.doc[pair.stated.token], evidence.units)
        if mine and theirs and mine.isdisjoint(theirs):
            return True
    return False


def of_another_noun(pair: Pair, claim: Claim, stated: Words, a: Alignment) -> bool:
    """Whether two words of quantity go with nouns that are not the same: "one of the units", "every inch"."""
    assert pair.stated is not None
    if pair.claimed.groups.isdisjoint(meanings().no_verbs):
        return False
    mine, theirs = claim.words.reading.doc[pair.claimed.token], stated.reading.doc[pair.stated.token]
    if theirs.dep_ not in {"det", "amod", "predet", "nummod"}:
        return False
    counted = {p.stated.token for p in a.pairs if p.stated is not None and p.claimed.token in _counted(mine)}
    return theirs.head.i not in counted


def _counted(word: Token) -> set[int]:
    """The nouns that a word of quantity can go with: its head, and what follows its "of"."""
    below = {t.i for c in word.children if c.dep_ == "prep" for t in c.children if t.dep_ == "pobj"}
    return below | ({word.head.i} if word.dep_ in {"det", "amod", "predet", "nummod"} else set())


def _owners(noun: Token, units: Iterable[Unit]) -> frozenset[str]:
    """The keys of the names that say whose a noun is: "of Chad", "Chad's", "the Chadian"; of a title, its holder's."""
    heads = [noun, noun.head] if noun.dep_ in {"compound", "appos"} else [noun]
    tied = [c for head in heads for c in head.children if c.dep_ in {"poss", "amod", "nmod"}]
    of = [c for head in heads for c in head.children if c.dep_ == "prep" and c.lower_ == "of"]
    tied += [t for prep in of for t in prep.children if t.dep_ == "pobj"]
    tokens = {t.i for t in tied}
    return frozenset(
        key for u in units if u.kind is Kind.NAME and not u.date and u.token in tokens for key in index_keys(u)
    )


def other_place(turning: Pair, claim: Claim, evidence: Evidence, a: Alignment) -> bool:
    """Whether the name behind the claim's crux ("based in Ghent") stands elsewhere in the sentence, another here."""
    assert turning.stated is not None
    here = {t.i for t in evidence.words.reading.doc[turning.stated.token].subtree}
    tied = {
        noun.i
        for prep in claim.words.reading.doc[turning.claimed.token].children
        if prep.dep_ == "prep"
        for noun in prep.children
        if noun.dep_ == "pobj"
    }
    names = [p for p in a.pairs if p.claimed.kind is Kind.NAME and p.claimed.token in tied and p.stated is not None]
    matched = {p.stated.token for p in a.pairs if p.stated is not None}
    others = any(u.kind is Kind.NAME and u.token in here and u.token not in matched for u in evidence.units)
    return others and any(p.stated is not None and p.stated.token not in here for p in names)


def _same(mine: Token | None, theirs: Token | None, a: Alignment) -> bool:
    """Whether a word of one phrase was found again in the other."""
    if mine is None or theirs is None:
        return False
    there, here = {t.i for t in theirs.subtree}, {t.i for t in mine.subtree}
    return any(p.claimed.token in here and p.stated is not None and p.stated.token in there for p in a.pairs)


def anchored(pair: Pair, claim: Words, stated: Words, a: Alignment, *, reach: int = NEAR + 1) -> bool:
    """Whether words beside the claimed one are found again beside the stated one."""
    assert pair.stated is not None
    for other in a.pairs:
        if other is pair or other.stated is None or other.stated.token == pair.stated.token:
            continue
        if (
            _distance(claim, other.claimed.token, pair.claimed.token) <= NEAR
            and _distance(stated, other.stated.token, pair.stated.token) <= reach
        ):
            return True
    return False


def _distance(words: Words, left: int, right: int) -> int:
    """How many steps of the parse lie between two tokens."""
    above = {token: steps for steps, token in enumerate(_upwards(words, left))}
    for steps, token in enumerate(_upwards(words, right)):
        if token in above:
            return above[token] + steps
    return len(words.reading.doc)


def _upwards(words: Words, token: int) -> Iterator[int]:
    doc = words.reading.doc
    yield token
    while doc[token].head.i != token:
        token = doc[token].head.i
        yield token
