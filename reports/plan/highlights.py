"""The numbers that a page shows large: the first figures, else the largest sum of aid."""

from __future__ import annotations

from collections import Counter
from typing import TypeVar

from reports.model import Aid, Briefing, Figure, Money
from reports.plan.labelled import NOTHING, Labelled, capital, fill, join, label
from reports.plan.parts import Highlight
from reports.plan.tables import MOST_HIGHLIGHTS, Purposes, is_numeric
from reports.plan.totals import is_summable
from reports.wording.formats import format_as_of, format_figure, format_money, format_qualifier
from reports.wording.labels import Labels

Number = TypeVar("Number", Figure, Money)


def highlights(briefing: Briefing, labels: Labels) -> tuple[Highlight, ...]:
    """Return one to three numbers that lead the brief, none where it has none."""
    figures = list(filter(is_numeric, briefing.figures))
    if figures:
        return tuple(_figure(row, briefing, labels) for row in figures[:MOST_HIGHLIGHTS])
    largest = _largest(briefing)
    return (_aid(*largest, briefing, labels),) if largest else ()


def _figure(row: Figure, briefing: Briefing, labels: Labels) -> Highlight:
    language = briefing.language
    if row.qualifier is None and row.amount:
        # the sum comes first: its word is the number's
        qualifier, bare = _parted(row.amount, labels)
        plain = row.model_copy(update={"amount": bare})
    else:
        qualifier, plain = _parted(row, labels)
    number = format_figure(plain, labels, language)
    words = [capital(Labelled(row.label), language)]
    if row.as_of:
        words.append(Labelled(format_as_of(row.as_of, language)))
    if row.note:
        words.append(Labelled(row.note))
    return Highlight(str(row.id), qualifier, Labelled(number), NOTHING, _listed(words, labels))


def _largest(briefing: Briefing) -> tuple[Aid, Money] | None:
    """Return the row with the largest sum of the currency that most rows share."""
    sums = [(row, row.amount) for row in briefing.aid if is_summable(row) and row.amount]
    shared = Counter(money.currency for _, money in sums).most_common(1)
    alike = (pair for pair in sums if pair[1].currency == shared[0][0])
    return max(alike, key=lambda pair: pair[1].value, default=None)


def _aid(row: Aid, amount: Money, briefing: Briefing, labels: Labels) -> Highlight:
    language = briefing.language
    qualifier, bare = _parted(amount, labels)
    number = format_money(bare, labels, language)
    equivalent = format_money(row.equivalent, labels, language) if row.equivalent else ""
    words = capital(Purposes(briefing, labels).labelled(row), language)
    donor, recipient = Labelled(row.donor or ""), Labelled(row.recipient or "")
    parts = [words, donor, recipient]
    if row.donor and row.recipient:
        parts = [fill(labels.highlight, purpose=words, donor=donor, recipient=recipient)]
    parts += [label(labels.statuses.get(row.status, "")), Labelled(row.timing or "")]
    return Highlight(
        str(row.id), qualifier, Labelled(number), Labelled(equivalent), _listed(parts, labels)
    )


def _parted(row: Number, labels: Labels) -> tuple[Labelled, Number]:
    """Return the word before a number, and the number without it."""
    word = format_qualifier(row, labels)
    known = (row.qualifier or "").lower() in labels.qualifiers
    return label(word) if known else Labelled(word), row.model_copy(update={"qualifier": None})


def _listed(parts: list[Labelled], labels: Labels) -> Labelled:
    first, *others = [part for part in parts if part.text]
    return join([first, *(piece for part in others for piece in (Labelled(labels.comma), part))])
