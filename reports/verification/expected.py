"""What an output must say: the plan's texts in the order in which its format shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby
from typing import assert_never

from reports.model.spans import Span, Spans
from reports.plan import (
    AppendixStart,
    Bar,
    Block,
    Chart,
    Heading,
    ItemList,
    Labelled,
    Paragraph,
    Plan,
    Question,
    Quotation,
    Table,
    fill,
)


@dataclass(frozen=True, slots=True)
class Expected:
    """A text that must stand in an output; `part` is the field, or the id of the part, it says."""

    text: str
    part: str


@dataclass(frozen=True, slots=True)
class FormatShape:
    """How a format shows what the plan leaves to it.

    `marks` are list marks, numbers of questions and dashes before speakers, where they are
    text; `addresses`: a link's address stands behind it; `labels_once`: several contacts
    stand under one label.
    """

    name: str
    captions_numbered: bool = True
    marks: bool = True
    addresses: bool = False
    highlights: bool = False
    labels_once: bool = False


SHAPES = {
    shape.name: shape
    for shape in (
        FormatShape("pdf", captions_numbered=False, highlights=True, labels_once=True),
        FormatShape("docx", marks=False),
        FormatShape("txt", addresses=True),
        FormatShape(
            "html", captions_numbered=False, addresses=True, highlights=True, labels_once=True
        ),
    )
}


def expected_texts(plan: Plan, shape: FormatShape) -> tuple[Expected, ...]:
    """Return what an output of a shipped format must say, in order."""
    parts = (
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
        self._found: dict[str, tuple[Expected, ...]] = {}

    def of(self, name: str) -> tuple[Expected, ...]:
        """Return what an output of the format `name` must say."""
        if name not in self._found:
            self._found[name] = expected_texts(self.plan, SHAPES[name])
        return self._found[name]


def _head(plan: Plan, shape: FormatShape) -> Iterator[Expected]:
    title = plan.title
    marking, embargo = (
        Expected(plan.marking or "", "marking"),
        Expected(plan.embargo or "", "embargo"),
    )
    if shape.name == "html":
        # what stands on the page's tab, and what finders show of it
        yield Expected(title.title, "title")
        yield Expected("".join(span.text for span in plan.summary), "summary")
    yield marking
    if shape.name != "pdf":
        yield embargo
    yield Expected(_facts(title.organisation, title.kicker, title.reference), "reference")
    yield Expected(title.title, "title")
    yield Expected(title.subtitle or "", "subtitle")
    if shape.name == "html" and plan.date:
        yield Expected(plan.date.isoformat(), "date")  # for programs
    yield Expected(_facts(title.date, title.byline), "date")
    if shape.name == "pdf":
        yield embargo
    yield Expected(_words(plan.summary, shape), "summary")


def _facts(*facts: str | None) -> str:
    return " · ".join(filter(None, facts))


def _words(spans: Spans, shape: FormatShape) -> str:
    """Return the words of spans; where addresses stand in the text, each behind its link."""
    if not shape.addresses or (len(spans) == 1 and spans[0].href is None):
        return "".join(span.text for span in spans)
    parts = []
    for href, link in groupby(spans, key=lambda span: span.href):
        *before, last = (span.text for span in link)
        address = (href or "").removeprefix("mailto:").removeprefix("tel:")
        behind = f" ({address})" if address not in ("", last) else ""
        parts += [*before, last, behind]
    return "".join(parts)


def _highlights(plan: Plan) -> Iterator[Expected]:
    for one in plan.highlights:
        for line in (one.qualifier, one.number, one.equivalent, one.words):
            yield Expected(line.text, one.row)


def _block(block: Block, plan: Plan, shape: FormatShape) -> Iterator[Expected]:
    match block:
        case Heading() | AppendixStart():
            yield Expected(block.text, block.id)
        case Paragraph():
            yield Expected(_words(block.spans, shape), block.id)
        case Quotation():
            yield from _quotation(block, plan, shape)
        case ItemList():
            yield from _items(block, shape)
        case Table():
            if not (shape.highlights and block.highlighted):
                yield from _table(block, shape)
        case Chart():
            yield from _chart(block, shape)
        case Question():
            yield from _question(block, plan, shape)
        case _:
            assert_never(block)


def _quotation(block: Quotation, plan: Plan, shape: FormatShape) -> Iterator[Expected]:
    labels = plan.labels
    words = f"{labels.quote_open}{_words(block.spans, shape)}{labels.quote_close}"
    yield Expected(words, block.id)
    if block.speaker:
        yield Expected(f"— {block.speaker}" if shape.marks else block.speaker, block.id)


def _items(block: ItemList, shape: FormatShape) -> Iterator[Expected]:
    for number, item in enumerate(block.items, start=1):
        mark = f"{number}. " if block.kind == "numbered" else "• "
        yield Expected((mark if shape.marks else "") + _words(item, shape), block.id)


def _table(table: Table, shape: FormatShape) -> Iterator[Expected]:
    yield Expected(_caption(table, shape), table.id)
    for column in table.columns:
        yield Expected(column.title, table.id)
    for row in table.rows:
        for cell in row.texts:
            yield Expected(cell, row.id)
    for note in table.notes:
        yield Expected(note, table.id)


def _caption(block: Table | Chart, shape: FormatShape) -> str:
    return str(block.caption) if shape.captions_numbered else block.caption.text


def _chart(chart: Chart, shape: FormatShape) -> Iterator[Expected]:
    yield Expected(_caption(chart, shape), chart.id)
    texts: dict[str, Iterable[str]] = {
        "pdf": _drawn(chart),
        "docx": (chart.alt,),
        "txt": _in_columns(chart),
        "html": (chart.caption.text, chart.alt, *_drawn(chart), *_lengths(chart)),
    }
    for text in texts[shape.name]:
        yield Expected(text, chart.id)
    yield Expected(chart.note, chart.id)


def _is_split(chart: Chart) -> bool:
    return len(chart.statuses) > 1


def _drawn(chart: Chart) -> Iterator[str]:
    yield from chart.statuses if _is_split(chart) else ()
    for bar in chart.bars:
        yield from (bar.label, bar.text)


def _lengths(chart: Chart) -> Iterator[str]:
    """Yield how long the parts of bars are, then the bars, in percent of the longest one."""
    most = float(max(bar.value for bar in chart.bars)) or 1.0
    parts = [one for bar in chart.bars for one in (bar.segments if _is_split(chart) else (bar,))]
    for one in (*parts, *chart.bars):
        yield f"{round(100 * float(one.value) / most, 3)}%"


def _in_columns(chart: Chart) -> Iterator[str]:
    """Yield the labels of bars and of their parts, then the sums."""
    parts = [(bar.segments if _is_split(chart) else ()) for bar in chart.bars]
    for bar, segments in zip(chart.bars, parts, strict=True):
        yield from (bar.label, *(one.status for one in segments))
    for bar, segments in zip(chart.bars, parts, strict=True):
        yield from (bar.text, *(one.text for one in segments))


def _question(block: Question, plan: Plan, shape: FormatShape) -> Iterator[Expected]:
    number = f"{block.number}. " if shape.marks else ""
    yield Expected(number + block.question, block.id)
    for spans in block.answer:
        yield Expected(_words(spans, shape), block.id)
    if not block.answer:
        yield Expected(plan.labels.answer_open, block.id)


def _closing(plan: Plan, shape: FormatShape) -> Iterator[Expected]:
    before = None
    for line in plan.closing:
        part = "source" if line.kind == "source" else f"contacts[{line.place}]"
        again = shape.labels_once and line.kind == before
        spans = (Span(line.text), *line.address) if again else line.spans
        yield Expected(_words(spans, shape), part)
        before = line.kind


def _end(plan: Plan, shape: FormatShape) -> Iterator[Expected]:
    if shape.name in ("txt", "html"):
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
    """Yield the names and values behind the native charts."""
    for chart in plan.blocks:
        if not isinstance(chart, Chart):
            continue
        names = chart.statuses if _is_split(chart) else (chart.caption.text,)
        for name in names:
            yield Expected(name, chart.id)
            values = [_value(bar, name if _is_split(chart) else None) for bar in chart.bars]
            for text in (*(bar.label for bar in chart.bars), *filter(None, values)):
                yield Expected(text, chart.id)


def _value(bar: Bar, status: str | None) -> str | None:
    """Return a bar's sum, or the one of a status, as spreadsheets store it."""
    if status is None:
        return format(bar.value, "f")
    return next((format(one.value, "f") for one in bar.segments if one.status == status), None)
