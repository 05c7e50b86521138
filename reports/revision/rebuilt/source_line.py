"""The line of the source, put back into its fields: title, publisher, author and day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from reports.model import Briefing, Source, Spans
from reports.notices import Notices
from reports.plan import Labels
from reports.revision.outline.parts.closing import COMMA, EDGES, closing_parts, refitted
from reports.revision.word.lines import quotation
from reports.slotted import frozen
from reports.typed.typed_days import SPELL_OUT, read_typed_day
from reports.wording.formats import format_day

#: What people add to a day in brackets: “(online)”.
_BRACKETED = re.compile(r"(?P<day>[^(\[]*?)\s*(?P<rest>[(\[].*)")
_SAYS = re.compile(r"\w")
_DIGIT = re.compile(r"\d")
#: So many parts between commas may a day have, and so many stand behind it.
_PARTS, _BEHIND = 3, 2


@frozen
class _Dated:
    """The words of a source before its day, the day, and the words `behind` it.

    `doubt` says why there is none. `unread`: words that stand where the day stood.
    """

    words: str
    day: dt.date | None = None
    behind: str = ""
    doubt: str | None = None
    unread: str = ""


def read_source_line(
    line: Spans, base: Briefing, labels: Labels, notices: Notices
) -> Source | None:
    """Return the source that the edited `line` names; None where the line was deleted.

    Words behind the day have no field: they are told, and so is a day that cannot be read.
    """
    words, link = closing_parts(line, labels.source)
    if not words and not link:
        return None
    old = base.source or Source()
    hidden = old.title if old.title == base.title else None
    pieces = [None if hidden else old.title, old.publisher, old.author]
    found = _dated(words, old.published, list(filter(None, pieces)), base.language)
    published = _published(found, old.published, notices)
    # a day that cannot be found any more is no word of the author's
    dated = published is not None or old.published is None
    sure = dated or _is_sure(found.words, pieces)
    title, publisher, author = refitted(
        pieces, found.words, ("source", "title"), notices, sure=sure
    )
    return Source(
        title=title or hidden, publisher=publisher, author=author,
        published=published, url=link, sha256=old.sha256, earlier=old.earlier,
    )  # fmt: skip


def _is_sure(words: str, pieces: Iterable[str | None]) -> bool:
    """Return whether no day hides in the words of a source: no number, or a field as it was."""
    return not _DIGIT.search(words) or any(piece and piece in words for piece in pieces)


def _published(found: _Dated, old: dt.date | None, notices: Notices) -> dt.date | None:
    """Return the day of the source, the old one where none can be read; say what is left out."""
    behind = found.behind.strip(EDGES)
    if _SAYS.search(behind):
        lost = f"the words {quotation(behind)} behind the day of the source have no field"
        remedy = "write them before the day, as words of the title, the publisher or the author"
        notices.add("left-out", f"{lost}: they were left out", "source", remedy=remedy)
    if found.day or not (found.doubt or found.unread):
        return found.day
    unread = f"the day {quotation(found.unread)} of the source cannot be read"
    kept = "the old one was kept" if old else "it was left out"
    notices.add(
        "field-kept", f"{found.doubt or unread}: {kept}", "source.published", remedy=SPELL_OUT
    )
    return old


def _dated(words: str, old: dt.date | None, pieces: Iterable[str], language: str) -> _Dated:
    """Find the day of a source's line; `pieces` are the fields that stood before it."""
    shown = format_day(old, language) if old else ""
    at = words.rfind(shown) if shown else -1
    if at >= 0:
        before = _without_weekday(words[:at], shown, language)
        return _Dated(before, old, words[at + len(shown) :])
    ends = (words.rfind(piece) + len(piece) for piece in pieces if piece in words)
    start = max(ends, default=0)
    return _typed_anew(words, start, language) or _unread(words, start, old)


def _typed_anew(words: str, start: int, language: str) -> _Dated | None:
    """Return the day that was typed behind the fields, which end at `start`.

    The shortest end that names a day is it, else the shortest that is written as one.
    """
    found = list(_windows(words, start, language))
    return next(filter(_has_day, found), None) or next(iter(found), None)


def _has_day(found: _Dated) -> bool:
    return found.day is not None


def _windows(words: str, start: int, language: str) -> Iterator[_Dated]:
    """Yield what may be a day, the last and shortest first, with what stands round it."""
    parts = words.split(COMMA)
    for behind in range(_BEHIND + 1 if start else 1):
        end = len(parts) - behind
        for count in range(1, min(_PARTS, end) + 1):
            before = COMMA.join(parts[: end - count])
            if len(before) < start - len(COMMA):
                continue
            rest = COMMA.join(parts[end:])
            yield from _as_day(before, COMMA.join(parts[end - count : end]), rest, language)


def _as_day(before: str, text: str, rest: str, language: str) -> Iterator[_Dated]:
    bracket = _BRACKETED.fullmatch(text)
    for day, own in ((text, ""), *([(bracket["day"], bracket["rest"])] if bracket else [])):
        typed = read_typed_day(day, language)
        if typed.day or typed.doubt:
            behind = COMMA.join(filter(None, (own, rest)))
            words = _without_weekday(before, day, language)
            yield _Dated(words, typed.day, behind, typed.doubt)
            return


def _unread(words: str, start: int, old: dt.date | None) -> _Dated:
    """Return the words before a day that cannot be read: what has a number is none of them."""
    number = _DIGIT.search(words, start) if old and start else None
    if number is None:
        return _Dated(words)
    begin = max(words.rfind(COMMA, start, number.start()), start)
    return _Dated(words[:begin], unread=words[begin:].strip(EDGES))


def _without_weekday(before: str, day: str, language: str) -> str:
    """Return the words before a `day` without the name of its weekday."""
    head, _, last = before.rstrip(EDGES).rpartition(COMMA)
    if not last or _DIGIT.search(last):
        return before.rstrip(EDGES)
    named = read_typed_day(COMMA.join((last, day)), language).day
    return head if named else before.rstrip(EDGES)
