"""Amounts of the summary, the title and the answers beside all the rest."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from reports.checks.facts.amounts.held_amounts import (
    Amounts,
    Stated,
    amounts_in,
    digits_in,
    ends_of,
    has_amounts,
    may_be_same_money,
    scale_of,
    shown_money,
    stated_amounts,
)
from reports.checks.rule import Finding, rule
from reports.checks.subject import ProseText, Subject
from reports.language.detection import is_in_language
from reports.language.lexicon import languages
from reports.language.quantities.sums import FoundMoney, find_money
from reports.model import Briefing, Figure, Money
from reports.plan.tables.totals import total_aid

_HEAD = frozenset({"title", "summary", "question", "answer"})
_ASKED = frozenset({"title", "summary", "answer"})
#: Between what parts of another sum one lies that is the same, rounded.
_LOW, _HIGH = Decimal("0.9"), Decimal("1.1")
#: Characters that tell a language.
_ENOUGH = 20_000
_ELSEWHERE = "the body or the tables"


@rule("B209", "what is said in short stands at length", "error")
def amount_without_support(subject: Subject) -> Iterator[Finding]:
    """Look for the sums of title, summary and answers in the body, the rows and the article."""
    if subject.lexicon is None:
        return
    support = _Support(subject)
    for text in subject.texts:
        if text.kind not in _ASKED or not has_amounts(text.text, subject.language):
            continue
        for found in find_money(text.text, subject.language):
            for money in filter(None, (found.money, found.equivalent)):
                if finding := support.missing(text, found, money):
                    yield finding


class _Read(NamedTuple):
    """What is said at length: the readings of texts by their numbers, all values in order.

    `totals` are what the sums of a text come to, each with its currency.
    """

    sums: Mapping[Decimal, Sequence[Amounts]]
    values: Sequence[Decimal]
    totals: Set[tuple[str | None, Decimal]]


class _Support:
    """What rows, body and article say, read no further than is needed."""

    def __init__(self, subject: Subject) -> None:
        self._language = subject.language
        self._has_article = bool(subject.article)
        self._rows = _sums(subject)
        texts = [each.text for each in subject.texts if each.kind not in _HEAD]
        self._text = "\n".join((*texts, *_cells(subject.briefing), subject.article or ""))

    def missing(self, text: ProseText, found: FoundMoney, money: Money) -> Finding | None:
        """Return what is wrong with a sum of a text; None where it stands elsewhere, too."""
        said = text.text[found.number_start : found.sum_end]
        rows = self._rows.get(money.value)
        if not (self._rows or self._text.strip()) or _is_in(money, rows):
            return None
        if found.equivalent is not money and said in self._text:
            return None
        held = [self._read.sums.get(value, ()) for value in ends_of(money)]
        if (rows or all(held)) and all(read.disagrees(money) for reads in held for read in reads):
            other = f"{shown_money(money)} is told in other money elsewhere"
            return Finding(text.part, other, "one currency", "mend the text or the rows")
        if all(held) or self._is_near(money) or not self._is_readable:
            return None
        where = "the body, the tables or the article" if self._has_article else _ELSEWHERE
        what = f"{shown_money(money)} is not in {where}"
        return Finding(text.part, what, "what is told at length", "mend it, or tell it there, too")

    def _is_near(self, money: Money) -> bool:
        """Return whether a sum is another one, rounded, or what sums of a text come to."""
        if (money.currency, money.value) in self._read.totals:
            return True
        known = self._read.values
        start = bisect_left(known, money.value * _LOW)
        near = known[start : bisect_right(known, money.value * _HIGH)]
        return bool(near and money.qualifier) or any(_is_rounded(money.value, v) for v in near)

    @cached_property
    def _is_readable(self) -> bool:
        return is_in_language(self._text[:_ENOUGH], self._language)

    @cached_property
    def _read(self) -> _Read:
        texts = [text for text in self._text.splitlines() if has_amounts(text, self._language)]
        sums: dict[Decimal, list[Amounts]] = {}
        totals: set[tuple[str | None, Decimal]] = set()
        for read in (amounts_in(text, tag) for text in texts for tag in languages()):
            scaled = {value * scale for value in read.numbers for scale in read.scales}
            for value in read.numbers | scaled:
                sums.setdefault(value, []).append(read)
            totals |= read.totals.items()
        for text in texts:
            for value in digits_in(text, self._language):
                sums.setdefault(value, [])
        return _Read(sums, sorted(sums.keys() | self._rows.keys()), totals)


def _cells(briefing: Briefing) -> Iterable[str]:
    """Return what rows say in words, their evidence too, held ones with the others."""
    rows = chain(briefing.aid, briefing.figures, briefing.quotes, briefing.people)
    cells = [text for row in rows for text in (row.evidence, getattr(row, "note", None))]
    cells += [row.label for row in briefing.figures]
    cells += [text for row in briefing.aid for text in (row.purpose, row.part_of)]
    return dict.fromkeys(filter(None, cells))


def _values(each: Stated, language: str) -> tuple[Decimal, ...]:
    """Return the values of an amount, that of a figure with the scale of its unit, too."""
    if each.money is not None or not isinstance(each.row, Figure):
        return each.values
    scale = scale_of(each.row, language)
    return (*each.values, *(value * scale for value in each.values if scale != 1))


def _sums(subject: Subject) -> dict[Decimal, list[Money]]:
    """Return the amounts of the rows and what they come to; a plain number has no money."""
    out: dict[Decimal, list[Money]] = {}
    stated = [(_values(each, subject.language), each.money) for each in stated_amounts(subject)]
    totals = [each.money for each in total_aid(subject.briefing.aid)]
    one_status = (row.model_copy(update={"status": "unspecified"}) for row in subject.briefing.aid)
    totals += [each.money for each in total_aid(one_status)]
    for values, money in (*stated, *((ends_of(each), each) for each in totals)):
        for value in values:
            out.setdefault(value, []).extend([money] if money else [])
    return out


def _is_in(money: Money, rows: list[Money] | None) -> bool:
    """Return whether rows have a sum: those of its value are given, a plain number as none."""
    return rows is not None and (not rows or any(may_be_same_money(money, row) for row in rows))


def _is_rounded(short: Decimal, value: Decimal) -> bool:
    """Return whether `short` is `value` with fewer digits: 1.2 billion for 1,234,567,890."""
    exponent = short.normalize().as_tuple().exponent
    return value.scaleb(-int(exponent)).to_integral_value() == short.scaleb(-int(exponent))


RULES = (amount_without_support,)
