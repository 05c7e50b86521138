"""What stands before an article's body: title, byline, date, dateline, captions.

Each line of the head is read for what it is by itself (`kind_of`); of those that are nothing
else, the one with the most signs of a title is the title (`SIGNS`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from reports.language.datelines import dateline_end
from reports.language.days import find_day
from reports.language.lexicon import word_list
from reports.notices import Notice, note
from reports.readers.article.dates import as_of_date, closing_date
from reports.readers.article.imprint import Imprint, is_department, read_imprint
from reports.readers.article.lines import Unit
from reports.readers.article.shape import (
    byline_name,
    ends,
    has_honorific,
    is_byline,
    is_name,
    is_organisation,
    is_qa_heading,
    is_stock,
    is_title_case,
    runs,
    same,
    without_honorific,
)
from reports.readers.article.words import article_pattern, article_starts

#: What a line of the head is: `dated` may be the title, with its day.
LineKind = Literal["imprint", "dated", "caption", "other"]
#: Lines of the longest head, letters of its longest line, lines within which a title returns.
_MOST_LINES, _LONGEST, _RETURNS = 12, 300, 8
#: What a line needs to be the title.
_ENOUGH = 2


@dataclass(slots=True)
class Head:
    """What the head says; `used` units are the head's, `body` holds what it moved there.

    `because` names the signs of the title.
    """

    title: str | None = None
    subtitle: str | None = None
    byline: str | None = None
    date: dt.date | None = None
    publisher: str | None = None
    because: tuple[str, ...] = ()
    kickers: list[str] = field(default_factory=list)
    used: int = 0
    body: list[Unit] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def leave_out(self, what: str, text: str) -> None:
        """Say that a line is in no part of the article."""
        self.notices.append(note("left-out", f"left out {what}: {text!r}"))


class Line(NamedTuple):
    """A line of the head, with what follows it, and where it stands among the `other` ones."""

    unit: Unit
    kind: LineKind
    imprint: Imprint | None
    below: Sequence[Unit]
    is_first: bool
    is_only_top: bool
    follows_date: bool
    follows_kicker: bool
    before_imprint: int


class Sign(NamedTuple):
    """What speaks for or against a line as the title, and how much."""

    name: str
    weight: int
    holds: Callable[[Line], bool]


def read_head(units: Sequence[Unit], title: str | None = None, language: str | None = None) -> Head:
    """Read the head of an article from the start of its `units`; `title` is one known already."""
    lines = list(_lines(units, language))
    head = Head(title=title)
    place = _place_of(title, lines) if title else _find_title(head, lines)
    _take_lines(head, lines, place)
    start = next((unit.text for unit in units[head.used :][:1]), "")
    head.date = head.date or _day_of(head.title or "", start, language)
    if head.subtitle is None and head.kickers:
        head.subtitle = head.kickers.pop(0)
    for text in head.kickers:
        head.leave_out("the line over the title", text)
    return head


def _take_lines(head: Head, lines: Sequence[Line], place: int) -> None:
    """Take the lines to the last one that is of the head, each for what it is."""
    again = [same(line.unit.text, head.title or "") for line in lines]
    known = [n for n, line in enumerate(lines) if again[n] or line.kind != "other"]
    head.used = max([place, *known, -1]) + 1
    while head.used < len(lines) and _signer(lines[head.used].unit.text):
        head.used += 1
    for number, line in enumerate(lines[: head.used]):
        if not again[number]:
            _take_line(head, line, over=number < place)


def _day_of(title: str, start: str, language: str | None) -> dt.date | None:
    """Return the day that the title or the first words of the body give."""
    return (
        as_of_date(title, language)
        or closing_date(title, language)
        or as_of_date(start[:60], language)
        or _inline_date(start, language)
    )


def title_signs(line: Line) -> tuple[int, tuple[str, ...]]:
    """Return how much speaks for a line as the title, and the signs that do."""
    holding = [sign for sign in SIGNS if sign.holds(line)]
    return sum(sign.weight for sign in holding), tuple(sign.name for sign in holding)


def _lines(units: Sequence[Unit], language: str | None) -> Iterator[Line]:
    """Yield the lines of the head: those before the text, and between parts of the head."""
    top = sum(unit.kind == "heading" and unit.level == 1 for unit in units)
    imprints = [_imprint(unit, language) for unit in units[: _MOST_LINES + 2]]
    heading = imprints[: len(units) - 1]  # a last line heads nothing
    above: LineKind | None = None
    first, dated, kicked = True, False, False
    for place, unit in enumerate(units[:_MOST_LINES]):
        below = units[place + 1 : place + 1 + _RETURNS]
        imprint, is_near = imprints[place], _first_of(heading[place + 1 : place + 3])
        kind: LineKind = "other" if imprint is None else "imprint"
        if imprint is not None and imprint.may_be_title and first:
            kind = "dated"
        if imprint is None and _is_body(unit, is_near):
            return
        if imprint is None and not first and _captions(unit, below, above):
            kind = "caption"
        is_title = kind in ("other", "dated")
        is_first, is_only_top = first and is_title, top == 1 == unit.level
        yield Line(unit, kind, imprint, below, is_first, is_only_top, dated, kicked, is_near)
        first, above = first and not is_title, kind
        dated = imprint is not None and bool(imprint.day or imprint.byline)
        kicked = kicked or (imprint is not None and bool(imprint.kickers))


def _imprint(unit: Unit, language: str | None) -> Imprint | None:
    """Return the imprint that a line is, if any; in a list its items say what they are."""
    if unit.kind == "bullet" and ": " not in unit.text[:30]:
        return None
    return None if unit.kind == "number" else read_imprint(unit.text, language)


def _first_of(imprints: Sequence[Imprint | None]) -> int:
    """Return which of the next lines is the first imprint, from 1; 0 if none is."""
    return next((n for n, imprint in enumerate(imprints, 1) if imprint is not None), 0)


def _is_body(unit: Unit, before_imprint: int) -> bool:
    """Return whether the body starts here: with its text, a list, or a heading of the known ones."""
    if unit.kind not in ("text", "heading") or is_stock(unit.text) or is_qa_heading(unit.text):
        return True
    if len(unit.text) > _LONGEST:
        return True
    return runs(unit.text) and not before_imprint


def _captions(unit: Unit, below: Sequence[Unit], above: LineKind | None) -> bool:
    """Return whether a line captions an image: it starts small, or a credit or the title follows."""
    text = unit.text
    if unit.kind != "text" or ends(text) or above not in _OVER_CAPTIONS:
        return False
    label = ": " in text[:30] or text.count(" ") < _SENTENCE_SPACES or is_title_case(text)
    return text[0].islower() or (not label and bool(below) and not ends(below[0].text))


_OVER_CAPTIONS = ("imprint", "dated", "caption")
_SENTENCE_SPACES = 7


def _place_of(title: str, lines: Sequence[Line]) -> int:
    return next((n for n, line in enumerate(lines) if same(line.unit.text, title)), -1)


def _find_title(head: Head, lines: Sequence[Line]) -> int:
    """Settle the title; return its place among the lines, -1 if it is none of them."""
    places = [n for n, line in enumerate(lines) if line.kind in ("other", "dated")]
    if not places:
        return -1
    rated = {place: title_signs(lines[place]) for place in places}
    best = max(places, key=lambda place: (rated[place][0], -place))
    if rated[best][0] < _ENOUGH:
        best = places[0]
        if _starts_section(lines[best]):
            return -1
    head.title, head.because = lines[best].unit.text, rated[best][1]
    return best


def _starts_section(line: Line) -> bool:
    return line.unit.text.casefold().startswith(article_starts("section_starts"))


#: The signs of a title, with their weights; the line with most of them is the title.
SIGNS = (
    Sign("it comes again", 5, lambda x: any(same(u.text, x.unit.text) for u in x.below)),
    Sign("it is the only heading of the first level", 5, lambda x: x.is_only_top),
    Sign("it stands first", 3, lambda x: x.is_first),
    Sign("a date or a byline follows", 2, lambda x: x.before_imprint == 1),
    Sign("a line and a date or a byline follow", 1, lambda x: x.before_imprint == 2),
    Sign("it follows the date", 2, lambda x: x.follows_date),
    Sign("it follows what kind of text this is", 1, lambda x: x.follows_kicker),
    Sign("it is the name of a report", 2, lambda x: _is_report(x.unit.text)),
    Sign("text follows", 1, lambda x: bool(x.below) and runs(x.below[0].text)),
    Sign("the dateline of a story follows", 3, lambda x: _opens_story(x.below)),
    Sign("it has four words or more", 1, lambda x: x.unit.text.count(" ") >= 3),
    Sign("it is a word or two", -1, lambda x: x.unit.text.count(" ") < 2),
    Sign("it starts as headings of sections do", -4, _starts_section),
    Sign("it ends in its day", -2, lambda x: x.kind == "dated"),
    Sign("it names an organisation", -4, lambda x: is_organisation(x.unit.text)),
    Sign("it names a person with an office", -3, lambda x: _is_signed(x.unit.text)),
    Sign("it ends as a sentence does", -3, lambda x: x.unit.text[-1] in ".;:,"),
)


def _is_signed(text: str) -> bool:
    """Return whether a line is somebody with an office: "Ann Lee, Minister of Help", "The Hon. …"."""
    name, comma, office = text.partition(", ")
    named = bool(comma and office) and is_name(without_honorific(name), longest=6)
    return named or (not ends(text) and (has_honorific(text) or _is_office(text.split()[0])))


def _opens_story(below: Sequence[Unit]) -> bool:
    return bool(below) and runs(below[0].text) and dateline_end(below[0].text) > 0


def _signer(text: str) -> str | None:
    """Return who signs with a name that is known, or with a name and a place: "Ann Lee, Oslo"."""
    name, comma, place = text.partition(", ")
    if not is_name(name) or ends(text):
        return None
    at = comma and place.istitle() and place.count(" ") < _PLACE and not _is_office(place)
    return name if at or (not comma and _is_first_name(name)) else None


def _is_first_name(name: str) -> bool:
    first = name.split()[0].casefold()
    return any(first in word_list("names", kind) for kind in ("men", "women", "either"))


def _is_office(text: str) -> bool:
    words = text.casefold().split()
    kinds = ("offices", "ministers", "functions")
    return any(word in word_list("roles", kind) for word in words for kind in kinds)


_PLACE = 3


def _is_report(text: str) -> bool:
    """Return whether a line names a report: "Situation report No. 5", "… (as of 3 May 2025)"."""
    known = (("report_names", r"\b{}\b"), ("as_of", r"\({}\b"), ("numbered", r"\b{}\.? ?\d+ \("))
    return any(article_pattern(key, around).search(text) for key, around in known)


def _take_line(head: Head, line: Line, *, over: bool) -> None:
    if line.imprint is not None:
        _take_imprint(head, line.unit.text, line.imprint)
    elif line.kind == "caption":
        head.leave_out("the image caption", line.unit.text)
    else:
        _take_other(head, line.unit.text, over=over)


def _take_imprint(head: Head, text: str, imprint: Imprint) -> None:
    """Take a dateline: its department signs, its place becomes the first line of the body."""
    second = imprint.day if imprint.day not in (None, head.date) and head.date else None
    if second or imprint.second_day:
        head.leave_out("a second date", text)
    elif imprint.timed and not imprint.day:
        head.leave_out("the time of day", text)
    head.date = head.date or imprint.day
    head.kickers += imprint.kickers
    _sign(head, imprint.byline)
    if imprint.publisher and head.publisher:
        head.body.append(Unit("line", text))
    head.publisher = head.publisher or imprint.publisher
    head.body += (Unit("line", part) for part in imprint.details)
    others = imprint.others
    for part in others:
        signs = is_department(part) or is_byline(part) or (len(others) > 1 and part is others[-1])
        if signs and head.byline is None:
            head.byline = byline_name(part)
        else:
            head.body.append(Unit("line", part))


def _sign(head: Head, name: str | None) -> None:
    """Take a byline; another one is a line of the body."""
    if name and head.byline and not same(head.byline, name):
        head.body.append(Unit("line", name))
    head.byline = head.byline or name


def _take_other(head: Head, text: str, *, over: bool) -> None:
    """Take a line that says nothing by itself: who signs, a line over or under the title."""
    signer = _signer(text) or (
        text if is_organisation(text) or (is_name(text) and not over) else None
    )
    head.date = head.date or closing_date(text)
    if head.byline is None and signer:
        head.byline = signer
    elif _is_signed(text):
        head.body.append(Unit("line", text))
    elif over:
        head.kickers.append(text)
    elif head.subtitle is None and (runs(text) or text.count(" ") >= 3):
        head.subtitle = text
    else:
        head.body.append(Unit("line", text))


def _inline_date(text: str, language: str | None) -> dt.date | None:
    """Return the day of a dateline that opens a story: "OTTAWA, Aug. 24, 2025 (Reuters) – …"."""
    found = find_day(text[: dateline_end(text)], language)
    return found[0] if found else None
