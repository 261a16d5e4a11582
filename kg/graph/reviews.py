"""Verdicts that people enter, kept in the store: one file each, and triples made from the files.

    reviews/<id>.json              a verdict, never changed once written
    reviews/<id>.withdrawn.json    who withdrew it, when and why

The files are the durable truth; the graph ``id:graph/reviews`` is made from them anew at every change. A
verdict keeps the words it is on, so that it can be read when the article is read otherwise later.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from rdflib import RDF

from kg import iris, terms
from kg.errors import StoreError
from kg.graph.folder import write_atomically
from kg.graph.nodes import Triple, literal, node, value
from kg.graph.oxterms import stored
from kg.graph.store import Store
from kg.model import Rating, ReviewAspect

__all__ = ["Review", "Withdrawal", "Words", "add_review", "copy_reviews", "review_triples", "reviews", "withdraw"]

_GRAPH = iris.graph("reviews")
_WITHDRAWN = ".withdrawn.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A statement by id, with its words as they stood; no id for a claim from elsewhere."""

    text: str
    statement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Who took a verdict back, on which day, and why."""

    by: str
    on: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A person's verdict on a claim, or on its having been said."""

    claim: Words
    rating: Rating
    aspect: ReviewAspect
    reason: str
    by: str
    on: str
    organisation: str | None = None
    address: str | None = None
    evidence: tuple[Words, ...] = ()
    withdrawn: Withdrawal | None = None

    @property
    def id(self) -> str:
        """The hash of the verdict, withdrawn or not."""
        content = asdict(replace(self, withdrawn=None))
        return iris.digest(json.dumps(content, sort_keys=True, ensure_ascii=False))

    @property
    def iri(self) -> str:
        """The verdict's name in the graph."""
        return iris.review(self.id)


def reviews(store: Store) -> tuple[Review, ...]:
    """All verdicts in the store, by day and id, the withdrawn ones too.

    Raises:
        StoreError: a file does not hold what it should.
    """
    files = _folder(store).glob("*.json")
    found = [_read(path) for path in files if not path.name.endswith(_WITHDRAWN)]
    return tuple(sorted(found, key=lambda each: (each.on, each.id)))


def add_review(store: Store, review: Review) -> bool:
    """Whether the verdict is new: the same one twice is one.

    Raises:
        StoreError: it was withdrawn, or this person's other verdict on the claim stands.
    """
    for known in reviews(store):
        if known.id == review.id:
            if known.withdrawn is None:
                return False
            raise StoreError(
                f"this verdict was withdrawn on {known.withdrawn.on} by {known.withdrawn.by}",
                why=f"what is withdrawn stays so; its reason was: {known.withdrawn.reason}",
                fix="enter the verdict with its new reason or day",
            )
        if known.withdrawn is None and _collide(known, review):
            raise StoreError(
                f"{review.by} has a verdict on this claim: {known.rating} of {known.on} ({known.id})",
                why="a verdict is never overwritten",
                fix=f"withdraw it first: kg review withdraw {known.id} --reason ...",
            )
    folder = _folder(store)
    folder.mkdir(exist_ok=True)
    write_atomically(folder / f"{review.id}.json", _json(asdict(replace(review, withdrawn=None))))
    _put(store)
    return True


def withdraw(store: Store, review: Review, withdrawal: Withdrawal) -> None:
    """Mark a verdict as withdrawn; it stays readable.

    Raises:
        StoreError: it is withdrawn already.
    """
    if review.withdrawn is not None:
        raise StoreError(f"review {review.id} was withdrawn on {review.withdrawn.on} by {review.withdrawn.by}")
    write_atomically(_folder(store) / f"{review.id}{_WITHDRAWN}", _json(asdict(withdrawal)))
    _put(store)


def copy_reviews(store: Store, other: Path) -> int:
    """The number of verdicts and withdrawals that the store at ``other`` has and this one had not.

    Raises:
        StoreError: a file there does not hold what it should.
    """
    files = sorted((other / "reviews").glob("*.json"))
    for path in files:
        if not path.name.endswith(_WITHDRAWN):
            _read(path)
    folder = _folder(store)
    folder.mkdir(exist_ok=True)
    new = [path for path in files if not (folder / path.name).exists()]
    for path in new:
        write_atomically(folder / path.name, path.read_bytes())
    _put(store)
    return len(new)


def _collide(known: Review, new: Review) -> bool:
    same = known.claim.statement == new.claim.statement and iris.key(known.claim.text) == iris.key(new.claim.text)
    return same and known.aspect is new.aspect and iris.key(known.by) == iris.key(new.by)


# ---- files -----------------------------------------------------------------------------------------


def _folder(store: Store) -> Path:
    return store.path / "reviews"


def _json(content: dict[str, Any]) -> bytes:
    return (json.dumps(content, indent=2, ensure_ascii=False, sort_keys=True) + "\n").encode()


def _read(path: Path) -> Review:
    withdrawn = path.with_name(f"{path.stem}{_WITHDRAWN}")
    try:
        found = _review(json.loads(path.read_text(encoding="utf-8")))
        if withdrawn.is_file():
            found = replace(found, withdrawn=Withdrawal(**json.loads(withdrawn.read_text(encoding="utf-8"))))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{path} cannot be read as a review: {error}", fix="restore the file from a copy") from error
    if found.id != path.stem:
        raise StoreError(
            f"{path} was changed after it was written",
            why=f"its content has the id {found.id}",
            fix="restore the file from a copy; to change a verdict, withdraw it and enter another",
        )
    return found


def _review(content: dict[str, Any]) -> Review:
    return Review(
        **content
        | {
            "claim": Words(**content["claim"]),
            "rating": Rating(content["rating"]),
            "aspect": ReviewAspect(content["aspect"]),
            "evidence": tuple(Words(**each) for each in content["evidence"]),
        }
    )


# ---- triples ---------------------------------------------------------------------------------------


def _put(store: Store) -> None:
    store.put_graph(_GRAPH, stored(triple for review in reviews(store) for triple in review_triples(review)))


def review_triples(review: Review) -> Iterator[Triple]:
    """The verdict in the graph."""
    subject = node(review.iri)
    yield subject, RDF.type, terms.Review
    if review.claim.statement is not None:
        yield subject, terms.reviewOf, node(iris.statement(review.claim.statement))
    yield subject, terms.claimReviewed, literal(review.claim.text)
    yield subject, terms.rating, value(review.rating)
    yield subject, terms.reviewAspect, value(review.aspect)
    yield subject, terms.reviewReason, literal(review.reason)
    yield subject, terms.reviewer, literal(review.by)
    yield subject, terms.reviewedOn, literal(review.on)
    if review.organisation is not None:
        yield subject, terms.reviewerOrganisation, literal(review.organisation)
    if review.address is not None:
        yield subject, terms.reviewAddress, literal(review.address)
    for each in review.evidence:
        if each.statement is not None:
            yield subject, terms.evidence, node(iris.statement(each.statement))
    if review.withdrawn is not None:
        yield subject, terms.withdrawnOn, literal(review.withdrawn.on)
        yield subject, terms.withdrawnBy, literal(review.withdrawn.by)
        yield subject, terms.withdrawalReason, literal(review.withdrawn.reason)
