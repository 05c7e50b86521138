"""Whether the plan says all that the briefing does: facts are looked for by value, not as written.

A sum is found by its significant digits and its currency, a day by reading it back.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reports.language.days import read_day
from reports.model import (
    Briefing,
    Money,
    Source,
    Subheading,
    block_texts,
    plain,
    public,
    with_dollar,
)
from reports.model.ids import PartIds, part_ids
from reports.model.text import paragraphs_of
from reports.plan import Plan, Table
from reports.verification.compare import Difference
from reports.verification.format_shapes import Expected
from reports.verification.seen import letters, without_spaces
from reports.wording.formats import iso_day

_NUMBER = re.compile(r"\d(?:[.,'’\u00a0\u202f]?\d)*")
#: A fact: the part that must say it, the field, and what it says.
Fact = tuple[str, str, str]


class _Said:
    """What a plan says, by part; that of "" stands anywhere."""

    def __init__(self, expected: Sequence[Expected]) -> None:
        parts: dict[str, list[str]] = defaultdict(list)
        for one in expected:
            parts[one.part].append(one.text)
        self.texts = {part: " ".join(texts) for part, texts in parts.items()}
        self._whole = " ".join(self.texts.values())
        self._bares: dict[str, str] = {}
        self._folded: dict[str, str] = {}

    def holds(self, part: str, fact: str) -> bool:
        """Return whether a part says a fact, mostly to the last mark."""
        said = self.texts.get(part, "") if part else self._whole
        if fact in said:
            return True
        bare = self._bares.get(part)
        if bare is None:
            bare = self._bares[part] = without_spaces(said)
        if without_spaces(fact) in bare:
            return True
        folded = self._folded.get(part)
        if folded is None:
            folded = self._folded[part] = letters(bare).casefold()
        return letters(fact).casefold() in folded


def lost_facts(
    briefing: Briefing, plan: Plan, expected: Sequence[Expected]
) -> Iterator[Difference]:
    """Yield what `briefing` says and the plan does not, in the place where it belongs.

    `expected` are all texts of the plan, as a Word brief shows them.
    """
    said = _Said(expected)
    printed = public(briefing)
    ids, named = part_ids(printed), with_dollar(printed)
    for part, field, fact in (
        *_head(named),
        *_body(named, ids),
        *_rows(named, ids, plan),
        *_decisions(named, ids),
    ):
        if not said.holds(part, fact):
            yield Difference(field or part, fact, said.texts.get(part, ""))
    if named.status and not said.holds("reference", plan.labels.stages[named.status]):
        yield Difference("status", plan.labels.stages[named.status], said.texts["reference"])
    yield from _lost_sums(named, ids, said.texts)
    yield from _lost_days(named, ids, plan)
    yield from _lost_period(named, plan)


def _said(row: object, part: str, *fields: str) -> Iterator[Fact]:
    """Yield what the fields of a row say, those that say something."""
    return ((part, "", value) for field in fields if (value := getattr(row, field)))


def _head(briefing: Briefing) -> Iterator[Fact]:
    """Yield the single fields; byline and organisation share a line with others."""
    lines = {"byline": "date", "organisation": "reference", "version": "reference"}
    fields = ("title", "subtitle", "byline", "organisation", "reference", "version", "marking")
    for field in (*fields, "to", "from"):
        for _, _, value in _said(briefing, "", field):
            yield lines.get(field, field), field, value
    if briefing.series:
        yield "series", "series", briefing.series.name or ""
        yield "series", "series", str(briefing.series.number)
    if briefing.summary:
        yield "summary", "summary", plain(briefing.summary)
    source = briefing.source or Source()
    if source.title or source.publisher or source.url:
        yield from _said(source, "source", "publisher", "url")
    for place, contact in enumerate(briefing.contacts):
        yield from _said(contact, f"contacts[{place}]", "name", "role", "email", "phone")


def _body(briefing: Briefing, ids: PartIds) -> Iterator[Fact]:
    for section, (name, blocks) in zip(briefing.sections, ids.sections, strict=True):
        yield from _said(section, name, "heading")
        for block, part in zip(section.body, blocks, strict=True):
            if isinstance(block, Subheading):
                yield from _said(block, part, "heading")
            else:
                yield from ((part, "", plain(text)) for _, text in block_texts(block))
    for quote, name in zip(briefing.quotes, ids.rows["quotes"], strict=True):
        # a section may hold it already, between commas of its own
        yield "", name, quote.text.strip(" ,.;:!?“”\"'«»‘’\N{NO-BREAK SPACE}")
    for pair, name in zip(briefing.qa, ids.rows["qa"], strict=True):
        yield name, "", pair.question
        for prose in (pair.answer, pair.if_pressed):
            yield from ((name, "", plain(text)) for text in paragraphs_of(prose))
    for line, name in zip(briefing.key_messages, ids.rows["key_messages"], strict=True):
        yield name, "", plain(line.text)


def _rows(briefing: Briefing, ids: PartIds, plan: Plan) -> Iterator[Fact]:
    for person, name in zip(briefing.people, ids.rows["people"], strict=True):
        yield from _said(person, name, "name", "role", "affiliation", "note")
    for figure, name in zip(briefing.figures, ids.rows["figures"], strict=True):
        yield from _said(figure, name, "label", "note")
    for row, name in zip(briefing.aid, ids.rows["aid"], strict=True):
        yield from _said(row, name, "donor", "recipient", "purpose", "timing")
        if row.status != "unspecified":
            yield name, "", plan.labels.statuses[row.status]


def _decisions(briefing: Briefing, ids: PartIds) -> Iterator[Fact]:
    """Yield what is to be decided, and who signs."""
    for asked, name in zip(briefing.recommendations, ids.rows["recommendations"], strict=True):
        yield name, "", plain(asked.text)
        yield from ((name, "", option) for option in asked.options)
        yield from _said(asked, name, "decision")
    for line, name in zip(briefing.approvals, ids.rows["approvals"], strict=True):
        yield from _said(line, name, "name", "role", "decision")


def _lost_sums(briefing: Briefing, ids: PartIds, texts: dict[str, str]) -> Iterator[Difference]:
    aid = zip(briefing.aid, ids.rows["aid"], strict=True)
    figures = list(zip(briefing.figures, ids.rows["figures"], strict=True))
    sums = [(name, money) for row, name in aid for money in (row.amount, row.equivalent)]
    sums += [(name, row.amount) for row, name in figures]
    for part, money in sums:
        if money is not None:
            text = texts.get(part, "")
            if lacks := _lacking(money, text):
                yield Difference(part, lacks, text)
    for row, name in figures:
        text = texts.get(name, "")
        if row.value is not None and _significant(row.value) not in _numbers(text):
            yield Difference(name, f"{row.value:f}", text)


def _lacking(money: Money, text: str) -> str:
    """Return what a text lacks of a sum: its number, or its currency."""
    numbers = _numbers(text)
    for value in (money.value, money.upper):
        if value is not None and _significant(value) not in numbers:
            return f"{value:f}"
    currency = money.currency or money.unit or ""
    return "" if letters(currency) in letters(text) else currency


def _significant(value: Decimal) -> str:
    """Return a number's digits without zeros at its ends: those that every spelling has."""
    return format(value, "f").replace(".", "").replace("-", "").strip("0")


def _numbers(text: str) -> set[str]:
    """Return the significant digits of a text's numbers."""
    return {_digits(number).strip("0") for number in _NUMBER.findall(text)}


def _digits(text: str) -> str:
    """Return the digits of a text, whatever script they are in, as 0 to 9."""
    return "".join(str(unicodedata.digit(char)) for char in text if char.isdecimal())


def _lost_days(briefing: Briefing, ids: PartIds, plan: Plan) -> Iterator[Difference]:
    asked = zip(ids.rows["recommendations"], briefing.recommendations, strict=True)
    signed = zip(ids.rows["approvals"], briefing.approvals, strict=True)
    cells = dict(_day_cells(plan))
    head: dict[str, str] = {fact.kind: fact.words for fact in plan.head}
    days = [("date", briefing.date, plan.title.date or "")]
    days += [("next_issue", briefing.next_issue, head.get("next_issue", ""))]
    days += [("as_of", iso_day(briefing.as_of or ""), head.get("as_of", ""))]
    days += [(name, each.decision_by, cells.get(name, "")) for name, each in asked]
    days += [(name, line.date, cells.get(name, "")) for name, line in signed]
    for part, day, shown in days:
        if day is not None and not _is_day(shown, day, briefing.language):
            yield Difference(part, day.isoformat(), shown)


def _lost_period(briefing: Briefing, plan: Plan) -> Iterator[Difference]:
    """Yield a period whose days are not shown, and words that say what a report knows of."""
    head: dict[str, str] = {fact.kind: fact.words for fact in plan.head}
    as_of, period = briefing.as_of or "", briefing.period
    if as_of and not iso_day(as_of) and head.get("as_of") != as_of:
        yield Difference("as_of", as_of, head.get("as_of", ""))
    if period:
        shown = head.get("period", "")
        if not {period.start.day, period.end.day, period.end.year} <= _whole_numbers(shown):
            yield Difference("period", f"{period.start} to {period.end}", shown)


def _day_cells(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield what stands in the columns of days, by the ids of the rows."""
    for table in plan.blocks:
        if isinstance(table, Table) and table.is_form:
            for row in table.rows:
                for column, text in zip(table.columns, row.texts, strict=True):
                    if column.key in ("decision_by", "date"):
                        yield row.id, text


def _is_day(shown: str, day: dt.date, language: str) -> bool:
    if read := read_day(shown, language):
        return read == day
    return {day.day, day.year} <= _whole_numbers(shown)


def _whole_numbers(text: str) -> set[int]:
    return {int(number) for number in map(_digits, re.findall(r"\d+", text))}
