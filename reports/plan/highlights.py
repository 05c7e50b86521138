"""The numbers that a page shows large: those that the summary says, else the first ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TypeVar

from reports.model import Aid, Briefing, Figure, Money, plain
from reports.plan.labelled import NOTHING, Labelled, capital, fill, join, label, open_note
from reports.plan.parts import Highlight
from reports.plan.tables.tables import Purposes, is_numeric
from reports.plan.tables.totals import is_summable
from reports.wording.formats import (
    format_as_of,
    format_figure,
    format_money,
    format_number,
    format_qualifier,
    format_sum,
)
from reports.wording.labels import Labels

Number = TypeVar("Number", Figure, Money)
#: More numbers than these side by side are a table.
MOST_HIGHLIGHTS = 3
#: A row whose number may lead.
Row = Figure | Aid
# other numbers of one digit count too many things
_TWO_DIGITS = 10
# plain ones, of which every text has many, stay
_SPACES = re.compile(r"[^\S ]")


def highlights(briefing: Briefing, labels: Labels) -> tuple[Highlight, ...]:
    """Return one to three numbers that lead the brief, none where it has none.

    They are those that the summary says, in its order: what is large is the news. Where it
    says none, the first figures lead, or the largest sum of aid.
    """
    figures: list[Row] = [row for row in briefing.figures if is_numeric(row)]
    sums: list[Row] = [row for row in briefing.aid if is_summable(row) and row.amount]
    leading = _said([*figures, *sums], briefing) or figures or _largest(sums)
    return tuple(_highlight(row, briefing, labels) for row in leading[:MOST_HIGHLIGHTS])


def _said(rows: list[Row], briefing: Briefing) -> list[Row]:
    """Return the rows whose numbers the summary says, in its order."""
    summary = _SPACES.sub(" ", plain(briefing.summary or ""))
    places = [_said_at(row, summary, briefing.language) for row in rows]
    said = [pair for pair in zip(places, rows, strict=True) if pair[0] >= 0]
    return [row for _, row in sorted(said, key=lambda pair: pair[0])]


def _highlight(row: Row, briefing: Briefing, labels: Labels) -> Highlight:
    if isinstance(row, Figure):
        return _figure(row, briefing, labels)
    assert row.amount is not None  # noqa: S101 - no other row of aid leads
    return _aid(row, row.amount, briefing, labels)


def _said_at(row: Row, summary: str, language: str) -> int:
    """Return where a summary says a row's number, as news write it; -1 where it does not."""
    written = [_SPACES.sub(" ", number) for number in _numbers(row, language)]
    places = [_place(number, summary) for number in written if number in summary]
    return min([place for place in places if place >= 0], default=-1)


def _place(number: str, text: str) -> int:
    """Return where `text` says a number that is no part of a longer one, -1 where it does not."""
    at = text.find(number)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(number) : at + len(number) + 2]
        is_ended = not _is_of_word(after[:1]) and not (
            after[:1] in (".", ",") and after[1:].isdecimal()
        )
        if is_ended and not (before.isdecimal() or before in (".", ",")):
            return at
        at = text.find(number, at + 1)
    return -1


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _numbers(row: Row, language: str) -> Iterator[str]:
    """Yield a row's numbers without their units: sums, and values of two digits or more."""
    sums = (row.amount,) if isinstance(row, Figure) else (row.amount, row.equivalent)
    yield from (format_sum(money.value, language) for money in sums if money)
    if isinstance(row, Figure) and row.value is not None and row.value >= _TWO_DIGITS:
        yield format_number(row.value, language)


def _figure(row: Figure, briefing: Briefing, labels: Labels) -> Highlight:
    language = briefing.language
    if row.qualifier is None and row.amount:
        # the sum comes first: its word is the number's
        qualifier, bare = _parted(row.amount, labels)
        plain = row.model_copy(update={"amount": bare})
    else:
        qualifier, plain = _parted(row, labels)
    number = Labelled(format_figure(plain, labels, language), note=open_note(plain.amount, labels))
    words = [capital(Labelled(row.label), language)]
    if row.as_of:
        words.append(Labelled(format_as_of(row.as_of, language)))
    if row.note:
        words.append(Labelled(row.note))
    return Highlight(str(row.id), qualifier, number, NOTHING, _listed(words, labels))


def _largest(rows: list[Row]) -> list[Row]:
    """Return the row with the largest sum of the currency that most rows share, if there is one."""
    sums = [(row.amount, row) for row in rows if row.amount]
    shared = Counter(money.currency for money, _ in sums).most_common(1)
    alike = [pair for pair in sums if pair[0].currency == shared[0][0]]
    return [max(alike, key=lambda pair: pair[0].value)[1]] if alike else []


def _aid(row: Aid, amount: Money, briefing: Briefing, labels: Labels) -> Highlight:
    language = briefing.language
    qualifier, bare = _parted(amount, labels)
    number = format_money(bare, labels, language)
    other = row.equivalent
    equivalent = format_money(other, labels, language) if other else ""
    words = capital(Purposes(briefing, labels).labelled(row), language)
    donor, recipient = Labelled(row.donor or ""), Labelled(row.recipient or "")
    parts = [words, donor, recipient]
    if row.donor and row.recipient:
        parts = [fill(labels.highlight, purpose=words, donor=donor, recipient=recipient)]
    parts += [label(labels.statuses.get(row.status, "")), Labelled(row.timing or "")]
    below = Labelled(equivalent, note=open_note(other, labels))
    return Highlight(str(row.id), qualifier, Labelled(number), below, _listed(parts, labels))


def _parted(row: Number, labels: Labels) -> tuple[Labelled, Number]:
    """Return the word before a number, and the number without it."""
    word = format_qualifier(row, labels)
    known = (row.qualifier or "").lower() in labels.qualifiers
    return label(word) if known else Labelled(word), row.model_copy(update={"qualifier": None})


def _listed(parts: list[Labelled], labels: Labels) -> Labelled:
    first, *others = [part for part in parts if part.text]
    return join([first, *(piece for part in others for piece in (Labelled(labels.comma), part))])
