"""The plan as the plain text of a message: a paragraph a line, for any window and any font.

Nothing is drawn or aligned with spaces, since most mail programs show text in a font whose
letters are of several widths. A row of a table is a few lines, each with its column's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from reports.look import Look
from reports.model.spans import Spans
from reports.model.text import BREAK
from reports.plan import (
    AppendixStart,
    Bar,
    Chart,
    Correction,
    Heading,
    ItemList,
    Paragraph,
    Plan,
    Question,
    Quotation,
    Row,
    SingleBlock,
    Table,
    single_blocks,
)
from reports.renderers.plain_tables import plain_table
from reports.renderers.templating import render_template
from reports.renderers.wrap import plain_text
from reports.slotted import frozen

#: What stands before the items of a list below an item.
_INNER = "   "


@frozen
class TextBlock:
    """A block as the template sees it: its heading, if any, and groups of lines below it."""

    kind: str
    heading: str = ""
    groups: tuple[tuple[str, ...], ...] = ()


def mail_text(plan: Plan, look: Look, correction: Correction | None = None) -> str:
    """Return the text, a paragraph a line; `correction` stands before the title."""
    data = render_template(
        look.templates,
        "mail",
        "message.txt.j2",
        plan=plan,
        title=plan.title,
        facts=[fact.labelled.text for fact in plan.head],
        summary=_text(plan.summary),
        correction=correction,
        blocks=list(_led([_block(block, plan) for block in single_blocks(plan.blocks)])),
        closing=[_text(line.spans) for line in plan.closing],
    )
    return data.decode("utf-8")


def _text(spans: Spans) -> str:
    return plain_text(spans).replace(BREAK, "\n")


def _block(block: SingleBlock, plan: Plan) -> TextBlock:
    labels = plan.labels
    match block:
        case Heading(level=3):
            return TextBlock("subheading", groups=((block.text,),))
        case Heading() | AppendixStart():
            return TextBlock("heading", block.text)
        case Paragraph():
            return TextBlock("paragraph", groups=((_text(block.spans),),))
        case Quotation():
            return TextBlock("quotation", groups=(tuple(_quotation(block, plan)),))
        case ItemList():
            return TextBlock("list", groups=(tuple(_items(block, "")),))
        case Table():
            rows = [tuple(_row(row, block, labels.colon)) for row in plain_table(block).rows]
            notes = [(note,) for note in block.notes]
            return TextBlock("table", block.caption.text, (*rows, *notes))
        case Chart():
            bars = [tuple(_bar(bar, block, labels.colon)) for bar in block.bars]
            notes = [(block.note,)] if block.note else []
            return TextBlock("chart", block.caption.text, (*_joined(bars), *notes))
        case Question():
            return TextBlock("question", groups=tuple(_question(block, labels.answer_open)))
    assert_never(block)


def _led(blocks: Sequence[TextBlock]) -> Iterator[TextBlock]:
    """Yield blocks, each sub-heading right above what follows it, no empty line between them."""
    leading: tuple[str, ...] = ()
    for block in blocks:
        if leading and (block.heading or not block.groups or block.kind == "subheading"):
            yield TextBlock("subheading", groups=(leading,))
            leading = ()
        if block.kind == "subheading":
            leading = block.groups[0]
        elif leading:
            first, *others = block.groups
            yield TextBlock(block.kind, groups=((*leading, *first), *others))
            leading = ()
        else:
            yield block
    if leading:
        yield TextBlock("subheading", groups=(leading,))


def _quotation(block: Quotation, plan: Plan) -> Iterator[str]:
    yield f"{plan.labels.quote_open}{_text(block.spans)}{plan.labels.quote_close}"
    if block.speaker:
        yield f"— {block.speaker}"


def _items(block: ItemList, indent: str) -> Iterator[str]:
    for number, (item, below) in enumerate(block.entries, start=1):
        mark = f"{number}." if block.kind == "numbered" else "•"
        text = _text(item).replace("\n", f"\n{indent}{_INNER}")
        yield f"{indent}{mark} {text}"
        yield from _items(below, indent + _INNER) if below else ()


def _question(block: Question, answer_open: str) -> Iterator[tuple[str, ...]]:
    first, *others = [_text(spans) for spans in block.answer] or [answer_open]
    yield f"{block.number}. {block.question}", first
    yield from ((each,) for each in others)
    label = block.pressed_label
    for spans in block.pressed:
        yield (label + _text(spans),)
        label = ""


def _row(row: Row, table: Table, colon: str) -> Iterator[str]:
    """Yield what a row says, each cell behind its column's name; a total's name is its own, and
    what a row that is counted begins with stands behind its number.
    """
    if row.kind == "total":
        name, *sums = (cell.text for cell in row.cells if cell.text)
        yield f"{name}{colon}{' '.join(sums)}"
        return
    first = 2 if table.is_numbered else 0
    if first:
        yield " ".join(cell.text for cell in row.cells[:first])
    for column, cell in zip(table.columns[first:], row.cells[first:], strict=True):
        if not cell.says_nothing:
            yield f"{column.title}{colon}{cell.text}"


def _bar(bar: Bar, chart: Chart, colon: str) -> Iterator[str]:
    yield f"{bar.label}{colon}{bar.text}"
    for part in bar.segments if len(chart.statuses) > 1 else ():
        yield f"{part.status}{colon}{part.text}"


def _joined(bars: Sequence[tuple[str, ...]]) -> Sequence[tuple[str, ...]]:
    """Return bars of a line each as one group."""
    if all(len(bar) == 1 for bar in bars):
        return [tuple(line for bar in bars for line in bar)]
    return bars
