"""What a predicate word means in the field of defence: frame, normal name, dimension, status; by data.

The senses are kept in ``ontology/lexicon/frames.toml``; the first that lists the word and whose needs the
arguments meet is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.actors import ActorTable
from kg.extract.arguments import Arguments, arguments, particle_of
from kg.extract.force_phrases import kinds_of
from kg.extract.locations import names_place
from kg.extract.reading import Reading
from kg.model import Dimension, Frame, PostureStatus
from kg.resources import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Predicate", "Sense", "predicate_at"]

_DIMENSIONS = (
    ("headcount", Dimension.HEADCOUNT),
    ("mission", Dimension.MISSION),
    ("physical", Dimension.PHYSICAL),
    ("location", Dimension.LOCATION),
    ("territory", Dimension.LOCATION),
)
_REACHING = frozenset({Frame.TRANSITION, Frame.AGREEMENT, Frame.CONTROL})
_WHERE = frozenset(
    {
        "in",
        "at",
        "on",
        "near",
        "inside",
        "from",
        "to",
        "into",
        "outside",
        "across",
        "throughout",
        "within",
        "around",
        "along",
        "over",
        "for",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One entry of ``frames.toml``."""

    name: str
    predicate: str
    frame: Frame
    dimension: Dimension | None = None
    by_kind: bool = False
    status: PostureStatus | None = None
    needs: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    turned: bool = False
    complement: bool = False
    bare: bool = False
    subject: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """A predicate word in its sense; ``dimension`` is None where nothing changes."""

    token: Token
    sense: Sense
    arguments: Arguments
    dimension: Dimension | None
    theme: Token | None


@cache
def _senses(lexicon: Lexicon) -> tuple[dict[str, tuple[Sense, ...]], dict[str, tuple[Sense, ...]]]:
    """Senses by verb and by noun, in the order of the file."""
    verbs: dict[str, tuple[Sense, ...]] = {}
    nouns: dict[str, tuple[Sense, ...]] = {}
    for name, entry in lexicon.table("frames", "senses").items():
        dimension = entry.get("dimension")
        by_kind = dimension == "by kind"
        sense = Sense(
            name=name,
            predicate=entry["predicate"],
            frame=Frame(entry["frame"]),
            dimension=Dimension(dimension) if dimension and not by_kind else None,
            by_kind=by_kind,
            status=PostureStatus(entry["status"]) if "status" in entry else None,
            needs=frozenset(entry.get("needs", ())),
            beside=frozenset(entry.get("beside", ())),
            turned=entry.get("turned", False),
            complement=entry.get("complement", False),
            bare=entry.get("bare", False),
            subject=frozenset(entry.get("subject", ())),
        )
        for word in entry.get("words", ()):
            verbs[word] = (*verbs.get(word, ()), sense)
        for word in entry.get("nouns", ()):
            nouns[word] = (*nouns.get(word, ()), sense)
    return verbs, nouns


def predicate_at(reading: Reading, token: Token, actors: ActorTable) -> Predicate | None:
    """The predicate that ``token`` is in one of the listed senses; None if in none."""
    verbs, nouns = _senses(reading.lexicon)
    lemma = token.lemma_.lower()
    if token.dep_ == "amod" and token.tag_ == "VBG":
        return None
    if token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB"):
        senses: Sequence[Sense] = verbs.get(lemma, ())
        particle = particle_of(token) if lemma in _with_particle(reading.lexicon) else None
        if particle is not None:
            senses = (*verbs.get(f"{lemma} {particle}", ()), *senses)
    elif token.pos_ in {"NOUN", "PROPN"} or token.dep_ == "ROOT":
        senses = nouns.get(lemma, ()) or nouns.get(token.lower_, ())
    else:
        return None
    if not senses:
        return None
    given = arguments(token)
    return next((p for s in senses if (p := _in_sense(reading, token, s, given, actors)) is not None), None)


@cache
def _with_particle(lexicon: Lexicon) -> frozenset[str]:
    """The verbs that are listed with a particle ("pull out")."""
    verbs, _ = _senses(lexicon)
    return frozenset(verb.split(" ")[0] for verb in verbs if " " in verb)


def _in_sense(reading: Reading, token: Token, sense: Sense, given: Arguments, actors: ActorTable) -> Predicate | None:
    if sense.beside and not any(t.lower_ in sense.beside or t.lemma_.lower() in sense.beside for t in token.subtree):
        return None
    if (sense.complement and given.complement is None) or (sense.bare and given.complement is not None):
        return None
    if sense.subject and not sense.subject & kinds_of(
        reading, given.object if given.passive else given.subject, actors
    ):
        return None
    if sense.status is not None and (_too_common(reading, token, given, actors) or _is_quality(reading, sense, given)):
        return None
    theme, kinds = _theme(reading, token, sense, given, actors)
    if sense.needs and not sense.needs & kinds:
        return None
    dimension = sense.dimension
    if sense.by_kind:
        kinds |= _kinds_of_goal(reading, given, actors)
        dimension = next((d for kind, d in _DIMENSIONS if kind in kinds), Dimension.UNSPECIFIED)
    if dimension is Dimension.HEADCOUNT and "equipment" in kinds:
        dimension = Dimension.UNSPECIFIED
    return Predicate(token=token, sense=sense, arguments=given, dimension=dimension, theme=theme)


def _kinds_of_goal(reading: Reading, given: Arguments, actors: ActorTable) -> frozenset[str]:
    """What it changes into: "shift to (more of) a supporting role"."""
    found: frozenset[str] = frozenset()
    for word, noun in given.obliques:
        if word in {"to", "into"}:
            found |= kinds_of(reading, noun, actors)
            for _, inner in arguments(noun).obliques if noun.pos_ in {"ADJ", "NOUN", "ADV"} else ():
                found |= kinds_of(reading, inner, actors) & {"mission"}
    return found - {"force"}


def _theme(
    reading: Reading, token: Token, sense: Sense, given: Arguments, actors: ActorTable
) -> tuple[Token | None, frozenset[str]]:
    """What moves, changes or ends, with its kinds: the object, else the subject, else "change in ..."."""
    candidates = [given.object]
    if token.lemma_.lower() in reading.lexicon.table("frames", "descent")["joining"] and not given.passive:
        candidates.insert(0, given.subject)  # "the men will join the coalition": it is the men who move
    elif given.object is None or token.pos_ == "NOUN" or _leaves_subject(reading, given.object, actors):
        candidates.append(given.subject)
    if token.pos_ == "NOUN":
        candidates += [n for w, n in given.obliques if w in {"in", "to", "of", "from", "for", "by"}]
    else:
        candidates += [
            n
            for w, n in given.obliques
            if w in {"into", "to", "across", "over", "through"} and sense.frame in _REACHING
        ]
    placed = "place" in sense.needs and _placed(reading, given, actors)
    for candidate in candidates:
        kinds = kinds_of(reading, candidate, actors)
        if candidate is not None and "place" in sense.needs and names_place(candidate, actors):
            kinds |= {"place"}
        if candidate is not None and (not sense.needs or sense.needs & kinds):
            return candidate, kinds
    if placed and given.subject is not None:
        return given.subject, frozenset({"place"})
    return None, frozenset()


def _too_common(reading: Reading, token: Token, given: Arguments, actors: ActorTable) -> bool:
    """Whether a verb such as "order" or "bring" lacks the place or the headcount that makes it a movement."""
    if token.pos_ != "VERB" or token.lemma_.lower() not in reading.lexicon.table("frames", "descent")["common"]:
        return False
    if any(c.dep_ in {"xcomp", "ccomp"} and c.pos_ == "VERB" for c in token.rights):
        return True
    kinds = kinds_of(reading, given.object or given.subject, actors)
    placed = _placed(reading, given, actors) or (
        given.object is not None and _leaves_subject(reading, given.object, actors)
    )
    return not (placed or "headcount" in kinds or "force" in kinds)


def _is_quality(reading: Reading, sense: Sense, given: Arguments) -> bool:
    """Whether what remains is a quality and nobody's stay: "the militia remains a threat", "the army stays loyal"."""
    what = given.complement
    if sense.status is not PostureStatus.REMAIN or what is None or what.tag_ in {"VBN", "VBG", "RB"}:
        return False
    return what.lower_ not in reading.lexicon.table("frames", "descent")["staying"]


def _leaves_subject(reading: Reading, given: Token, actors: ActorTable) -> bool:
    """Whether the object is where the subject goes, so that the subject moves: "left Gao", "joined the fighting"."""
    if given.head.lemma_.lower() not in reading.lexicon.table("frames", "descent")["places_as_objects"]:
        return False
    reached = {"territory", "location", "fighting", "mission"}
    return given.pos_ == "PROPN" or names_place(given, actors) or bool(kinds_of(reading, given, actors) & reached)


def _placed(reading: Reading, given: Arguments, actors: ActorTable) -> bool:
    """Whether a place stands beside the verb: "in Gao", "here"."""
    here = frozenset(reading.lexicon.words("frames", "here_words"))
    if any(a.lower_ in here for a in given.adverbs):
        return True
    return any(w in _WHERE and names_place(n, actors) for w, n in given.obliques)
