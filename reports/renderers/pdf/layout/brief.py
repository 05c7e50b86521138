"""A plan measured: its structure tree, and its parts in the order of the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from itertools import groupby
from typing import assert_never

from reports.look import Look
from reports.model.spans import Span, Spans, normal_spans
from reports.plan import (
    AppendixStart,
    Block,
    Chart,
    ClosingLine,
    Heading,
    Highlight,
    ItemList,
    KeyMessages,
    Paragraph,
    Plan,
    Question,
    Quotation,
    Table,
)
from reports.renderers.pdf.file.painting.text_blocks import Item
from reports.renderers.pdf.file.structure import Element, Note, text_string
from reports.renderers.pdf.layout.lead import LeadPart
from reports.renderers.pdf.layout.masthead import Masthead, measure_masthead
from reports.renderers.pdf.layout.parts import PanelPart, Part, TextPart
from reports.renderers.pdf.layout.pictures import ChartPart
from reports.renderers.pdf.layout.running_text import RunningText
from reports.renderers.pdf.layout.tables import beside_each_other, measure_table
from reports.renderers.pdf.text import styles
from reports.renderers.pdf.text.measure import Tags
from reports.slotted import mutable


@mutable
class Brief:
    """What stands on the pages. `appendix` is the last of `parts`, if there is one."""

    plan: Plan
    look: Look
    root: Element
    masthead: Masthead
    marking: Item | None = None
    embargo: TextPart | None = None
    lead: LeadPart | None = None
    parts: list[Part] = field(default_factory=list)
    appendix: Part | None = None
    closing: TextPart | None = None
    #: The tables and charts that are shown, with their elements.
    shown: list[tuple[Table | Chart, Element]] = field(default_factory=list)
    #: The notes on sums, with what refers to them.
    notes: list[Note] = field(default_factory=list)


def measure_brief(plan: Plan, look: Look) -> Brief:
    """Return `plan` measured.

    Raises:
        UnprintableError: naming all its characters that no font has.
    """
    return _Builder(plan, look).build()


class _Builder(RunningText):
    def __init__(self, plan: Plan, look: Look) -> None:
        super().__init__(plan, look)
        self.look = look

    def build(self) -> Brief:
        plan = self.plan
        marking = None
        if plan.marking:
            marking = self.item(plan.marking, styles.MARKING, self.root.new("P"), "marking")
            marking.style = styles.aligned(styles.MARKING, "centre")
        masthead = measure_masthead(plan, self.look, self, self.root)
        brief = self.brief = Brief(plan, self.look, self.root, masthead, marking)
        if plan.embargo:
            tags = self.tags(plan.embargo_labels)
            item = self.item(plan.embargo, styles.EMBARGO, self.root.new("P"), "embargo", tags)
            brief.embargo = TextPart("embargo", [item])
        brief.lead = self.lead()
        self.blocks(plan.blocks)
        closing = list(self.closing(plan.closing))
        brief.closing = TextPart("closing", closing) if closing else None
        self.refuse_unprintable()
        brief.shown, brief.notes = self.shown, self.notes
        return brief

    def closing(self, lines: Sequence[ClosingLine]) -> Iterator[Item]:
        """Yield the lines; those of one kind have one label, and stand below one another."""
        for _, same in groupby(lines, key=lambda line: line.kind):
            first, *others = same
            tags = self.tags(((0, len(first.label)),))
            label = Span(f"{first.label}{first.colon}")
            yield self.closing_line(normal_spans((label, *first.named, *first.behind)), tags)
            for line in others:
                item = self.closing_line((*line.named, *line.behind))
                item.hang = self.width(f"{line.label}{line.colon}.") - self.width(".")
                yield item

    def closing_line(self, spans: Spans, tags: Tags = ()) -> Item:
        return self.item(spans, styles.CLOSING, self.root.new("P"), "closing", tags)

    def width(self, text: str) -> float:
        return self.measurer.text(text, "body", False, "closing").natural

    def lead(self) -> LeadPart | None:
        plan = self.plan
        summary = []
        if plan.summary:
            summary = [self.item(plan.summary, styles.LEAD, self.root.new("P"), "summary")]
        numbers = list(map(self.highlight, plan.highlights))
        return LeadPart(summary, numbers) if summary or numbers else None

    def highlight(self, one: Highlight) -> list[Item]:
        lines = (
            (one.qualifier, styles.QUALIFIER),
            (one.number, styles.NUMBER),
            (one.equivalent, styles.EQUIVALENT),
            (one.words, styles.COUNTED),
        )
        return [
            self.line(line, style, self.root.new("P"), one.row)
            for line, style in lines
            if line.text
        ]

    def blocks(self, blocks: Sequence[Block]) -> None:
        for n, block in enumerate(blocks):
            if isinstance(block, AppendixStart):
                self.end_text()
                self.appendix(block, blocks[n + 1 :])
                break
            self.block(block)
        self.end_text()
        self.brief.parts = beside_each_other(self.brief.parts)

    def block(self, block: Block) -> None:
        match block:
            case Heading():
                self.heading(block)
            case Paragraph():
                element = self.holder.new("P")
                self.running.append(self.item(block.spans, styles.BODY, element, block.id))
            case ItemList():
                self.items(block, self.holder)
                self.running[-1].style = styles.BODY
            case KeyMessages():
                self.lines_to_take(block)
            case Quotation():
                self.quotation(block)
            case Table():
                self.end_text()
                # the lead shows all that a highlighted table says
                if not block.highlighted:
                    self.brief.parts.append(self.table(block))
                    self.has_section = True
            case Chart():
                self.end_text()
                self.brief.parts.append(self.chart(block))
            case Question():
                self.running += self.question(block)
            case AppendixStart():
                pass
            case _:
                assert_never(block)

    def table(self, block: Table) -> Part:
        table = measure_table(block, self, self.root)
        if not block.boxed:
            return table
        from reports.renderers.pdf.layout.boxes import BoxPart  # few briefs have one

        return BoxPart(table)

    def end_text(self) -> None:
        """Close the running text: what follows is a part of its own, in no section."""
        self.holder = self.root
        if self.running:
            name = next((item.text.plain for item in self.running if item.bookmark), "text")
            self.brief.parts.append(TextPart(name, self.running, 2))
            self.running = []

    def lines_to_take(self, block: KeyMessages) -> None:
        """Add a part of the whole width: the lines are spoken, and read at a glance."""
        self.end_text()
        self.heading(block.heading)
        self.items(block.listed, self.holder)
        for line in self.running[1:]:
            line.style = styles.LINE
        self.brief.parts.append(TextPart(block.text, self.running))
        self.running, self.holder = [], self.root

    def appendix(self, start: AppendixStart, blocks: Sequence[Block]) -> None:
        self.section(start.text)
        element = self.holder.new("H2", self.label_lang)
        heading = self.item(start.text, styles.HEADING, element, start.id)
        heading.bookmark = 2
        self.has_section = True
        for block in blocks:
            self.block(block)
        self.brief.appendix = PanelPart(start.text, heading, self.running)
        self.brief.parts.append(self.brief.appendix)
        self.running = []

    def chart(self, chart: Chart) -> ChartPart:
        figure = self.root.new("Figure", f"/Alt{text_string(chart.alt)}{self.label_lang}")
        self.shown.append((chart, figure))
        caption = figure.new("Caption").new("P")
        heading = self.item(chart.caption.text, styles.CAPTION, caption, chart.id)
        note = self.root.new("P", self.label_lang) if chart.note else None
        notes = [self.item(chart.note, styles.NOTE, note, chart.id)] if note else []
        plan = self.plan
        return ChartPart(
            chart.caption.text, heading, chart, figure,
            self.picture_text(chart.id), self.look.theme, plan.direction == "rtl", notes,
        )  # fmt: skip
