"""The stages in their order: article, parse, records, triples."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

from kg import __version__, iris
from kg.errors import InputError, KgError
from kg.extract.actors import find_actors
from kg.extract.agreements import agreements
from kg.extract.attribution import attributed, attributor, in_text_order, scare_quotes
from kg.extract.dates import dates
from kg.extract.events import events
from kg.extract.postures import postures
from kg.extract.reading import read
from kg.extract.statements import statements
from kg.graph.mentions import Run
from kg.graph.oxterms import stored
from kg.graph.shared import entities, ontology
from kg.graph.store import Store
from kg.graph.triples import triples
from kg.link.ledger import Ledger, close_ledger, open_ledger
from kg.model import Actor, ActorType, Article, Extraction, Method, Posture, Statement, Utterance
from kg.reason.rules import infer
from kg.resources import fingerprint
from kg.text.language import model_info

__all__ = [
    "Ingested",
    "Reading",
    "attributions_of",
    "extract",
    "ingest",
    "read_here",
    "read_one",
    "reader_of",
    "relink",
    "remove",
]

_ROUNDS = 3


def extract(article: Article, *, model: str | None = None, method: Method | None = None) -> Extraction:
    """Everything that one article says, as records in text order."""
    reading = read(article, model=model)
    table, when = find_actors(reading), dates(reading)
    found = attributed(reading, table, when, method=method)
    said = tuple(statements(reading, table, found.claims, when))
    ledger = tuple(postures(reading, said, table))
    return Extraction(
        article=article,
        paragraphs=reading.paragraphs,
        statements=said,
        actors=(*_spoken_of(table.actors, (*said, *found.attitudes), ledger), *_other_holders(table.actors, ledger)),
        places=table.places,
        postures=ledger,
        events=tuple(events(reading, said, table)),
        agreements=tuple(agreements(reading, said, table)),
        attitudes=found.attitudes,
        scare_quotes=scare_quotes(reading, said, found.attitudes),
    )


def attributions_of(
    article: Article, *, model: str | None = None, method: Method | None = None
) -> tuple[Utterance, ...]:
    """Who said what in one article, attitudes and unsourced reports among it, in text order, and nothing else."""
    reading = read(article, model=model)
    found = attributed(reading, find_actors(reading), method=method)
    return tuple(sorted((*found.claims, *found.attitudes), key=in_text_order))


def _spoken_of(
    actors: Iterable[Actor], said: Iterable[Statement | Utterance], ledger: Iterable[Posture]
) -> Iterator[Actor]:
    """Named actors, and the unnamed ones that are somebody's source or a force with a posture."""
    needed = {s.actor for st in said if st.attribution for s in st.attribution.sources}
    needed |= {posture.holder for posture in ledger}
    return (a for a in actors if a.type is not ActorType.UNNAMED or a.id in needed)


def _other_holders(actors: Iterable[Actor], ledger: Iterable[Posture]) -> Iterator[Actor]:
    """Forces that hold a posture and are no actor otherwise ("40 commandos"): counted, never merged."""
    seen = {a.id for a in actors}
    for posture in ledger:
        if posture.holder not in seen:
            seen.add(posture.holder)
            yield Actor(id=posture.holder, name=posture.holder_name, type=ActorType.UNNAMED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """What became of one article: read or known before, changed the graph or not, or a problem."""

    article: Article
    known: bool = False
    changed: bool = False
    statements: int = 0
    problem: InputError | None = None


Reading: TypeAlias = Callable[[Iterable[Article | Ingested]], Iterator[Extraction | Ingested]]
"""What reads articles, in their order; what is settled already (Ingested) passes through in its place."""


def ingest(
    articles: Iterable[Article],
    store: Store,
    *,
    model: str | None = None,
    again: bool = False,
    reading: Reading | None = None,
) -> Iterator[Ingested]:
    """Yield what became of each article, after the store holds it; one that fails stops no other.

    An article that the store holds, read by the same version with the same word lists, is not read
    again unless ``again``. ``reading`` reads them elsewhere: in other processes, on other machines.
    """
    store.put_graph(iris.graph("ontology"), ontology())
    run, reader = _reader(model)
    ledger = open_ledger(store)
    tasks = (_task(article, store, reader, again=again) for article in articles)
    for found in (reading or read_here(model))(tasks):
        if isinstance(found, Ingested):
            yield found
        elif not again and store.read_by(found.article) == reader:  # twice in one batch
            yield Ingested(article=found.article, known=True)
        else:
            changed = _put(found, store, ledger, run=run, reader=reader)
            yield Ingested(article=found.article, changed=changed, statements=len(found.statements))
    relink(store, ledger, model=model)


def _task(article: Article, store: Store, reader: str, *, again: bool) -> Article | Ingested:
    known = not again and store.read_by(article) == reader
    return Ingested(article=article, known=True) if known else article


def read_here(model: str | None) -> Reading:
    """The reading of articles one by one in this process."""
    return partial(_read_each, model=model)


def _read_each(tasks: Iterable[Article | Ingested], *, model: str | None) -> Iterator[Extraction | Ingested]:
    for task in tasks:
        yield task if isinstance(task, Ingested) else read_one(task, model=model)


def read_one(article: Article, *, model: str | None) -> Extraction | Ingested:
    """What an article says, or why it could not be read; a bug that one article shows stops no other."""
    try:
        _check_storable(article)
        return extract(article, model=model)
    except InputError as error:
        return Ingested(article=article, problem=error)
    except KgError:
        raise
    except Exception as error:  # noqa: BLE001 - of a million articles one will show what nobody foresaw
        return Ingested(article=article, problem=_bug(article, error))


def _bug(article: Article, error: Exception) -> InputError:
    place = traceback.extract_tb(error.__traceback__)[-1]
    return InputError(
        f"article {article.id}: kg failed on it: {type(error).__name__}: {error}",
        why=f"an error in kg itself, at {Path(place.filename).name}, line {place.lineno}",
        fix="report it with the article: kg --debug extract FILE shows all of it",
    )


def reader_of(model: str | None) -> str:
    """The digest of what reads the articles: version, model and word lists."""
    return _reader(model)[1]


def remove(articles: Iterable[str], store: Store, *, model: str | None = None) -> int:
    """How many other articles were written anew, as their actors moved, after ``articles`` are gone."""
    ledger = open_ledger(store)
    for article in articles:
        ledger.forget(article)
        store.remove_article(article)
    return relink(store, ledger, model=model)


def relink(store: Store, ledger: Ledger, *, model: str | None = None) -> int:
    """How many articles were written anew, after every actor of the blocks that ``ledger`` touched is settled."""
    run, reader = _reader(model)
    count = 0
    # What an article says of its actors may change with the version that reads it, and move others: once more.
    for _ in range(_ROUNDS):
        moved = ledger.settle()
        for article_id in moved:
            read_anew = ledger.recall(article_id) or extract(store.article(article_id), model=model)
            _put(read_anew, store, ledger, run=run, reader=reader)
        count += len(moved)
    close_ledger(store)
    return count


def _reader(model: str | None) -> tuple[Run, str]:
    """What reads the articles, and its digest."""
    known = model_info(model)
    run = Run(
        kg_version=__version__,
        model=known.name,
        model_version=known.version,
        model_digest=known.digest,
        attribution=attributor(),
    )
    return run, iris.digest(__version__, known.digest, run.attribution, fingerprint("ontology"))


def _check_storable(article: Article) -> None:
    try:
        article.text.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            f"article {article.id}: character {error.start} is half a surrogate pair",
            why="no file and no graph can hold it",
            fix="mend the text where it comes from; JSON escapes such characters in pairs",
        ) from error


def _put(extraction: Extraction, store: Store, ledger: Ledger, *, run: Run, reader: str) -> bool:
    """Whether the graph changed, after it holds what the records say and what follows from them."""
    linked, appearances = ledger.place(extraction)
    said = (*triples(linked, run=run), *appearances)
    own = tuple(stored(said))
    shared = {
        iris.graph("entities"): entities(own),
        iris.graph("bearings"): stored(infer(said)),
    }
    return store.put_article(extraction.article, own, shared=shared, reader=reader)
