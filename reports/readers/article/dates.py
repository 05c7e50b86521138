"""Days as articles write them: "August 24, 2025", "24 août 2025", "2025-08-24"."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from reports.language.days import find_day
from reports.language.lexicon import all_languages, languages
from reports.language.locales import calendar_names
from reports.readers.article.words import article_pattern, article_starts, article_words

_EDGES = " \t,:|()–—-"
_MARKS = " \t,:|/–—-"
_CLOCK = (
    r"(?i)(?:(?<![^\W\d_])[^\W\d_]{1,2})?\s*(?<!\d)\d{1,2}"
    r"(?:\s?[:h.]\s?\d{2}(?::\d{2})?(?:\.\d+)?(?!\d)|\s?h\b|(?=\s?[ap]\.?m\b))"
    r"\s*(?:[ap]\.?m\b\.?)?\s*(?:Z\b|[+-]\d{2}:?\d{2}|<dates.zones>)?"
)
_LETTER = re.compile(r"\w")


def clock_pattern() -> re.Pattern[str]:
    """Return the pattern of a time of day, with its zone."""
    return all_languages().compiled(_CLOCK)


def date_line(text: str, language: str | None = None) -> dt.date | None:
    """Return the day if `text` is a line that says nothing but a day (and a time), else None."""
    if len(text) > 80 or (found := find_day(text, language)) is None:
        return None
    day, (start, end) = found
    around = (clock_pattern().sub("", part, count=1) for part in (text[:start], text[end:]))
    return None if any(without_labels(part) for part in around) else day


def is_time(text: str) -> bool:
    """Return whether `text` is nothing but a time of day: "2:06 p.m. EST"."""
    return len(text) < 30 and clock_pattern().fullmatch(text) is not None


def closing_date(text: str, language: str | None = None) -> dt.date | None:
    """Return the day that ends a line: "Press Briefing – June 4, 2021", "Tokyo, 6 June 2025"."""
    found = find_day(text, language) if len(text) < 200 else None
    return found[0] if found and not text[found[1][1] :].strip(_EDGES) else None


def without_labels(text: str) -> str:
    """Return `text` without the words that belong to a day or a signature: "Published", "le"."""
    words, labels = text.strip(_MARKS).split(), _labels()
    bare = [word.strip(_EDGES + ".").replace("'", "’").casefold() for word in words]
    end = next((n for n in range(len(words), 0, -1) if bare[n - 1] not in labels), 0)
    start = next((n for n in range(end) if bare[n] not in labels), end)
    rest = " ".join(words[start:end])
    signs = rest.casefold().startswith(article_starts("byline_starts"))
    labelled = start > 0 and words[start - 1].endswith(":")
    out = rest if signs or labelled else " ".join(words[:end])
    return out.strip(_MARKS) if _LETTER.search(out) else ""


@cache
def _labels() -> frozenset[str]:
    names = (name for tag in languages() for name in calendar_names(tag, "days"))
    return article_words("date_labels").union(map(str.casefold, names), [""])


def as_of_date(text: str, language: str | None = None) -> dt.date | None:
    """Return the day of "(as of 24 August 2025)" in a situation report's title, or None."""
    for mark in article_pattern("as_of", r"\b{}\s+").finditer(text):
        found = find_day(text[mark.end() : mark.end() + 40], language)
        if found and found[1][0] == 0:
            return found[0]
    return None
