"""The amounts that rows state, and the numbers and sums that a text holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from reports.checks.subject import Subject
from reports.language.lexicon import COMMON, languages, lexicon_of, primary, read_lists
from reports.language.locales import caseless
from reports.language.quantities.currencies import may_be
from reports.language.quantities.numbers import find_numbers
from reports.language.quantities.sums import FoundMoney, find_money
from reports.model import Aid, Figure, Money
from reports.typed.numerals import find_numerals, fold_digits

#: A sum that is not exact may be told with fewer digits, so far from the other.
ROUNDED = Decimal("0.05")
_DIGIT = re.compile(r"\d")


class Stated(NamedTuple):
    """An amount of a row: `part` is its field; `money` is None for a plain number."""

    part: str
    row: Aid | Figure
    values: tuple[Decimal, ...]
    money: Money | None


def stated_amounts(subject: Subject) -> Iterator[Stated]:
    """Yield the amounts of the rows that are printed, equivalents too."""
    for place in subject.printed["aid"]:
        row = subject.briefing.aid[place]
        yield from _sum(f"aid[{place}].amount", row, row.amount)
        yield from _sum(f"aid[{place}].equivalent", row, row.equivalent)
    for place in subject.printed["figures"]:
        figure = subject.briefing.figures[place]
        yield from _sum(f"figures[{place}].amount", figure, figure.amount)
        if figure.value is not None:
            yield Stated(f"figures[{place}].value", figure, (figure.value,), None)


def _sum(part: str, row: Aid | Figure, money: Money | None) -> Iterator[Stated]:
    if money is not None:
        yield Stated(part, row, ends_of(money), money)


def scale_of(row: Figure, language: str) -> Decimal:
    """Return what the unit of a figure multiplies it by: “million people”."""
    numbers = find_numbers(f"1 {row.unit}", language) if row.unit else ()
    return numbers[0].value if numbers else Decimal(1)


def ends_of(money: Money) -> tuple[Decimal, ...]:
    """Return the value of a sum, or the two ends of its range."""
    return (money.value,) if money.upper is None else (money.value, money.upper)


@dataclass(frozen=True)
class Amounts:
    """What a text holds: its `numbers`, what each of its sums is in, the scales it names.

    A sum is in a currency (ISO 4217), or in a unit that several countries share. `totals` are
    what the sums of a currency come to.
    """

    numbers: frozenset[Decimal]
    money: Mapping[Decimal, frozenset[tuple[str | None, str | None]]]
    scales: frozenset[Decimal]
    totals: Mapping[str | None, Decimal]

    def has(self, value: Decimal) -> bool:
        """Return whether the text says `value`, perhaps with its scale said once for several."""
        return value in self.numbers or any(value / scale in self.numbers for scale in self.scales)

    def is_near(self, value: Decimal) -> bool:
        """Return whether the text has a number that is `value` with more or fewer digits."""
        return any(abs(each - value) <= ROUNDED * each for each in self.numbers)

    def disagrees(self, money: Money) -> bool:
        """Return whether the text has the value of `money` as a sum, always in other money."""
        named = self.money.get(money.value, frozenset())
        return bool(named) and not any(_fits(money, *each) for each in named)


def _fits(money: Money, currency: str | None, unit: str | None) -> bool:
    if money.currency is None:
        return currency is None or money.unit is not None or _is_dollar(currency)
    if money.currency == currency:
        return True
    if currency is not None:
        return any(may_be(name, money.currency) for name in _units_of(currency))
    return _is_dollar(money.currency) if unit == "dollar" else may_be(unit, money.currency)


def _is_dollar(currency: str) -> bool:
    """Return whether “$” may be a currency: it is the sign of pesos, too."""
    return any(may_be(unit, currency) for unit in ("dollar", "peso"))


def may_be_same_money(one: Money, other: Money) -> bool:
    """Return whether two sums may be in one currency, as far as they say."""
    if one.currency is None:
        one, other = other, one
    unit = "dollar" if other.currency is None and other.unit is None else None
    return other.unit is not None or _fits(one, other.currency, unit)


def _units_of(currency: str) -> Iterator[str]:
    """Yield the units that mean a currency where nothing is said: roubles are Russia's."""
    for name, entry in read_lists(COMMON, "currencies")["unit"].items():
        if entry.get("code") == currency:
            yield name


@lru_cache(maxsize=4096)
def amounts_in(text: str, language: str) -> Amounts:
    """Return what `text` holds, as the rules of `language` read it, which has a lexicon."""
    if not has_amounts(text, language):
        return Amounts(frozenset(), {}, frozenset(), {})
    numbers, sums = find_numbers(text, language), find_money(text, language)
    money: dict[Decimal, set[tuple[str | None, str | None]]] = {}
    for each, unit in chain.from_iterable(map(_in_units, sums)):
        for value in ends_of(each):
            money.setdefault(value, set()).add((each.currency, unit))
    worth = lexicon_of(language).table("numbers", "scales").items()
    sizes = {caseless(word): Decimal(size) for word, size in worth}
    scales = {sizes[caseless(word)] for word in _scales_in(text, language)}
    return Amounts(
        frozenset(money.keys() | {number.value for number in numbers}),
        {value: frozenset(named) for value, named in money.items()},
        frozenset(scales | {number.scale for number in numbers if number.scale > 1}),
        _totals_of(sums),
    )


def _totals_of(sums: Iterable[FoundMoney]) -> dict[str | None, Decimal]:
    """Return what the sums of each currency come to, without those of two ends."""
    totals: dict[str | None, Decimal] = {}
    for money in (found.money for found in sums):
        if money.upper is None:
            totals[money.currency] = totals.get(money.currency, Decimal(0)) + money.value
    return totals


def _in_units(found: FoundMoney) -> Iterator[tuple[Money, str | None]]:
    yield found.money, found.unit
    if found.equivalent:
        yield found.equivalent, found.equivalent_unit


def _scales_in(text: str, language: str) -> list[str]:
    return lexicon_of(language).pattern("numbers", "scales").findall(text)


def has_amounts(text: str, language: str) -> bool:
    """Return whether `text` has a number at all: digits, or a word for one."""
    if _DIGIT.search(text):
        return True
    known = lexicon_of(language)
    return any(
        known.pattern("numbers", key).search(text) for key in ("scales", "numbers", "hundreds")
    )


def digits_in(text: str, language: str) -> frozenset[Decimal]:
    """Return the numbers in digits of any script that stand in `text`, however they are grouped."""
    found = find_numerals(fold_digits(text), language)
    return frozenset(value for each in found for value in each.values)


def readings(text: str, language: str) -> Iterator[Amounts]:
    """Yield what a text holds as the rules of its language read it, then as others do.

    Evidence may be in the language of its source. The first reading is the likely one.
    """
    yield amounts_in(text, primary(language))
    for other in languages():
        if other != primary(language):
            yield amounts_in(text, other)


def shown_money(money: Money) -> str:
    """Return a sum for a message: “CAD 1,000,000,000”."""
    values = "–".join(f"{value.normalize():,f}" for value in ends_of(money))
    return f"{money.currency or money.unit or '$'} {values}"


def shown_numbers(values: Iterable[Decimal], most: int = 5) -> str:
    """Return numbers for a message, the largest few."""
    return ", ".join(f"{value.normalize():,f}" for value in sorted(values, reverse=True)[:most])
