"""Numbers, money and days as a language writes them (CLDR, through Babel)."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

from reports.language.locales import locale_of
from reports.model import Figure, Money
from reports.wording.labels import Labels

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAY_NUMBER = re.compile(r"\d{1,2}(?!\d)")
#: The words that only say that a range follows: the range says it itself.
_RANGE_WORDS = {"between", "from", "entre", "de"}
#: Sums from a million on are written with a word, if that loses no digit.
_POWERS = (12, 9, 6)
_MAX_PLACES = 3


@lru_cache(maxsize=4096)
def format_day(day: dt.date, language: str) -> str:
    """Return a day in full: “August 24, 2025”, “24 août 2025”, “1er août 2025”.

    CLDR writes the first of a month without its ending, as no French text does.
    """
    text = format_date(day, "long", locale=locale_of(language))
    is_french = language.partition("-")[0].lower() == "fr"
    return text.replace("1 ", "1er ", 1) if is_french and day.day == 1 else text


def format_as_of(text: str, language: str) -> str:
    """Return an `as_of`: a day in full, other words as they stand."""
    day = iso_day(text)
    return text if day is None else format_day(day, language)


def iso_day(text: str) -> dt.date | None:
    """Return the day that a text is in ISO 8601; None for other words."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


@lru_cache(maxsize=1024)
def format_period(start: dt.date, end: dt.date, language: str) -> str:
    """Return the days from one to another: “18–24 August 2025”, “August 18–24, 2025”.

    What days of one year say alike is said once. CLDR's own intervals cut months short.
    """
    if start == end:
        return format_day(start, language)
    first, last = (format_day(day, language).split(" ") for day in (start, end))
    if start.year == end.year:
        before, after = _same(first, last), _same(first[::-1], last[::-1])
        first, last = first[: len(first) - after], last[before:]
        first[-1] = first[-1].rstrip(",")
    short = (start.year, start.month) == (end.year, end.month)
    return f"{' '.join(first)}{'–' if short else ' – '}{' '.join(last)}"


def _same(one: list[str], other: list[str]) -> int:
    """Return with how many words two days begin that are the same, up to their numbers."""
    pairs = zip(one, other, strict=False)
    alike = (a == b and not (_DAY_NUMBER.match(a) or _DAY_NUMBER.match(b)) for a, b in pairs)
    return next((n for n, same in enumerate(alike) if not same), len(one))


def format_instant(instant: dt.datetime, language: str) -> str:
    """Return an instant with its own offset: “23 November 2026, 06:00 UTC+02:00”."""
    zone = instant.strftime("%z")
    offset = "" if zone in ("+0000", "-0000") else f"{zone[:3]}:{zone[3:5]}"
    return f"{format_day(instant.date(), language)}, {instant:%H:%M} UTC{offset}"


def format_short_instant(instant: dt.datetime, language: str) -> str:
    """Return an instant for a line that has little room: “24 Aug 2025, 06:00 +02:00”."""
    zone = instant.strftime("%z")
    day = format_date(instant.date(), "medium", locale=locale_of(language))
    return f"{day}, {instant:%H:%M} {zone[:3]}:{zone[3:5]}"


@lru_cache(maxsize=4096)
def format_number(value: Decimal, language: str) -> str:
    """Return a number to its last digit, grouped as the language does."""
    return format_decimal(value, locale=locale_of(language), decimal_quantization=False)


@lru_cache(maxsize=4096)
def format_sum(value: Decimal, language: str) -> str:
    """Return a number in the short form of news: “1.47 billion”, “723 million”, “36,000”.

    The largest power is taken that rounds nothing: “2,964.5 million”. A number that
    all would round is written out.
    """
    power = next((p for p in _POWERS if _is_short(value, p)), None)
    if power is None:
        return format_number(value, language)
    scaled = value.scaleb(-power).normalize()
    pattern = _word_pattern(power, locale_of(language).plural_form(scaled), language)
    if pattern is None:
        return format_number(value, language)
    return pattern.replace("0", format_number(scaled, language))


def _is_short(value: Decimal, power: int) -> bool:
    return value >= Decimal(10) ** power and _places(value.scaleb(-power)) <= _MAX_PLACES


@lru_cache(maxsize=256)
def _word_pattern(power: int, plural: str, language: str) -> str | None:
    """Return CLDR's long compact pattern, such as “0 milliards”, if it has one digit.

    Babel's own `format_compact_decimal` picks the plural by the whole number and
    writes “1 milliards”; here it is picked by the number that is shown.
    """
    formats = locale_of(language).compact_decimal_formats.get("long") or {}
    for form in (plural, "other"):
        pattern = (formats.get(form) or {}).get(str(10**power))
        if pattern is not None:
            text = str(pattern.pattern).replace("'", "")
            return text if text.count("0") == 1 else None
    return None


def format_money(money: Money, labels: Labels, language: str) -> str:
    """Return an amount: “over CAD 1 billion”; “$5.7 million” when the source says no more."""
    amount = format_sum(money.value, language)
    if money.upper is not None:
        high = format_sum(money.upper, language)
        amount = labels.money_range.format(low=amount, high=high)
    amount = _with_currency(amount, money, language)
    return _qualified(money, amount, labels)


def format_money_with_equivalent(
    money: Money, equivalent: Money | None, labels: Labels, language: str
) -> str:
    """Return “over CAD 1 billion (approximately USD 723 million)”."""
    amount = format_money(money, labels, language)
    if equivalent is None:
        return amount
    other = format_money(equivalent, labels, language)
    return labels.money_with_equivalent.format(amount=amount, equivalent=other)


def format_figure(row: Figure, labels: Labels, language: str) -> str:
    """Return a figure's number with unit and qualifier: “over 36,000 people”, “31%”."""
    if row.value is None:
        number = row.unit or ""
    elif row.unit == "%":
        number = format_number(row.value, language) + _percent_sign(language)
    else:
        number = format_number(row.value, language) + (f" {row.unit}" if row.unit else "")
    if row.amount is not None:
        money = format_money(row.amount, labels, language)
        number = f"{money}, {number}" if number else money
    return _qualified(row, number, labels) if number else row.qualifier or ""


def _places(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def format_qualifier(row: Money | Figure, labels: Labels) -> str:
    """Return the word before a number: “over”. A range has none that its words say already."""
    qualifier = row.qualifier or ""
    if isinstance(row, Money) and row.upper is not None and qualifier.lower() in _RANGE_WORDS:
        return ""
    return labels.qualifiers.get(qualifier.lower(), qualifier)


def _qualified(row: Money | Figure, amount: str, labels: Labels) -> str:
    qualifier = format_qualifier(row, labels)
    return f"{qualifier} {amount}" if qualifier else amount


def _with_currency(amount: str, money: Money, language: str) -> str:
    first, currency = _currency_first(language), money.currency
    if currency is None and money.unit is not None:
        return f"{amount} {money.unit}"
    if currency is None:
        return f"${amount}" if first else f"{amount}\N{NO-BREAK SPACE}$"
    return f"{currency} {amount}" if first else f"{amount}\N{NO-BREAK SPACE}{currency}"


@lru_cache(maxsize=64)
def _currency_first(language: str) -> bool:
    pattern = str(locale_of(language).currency_formats["standard"].pattern)
    return pattern.index("¤") < pattern.index("#")


@lru_cache(maxsize=64)
def _percent_sign(language: str) -> str:
    pattern = locale_of(language).percent_formats[None].pattern
    return "%" if pattern.endswith("0%") else "\N{NO-BREAK SPACE}%"
