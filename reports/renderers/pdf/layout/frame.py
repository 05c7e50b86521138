"""What surrounds the parts on every page: masthead, running heads, marking, footer."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reports.renderers.pdf.file.painter import Item, Painter
from reports.renderers.pdf.file.structure import Element
from reports.renderers.pdf.fonts.typefaces import typefaces
from reports.renderers.pdf.layout.brief import Brief
from reports.renderers.pdf.layout.flow import Flow, lay_item
from reports.renderers.pdf.layout.pictures import paint_drawing
from reports.renderers.pdf.text import styles
from reports.renderers.pdf.text.measure import Measurer
from reports.renderers.pdf.text.styles import Setting, Style

_RULE = 3.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of all pages at one setting. Lengths in points.

    `first_top` and `further_top` are where the parts begin on page one and on the
    others, `bottom` how much is kept free below them, without the closing.
    """

    brief: Brief
    setting: Setting
    size: tuple[float, float]
    several: bool

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
        """Height of the marking with its white space, at the top and at the bottom."""
        if self.brief.marking is None:
            return 0.0
        block = lay_item(self.brief.marking, self.setting, self.width)
        return len(block.lines) * block.lead + 0.95 * block.size

    def masthead(self) -> Flow:
        """Return the title block."""
        return Flow(self.brief.masthead, self.setting, self.width - self._logo_room)

    def band(self, masthead: Flow) -> float:
        """Return the height of the title band with its rule."""
        return masthead.height(0, masthead.last) + 2 * self._band_pad + _RULE

    @property
    def _logo_scale(self) -> float:
        logo = self.brief.logo
        return 4.4 * self.setting.body * self.setting.display / logo.height if logo else 0.0

    @property
    def _logo_room(self) -> float:
        logo = self.brief.logo
        return logo.width * self._logo_scale + 1.6 * self.setting.body if logo else 0.0

    @property
    def _band_pad(self) -> float:
        return 1.8 * self.setting.body * self.setting.pad

    @property
    def further_top(self) -> float:
        """Where the parts begin on further pages: below the running head."""
        lines = 2 if self.brief.embargo else 1
        lead = styles.EMBARGO.leading(self.setting)
        return self.strip + 0.75 * self.margin + (lines + 1.2) * lead

    @property
    def bottom(self) -> float:
        """What is kept free at the bottom: margin, footer, marking."""
        footer = 2.4 * styles.RUNNING.size(self.setting) if self.several else 0.0
        return 0.5 * self.margin + footer + self.strip

    def paint_masthead(self, painter: Painter, masthead: Flow) -> None:
        """Paint the band with the title block."""
        width, height, top = self.size[0], self.band(masthead) - _RULE, self.strip
        if self.brief.look.theme.band == "full":
            painter.ground(0, top, width, height, "band")
            painter.ground(0, top + height, width, _RULE, "alert")
        else:
            painter.ground(self.margin, top + height, self.width, _RULE / 2, "alert")
        logo, element = self.brief.logo, self.brief.logo_element
        if logo is not None and element is not None:
            logo_width, logo_height = (
                logo.width * self._logo_scale,
                logo.height * self._logo_scale,
            )
            left = painter.left(self.margin, logo_width)
            paint_drawing(
                painter, logo, element, left, top + (height - logo_height) / 2,
                self.brief.picture_text, self._logo_scale,
            )  # fmt: skip
        x = self.margin + self._logo_room
        masthead.paint(painter, x, top + self._band_pad, 0, masthead.last)

    def paint_marking(self, painter: Painter, index: int) -> None:
        """Paint the marking at the top and bottom of a page; readers are told once."""
        item = self.brief.marking
        if item is None:
            return
        block = lay_item(item, self.setting, self.width)
        top = (self.strip - len(block.lines) * block.lead) / 2
        if index == 0:
            painter.lines(block, self.margin, top, self.width)
        with painter.page.artifact("/Type/Pagination"):
            if index:
                painter.lines(block, self.margin, top, self.width)
            painter.lines(block, self.margin, self.size[1] - self.strip + top, self.width)

    def paint_running(self, painter: Painter, index: int, count: int) -> None:
        """Paint the running head and the footer with the page's number."""
        if count == 1:
            return
        plan = self.brief.plan
        title = plan.title
        y = self.size[1] - self.bottom + 0.9 * styles.RUNNING.size(self.setting)
        number = plan.labels.page_of.format(page=index + 1, pages=count)
        with painter.page.artifact("/Type/Pagination/Subtype/Footer"):
            self._line(painter, number, replace(styles.RUNNING, align="end"), y)
            if title.reference:
                self._line(painter, title.reference, styles.RUNNING, y)
        if index:
            with painter.page.artifact("/Type/Pagination/Subtype/Header"):
                top = self.strip + 0.5 * self.margin
                if plan.embargo:
                    self._line(painter, plan.embargo, styles.EMBARGO, top)
                    top += styles.EMBARGO.leading(self.setting)
                self._line(painter, title.title, styles.RUNNING, top)

    def _line(self, painter: Painter, text: str, style: Style, top: float) -> None:
        """Paint one line of small print, shortened if it must be."""
        plan, faces = self.brief.plan, typefaces(self.brief.look.theme)
        measurer = Measurer(faces, plan.language, plan.direction == "rtl")
        measured = measurer.plain(text, "body", style.bold, "title")
        room = self.width / style.size(self.setting)
        if measured.natural > room:
            letters = int(len(text) * room / measured.natural) - 3
            measured = measurer.plain(f"{text[:letters].rstrip()} …", "body", style.bold, "title")
        block = lay_item(Item(measured, style, Element("P")), self.setting, self.width)
        painter.lines(block, self.margin, top, self.width, range(1))
