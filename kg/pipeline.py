"""The stages in their order: article, parse, records, triples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.actors import find_actors
from kg.extract.agreements import agreements
from kg.extract.events import events
from kg.extract.postures import postures
from kg.extract.quotations import quotations
from kg.extract.reading import Reading
from kg.extract.statements import statements
from kg.model import Actor, ActorType, Article, Extraction, Statement
from kg.resources import lexicon
from kg.text.language import load_model, parse
from kg.text.layout import paragraphs

__all__ = ["extract", "read"]


def read(article: Article, *, model: str | None = None) -> Reading:
    """``article`` parsed, with its blocks and quotation regions."""
    blocks = tuple(paragraphs(article.text))
    return Reading(
        article=article,
        doc=parse(load_model(model), article.text, blocks),
        paragraphs=blocks,
        quotations=quotations(article.text, blocks),
        lexicon=lexicon(),
    )


def extract(article: Article, *, model: str | None = None) -> Extraction:
    """Everything that one article says, as records in text order."""
    reading = read(article, model=model)
    table = find_actors(reading)
    said = tuple(statements(reading, table))
    return Extraction(
        article=article,
        paragraphs=reading.paragraphs,
        statements=said,
        actors=tuple(_spoken_of(table.actors, said)),
        places=table.places,
        postures=tuple(postures(reading, said, table)),
        events=tuple(events(reading, said, table)),
        agreements=tuple(agreements(reading, said, table)),
    )


def _spoken_of(actors: Iterable[Actor], said: Iterable[Statement]) -> Iterator[Actor]:
    """Named actors, and the unnamed ones that are somebody's source."""
    sources = {s.actor for st in said if st.attribution for s in st.attribution.sources}
    return (a for a in actors if a.type is not ActorType.UNNAMED or a.id in sources)
