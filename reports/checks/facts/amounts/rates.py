"""Sums that are told in two currencies, and sums in none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from reports.checks.facts.amounts.held_amounts import ends_of, shown_money, shown_numbers
from reports.checks.rule import Finding, rule
from reports.checks.subject import Subject
from reports.language.lexicon import COMMON, read_lists
from reports.model import Aid, Money

#: How far rates may lie apart before somebody has slipped.
_APART = 1.15
#: A sum that is not exact may be off by so much, beside the digits that it does not tell.
_INEXACT = 0.1
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_TABLE_FROM = 2000


class _Rate(NamedTuple):
    """What the two sums of a row imply: so many `first` are one `second`, at least and at most."""

    place: int
    first: str
    second: str
    low: float
    high: float


def _rates(subject: Subject) -> Iterator[_Rate]:
    for place in subject.printed["aid"]:
        row = subject.briefing.aid[place]
        one, other = row.amount, row.equivalent
        if one is None or other is None or not (one.currency and other.currency):
            continue
        if one.currency != other.currency and one.value and other.value:
            # one of the two is what was given, the other what somebody made of it
            rounded = one if _digits(one) > _digits(other) else other
            first, second = sorted((one, other), key=lambda each: str(each.currency))
            yield _rate(place, first, second, rounded)


def _rate(place: int, first: Money, second: Money, rounded: Money) -> _Rate:
    low, high = _bounds(first, is_rounded=first is rounded)
    least, most = _bounds(second, is_rounded=second is rounded)
    return _Rate(place, str(first.currency), str(second.currency), low / most, high / least)


def _bounds(money: Money, *, is_rounded: bool) -> tuple[float, float]:
    """Return between what a sum lies: its range; its last digit and its qualifier allow more."""
    low, high = (float(value) for value in (ends_of(money)[0], ends_of(money)[-1]))
    slack = _INEXACT if money.qualifier else 0.0
    digit = 0.5 * 10 ** _last_digit(money) if is_rounded else 0.0
    return (low - digit) * (1 - slack), (high + digit) * (1 + slack)


def _last_digit(money: Money) -> int:
    """Return the power of ten of the last digit that a sum tells: 2 for 1,300."""
    return int(money.value.normalize().as_tuple().exponent)


def _digits(money: Money) -> int:
    return len(money.value.normalize().as_tuple().digits)


@cache
def _table() -> Mapping[str, tuple[float, float]]:
    rates = read_lists(COMMON, "facts")["dollar_rates"].items()
    return {code: (float(low), float(high)) for code, (low, high) in rates}


@rule("B202", "a sum and its equivalent are worth the same", "error")
def impossible_rate(subject: Subject) -> Iterator[Finding]:
    """Compare the rate that a row implies with those of the last 25 years."""
    rows = subject.briefing.aid
    for each in _rates(subject):
        known = [_table().get(code) for code in (each.first, each.second)]
        if known[0] is None or known[1] is None or _is_old(rows[each.place]):
            continue
        low, high = known[0][0] / known[1][1], known[0][1] / known[1][0]
        if each.high < low or each.low > high:
            yield _impossible(each, rows[each.place], low, high)
    yield from _same_currency(subject)


def _same_currency(subject: Subject) -> Iterator[Finding]:
    rows = subject.briefing.aid
    for place in subject.printed["aid"]:
        one, other = rows[place].amount, rows[place].equivalent
        is_same = one and other and one.currency and one.currency == other.currency
        if one and other and is_same and ends_of(one) != ends_of(other):
            found = f"{shown_money(one)} is told as {shown_money(other)} in the same currency"
            remedy = "mend one of the two, or its currency"
            yield Finding(f"aid[{place}].equivalent", found, "another currency", remedy)


def _impossible(each: _Rate, row: Aid, low: float, high: float) -> Finding:
    first, second, bounds = each.first, each.second, (each.low, each.high, low, high)
    if high < 1:  # say it the way round that has no small fractions
        first, second = second, first
        bounds = (1 / each.high, 1 / each.low, 1 / high, 1 / low)
    rate = _number((bounds[0] * bounds[1]) ** 0.5)
    sums = " for ".join(map(shown_money, filter(None, (row.amount, row.equivalent))))
    found = f"{sums} makes {second} 1 worth {first} {rate}"
    expected = f"{_number(bounds[2])} to {_number(bounds[3])}, as since {_TABLE_FROM}"
    remedy = "look for a slip in one of the two"
    return Finding(f"aid[{each.place}].equivalent", found, expected, remedy)


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _is_old(row: Aid) -> bool:
    """Return whether a row tells of years that the table does not have."""
    return any(int(year) < _TABLE_FROM for year in _years(row))


def _years(row: Aid) -> frozenset[str]:
    return frozenset(_YEAR.findall(f"{row.timing or ''} {row.evidence or ''}"))


@rule("B203", "two currencies have one rate in a briefing")
def rates_differ(subject: Subject) -> Iterator[Finding]:
    """Compare the rates of rows of the same two currencies that tell of the same years."""
    first: dict[tuple[str, str, frozenset[str]], _Rate] = {}
    rows = subject.briefing.aid
    for each in _rates(subject):
        other = first.setdefault((each.first, each.second, _years(rows[each.place])), each)
        if each.low > other.high * _APART or other.low > each.high * _APART:
            found = (
                f"{each.second} 1 is {_middle(each)} {each.first} here, and {_middle(other)} in "
                f"aid[{other.place}]"
            )
            yield Finding(
                f"aid[{each.place}].equivalent", found, "one rate", "mend one of the sums"
            )


def _middle(each: _Rate) -> str:
    return _number((each.low * each.high) ** 0.5)


@rule("B206", "a sum has a currency")
def open_currency(subject: Subject) -> Iterator[Finding]:
    """Ask whose dollars they are."""
    briefing = subject.briefing
    for field in ("aid", "figures"):
        for place in subject.printed[field]:
            row = getattr(briefing, field)[place]
            for key in ("amount", "equivalent"):
                money: Money | None = getattr(row, key, None)
                if money and money.in_dollars(briefing.dollar).currency is None:
                    unit = money.unit or "dollars"
                    found = f"{shown_numbers([money.value])} is in {unit}, and nothing says whose"
                    remedy = "put the code: CAD, USD"
                    remedy += ", or for all of them dollar: on top" if not money.unit else ""
                    yield Finding(f"{field}[{place}].{key}", found, "a currency", remedy)


RULES = (impossible_rate, rates_differ, open_currency)
