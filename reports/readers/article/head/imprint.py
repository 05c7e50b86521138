"""Lines that say when, where and by whom a text was published: “Oslo, 4 June 2021 – By Ann Lee”.

Such a line is read in parts. Its days and times are taken out; what stands between those,
its bars and its dashes must each be a kind of text, a signature, a body or a place.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import field

from reports.language.days import find_day
from reports.readers.article.dates import clock_pattern, without_labels
from reports.readers.article.shape import bare, byline_name, ends, is_byline, is_signed_by, runs
from reports.readers.article.words import article_pattern, article_words
from reports.slotted import mutable

#: Letters of the longest such line, and of one that ends as a sentence does; words of the
#: longest name in it; days in it.
_LONGEST, _LONGEST_SENTENCE, _LONGEST_NAME, _MOST_DAYS, _LONGEST_KIND = 200, 80, 8, 3, 3
# where a day or a time stood
_OUT = "\0"
_PARTS = re.compile(rf"\s+[–—-]{{1,2}}\s+|\s*[|•·;{_OUT}]\s*")
_TIED = re.compile(rf",[^|–—]{{0,12}}{_OUT}")
_EDGES = " ,:/–—-"
_NO_NAME = re.compile(r"[\d:(]")
_NUMBER = re.compile(r"\s*#?\d[\d/.-]*$")
# a day that may be read in two ways; "STATEMENT/25/1234"
_CODE = re.compile(r"(?<![\w/])\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b|\b[A-Z]{2,12}(?:/\d{2,5}){2,3}\b")
_WORD = re.compile(r"\w")
_DIGIT = re.compile(r"\d")


@mutable
class Imprint:
    """What a line says of its text; `others` are bodies and places.

    `may_be_title` says that it reads like “Press briefing – June 4, 2021”.
    """

    day: dt.date | None = None
    second_day: bool = False
    timed: bool = False
    kickers: list[str] = field(default_factory=list)
    byline: str | None = None
    signed: bool = False
    publisher: str | None = None
    others: list[str] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    may_be_title: bool = False

    def is_sure(self) -> bool:
        """Return whether a day or “By …” is said, or else something beside the names of bodies."""
        own = (self.timed, self.kickers, self.byline, self.publisher, self.details)
        said = self.day is not None or self.signed
        return said or (any(own) and all(map(is_department, self.others)))

    def is_place_and_day(self) -> bool:
        """Return whether a day and one name are all that is said."""
        more = (self.byline, self.kickers, self.publisher)
        return self.day is not None and len(self.others) == 1 and not any(more)


def read_imprint(text: str, language: str | None = None) -> Imprint | None:
    """Return what `text` says if it is nothing but an imprint, else None."""
    if len(text) > (_LONGEST_SENTENCE if runs(text) else _LONGEST):
        return None
    out = Imprint()
    if _take_detail(out, text):
        return out
    rest = _take_times(_take_days(text, language, out), out)
    if not _take_parts(rest, out):
        return None
    out.timed = out.timed or not without_labels(text)  # “Published”, over its day
    out.may_be_title = out.is_place_and_day() and not _TIED.search(rest)
    return out if out.is_sure() else None


def _take_parts(text: str, out: Imprint) -> bool:
    """Take what stands beside days and times, and return whether all of it was known."""
    for piece in _PARTS.split(text):
        part = _trimmed(without_labels(piece.lstrip(".")))
        if _WORD.search(part) and not any(take(out, part) for take in _TAKE):
            return False
    return True


def _trimmed(part: str) -> str:
    """Return a part without the marks round it, and a bracket whose other half stands elsewhere."""
    part = part.strip(_EDGES)
    for opening, closing in ("()", "[]"):
        if part.startswith(opening) and (part.endswith(closing) or closing not in part):
            part = part.strip(opening + closing)
        elif part.endswith(closing) and opening not in part:
            part = part[:-1]
    return part.strip(_EDGES)


def is_department(part: str) -> bool:
    """Return whether a part of an imprint is a body, not a place: "Global Affairs Canada"."""
    words = {word.strip(",").casefold() for word in part.split()}
    _, comma, rest = part.partition(", ")
    known = article_words("department_words") | article_words("organisations")
    return not words.isdisjoint(known) and (not comma or " " in rest)


def _take_days(text: str, language: str | None, out: Imprint) -> str:
    for _ in range(_MOST_DAYS):
        if (found := find_day(text, language)) is None:
            break
        day, (start, end) = found
        out.second_day = out.second_day or out.day not in (None, day)
        out.day = out.day or day
        text = text[:start] + _OUT + text[end:]
    return text


def _take_times(text: str, out: Imprint) -> str:
    if _DIGIT.search(text) is None:
        return text
    text, times = clock_pattern().subn(_OUT, text)
    text, reading = article_pattern("reading_times", r"\b\d{1,3}[\s-]*{}\b").subn(_OUT, text)
    numbered = article_pattern(
        "numbered", rf"(?<!\w){{}}[.:]?\s?\d[\dA-Z/-]*(?=\s*(?:$|[{_OUT}|–—-]))"
    )
    text, numbers = numbered.subn(_OUT, text)
    text, codes = _CODE.subn(_OUT, text)
    out.timed = bool(times or reading or numbers or codes)
    return text


def _take_kicker(out: Imprint, part: str) -> bool:
    """Take a word for the kind of text, alone or with who issued it: "Press release: Red Cross"."""
    kind, colon, issuer = part.partition(":")
    kind, numbered = _NUMBER.subn("", kind)
    words = bare(kind).split()
    kinds = article_words("kinds")
    if numbered and out.day:  # “Emergency update #11 | 3 July 2025”
        kinds = kinds | article_words("issues")
    manner = len(words) <= _LONGEST_KIND and words[-1:] and words[-1] in kinds
    known = manner or bare(kind) in article_words("kickers")
    if known and (not colon or is_department(issuer)):
        out.kickers.append(kind)
        out.publisher = out.publisher or issuer.strip() or None
        return True
    return False


def _take_detail(out: Imprint, part: str) -> bool:
    """Take what a page says of a text beside its day and source: "Format: Situation report"."""
    if article_pattern("details", r"{}\s?: [^|]{1,60}").fullmatch(part) is None:
        return False
    out.details.append(part)
    return True


def _take_publisher(out: Imprint, part: str) -> bool:
    found = article_pattern("from_labels", r"{}\s?: ([^.!?]{3,120})").fullmatch(part)
    if found and out.publisher is None:
        out.publisher = found[1]
    return found is not None


def _take_byline(out: Imprint, part: str) -> bool:
    if is_byline(part):
        out.signed = out.signed or is_signed_by(part)
        out.byline = out.byline or byline_name(part)
        return True
    return False


def _take_other(out: Imprint, part: str) -> bool:
    """Take the name of a place or a body."""
    fits = part[0].isupper() and part.count(" ") < _LONGEST_NAME and not ends(part)
    whole = not article_words("small_words").intersection(part.casefold().split()[-1:])
    if fits and whole and not _NO_NAME.search(part):
        out.others.append(part)
        return True
    return False


_TAKE = (_take_detail, _take_kicker, _take_publisher, _take_byline, _take_other)
