"""Totals of aid: which rows may be summed, and their sums.

Only rows of the same currency and the same status are summed (IATI and the UN's FTS
show pledges apart from commitments and payments), without parts of other rows and
without running totals, which would be counted twice. An open currency is not summed.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

from reports.model import Aid, Money
from reports.slotted import frozen


@frozen
class Total:
    """The sum of all rows with one currency and status."""

    status: str
    money: Money


def why_not_summable(row: Aid) -> Literal["part", "running", "open"] | None:
    """Return why the sum of `row` may be part of no total, None if it may or there is none."""
    if row.amount is None:
        return None
    if row.part_of is not None:
        return "part"
    if row.cumulative:
        return "running"
    return "open" if row.amount.currency is None else None


def is_summable(row: Aid) -> bool:
    """Return whether `row` has a sum that may be part of a total."""
    return row.amount is not None and why_not_summable(row) is None


def why_left_out(
    row: Aid, totals: Iterable[Total]
) -> Literal["part", "running", "open", "single"] | None:
    """Return why the sum of `row` is in none of the `totals`, None if it is or there is none."""
    summed = {(total.status, total.money.currency) for total in totals}
    alone = row.amount and (row.status, row.amount.currency) not in summed
    return why_not_summable(row) or ("single" if alone else None)


def total_aid(rows: Iterable[Aid]) -> tuple[Total, ...]:
    """Return a total for each currency and status that two or more rows share, in order."""
    groups: dict[tuple[str, str], list[Money]] = {}
    for row in rows:
        if is_summable(row) and row.amount and row.amount.currency:
            groups.setdefault((row.amount.currency, row.status), []).append(row.amount)
    return tuple(
        Total(status, add(amounts)) for (_, status), amounts in groups.items() if len(amounts) > 1
    )


def add(amounts: list[Money]) -> Money:
    """Return the sum of amounts, one or more, which have one currency."""
    low = sum((m.value for m in amounts), Decimal(0))
    high = sum((m.upper or m.value for m in amounts), Decimal(0))
    return Money.model_construct(
        value=low,
        currency=amounts[0].currency,
        qualifier=_joint_qualifier(amounts),
        upper=high if high > low else None,
    )


def _joint_qualifier(amounts: list[Money]) -> str | None:
    """Return the qualifier that is true of the sum: “over” and exact make “over”."""
    words = {m.qualifier for m in amounts if m.qualifier}
    return words.pop() if len(words) == 1 else "approximately" if words else None
