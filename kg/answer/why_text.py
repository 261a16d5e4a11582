"""What stands behind a statement, as text for people."""

from __future__ import annotations

from collections.abc import Iterator

from kg.answer.grounds import Argument, Attributed, Date, Source, Why, Words

__all__ = ["marked", "why_text"]

_WIDTH = 18


def why_text(why: Why, *, marks: tuple[str, str] = ("»", "«")) -> str:
    """The sentence with the statement's words between ``marks``, then what is known about it, a line each."""
    lines = [marked(why, marks), "", *(_line(name, words) for name, words in _lines(why) if words)]
    return "\n".join(lines) + "\n"


def marked(why: Why, marks: tuple[str, str]) -> str:
    """The sentence on one line, with ``marks`` around the statement's words."""
    text, base = why.sentence.text, why.sentence.start
    for span in reversed(why.spans):
        start, end = span.start - base, span.end - base
        text = f"{text[:start]}{marks[0]}{text[start:end]}{marks[1]}{text[end:]}"
    return " ".join(text.split())


def _line(name: str, words: str) -> str:
    return f"{name:<{_WIDTH}}{words}"


def _lines(why: Why) -> Iterator[tuple[str, str]]:
    yield "statement", f"{why.statement}, {_KINDS[why.kind]}{', in a caption' if why.block == 'caption' else ''}"
    yield "characters", ", ".join(_where(span) for span in why.spans) + f" of article {why.article.id}"
    yield from _origin(why)
    yield "read as", why.rule or ""
    if why.attributed is not None:
        yield from _attributed(why.attributed, why.quote)
    yield from _content(why)
    yield from _follows(why)


_KINDS = {"claim": "a claim", "narrator": "in the article's own voice"}


def _where(words: Words) -> str:
    return f"{words.start}-{words.end}"


def _origin(why: Why) -> Iterator[tuple[str, str]]:
    known = {"title": why.article.title, "publisher": why.article.publisher, "published": why.article.published}
    for name, value in known.items():
        yield name, value or "unknown"
    yield "address", why.article.url or ""


def _attributed(said: Attributed, quote: str) -> Iterator[tuple[str, str]]:
    for source in said.sources:
        yield "speaker", _speaker(source)
        yield "", _named(source)
        yield from _links(source)
    cue = " ... ".join(f"“{words.text}” {_where(words)}" for words in said.cue) or "no words: the quotation goes on"
    yield "cue", cue
    yield "quotation", quote
    yield "attribution", f"rule: {said.rule}" if said.rule else ""
    yield "occasion", said.medium or ""
    yield "said on", _date(said.date)


def _speaker(source: Source) -> str:
    office = ", ".join(part for part in (source.role, source.affiliation) if part and part != source.name)
    return f"{source.name} ({source.type}){f': {office}' if office else ''}"


def _named(source: Source) -> str:
    """How the words here came to mean the speaker."""
    here = f"named here “{source.mention.text}” {_where(source.mention)}" if source.mention else "not named here"
    rule = f", by the rule: {source.rule}" if source.rule else ""
    before = source.antecedent
    return here + rule + (f", from “{before.text}” {_where(before)}" if before else "")


def _links(source: Source) -> Iterator[tuple[str, str]]:
    """What ties a speaker to other articles, or keeps it from homonyms."""
    if source.linking is not None and source.linking.like is not None:
        why = "; ".join(source.linking.evidence)
        doubt = ", doubtful" if source.linking.doubtful else ""
        yield "linked", f"by {source.linking.decided} to article {source.linking.like[:8]}: {why}{doubt}"
    for other in source.homonyms:
        yield "kept apart from", f"{other.actor}: {'; '.join(other.evidence)}"


def _date(date: Date | None) -> str:
    if date is None:
        return ""
    read = f"“{date.text}” = {date.edtf}" + (f" ({date.basis})" if date.basis != "stated" else "")
    inferred = f", taken to be {date.inferred}" if date.inferred else ""
    return read + inferred + (f" because {date.reason}" if date.reason else "")


def _content(why: Why) -> Iterator[tuple[str, str]]:
    stand, content = why.stand, why.content
    yield "stance", f"{stand.polarity}, {stand.certainty}, {stand.modality}, {stand.aspect}"
    yield "when", _date(why.date)
    yield "how many", f"“{why.quantity.text}” {_where(why.quantity)}" if why.quantity else ""
    changes = f", changes {content.dimension}" if content.dimension else ""
    yield "content", f"{content.predicate} ({content.frame}{changes})"
    for argument in content.arguments:
        yield "", _argument(argument)
    yield "", f"missions: {', '.join(content.missions)}" if content.missions else ""


def _argument(argument: Argument) -> str:
    words = " / ".join(f"“{each}”" for each in argument.words)
    return f"{argument.role}: {words}{f' = {argument.means}' if argument.means else ''}"


def _follows(why: Why) -> Iterator[tuple[str, str]]:
    for basis in why.bearings:
        yield "bears on", f"{basis.stance} “{basis.topic}”, {basis.strength}"
        yield "", f"by the rule {basis.rule}: {basis.title}" if basis.title else f"by the rule {basis.rule}"
    for link in why.links:
        yield link.relation, f"{link.id}  {link.text}"
