"""What belongs together on the page: tables side by side, a section with its heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import Literal, assert_never

from reports.plan import (
    AppendixStart,
    Block,
    Chart,
    Heading,
    ItemList,
    KeyMessages,
    Paragraph,
    Question,
    Quotation,
    Table,
)
from reports.renderers.wrap import columns
from reports.slotted import mutable

GroupKind = Literal["key_messages", "tables", "form", "chart", "section", "appendix"]
#: Letters in the widest row of a table that leaves room for another one beside it.
_NARROW = 56
#: Headings of a page that is long enough for a list of them.
_MANY = 7


@mutable
class BlockGroup:
    """Blocks that stand together; forms have a heading, a section and the appendix mostly."""

    kind: GroupKind
    heading: Heading | AppendixStart | None = None
    blocks: list[Block] = field(default_factory=list)


def grouped(blocks: Sequence[Block]) -> list[BlockGroup]:
    """Return the blocks in their order, in groups; a table that is said large is left out."""
    groups: list[BlockGroup] = []
    for block in blocks:
        match block:
            case Table(highlighted=True):
                pass
            case Heading() if block.level == 2 or not _has_heading(groups):
                groups.append(BlockGroup("section", block))
            case KeyMessages():
                groups.append(BlockGroup("key_messages", block.heading, [block.listed]))
            case AppendixStart():
                groups.append(BlockGroup("appendix", block))
            case Table(is_form=True):
                heading = Heading(block.id, block.caption.text, labelled=True)
                groups.append(BlockGroup("form", heading, [block]))
            case Table():
                _last(groups, "tables").blocks.append(block)
            case Chart():
                _last(groups, "chart").blocks.append(block)
            case Heading() | Paragraph() | ItemList() | Quotation():
                _last(groups, "section").blocks.append(block)
            case Question():
                _questions(groups).blocks.append(block)
            case _:
                assert_never(block)
    return groups


def _has_heading(groups: Sequence[BlockGroup]) -> bool:
    """Return whether a heading of level 2 stands above: none is left out before one of level 3."""
    return any(group.heading for group in groups)


def _last(groups: list[BlockGroup], kind: GroupKind) -> BlockGroup:
    """Return the last group if it is of this kind, else a new one."""
    if not groups or groups[-1].kind != kind:
        groups.append(BlockGroup(kind))
    return groups[-1]


def _questions(groups: list[BlockGroup]) -> BlockGroup:
    """Return the group of questions; a label right above them is its heading."""
    last = groups[-1] if groups else None
    if last and not last.blocks and isinstance(last.heading, Heading) and last.heading.labelled:
        last.kind = "appendix"
    return _last(groups, "appendix")


def block_kind(block: Block) -> str:
    """Return the name of the partial that shows a block of a section."""
    match block:
        case Heading():
            return "heading"
        case Paragraph():
            return "paragraph"
        case ItemList() | KeyMessages():
            return "list"
        case Quotation():
            return "quotation"
        case Table():
            return "table"
        case Chart():
            return "chart"
        case Question() | AppendixStart():
            return "question"
    assert_never(block)


def contents_of(groups: Sequence[BlockGroup]) -> list[Heading | AppendixStart]:
    """Return the headings that lead a long page, none of one that is seen at a glance."""
    headings = [group.heading for group in groups if group.heading]
    return headings if len(headings) >= _MANY else []


def is_label(heading: Heading | AppendixStart) -> bool:
    """Return whether a heading is a label of briefpack."""
    return isinstance(heading, AppendixStart) or heading.labelled


def is_narrow(table: Table) -> bool:
    """Return whether another table has room beside this one on a wide page."""
    widths = (max(map(columns, column)) for column in zip(*table.texts, strict=True))
    return sum(widths) <= _NARROW
