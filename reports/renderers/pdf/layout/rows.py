"""Rows of tables: their cells measured, set at one setting, parted between lines, painted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, zip_longest
from math import fsum

from reports.plan import Cell, Column, Row
from reports.renderers.pdf.file.painting.painter import Painter
from reports.renderers.pdf.file.painting.text_blocks import Block, Item
from reports.renderers.pdf.file.structure import Element
from reports.renderers.pdf.layout.flow import TOGETHER, lay_item
from reports.renderers.pdf.layout.items import Items
from reports.renderers.pdf.text import styles
from reports.renderers.pdf.text.lines import is_divided
from reports.renderers.pdf.text.styles import CELL, Setting, Style
from reports.slotted import frozen


@frozen
class TableRow:
    """The cells of a row, each with as many items as stand in it, one below the other.

    `spans` says over how many columns each reaches. `ruled` rows are totals: a heavier rule
    sets them apart.
    """

    cells: Sequence[Sequence[Item]]
    spans: tuple[int, ...]
    ruled: bool = False


def measure_row(row: Row, columns: Sequence[Column], items: Items, element: Element) -> TableRow:
    """Return a row measured: the content of `element`."""
    cells, is_total, spans = [], row.kind == "total", row.spans
    for n, (span, end) in enumerate(zip(spans, accumulate(spans), strict=True)):
        cell, column = row.cells[end - span], columns[end - span]
        is_head = n == 0 and bool(cell.text)
        place = element.new("TH" if is_head else "TD", _attributes("Row" if is_head else "", span))
        style = styles.TOTAL if is_total else styles.ROW_HEAD if is_head else styles.CELL
        stack = _stack(cell, styles.aligned(style, column.align), items, place, row.id)
        if n == 0 and row.kind == "part":
            for item in stack:
                item.hang = 1.0
        cells.append(stack)
    return TableRow(cells, spans, is_total)


def _stack(cell: Cell, style: Style, items: Items, place: Element, row: str) -> list[Item]:
    """Return what stands in a cell, the content of `place`, line by line."""
    if cell.spans:
        return [items.item(cell.spans, style, place, row)]
    if cell.ticks:
        return [items.item(str(each), style, place, row) for each in cell.ticks]
    # what is painted comes behind the elements that are there: beside one, text has its own
    is_parted = cell.below is not None and any(line.note for line in cell.lines)
    below = styles.aligned(styles.BELOW, style.align)
    stack = []
    for line, look in zip(cell.lines, (style, below), strict=False):
        own = place.new("Span") if is_parted and not line.note else place
        stack.append(items.line(line, look, own, row))
    return stack


def measure_head(columns: Sequence[Column], items: Items, element: Element, id: str) -> TableRow:
    """Return the titles of the columns as a row: the content of `element`."""
    cells = []
    for column in columns:
        style = styles.aligned(styles.TABLE_HEAD, column.align)
        place = element.new("TH", _attributes("Column") + items.label_lang)
        cells.append([items.item(column.title, style, place, id)])
    return TableRow(cells, (1,) * len(cells))


def _attributes(scope: str = "", span: int = 1) -> str:
    """Return what a cell's element says: of what it is the head, how many columns it takes."""
    entries = (f"/Scope/{scope}" if scope else "") + (f"/ColSpan {span}" if span > 1 else "")
    return f"/A<</O/Table{entries}>>" if entries else ""


#: Where the text of each cell begins, and how wide it may be: for the spans of rows.
Boxes = Mapping[tuple[int, ...], Sequence[tuple[float, float]]]


@frozen
class Grid:
    """Where the columns of a table stand. Lengths in points.

    `widths` are those of the text, `gap` the white space between columns; the outer columns
    are flush with the text around the table. `insets` are what lines at a column's end keep
    from it: where a column has room to spare, its numbers stand in the middle of that.
    """

    widths: Sequence[float]
    insets: Sequence[float]
    gap: float

    @property
    def width(self) -> float:
        """The width of a row."""
        return fsum(self.widths) + self.gap * (len(self.widths) - 1)

    def boxes(self, spans: Sequence[int]) -> Iterator[tuple[float, float]]:
        """Yield where the text of each cell begins, and how wide it may be."""
        for end, span in zip(accumulate(spans), spans, strict=True):
            first = end - span
            left = fsum(self.widths[:first]) + self.gap * first
            width = fsum(self.widths[first:end]) + self.gap * (span - 1)
            yield left, width - self.insets[end - 1]


#: A width for each column, in em of a cell.
Widths = tuple[float, ...]


def measure_columns(rows: Sequence[TableRow]) -> tuple[tuple[Widths, ...], Widths, Widths]:
    """Return the widths of the cells line by line, and the columns' natural and narrowest.

    A cell over several columns asks for no width.
    """
    lines: list[Widths] = []
    least: list[Widths] = []
    for row in rows:
        for items in zip_longest(*row.cells):
            asked: list[tuple[float, float]] = []
            for item, span in zip(items, row.spans, strict=True):
                asked += [_asked(item, span)] * span
            natural, narrowest = zip(*asked, strict=True)
            lines.append(natural)
            least.append(narrowest)
    return tuple(lines), _most(lines), _most(least)


def _most(lines: Sequence[Widths]) -> Widths:
    return tuple(map(max, zip(*lines, strict=True)))


def _asked(item: Item | None, span: int) -> tuple[float, float]:
    """Return the width of a cell's line, and that of its longest word; 0 where it asks for none."""
    if item is None or span > 1:
        return 0.0, 0.0
    scale = item.style.scale / CELL.scale
    return item.text.natural * scale + item.hang, item.text.narrowest * scale + item.hang


#: The blocks of a cell, one below the other.
_Stack = Sequence[Block]


@frozen
class LaidRow:
    """A row at one setting; `pad` is the white space above and below its text."""

    cells: Sequence[_Stack]
    boxes: Sequence[tuple[float, float]]
    height: float
    pad: float
    ruled: bool

    @property
    def line_count(self) -> int:
        """The lines of the cell that has most."""
        return max([sum([len(block.lines) for block in stack]) for stack in self.cells])

    def with_cells(self, cells: Sequence[_Stack]) -> LaidRow:
        """Return the row with other lines in its cells."""
        return replace(self, cells=cells, height=_height(cells, self.pad))

    def cut(self, height: float, is_whole: bool) -> tuple[LaidRow, LaidRow] | None:
        """Return the row parted between its lines, if so many fit that some stay together.

        Of a row at the top of a page, which `is_whole`, some always are.
        """
        lead = max(block.lead for stack in self.cells for block in stack)
        least = min(TOGETHER, self.line_count // 2)
        count = min(int((height - 2 * self.pad) / lead), self.line_count - least)
        if is_whole:
            count = max(count, least)
        if not least or count < least:
            return None
        while count > least and any(_divides(stack, count) for stack in self.cells):
            count -= 1
        above, below = zip(*(_parted(stack, count) for stack in self.cells), strict=True)
        return self.with_cells(above), self.with_cells(below)

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint the text of the cells."""
        for stack, (left, width) in zip(self.cells, self.boxes, strict=True):
            y = top + self.pad
            for block in stack:
                painter.lines(block, x + left, y, width)
                if len(stack) > 1:
                    y += len(block.lines) * block.lead


def lay_row(row: TableRow, setting: Setting, boxes: Boxes, pad: float) -> LaidRow:
    """Return a row at one setting, its cells in the boxes for its spans."""
    own = boxes[row.spans]
    cells = [
        [lay_item(item, setting, width) for item in cell]
        for cell, (_, width) in zip(row.cells, own, strict=True)
    ]
    return LaidRow(cells, own, _height(cells, pad), pad, row.ruled)


def _height(cells: Sequence[_Stack], pad: float) -> float:
    highest = 0.0
    for cell in cells:
        height = 0.0
        for _, lines, _, lead in cell:
            height += len(lines) * lead
        if height > highest:
            highest = height
    return highest + 2 * pad


def _divides(stack: _Stack, count: int) -> bool:
    """Return whether a cell parted after `count` lines has a word parted, too."""
    for block in stack:
        if 0 < count <= len(block.lines):
            return is_divided(block.item.text, block.lines[count - 1])
        count -= len(block.lines)
    return False


def _parted(stack: _Stack, count: int) -> tuple[_Stack, _Stack]:
    """Return the first `count` lines of a cell, and the others."""
    above, below = [], []
    for block in stack:
        lines = block.lines
        above.append(block._replace(lines=lines[:count]))
        below.append(block._replace(lines=lines[count:]))
        count = max(count - len(lines), 0)
    return above, below
