"""The bar chart of aid: which rows it shows, in which currency, and how bars are named."""

from __future__ import annotations

from collections.abc import Sequence

from reports.model import Aid, Briefing, Money
from reports.plan.parts import Bar, Caption, Chart
from reports.plan.tables import Purposes
from reports.plan.totals import is_summable
from reports.wording.formats import format_money
from reports.wording.labels import Labels

MAX_BARS = 12


def aid_chart(briefing: Briefing, number: int, labels: Labels) -> Chart | None:
    """Return a chart of the currency that most rows share, or None if no two share one.

    Parts and running totals are left out, as in the totals: they would be seen twice.
    """
    groups: dict[str | None, list[tuple[Aid, Money]]] = {}
    for row in filter(is_summable, briefing.aid):
        if row.amount:
            groups.setdefault(row.amount.currency, []).append((row, row.amount))
    currency, shown = max(groups.items(), key=lambda group: len(group[1]), default=(None, []))
    if currency is None or not 2 <= len(shown) <= MAX_BARS:
        return None
    rows, sums = zip(*shown, strict=True)
    if not any(money.value for money in sums):
        return None
    bars = tuple(
        Bar(name, money.value, format_money(money, labels, briefing.language))
        for name, money in zip(_names(rows, briefing, labels), sums, strict=True)
    )
    return Chart(
        id="chart-aid",
        caption=Caption(labels.figure, number, labels.chart.format(currency=currency)),
        currency=currency,
        bars=bars,
        alt=labels.chart_alt.format(bars="; ".join(f"{b.label}: {b.text}" for b in bars)),
    )


def _names(rows: Sequence[Aid], briefing: Briefing, labels: Labels) -> list[str]:
    """Name the bars by the first field that tells all of them apart."""
    purposes = list(map(Purposes(briefing, labels).of, rows))
    fields = ([row.donor for row in rows], [row.recipient for row in rows], purposes)
    for names in fields:
        if all(names) and len(set(names)) == len(names):
            return [str(name) for name in names]
    return [
        ", ".join(filter(None, (row.donor, row.recipient, purpose)))
        for row, purpose in zip(rows, purposes, strict=True)
    ]
