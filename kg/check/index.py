"""The sentences of a store by the meanings of their words: a few candidates for a claim out of thousands.

Built once for each opened store, from the words alone; no parse is made here.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from kg import terms
from kg.check.meanings import meanings, stem
from kg.check.names import name_keys
from kg.graph.facts import Facts
from kg.graph.store import Store

__all__ = ["Index", "Sentence", "build_index", "keys_of"]

_TOKEN = re.compile(r"\w+(?:[.'’-]\w+)*\.?", re.UNICODE)
_SUFFIXES = (("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))
_DOUBLED = re.compile(r"([bdgklmnprt])\1(?:ed|ing)$")
_LONGEST_NAME = 4
_LEAST_SHARE = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of an article, and the statements in it."""

    iri: str
    article: str
    start: int
    end: int
    text: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Sentences by key, and the sentences of each article in text order."""

    sentences: tuple[Sentence, ...]
    postings: Mapping[str, tuple[int, ...]]
    of_article: Mapping[str, tuple[int, ...]]
    vocabulary: Mapping[str, frozenset[str]]
    mentions: Mapping[str, tuple[tuple[int, int, str], ...]]

    def nearest(self, weights: Mapping[frozenset[str], float], *, limit: int) -> tuple[Sentence, ...]:
        """The sentences that share most of the weight, best first; each set of keys counts once, rare ones more."""
        scores: defaultdict[int, float] = defaultdict(float)
        telling: defaultdict[int, float] = defaultdict(float)
        for keys, weight in weights.items():
            sharing = {n for key in keys for n in self.postings.get(key, ())}
            rare = weight * _rarity(len(sharing), len(self.sentences))
            for number in sharing:
                scores[number] += weight
                telling[number] += rare
        enough = _LEAST_SHARE * sum(weights.values())
        order = sorted((n for n in scores if scores[n] >= enough), key=lambda n: (-telling[n], self.sentences[n].iri))
        return tuple(self.sentences[n] for n in order[:limit])

    def meant_in(self, sentence: Sentence) -> tuple[tuple[int, int, str], ...]:
        """Where in ``sentence`` somebody is meant, and who: offsets from its beginning, and actors."""
        found = self.mentions.get(sentence.article, ())
        first = bisect_left(found, (sentence.start, 0, ""))
        inside = takewhile(lambda m: m[0] < sentence.end, found[first:])
        return tuple((b - sentence.start, e - sentence.start, actor) for b, e, actor in inside if e <= sentence.end)

    def around(self, sentence: Sentence, *, before: int) -> tuple[Sentence, ...]:
        """Up to ``before`` sentences in front of ``sentence`` in its article, nearest first."""
        numbers, place = self._place(sentence)
        return tuple(self.sentences[n] for n in reversed(numbers[max(0, place - before) : place]))

    def behind(self, sentence: Sentence, *, after: int) -> tuple[Sentence, ...]:
        """Up to ``after`` sentences behind ``sentence`` in its article, in text order."""
        numbers, place = self._place(sentence)
        return tuple(self.sentences[n] for n in numbers[place + 1 : place + 1 + after])

    def _place(self, sentence: Sentence) -> tuple[tuple[int, ...], int]:
        numbers = self.of_article[sentence.article]
        return numbers, bisect_left(numbers, sentence.start, key=lambda n: self.sentences[n].start)


def _rarity(found: int, of: int) -> float:
    """How much a word tells sentences apart: 1 for one that no other has, less the more have it."""
    return math.log(1 + of / (1 + found)) / math.log(1 + of) if of else 1.0


def build_index(store: Store) -> Index:
    """The index of all sentences with a statement in ``store``."""
    sentences = tuple(sorted(_sentences(Facts(store.oxigraph)), key=lambda s: (s.article, s.start, s.iri)))
    facts = Facts(store.oxigraph)
    spoken, mentions = _spoken(facts), _mentions(facts)
    meant = _meant(facts, sentences, mentions)
    postings: defaultdict[str, list[int]] = defaultdict(list)
    of_article: defaultdict[str, list[int]] = defaultdict(list)
    vocabulary: defaultdict[str, set[str]] = defaultdict(set)
    for number, sentence in enumerate(sentences):
        of_article[sentence.article].append(number)
        found = keys_of(sentence.text)
        vocabulary[sentence.article] |= found
        for key in found.union(meant[number], *(spoken.get(each, frozenset()) for each in sentence.statements)):
            postings[key].append(number)
    return Index(
        sentences=sentences,
        postings={key: tuple(numbers) for key, numbers in postings.items()},
        of_article={article: tuple(numbers) for article, numbers in of_article.items()},
        mentions=mentions,
        vocabulary={article: frozenset(keys) for article, keys in vocabulary.items()},
    )


def _meant(
    facts: Facts, sentences: Sequence[Sentence], mentions: Mapping[str, Sequence[tuple[int, int, str]]]
) -> Mapping[int, frozenset[str]]:
    """The keys of the names of those whom each sentence means, by its number: of "he" too."""
    names: dict[str, frozenset[str]] = {}
    found: defaultdict[int, frozenset[str]] = defaultdict(frozenset)
    for number, sentence in enumerate(sentences):
        places = mentions.get(sentence.article, ())
        for begin, _, actor in places[bisect_left(places, (sentence.start, 0, "")) :]:
            if begin >= sentence.end:
                break
            if actor not in names:
                names[actor] = keys_of(facts.name(actor))
            found[number] |= names[actor]
    return found


def _spoken(facts: Facts) -> Mapping[str, frozenset[str]]:
    """The keys of the speakers' names and posts by statement: "he said" is found by who he is."""
    known: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for post, holder in facts.pairs(terms.member):
        known[holder] |= keys_of(facts.one(post, terms.role) or "")
    named: set[str] = set()
    found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for statement, speaker in facts.pairs(terms.speaker):
        if speaker not in named:
            named.add(speaker)
            known[speaker] |= keys_of(facts.name(speaker))
        found[statement] |= known[speaker]
    return found


def _sentences(facts: Facts) -> Iterator[Sentence]:
    held: defaultdict[str, list[str]] = defaultdict(list)
    for statement, sentence in facts.pairs(terms.inSentence):
        held[sentence].append(statement)
    for iri, statements in held.items():
        yield Sentence(
            iri=iri,
            article=facts.one(iri, terms.ofArticle) or "",
            start=facts.number(iri, terms.beginIndex),
            end=facts.number(iri, terms.endIndex),
            text=facts.one(iri, terms.exact) or "",
            statements=tuple(sorted(statements)),
        )


def _mentions(facts: Facts) -> Mapping[str, tuple[tuple[int, int, str], ...]]:
    """By article, where it means an actor; the offsets stand in the IRI of the mention."""
    found: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for mention, actor in facts.pairs(terms.refersTo):
        article, _, place = mention.partition("#char=")
        begin, _, end = place.partition(",")
        found[article].append((int(begin), int(end), actor))
    return {article: tuple(sorted(places)) for article, places in found.items()}


@lru_cache(maxsize=65_536)
def keys_of(text: str) -> frozenset[str]:
    """The keys of the words of ``text``: their stems, the groups they can belong to, what they name."""
    words = _TOKEN.findall(text)
    found: set[str] = set()
    for i, word in enumerate(words):
        found |= _keys(word)
        for piece in word.split("-") if "-" in word else ():
            found |= _keys(piece) if piece else frozenset()
        if word[0].isupper():
            for length in range(1, _LONGEST_NAME + 1):
                found |= {f"name:{key}" for key in name_keys(tuple(words[i : i + length]))}
    return frozenset(found)


@lru_cache(maxsize=200_000)
def _keys(word: str) -> frozenset[str]:
    means = meanings()
    low = word.casefold().rstrip(".").removesuffix("'s").removesuffix("’s")
    lemmas = {low, means.irregular.get(low, low)}
    for suffix, ending in _SUFFIXES:
        if low.endswith(suffix) and len(low) - len(suffix) > 1:
            lemmas.add(low[: -len(suffix)] + ending)
    if _DOUBLED.search(low):
        lemmas.add(_DOUBLED.sub(r"\1", low))
    keys = {stem(lemma) for lemma in lemmas}
    for lemma in lemmas:
        keys |= {f"group:{group}" for group in means.of(lemma)}
        for phrase in means.phrases(lemma):
            keys |= {f"group:{group}" for group in means.of(*phrase)}
    return frozenset(keys)
