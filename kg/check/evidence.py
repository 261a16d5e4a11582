"""Sentences as evidence: their words, with those whom pronouns and titles mean, and what stands before them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg import terms
from kg.check.index import Index, Sentence, keys_of
from kg.check.meanings import stem
from kg.check.names import name_keys
from kg.check.speakers import Said, said_in
from kg.check.words import Kind, Unit, Words, index_keys, read_words
from kg.graph.facts import RDFS_LABEL, Facts

__all__ = ["Evidence", "evidence"]

_BEFORE = 2
_SHORT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A sentence: its words, the keys of the words around it, and who says what in it.

    What the graph has as one sentence may be several, where a quotation runs on: each is evidence of its own.
    """

    sentence: Sentence
    words: Words
    units: tuple[Unit, ...]
    nearby: frozenset[str]
    said: tuple[Said, ...]

    @property
    def text(self) -> str:
        """The sentence as it stands in the article."""
        return str(self.words.reading.doc[self.units[0].token].sent.text)

    @property
    def speakers(self) -> frozenset[str]:
        """The keys of all who speak in the sentence."""
        return frozenset(key for said in self.said for key in said.keys)


def evidence(index: Index, facts: Facts, sentence: Sentence, *, model: str | None = None) -> Iterator[Evidence]:
    """Yield ``sentence``, piece by piece, with all that a claim can be held against."""
    words = _resolved(index, facts, sentence, model)
    before = frozenset(
        key for near in index.around(sentence, before=_BEFORE) for key in _keys_around(index, facts, near)
    )
    said = said_in(facts, sentence)
    for piece in words.reading.doc.sents:
        inside = tuple(u for u in words.units if piece.start <= u.token < piece.end)
        if not inside:
            continue
        first, last = sentence.start + piece.start_char, sentence.start + piece.end_char
        here = tuple(s for s in said if s.start < last and first < s.end)
        yield Evidence(
            sentence=sentence,
            words=words,
            units=inside,
            nearby=before.union(*(index_keys(u) for u in words.units if u not in inside)),
            said=here or said,
        )


def _keys_around(index: Index, facts: Facts, sentence: Sentence) -> Iterator[str]:
    """Yield the keys of a sentence that needs no parse: of its words, and of those whom they mean."""
    yield from keys_of(sentence.text)
    for _, _, actor in index.meant_in(sentence):
        for name in _names(facts, actor):
            yield f"name:{name}"
            yield stem(name)


def _resolved(index: Index, facts: Facts, sentence: Sentence, model: str | None) -> Words:
    """The words of ``sentence``; what means somebody has that one's names as well."""
    words = read_words(sentence.text, model)
    meant = {(b, e): _names(facts, actor) for b, e, actor in index.meant_in(sentence)}
    if not meant:
        return words
    units = [_named(unit, meant) for unit in words.units]
    units += _pronouns(words, meant)
    return replace(words, units=tuple(sorted(units, key=lambda u: (u.start, u.end, u.token))))


def _named(unit: Unit, meant: dict[tuple[int, int], frozenset[str]]) -> Unit:
    keys = [names for (b, e), names in meant.items() if b <= unit.start and unit.end <= e]
    return replace(unit, keys=unit.keys.union(*keys)) if keys and unit.kind in {Kind.NAME, Kind.NOUN} else unit


def _pronouns(words: Words, meant: dict[tuple[int, int], frozenset[str]]) -> Iterator[Unit]:
    """Yield a name for each "he" and "they" that is known to mean somebody."""
    taken = {t for u in words.units for t in range(u.start, u.end)}
    for token in words.reading.doc:
        names = meant.get((token.idx, token.idx + len(token.text)))
        if names and token.idx not in taken:
            yield Unit(
                text=token.text,
                start=token.idx,
                end=token.idx + len(token.text),
                token=token.i,
                head=token.head.i,
                kind=Kind.NAME,
                weight=1.0,
                keys=names,
                groups=frozenset(),
            )


def _names(facts: Facts, actor: str) -> frozenset[str]:
    found: set[str] = set()
    for name in (*facts.all(actor, RDFS_LABEL), *facts.all(actor, terms.alias)):
        found |= name_keys(tuple(name.split()))
        found |= {
            word.casefold().strip(".,") for piece in name.split() for word in piece.split("-") if len(word) > _SHORT
        }
    return frozenset(found)
