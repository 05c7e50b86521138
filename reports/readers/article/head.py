"""What stands before an article's body: title, byline, date, dateline, captions.

Each line of the head is read for what it is by itself (`kind_of`); of those that are nothing
else, the one with the most signs of a title is the title (`SIGNS`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from reports.language.datelines import dateline_end
from reports.language.days import find_day
from reports.notices import Notice, note
from reports.readers.article.dates import as_of_date, closing_date, date_line, is_time
from reports.readers.article.lines import Unit
from reports.readers.article.shape import (
    bare,
    byline_name,
    ends,
    is_byline,
    is_name,
    is_organisation,
    is_qa_heading,
    is_stock,
    is_title_case,
    runs,
    same,
)
from reports.readers.article.words import article_pattern, article_starts, article_words

LineKind = Literal[
    "title", "kicker", "date", "time", "dateline", "publisher", "byline", "caption", "other"
]
#: Lines of the longest head, letters of its longest line, lines within which a title returns.
_MOST_LINES, _LONGEST, _RETURNS = 12, 300, 8
#: What a line needs to be the title.
_ENOUGH = 2
_DASH = re.compile(r"(?<![\d\s])\s+[–—-]{1,2}\s+|\s+[–—-]{1,2}\s+(?!\d)|\s+[|•·]\s+")
_DIGIT = re.compile(r"\d")


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
    above: LineKind | None
    below: Sequence[Unit]
    is_first: bool
    is_only_top: bool


class Sign(NamedTuple):
    """What speaks for or against a line as the title, and how much."""

    name: str
    weight: int
    holds: Callable[[Line], bool]


def kind_of(unit: Unit) -> LineKind:
    """Return what a line says by itself; ``other`` may be a title."""
    if unit.kind not in ("text", "heading"):
        return "other"
    return next((kind for kind, holds in _KINDS.items() if holds(unit.text)), "other")


def read_head(units: Sequence[Unit], title: str | None = None) -> Head:
    """Read the head of an article from the start of its `units`; `title` is one known already."""
    lines = list(_lines(units))
    head = Head(title=title)
    place = _place_of(title, lines) if title else _find_title(head, lines)
    _take_lines(head, lines, place)
    head.date = head.date or _day_of(head.title or "", [u.text for u in units[head.used :][:1]])
    if head.subtitle is None and head.kickers:
        head.subtitle = head.kickers.pop(0)
    for text in head.kickers:
        head.leave_out("the line over the title", text)
    return head


def _take_lines(head: Head, lines: Sequence[Line], place: int) -> None:
    """Take the lines to the last one that is of the head, each for what it is."""
    again = [same(line.unit.text, head.title or "") for line in lines]
    known = (n for n, line in enumerate(lines) if again[n] or line.kind != "other")
    head.used = max(place, *known, -1) + 1
    for number, line in enumerate(lines[: head.used]):
        if not again[number]:
            _TAKE[line.kind](head, line.unit.text, number < place)


def _day_of(title: str, body: Sequence[str]) -> dt.date | None:
    """Return the day that the title or the first words of the body give."""
    start = body[0] if body else ""
    return as_of_date(title) or closing_date(title) or as_of_date(start[:60]) or _inline_date(start)


def title_signs(line: Line) -> tuple[int, tuple[str, ...]]:
    """Return how much speaks for a line as the title, and the signs that do."""
    holding = [sign for sign in SIGNS if sign.holds(line)]
    return sum(sign.weight for sign in holding), tuple(sign.name for sign in holding)


def _lines(units: Sequence[Unit]) -> Iterator[Line]:
    """Yield the lines of the head: those before the text, and between parts of the head."""
    top = sum(unit.kind == "heading" and unit.level == 1 for unit in units)
    above: LineKind | None = None
    first = True
    for place, unit in enumerate(units[:_MOST_LINES]):
        below = units[place + 1 : place + 1 + _RETURNS]
        kind = kind_of(unit)
        if kind == "other" and _is_body(unit, below):
            return
        if kind == "other" and _captions(unit, below, above):
            kind = "caption"
        is_title = kind in ("other", "dateline")
        yield Line(unit, kind, above, below, first and is_title, top == 1 == unit.level)
        first, above = first and not is_title, kind


def _is_body(unit: Unit, below: Sequence[Unit]) -> bool:
    """Tell whether the body starts here: with its text, a list, or a heading of the known ones."""
    if unit.kind not in ("text", "heading") or is_stock(unit.text) or is_qa_heading(unit.text):
        return True
    if len(unit.text) > _LONGEST:
        return True
    return runs(unit.text) and not any(_is_meta(other) for other in below[:2])


def _is_meta(unit: Unit) -> bool:
    return kind_of(unit) in _METAS


def _captions(unit: Unit, below: Sequence[Unit], above: LineKind | None) -> bool:
    """Tell whether a line captions an image: it starts small, or a credit or the title follows."""
    text = unit.text
    if unit.kind != "text" or ends(text) or above not in _OVER_CAPTIONS:
        return False
    label = ": " in text[:30] or text.count(" ") < _SENTENCE_SPACES or is_title_case(text)
    return text[0].islower() or (not label and bool(below) and not ends(below[0].text))


_OVER_CAPTIONS = ("date", "byline", "dateline", "time", "caption")
_SENTENCE_SPACES = 7


def _place_of(title: str, lines: Sequence[Line]) -> int:
    return next((n for n, line in enumerate(lines) if same(line.unit.text, title)), -1)


def _find_title(head: Head, lines: Sequence[Line]) -> int:
    """Settle the title; return its place among the lines, -1 if it is none of them."""
    places = [n for n, line in enumerate(lines) if line.kind == "other" or line.is_first]
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
    Sign("a date or a byline follows", 2, lambda x: any(map(_is_meta, x.below[:2]))),
    Sign("it follows the date", 2, lambda x: x.above in ("date", "dateline", "byline")),
    Sign("it is the name of a report", 2, lambda x: _is_report(x.unit.text)),
    Sign("text follows", 1, lambda x: bool(x.below) and runs(x.below[0].text)),
    Sign("it has four words or more", 1, lambda x: x.unit.text.count(" ") >= 3),
    Sign("it is a word or two", -1, lambda x: x.unit.text.count(" ") < 2),
    Sign("it starts as headings of sections do", -4, _starts_section),
    Sign("it names an organisation", -3, lambda x: is_organisation(x.unit.text)),
    Sign("it names a person with an office", -3, lambda x: _is_signed(x.unit.text)),
    Sign("it ends as a sentence does", -3, lambda x: x.unit.text[-1] in ".;:,"),
)


def _is_signed(text: str) -> bool:
    """Tell whether a line is a name, a comma and an office: "Ann Lee, Minister of Help"."""
    name, comma, office = text.partition(", ")
    return bool(comma) and bool(office) and name.count(" ") < 6 and is_name(name, longest=6)


def _from(text: str) -> re.Match[str] | None:
    return article_pattern("from_labels", r"{}\s?: ([^.!?]{3,120})").fullmatch(text)


def _is_report(text: str) -> bool:
    """Tell whether a line names a report: "Situation report No. 5", "… (as of 3 May 2025)"."""
    known = (("report_names", r"\b{}\b"), ("as_of", r"\({}\b"), ("numbered", r"\b{}\.? ?\d+ \("))
    return any(article_pattern(key, around).search(text) for key, around in known)


def _is_kicker(text: str) -> bool:
    """Tell whether `text` only says what kind of text follows: "News release"."""
    return bare(text) in article_words("kickers")


def _dateline(text: str) -> tuple[dt.date, list[str]] | None:
    """Return the day and the other parts of "April 27, 2015 – Odesa – Foreign Affairs Canada"."""
    parts = [part for part in _DASH.split(text) if part]
    rest = [part for part in parts if not date_line(part)]
    fits = len(text) <= 200 and len(parts) <= 4 and len(rest) == len(parts) - 1 > 0
    if not fits or ends(text) or not all(map(_is_place_or_body, rest)):
        return None
    day = next(filter(None, map(date_line, parts)))
    return day, rest


def _is_place_or_body(part: str) -> bool:
    return part[0].isupper() and not _DIGIT.search(part)


def _is_department(text: str) -> bool:
    """Tell whether a part of a dateline is a department, not a place: "Global Affairs Canada"."""
    words = {word.strip(",").casefold() for word in text.split()}
    _, comma, rest = text.partition(", ")
    return not words.isdisjoint(article_words("department_words")) and (not comma or " " in rest)


_KINDS: Mapping[LineKind, Callable[[str], object]] = {
    "kicker": _is_kicker,
    "publisher": _from,
    "date": date_line,
    "time": is_time,
    "dateline": _dateline,
    "byline": is_byline,
}
_METAS = ("kicker", "publisher", "date", "dateline", "byline", "time")


def _take_date(head: Head, text: str, _over: bool) -> None:
    day = date_line(text)
    if head.date is not None and head.date != day:
        head.leave_out("a second date", text)
    head.date = head.date or day


def _take_dateline(head: Head, text: str, _over: bool) -> None:
    """Take a dateline: its department signs, its place becomes the first line of the body."""
    day, rest = _dateline(text) or (None, [])
    head.date = head.date or day
    for part in rest:
        signs = _is_department(part) or is_byline(part) or (len(rest) > 1 and part is rest[-1])
        if signs and head.byline is None:
            head.byline = byline_name(part)
        else:
            head.body.append(Unit("line", part))


def _take_publisher(head: Head, text: str, _over: bool) -> None:
    found = _from(text)
    if head.publisher is None and found is not None:
        head.publisher = found[1]
    else:
        head.body.append(Unit("line", text))


def _take_byline(head: Head, text: str, _over: bool) -> None:
    if head.byline is None:
        head.byline = byline_name(text)
    elif not same(head.byline, byline_name(text)):
        head.body.append(Unit("line", text))


def _take_other(head: Head, text: str, over: bool) -> None:
    """Take a line that says nothing by itself: who signs, a line over or under the title."""
    if head.byline is None and (is_organisation(text) or is_name(text)):
        head.byline = text
    elif over:
        head.kickers.append(text)
    elif head.subtitle is None and (runs(text) or text.count(" ") >= 3) and not _is_signed(text):
        head.subtitle = text
    else:
        head.body.append(Unit("line", text))


_TAKE: Mapping[LineKind, Callable[[Head, str, bool], None]] = {
    "kicker": lambda head, text, _over: head.kickers.append(text),
    "date": _take_date,
    "time": lambda head, text, _over: head.leave_out("the time of day", text),
    "dateline": _take_dateline,
    "publisher": _take_publisher,
    "byline": _take_byline,
    "caption": lambda head, text, _over: head.leave_out("the image caption", text),
    "other": _take_other,
}


def _inline_date(text: str) -> dt.date | None:
    """Return the day of a dateline that opens a story: "OTTAWA, Aug. 24, 2025 (Reuters) – …"."""
    found = find_day(text[: dateline_end(text)])
    return found[0] if found else None
