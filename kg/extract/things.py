"""What "it" stands for where it is nobody: the agreement named before it in the same sentence.

"They came to an agreement that would end the mission, but critics said it would change nothing": a
singular subject in between would be as good a reading, and leaves "it" open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["thing_meant"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def thing_meant(reading: Reading, pronoun: Token) -> Token | None:
    """The noun that ``pronoun`` stands for as a subject; None where the words leave it open."""
    if pronoun.lower_ != "it" or pronoun.dep_ not in _SUBJECTS:
        return None
    nouns = reading.lexicon.table("events", "words")["agreement_nouns"]
    for token in reversed(reading.doc[pronoun.sent.start : pronoun.i]):
        if token.tag_ == "NN" and token.lemma_.lower() in nouns and token.dep_ not in {"compound", "nmod"}:
            return token
        if token.dep_ in _SUBJECTS and token.tag_ in {"NN", "NNP"} and token.ent_type_ != "PERSON":
            return None
    return None
