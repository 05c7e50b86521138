"""A table in a box: what the brief asks of its readers, on a tint with an edge."""

from __future__ import annotations

from reports.renderers.pdf.file.painting.painter import Painter
from reports.renderers.pdf.layout.parts import Laid, Room
from reports.renderers.pdf.layout.tables import LaidTable, TablePart
from reports.renderers.pdf.text.styles import Setting
from reports.slotted import frozen

# in body sizes the white space inside, and of that what is beside the table; the edge in points
_PAD, _BESIDE, _EDGE = 0.8, 1.2, 3.0


@frozen
class BoxPart:
    """A table that stands in a box."""

    table: TablePart

    @property
    def name(self) -> str:
        """What messages call it."""
        return self.table.name

    def lay(self, setting: Setting, width: float) -> LaidBox:
        """Return the box, `width` points wide with its edges."""
        pad = _PAD * setting.body * setting.pad
        return LaidBox(self.table.lay(setting, width - 2 * _BESIDE * pad), width, pad)


@frozen
class LaidBox:
    """A box, or what is left of one on a further page."""

    table: LaidTable
    width: float
    pad: float

    @property
    def height(self) -> float:
        """Height with the white space above and below the table."""
        return self.table.height + 2 * self.pad

    def cut(self, room: Room) -> tuple[Laid | None, Laid | None]:
        """Part the table between its rows; each part has a box of its own."""
        first, rest = self.table.cut(room.less(2 * self.pad))
        return self._boxed(first), self._boxed(rest)

    def _boxed(self, laid: Laid | None) -> LaidBox | None:
        return LaidBox(laid, self.width, self.pad) if isinstance(laid, LaidTable) else None

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint the tint, its edge, and the table on it."""
        painter.ground(x, top, self.width, self.height, "tint")
        painter.ground(x, top, _EDGE, self.height, "accent")
        self.table.paint(painter, x + _BESIDE * self.pad, top + self.pad)
