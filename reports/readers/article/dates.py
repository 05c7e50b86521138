"""Days as articles write them: "August 24, 2025", "24 août 2025", "2025-08-24"."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from reports.language.days import find_day
from reports.language.lexicon import any_of, languages
from reports.language.locales import calendar_names
from reports.readers.article.words import article_pattern, article_words

_LABEL = re.compile(r"[\s,:.|()–—-]+")
_TIME = re.compile(
    r"(?:(?<![^\W\d_])[^\W\d_]{1,2})?\s*\d{1,2}\s?[:h.]\s?\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?\s*"
    r"(?:Z|[+-]\d{2}:?\d{2}|GMT|UTC|E[SD]T|P[SD]T|C[SD]T)?",
    re.IGNORECASE,
)


def date_line(text: str) -> dt.date | None:
    """Return the day if `text` is a line that says nothing but a day (and a time), else None."""
    if len(text) > 80 or (found := find_day(text)) is None:
        return None
    day, (start, end) = found
    before = _weekdays().sub("", _TIME.sub("", text[:start], count=1))
    after = _weekdays().sub("", _TIME.sub("", text[end:], count=1))
    label = _LABEL.sub(" ", before).strip().lower()
    if _LABEL.sub("", after) or (label and label not in article_words("date_labels")):
        return None
    return day


def is_time(text: str) -> bool:
    """Tell whether `text` is nothing but a time of day: "2:06 p.m. EST"."""
    return len(text) < 30 and _TIME.fullmatch(text) is not None


def closing_date(text: str) -> dt.date | None:
    """Return the day that ends a line: "Press Briefing – June 4, 2021", "Tokyo, 6 June 2025"."""
    found = find_day(text) if len(text) < 200 else None
    return found[0] if found and not _LABEL.sub("", text[found[1][1] :]) else None


@cache
def _weekdays() -> re.Pattern[str]:
    names = (name for tag in languages() for name in calendar_names(tag, "days", ["wide"]))
    return re.compile(any_of(names), re.IGNORECASE)


def as_of_date(text: str) -> dt.date | None:
    """Return the day of "(as of 24 August 2025)" in a situation report's title, or None."""
    for mark in article_pattern("as_of", r"\b{}\s+").finditer(text):
        found = find_day(text[mark.end() : mark.end() + 40])
        if found and found[1][0] == 0:
            return found[0]
    return None
