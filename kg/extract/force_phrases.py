"""Noun phrases that name an armed force, with the name they give it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.actors import ActorTable
from kg.extract.reading import Reading
from kg.model import Span
from kg.resources import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["ForceWords", "force_head", "force_name", "force_words", "is_force", "kinds_of"]

_FORCE_IDS = frozenset({"unit", "armed-group", "coalition"})
_ACTOR_KINDS = {"state": frozenset({"state"}), **{kind: frozenset({"group"}) for kind in _FORCE_IDS}}
_NAME_DEPS = frozenset({"compound", "amod", "nmod", "poss", "punct"})


@dataclass(frozen=True, slots=True)
class ForceWords:
    """The word lists of ``forces.toml`` as sets."""

    heads: frozenset[str]
    people: frozenset[str]
    needs_modifier: frozenset[str]
    modifiers: frozenset[str]
    not_in_names: frozenset[str]
    working: frozenset[str]
    operations: frozenset[str]
    leading: frozenset[str]
    beside_soldiers: frozenset[str]
    kinds: tuple[tuple[str, frozenset[str]], ...]


@cache
def force_words(lexicon: Lexicon) -> ForceWords:
    """The word lists that tell forces."""
    heads, words = lexicon.table("forces", "heads"), lexicon.table("forces", "words")
    return ForceWords(
        heads=frozenset(w for group in heads.values() for w in group),
        people=frozenset(heads["people"]) | frozenset(heads["armed"]),
        needs_modifier=frozenset(words["needs_modifier"]),
        modifiers=frozenset(words["military_modifiers"]),
        not_in_names=frozenset(words["not_in_names"]),
        working=frozenset(words["working"]),
        operations=frozenset(words["operations"]),
        leading=frozenset(words["leading"]),
        beside_soldiers=frozenset(words["beside_soldiers"]),
        kinds=tuple((kind, frozenset(listed)) for kind, listed in lexicon.table("forces", "kinds").items()),
    )


def is_force(reading: Reading, token: Token) -> bool:
    """Whether ``token`` heads a noun phrase for a force: "the U.S. troops", "two brigades", "insurgents"."""
    words = force_words(reading.lexicon)
    lemma = token.lemma_.lower()
    # The lemma of a capitalised plural is itself: "40 Commandos".
    forms = {lemma, token.lower_, token.lower_.removesuffix("s")}
    if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or not forms & words.heads:
        return False
    if not forms & words.needs_modifier:
        return True
    if token.lower_ == "forces":
        return True
    return any(
        c.dep_ in {"compound", "amod", "nmod", "poss", "nummod"}
        and (
            (c.tag_ == "PRP$" and lemma == "force")
            or c.lower_ in words.modifiers
            or (c.text[:1].isupper() and c.ent_type_ in {"NORP", "GPE", "ORG", "CARDINAL", "ORDINAL"})
        )
        for c in token.lefts
    )


def force_head(reading: Reading, token: Token | None, actors: ActorTable) -> Token | None:
    """The head of the force that the phrase of ``token`` is about, if it is about one.

    Looks through shares and collections ("all of the troops", "a team of soldiers", "the number of
    troops"), and at pronouns that stand for a force.
    """
    for _ in range(4):
        if token is None:
            return None
        if is_force(reading, token) or _acts_as_force(token, actors):
            return token
        of = next((c for c in token.rights if c.dep_ == "prep" and c.lower_ in {"of", "by"}), None)
        token = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    return None


def _acts_as_force(token: Token, actors: ActorTable) -> bool:
    """Whether the actor table says that this name or pronoun is a unit, a coalition or an armed group."""
    if token.pos_ not in {"PROPN", "PRON", "NOUN"}:
        return False
    found = actors.at(Span(token.idx, token.idx + len(token.text)))
    if found is None or found.mention.end != token.idx + len(token.text):
        return False
    return found.actor.partition("/")[0] in _FORCE_IDS


def force_name(reading: Reading, head: Token) -> Span:
    """The words that name the force: no article, number, quantifier or "additional" before it.

    "the nearly 1,500 African Union forces" gives "African Union forces".
    """
    words = force_words(reading.lexicon)
    first = head
    for child in reversed(list(head.lefts)):
        start = child.left_edge
        if child.dep_ not in _NAME_DEPS or child.lower_ in words.not_in_names or child.like_num or child.tag_ == "PRP$":
            break
        if child.dep_ == "poss" and child.pos_ != "PROPN":
            break
        if child.dep_ == "amod" and child.tag_ in {"VBN", "VBG", "JJR", "JJS"} and not child.text[:1].isupper():
            break
        first = start if not start.like_num and start.lower_ not in {"the", "a", "an"} else child
    return reading.span(first, head)


def kinds_of(reading: Reading, token: Token | None, actors: ActorTable) -> frozenset[str]:
    """What the phrase of ``token`` is about: "force", "headcount", "mission", "territory" ...

    "The number of troops" and "troop levels" are a headcount, "no change in numbers" is; "the level" is not.
    """
    if token is None:
        return frozenset()
    lemma = token.lemma_.lower()
    found = {kind for kind, listed in force_words(reading.lexicon).kinds if lemma in listed or token.lower_ in listed}
    if force_head(reading, token, actors) is not None:
        found.add("force")
    if _of_equipment(reading, token):
        found = (found - {"headcount"}) | {"equipment"}  # "the number of tanks" counts nobody
    elif "headcount" in found and "force" in found and any(c.lower_ in {"a", "an"} for c in token.lefts):
        found.discard("headcount")  # "a total of 40 men", "a number of troops": the people, no figure
    elif "headcount" in found and "force" not in found and not _of_a_force(reading, token):
        found.discard("headcount")
    elif "headcount" in found:
        found.discard("force")
    if token.pos_ == "PRON" and token.lower_ not in {"who", "which", "that", "what"}:
        found.add("pronoun")
    if token.lower_ in {"we", "us"}:
        found.add("we")
    resolved = actors.at(Span(token.idx, token.idx + len(token.text)))
    if resolved is not None and resolved.mention.end == token.idx + len(token.text):
        found |= _ACTOR_KINDS.get(resolved.actor.partition("/")[0], frozenset())
    return frozenset(found)


def _of_equipment(reading: Reading, token: Token) -> bool:
    """Whether ``token`` is or counts things: "six tanks", "the number of tanks", "tank numbers"."""
    things = frozenset(reading.lexicon.table("forces", "heads")["equipment"])
    if token.lemma_.lower() in things:
        return True
    counted = [c for p in token.rights if p.lower_ == "of" for c in p.children if c.dep_ == "pobj"]
    counted += [c for c in token.lefts if c.dep_ in {"compound", "amod", "nmod"}]
    return any(c.lemma_.lower() in things for c in counted)


def _of_a_force(reading: Reading, token: Token) -> bool:
    if token.lower_ == "numbers" and all(c.dep_ in {"det", "poss", "punct"} for c in token.children):
        return True
    words = force_words(reading.lexicon).heads
    return any(
        c.dep_ in {"compound", "amod", "nmod"} and (c.lower_ in words or c.lemma_.lower() in words) for c in token.lefts
    )
