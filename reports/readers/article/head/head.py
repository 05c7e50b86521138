"""What stands before an article's body: title, byline, date, dateline, captions.

Each line of the head is read for what it is by itself (`imprint.py`); of those that are
nothing else, the one with the most signs of a title is the title (`title.py`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import field

from reports.language.datelines import dateline_end
from reports.language.days import find_day
from reports.notices import Notice, note
from reports.readers.article.dates import as_of_date, closing_date
from reports.readers.article.head.imprint import Imprint, is_department, read_imprint
from reports.readers.article.head.title import (
    CANDIDATES,
    HeadLine,
    LineKind,
    is_signed,
    opens_story,
    signer,
    starts_section,
    title_signs,
)
from reports.readers.article.lines import Unit
from reports.readers.article.questions import asks_in_turn
from reports.readers.article.shape import (
    byline_name,
    ends,
    has_address,
    has_honorific,
    is_byline,
    is_name,
    is_organisation,
    is_qa_heading,
    is_stock,
    is_title_case,
    runs,
    same,
)
from reports.slotted import mutable

#: Lines of the longest head, letters of its longest line, lines within which a title returns.
_MOST_LINES, _LONGEST, _RETURNS = 12, 300, 8
#: Paragraphs of the body that may open with the dateline: a note may stand over it.
_OPENING = 2
#: Spaces in the name of a paper under a byline.
_LONGEST_PAPER = 3
#: What a line needs to be the title.
_ENOUGH = 2


@mutable
class ArticleHead:
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


def read_head(
    units: Sequence[Unit], title: str | None = None, language: str | None = None
) -> ArticleHead:
    """Read the head of an article from the start of its `units`; `title` is one known already."""
    lines = list(_lines(units, language))
    head = ArticleHead(title=title)
    place = _place_of(title, lines) if title else _find_title(head, lines)
    _take_lines(head, lines, place)
    starts = [unit.text for unit in units[head.used :][:_OPENING]]
    head.date = head.date or _day_of(head.title or "", starts, language)
    if head.subtitle is None and head.kickers:
        head.subtitle = head.kickers.pop(0)
    for text in head.kickers:
        head.leave_out("the line over the title", text)
    return head


def _take_lines(head: ArticleHead, lines: Sequence[HeadLine], place: int) -> None:
    """Take the lines to the last one that is of the head, each for what it is."""
    again = [same(line.unit.text, head.title or "") for line in lines]
    known = [n for n, line in enumerate(lines) if again[n] or line.kind != "other"]
    head.used = max([place, *known, -1]) + 1
    while head.used < len(lines) and (
        _is_of_persons(lines[head.used]) or _is_deck(lines[head.used], place)
    ):
        head.used += 1
    for number, line in enumerate(lines[: head.used]):
        if not again[number]:
            _take_line(head, line, over=number < place)


def _is_of_persons(line: HeadLine) -> bool:
    """Return whether a line says who signs, for which paper, or names somebody with a title."""
    text = line.unit.text
    return signer(text) is not None or has_honorific(text) or _is_paper(line)


def _is_deck(line: HeadLine, title: int) -> bool:
    """Return whether a line between the title and the dateline of a story says more of it."""
    under = title >= 0 and len(line.over) == title + 1 and line.kind == "other"
    return under and not runs(line.unit.text) and opens_story(line.below)


def _is_paper(line: HeadLine) -> bool:
    """Return whether a short name stands between “By Ann Lee” and the text."""
    signed = line.over and line.over[-1].imprint is not None and line.over[-1].imprint.signed
    named = is_title_case(line.unit.text) and line.unit.text.count(" ") <= _LONGEST_PAPER
    return bool(signed and named and line.below) and runs(line.below[0].text)


def _day_of(title: str, starts: Sequence[str], language: str | None) -> dt.date | None:
    """Return the day that the title or the first words of the body give, or a dateline soon."""
    start = starts[0] if starts else ""
    return (
        as_of_date(title, language)
        or closing_date(title, language)
        or as_of_date(start[:60], language)
        or next(filter(None, (_inline_date(text, language) for text in starts)), None)
    )


def _lines(units: Sequence[Unit], language: str | None) -> Iterator[HeadLine]:
    """Yield the lines of the head: those before the text, and between parts of the head."""
    top = sum(unit.kind == "heading" and unit.level == 1 for unit in units)
    imprints = [_imprint(unit, language) for unit in units[: _MOST_LINES + 2]]
    heading = imprints[: len(units) - 1]  # a last line heads nothing
    over: list[HeadLine] = []
    for place, unit in enumerate(units[:_MOST_LINES]):
        below, imprint = units[place + 1 : place + 1 + _RETURNS], imprints[place]
        soon = _first_of(heading[place + 1 : place + 3])
        if imprint is None and (_is_body(unit, soon) or asks_in_turn(unit.text, first=not place)):
            return
        kind = _kind(unit, imprint, over, below)
        over.append(HeadLine(unit, kind, imprint, tuple(over), below, soon, top == 1 == unit.level))
        yield over[-1]


def _kind(
    unit: Unit, imprint: Imprint | None, over: Sequence[HeadLine], below: Sequence[Unit]
) -> LineKind:
    """Return what a line is by what stands over and below it."""
    is_first = not any(line.kind in CANDIDATES for line in over)
    if imprint is not None:
        return "dated" if imprint.may_be_title and is_first else "imprint"
    caption = not is_first and _captions(unit, below, over[-1].kind)
    return "caption" if caption else "other"


def _imprint(unit: Unit, language: str | None) -> Imprint | None:
    """Return the imprint that a line is, if any; in a list its items say what they are."""
    if unit.kind == "bullet" and ": " not in unit.text[:30]:
        return None
    return None if unit.kind == "number" else read_imprint(unit.text, language)


def _first_of(imprints: Sequence[Imprint | None]) -> int:
    """Return which of the next lines is the first imprint, from 1; 0 if none is."""
    return next((n for n, imprint in enumerate(imprints, 1) if imprint is not None), 0)


def _is_body(unit: Unit, soon: int) -> bool:
    """Return whether the body starts here: with its text, a list, or a known heading."""
    if unit.kind not in ("text", "heading") or len(unit.text) > _LONGEST:
        return True
    if is_stock(unit.text) or (is_qa_heading(unit.text) and not soon):
        return True
    return runs(unit.text) and not soon


def _captions(unit: Unit, below: Sequence[Unit], above: LineKind) -> bool:
    """Return whether a line captions an image: it starts small, or a credit or title follows."""
    text = unit.text
    if unit.kind != "text" or ends(text) or above not in _OVER_CAPTIONS:
        return False
    label = ": " in text[:30] or text.count(" ") < _SENTENCE_SPACES or is_title_case(text)
    return text[0].islower() or (not label and bool(below) and not ends(below[0].text))


_OVER_CAPTIONS = ("imprint", "dated", "caption")
_SENTENCE_SPACES = 7


def _place_of(title: str, lines: Sequence[HeadLine]) -> int:
    return next((n for n, line in enumerate(lines) if same(line.unit.text, title)), -1)


def _find_title(head: ArticleHead, lines: Sequence[HeadLine]) -> int:
    """Settle the title; return its place among the lines, -1 if it is none of them."""
    places = [n for n, line in enumerate(lines) if line.kind in CANDIDATES]
    if not places:
        return -1
    rated = {place: title_signs(lines[place]) for place in places}
    best = max(places, key=lambda place: (rated[place][0], -place))
    if rated[best][0] < _ENOUGH:
        best = places[0]
        if starts_section(lines[best]):
            return -1
    head.title, head.because = lines[best].unit.text, rated[best][1]
    return best


def _take_line(head: ArticleHead, line: HeadLine, *, over: bool) -> None:
    if line.imprint is not None:
        _take_imprint(head, line.unit.text, line.imprint)
    elif line.kind == "caption":
        head.leave_out("the image caption", line.unit.text)
    elif _is_paper(line):
        head.publisher = head.publisher or line.unit.text
    else:
        _take_other(head, line.unit.text, over=over)


def _take_imprint(head: ArticleHead, text: str, imprint: Imprint) -> None:
    """Take a dateline: its department signs, its place becomes the first line of the body."""
    _take_day(head, text, imprint)
    head.kickers += imprint.kickers
    _sign(head, imprint.byline)
    lines = list(imprint.details)
    if imprint.publisher and head.publisher:
        lines.append(text)
    head.publisher = head.publisher or imprint.publisher
    last = imprint.others[1:][-1:]
    for part in imprint.others:
        if head.byline is None and (is_department(part) or is_byline(part) or part in last):
            head.byline = byline_name(part)
        else:
            lines.append(part)
    head.body += (Unit("line", line) for line in lines)


def _take_day(head: ArticleHead, text: str, imprint: Imprint) -> None:
    if imprint.second_day or (head.date and imprint.day and head.date != imprint.day):
        head.leave_out("a second date", text)
    elif imprint.timed and not imprint.day:
        head.leave_out("the time of day, or a number", text)
    head.date = head.date or imprint.day


def _sign(head: ArticleHead, name: str | None) -> None:
    """Take a byline; another one is a line of the body."""
    if name and head.byline and not same(head.byline, name):
        head.body.append(Unit("line", name))
    head.byline = head.byline or name


def _take_other(head: ArticleHead, text: str, *, over: bool) -> None:
    """Take a line that says nothing by itself: who signs, a line over or under the title."""
    body = is_organisation(text)
    names = body or (is_name(text) and not over)
    found = signer(text) or (text if names else None)
    head.date = head.date or closing_date(text)
    if body and over and head.publisher is None:
        head.publisher = text
    elif head.byline is None and found:
        head.byline = found
    elif over and not _names_somebody(text):
        head.kickers.append(text)
    elif head.subtitle is None and _reads_as_subtitle(text):
        head.subtitle = text
    else:
        head.body.append(Unit("line", text))


def _reads_as_subtitle(text: str) -> bool:
    return (runs(text) or text.count(" ") >= 3) and not _names_somebody(text)


def _names_somebody(text: str) -> bool:
    return is_signed(text) or has_address(text)


def _inline_date(text: str, language: str | None) -> dt.date | None:
    """Return the day of a dateline that opens a story: "OTTAWA, Aug. 24, 2025 (Reuters) – …"."""
    found = find_day(text[: dateline_end(text)], language)
    return found[0] if found else None
