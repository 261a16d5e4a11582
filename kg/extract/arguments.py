"""Who does what to whom, where and with what, around one predicate word of the parse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Arguments", "arguments", "conjuncts", "particle_of", "preposition_objects"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "obj"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
_RELATIVE = frozenset({"who", "that", "which", "whom"})
# These verbs hand their object on as the subject of the clause behind: "order the troops to leave".
_HANDS_ON = frozenset(
    {
        "order",
        "tell",
        "ask",
        "urge",
        "allow",
        "force",
        "direct",
        "command",
        "invite",
        "permit",
        "enable",
        "persuade",
        "let",
        "help",
        "get",
        "send",
        "want",
        "expect",
        "require",
        "cause",
    }
)
_DEEPEST = 6
_PARTICLES = frozenset({"home", "put", "out", "up", "down", "over", "back", "on", "in", "into", "behind"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguments:
    """The words around a predicate; ``obliques`` are (preposition, head of its object) in text order."""

    subject: Token | None = None
    object: Token | None = None
    obliques: tuple[tuple[str, Token], ...] = ()
    complement: Token | None = None
    passive: bool = False
    adverbs: tuple[Token, ...] = ()

    def behind(self, *prepositions: str) -> Token | None:
        """The head of the first object of any of ``prepositions``."""
        return next((noun for word, noun in self.obliques if word in prepositions), None)


def arguments(token: Token) -> Arguments:
    """The arguments of a verb, or of a noun that names an action.

    "The withdrawal of 300 men from Gao by France" and "France withdrew 300 men from Gao" give the same.
    """
    if token.pos_ in {"VERB", "AUX"} or (token.dep_ in {"ROOT", "pcomp", "xcomp"} and token.tag_.startswith("VB")):
        return _of_verb(token)
    return _of_noun(token)


def _of_verb(verb: Token) -> Arguments:
    passive = _is_passive(verb)
    obliques = tuple(_obliques(verb))
    doers = (n for w, n in obliques if w == "by" and n.ent_type_ not in {"DATE", "TIME"} and not n.like_num)
    by = next(doers, None) if passive else None  # "by 2017" is no doer
    subject = _subject(verb)
    given = next((c for c in verb.children if c.dep_ in _OBJECTS), None)
    if passive and subject is not None:
        subject, given = by, subject
    elif passive:
        subject = by
    return Arguments(
        subject=subject,
        object=given,
        obliques=tuple((w, n) for w, n in obliques if by is None or n.i != by.i),
        complement=next((c for c in verb.rights if c.dep_ in {"attr", "acomp", "oprd"}), None),
        passive=passive,
        adverbs=tuple(c for c in verb.children if c.dep_ in {"advmod", "prt"}),
    )


def _of_noun(noun: Token) -> Arguments:
    obliques = tuple(_obliques(noun))
    compound = next(
        (c for c in noun.lefts if c.dep_ in {"compound", "nmod", "poss"} and c.pos_ in {"NOUN", "PROPN"}), None
    )
    owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    of = next((n for w, n in obliques if w == "of"), None)
    target = next((n for w, n in obliques if w in {"on", "against"}), None)
    by = next((n for w, n in obliques if w == "by"), None)
    subject = by or (owner if owner is not compound or of is not None else None)
    given = of or target or compound or owner
    return Arguments(
        subject=subject, object=given, obliques=obliques, adverbs=tuple(c for c in noun.rights if c.dep_ == "advmod")
    )


def _is_passive(verb: Token) -> bool:
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        return True
    if (
        verb.dep_ == "conj"
        and verb.tag_ == "VBN"
        and verb.head.i != verb.i
        and not any(c.dep_ in {"aux", "nsubj"} for c in verb.children)
    ):
        return any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.head.children)
    return verb.dep_ in {"acl", "amod"} and verb.tag_ == "VBN"


def _subject(verb: Token) -> Token | None:
    """The subject, also taken over coordination, "to", an adverbial clause or from the noun above."""
    seen: Token | None = verb
    for _ in range(_DEEPEST):
        if seen is None:
            return None
        found = next((c for c in seen.children if c.dep_ in _SUBJECTS), None)
        if found is not None:
            return _antecedent(found, seen)
        if seen.dep_ in {"acl", "relcl", "amod"} and seen.head.pos_ in _NOMINAL:
            return seen.head
        handed = _handed_on(seen)
        if handed is not None or seen.dep_ == "ccomp":
            return handed or _noun_before(seen)
        seen = _next_above(seen)
    return None


def _handed_on(verb: Token) -> Token | None:
    """The subject that the words before the verb give it, although the parse makes it no subject."""
    if verb.dep_ in {"xcomp", "advcl"} and (noun := _behind_for(verb)) is not None:
        return noun
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _HANDS_ON:
        return next((c for c in verb.head.children if c.dep_ in _OBJECTS or c.dep_ == "nsubjpass"), None)
    if verb.dep_ in {"conj", "advcl"} and _is_finite(verb):
        return _noun_before(verb)
    return None


def _next_above(verb: Token) -> Token | None:
    """The verb whose subject this one shares."""
    above = verb.head
    if verb.dep_ in {"conj", "xcomp", "advcl", "aux"} and above.pos_ in {"VERB", "AUX"} and above.i != verb.i:
        return above
    # "decided on leaving", "committed to staying"
    if (
        verb.dep_ == "pcomp"
        and above.i != above.head.i
        and (above.head.pos_ in {"VERB", "AUX"} or above.head.dep_ == "acomp")
    ):
        return above.head
    if verb.dep_ == "acomp" or (above.dep_ == "acomp" and above.head.pos_ == "AUX"):
        return above
    return None


def _behind_for(verb: Token) -> Token | None:
    """As in "The plan is for 300 men to leave": the noun between "for" and "to"."""
    to = next((c for c in verb.lefts if c.tag_ == "TO"), None)
    preposition = next((c for c in verb.head.rights if c.dep_ == "prep" and c.lower_ == "for" and c.i < verb.i), None)
    noun = next((c for c in preposition.children if c.dep_ == "pobj"), None) if preposition is not None else None
    return noun if to is not None and noun is not None and noun.right_edge.i + 1 == to.i else None


def _is_finite(verb: Token) -> bool:
    return any(c.tag_ in {"MD", "VBZ", "VBP", "VBD"} for c in (verb, *verb.lefts))


def _noun_before(verb: Token) -> Token | None:
    """The noun right before a finite verb that the parse gave to another clause: "stating those forces will stay"."""
    if not _is_finite(verb):
        return None
    first = verb
    for child in verb.lefts:
        if child.dep_ in {"aux", "auxpass", "neg"}:
            first = child if child.i < first.i else first
    before = verb.doc[first.i - 1] if first.i > verb.sent.start else None
    return before if before is not None and before.pos_ in {"NOUN", "PROPN", "PRON"} else None


def _antecedent(found: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    if found.lower_ in _RELATIVE and found.tag_ in {"WP", "WDT", "IN", "DT"}:
        clause = verb
        for _ in range(_DEEPEST):
            if clause.dep_ in {"relcl", "acl"} or clause.head.i == clause.i:
                break
            clause = clause.head
        if clause.dep_ in {"relcl", "acl"} and clause.head.i < found.i:
            return clause.head
    return found


def _obliques(head: Token) -> Iterator[tuple[str, Token]]:
    for child in head.children:
        if child.dep_ in {"prep", "agent", "dative"} and child.pos_ == "ADP":
            yield from preposition_objects(child)
        elif child.dep_ in _OBJECTS or child.dep_ in {"attr", "prt"}:
            # "launched airstrikes in the city": the parse hangs the place on the object.
            for preposition in child.rights:
                if preposition.dep_ == "prep" and preposition.lower_ != "of":
                    yield from preposition_objects(preposition)


def preposition_objects(preposition: Token, depth: int = 0) -> Iterator[tuple[str, Token]]:
    """The objects of ``preposition``, those of one chained behind it as well ("out of Iraq into Kuwait")."""
    word = preposition.lower_
    for child in preposition.rights:
        if child.dep_ == "pobj":
            yield word, child
            yield from ((word, c) for c in conjuncts(child))
        elif child.dep_ in {"prep", "pcomp", "conj"} and child.pos_ == "ADP" and depth < _DEEPEST:
            yield from preposition_objects(child, depth + 1)


def conjuncts(noun: Token) -> tuple[Token, ...]:
    """The nouns joined to ``noun`` on its right, in text order."""
    return tuple(c for c in noun.conjuncts if c.i > noun.i and c.pos_ in _NOMINAL)


def particle_of(verb: Token) -> str | None:
    """The particle that makes another verb of it: "pull out", "stay put", "send home"."""
    for child in verb.rights:
        if child.i - verb.i > 6:
            break
        if child.dep_ == "prt" or (child.lower_ in _PARTICLES and _stands_alone(child)):
            return child.lower_
    nearest = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    return nearest.lower_ if nearest is not None and nearest.lower_ in {"put", "home", "out"} else None


def _stands_alone(word: Token) -> bool:
    """Whether a word such as "out" takes no object of its own; "out of Mali" counts as alone."""
    if word.dep_ not in {"advmod", "xcomp", "oprd", "acomp", "npadvmod", "prep"}:
        return False
    return word.pos_ != "ADP" or all(c.dep_ in {"prep", "cc", "conj"} for c in word.rights)
