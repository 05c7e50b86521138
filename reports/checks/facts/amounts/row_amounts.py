"""What a row says beside the sentence that it came from: amounts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reports.checks.facts.amounts.held_amounts import (
    Amounts,
    Stated,
    amounts_in,
    digits_in,
    readings,
    scale_of,
    shown_money,
    shown_numbers,
    stated_amounts,
)
from reports.checks.rule import Finding, rule
from reports.checks.subject import Subject
from reports.language.detection import is_in_language
from reports.model import Figure, Money

#: Counts that need no number: “a man was killed”, “the two sides”.
_SMALL = 2
#: Shares and small numbers may be told in words that are no numbers: “half”, “dozens”.
_HUNDRED = 100
_REMEDY = "put what the source says, or the sentence that says it"


@rule("B101", "an amount stands in its evidence", "error")
def amount_not_in_evidence(subject: Subject) -> Iterator[Finding]:
    """Compare the amounts of rows with the sentence that each carries."""
    if subject.lexicon is None:
        return
    for each in stated_amounts(subject):
        evidence = each.row.evidence
        if evidence and (found := _differs(each, evidence, subject)):
            yield found


def _differs(each: Stated, evidence: str, subject: Subject) -> Finding | None:
    held = [value for value in each.values if not _is_held(value, each, evidence, subject)]
    said = shown_numbers(each.values) if each.money is None else shown_money(each.money)
    if held and is_in_language(evidence, subject.language):
        numbers = amounts_in(evidence, subject.language).numbers
        expected = f"one of its numbers: {shown_numbers(numbers)}" if numbers else "a number"
        return Finding(each.part, f"the evidence does not say {said}", expected, _REMEDY)
    return (
        None if held or each.money is None else _in_other_money(each, each.money, evidence, subject)
    )


def _in_other_money(each: Stated, money: Money, evidence: str, subject: Subject) -> Finding | None:
    reads = [read for read in readings(evidence, subject.language) if money.value in read.money]
    if reads and all(read.disagrees(money) for read in reads):
        named = sorted({code or unit or "" for code, unit in reads[0].money[money.value]})
        found = f"the evidence has this sum in other money than {shown_money(money)}"
        return Finding(each.part, found, ", ".join(named), _REMEDY)
    return None


def _is_held(value: Decimal, each: Stated, evidence: str, subject: Subject) -> bool:
    reads = readings(evidence, subject.language)
    if any(_says(read, value, each, subject.language) for read in reads):
        return True
    if value in digits_in(evidence, subject.language):
        return True
    return each.money is None and (
        value <= _SMALL or (value <= _HUNDRED and _is_vague(evidence, subject))
    )


def _says(read: Amounts, value: Decimal, each: Stated, language: str) -> bool:
    if read.has(value):
        return True
    row = each.row
    if isinstance(row, Figure) and each.money is None:
        return read.has(value * scale_of(row, language)) or _is_ratio(read, value)
    money = each.money
    if money is None:
        return False
    return bool(money.qualifier and read.is_near(value)) or value == read.totals.get(money.currency)


def _is_ratio(read: Amounts, value: Decimal) -> bool:
    """Return whether a text has two numbers of which one is `value` per cent of the other."""
    return any(value * whole / 100 in read.numbers for whole in read.numbers if whole > 1)


def _is_vague(evidence: str, subject: Subject) -> bool:
    """Return whether a word may stand for a number that is not written: “half”."""
    known = subject.lexicon
    return (
        known is not None and known.pattern("facts", "vague_numbers").search(evidence) is not None
    )


RULES = (amount_not_in_evidence,)
