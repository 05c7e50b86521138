"""Days as people write them: ISO 8601, with the month's name, or numbers that leave no doubt.

Articles and edited briefs are read by the same months: CLDR's of the language and of
others, and those that assets/lexicon/common/dates.toml adds (“aout”).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from reports.language.lexicon import COMMON, any_of, primary, read_lists
from reports.language.locales import calendar_names, caseless

#: Letters of a text that may be a day.
_LONGEST = 100
#: What every full day has, and few sentences: it is soon looked for.
_YEAR = re.compile(r"\d{4}")
#: What a year of two digits is counted from.
_CENTURY = 2000
_NUMBER, _WORD = re.compile(r"\d+"), re.compile(r"[^\W\d_]+")
_CLOCK = (
    r"(?P<hour>\d{1,2})"
    r"(?:[:.](?P<minute>\d{2})(?::00)?|\s?h(?:\s?(?P<past>\d{2}))?|(?=\s*[ap]\.?m))"
)
_ZONE = r"(?:(?:UTC|GMT)\s*(?P<offset>[+\-−]\d{1,2}(?::?\d{2})?)?|(?P<bare>[+\-−]\d{2}:?\d{2}))"
_INSTANT = re.compile(
    rf"(?P<day>.*?)[,،]?(?:\s+|(?<=\d)T){_CLOCK}\s*(?P<half>[ap]\.?m\.?)?\s*{_ZONE}", re.IGNORECASE
)


def read_day(text: str, language: str) -> dt.date | None:
    """Return the day that `text` names in full, None if it names none or more than one.

    ``08/09/2025`` is the eighth of September but in English, where it may be either.
    """
    days = days_meant(text, language) or ()
    # a year of two digits is asked for, though only one day may be meant
    return days[0] if len(days) == 1 and _YEAR.search(text) else None


def days_meant(text: str, language: str) -> tuple[dt.date, ...] | None:
    """Return the days that a whole text may name; None for a text that is not written as a day.

    ``03/04/26`` may be several, ``31 February 2026`` is none: both are written as days.
    """
    if len(text) > _LONGEST:
        return None
    numbers = [int(piece) for piece in _NUMBER.findall(text)]
    found = _words_of_day(_WORD.findall(caseless(text)), language)
    if found is None:
        return None
    months, first = found
    match len(months), len(numbers) + first:
        case 1, 2:
            return tuple(_with_month(months.pop(), *numbers, *([1] * first)))
        case 0, 3 if not first:
            return tuple(dict.fromkeys(_in_numbers(numbers, language)))
    return None


def _words_of_day(words: Sequence[str], language: str) -> tuple[set[int], bool] | None:
    """Return the months among words, and whether one is “first”; None for words of no day.

    A month may be named twice: “نيسان/أبريل”.
    """
    dates = read_lists(COMMON, "dates")
    others = {*dates["around"], *dates["beside"], *dates["ordinals"], *dates["first"]}
    others |= {piece for name in _weekdays(language) for piece in name.split()}
    for months in (_near_months, _months):  # those of all languages take their time to load
        names = months(language)
        parted = [word if word in names else _without_prefix(word, names) for word in words]
        if {*names, *others}.issuperset(parted):
            found = {names[word] for word in parted if word in names}
            return found, any(word in dates["first"] for word in words)
    return None


def _without_prefix(word: str, months: Mapping[str, int]) -> str:
    """Return the name of a month without the letter that is written before it: “באפריל”."""
    bare = word[1:]
    return bare if bare in months and word[0] in read_lists(COMMON, "dates")["prefixes"] else word


def _with_month(month: int, one: int, other: int) -> Iterator[dt.date]:
    """Yield the days of a month that two numbers may name, one of which is the year."""
    day, year = sorted((one, other))
    years = [year] if year >= 1000 else []
    if not years and max(one, other) < 100:
        # “3 April 26”, “26 April 03”
        for number, short in ((one, other), (other, one)):
            yield from filter(None, [_day(_CENTURY + short, month, number)])
    yield from filter(None, (_day(each, month, day) for each in years))


def _in_numbers(numbers: list[int], language: str) -> Iterator[dt.date]:
    """Yield the days that three numbers may name."""
    first, second, year = numbers
    if first > 31:
        yield from filter(None, [_day(*numbers)])
        return
    if 100 <= year < 1000:
        return
    days = list(_in_orders(first, second, year if year >= 100 else _CENTURY + year))
    either = read_lists(COMMON, "dates")["month_or_day_first"]
    yield from days if primary(language) in either else days[:1]


def _in_orders(first: int, second: int, year: int) -> Iterator[dt.date]:
    """Yield the days with the day first, then with the month first."""
    return filter(None, (_day(year, second, first), _day(year, first, second)))


def read_instant(text: str, language: str) -> dt.datetime | None:
    """Return the instant that ``23 November 2026, 06:00 UTC+02:00`` names, None if none."""
    found = _INSTANT.fullmatch(text.strip())
    day = read_day(found["day"], language) if found else None
    hour = _hour(found) if found else None
    if found is None or day is None or hour is None:
        return None
    shift = found["offset"] or found["bare"]
    digits = re.sub(r"\D", "", shift or "0")
    hours, minutes = (int(digits), 0) if len(digits) < 3 else divmod(int(digits), 100)
    offset = dt.timedelta(hours=hours, minutes=minutes)
    try:
        zone = dt.timezone(-offset if shift and shift[0] in "-−" else offset) if offset else dt.UTC
        clock = dt.time(hour, int(found["minute"] or found["past"] or 0), tzinfo=zone)
        return dt.datetime.combine(day, clock)
    except ValueError:
        return None


def _hour(found: re.Match[str]) -> int | None:
    """Return the hour of 24 that a time of day names, None if there is none."""
    hour, half = int(found["hour"]), found["half"]
    if not half:
        return hour
    later = 12 if half[0] in "pP" else 0
    return hour % 12 + later if 1 <= hour <= 12 else None


def find_day(text: str, language: str | None = None) -> tuple[dt.date, tuple[int, int]] | None:
    """Return the first full day in running text, and its place.

    It is written as in ISO 8601, with the month's name, or in numbers that leave no doubt
    in `language`, in any language if that is None.
    """
    if not _YEAR.search(text):
        return None
    for found in _pattern().finditer(text):
        if day := _day_of(found, language or _first()):
            return day, found.span()
    return None


def _day_of(found: re.Match[str], language: str) -> dt.date | None:
    part = {name[0]: value for name, value in found.groupdict().items() if value}
    if numbers := part.get("n"):
        return _short_day([int(number) for number in numbers.split("/")], language)
    name = caseless(part["m"])
    month = int(name) if name.isdecimal() else _months(_first())[name]
    return _day(int(part["y"]), month, int(part["d"]))


def is_month(word: str) -> bool:
    """Return whether `word` names a month in a language whose months are always read."""
    return caseless(word) in _months(_first())


@cache
def _pattern() -> re.Pattern[str]:
    months, dates = any_of(_months(_first())), read_lists(COMMON, "dates")
    around, ordinal = rf"(?:(?:{any_of(dates['around'])})\s+)?", any_of(dates["ordinals"])
    return re.compile(
        rf"\b(?:(?P<m1>{months})\b\.?\s+{around}(?P<d1>\d{{1,2}})(?:{ordinal})?\b,?"
        rf"\s+(?P<y1>\d{{4}})"
        rf"|(?P<d2>\d{{1,2}})(?:{ordinal}|\.)?[\s-]+{around}(?P<m2>{months})\b\.?,?"
        rf"[\s-]+{around}(?P<y2>\d{{4}})"
        r"|(?P<y3>\d{4})[-.](?P<m3>\d{2})[-.](?P<d3>\d{2})"
        r"|(?P<y5>\d{4})/(?P<m5>\d{1,2})/(?P<d5>\d{1,2})"
        r"|(?P<d4>\d{1,2})\.(?P<m4>\d{1,2})\.(?P<y4>\d{4})|(?P<n6>\d{1,2}/\d{1,2}/\d{4}))(?!\d)",
        re.IGNORECASE,
    )


def _first() -> str:
    """Return the language whose months go before those of others."""
    return str(read_lists(COMMON, "dates")["languages"][0])


def _short_day(numbers: list[int], language: str) -> dt.date | None:
    days = set(_in_numbers(numbers, language)) if numbers[2] >= 1000 else set()
    return days.pop() if len(days) == 1 else None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=128)
def _months(language: str) -> dict[str, int]:
    """Return the numbers of the months by their names, those of `language` first."""
    typed: dict[str, int] = read_lists(COMMON, "dates")["months"]
    others: dict[str, set[int]] = {}
    for each in read_lists(COMMON, "dates")["languages"]:
        for name, number in calendar_names(each, "months").items():
            others.setdefault(name, set()).add(number)
    sure = {name: next(iter(found)) for name, found in others.items() if len(found) == 1}
    return sure | typed | _near_months(language)


@lru_cache(maxsize=128)
def _near_months(language: str) -> dict[str, int]:
    """Return the months of `language`, and of the language that goes before all others."""
    return calendar_names(_first(), "months") | calendar_names(language, "months")


@lru_cache(maxsize=128)
def _weekdays(language: str) -> Mapping[str, int]:
    return calendar_names(_first(), "days") | calendar_names(language, "days")
