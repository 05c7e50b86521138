"""Sums and figures typed into a cell, read back into value, currency and qualifier."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pydantic import ValidationError

from reports.drafting.money import find_money
from reports.drafting.numbers import find_numbers
from reports.model import Figure, Money
from reports.plan import Labels
from reports.plan.formats import format_money

_EDGES = " ,\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Sums:
    """A sum and the same in another currency. `doubt` says what was not understood."""

    amount: Money | None = None
    equivalent: Money | None = None
    doubt: str | None = None


def read_sums(text: str, labels: Labels, language: str, base: Sums) -> Sums:
    """Return the sums in the cell `text` of a row that held `base` before.

    What the cell still shows as before keeps the base's own words. A sum without a
    currency keeps the one it had.
    """
    if not text:
        return Sums()
    found = find_money(text, language)
    if not found:
        return _bare_number(text, language, base)
    first = found[0]
    amount, doubt = first.money, None
    rest = text[first.end :].strip(_EDGES)
    lead = text[: first.start].strip(_EDGES)
    if rest or len(found) > 1:
        doubt = f"only {first.text!r} was read of {text!r}"
    if lead:
        amount = _reworded(amount, lead)
    return Sums(
        _own_words(amount, base.amount, labels, language),
        _equivalent(text[first.sum_end : first.end], labels, language, base),
        doubt,
    )


def read_figure(text: str, labels: Labels, language: str, base: Figure | None) -> dict[str, object]:
    """Return a figure's `value`, `unit`, `amount` and `qualifier` from its cell."""
    out: dict[str, object] = {"value": None, "unit": None, "amount": None, "qualifier": None}
    found = find_money(text, language)
    if found:
        sums = read_sums(
            text[: found[0].end], labels, language, Sums(base.amount if base else None)
        )
        out["amount"] = sums.amount
        text = text[found[0].end :].strip(_EDGES)
    numbers = find_numbers(text, language)
    if not numbers or not _is_amount(numbers[0].value):
        # a number that a briefing cannot hold is kept as words
        out["unit"] = text or None
        return out
    number, was = numbers[0], base.qualifier if base else None
    out["value"] = number.value
    out["unit"] = text[number.end :].strip(_EDGES) or None
    out["qualifier"] = _word(text[: number.start].strip(_EDGES), was, labels)
    return out


def _is_amount(value: Decimal) -> bool:
    try:
        Money(value=value)
    except ValidationError:
        return False
    return True


def _equivalent(text: str, labels: Labels, language: str, base: Sums) -> Money | None:
    """Return the same sum in other money; a bare “$” in it stays open, as in a brief."""
    found = find_money(text, language)
    if not found:
        return None
    return _own_words(found[0].money, base.equivalent, labels, language)


def _bare_number(text: str, language: str, base: Sums) -> Sums:
    """Read a number without a currency: it keeps the one that the row had."""
    numbers = find_numbers(text, language)
    if len(numbers) != 1 or base.amount is None:
        return Sums(base.amount, base.equivalent, f"found {text!r}, expected a sum of money")
    number = numbers[0]
    lead, rest = text[: number.start].strip(_EDGES), text[number.end :].strip(_EDGES)
    if rest:
        return Sums(base.amount, base.equivalent, f"found {text!r}, expected a sum of money")
    currency = base.amount.currency
    try:
        money = Money(value=number.value, currency=currency, qualifier=lead or None)
    except ValidationError:
        return Sums(base.amount, base.equivalent, f"found {text!r}, expected a sum of money")
    doubt = f"found {text!r} without a currency: {currency} was kept" if currency else None
    return Sums(money, None, doubt)


def _own_words(money: Money, base: Money | None, labels: Labels, language: str) -> Money:
    """Return `base` where it shows as the same, else `money` with the base's own qualifier."""
    if base is None:
        return money
    if format_money(money, labels, language) == format_money(base, labels, language):
        return base
    word = _word(money.qualifier or "", base.qualifier, labels)
    return money.model_copy(update={"qualifier": word})


def _word(shown: str, base: str | None, labels: Labels) -> str | None:
    """Return a qualifier; the base's own where the label that stands for it is unchanged."""
    if base and shown in (base, labels.qualifiers.get(base.lower())):
        return base
    return shown or None


def _reworded(money: Money, lead: str) -> Money:
    qualifier = f"{lead} {money.qualifier}" if money.qualifier else lead
    return money.model_copy(update={"qualifier": qualifier})
