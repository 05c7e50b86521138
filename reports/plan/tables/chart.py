"""The bar chart of aid: which sums it shows, one bar a donor, the longest first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from reports.model import Aid, Briefing, Money
from reports.plan.labelled import capital
from reports.plan.tables.table_parts import (
    Bar,
    Caption,
    Chart,
    Segment,
)
from reports.plan.tables.tables import Purposes
from reports.plan.tables.totals import add, is_summable, why_not_summable
from reports.wording.formats import format_money
from reports.wording.labels import Labels

#: More bars are not read: the smallest are shown as one.
MAX_BARS = 12
_Sums = Sequence[tuple[Aid, Money]]


def aid_chart(briefing: Briefing, number: int, labels: Labels) -> Chart | None:
    """Return a chart of the currency that most rows share, or None if no two bars share one.

    Parts and running totals are left out, as in the totals: they would be seen twice.
    """
    sums = [(row, row.amount) for row in briefing.aid if is_summable(row) and row.amount]
    if len(sums) < 2:
        return None
    currency = Counter(money.currency for _, money in sums).most_common(1)[0][0]
    shown = [(row, money) for row, money in sums if money.currency == currency]
    groups = _grouped(shown, briefing, labels)
    if currency is None or len(groups) < 2 or not any(money.value for _, money in shown):
        return None
    bars = [_bar(name, rows, briefing, labels) for name, rows in groups.items()]
    bars.sort(key=lambda bar: -bar.value)
    if len(bars) > MAX_BARS:
        bars[MAX_BARS - 1 :] = [_others(bars[MAX_BARS - 1 :], groups, briefing, labels)]
    statuses = [name for key, name in _statuses(labels).items() if _has(key, shown)]
    return Chart(
        id="chart-aid",
        caption=Caption(labels.figure, number, labels.chart.format(currency=currency)),
        currency=currency,
        bars=tuple(bars),
        statuses=tuple(statuses),
        note=_not_shown(briefing, currency, labels),
        alt=labels.chart_alt.format(bars="; ".join(_said(bar, labels) for bar in bars)),
    )


def _grouped(shown: _Sums, briefing: Briefing, labels: Labels) -> dict[str, _Sums]:
    """Return the sums of each bar by its name: by the donor, if two give, else what differs."""
    purposes = Purposes(briefing, labels)
    ways: tuple[Callable[[Aid], str | None], ...] = (
        lambda row: row.donor,
        lambda row: row.recipient,
        # as the table writes it
        lambda row: capital(purposes.labelled(row), briefing.language).text,
    )
    groups: defaultdict[str, list[tuple[Aid, Money]]] = defaultdict(list)
    for name in ways:
        groups.clear()
        for row, money in shown:
            groups[name(row) or labels.unnamed].append((row, money))
        if len(groups.keys() - {labels.unnamed}) > 1:
            break
    return dict(groups)


def _bar(name: str, rows: _Sums, briefing: Briefing, labels: Labels) -> Bar:
    by_status: dict[str, list[Money]] = {}
    for row, money in rows:
        by_status.setdefault(row.status, []).append(money)
    segments = tuple(
        Segment(printed, sums.value, format_money(sums, labels, briefing.language))
        for key, printed in _statuses(labels).items()
        if key in by_status
        for sums in (add(by_status[key]),)
    )
    whole = add([money for _, money in rows])
    return Bar(name, whole.value, format_money(whole, labels, briefing.language), segments)


def _others(
    bars: Sequence[Bar], groups: dict[str, _Sums], briefing: Briefing, labels: Labels
) -> Bar:
    """Return the bars that are too many as one."""
    rows = [pair for bar in bars for pair in groups[bar.label]]
    return _bar(labels.others.format(count=len(bars)), rows, briefing, labels)


def _statuses(labels: Labels) -> dict[str, str]:
    return labels.statuses | {"unspecified": labels.status_open}


def _has(status: str, shown: _Sums) -> bool:
    return any(row.status == status for row, _ in shown)


def _not_shown(briefing: Briefing, currency: str, labels: Labels) -> str:
    """Return what says which sums no bar shows, nothing if there are none."""
    kinds: Counter[str] = Counter()
    for row in briefing.aid:
        why: str | None = why_not_summable(row)
        if why is None and row.amount and row.amount.currency != currency:
            why = "other"
        if why is not None:
            kinds[getattr(labels, f"left_{why}")] += 1
    what = "; ".join(f"{words} ({count})" for words, count in kinds.items())
    return labels.not_shown.format(what=what) if what else ""


def _said(bar: Bar, labels: Labels) -> str:
    """Return a bar in words, its parts where it has several."""
    parts = labels.comma.join(f"{one.status} {one.text}" for one in bar.segments)
    return f"{bar.label}: {bar.text}" + (f" ({parts})" if len(bar.segments) > 1 else "")
