"""Date expressions as EDTF (ISO 8601-2), as far as the words go.

"December 9th" is ``XXXX-12-09``, "by 2017" is ``/2017`` and "since 2014" is ``2014/..``. What the day of
writing adds (the year, or the day that "yesterday" means) is kept apart: in ``inferred`` where the
words give a date of their own, else as the date itself with basis ``inferred``. Words that say nothing
without a known day of writing are ``XXXX-XX-XX``, ``XXXX-XX`` or ``XXXX`` after their fineness.

Known misses: clock times, public holidays, fiscal quarters, "on the 9th".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.calendar import Anchor, counted_from, day_near, iso_day, month_near, period, weekday_near
from kg.extract.date_words import date_words
from kg.extract.reading import Reading, once_per_reading
from kg.model import DateBasis, DateExpression, ParagraphKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["anchor_of", "dates"]

_DATELINE = re.compile(
    r"^(?:[A-Z][A-Z.’' -]+[,(]|\W*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\W*\d{1,2} [A-Z]|\W*[A-Z][a-z]{2,8}\.? \d)"
)
_DATELINE_REACH = 70
_HEAD_BLOCKS = 8


@dataclass(frozen=True, slots=True)
class _Atom:
    """One date as worded (``edtf``), and what the day of writing makes of it (``resolved``)."""

    span: Span
    edtf: str
    resolved: str | None = None

    @property
    def worded(self) -> bool:
        return any(c.isdigit() for c in self.edtf)


@once_per_reading
def dates(reading: Reading) -> tuple[DateExpression, ...]:
    """All date expressions in text order."""
    anchor = anchor_of(reading)
    text = reading.article.text
    atoms = list(_atoms(reading, anchor))
    return tuple(_expression(text, atom, anchor) for atom in _opened(reading, _joined(reading, atoms)))


def anchor_of(reading: Reading) -> Anchor | None:
    """The day of writing: of the metadata, else of the dateline that the text itself states."""
    published = iso_day(reading.article.published)
    if published is not None:
        return Anchor(published, "published")
    text, words = reading.article.text, date_words(reading.lexicon)
    for block in reading.paragraphs[:_HEAD_BLOCKS]:
        start = block.span.text(text)[:_DATELINE_REACH]
        if block.kind is not ParagraphKind.DATELINE and not _DATELINE.match(start):
            continue
        for match in words.atoms.finditer(start):
            day = iso_day(_worded(reading, match))
            if day is not None and (
                block.kind is ParagraphKind.DATELINE or match.end() > 0.6 * len(start) or _closes(start, match)
            ):
                return Anchor(day, "dateline")
    return None


def _closes(start: str, match: re.Match[str]) -> bool:
    """Whether a dash or a bracket follows the date: "KABUL, May 3, 2010 – ..."."""
    return start[match.end() :].lstrip()[:1] in {"-", "–", "—", ")", ""}


def _expression(text: str, atom: _Atom, anchor: Anchor | None) -> DateExpression:
    words = atom.span.text(text)
    if anchor is None or atom.resolved is None or atom.resolved == atom.edtf:
        return DateExpression(span=atom.span, text=words, edtf=atom.edtf)
    known = "day of publication" if anchor.reason == "published" else "dateline"
    reason = f"nearest to the {known} {anchor.day.isoformat()}"
    if atom.worded:
        return DateExpression(span=atom.span, text=words, edtf=atom.edtf, inferred=atom.resolved, reason=reason)
    reason = reason.replace("nearest to", "counted from")
    return DateExpression(span=atom.span, text=words, edtf=atom.resolved, basis=DateBasis.INFERRED, reason=reason)


# ---- one date ---------------------------------------------------------------------------------------


def _atoms(reading: Reading, anchor: Anchor | None) -> Iterator[_Atom]:
    text = reading.article.text
    for match in date_words(reading.lexicon).atoms.finditer(text):
        edtf = _worded(reading, match)
        if edtf is None or not _is_date(reading, match):
            continue
        span = Span(*match.span())
        resolved = _resolved(reading, match, edtf, anchor) if anchor else None
        yield _Atom(span, edtf, resolved)


def _parts(match: re.Match[str]) -> dict[str, str]:
    """The named parts of a match without the letter that tells the patterns apart."""
    return {k.split("_", 1)[1]: v for k, v in match.groupdict().items() if v is not None and k[1:2] == "_"}


def _month(reading: Reading, words: str) -> int:
    return int(reading.lexicon.table("dates", "months")[words.rstrip(".")])


def _worded(reading: Reading, match: re.Match[str]) -> str | None:
    """EDTF of the words alone; None where they can be no date."""
    way, part = _way(match), _parts(match)
    if way == "iso":
        return match.group() if iso_day(match.group()) else None
    if way == "decade":
        return part["decade"] + "X"
    if way == "years":
        return _years(match["k_year"], match["l_year"])
    if way in {"sy", "ss"}:
        return f"{part.get('year', 'XXXX')}-{reading.lexicon.table('dates', 'seasons')[part['season'].lower()]}"
    if way == "quarter":
        return f"{part['year']}-{reading.lexicon.table('dates', 'quarters')[part['quarter'].lower()]}"
    if "month" in part:
        month = f"{part.get('year', 'XXXX')}-{_month(reading, part['month']):02}"
        if "day" not in part:
            return month
        # 2024 has a 29 February: the year is not always stated.
        real = iso_day(f"{part.get('year', '2024')}{month[4:]}-{int(part['day']):02}")
        return f"{month}-{int(part['day']):02}" if real else None
    if "year" in part:
        return part["year"]
    fineness = {"month": "XXXX-XX", "year": "XXXX", "decade": "XXXX"}
    return fineness.get(part.get("unit", "").lower(), "XXXX-XX-XX")


def _way(match: re.Match[str]) -> str:
    return next(k for k, v in match.groupdict().items() if v is not None and k[1:2] != "_")


def _years(first: str, last: str) -> str | None:
    last = last if len(last) == 4 else first[:2] + last
    return f"{first}/{last}" if first < last else None


def _is_date(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a bare year or a month name that is a word of its own is meant as a date."""
    text, way = reading.article.text, _way(match)
    before = re.findall(r"[\w’']+", text[max(0, match.start() - 24) : match.start()].lower())
    lists = reading.lexicon.table("dates", "words")
    if way == "month" and match["s_month"].rstrip(".") in lists["ambiguous"]:
        return bool(before) and before[-1] in lists["before_ambiguous"]
    if way == "year":
        after = re.match(r"\s*([A-Za-z]+)", text[match.end() : match.end() + 30])
        if after and after[1].lower() in lists["counted"]:
            return after[1].lower() == "of" and before[-1:] != ["some"]
        return not (before and before[-1] in lists["numbered"])
    # "in three days of fighting", "was done in two weeks": how long it took.
    return way != "ahead" or _looks_ahead(reading, match.start())


# ---- what the day of writing adds -------------------------------------------------------------------


def _resolved(reading: Reading, match: re.Match[str], edtf: str, anchor: Anchor) -> str | None:
    way, part, day = _way(match), _parts(match), anchor.day
    step = reading.lexicon.table("dates", "steps").get(part.get("step", "").lower())
    if way == "days":
        return counted_from(day, "day", reading.lexicon.table("dates", "days")[" ".join(match.group().lower().split())])
    if way in {"md", "dm"}:
        return day_near(day, int(edtf[5:7]), int(edtf[8:10]))
    if way == "month":
        return month_near(day, int(edtf[5:7]), ahead=_looks_ahead(reading, match.start()))
    if way in {"ms", "ss"} and step is not None:
        return _stepped(day.year, day.month, edtf, step=step, whole_year=match["f_step"] is not None)
    if way == "weekday":
        number = reading.lexicon.table("dates", "weekdays")[part["weekday"]]
        return weekday_near(day, number, ahead=step == 1 or (step is None and _looks_ahead(reading, match.start())))
    if way == "period" and step is not None:
        return period(day, part["unit"].lower(), step)
    if way == "whole":
        return period(day, part["unit"].lower(), 0)
    if way in {"ago", "within", "ahead"}:
        return _counted(reading, part, anchor)
    return None


def _stepped(year: int, month: int, edtf: str, *, step: int, whole_year: bool) -> str | None:
    """As in "January of this year", "last October", "next spring"."""
    season = edtf[5:7] > "12"
    wanted = (int(edtf[5:7]) - 20) * 3 if season else int(edtf[5:7])
    if whole_year or step == 0:
        return f"{year + (step if whole_year else 0):04}-{edtf[5:7]}"
    passed = wanted < month
    shift = (0 if passed else -1) if step < 0 else (1 if passed or wanted == month else 0)
    return f"{year + shift:04}-{edtf[5:7]}"


def _counted(reading: Reading, part: dict[str, str], anchor: Anchor) -> str | None:
    words = part["count"].lower()
    count = int(words) if words.isdigit() else int(reading.lexicon.table("dates", "counts")[words])
    unit, step, how = part["unit"].lower(), part.get("step", "").lower(), part.get("how", "").lower()
    ahead = bool(how) or step in {"next", "coming"}
    end = counted_from(anchor.day, unit, count if ahead else -count)
    if end is None or how == "in" or not (step or how):
        return end
    today = anchor.day.isoformat()[: len(end)]
    return f"{today}/{end}" if ahead else f"{end}/{today}"


def _looks_ahead(reading: Reading, offset: int) -> bool:
    """Whether the verb over the word at ``offset`` stands in the future: "will testify Monday"."""
    token: Token = reading.tokens(Span(offset, offset + 1))[0]
    for verb in (token, *token.ancestors):
        if verb.pos_ in {"VERB", "AUX"}:
            signs = [c for c in verb.lefts if c.dep_ in {"aux", "auxpass"}]
            return any(c.tag_ == "MD" and c.lower_ in {"will", "’ll", "'ll", "shall"} for c in signs) or any(
                c.tag_ == "TO" for c in signs
            )
    return False


# ---- intervals --------------------------------------------------------------------------------------


def _joined(reading: Reading, atoms: list[_Atom]) -> Iterator[_Atom]:
    """As in "from 2014 to 2017" and "between March and May" as one interval."""
    text, joint = reading.article.text, date_words(reading.lexicon).joint
    index = 0
    while index < len(atoms):
        atom, after = atoms[index], atoms[index + 1] if index + 1 < len(atoms) else None
        if (
            after is not None
            and _one_interval(text, joint, atom.span, after.span)
            and "/" not in atom.edtf + after.edtf
        ):
            atom = _in_year_of(after, atom)
            first, last = atom.resolved or atom.edtf, after.resolved or after.edtf
            if first > last and atom.edtf.startswith("XXXX-") and last[:4].isdigit():
                first = f"{int(last[:4]) - (first[5:] > last[5:]):04}{first[4:]}"
            resolved = f"{first}/{last}" if atom.resolved or after.resolved else None
            yield _Atom(
                Span(atom.span.start, after.span.end),
                f"{atom.edtf}/{after.edtf}",
                None if resolved and resolved.count("/") > 1 else resolved,
            )
            index += 2
        else:
            yield atom
            index += 1


def _in_year_of(after: _Atom, atom: _Atom) -> _Atom:
    """``atom`` in the year that the second date states for both: "between March and May 2020"."""
    if not atom.edtf.startswith("XXXX-") or not after.edtf[:4].isdigit():
        return atom
    year = int(after.edtf[:4]) - (atom.edtf[5:] > after.edtf[5:])
    return _Atom(atom.span, f"{year:04}{atom.edtf[4:]}")


def _one_interval(text: str, joint: re.Pattern[str], first: Span, last: Span) -> bool:
    between = joint.fullmatch(text, first.end, last.start)
    if between is None:
        return False
    lead = re.search(r"(\w+)\s+(?:(?:early|late|mid)[\s-]+)?$", text[max(0, first.start - 20) : first.start])
    word = lead[1].lower() if lead else ""
    if between.group().strip().lower() == "and":
        return word == "between"
    return word == "from" or between.group().strip().lower() in {"through", "-", "–", "—"}


def _opened(reading: Reading, atoms: Iterator[_Atom]) -> Iterator[_Atom]:
    """Dates behind "by" or "since" as intervals without a beginning or an end."""
    text, opening = reading.article.text, date_words(reading.lexicon).opening
    sides = reading.lexicon.table("dates", "openings")
    for atom in atoms:
        found = opening.search(text, max(0, atom.span.start - 30), atom.span.start)
        if found is None or "/" in atom.edtf or "/" in (atom.resolved or ""):
            yield atom
            continue
        side = sides[" ".join(found["words"].lower().split())]
        shape = "{}/.." if side == "start" else "/{}"
        yield _Atom(
            Span(found.start("words"), atom.span.end),
            shape.format(atom.edtf),
            shape.format(atom.resolved) if atom.resolved else None,
        )
