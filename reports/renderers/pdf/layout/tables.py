"""Tables: columns as wide as their content asks, rows that go on over pages under the same head."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import replace
from functools import lru_cache, partial
from math import fsum

from reports.limits import CACHED_WIDTHS
from reports.plan import Table
from reports.plan.tables.widths import ROWS_LOOKED_AT, share_width
from reports.renderers.pdf.file.painting.painter import Painter
from reports.renderers.pdf.file.painting.text_blocks import Block, Item
from reports.renderers.pdf.file.structure import Element, text_string
from reports.renderers.pdf.layout.flow import lay_item
from reports.renderers.pdf.layout.items import Items
from reports.renderers.pdf.layout.parts import (
    Beside,
    Laid,
    LaidText,
    Part,
    Room,
    Stack,
    TextPart,
)
from reports.renderers.pdf.layout.rows import (
    Grid,
    LaidRow,
    TableRow,
    Widths,
    lay_row,
    measure_columns,
    measure_head,
    measure_row,
)
from reports.renderers.pdf.text import styles
from reports.renderers.pdf.text.styles import CELL, ColourName, Setting
from reports.slotted import frozen

# in body sizes the white space between columns, and above and below the text of a row; the same
# of one that people sign in
_GAP, _PAD, _SIGNED_PAD = 0.76, 0.3, 0.85
# the room for a letter that is written by hand, in em
_LETTER = 0.6
# tables side by side: their rows at most, the gutter and the gap between in body sizes, how wide
# the first may be of all, how much wider than its longest lines it is, and how much of the lines
# that they take one below the other with none folded they may take
_PAIRED, _GUTTER, _BETWEEN, _WIDEST, _AIR, _WORTH = 12, 2.0, 1.4, 0.46, 1.002, 0.75
# what stands beside the text of rows, as so many lines of a cell: heading and head, the white
# space of a row, and that between two tables
_HEAD_LINES, _ROW_LINES, _BETWEEN_LINES = 2.8, 0.45, 1.3


@frozen
class TablePart:
    """A heading, a head row, rows, and notes below.

    `lines` are the widths of the cells line by line, the head's first; `natural` and
    `narrowest` are the columns' with no line folded, and with no word divided. All are in
    em of a cell. `continued` makes the heading that stands on a later page. In a `form` people
    write: its rows are not parted, and no other table stands beside it; `pad` is the white space
    above and below the text of its rows.
    """

    name: str
    heading: Item
    head: TableRow
    rows: Sequence[TableRow]
    notes: Sequence[Item]
    lines: tuple[Widths, ...]
    natural: Widths
    narrowest: Widths
    continued: Callable[[], Item]
    form: bool = False
    pad: float = _PAD

    def lay(self, setting: Setting, width: float) -> LaidTable:
        """Return the table with its columns shared out over `width`."""
        grid = self._grid(setting, width)
        pad, row_pad = (each * setting.body * setting.pad for each in (_PAD, self.pad))
        spans = {row.spans for row in (self.head, *self.rows)}
        boxes = {each: list(grid.boxes(each)) for each in spans}
        return LaidTable(
            heading=lay_item(self.heading, setting, width),
            head=lay_row(self.head, setting, boxes, pad),
            rows=[lay_row(row, setting, boxes, row_pad) for row in self.rows],
            notes=TextPart(self.name, self.notes).lay(setting, width) if self.notes else None,
            width=grid.width,
            pad=pad,
            continued=lambda: lay_item(self.continued(), setting, width),
            form=self.form,
        )

    def _grid(self, setting: Setting, width: float) -> Grid:
        size, gap = CELL.size(setting), _GAP * setting.body
        natural = [column * size for column in self.natural]
        # what holds no letters is apart from what is folded
        room = width - gap * (len(natural) - 1)
        looked_at = self.lines[:ROWS_LOOKED_AT]
        widths = _shared(self.natural, self.narrowest, looked_at, size, room)
        insets = [
            max(column - full, 0.0) / 2 if title.style.align == "end" else 0.0
            for (title,), column, full in zip(self.head.cells, widths, natural, strict=True)
        ]
        # the last column ends with the table
        insets[-1] = 0.0
        return Grid(widths, insets, gap)

    def natural_width(self, setting: Setting) -> float:
        """Return how wide it is with every cell on one line."""
        return self._width(self.natural, setting)

    def least_width(self, setting: Setting) -> float:
        """Return how wide it is with no word divided, and every line as short as can be."""
        return self._width(self.narrowest, setting)

    def least_lines(self, measure: float | None = None) -> float:
        """Return how many lines it takes at least, without notes, with none folded.

        With a `measure` in em of a cell: in a table so wide, where some must be.
        """
        below = sum([max(map(len, row.cells)) - 1 for row in self.rows])
        folded = sum([int(fsum(line) / measure) for line in self.lines]) if measure else 0
        # a folded line may stand beside the second one of another cell
        return _lines(len(self.rows), len(self.rows) + max(below, folded))

    def _width(self, columns: Sequence[float], setting: Setting) -> float:
        return fsum(columns) * CELL.size(setting) + (len(columns) - 1) * _GAP * setting.body


@lru_cache(maxsize=CACHED_WIDTHS)
def _shared(
    natural: Widths, narrowest: Widths, lines: tuple[Widths, ...], size: float, room: float
) -> Widths:
    """Return the widths of columns measured in em, in points; a brief may be built again."""
    widths = share_width(
        [column * size for column in natural],
        [column * size for column in narrowest],
        [[cell * size for cell in line] for line in lines],
        room,
    )
    return tuple(widths)


def measure_table(table: Table, items: Items, root: Element) -> TablePart:
    """Return a table measured, its elements at the end of `root`."""
    name, language = table.caption.text, items.label_lang
    words = table.description
    element = root.new("Table", f"/A<</O/Table/Summary{text_string(words)}>>" if words else "")
    title = element.new("Caption").new("H2", language)
    heading = items.item(name, styles.HEADING, title, table.id)
    heading.bookmark = 2
    head = measure_head(table.columns, items, element.new("THead").new("TR"), table.id)
    body = element.new("TBody")
    rows = [measure_row(row, table.columns, items, body.new("TR")) for row in table.rows]
    items.shown.append((table, element))
    notes = [items.note(note, root, table) for note in table.notes]

    def continued() -> Item:
        later = items.labels.continued.format(caption=name)
        return items.item(later, styles.HEADING, Element("Artifact"), table.id)

    lines, natural, narrowest = measure_columns([head, *rows])
    rooms = (column.room * _LETTER for column in table.columns)
    natural = tuple(map(max, natural, rooms))
    return TablePart(
        name, heading, head, rows, notes, lines, natural, narrowest, continued,
        form=table.is_form, pad=_SIGNED_PAD if table.signed else _PAD,
    )  # fmt: skip


def _lines(rows: int, lines: int) -> float:
    """Return what a table of so many rows with so many lines of text takes, in lines."""
    return _HEAD_LINES + _ROW_LINES * rows + lines


@frozen
class PairPart:
    """Two short tables: side by side where that saves a quarter of the lines.

    For less it is not worth the folded cells. Lines are counted, not points: from one setting
    to a denser one, white space shrinks faster than letters, but no line is added. So tables
    that stand side by side at a setting do at all that are denser.
    """

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
        most = _WORTH * (self.first.least_lines() + _BETWEEN_LINES + self.second.least_lines())
        measure = (width - shift) / CELL.size(setting)
        if max(self.first.least_lines(), self.second.least_lines(measure)) > most:
            return self._below(setting, width)
        right = self.second.lay(setting, width - shift)
        if right.line_count > most:
            return self._below(setting, width)
        first = self.first.lay(setting, left)
        return Beside(first, right, shift, partial(self._below, setting, width))

    def _below(self, setting: Setting, width: float) -> Stack:
        laid = self.first.lay(setting, width), self.second.lay(setting, width)
        return Stack(laid, _BETWEEN * setting.body)


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
    return all(len(table.rows) <= _PAIRED and not table.form for table in tables)


@frozen
class LaidTable:
    """A table, or the rest of one on a further page, `is_rest`: readers know its head by then."""

    heading: Block
    head: LaidRow
    rows: Sequence[LaidRow]
    notes: LaidText | None
    width: float
    pad: float
    continued: Callable[[], Block]
    is_rest: bool = False
    form: bool = False

    @property
    def line_count(self) -> float:
        """How many lines of a cell it is about as high as, whatever the setting."""
        notes = self.notes.line_count if self.notes else 0
        return _lines(len(self.rows), sum(row.line_count for row in self.rows) + notes)

    @property
    def _heading_height(self) -> float:
        return len(self.heading.lines) * self.heading.lead + self.pad

    @property
    def _top(self) -> float:
        """Height above the first row."""
        return self._heading_height + self.head.height

    @property
    def height(self) -> float:
        """Height with heading, head and notes."""
        notes = self.notes.height + self.pad if self.notes else 0.0
        return self._top + fsum(row.height for row in self.rows) + notes

    def cut(self, room: Room) -> tuple[Laid | None, Laid | None]:
        """Part the table between rows, or inside one; both parts have heading and head.

        A row that people write in is parted only where a page has no room for it.
        """
        if self.height <= room.height:
            return self, None
        left, count = self._rows_in(room.height - self._top)
        above, below = self.rows[:count], self.rows[count:]
        rest = Room(left, room.blank, room.whole and not count)
        is_too_high = rest.whole or below[0].height > left
        may_part = rest.whole if self.form else rest.is_much
        if may_part and is_too_high and (parted := below[0].cut(left, rest.whole)):
            above, below = [*above, parted[0]], [parted[1], *below[1:]]
        if not above:
            return (self, None) if room.whole else (None, self)
        further = replace(self, heading=self.continued(), rows=below, is_rest=True)
        return replace(self, rows=above, notes=None), further

    def _rows_in(self, left: float) -> tuple[float, int]:
        """Return what is left below the rows that fit, and how many do: the last with the notes."""
        for count, row in enumerate(self.rows[:-1]):
            if row.height > left:
                return left, count
            left -= row.height
        return left, len(self.rows) - 1

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint heading, head, rows and notes."""
        y = top + self._heading_height
        painter.ground(x, y - 0.5, self.width, 1.0, "accent")
        with painter.page.artifact() if self.is_rest else nullcontext():
            painter.lines(self.heading, x, top, self.width)
            self.head.paint(painter, x, y)
        y += self.head.height
        is_ruled = False
        for row in self.rows:
            # the first total is set apart by a heavier rule
            is_first = row.ruled and not is_ruled
            weight = 1.0 if is_first else 0.5
            colour: ColourName = "accent" if is_first else "rule"
            painter.ground(x, y - weight / 2, self.width, weight, colour)
            row.paint(painter, x, y)
            y, is_ruled = y + row.height, row.ruled
        painter.ground(x, y - 0.25, self.width, 0.5, "rule")
        if self.notes is not None:
            self.notes.paint(painter, x, y + self.pad)
