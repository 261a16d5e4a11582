"""A small store built by hand, for commands that only read: two articles, five statements, no language model."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from kg import iris
from kg.graph.oxterms import stored
from kg.graph.shared import entities, ontology
from kg.graph.store import open_store
from kg.graph.triples import triples
from kg.model import (
    Actor,
    ActorType,
    Agreement,
    Article,
    Aspect,
    Attribution,
    Bound,
    Certainty,
    DateBasis,
    DateExpression,
    Dimension,
    Event,
    Extraction,
    Frame,
    Modality,
    Paragraph,
    ParagraphKind,
    Place,
    Polarity,
    Posture,
    PostureStatus,
    Proposition,
    Quantity,
    QuoteType,
    Resolution,
    Role,
    RoleFiller,
    Source,
    Span,
    Statement,
    StatementKind,
    Utterance,
)
from kg.reason.rules import infer
from tests.records import article

__all__ = ["NEWS", "OLD", "build"]

TEXT = (
    "Defence spokeswoman Ana Ruiz said on 3 May that the number of troops in Chad will not change. "
    "“At least 3,000 soldiers may leave Chad,” critics said, costing $5 and $6. "
    "The army has 1,200 troops in Abéché under a pact with France."
)
NEWS = Article(text=TEXT, sha256=article(TEXT).sha256, title="Troops & talks", published="2021-05-04")
OLD = article("The army left Mali in 2019.")

RUIZ, CRITICS, ARMY = "person/ana-ruiz", f"unnamed/{NEWS.id}/critics", "unit/the-army"
MINISTRY, FRANCE = "organisation/ministry", "state/france"
CHAD = RoleFiller(role="place", text="Chad", place="place/chad")


def at(words: str, text: str = TEXT) -> Span:
    """Where ``words`` first stand."""
    start = text.index(words)
    return Span(start, start + len(words))


def _sentence(words: Span, text: str) -> Span:
    starts = [0, *(i + 2 for i in range(len(text)) if text.startswith(". ", i))]
    start = max(i for i in starts if i <= words.start)
    return Span(start, text.index(".", words.end) + 1)


def _day() -> DateExpression:
    return DateExpression(
        span=at("3 May"),
        text="3 May",
        edtf="XXXX-05-03",
        basis=DateBasis.STATED,
        inferred="2021-05-03",
        reason="written later",
    )


def _attribution(actor: str, name: str, cue: str, quote: QuoteType) -> Attribution:
    known = Resolution(mention=at(name), actor=actor, rule="name", antecedent=at("Ana Ruiz"))
    return Attribution(
        sources=(
            Source(
                actor=actor,
                mention=at(name),
                resolution=known if actor == RUIZ else None,
                role="spokeswoman" if actor == RUIZ else None,
                affiliation=MINISTRY if actor == RUIZ else None,
            ),
        ),
        cue=(at(cue),),
        quote=quote,
        rule="cue before",
        date=_day() if actor == RUIZ else None,
    )


def _statement(
    number: int,
    words: str,
    content: Proposition,
    *,
    attribution: Attribution | None = None,
    polarity: Polarity = Polarity.POSITIVE,
    modality: Modality = Modality.ASSERTED,
    text: str = TEXT,
    part_of: str | None = None,
) -> Statement:
    return Statement(
        utterance=Utterance(
            id=f"{number}" * 8 + "0" * 8,
            kind=StatementKind.CLAIM if attribution else StatementKind.NARRATOR,
            spans=(at(words, text),),
            sentence=_sentence(at(words, text), text),
            rule="main clause",
            attribution=attribution,
            part_of=part_of,
        ),
        polarity=polarity,
        certainty=Certainty.CERTAIN,
        modality=modality,
        aspect=Aspect.STATE,
        proposition=content,
    )


def _count(words: str, number: str, bound: Bound, unit: str) -> Quantity:
    return Quantity(number=Decimal(number), unit=unit, bound=bound, span=at(words))


def _news() -> Extraction:
    army = RoleFiller(role="agent", text="The army", span=at("The army"), actor=ARMY)
    change = Proposition(predicate="change", frame=Frame.TRANSITION, arguments=(CHAD,), dimension=Dimension.HEADCOUNT)
    whole = _statement(
        1,
        "the number of troops in Chad will not change",
        change,
        attribution=_attribution(RUIZ, "Ana Ruiz", "said", QuoteType.INDIRECT),
        polarity=Polarity.NEGATIVE,
    )
    leave = _statement(
        2,
        "At least 3,000 soldiers may leave Chad",
        Proposition(predicate="leave", frame=Frame.POSTURE, arguments=(CHAD,)),
        attribution=_attribution(CRITICS, "critics", "said,", QuoteType.DIRECT),
        modality=Modality.POSSIBLE,
    )
    has = _statement(
        3,
        "The army has 1,200 troops in Abéché under a pact with France",
        Proposition(predicate="have", frame=Frame.POSTURE, arguments=(army,)),
    )
    pact = _statement(
        4, "under a pact with France", Proposition(predicate="rest", frame=Frame.LEGAL_BASIS), part_of=has.id
    )
    return Extraction(
        article=NEWS,
        paragraphs=(Paragraph(span=Span(0, len(TEXT)), kind=ParagraphKind.PROSE),),
        statements=(whole, leave, has, pact),
        actors=(
            Actor(
                id=RUIZ,
                name="Ana Ruiz",
                type=ActorType.PERSON,
                aliases=("Ruiz",),
                roles=(
                    Role(role="spokeswoman", organisation="Defence", span=at("spokeswoman"), organisation_id=MINISTRY),
                ),
            ),
            Actor(id=MINISTRY, name="Ministry of Defence", type=ActorType.ORGANISATION),
            Actor(id=CRITICS, name="critics", type=ActorType.UNNAMED),
            Actor(id=ARMY, name="the army", type=ActorType.UNIT),
            Actor(id=FRANCE, name="France", type=ActorType.STATE),
        ),
        places=(
            Place(id="place/chad", name="Chad", within="place/africa"),
            Place(id="place/abeche", name="Abéché", within="place/chad"),
            Place(id="place/africa", name="Africa"),
        ),
        postures=(
            Posture(
                id="aaaa",
                holder=ARMY,
                holder_name="the army",
                status=PostureStatus.WITHDRAW,
                statement=leave.id,
                span=at("soldiers may leave"),
                quantity=_count("At least 3,000 soldiers", "3000", Bound.AT_LEAST, "soldiers"),
                location="Chad",
                place="place/chad",
            ),
            Posture(
                id="bbbb",
                holder=ARMY,
                holder_name="the army",
                status=PostureStatus.PRESENT,
                statement=has.id,
                span=at("army has"),
                quantity=_count("1,200 troops", "1200", Bound.EXACTLY, "troops"),
                location="Abéché",
                place="place/abeche",
                roles=("train", "advise"),
                legal_basis="a pact with France",
            ),
        ),
        events=(Event(id="cccc", type="AGREE", label="a pact with France", span=at("a pact with France")),),
        agreements=(
            Agreement(id="dddd", parties=(FRANCE,), label="a pact with France", span=at("a pact with France")),
        ),
    )


def _old() -> Extraction:
    text = OLD.text
    when = DateExpression(span=at("2019", text), text="2019", edtf="2019")
    left = _statement(5, text.rstrip("."), Proposition(predicate="leave", frame=Frame.POSTURE), text=text)
    return Extraction(
        article=OLD,
        paragraphs=(Paragraph(span=Span(0, len(text)), kind=ParagraphKind.PROSE),),
        statements=(left,),
        actors=(Actor(id=ARMY, name="the army", type=ActorType.UNIT),),
        postures=(
            Posture(
                id="eeee",
                holder=ARMY,
                holder_name="the army",
                status=PostureStatus.WITHDRAW,
                statement=left.id,
                span=at("left", text),
                location="Mali",
                time=when,
            ),
        ),
    )


def build(path: Path) -> Path:
    """A store with both articles at ``path``."""
    with open_store(path, read_only=False) as store:
        store.put_graph(iris.graph("ontology"), ontology())
        for extraction in (_news(), _old()):
            said = tuple(triples(extraction))
            own = tuple(stored(said))
            shared = {iris.graph("entities"): entities(own), iris.graph("bearings"): stored(infer(said))}
            store.put_article(extraction.article, own, shared=shared, reader="by hand")
    return path
