"""Records built by hand, for tests that need a graph and no language model."""

from __future__ import annotations

import hashlib
from decimal import Decimal

from kg.model import (
    Actor,
    ActorType,
    Article,
    Aspect,
    Attribution,
    Bound,
    Certainty,
    Dimension,
    Extraction,
    Frame,
    Modality,
    Paragraph,
    ParagraphKind,
    Place,
    Polarity,
    Proposition,
    Quantity,
    QuoteType,
    RoleFiller,
    Source,
    Span,
    Statement,
    StatementKind,
    Utterance,
)

__all__ = ["CHAD", "START", "all_of", "article", "changes", "extraction", "number", "say"]

START = Span(0, 3)
CHAD = RoleFiller(role="place", text="Chad", place="place/chad")


def article(text: str) -> Article:
    """An article without metadata."""
    return Article(text=text, sha256=hashlib.sha256(text.encode()).hexdigest())


def number(amount: str, *, at: Span = START, quantifier: str | None = None) -> Quantity:
    """Exactly ``amount`` troops."""
    return Quantity(
        number=Decimal(amount) if amount else None,
        unit="troops",
        bound=Bound.EXACTLY,
        span=at,
        quantifier=quantifier,
    )


def all_of(quantifier: str = "all") -> Quantity:
    """A quantity without a number."""
    return number("", quantifier=quantifier)


def changes(dimension: Dimension, *, predicate: str = "change") -> Proposition:
    """A change of ``dimension``."""
    return Proposition(predicate=predicate, frame=Frame.TRANSITION, dimension=dimension)


def say(
    content: Proposition,
    *,
    speaker: str | None = None,
    polarity: Polarity = Polarity.POSITIVE,
    modality: Modality = Modality.ASSERTED,
    certainty: Certainty = Certainty.CERTAIN,
    at: Span = START,
) -> Statement:
    """One statement at ``at``, by ``speaker`` or in the article's own voice."""
    attribution = None
    if speaker is not None:
        source = Source(actor=speaker, mention=None)
        attribution = Attribution(sources=(source,), cue=(), quote=QuoteType.INDIRECT, rule="by hand")
    return Statement(
        utterance=Utterance(
            id=hashlib.sha256(f"{at}{speaker}".encode()).hexdigest()[:16],
            kind=StatementKind.CLAIM if speaker else StatementKind.NARRATOR,
            spans=(at,),
            sentence=at,
            rule="by hand",
            attribution=attribution,
        ),
        polarity=polarity,
        certainty=certainty,
        modality=modality,
        aspect=Aspect.STATE,
        proposition=content,
    )


def extraction(*said: Statement, text: str = "x" * 200) -> Extraction:
    """An extraction of ``said``, with an actor for all who speak or act, and Chad for a place."""
    speaking = [source.actor for st in said if st.attribution for source in st.attribution.sources]
    acting = [a.actor for st in said for a in st.proposition.arguments if a.actor]
    return Extraction(
        article=article(text),
        paragraphs=(Paragraph(span=Span(0, len(text)), kind=ParagraphKind.PROSE),),
        statements=said,
        actors=tuple(
            Actor(id=speaker, name=speaker.rsplit("/", 1)[-1], type=_type(speaker))
            for speaker in dict.fromkeys([*speaking, *acting])
        ),
        places=(Place(id="place/chad", name="Chad"),),
    )


def _type(actor_id: str) -> ActorType:
    return ActorType(actor_id.partition("/")[0])
