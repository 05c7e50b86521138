"""What a brief shows, in one form for both sides: the base's plan, and the edited file.

Where the two agree, the base's own values are kept to the letter; only where they
differ is anything read back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, TypeVar

from reports.model import (
    Block,
    Briefing,
    Bullets,
    Numbered,
    Paragraph,
    Section,
    Span,
    Spans,
    Subheading,
    block_texts,
    parse_inline,
    with_ids,
)
from reports.model import Quotation as BriefingQuotation
from reports.model.blocks import ListKind
from reports.model.spans import span_text
from reports.model.text import unbroken
from reports.plan import (
    Chart,
    KeyMessages,
    Labels,
    Plan,
    Question,
    Quotation,
    Row,
    Table,
    labels_for,
    make_plan,
)
from reports.plan.tables.table_parts import NUMBER_COLUMN, TableKind
from reports.slotted import frozen

_Block = TypeVar("_Block")
BlockKind = Literal["paragraph", "heading", "bullets", "numbered", "quote"]
_KINDS: Mapping[type, BlockKind] = {
    Paragraph: "paragraph",
    Subheading: "heading",
    Bullets: "bullets",
    Numbered: "numbered",
    BriefingQuotation: "quote",
}


#: The column whose cells have inline marks.
MARKED = "text"
#: What stands in a cell of a brief that is empty, as a program or a person writes it.
_SAYS_NOTHING = ("–", "-", "—")


@frozen
class ShownBlock:
    """A paragraph, sub-heading or quotation (one item) or a list.

    `id` is None where it is new or lost. `inner` says of each item of a list which kind of
    list below another item it stands in, None for the outer ones; empty where all are outer.
    """

    id: str | None
    kind: BlockKind
    items: tuple[Spans, ...]
    speaker: str | None = None
    inner: tuple[ListKind | None, ...] = ()

    @property
    def text(self) -> str:
        """All its words, to compare by."""
        return "\n".join(map(span_text, self.items))


@frozen
class ShownSection:
    """A heading with its blocks; the heading may be missing."""

    id: str | None
    heading: str | None
    blocks: tuple[ShownBlock, ...]

    @property
    def text(self) -> str:
        """Its heading, to compare by."""
        return self.heading or ""


@frozen
class ShownRow:
    """A row: its text by column key; that of the column `MARKED` with its marks, too.

    Options stand in a line each.
    """

    id: str | None
    cells: Mapping[str, str]
    spans: Spans = ()

    @property
    def text(self) -> str:
        """All its words, to compare by."""
        return " | ".join(self.cells.values())


@frozen
class ShownTable:
    """A table of the briefing. `totals` are the rows that sum others: shown, never read.

    `titles` are what stands over the columns of a brief.
    """

    kind: TableKind
    columns: tuple[str, ...]
    rows: tuple[ShownRow, ...]
    totals: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


@frozen
class ShownQuestion:
    """A question with the paragraphs of its answer, and of what is said if `pressed`."""

    id: str | None
    question: str
    answer: tuple[Spans, ...]
    pressed: tuple[Spans, ...] = ()

    @property
    def text(self) -> str:
        """All its words, to compare by."""
        return "\n".join([self.question, *map(span_text, (*self.answer, *self.pressed))])


@frozen
class Shown:
    """All that a brief shows of a briefing, which is `named` with an id on every part.

    `fields` are the lines of the title block and the facts in them, by name; `labels` the words
    of briefpack in it; `titles` are what programs write over tables: captions, and behind them
    what the tables say to those who listen. `chart` is all that its chart says; `contacts` have
    their places in the briefing. `listed` are headings that its contents list may name beside its
    own: a redline has one list for both briefings.
    """

    named: Briefing
    labels: Labels
    fields: Mapping[str, str]
    captions: Sequence[str]
    titles: Sequence[str]
    table_notes: Sequence[str]
    chart: str
    summary: Spans
    key_messages: Sequence[ShownBlock]
    sections: Sequence[ShownSection]
    tables: Mapping[TableKind, ShownTable]
    quotes: Sequence[ShownBlock]
    questions: Sequence[ShownQuestion]
    source: Spans
    contacts: Sequence[tuple[int, Spans]]
    listed: Sequence[str] = ()

    @property
    def headings(self) -> list[str]:
        """What a contents list may name: the headings of sections, and captions."""
        return [*(section.text for section in self.sections), *self.captions]

    @property
    def blocks(self) -> list[ShownBlock]:
        """The quotations, and the blocks of the sections."""
        return [*self.quotes, *(block for section in self.sections for block in section.blocks)]

    def ids(self) -> set[str]:
        """Return the ids of all parts."""
        named = self.named
        rows: Sequence[Sequence[Any]] = (
            named.people, named.figures, named.aid, named.quotes, named.qa, named.sections,
            named.key_messages, named.recommendations, named.approvals,
        )  # fmt: skip
        found = {str(part.id) for parts in rows for part in parts}
        return found | {str(block.id) for section in named.sections for block in section.body}

    def inline_texts(self) -> Iterator[Spans]:
        """Yield all texts that may hold links, but for the contacts."""
        yield from (self.summary, self.source)
        yield from (item for block in (*self.key_messages, *self.blocks) for item in block.items)
        for question in self.questions:
            yield from (*question.answer, *question.pressed)
        yield from (row.spans for table in self.tables.values() for row in table.rows)


def show(briefing: Briefing, label_language: str | None = None) -> Shown:
    """Return what a brief of `briefing` shows, by the plan that the renderers follow."""
    titled = briefing if briefing.title else briefing.model_copy(update={"title": "?"})
    labels = labels_for(briefing.language, label_language)
    return _from_plan(make_plan(titled, labels), briefing)


def _from_plan(plan: Plan, briefing: Briefing) -> Shown:
    named = with_ids(briefing)
    tables, charts = _blocks(plan, Table), _blocks(plan, Chart)
    return Shown(
        named=named,
        labels=plan.labels,
        fields=_fields(plan, briefing),
        captions=[str(each.caption) for each in plan.blocks if isinstance(each, Chart | Table)],
        titles=[f"{each.caption}{each.description}" for each in tables],
        table_notes=_table_notes(tables, charts),
        chart=" ".join(text for c in charts for text in (c.alt, *c.statuses, str(c.caption))),
        summary=plan.summary,
        key_messages=[
            ShownBlock(line.id, "bullets", (line.spans,))
            for part in _blocks(plan, KeyMessages)
            for line in part.messages
        ],
        sections=list(map(_section, filter(_is_shown, named.sections))),
        tables={table.kind: _table(table) for table in tables},
        quotes=_quotes(plan, named),
        questions=[
            ShownQuestion(q.id, q.question, q.answer, q.pressed) for q in _blocks(plan, Question)
        ],
        source=next((spans for _, spans in _closing(plan, "source")), ()),
        contacts=_closing(plan, "contact"),
    )


def _table_notes(tables: Iterable[Table], charts: Iterable[Chart]) -> list[str]:
    """Return the notes below tables, then those below charts."""
    below_charts = (chart.note for chart in charts if chart.note)
    return [*(note for table in tables for note in table.notes), *below_charts]


def _quotes(plan: Plan, named: Briefing) -> list[ShownBlock]:
    """Return the quotations that stand apart; those of the sections are blocks of theirs."""
    own = {quote.id for quote in named.quotes}
    return [
        ShownBlock(block.id, "quote", (block.spans,), block.speaker)
        for block in _blocks(plan, Quotation)
        if block.id in own
    ]


def _blocks(plan: Plan, kind: type[_Block]) -> list[_Block]:
    return [block for block in plan.blocks if isinstance(block, kind)]


def _closing(plan: Plan, kind: Literal["source", "contact"]) -> list[tuple[int, Spans]]:
    """Return the closing lines of a kind, with their places in the briefing."""
    return [(line.place, line.spans) for line in plan.closing if line.kind == kind]


def _fields(plan: Plan, briefing: Briefing) -> Mapping[str, str]:
    title = plan.title
    shown: dict[str, str | None] = {
        "title": briefing.title,
        "subtitle": title.subtitle,
        "date": title.date,
        "byline": title.byline,
        "dateline": plan.dateline,
        "organisation": title.organisation,
        "reference": title.reference,
        "kicker": plan.kicker,
        "stage": plan.stage.text,
        **{fact.kind: fact.words for fact in plan.head},
        "marking": plan.marking,
        "embargo": plan.embargo,
        "summary": unbroken(span_text(plan.summary)),
    }
    return {name: text for name, text in shown.items() if text}


def _is_shown(section: Section) -> bool:
    return bool(section.heading or section.body)


def _section(section: Section) -> ShownSection:
    return ShownSection(section.id, section.heading, tuple(map(_block, section.body)))


def _block(block: Block) -> ShownBlock:
    if isinstance(block, Subheading):
        return ShownBlock(block.id, "heading", ((Span(block.heading),),))
    items = tuple(parse_inline(text) for _, text in block_texts(block))
    speaker = getattr(block, "speaker", None)
    return ShownBlock(block.id, _KINDS[type(block)], items, speaker, _inner(block))


def _inner(block: Block) -> tuple[ListKind | None, ...]:
    """Return which items of a list stand in a list below another item, and in which kind."""
    found: list[ListKind | None] = []
    for item in block.items if isinstance(block, Bullets | Numbered) else ():
        found += [None] if isinstance(item, str) else [None, *[item.kind] * len(item.below)]
    return tuple(found) if any(found) else ()


def said(cell: str) -> str:
    """Return what a cell says: a dash says nothing."""
    return "" if cell.strip() in _SAYS_NOTHING else cell


def _table(table: Table) -> ShownTable:
    keys = [column.key for column in table.columns]
    rows = [_row(row, keys) for row in table.rows if row.kind != "total"]
    totals = [" | ".join(filter(None, row.texts)) for row in table.rows if row.kind == "total"]
    titles = tuple(column.title for column in table.columns)
    return ShownTable(table.kind, tuple(keys), tuple(rows), tuple(totals), titles)


def _row(row: Row, keys: Sequence[str]) -> ShownRow:
    """Return what a row shows, but for its number, which is that of its place."""
    cells = {
        key: "\n".join(map(str, cell.ticks)) if cell.ticks else said(cell.text)
        for key, cell in zip(keys, row.cells, strict=True)
        if key != NUMBER_COLUMN
    }
    return ShownRow(row.id, cells, next((cell.spans for cell in row.cells if cell.spans), ()))
