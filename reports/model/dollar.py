"""The sums of a briefing with its bare “$” settled by what the briefing says of it."""

from __future__ import annotations

from reports.model.briefing import Briefing


def with_dollar(briefing: Briefing) -> Briefing:
    """Return `briefing` with each bare “$” in the currency that its `dollar` names.

    The rows of the file stay as the source has them; what is printed is settled.
    """
    dollar = briefing.dollar
    if dollar is None:
        return briefing
    figures = tuple(
        row.model_copy(update={"amount": row.amount and row.amount.in_dollars(dollar)})
        for row in briefing.figures
    )
    aid = tuple(
        row.model_copy(
            update={
                "amount": row.amount and row.amount.in_dollars(dollar),
                "equivalent": row.equivalent and row.equivalent.in_dollars(dollar),
            }
        )
        for row in briefing.aid
    )
    return briefing.model_copy(update={"figures": figures, "aid": aid})


def has_bare_dollar(briefing: Briefing) -> bool:
    """Return whether a sum of `briefing` is in “$” and does not say which dollar."""
    sums = [row.amount for row in briefing.figures]
    sums += [amount for row in briefing.aid for amount in (row.amount, row.equivalent)]
    return any(each and each.currency is None and each.unit is None for each in sums)
