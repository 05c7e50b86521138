"""The title block at the top of page one: a line of facts, the title, the house's logo."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from reports.renderers.pdf.file.painting.drawing import Drawing
from reports.renderers.pdf.file.painting.painter import Painter
from reports.renderers.pdf.file.painting.text_blocks import Item
from reports.renderers.pdf.file.structure import Element
from reports.renderers.pdf.layout.flow import Flow, lay_item
from reports.renderers.pdf.layout.pictures import MeasureText, paint_drawing
from reports.renderers.pdf.text.styles import Setting
from reports.slotted import frozen

# a logo wider than this many of its heights is a wordmark: it stands above the title
_WORDMARK = 2.2
# heights in body sizes of an emblem beside the title and of a wordmark above it, and the
# share of the width that a wordmark may take
_EMBLEM_HEIGHT, _WORDMARK_HEIGHT, _WORDMARK_SHARE = 4.4, 2.0, 0.45
# white space in body sizes: behind an emblem, below a wordmark, between facts of one line
_BEHIND, _BELOW, _BETWEEN = 1.6, 0.7, 2.0


@frozen
class MastheadLogo:
    """The house's logo; `element` is its Figure, None for a picture that says nothing."""

    drawing: Drawing
    element: Element | None
    measure: MeasureText

    @property
    def is_wordmark(self) -> bool:
        """Whether it is much wider than high."""
        return self.drawing.width > _WORDMARK * self.drawing.height


@frozen
class Masthead:
    """The title block, measured. `before` and `after` are lines of facts (kicker, date).

    Where both have room in one line, they share it: `after` then ends at the far edge.
    """

    before: Sequence[Item]
    title: Sequence[Item]
    after: Sequence[Item]
    logo: MastheadLogo | None = None

    def lay(self, setting: Setting, width: float) -> LaidMasthead:
        """Return the block at one setting, `width` points wide."""
        scale, indent, top = self._logo_place(setting, width)
        inner = width - indent
        shared = self._natural(setting) + _BETWEEN * setting.body <= inner
        first = (*self.before, *self.after) if shared else self.before
        items = self.title if shared else (*self.before, *self.title, *self.after)
        line = max((item.style.leading(setting) for item in first), default=0.0)
        line += 0.35 * setting.body if first and shared else 0.0
        flow = Flow(items, setting, inner)
        return LaidMasthead(self, setting, inner, flow, shared, line if shared else 0.0,
                            indent, top, scale)  # fmt: skip

    def _natural(self, setting: Setting) -> float:
        facts = (*self.before, *self.after)
        return fsum(item.text.natural * item.style.size(setting) for item in facts)

    def _logo_place(self, setting: Setting, width: float) -> tuple[float, float, float]:
        """Return the logo's scale, and the room that it takes beside and above the title."""
        if self.logo is None:
            return 0.0, 0.0, 0.0
        drawing, body = self.logo.drawing, setting.body * setting.display
        if not self.logo.is_wordmark:
            scale = _EMBLEM_HEIGHT * body / drawing.height
            return scale, drawing.width * scale + _BEHIND * setting.body, 0.0
        scale = min(
            _WORDMARK_HEIGHT * body / drawing.height, _WORDMARK_SHARE * width / drawing.width
        )
        return scale, 0.0, drawing.height * scale + _BELOW * setting.body


@frozen
class LaidMasthead:
    """The title block at one setting. Lengths in points.

    `line` is the height of the facts' shared line, `indent` and `above` the room of the logo.
    """

    part: Masthead
    setting: Setting
    width: float
    flow: Flow
    shared: bool
    line: float
    indent: float
    above: float
    scale: float

    @property
    def height(self) -> float:
        """How high it stands."""
        return self.above + self.line + self.flow.height(0, self.flow.last)

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint the logo, the facts and the title."""
        self._paint_logo(painter, x, top)
        left, top = x + self.indent, top + self.above
        if self.shared:
            for item in (*self.part.before, *self.part.after):
                block = lay_item(item, self.setting, self.width)
                painter.lines(block, left, top, self.width)
        self.flow.paint(painter, left, top + self.line, 0, self.flow.last)

    def _paint_logo(self, painter: Painter, x: float, top: float) -> None:
        logo = self.part.logo
        if logo is None:
            return
        height = logo.drawing.height * self.scale
        if not logo.is_wordmark:
            top += (self.height - height) / 2
        left = painter.left(x, logo.drawing.width * self.scale)
        paint_drawing(painter, logo.drawing, logo.element, left, top, logo.measure, self.scale)
