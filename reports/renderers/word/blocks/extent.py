"""About how much room the parts of a brief take in Word, in lines of text.

Nobody knows before Word has laid the pages out. It is enough for what depends on it: whether
a contents list is worth its room, and whether an appendix can stay on one page.
"""

from __future__ import annotations

from typing import assert_never

from reports.model.spans import Spans
from reports.plan import (
    AppendixStart,
    Block,
    Chart,
    Heading,
    ItemList,
    KeyMessages,
    Paragraph,
    Plan,
    Question,
    Quotation,
    Table,
)
from reports.slotted import frozen

#: Lines of body text on a page, and characters on a line, of the shipped template on A4.
PAGE_LINES, _CHARACTERS = 48, 105
#: Lines of the title block and the space below it.
_TITLE_LINES = 12.0


@frozen
class Extent:
    """About how many pages a brief has, and how many lines its appendix takes, 0 without one.

    The closing lines belong to the appendix.
    """

    pages: float
    appendix: float


def extent_of(plan: Plan) -> Extent:
    """Return about how much room a brief takes in Word."""
    lines = list(map(_block_lines, plan.blocks))
    kinds = list(map(type, plan.blocks))
    closing = len(plan.closing)
    above = _TITLE_LINES + len(plan.head) + _lines(plan.summary) * 1.4
    appendix = 0.0
    if AppendixStart in kinds:
        appendix = sum(lines[kinds.index(AppendixStart) :]) + closing + 1
    return Extent((above + sum(lines) + closing) / PAGE_LINES, appendix)


def _block_lines(block: Block) -> float:
    match block:
        case Paragraph(spans=spans):
            return _lines(spans) + 0.5
        case Heading() | AppendixStart():
            return 2.2
        case Question(answer=answer, pressed=pressed):
            said = (*answer, *pressed)
            return 1.8 + sum(map(_lines, said)) + 0.4 * len(said)
        case Quotation(spans=spans):
            return _lines(spans) * 1.2 + 2
        case ItemList():
            items = list(block.texts)
            return sum(map(_lines, items)) + 0.3 * len(items)
        case KeyMessages():
            return _block_lines(block.heading) + _block_lines(block.listed)
        case Table(rows=rows, columns=columns):
            # a row is as high as its longest cell
            longest = [max(map(len, row.texts)) * len(columns) for row in rows]
            return 4 + sum([_lines_of(letters) + 0.4 for letters in longest])
        case Chart(bars=bars):
            return 4 + len(bars) * 1.6
        case _:
            assert_never(block)


def _lines(spans: Spans) -> int:
    if len(spans) == 1:
        return _lines_of(len(spans[0].text))
    return _lines_of(sum([len(span.text) for span in spans]))


def _lines_of(characters: int) -> int:
    """Return how many lines of body text so many characters take, at least one."""
    return -(-characters // _CHARACTERS) or 1
