"""What pronouns and definite descriptions refer to: an ordered sieve, open where two readings tie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.extract.description_links import describe
from kg.extract.named_next import NAMED_NEXT
from kg.extract.pronoun_links import Pronouns
from kg.extract.reading import Reading
from kg.extract.referents import Candidate, Description
from kg.extract.seen import Link, Seen

__all__ = ["Link", "resolve"]


def resolve(
    reading: Reading,
    known: Iterable[Candidate],
    descriptions: Iterable[Description],
    named_next: Mapping[int, Candidate],
) -> Iterator[Link]:
    """Yield the links of one text in order.

    Every link is itself a candidate for what comes later, so that chains of subjects hold ("ISIS had
    been driven ... they continued ... They've been pushed"). ``named_next`` gives those who are described
    first and named in the next sentence, by the token of the description.
    """
    seen = Seen(reading)
    pronouns = Pronouns(seen)
    by_token: dict[int, Candidate] = {c.token: c for c in known}
    described = {d.token: d for d in descriptions}
    for token in reading.doc:
        links: tuple[Link, ...] = ()
        if token.i in described:
            links = tuple(describe(seen, described[token.i]))
            if not links and token.i in named_next:
                span, antecedent = described[token.i].span, named_next[token.i]
                links = (Link(span=span, token=token.i, antecedent=antecedent, rule=NAMED_NEXT),)
        elif token.lower_ in {"he", "she", "they", "it"} and token.pos_ == "PRON":
            found = pronouns.link(token)
            links = (found,) if found is not None else ()
        for link in links:
            yield link
            seen.see(Candidate(token=token.i, span=link.span, referent=link.antecedent.referent))
        if links:
            continue
        if token.i in described and (own := described[token.i].own) is not None:
            seen.see(own)
        elif token.i in by_token:
            seen.see(by_token[token.i])
