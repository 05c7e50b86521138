"""What surrounds the parts on every page: masthead, running heads, marking, footer."""

from __future__ import annotations

from math import ceil

from reports.renderers.pdf.file.painting.painter import Painter
from reports.renderers.pdf.file.painting.text_blocks import Item
from reports.renderers.pdf.file.structure import Element
from reports.renderers.pdf.fonts.typefaces import typefaces
from reports.renderers.pdf.layout.brief import Brief
from reports.renderers.pdf.layout.flow import lay_item
from reports.renderers.pdf.layout.masthead import LaidMasthead
from reports.renderers.pdf.text import styles
from reports.renderers.pdf.text.measure import measurer
from reports.renderers.pdf.text.styles import Setting, Style
from reports.slotted import frozen

#: What printers leave white at the edges of the paper, in points (7 mm): no text stands there.
SAFE = 20.0
# the rule below the title, in points, and the space above the footer in its lines
_RULE, _ABOVE_FOOTER = 3.0, 1.3


@frozen
class Frame:
    """The frame of all pages at one setting. Lengths in points.

    `first_top` and `further_top` are where the parts begin on page one and on the
    others, `bottom` how much is kept free below them, without the closing.
    """

    brief: Brief
    setting: Setting
    size: tuple[float, float]

    @property
    def margin(self) -> float:
        """Left and right margin."""
        return self.setting.margin

    @property
    def width(self) -> float:
        """Width of the parts."""
        return self.size[0] - 2 * self.margin

    @property
    def strip(self) -> float:
        """Height of the marking above the title block, with the paper's edge."""
        return SAFE + self._marking_height if self.brief.marking else 0.0

    @property
    def _marking_height(self) -> float:
        """Height of the marking, at the top and at the bottom, with the white space inside."""
        if self.brief.marking is None:
            return 0.0
        block = lay_item(self.brief.marking, self.setting, self.width)
        return len(block.lines) * block.lead + 0.4 * block.size

    def masthead(self) -> LaidMasthead:
        """Return the title block."""
        return self.brief.masthead.lay(self.setting, self.width)

    def band(self, masthead: LaidMasthead) -> float:
        """Return the height of the title band with its rule."""
        return masthead.height + self._band_top + self._band_pad + _RULE

    @property
    def _band_pad(self) -> float:
        return 1.5 * self.setting.body * self.setting.pad

    @property
    def _band_top(self) -> float:
        """White space above the title block: at a page's top as much as printers need."""
        return self._band_pad if self.strip else max(self._band_pad, SAFE)

    @property
    def further_top(self) -> float:
        """Where the parts begin on further pages: below the running head."""
        lines = 2 if self.brief.embargo else 1
        lead = styles.EMBARGO.leading(self.setting)
        return (self.strip or SAFE) + (lines + 1.2) * lead

    @property
    def _footer_top(self) -> float:
        """Where the footer's line stands: above the marking and the paper's edge."""
        line = styles.RUNNING.leading(self.setting)
        return self.size[1] - SAFE - self._marking_height - line

    @property
    def bottom(self) -> float:
        """What is kept free at the bottom: the footer below its rule, the marking, the edge."""
        above = _ABOVE_FOOTER * styles.RUNNING.leading(self.setting)
        return self.size[1] - self._footer_top + above

    def paint_masthead(self, painter: Painter, masthead: LaidMasthead) -> None:
        """Paint the band with the title block."""
        width, height, top = self.size[0], self.band(masthead) - _RULE, self.strip
        if self.brief.look.theme.band == "full":
            painter.ground(0, top, width, height, "band")
            painter.ground(0, top + height, width, _RULE, "alert")
        else:
            painter.ground(self.margin, top + height, self.width, _RULE / 2, "alert")
        masthead.paint(painter, self.margin, top + self._band_top)

    def paint_marking(self, painter: Painter, index: int) -> None:
        """Paint the marking at the top and bottom of a page; readers are told once."""
        item = self.brief.marking
        if item is None:
            return
        block = lay_item(item, self.setting, self.width)
        if index == 0:
            painter.lines(block, self.margin, SAFE, self.width)
        with painter.page.artifact("/Type/Pagination"):
            if index:
                painter.lines(block, self.margin, SAFE, self.width)
            bottom = self.size[1] - SAFE - len(block.lines) * block.lead
            painter.lines(block, self.margin, bottom, self.width)

    def paint_running(self, painter: Painter, index: int, count: int) -> None:
        """Paint the footer with the page's number, and the running head of further pages."""
        with painter.page.artifact("/Type/Pagination/Subtype/Footer"):
            self._footer(painter, index, count)
        if index:
            with painter.page.artifact("/Type/Pagination/Subtype/Header"):
                top = self.strip or SAFE
                if self.brief.plan.embargo:
                    self._line(painter, self.brief.plan.embargo, styles.EMBARGO, top)
                    top += styles.EMBARGO.leading(self.setting)
                self._running_head(painter, top)

    def _running_head(self, painter: Painter, top: float) -> None:
        """Paint the title, and at the end of its line the stage."""
        plan, room = self.brief.plan, self.width
        if plan.stage.text:
            taken = self._line(painter, plan.stage.text, styles.STAGE, top, 0.5 * self.width)
            room -= taken + 2 * self.setting.body
        self._line(painter, plan.title.title, styles.RUNNING, top, room)

    def _footer(self, painter: Painter, index: int, count: int) -> None:
        """Paint reference or title, date, and the page's number, below a hairline."""
        plan, top = self.brief.plan, self._footer_top
        rule = top - 0.4 * styles.RUNNING.leading(self.setting)
        painter.ground(self.margin, rule, self.width, 0.5, "rule")
        number = plan.labels.page_of.format(page=index + 1, pages=count)
        taken = self._line(painter, number, styles.aligned(styles.RUNNING, "end"), top)
        date = f" · {plan.title.date}" if plan.title.date else ""
        name = plan.title.reference or plan.title.title
        room = self.width - taken - 2 * self.setting.body
        self._line(painter, name, styles.RUNNING, top, room, date)

    def _line(
        self, painter: Painter, text: str, style: Style, top: float,
        room: float | None = None, end: str = "",
    ) -> float:  # fmt: skip
        """Paint one line of small print, shortened before its `end` if it must be.

        Returns:
            How wide it stands.
        """
        plan, look = self.brief.plan, self.brief.look
        faces = typefaces(look.theme, look.system)
        measure = measurer(faces, plan.language, plan.direction == "rtl").text
        size = style.size(self.setting)
        most = (self.width if room is None else room) / size
        measured = measure(text + end, "body", style.bold, "title")
        if measured.natural > most:
            kept = len(text) - ceil(len(text + end) * (1 - most / measured.natural)) - 3
            short = f"{text[: max(kept, 0)].rstrip()} …{end}"
            measured = measure(short, "body", style.bold, "title")
        block = lay_item(Item(measured, style, Element("P")), self.setting, self.width)
        painter.lines(block, self.margin, top, self.width, range(1))
        return measured.natural * size
