"""What an output must say: the plan's texts in the order in which its format shows them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from typing import assert_never

from reports.model.spans import Span, Spans
from reports.plan import (
    AppendixStart,
    Bar,
    Block,
    Chart,
    ClosingLine,
    Correction,
    Heading,
    ItemList,
    KeyMessages,
    Labelled,
    Paragraph,
    Plan,
    Question,
    Quotation,
    Table,
    fill,
    head_lines,
)
from reports.verification.expected.figures import chart_texts, is_split, table_texts
from reports.verification.format_shapes import SHAPES, Expected, FormatShape, shown_words
from reports.verification.forms.form import Form, expected_forms


def expected_texts(
    plan: Plan, shape: FormatShape, correction: Correction | None = None
) -> tuple[Expected, ...]:
    """Return what an output of a shipped format must say, in order.

    `correction` is what a message says before it.
    """
    parts = (
        _before(plan, shape),
        _correction(correction),
        _head(plan, shape),
        _highlights(plan) if shape.highlights else (),
        *(_block(block, plan, shape) for block in plan.blocks),
        _closing(plan, shape),
        _end(plan, shape),
    )
    return tuple(one for one in chain.from_iterable(parts) if one.text)


class Expectations:
    """What the outputs of one plan must say, by the name of their format, each found once."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._found: dict[tuple[str, Correction | None], tuple[Expected, ...]] = {}

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """What of its texts is a sub-heading, an item of a list in a list, or broken."""
        return expected_forms(self.plan)

    def of(self, name: str, correction: Correction | None = None) -> tuple[Expected, ...]:
        """Return what an output of the format `name` must say; a message's body, before all else,
        what it corrects.
        """
        said = correction if name.startswith("mail-") else None
        if (name, said) not in self._found:
            self._found[name, said] = expected_texts(self.plan, SHAPES[name], said)
        return self._found[name, said]


def _before(plan: Plan, shape: FormatShape) -> Iterator[Expected]:
    """Yield what stands before all else."""
    if shape.name in ("html", "mail-html"):
        yield Expected(plan.title.title, "title")  # on the page's tab
    if shape.name == "html":
        yield Expected("".join(span.text for span in plan.summary), "summary")  # for finders
    yield Expected(plan.marking or "", "marking")
    if shape.name != "pdf":
        yield Expected(plan.embargo or "", "embargo")


def _correction(correction: Correction | None) -> Iterator[Expected]:
    if correction:
        since = correction.since if correction.changes else ""
        for text in (correction.heading, correction.sentence, since):
            yield Expected(text, "")
        for change in correction.changes:
            yield Expected(f"• {change}", "")


def _head(plan: Plan, shape: FormatShape) -> Iterator[Expected]:
    title = plan.title
    yield Expected(plan.kicker, "reference")
    yield Expected(title.title, "title")
    yield Expected(title.subtitle or "", "subtitle")
    if shape.name == "html" and plan.date:
        yield Expected(plan.date.isoformat(), "date")  # for programs
    yield Expected(plan.dateline, "date")
    for facts in head_lines(plan.head):
        for place, fact in enumerate(facts):
            before = "· " if place and shape.facts_in_lines else ""
            yield Expected(before + fact.labelled.text, fact.kind)
    if shape.name == "pdf":
        yield Expected(plan.embargo or "", "embargo")
    yield Expected(shown_words(plan.summary, shape), "summary")


def _highlights(plan: Plan) -> Iterator[Expected]:
    for one in plan.highlights:
        for line in (one.qualifier, one.number, one.equivalent, one.words):
            yield Expected(line.text, one.row)


def _block(block: Block, plan: Plan, shape: FormatShape) -> Iterator[Expected]:
    match block:
        case Heading() | AppendixStart():
            yield Expected(block.text, block.id)
        case Paragraph():
            yield Expected(shown_words(block.spans, shape), block.id)
        case Quotation():
            yield from _quotation(block, plan, shape)
        case ItemList():
            yield from _items(block, shape)
        case KeyMessages():
            yield Expected(block.text, block.id)
            for line in block.messages:
                yield Expected(
                    ("• " if shape.marks else "") + shown_words(line.spans, shape), line.id
                )
        case Table():
            if not (shape.highlights and block.highlighted):
                yield from table_texts(block, shape, plan.labels)
        case Chart():
            yield from chart_texts(block, shape, plan.labels.colon)
        case Question():
            yield from _question(block, plan, shape)
        case _:
            assert_never(block)


def _quotation(block: Quotation, plan: Plan, shape: FormatShape) -> Iterator[Expected]:
    labels = plan.labels
    words = f"{labels.quote_open}{shown_words(block.spans, shape)}{labels.quote_close}"
    yield Expected(words, block.id)
    if block.speaker:
        yield Expected(f"— {block.speaker}" if shape.marks else block.speaker, block.id)


def _items(block: ItemList, shape: FormatShape) -> Iterator[Expected]:
    for number, (item, below) in enumerate(block.entries, start=1):
        mark = f"{number}. " if block.kind == "numbered" else "• "
        yield Expected((mark if shape.marks else "") + shown_words(item, shape), block.id)
        yield from _items(below, shape) if below else ()


def _question(block: Question, plan: Plan, shape: FormatShape) -> Iterator[Expected]:
    number = f"{block.number}. " if shape.marks else ""
    yield Expected(number + block.question, block.id)
    for spans in block.answer:
        yield Expected(shown_words(spans, shape), block.id)
    if not block.answer:
        yield Expected(plan.labels.answer_open, block.id)
    label = block.pressed_label
    for spans in block.pressed:
        yield Expected(label + shown_words(spans, shape), block.id)
        label = ""


def _closing(plan: Plan, shape: FormatShape) -> Iterator[Expected]:
    before = None
    for line in plan.closing:
        part = "source" if line.kind == "source" else f"contacts[{line.place}]"
        again = shape.labels_once and line.kind == before
        yield Expected(shown_words(_entry(line, shape, again=again), shape), part)
        before = line.kind


def _entry(line: ClosingLine, shape: FormatShape, *, again: bool) -> Spans:
    """Return a closing line; `again`: below one of its kind, whose label it goes without."""
    if not shape.named_links:
        return line.spans
    label = () if again else (Span(f"{line.label}{line.colon}"),)
    return (*label, *line.named, *line.behind)


def _end(plan: Plan, shape: FormatShape) -> Iterator[Expected]:
    if shape.framed:
        yield Expected(plan.embargo or "", "embargo")
        yield Expected(plan.marking or "", "marking")
    if shape.name == "docx":
        yield from _footnotes(plan)
        yield from _series(plan)


def _footnotes(plan: Plan) -> Iterator[Expected]:
    for table in plan.blocks:
        for row in table.rows if isinstance(table, Table) else ():
            if row.evidence:
                words = fill(plan.labels.evidence, evidence=Labelled(row.evidence))
                yield Expected(words.text, row.id)


def _series(plan: Plan) -> Iterator[Expected]:
    """Yield the names, values and labels of the native charts."""
    for chart in plan.blocks:
        if not isinstance(chart, Chart):
            continue
        names = chart.statuses if is_split(chart) else (chart.caption.text,)
        texts = [bar.text for bar in chart.bars]
        for name in names:
            values = [_value(bar, name if is_split(chart) else None) for bar in chart.bars]
            labels = () if chart.is_stacked else texts
            for text in (name, *(bar.label for bar in chart.bars), *filter(None, values), *labels):
                yield Expected(text, chart.id)
        # labels of bars of several parts stand at a series of their own
        for text in texts if chart.is_stacked else ():
            yield Expected(text, chart.id)


def _value(bar: Bar, status: str | None) -> str | None:
    """Return a bar's sum, or the one of a status, as spreadsheets store it."""
    if status is None:
        return format(bar.value, "f")
    return next((format(one.value, "f") for one in bar.segments if one.status == status), None)
