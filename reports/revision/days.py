"""Days as people type them: ISO 8601, with the month's name, or numbers that leave no doubt."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from reports.language.locales import locale_of

_PIECES = re.compile(r"\d+|[^\W\d_]+", re.UNICODE)
_INSTANT = re.compile(
    r"(.*?),?\s+(\d{1,2})[:h.](\d{2})\s*(?:UTC|GMT)\s*([+\-−]\d{1,2}(?::?\d{2})?)?"
)
#: What may stand beside day, month and year: articles, ordinals, the signs of East Asia and
#: (as escapes) the short word for “year” of Ukrainian and Russian.
_AROUND = {
    "the", "of", "st", "nd", "rd", "th", "le", "er", "de", "del", "den", "dem", "der", "am",
    "la", "el", "il", "\u0440", "\u0433", "года", "年", "月", "日", "년", "월", "일",
}  # fmt: skip


def read_day(text: str, language: str) -> dt.date | None:
    """Return the day that `text` names in full, None if it names none or more than one.

    ``08/09/2025`` is the eighth of September but in English, where it may be either.
    """
    pieces = _PIECES.findall(text)
    numbers = [int(piece) for piece in pieces if piece.isdecimal()]
    names, weekdays = _names(language, "months"), _names(language, "days")
    words = [p.casefold() for p in pieces if not p.isdecimal()]
    if not all(word in names or word in weekdays or word in _AROUND for word in words):
        return None
    months = [names[p.casefold()] for p in pieces if p.casefold() in names]
    if len(months) == 1 and len(numbers) == 2:
        day, year = sorted(numbers)
        return _day(year, months[0], day)
    if months or len(numbers) != 3:
        return None
    if numbers[0] > 31:
        return _day(*numbers)
    return _short_day(numbers, language)


def read_instant(text: str, language: str) -> dt.datetime | None:
    """Return the instant that ``23 November 2026, 06:00 UTC+02:00`` names, None if none."""
    found = _INSTANT.fullmatch(text.strip())
    day = read_day(found[1], language) if found else None
    if not found or day is None:
        return None
    hour, minute = int(found[2]), int(found[3])
    digits = re.sub(r"\D", "", found[4] or "0")
    hours, minutes = (int(digits), 0) if len(digits) < 3 else divmod(int(digits), 100)
    offset = dt.timedelta(hours=hours, minutes=minutes)
    sign = -1 if found[4] and found[4][0] in "-−" else 1
    try:
        zone = dt.timezone(sign * offset) if offset else dt.UTC
        return dt.datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)
    except ValueError:
        return None


def _short_day(numbers: list[int], language: str) -> dt.date | None:
    first, second, year = numbers
    if year < 1000:
        return None
    orders = [(first, second), (second, first)]
    valid = [(day, month) for day, month in orders if month <= 12]
    certain = len(set(valid)) == 1 or language.split("-")[0] != "en"
    return _day(year, valid[0][1], valid[0][0]) if valid and certain else None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=128)
def _names(language: str, kind: Literal["months", "days"]) -> Mapping[str, int]:
    """Return the numbers of months or weekdays by their names, in lower case."""
    out: dict[str, int] = {}
    for locale in (locale_of("en"), locale_of(language)):
        for context in ("format", "stand-alone"):
            for width in ("abbreviated", "wide"):
                for number, name in getattr(locale, kind)[context][width].items():
                    out[name.casefold().rstrip(".")] = number
    return {name: number for name, number in out.items() if not name[:1].isdecimal()}
