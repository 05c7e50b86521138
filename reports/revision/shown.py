"""What a brief shows, in one form for both sides: the base's plan, and the edited file.

Where the two agree, the base's own values are kept to the letter; only where they
differ is anything read back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from reports.model import (
    Block,
    Briefing,
    Bullets,
    Numbered,
    Paragraph,
    Section,
    Spans,
    parse_inline,
    with_ids,
)
from reports.model import Quotation as BriefingQuotation
from reports.plan import Chart, Labels, Plan, Question, Quotation, Table, labels_for, make_plan

BlockKind = Literal["paragraph", "bullets", "numbered", "quote"]
TableKind = Literal["people", "figures", "aid"]


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A paragraph or quotation (one item) or a list. `id` is None where it is new or lost."""

    id: str | None
    kind: BlockKind
    items: tuple[Spans, ...]
    speaker: str | None = None

    @property
    def text(self) -> str:
        """All its words, to compare by."""
        return "\n".join("".join(s.text for s in item) for item in self.items)


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A heading with its blocks; the heading may be missing."""

    id: str | None
    heading: str | None
    blocks: tuple[ShownBlock, ...]


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row: its text by column key."""

    id: str | None
    cells: Mapping[str, str]

    @property
    def text(self) -> str:
        """All its words, to compare by."""
        return " | ".join(self.cells.values())


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table of the briefing. `totals` are the rows that sum others: shown, never read."""

    kind: TableKind
    columns: tuple[str, ...]
    rows: tuple[ShownRow, ...]
    totals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A question with the paragraphs of its answer."""

    id: str | None
    question: str
    answer: tuple[Spans, ...]

    @property
    def text(self) -> str:
        """All its words, to compare by."""
        return "\n".join([self.question, *("".join(s.text for s in a) for a in self.answer)])


@dataclass(slots=True)
class Shown:
    """All that a brief shows of a briefing, which is `named` with an id on every part.

    `fields` are the single lines, by name; `labels` the words of briefpack in it.
    """

    named: Briefing
    labels: Labels
    fields: dict[str, str] = field(default_factory=dict)
    captions: tuple[str, ...] = ()
    table_notes: tuple[str, ...] = ()
    summary: Spans = ()
    sections: list[ShownSection] = field(default_factory=list)
    tables: dict[TableKind, ShownTable] = field(default_factory=dict)
    quotes: list[ShownBlock] = field(default_factory=list)
    questions: list[ShownQuestion] = field(default_factory=list)
    source: Spans = ()
    contacts: list[tuple[int | None, Spans]] = field(default_factory=list)


def show(briefing: Briefing, label_language: str | None = None) -> Shown:
    """Return what a brief of `briefing` shows, by the plan that the renderers follow."""
    titled = briefing if briefing.title else briefing.model_copy(update={"title": "?"})
    labels = labels_for(briefing.language, label_language)
    return _from_plan(make_plan(titled, labels), briefing)


def _from_plan(plan: Plan, briefing: Briefing) -> Shown:
    named = with_ids(briefing)
    out = Shown(named, plan.labels, _fields(plan, briefing), _captions(plan), summary=plan.summary)
    out.table_notes = tuple(n for b in plan.blocks if isinstance(b, Table) for n in b.notes)
    out.sections = [
        _section(section) for section in named.sections if section.heading or section.body
    ]
    quotes = {quote.id for quote in named.quotes}
    for block in plan.blocks:
        match block:
            case Quotation() if block.id in quotes:
                out.quotes.append(ShownBlock(block.id, "quote", (block.spans,), block.speaker))
            case Table():
                out.tables[block.kind] = _table(block)
            case Question():
                out.questions.append(ShownQuestion(block.id, block.question, block.answer))
            case _:
                pass
    for line in plan.closing:
        if line.kind == "source":
            out.source = line.spans
        else:
            out.contacts.append((line.place, line.spans))
    return out


def _captions(plan: Plan) -> tuple[str, ...]:
    return tuple(str(b.caption) for b in plan.blocks if isinstance(b, Chart | Table))


def _fields(plan: Plan, briefing: Briefing) -> dict[str, str]:
    shown = {
        "title": briefing.title,
        "subtitle": plan.title.subtitle,
        "date": plan.title.date,
        "byline": plan.title.byline,
        "organisation": plan.title.organisation,
        "reference": plan.title.reference,
        "marking": plan.marking,
        "embargo": plan.embargo,
    }
    return {name: text for name, text in shown.items() if text}


def _section(section: Section) -> ShownSection:
    return ShownSection(section.id, section.heading, tuple(map(_block, section.body)))


def _block(block: Block) -> ShownBlock:
    match block:
        case Paragraph():
            return ShownBlock(block.id, "paragraph", (parse_inline(block.text),))
        case Bullets():
            return ShownBlock(block.id, "bullets", tuple(map(parse_inline, block.bullets)))
        case Numbered():
            return ShownBlock(block.id, "numbered", tuple(map(parse_inline, block.numbered)))
        case BriefingQuotation():
            return ShownBlock(block.id, "quote", (parse_inline(block.quote),), block.speaker)


def _table(table: Table) -> ShownTable:
    keys = tuple(column.key for column in table.columns)
    rows = [
        ShownRow(row.id, dict(zip(keys, row.cells, strict=True)))
        for row in table.rows
        if row.kind != "total"
    ]
    totals = [" | ".join(filter(None, row.cells)) for row in table.rows if row.kind == "total"]
    return ShownTable(table.kind, keys, tuple(rows), tuple(totals))
