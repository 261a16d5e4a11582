"""Terms of the ontology as constants, named as there. Made by ``python -m kg.terms_gen``: edit kg.ttl."""

# ruff: noqa: N816

from __future__ import annotations

from typing import Final

from rdflib import URIRef

from kg.iris import NS

__all__ = [
    "Actor",
    "Agreement",
    "Appearance",
    "ArmedGroup",
    "Article",
    "Aspect",
    "Aspect_completed",
    "Aspect_future",
    "Aspect_future_in_past",
    "Aspect_ongoing",
    "Aspect_state",
    "Attitude",
    "Attribution",
    "Bearing",
    "Bound",
    "Bound_about",
    "Bound_at_least",
    "Bound_at_most",
    "Bound_exactly",
    "Certainty",
    "Certainty_certain",
    "Certainty_possible",
    "Certainty_probable",
    "Certainty_underspecified",
    "Claim",
    "Coalition",
    "CommunicationEvent",
    "DateBasis",
    "DateBasis_inferred",
    "DateBasis_stated",
    "Dimension",
    "Dimension_headcount",
    "Dimension_location",
    "Dimension_mission",
    "Dimension_physical",
    "Dimension_unspecified",
    "Event",
    "ForcePosture",
    "Frame",
    "Frame_activity",
    "Frame_agreement",
    "Frame_attack",
    "Frame_cause",
    "Frame_communication",
    "Frame_control",
    "Frame_generic",
    "Frame_legal_basis",
    "Frame_naming",
    "Frame_posture",
    "Frame_training",
    "Frame_transition",
    "HedgedStatement",
    "Membership",
    "Mention",
    "MilitaryForce",
    "MissionRole",
    "Modality",
    "Modality_asserted",
    "Modality_conditional",
    "Modality_goal",
    "Modality_obligation",
    "Modality_opinion",
    "Modality_planned",
    "Modality_possible",
    "Modality_predicted",
    "Naming",
    "NarratorAssertion",
    "Organisation",
    "Paragraph",
    "ParagraphKind",
    "ParagraphKind_caption",
    "ParagraphKind_credit",
    "ParagraphKind_dateline",
    "ParagraphKind_headline",
    "ParagraphKind_prose",
    "Person",
    "Place",
    "Polarity",
    "Polarity_negative",
    "Polarity_positive",
    "PostureStatus",
    "PostureStatus_deploy",
    "PostureStatus_end",
    "PostureStatus_increase",
    "PostureStatus_present",
    "PostureStatus_reduce",
    "PostureStatus_remain",
    "PostureStatus_transition",
    "PostureStatus_withdraw",
    "PostureTransition",
    "Proposition",
    "Quantity",
    "QuoteType",
    "QuoteType_direct",
    "QuoteType_indirect",
    "QuoteType_mixed",
    "QuoteType_none",
    "Rating",
    "Rating_false",
    "Rating_mixed",
    "Rating_mostly_false",
    "Rating_mostly_true",
    "Rating_true",
    "Rating_unproven",
    "RelationType",
    "RelationType_contradicts",
    "RelationType_corroborates",
    "RelationType_different_aspect",
    "RelationType_different_period",
    "RelationType_different_scope",
    "RelationType_estimate_spread",
    "RelationType_in_tension",
    "RelationType_supersedes",
    "Review",
    "ReviewAspect",
    "ReviewAspect_content",
    "ReviewAspect_saying",
    "RoleFiller",
    "Run",
    "ScareQuote",
    "Sentence",
    "SkippedText",
    "Stance",
    "Stance_affirms",
    "Stance_denies",
    "State",
    "Statement",
    "StatementRelation",
    "Strength",
    "Strength_entailed",
    "Strength_explicit",
    "Strength_suggested",
    "TimeExpression",
    "Topic",
    "UnnamedSource",
    "about",
    "accordingTo",
    "affiliatedWith",
    "affiliationText",
    "agent",
    "alias",
    "anchoredIn",
    "antecedent",
    "appearanceOf",
    "appearsIn",
    "argument",
    "argumentMention",
    "aspect",
    "atPlace",
    "attitudeAt",
    "attitudeCue",
    "attitudeIn",
    "attitudeOf",
    "attitudeText",
    "attributedBy",
    "attribution",
    "attributionRule",
    "author",
    "bearingOf",
    "beginIndex",
    "bound",
    "caption",
    "certainty",
    "changesDimension",
    "characters",
    "claimReviewed",
    "cue",
    "cueText",
    "edtf",
    "endIndex",
    "eventType",
    "evidence",
    "exact",
    "expresses",
    "extractionRule",
    "filler",
    "fillerText",
    "force",
    "frame",
    "identifier",
    "inParagraph",
    "inRole",
    "inSentence",
    "inferenceReason",
    "inferredEdtf",
    "keptRecord",
    "keptText",
    "kgVersion",
    "left",
    "legalBasis",
    "linkBlock",
    "listedName",
    "location",
    "madeDuring",
    "medium",
    "member",
    "mentionedAt",
    "missionRole",
    "modality",
    "modelDigest",
    "modelName",
    "modelVersion",
    "name",
    "namingOf",
    "number",
    "ofArticle",
    "onBehalfOf",
    "onProposition",
    "organisation",
    "organisationText",
    "paragraphKind",
    "partOf",
    "participant",
    "party",
    "ploverCode",
    "polarity",
    "postureStatus",
    "predicate",
    "prefix",
    "published",
    "publisher",
    "quantifier",
    "quantity",
    "quantityFrom",
    "quoteType",
    "rank",
    "rating",
    "ratingValue",
    "readBy",
    "reason",
    "refersTo",
    "relationType",
    "resolutionRule",
    "reviewAddress",
    "reviewAspect",
    "reviewOf",
    "reviewReason",
    "reviewedOn",
    "reviewer",
    "reviewerOrganisation",
    "right",
    "role",
    "roleName",
    "rule",
    "sceneCountry",
    "sha256",
    "speaker",
    "speakerMention",
    "stage",
    "stance",
    "startsAt",
    "statedBody",
    "statedCountry",
    "statedIn",
    "statedName",
    "statedPost",
    "statedRank",
    "strength",
    "suffix",
    "term",
    "text",
    "time",
    "timeBasis",
    "title",
    "unit",
    "unknownField",
    "url",
    "usedBy",
    "via",
    "withdrawalReason",
    "withdrawnBy",
    "withdrawnOn",
    "within",
]

# Classes
Actor: Final = URIRef(NS + "Actor")
Agreement: Final = URIRef(NS + "Agreement")
Appearance: Final = URIRef(NS + "Appearance")
ArmedGroup: Final = URIRef(NS + "ArmedGroup")
Article: Final = URIRef(NS + "Article")
Aspect: Final = URIRef(NS + "Aspect")
Attitude: Final = URIRef(NS + "Attitude")
Attribution: Final = URIRef(NS + "Attribution")
Bearing: Final = URIRef(NS + "Bearing")
Bound: Final = URIRef(NS + "Bound")
Certainty: Final = URIRef(NS + "Certainty")
Claim: Final = URIRef(NS + "Claim")
Coalition: Final = URIRef(NS + "Coalition")
CommunicationEvent: Final = URIRef(NS + "CommunicationEvent")
DateBasis: Final = URIRef(NS + "DateBasis")
Dimension: Final = URIRef(NS + "Dimension")
Event: Final = URIRef(NS + "Event")
ForcePosture: Final = URIRef(NS + "ForcePosture")
Frame: Final = URIRef(NS + "Frame")
HedgedStatement: Final = URIRef(NS + "HedgedStatement")
Membership: Final = URIRef(NS + "Membership")
Mention: Final = URIRef(NS + "Mention")
MilitaryForce: Final = URIRef(NS + "MilitaryForce")
MissionRole: Final = URIRef(NS + "MissionRole")
Modality: Final = URIRef(NS + "Modality")
Naming: Final = URIRef(NS + "Naming")
NarratorAssertion: Final = URIRef(NS + "NarratorAssertion")
Organisation: Final = URIRef(NS + "Organisation")
Paragraph: Final = URIRef(NS + "Paragraph")
ParagraphKind: Final = URIRef(NS + "ParagraphKind")
Person: Final = URIRef(NS + "Person")
Place: Final = URIRef(NS + "Place")
Polarity: Final = URIRef(NS + "Polarity")
PostureStatus: Final = URIRef(NS + "PostureStatus")
PostureTransition: Final = URIRef(NS + "PostureTransition")
Proposition: Final = URIRef(NS + "Proposition")
Quantity: Final = URIRef(NS + "Quantity")
QuoteType: Final = URIRef(NS + "QuoteType")
Rating: Final = URIRef(NS + "Rating")
RelationType: Final = URIRef(NS + "RelationType")
Review: Final = URIRef(NS + "Review")
ReviewAspect: Final = URIRef(NS + "ReviewAspect")
RoleFiller: Final = URIRef(NS + "RoleFiller")
Run: Final = URIRef(NS + "Run")
ScareQuote: Final = URIRef(NS + "ScareQuote")
Sentence: Final = URIRef(NS + "Sentence")
SkippedText: Final = URIRef(NS + "SkippedText")
Stance: Final = URIRef(NS + "Stance")
State: Final = URIRef(NS + "State")
Statement: Final = URIRef(NS + "Statement")
StatementRelation: Final = URIRef(NS + "StatementRelation")
Strength: Final = URIRef(NS + "Strength")
TimeExpression: Final = URIRef(NS + "TimeExpression")
Topic: Final = URIRef(NS + "Topic")
UnnamedSource: Final = URIRef(NS + "UnnamedSource")

# Properties
about: Final = URIRef(NS + "about")
accordingTo: Final = URIRef(NS + "accordingTo")
affiliatedWith: Final = URIRef(NS + "affiliatedWith")
affiliationText: Final = URIRef(NS + "affiliationText")
agent: Final = URIRef(NS + "agent")
alias: Final = URIRef(NS + "alias")
anchoredIn: Final = URIRef(NS + "anchoredIn")
antecedent: Final = URIRef(NS + "antecedent")
appearanceOf: Final = URIRef(NS + "appearanceOf")
appearsIn: Final = URIRef(NS + "appearsIn")
argument: Final = URIRef(NS + "argument")
argumentMention: Final = URIRef(NS + "argumentMention")
aspect: Final = URIRef(NS + "aspect")
atPlace: Final = URIRef(NS + "atPlace")
attitudeAt: Final = URIRef(NS + "attitudeAt")
attitudeCue: Final = URIRef(NS + "attitudeCue")
attitudeIn: Final = URIRef(NS + "attitudeIn")
attitudeOf: Final = URIRef(NS + "attitudeOf")
attitudeText: Final = URIRef(NS + "attitudeText")
attributedBy: Final = URIRef(NS + "attributedBy")
attribution: Final = URIRef(NS + "attribution")
attributionRule: Final = URIRef(NS + "attributionRule")
author: Final = URIRef(NS + "author")
bearingOf: Final = URIRef(NS + "bearingOf")
beginIndex: Final = URIRef(NS + "beginIndex")
bound: Final = URIRef(NS + "bound")
caption: Final = URIRef(NS + "caption")
certainty: Final = URIRef(NS + "certainty")
changesDimension: Final = URIRef(NS + "changesDimension")
characters: Final = URIRef(NS + "characters")
claimReviewed: Final = URIRef(NS + "claimReviewed")
cue: Final = URIRef(NS + "cue")
cueText: Final = URIRef(NS + "cueText")
edtf: Final = URIRef(NS + "edtf")
endIndex: Final = URIRef(NS + "endIndex")
eventType: Final = URIRef(NS + "eventType")
evidence: Final = URIRef(NS + "evidence")
exact: Final = URIRef(NS + "exact")
expresses: Final = URIRef(NS + "expresses")
extractionRule: Final = URIRef(NS + "extractionRule")
filler: Final = URIRef(NS + "filler")
fillerText: Final = URIRef(NS + "fillerText")
force: Final = URIRef(NS + "force")
frame: Final = URIRef(NS + "frame")
identifier: Final = URIRef(NS + "identifier")
inParagraph: Final = URIRef(NS + "inParagraph")
inRole: Final = URIRef(NS + "inRole")
inSentence: Final = URIRef(NS + "inSentence")
inferenceReason: Final = URIRef(NS + "inferenceReason")
inferredEdtf: Final = URIRef(NS + "inferredEdtf")
keptRecord: Final = URIRef(NS + "keptRecord")
keptText: Final = URIRef(NS + "keptText")
kgVersion: Final = URIRef(NS + "kgVersion")
left: Final = URIRef(NS + "left")
legalBasis: Final = URIRef(NS + "legalBasis")
linkBlock: Final = URIRef(NS + "linkBlock")
listedName: Final = URIRef(NS + "listedName")
location: Final = URIRef(NS + "location")
madeDuring: Final = URIRef(NS + "madeDuring")
medium: Final = URIRef(NS + "medium")
member: Final = URIRef(NS + "member")
mentionedAt: Final = URIRef(NS + "mentionedAt")
missionRole: Final = URIRef(NS + "missionRole")
modality: Final = URIRef(NS + "modality")
modelDigest: Final = URIRef(NS + "modelDigest")
modelName: Final = URIRef(NS + "modelName")
modelVersion: Final = URIRef(NS + "modelVersion")
name: Final = URIRef(NS + "name")
namingOf: Final = URIRef(NS + "namingOf")
number: Final = URIRef(NS + "number")
ofArticle: Final = URIRef(NS + "ofArticle")
onBehalfOf: Final = URIRef(NS + "onBehalfOf")
onProposition: Final = URIRef(NS + "onProposition")
organisation: Final = URIRef(NS + "organisation")
organisationText: Final = URIRef(NS + "organisationText")
paragraphKind: Final = URIRef(NS + "paragraphKind")
partOf: Final = URIRef(NS + "partOf")
participant: Final = URIRef(NS + "participant")
party: Final = URIRef(NS + "party")
ploverCode: Final = URIRef(NS + "ploverCode")
polarity: Final = URIRef(NS + "polarity")
postureStatus: Final = URIRef(NS + "postureStatus")
predicate: Final = URIRef(NS + "predicate")
prefix: Final = URIRef(NS + "prefix")
published: Final = URIRef(NS + "published")
publisher: Final = URIRef(NS + "publisher")
quantifier: Final = URIRef(NS + "quantifier")
quantity: Final = URIRef(NS + "quantity")
quantityFrom: Final = URIRef(NS + "quantityFrom")
quoteType: Final = URIRef(NS + "quoteType")
rank: Final = URIRef(NS + "rank")
rating: Final = URIRef(NS + "rating")
ratingValue: Final = URIRef(NS + "ratingValue")
readBy: Final = URIRef(NS + "readBy")
reason: Final = URIRef(NS + "reason")
refersTo: Final = URIRef(NS + "refersTo")
relationType: Final = URIRef(NS + "relationType")
resolutionRule: Final = URIRef(NS + "resolutionRule")
reviewAddress: Final = URIRef(NS + "reviewAddress")
reviewAspect: Final = URIRef(NS + "reviewAspect")
reviewOf: Final = URIRef(NS + "reviewOf")
reviewReason: Final = URIRef(NS + "reviewReason")
reviewedOn: Final = URIRef(NS + "reviewedOn")
reviewer: Final = URIRef(NS + "reviewer")
reviewerOrganisation: Final = URIRef(NS + "reviewerOrganisation")
right: Final = URIRef(NS + "right")
role: Final = URIRef(NS + "role")
roleName: Final = URIRef(NS + "roleName")
rule: Final = URIRef(NS + "rule")
sceneCountry: Final = URIRef(NS + "sceneCountry")
sha256: Final = URIRef(NS + "sha256")
speaker: Final = URIRef(NS + "speaker")
speakerMention: Final = URIRef(NS + "speakerMention")
stage: Final = URIRef(NS + "stage")
stance: Final = URIRef(NS + "stance")
startsAt: Final = URIRef(NS + "startsAt")
statedBody: Final = URIRef(NS + "statedBody")
statedCountry: Final = URIRef(NS + "statedCountry")
statedIn: Final = URIRef(NS + "statedIn")
statedName: Final = URIRef(NS + "statedName")
statedPost: Final = URIRef(NS + "statedPost")
statedRank: Final = URIRef(NS + "statedRank")
strength: Final = URIRef(NS + "strength")
suffix: Final = URIRef(NS + "suffix")
term: Final = URIRef(NS + "term")
text: Final = URIRef(NS + "text")
time: Final = URIRef(NS + "time")
timeBasis: Final = URIRef(NS + "timeBasis")
title: Final = URIRef(NS + "title")
unit: Final = URIRef(NS + "unit")
unknownField: Final = URIRef(NS + "unknownField")
url: Final = URIRef(NS + "url")
usedBy: Final = URIRef(NS + "usedBy")
via: Final = URIRef(NS + "via")
withdrawalReason: Final = URIRef(NS + "withdrawalReason")
withdrawnBy: Final = URIRef(NS + "withdrawnBy")
withdrawnOn: Final = URIRef(NS + "withdrawnOn")
within: Final = URIRef(NS + "within")

# Values
Aspect_completed: Final = URIRef(NS + "Aspect_completed")
Aspect_future: Final = URIRef(NS + "Aspect_future")
Aspect_future_in_past: Final = URIRef(NS + "Aspect_future_in_past")
Aspect_ongoing: Final = URIRef(NS + "Aspect_ongoing")
Aspect_state: Final = URIRef(NS + "Aspect_state")
Bound_about: Final = URIRef(NS + "Bound_about")
Bound_at_least: Final = URIRef(NS + "Bound_at_least")
Bound_at_most: Final = URIRef(NS + "Bound_at_most")
Bound_exactly: Final = URIRef(NS + "Bound_exactly")
Certainty_certain: Final = URIRef(NS + "Certainty_certain")
Certainty_possible: Final = URIRef(NS + "Certainty_possible")
Certainty_probable: Final = URIRef(NS + "Certainty_probable")
Certainty_underspecified: Final = URIRef(NS + "Certainty_underspecified")
DateBasis_inferred: Final = URIRef(NS + "DateBasis_inferred")
DateBasis_stated: Final = URIRef(NS + "DateBasis_stated")
Dimension_headcount: Final = URIRef(NS + "Dimension_headcount")
Dimension_location: Final = URIRef(NS + "Dimension_location")
Dimension_mission: Final = URIRef(NS + "Dimension_mission")
Dimension_physical: Final = URIRef(NS + "Dimension_physical")
Dimension_unspecified: Final = URIRef(NS + "Dimension_unspecified")
Frame_activity: Final = URIRef(NS + "Frame_activity")
Frame_agreement: Final = URIRef(NS + "Frame_agreement")
Frame_attack: Final = URIRef(NS + "Frame_attack")
Frame_cause: Final = URIRef(NS + "Frame_cause")
Frame_communication: Final = URIRef(NS + "Frame_communication")
Frame_control: Final = URIRef(NS + "Frame_control")
Frame_generic: Final = URIRef(NS + "Frame_generic")
Frame_legal_basis: Final = URIRef(NS + "Frame_legal_basis")
Frame_naming: Final = URIRef(NS + "Frame_naming")
Frame_posture: Final = URIRef(NS + "Frame_posture")
Frame_training: Final = URIRef(NS + "Frame_training")
Frame_transition: Final = URIRef(NS + "Frame_transition")
Modality_asserted: Final = URIRef(NS + "Modality_asserted")
Modality_conditional: Final = URIRef(NS + "Modality_conditional")
Modality_goal: Final = URIRef(NS + "Modality_goal")
Modality_obligation: Final = URIRef(NS + "Modality_obligation")
Modality_opinion: Final = URIRef(NS + "Modality_opinion")
Modality_planned: Final = URIRef(NS + "Modality_planned")
Modality_possible: Final = URIRef(NS + "Modality_possible")
Modality_predicted: Final = URIRef(NS + "Modality_predicted")
ParagraphKind_caption: Final = URIRef(NS + "ParagraphKind_caption")
ParagraphKind_credit: Final = URIRef(NS + "ParagraphKind_credit")
ParagraphKind_dateline: Final = URIRef(NS + "ParagraphKind_dateline")
ParagraphKind_headline: Final = URIRef(NS + "ParagraphKind_headline")
ParagraphKind_prose: Final = URIRef(NS + "ParagraphKind_prose")
Polarity_negative: Final = URIRef(NS + "Polarity_negative")
Polarity_positive: Final = URIRef(NS + "Polarity_positive")
PostureStatus_deploy: Final = URIRef(NS + "PostureStatus_deploy")
PostureStatus_end: Final = URIRef(NS + "PostureStatus_end")
PostureStatus_increase: Final = URIRef(NS + "PostureStatus_increase")
PostureStatus_present: Final = URIRef(NS + "PostureStatus_present")
PostureStatus_reduce: Final = URIRef(NS + "PostureStatus_reduce")
PostureStatus_remain: Final = URIRef(NS + "PostureStatus_remain")
PostureStatus_transition: Final = URIRef(NS + "PostureStatus_transition")
PostureStatus_withdraw: Final = URIRef(NS + "PostureStatus_withdraw")
QuoteType_direct: Final = URIRef(NS + "QuoteType_direct")
QuoteType_indirect: Final = URIRef(NS + "QuoteType_indirect")
QuoteType_mixed: Final = URIRef(NS + "QuoteType_mixed")
QuoteType_none: Final = URIRef(NS + "QuoteType_none")
Rating_false: Final = URIRef(NS + "Rating_false")
Rating_mixed: Final = URIRef(NS + "Rating_mixed")
Rating_mostly_false: Final = URIRef(NS + "Rating_mostly_false")
Rating_mostly_true: Final = URIRef(NS + "Rating_mostly_true")
Rating_true: Final = URIRef(NS + "Rating_true")
Rating_unproven: Final = URIRef(NS + "Rating_unproven")
RelationType_contradicts: Final = URIRef(NS + "RelationType_contradicts")
RelationType_corroborates: Final = URIRef(NS + "RelationType_corroborates")
RelationType_different_aspect: Final = URIRef(NS + "RelationType_different_aspect")
RelationType_different_period: Final = URIRef(NS + "RelationType_different_period")
RelationType_different_scope: Final = URIRef(NS + "RelationType_different_scope")
RelationType_estimate_spread: Final = URIRef(NS + "RelationType_estimate_spread")
RelationType_in_tension: Final = URIRef(NS + "RelationType_in_tension")
RelationType_supersedes: Final = URIRef(NS + "RelationType_supersedes")
ReviewAspect_content: Final = URIRef(NS + "ReviewAspect_content")
ReviewAspect_saying: Final = URIRef(NS + "ReviewAspect_saying")
Stance_affirms: Final = URIRef(NS + "Stance_affirms")
Stance_denies: Final = URIRef(NS + "Stance_denies")
Strength_entailed: Final = URIRef(NS + "Strength_entailed")
Strength_explicit: Final = URIRef(NS + "Strength_explicit")
Strength_suggested: Final = URIRef(NS + "Strength_suggested")
