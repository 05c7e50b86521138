"""What stands before an article's body: title, byline, date, dateline, caption."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reports.language.days import find_day
from reports.notices import Notice, note
from reports.readers.article.dates import as_of_date, date_line
from reports.readers.article.lines import Unit
from reports.readers.article.shape import (
    byline_name,
    ends,
    is_byline,
    is_caption,
    is_name,
    is_qa_heading,
    is_stock,
    is_title_case,
    reads_as_heading,
    same,
)
from reports.readers.article.words import article_words

_DASH = re.compile(r"\s+[–—-]{1,2}\s+|\s+[|•·]\s+")
_FROM = re.compile(r"(?:From|De)\s?: ([^.!?]{3,120})")
_REPORT = re.compile(
    r"\b(?:situation report|sitrep|flash update|rapport de situation)\b|\(as of\b|\bNo\.? ?\d+ \(",
    re.IGNORECASE,
)
#: Lines that a page sets over its title: the names of its parts.
_MOST_OVER_TITLE = 4
# "OTTAWA, Aug. 24, 2025 (Reuters) –" before a story's first words
_INLINE_DATELINE = re.compile(r"[A-ZÀ-Ý][^.!?–—]{1,50}[,–—-]\s")


@dataclass(slots=True)
class Head:
    """What the head says; `used` units are the head's, `body` holds what it moved there."""

    title: str | None = None
    subtitle: str | None = None
    byline: str | None = None
    date: dt.date | None = None
    publisher: str | None = None
    kickers: list[str] = field(default_factory=list)
    used: int = 0
    body: list[Unit] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


def read_head(units: Sequence[Unit], title: str | None = None) -> Head:
    """Read the head of an article from the start of its `units`; `title` is one known already."""
    head = Head(title=title)
    _take_over_title(head, units)
    while head.used + 1 < len(units) and bare_kicker(units[head.used].text):
        _take_kicker(head, units[head.used].text)
        head.used += 1
    if head.title is None and head.used < len(units) and _is_title(units, head.used):
        head.title = units[head.used].text
        head.date = as_of_date(head.title)
        head.used += 1
    while head.used < len(units) and head.used < 12 and _take(head, units):
        head.used += 1
    if head.date is None and head.used < len(units):
        head.date = _inline_date(units[head.used].text)
    if head.subtitle is None and head.kickers:
        head.subtitle = head.kickers.pop(0)
    head.notices += [
        note("left-out", f"left out the line over the title: {text!r}") for text in head.kickers
    ]
    return head


def _take_over_title(head: Head, units: Sequence[Unit]) -> None:
    """Take what stands over the known title, the name of a part of the site, as lines over it."""
    over = [unit.text for unit in units[:_MOST_OVER_TITLE]]
    for place, text in enumerate(over):
        if head.title and same(text, head.title) and not any(map(ends, over[:place])):
            head.kickers += over[:place]
            head.used = place


def bare_kicker(text: str) -> bool:
    """Tell whether `text` only says what kind of text follows: "News release"."""
    return text.rstrip(" :").replace("'", "’").casefold() in article_words().kickers


def _take_kicker(head: Head, text: str) -> bool:
    head.kickers.append(text)
    return True


def _take(head: Head, units: Sequence[Unit]) -> bool:
    """Take the next unit into the head if it belongs there; tell whether it did."""
    unit = units[head.used]
    if head.title and same(unit.text, head.title):
        return True
    if unit.kind not in ("text", "heading") or is_stock(unit.text) or is_qa_heading(unit.text):
        return False
    return (
        _take_publisher(head, unit.text)
        or _take_date(head, unit.text)
        or _take_byline(head, units)
        or _take_caption(head, units)
        or _take_title_after(head, units)
        or _take_subtitle(head, units)
    )


def _take_publisher(head: Head, text: str) -> bool:
    """Take "From: Global Affairs Canada", which a release may put under its title."""
    found = _FROM.fullmatch(text)
    if found is None or head.publisher:
        return False
    head.publisher = found[1]
    return True


def _take_date(head: Head, text: str) -> bool:
    if day := date_line(text):
        if head.date is not None and head.date != day:
            head.notices.append(note("left-out", f"left out a second date: {text!r}"))
        head.date = head.date or day
        return True
    if bare_kicker(text):
        return _take_kicker(head, text)
    if head.title and head.subtitle is None and len(text) < 120 and (day := as_of_date(text)):
        head.date, head.subtitle = head.date or day, text
        return True
    return head.date is None and _take_dateline(head, text)


def _take_dateline(head: Head, text: str) -> bool:
    """Take "April 27, 2015 – Dnipropetrovsk, Ukraine – Foreign Affairs … Canada".

    The department signs; the place becomes the first line of the body.
    """
    parts = [part for part in _DASH.split(text) if part]
    dated = [part for part in parts if date_line(part)]
    if len(text) > 200 or not 2 <= len(parts) <= 4 or len(dated) != 1 or ends(text):
        return False
    rest = [part for part in parts if part is not dated[0]]
    if not all(part[0].isupper() for part in rest):
        return False
    head.date = date_line(dated[0])
    for part in rest:
        signs = _is_department(part) or is_byline(part) or (len(rest) > 1 and part is rest[-1])
        if signs and head.byline is None:
            head.byline = byline_name(part)
        else:
            head.body.append(Unit("line", part))
    return True


def _is_department(text: str) -> bool:
    words = {word.strip(",").casefold() for word in text.split()}
    place = re.fullmatch(r"[^,]+, (?:canada|ontario|quebec|québec)", text, re.IGNORECASE)
    return not place and not words.isdisjoint(article_words().department_words)


def _take_byline(head: Head, units: Sequence[Unit]) -> bool:
    text = units[head.used].text
    following = units[head.used + 1].text if head.used + 1 < len(units) else ""
    if head.byline is not None or len(text) > 80 or ends(text):
        return False
    split = _DASH.split(text)
    if len(split) == 2 and head.date is None and (day := date_line(split[1])):
        head.date, text = day, split[0]
    by_place = head.title is not None and text.count(" ") <= 5 and text[0].isupper()
    if (
        is_byline(text)
        or (by_place and bool(date_line(following)) and head.date is None)
        or (by_place and is_name(text) and _signs_between(head, following))
        or text is split[0] is not units[head.used].text
    ):
        head.byline = byline_name(text)
        return True
    return False


def _signs_between(head: Head, following: str) -> bool:
    """A bare name between the title and its second coming, or right after the date, signs."""
    assert head.title is not None  # noqa: S101 - the caller has looked
    return same(following, head.title)


def _take_caption(head: Head, units: Sequence[Unit]) -> bool:
    if head.date is None and head.byline is None:
        return False
    if not is_caption(units, head.used, head.title):
        return False
    head.notices.append(note("left-out", f"left out the image caption: {units[head.used].text!r}"))
    return True


def _take_title_after(head: Head, units: Sequence[Unit]) -> bool:
    """Take a title that follows its date or byline: "August 24, 2025", then the headline."""
    if head.title is not None or not (head.date or head.byline):
        return False
    if not _is_title(units, head.used):
        return False
    head.title = units[head.used].text
    return True


def _take_subtitle(head: Head, units: Sequence[Unit]) -> bool:
    """Take the line between the title and a byline or date that follows."""
    if head.title is None or head.subtitle or head.date or head.byline:
        return False
    unit, following = units[head.used], units[head.used + 1 : head.used + 3]
    if len(unit.text) > 300 or not any(_is_meta(other) for other in following):
        return False
    head.subtitle = unit.text
    return True


def _is_meta(unit: Unit) -> bool:
    if unit.kind not in ("text", "heading"):
        return False
    text = unit.text
    if _FROM.fullmatch(text) or bare_kicker(text):
        return True
    return bool(date_line(text)) or is_byline(text) or _take_dateline(Head(), text)


def _is_title(units: Sequence[Unit], place: int) -> bool:
    """Tell whether the unit at `place`, the first but for a kicker, is the title.

    It is when a byline, date or dateline follows, or when it comes again; a line
    that starts as sections do ("Background …") is not. Without such signs it is
    when no other heading follows (a wire story), when another heading follows at
    once, or when it is longer than, or written unlike, the headings of the body.
    """
    unit = units[place]
    if unit.kind not in ("text", "heading") or len(unit.text) > 300 or _is_meta(unit):
        return False
    if unit.text[0].islower() and ends(unit.text):
        return False
    following = units[place + 1 : place + 9]
    if any(same(other.text, unit.text) for other in following):
        return True
    if ends(unit.text) and unit.text[-1] not in "?!…" and unit.text.count(" ") > 12:
        return False
    if any(_is_meta(other) for other in following[:2]):
        return True
    if unit.level == 1 and sum(other.level == 1 for other in units) == 1:
        return True
    if not reads_as_heading(unit.text) and (ends(unit.text) or not _REPORT.search(unit.text)):
        return _long_title(unit, following)
    return _title_among_headings(unit, units[place + 1 :])


def _long_title(unit: Unit, following: Sequence[Unit]) -> bool:
    """A long first line without an end mark over a paragraph is a title all the same."""
    return unit.kind == "text" and not ends(unit.text) and bool(following)


def _title_among_headings(unit: Unit, rest: Sequence[Unit]) -> bool:
    if _REPORT.search(unit.text):
        return True
    if unit.text.casefold().startswith(article_words().section_starts) or is_stock(unit.text):
        return False
    if not rest:
        return False
    others = [
        other.text
        for other, after in zip(rest, [*rest[1:], None], strict=True)
        if other.kind == "heading"
        or (other.kind == "text" and after is not None and reads_as_heading(other.text))
    ]
    free = [text for text in others if not is_stock(text) and not is_qa_heading(text)]
    if not free:
        return not is_qa_heading(unit.text) and (len(others) < 2 or not _only_qa(others))
    if rest[0].text == free[0]:
        return True
    longest = max(len(text) for text in free)
    if not is_title_case(unit.text) and all(map(is_title_case, free)):
        return unit.text.count(" ") >= 4
    return unit.text.count(" ") >= 7 and len(unit.text) > 1.4 * longest


def _only_qa(others: Sequence[str]) -> bool:
    return all(is_qa_heading(text) for text in others)


def _inline_date(text: str) -> dt.date | None:
    """Return the day of a dateline that opens a story: "OTTAWA, Aug. 24, 2025 (Reuters) – …"."""
    found = find_day(text[:120])
    if found is None:
        return None
    day, (start, end) = found
    place = text[:start].rstrip()
    after = text[end : end + 40]
    opens = bool(place) and place[0].isupper() and place[-1] in ",–—-" and len(place) < 60
    return day if opens and re.match(r"\s*(?:\([^)]{2,30}\)|/\w+/)?\s*[–—-]", after) else None
