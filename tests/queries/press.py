"""A small hand-made graph for the saved questions: one press day in an invented campaign, no language model.

Every statement has what all statements have; what a question needs besides is given by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pyoxigraph as ox

from kg import iris
from kg.graph.shared import ontology
from kg.graph.store import Store

__all__ = ["build"]

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_TYPE = ox.NamedNode(_RDF + "type")

ACTORS = {
    "person/ana-ruiz": ("Person", "Ana Ruiz", "Ruiz"),
    "person/tom-oduya": ("Person", "Tom Oduya", "Oduya"),
    "organisation/ministry": ("Organisation", "Ministry of Defence", ""),
    "unit/brigade": ("MilitaryForce", "Blue Brigade", ""),
    "unit/army": ("MilitaryForce", "Malian army", "MAF"),
    "armed-group/front": ("ArmedGroup", "Northern Front", "NF"),
    "coalition/sahel": ("Coalition", "Sahel coalition", ""),
    "unnamed/a1/officials": ("UnnamedSource", "officials", ""),
}
PLACES = {"africa": ("Africa", None), "mali": ("Mali", "africa"), "gao": ("Gao", "mali"), "chad": ("Chad", "africa")}


def _kg(name: str) -> ox.NamedNode:
    return ox.NamedNode(iris.NS + name)


def _id(path: str) -> ox.NamedNode:
    return ox.NamedNode(iris.ID + path)


def _value(value: object) -> ox.NamedNode | ox.Literal:
    """ "id:…" and "kg:…" are nodes, everything else is a literal."""
    text = str(value)
    if isinstance(value, str) and text.startswith("id:"):
        return _id(text[3:])
    if isinstance(value, str) and text.startswith("kg:"):
        return _kg(text[3:])
    return ox.Literal(value)


def _about(subject: str, facts: Mapping[str, object]) -> Iterator[ox.Triple]:
    for name, value in facts.items():
        predicate = {"a": _TYPE, "label": _LABEL}.get(name, _kg(name))
        for one in value if isinstance(value, list) else [value]:
            yield ox.Triple(_id(subject), predicate, _value(one))


def _mention(start: int, end: int, exact: str, **facts: object) -> Iterator[ox.Triple]:
    node = f"article/a1#char={start},{end}"
    base = {"a": ["kg:Mention"], "ofArticle": "id:article/a1", "beginIndex": start, "endIndex": end, "exact": exact}
    yield from _about(node, {**base, **facts})


def _arguments(content: str, given: Sequence[tuple[str, str, str | None]]) -> Iterator[ox.Triple]:
    for number, (role, words, filler) in enumerate(given):
        node = f"filler/{content}-{number}"
        yield from _about(f"proposition/{content}", {"argument": f"id:{node}"})
        yield from _about(node, {"a": "kg:RoleFiller", "roleName": role, "fillerText": words})
        if filler is not None:
            yield from _about(node, {"filler": f"id:{filler}"})


def _statement(
    name: str,
    start: int,
    words: str,
    *,
    speaker: str | None = None,
    quote: str = "none",
    polarity: str = "positive",
    aspect: str = "completed",
    modality: str = "asserted",
    frame: str = "generic",
    predicate: str = "be",
    arguments: Sequence[tuple[str, str, str | None]] = (),
    missions: Sequence[str] = (),
    **facts: object,
) -> Iterator[ox.Triple]:
    end = start + len(words)
    base: dict[str, object] = {
        "a": "kg:Claim" if speaker else "kg:NarratorAssertion",
        "statedIn": "id:article/a1",
        "text": words,
        "startsAt": start,
        "anchoredIn": f"id:article/a1#char={start},{end}",
        "quoteType": f"kg:QuoteType_{quote}",
        "polarity": f"kg:Polarity_{polarity}",
        "aspect": f"kg:Aspect_{aspect}",
        "modality": f"kg:Modality_{modality}",
        "certainty": "kg:Certainty_certain",
        "expresses": f"id:proposition/{name}",
    }
    if speaker:
        base |= {"speaker": f"id:actor/{speaker}", "attribution": f"id:attribution/{name}/{speaker}"}
        yield from _about(f"attribution/{name}/{speaker}", {"a": "kg:Attribution", "agent": f"id:actor/{speaker}"})
    yield from _about(f"statement/{name}", {**base, **facts})
    yield from _mention(start, end, words)
    content = {"a": "kg:Proposition", "predicate": predicate, "frame": f"kg:Frame_{frame}"}
    yield from _about(f"proposition/{name}", {**content, "missionRole": [f"id:mission/{m}" for m in missions]})
    yield from _arguments(name, arguments)


def _bearing(statement: str, topic: str, stance: str, strength: str = "explicit") -> Iterator[ox.Triple]:
    facts = {
        "a": "kg:Bearing",
        "bearingOf": f"id:statement/{statement}",
        "onProposition": f"id:topic/{topic}",
        "stance": f"kg:Stance_{stance}",
        "strength": f"kg:Strength_{strength}",
        "rule": "by hand",
    }
    yield from _about(f"bearing/{statement}/{topic}", facts)


def _posture(statement: str, force: str, status: str, **facts: object) -> Iterator[ox.Triple]:
    base = {
        "a": "kg:ForcePosture",
        "force": f"id:actor/{force}",
        "postureStatus": f"kg:PostureStatus_{status}",
        "accordingTo": f"id:statement/{statement}",
    }
    yield from _about(f"posture/{statement}", {**base, **facts})


def _people() -> Iterator[ox.Triple]:
    for path, (kind, name, other) in ACTORS.items():
        yield from _about(f"actor/{path}", {"a": f"kg:{kind}", "label": name} | ({"alias": other} if other else {}))
    for slug, (name, around) in PLACES.items():
        facts = {"a": "kg:Place", "label": name} | ({"within": f"id:place/{around}"} if around else {})
        yield from _about(f"place/{slug}", facts)
    for role in ("combat", "advise", "assist", "train"):
        yield from _about(f"mission/{role}", {"a": "kg:MissionRole", "label": role})
    post = {
        "a": "kg:Membership",
        "member": "id:actor/person/ana-ruiz",
        "role": "spokeswoman",
        "organisation": "id:actor/organisation/ministry",
        "anchoredIn": "id:article/a1#char=90,112",
    }
    yield from _about("membership/1", post)
    yield from _mention(90, 112, "Ministry spokeswoman Ana Ruiz"[:22])
    naming = {"a": "kg:Naming", "namingOf": "id:actor/armed-group/front", "name": "Northern Front", "alias": "NF"}
    yield from _about("naming/1", {**naming, "usedBy": "its members", "anchoredIn": "id:article/a1#char=400,419"})
    yield from _mention(400, 419, "Northern Front (NF)")
    yield from _mention(900, 903, "MAF")
    yield from _about("actor/unit/army", {"mentionedAt": "id:article/a1#char=900,903"})


def _article() -> Iterator[ox.Triple]:
    yield from _about("article/a1", {"a": "kg:Article", "title": "Staying", "unknownField": ["author", "published"]})
    yield from _about("article/a2", {"a": "kg:Article", "unknownField": "title"})


def _presence() -> Iterator[ox.Triple]:
    words = "The Blue Brigade has 400 soldiers in Gao"
    yield from _statement("s01", 0, words, frame="posture", aspect="state")
    exact = {"a": ["kg:Quantity"], "bound": "kg:Bound_exactly"}
    yield from _mention(21, 33, "400 soldiers", number=400, unit="soldiers", **exact)
    quantity = "id:article/a1#char=21,33"
    yield from _posture("s01", "unit/brigade", "present", atPlace="id:place/gao", quantity=quantity)
    # A force whose place nobody tells, to be found for no place; its number stands without a unit.
    yield from _statement("s02", 50, "The Malian army is 900 strong", frame="posture", aspect="state")
    yield from _mention(69, 72, "900", a=["kg:Quantity"], number=900, bound="kg:Bound_about")
    yield from _posture("s02", "unit/army", "present", quantity="id:article/a1#char=69,72")


def _talk() -> Iterator[ox.Triple]:
    ruiz, said = "person/ana-ruiz", {"cueText": "said", "inSentence": "id:article/a1#char=90,200"}
    yield from _about("attribution/s03/person/ana-ruiz", {"inRole": "spokeswoman", "affiliationText": "Ministry"})
    yield from _mention(90, 200, "a sentence")
    yield from _mention(180, 190, "a briefing")
    yield from _mention(191, 196, "3 May", a=["kg:TimeExpression"], edtf="XXXX-05-03")
    event = {"a": "kg:CommunicationEvent", "medium": "a briefing", "anchoredIn": "id:article/a1#char=180,190"}
    yield from _about("communication/1", {**event, "time": "id:article/a1#char=191,196"})
    occasion = {"madeDuring": "id:communication/1"}
    whole = "We stay in Gao for now to advise and assist the army, and end our combat mission"
    yield from _statement("s03", 120, whole, speaker=ruiz, quote="direct", aspect="ongoing", **said, **occasion)
    clause = "We stay in Gao for now to advise and assist the army"
    arguments = (("agent", "We", None), ("limit", "for now", None), ("beneficiary", "the army", "actor/unit/army"))
    part = {**said, **occasion, "partOf": "id:statement/s03"}
    yield from _statement(
        "s04", 120, clause, speaker=ruiz, quote="direct", aspect="ongoing", frame="posture", predicate="remain",
        arguments=arguments, missions=("advise", "assist"), **part,
    )  # fmt: skip
    yield from _posture("s04", "unit/brigade", "remain", atPlace="id:place/gao")
    yield from _statement(
        "s05", 178, "end our combat mission", speaker=ruiz, quote="direct", aspect="future", frame="transition",
        predicate="end", missions=("combat",), **part,
    )  # fmt: skip
    yield from _posture("s05", "unit/brigade", "end", atPlace="id:place/gao")
    yield from _mention(210, 260, "another sentence")
    later = {"cueText": "added", "inSentence": "id:article/a1#char=210,260", **occasion}
    yield from _statement("s06", 215, "nobody goes home", speaker=ruiz, quote="indirect", polarity="negative", **later)
    words = "the brigade will “assist and train” the army"
    yield from _statement(
        "s07", 300, words, speaker="person/tom-oduya", quote="mixed", aspect="future", frame="activity",
        predicate="activity", missions=("assist", "train"), cueText="said",
    )  # fmt: skip
    yield from _statement("s08", 360, "the front is spent", speaker="unnamed/a1/officials", quote="indirect")


def _war() -> Iterator[ox.Triple]:
    army, front = "actor/unit/army", "actor/armed-group/front"
    yield from _mention(440, 450, "since 2013", a=["kg:TimeExpression"], edtf="2013/..")
    yield from _mention(500, 504, "2014", a=["kg:TimeExpression"], edtf="2014")
    yield from _statement(
        "s09", 410, "The army has been fighting the Front", frame="attack", predicate="fight", aspect="ongoing",
        arguments=(("agent", "The army", army), ("object", "the Front", front)), time="id:article/a1#char=440,450",
    )  # fmt: skip
    yield from _statement(
        "s10", 460, "The Front burnt two villages", predicate="burn", time="id:article/a1#char=500,504",
        arguments=(("agent", "The Front", front), ("object", "two villages", None)),
    )  # fmt: skip
    yield from _statement(
        "s11", 520, "The Front goes on robbing", predicate="rob", aspect="ongoing",
        arguments=(("agent", "The Front", front),),
    )  # fmt: skip
    yield from _statement("s12", 560, "It hides in the hills", frame="posture", predicate="be present")
    yield from _posture("s12", "armed-group/front", "present", location="the hills")
    then = "id:article/a1#char=500,504"
    yield from _posture("s10", "armed-group/front", "present", atPlace="id:place/mali", time=then)
    yield from _statement("s13", 600, "the bandits", extractionRule="label")
    yield from _about(front, {"mentionedAt": "id:article/a1#char=600,611"})
    yield from _about("topic/control/front", {"a": "kg:Topic", "predicate": "control", "about": f"id:{front}"})
    yield from _about("topic/control/front", {"atPlace": "id:place/gao"})
    yield from _statement("s14", 620, "The army drove the Front out of Gao", frame="control", polarity="negative")
    yield from _bearing("s14", "control/front", "denies")
    yield from _statement("s15", 670, "The Front was driven from Gao", frame="control", polarity="negative")
    yield from _bearing("s15", "control/front", "denies")
    for number, start, end, sides in ((1, 629, 648, [army, front]), (2, 684, 690, [front])):
        words = {"anchoredIn": f"id:article/a1#char={start},{end}", "participant": [f"id:{side}" for side in sides]}
        yield from _about(f"event/{number}", {"a": "kg:Event", "eventType": "COERCE", **words})
        yield from _mention(start, end, "words of the event")


def _rest() -> Iterator[ox.Triple]:
    words = "The coalition has ended its combat mission"
    yield from _statement("s16", 710, words, frame="transition", predicate="end", missions=("combat",))
    yield from _posture("s16", "coalition/sahel", "end")
    yield from _about("topic/end-mission", {"a": "kg:Topic", "predicate": "end"})
    yield from _about("topic/end-mission", {"changesDimension": "kg:Dimension_mission"})
    for statement in ("s05", "s16"):
        yield from _bearing(statement, "end-mission", "affirms")
    caption = "Malian troops trained by the coalition"
    yield from _statement(
        "s17", 760, caption, frame="training", caption=True, inParagraph="id:article/a1#char=760,798",
        arguments=(("agent", "the coalition", "actor/coalition/sahel"), ("object", "Malian troops", "actor/unit/army")),
    )  # fmt: skip
    yield from _mention(799, 810, "Photo: Ruiz", a=["kg:Paragraph"], paragraphKind="kg:ParagraphKind_credit")
    yield from _statement("s18", 820, "It founded a “free zone” in Gao")
    yield from _mention(834, 843, "free zone", a=["kg:ScareQuote"])
    agreement = {"a": "kg:Agreement", "label": "a pact with France", "anchoredIn": "id:article/a1#char=860,878"}
    yield from _about("agreement/1", agreement)
    yield from _mention(860, 878, "a pact with France")


def build() -> Store:
    """The graph in memory, with the ontology beside it."""
    memory = ox.Store()
    for part in (ontology, _people, _article, _presence, _talk, _war, _rest):
        memory.extend(ox.Quad(t.subject, t.predicate, t.object) for t in part())
    return Store(memory, None)
