"""Tables: columns as wide as their content asks, rows that go on over pages under the same head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import fsum

from reports.plan.widths import ROWS_LOOKED_AT, share_width
from reports.renderers.pdf.file.painter import Block, Item, Painter
from reports.renderers.pdf.layout.flow import TOGETHER, lay_item
from reports.renderers.pdf.layout.parts import Beside, Laid, Part, Room, Stack, TextPart
from reports.renderers.pdf.text.breaking import break_lines
from reports.renderers.pdf.text.lines import is_divided
from reports.renderers.pdf.text.styles import CELL, Setting

# cell padding in body sizes
_PAD_X, _PAD_Y = 0.38, 0.3
# tables side by side: their rows at most, the gutter and the gap between in body sizes, how
# wide the first may be of all, and how much wider than its longest lines it is
_PAIRED, _GUTTER, _BETWEEN, _WIDEST, _AIR = 12, 2.2, 1.4, 0.46, 1.02


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of a row; `ruled` rows are totals, set apart by a heavier rule and a tint.

    A cell is the items that stand in it, one below the other.
    """

    cells: Sequence[Sequence[Item]]
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class TablePart:
    """A heading, a head row, rows, and notes below.

    `cells` are the widths of the cells on one line, the head's first; `natural` and
    `narrowest` are the columns' with every cell on one line, and with no word divided.
    All are in em of a cell.
    """

    name: str
    heading: Item
    head: TableRow
    rows: Sequence[TableRow]
    notes: Sequence[Item]
    cells: Sequence[Sequence[float]]
    natural: Sequence[float]
    narrowest: Sequence[float]

    def lay(self, setting: Setting, width: float) -> LaidTable:
        """Return the table with its columns shared out over `width`."""
        size = CELL.size(setting)
        pad = 2 * _PAD_X * setting.body
        # what holds no letters is apart from what is folded
        shared = share_width(
            [column * size for column in self.natural],
            [column * size for column in self.narrowest],
            [[cell * size for cell in row] for row in self.cells[:ROWS_LOOKED_AT]],
            width - pad * len(self.natural),
        )
        widths = [column + pad for column in shared]
        notes = TextPart(self.name, self.notes).lay(setting, width) if self.notes else None
        return LaidTable(
            heading=lay_item(self.heading, setting, width),
            head=_lay_row(self.head, setting, widths),
            rows=[_lay_row(row, setting, widths) for row in self.rows],
            notes=notes,
            widths=widths,
            pad=(_PAD_X * setting.body, _PAD_Y * setting.body * setting.pad),
        )

    def natural_width(self, setting: Setting) -> float:
        """Return how wide it is with every cell on one line."""
        return self._width(self.natural, setting)

    def least_width(self, setting: Setting) -> float:
        """Return how wide it is with no word divided, and every line as short as can be."""
        return self._width(self.narrowest, setting)

    def _width(self, columns: Sequence[float], setting: Setting) -> float:
        return fsum(columns) * CELL.size(setting) + len(columns) * 2 * _PAD_X * setting.body


@dataclass(frozen=True, slots=True)
class PairPart:
    """Two short tables: side by side where that is lower than one below the other."""

    first: TablePart
    second: TablePart

    @property
    def name(self) -> str:
        """What messages call it."""
        return self.first.name

    def lay(self, setting: Setting, width: float) -> Laid:
        """Return the tables side by side, or one below the other."""
        left = self.first.natural_width(setting) * _AIR
        shift = left + _GUTTER * setting.body
        if left > _WIDEST * width or self.second.least_width(setting) > width - shift:
            return self._below(setting, width)
        beside = self._beside(setting, width, left, shift)
        # no table is lower than its rows with a line each
        lines = (len(self.second.rows) + 1) * CELL.leading(setting)
        if beside.height <= beside.left.height + _BETWEEN * setting.body + lines:
            return beside
        below = self._below(setting, width)
        return beside if beside.height < below.height else below

    def _below(self, setting: Setting, width: float) -> Stack:
        laid = self.first.lay(setting, width), self.second.lay(setting, width)
        return Stack(laid, _BETWEEN * setting.body)

    def _beside(self, setting: Setting, width: float, left: float, shift: float) -> Beside:
        right = self.second.lay(setting, width - shift)
        below = partial(self._below, setting, width)
        return Beside(self.first.lay(setting, left), right, shift, below)


def beside_each_other(parts: Sequence[Part]) -> list[Part]:
    """Return the parts with short tables that follow one another joined to pairs."""
    out: list[Part] = []
    for part in parts:
        last = out[-1] if out else None
        if isinstance(last, TablePart) and isinstance(part, TablePart) and _short(last, part):
            out[-1] = PairPart(last, part)
        else:
            out.append(part)
    return out


def _short(*tables: TablePart) -> bool:
    return all(len(table.rows) <= _PAIRED for table in tables)


def measure_cells(rows: Sequence[TableRow]) -> tuple[list[list[float]], list[float], list[float]]:
    """Return the cells' widths by row, and the columns' natural and narrowest, in em of a cell."""
    cells = [list(map(_natural, row.cells)) for row in rows]
    narrowest = [list(map(_narrowest, row.cells)) for row in rows]
    columns = list(zip(*cells, strict=True)), list(zip(*narrowest, strict=True))
    return cells, list(map(max, columns[0])), list(map(max, columns[1]))


def _natural(cell: Sequence[Item]) -> float:
    return max(item.text.natural * _scale(item) + item.hang for item in cell)


def _narrowest(cell: Sequence[Item]) -> float:
    return max(item.text.narrowest * _scale(item) + item.hang for item in cell)


def _scale(item: Item) -> float:
    return item.style.scale / CELL.scale


#: The blocks of a cell, one below the other.
_Stack = Sequence[Block]


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A row at one setting."""

    cells: Sequence[_Stack]
    height: float
    ruled: bool

    @property
    def lead(self) -> float:
        """The largest distance of its lines."""
        return max(block.lead for stack in self.cells for block in stack)


def _lay_row(row: TableRow, setting: Setting, widths: Sequence[float]) -> LaidRow:
    stacks = []
    for cell, width in zip(row.cells, widths, strict=True):
        stack = []
        for item in cell:
            size = item.style.size(setting)
            measure = (width - 2 * _PAD_X * setting.body) / size - item.hang
            lines = break_lines(item.text, measure)
            stack.append(Block(item, lines, size, item.style.leading(setting)))
        stacks.append(stack)
    return _row(stacks, 2 * _PAD_Y * setting.body * setting.pad, row.ruled)


def _row(cells: Sequence[_Stack], pad: float, ruled: bool) -> LaidRow:
    return LaidRow(cells, max(map(_height, cells)) + pad, ruled)


def _height(stack: _Stack) -> float:
    return fsum(len(block.lines) * block.lead for block in stack)


def _line_count(stack: _Stack) -> int:
    return sum(len(block.lines) for block in stack)


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
        above.append(replace(block, lines=lines[:count]))
        below.append(replace(block, lines=lines[count:]))
        count = max(count - len(lines), 0)
    return above, below


@dataclass(frozen=True, slots=True)
class LaidTable:
    """A table, or the rest of one on a further page: then its heading is None."""

    heading: Block | None
    head: LaidRow
    rows: Sequence[LaidRow]
    notes: Laid | None
    widths: Sequence[float]
    pad: tuple[float, float]

    @property
    def _top(self) -> float:
        """Height above the first row."""
        if self.heading is None:
            return self.head.height
        return len(self.heading.lines) * self.heading.lead + self.pad[1] + self.head.height

    @property
    def _notes_height(self) -> float:
        return self.notes.height + self.pad[1] if self.notes else 0.0

    @property
    def height(self) -> float:
        """Height with heading, head and notes."""
        return self._top + fsum(row.height for row in self.rows) + self._notes_height

    def cut(self, room: Room) -> tuple[Laid | None, Laid | None]:
        """Part the table between rows, or inside one; both parts have the head."""
        if self.height <= room.height:
            return self, None
        left, count = self._rows_in(room.height - self._top)
        above, below = self.rows[:count], self.rows[count:]
        rest = Room(left, room.blank, room.whole and not count)
        is_too_high = rest.whole or below[0].height > left
        if rest.is_much and is_too_high and (parted := self._cut_row(below[0], rest)):
            above, below = [*above, parted[0]], [parted[1], *below[1:]]
        if not above:
            return (self, None) if room.whole else (None, self)
        return replace(self, rows=above, notes=None), replace(self, heading=None, rows=below)

    def _rows_in(self, left: float) -> tuple[float, int]:
        """Return what is left below the rows that fit, and how many do: the last with the notes."""
        for count, row in enumerate(self.rows[:-1]):
            if row.height > left:
                return left, count
            left -= row.height
        return left, len(self.rows) - 1

    def _cut_row(self, row: LaidRow, room: Room) -> tuple[LaidRow, LaidRow] | None:
        """Return a row parted between its lines, if so many fit that some stay together."""
        pad, longest = 2 * self.pad[1], max(map(_line_count, row.cells))
        least = min(TOGETHER, longest // 2)
        count = min(int((room.height - pad) / row.lead), longest - least)
        if room.whole:
            count = max(count, least)
        if not least or count < least:
            return None
        while count > least and any(_divides(stack, count) for stack in row.cells):
            count -= 1
        parted = [_parted(stack, count) for stack in row.cells]
        first, rest = (_row(cells, pad, row.ruled) for cells in zip(*parted, strict=True))
        return first, rest

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint heading, head, rows and notes."""
        width = fsum(self.widths)
        if self.heading is not None:
            painter.lines(self.heading, x, top, width)
        y = top + self._top - self.head.height
        painter.ground(x, y - 0.5, width, 1.0, "accent")
        if self.heading is not None:
            self._paint_row(painter, self.head, x, y)
        else:
            with painter.page.artifact():
                self._paint_row(painter, self.head, x, y)
        y += self.head.height
        painter.ground(x, y - 0.25, width, 0.5, "rule")
        for row in self.rows:
            if row.ruled:
                painter.ground(x, y, width, row.height, "tint")
                painter.ground(x, y - 0.5, width, 1.0, "accent")
            self._paint_row(painter, row, x, y)
            y += row.height
            painter.ground(x, y - 0.25, width, 0.5, "rule")
        if self.notes is not None:
            self.notes.paint(painter, x, y + self.pad[1])

    def _paint_row(self, painter: Painter, row: LaidRow, x: float, top: float) -> None:
        pad_x, pad_y = self.pad
        for stack, width in zip(row.cells, self.widths, strict=True):
            y = top + pad_y
            for block in stack:
                painter.lines(block, x + pad_x, y, width - 2 * pad_x)
                y += len(block.lines) * block.lead
            x += width
