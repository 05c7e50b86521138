"""Days as articles write them: "August 24, 2025", "24 août 2025", "2025-08-24"."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from reports.readers.article_words import article_words


@cache
def _pattern() -> re.Pattern[str]:
    # longest first, so that "septembre" is not read as "sept"
    months = "|".join(sorted(map(re.escape, article_words().months), key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?P<m1>{months})\b\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b,?\s+(?P<y1>\d{{4}})"
        rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th|er)?\s+(?:of\s+|de\s+)?(?P<m2>{months})\b\.?,?"
        r"\s+(?:de\s+)?(?P<y2>\d{4})"
        r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2}))(?!\d)",
        re.IGNORECASE,
    )


def find_date(text: str) -> tuple[dt.date, tuple[int, int]] | None:
    """Return the first full day in `text` (day, month and year) with its place, or None."""
    for found in _pattern().finditer(text):
        part = {name[0]: value for name, value in found.groupdict().items() if value}
        month = article_words().months.get(part["m"].lower()) or int(part["m"])
        try:
            return dt.date(int(part["y"]), month, int(part["d"])), found.span()
        except ValueError:
            continue
    return None


_LABEL = re.compile(r"[\s,:.|()–—-]+")
_TIME = re.compile(
    r"(?:T|at|à)?\s*\d{1,2}\s?[:h.]\s?\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?\s*"
    r"(?:Z|[+-]\d{2}:?\d{2}|GMT|UTC|E[SD]T|P[SD]T|C[SD]T)?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi"
    r"|dimanche)",
    re.IGNORECASE,
)


def date_line(text: str) -> dt.date | None:
    """Return the day if `text` is a line that says nothing but a day (and a time), else None."""
    if len(text) > 80 or (found := find_date(text)) is None:
        return None
    day, (start, end) = found
    before = _WEEKDAY.sub("", text[:start])
    after = _WEEKDAY.sub("", _TIME.sub("", text[end:], count=1))
    label = _LABEL.sub(" ", before).strip().lower()
    if _LABEL.sub("", after) or (label and label not in article_words().date_labels):
        return None
    return day


_AS_OF = re.compile(r"\b(?:as of|as at|au|en date du)\s+", re.IGNORECASE)


def as_of_date(text: str) -> dt.date | None:
    """Return the day of "(as of 24 August 2025)" in a situation report's title, or None."""
    for mark in _AS_OF.finditer(text):
        found = find_date(text[mark.end() : mark.end() + 40])
        if found and found[1][0] == 0:
            return found[0]
    return None
