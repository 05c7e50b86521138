"""Figures on the page: the chart of aid as a part, and drawings painted as one figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reports.errors import PageOverflowError
from reports.plan import Chart
from reports.renderers.pdf.file.painting.drawing import Drawing, PlacedText
from reports.renderers.pdf.file.painting.painter import Painter
from reports.renderers.pdf.file.painting.text_blocks import Block, Item
from reports.renderers.pdf.file.structure import Element
from reports.renderers.pdf.layout.chart import chart_drawing
from reports.renderers.pdf.layout.flow import lay_item
from reports.renderers.pdf.layout.parts import Laid, Room, TextPart
from reports.renderers.pdf.text.styles import CELL, Setting
from reports.renderers.pdf.text.text import Text
from reports.slotted import frozen
from reports.theme import Theme

#: Measures a text of a picture: the text, and whether it is bold.
MeasureText = Callable[[str, bool], Text]


@frozen
class ChartPart:
    """A chart under its caption; `element` is its Figure."""

    name: str
    heading: Item
    chart: Chart
    element: Element
    measure: MeasureText
    theme: Theme
    mirrored: bool
    notes: Sequence[Item] = ()

    def lay(self, setting: Setting, width: float) -> LaidChart:
        """Return the chart drawn at one setting."""
        drawing = chart_drawing(
            self.chart,
            width,
            CELL.size(setting),
            self.theme.colours,
            lambda text, size, bold: self.measure(text, bold).natural * size,
            "rtl" if self.mirrored else "ltr",
        )
        notes = TextPart(self.name, self.notes).lay(setting, width) if self.notes else None
        return LaidChart(self, lay_item(self.heading, setting, width), drawing, notes)


@frozen
class LaidChart:
    """A chart at one setting; it is never parted."""

    part: ChartPart
    heading: Block
    drawing: Drawing
    notes: Laid | None

    @property
    def height(self) -> float:
        """Height with the caption and what the chart does not show."""
        notes = self.notes.height if self.notes else 0.0
        return self._head + self.drawing.height + notes

    @property
    def _head(self) -> float:
        return len(self.heading.lines) * self.heading.lead

    def cut(self, room: Room) -> tuple[Laid | None, Laid | None]:
        """Take all or nothing.

        Raises:
            PageOverflowError: if it is higher than a page.
        """
        if self.height <= room.height:
            return self, None
        if room.whole:
            raise PageOverflowError.at(
                "", "the chart is higher than a page", part=self.part.chart.id
            )
        return None, self

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint the caption and the chart."""
        painter.lines(self.heading, x, top, self.drawing.width)
        top += self._head
        place = painter.left(x, self.drawing.width)
        paint_drawing(
            painter, self.drawing, self.part.element, place, top, self.part.measure,
            above=self._head,
        )  # fmt: skip
        if self.notes is not None:
            self.notes.paint(painter, x, top + self.drawing.height)


def paint_drawing(
    painter: Painter,
    drawing: Drawing,
    element: Element | None,
    left: float,
    top: float,
    measure: MeasureText,
    scale: float = 1.0,
    above: float = 0.0,
) -> None:
    """Paint `drawing` as the one content of the Figure `element`, as an artifact without one.

    `left` is from the left edge, `above` the height of the figure's caption.
    """
    page = painter.page
    width, height = drawing.width * scale, drawing.height * scale
    bottom = painter.size[1] - top - height
    box = f"{left:.2f} {bottom:.2f} {left + width:.2f} {bottom + height + above:.2f}"
    if element is not None:
        element.entries += f"/A<</O/Layout/BBox[{box}]/Placement/Block>>"
    with page.content(element) if element is not None else page.artifact():
        page.ops.append(
            f"q {scale:.5f} 0 0 {scale:.5f} {left:.2f} {bottom:.2f} cm\n{drawing.operators}"
        )
        if drawing.raster is not None:
            name = page.fonts.image(drawing.raster)
            page.ops.append(f"q {drawing.width:.2f} 0 0 {drawing.height:.2f} 0 0 cm /{name} Do Q\n")
        for text in drawing.texts:
            _paint_text(painter, text, measure(text.text, text.bold))
        page.ops.append("Q\n")


def _paint_text(painter: Painter, placed: PlacedText, text: Text) -> None:
    painter.page.ops.append(f"BT {painter.operands(placed.colour)} rg\n")
    painter.page.ops.append(f"{placed.x:.2f} {placed.y:.2f} Td\n")
    painter.word(text, placed.size)
    painter.page.ops.append("ET\n")
