"""Puts text, grounds and rules on pages in the theme's colours; mirrors right-to-left pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from functools import lru_cache
from itertools import groupby
from math import fsum
from typing import get_args

from reports.renderers.pdf.file.bookmarks import Bookmark
from reports.renderers.pdf.file.painting.page import LinkBox, Page, Resources, rgb
from reports.renderers.pdf.file.painting.text_blocks import Block, Item
from reports.renderers.pdf.file.structure import Element, text_string
from reports.renderers.pdf.text.breaking import line_width
from reports.renderers.pdf.text.lines import (
    line_end,
    line_parts,
    line_runs,
    part_code,
    part_runs,
    run_owner,
)
from reports.renderers.pdf.text.shaping import GlyphRun, ShapedText, shaped_line
from reports.renderers.pdf.text.styles import ColourName
from reports.renderers.pdf.text.text import Line, Look, Run, Text
from reports.slotted import mutable
from reports.theme import Colours, Theme


@lru_cache(maxsize=16)
def _operands(colours: Colours) -> dict[ColourName, str]:
    """Return the theme's colours, and white, as operands of rg."""
    known = colours.model_dump() | {"white": "#FFFFFF"}
    return {name: rgb(known[name]) for name in get_args(ColourName)}


@mutable
class Painter:
    """The pages of a document while they are painted. Lengths are points from the top left.

    On a right-to-left page everything is mirrored: `x` counts from the right edge.
    """

    theme: Theme
    size: tuple[float, float]
    mirrored: bool = False
    fonts: Resources = field(default_factory=Resources)
    pages: list[Page] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    colours: dict[ColourName, str] = field(init=False)
    #: The page being painted.
    page: Page = field(init=False)
    _heads: dict[tuple[str, float, float, str], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.colours = _operands(self.theme.colours)

    def turn_page(self) -> None:
        """Begin the next page."""
        self.page = Page(len(self.pages), self.size, self.fonts)
        self.pages.append(self.page)

    @staticmethod
    def operands(colour: str) -> str:
        """Return ``#RRGGBB`` as operands of rg."""
        return rgb(colour)

    def left(self, x: float, width: float) -> float:
        """Return where, from the left edge, a box at `x` begins."""
        return self.size[0] - x - width if self.mirrored else x

    def ground(self, x: float, top: float, width: float, height: float, colour: ColourName) -> None:
        """Fill a rectangle, as an artifact."""
        bottom = self.size[1] - top - height
        self.page.ground(self.left(x, width), bottom, width, height, self.colours[colour])

    def lines(
        self, block: Block, x: float, top: float, width: float, part: range | None = None
    ) -> None:
        """Paint lines of a block in a column at `x` that is `width` wide; `part`: which ones."""
        item, lines, size, lead = block
        text, part = item.text, range(len(lines)) if part is None else part
        # capitals stand in the middle of their line
        baseline = self.size[1] - top - (lead + text.look.face.cap_height * size) / 2
        if item.bookmark and part.start == 0 and not self.page.is_artifact:
            place = self.page.index, self.size[1] - top + 4
            self.bookmarks.append(Bookmark(text.plain, item.bookmark, *place, item.element))
        if item.label is not None and item.label_element is not None and part.start == 0:
            inset = item.inset * size
            self._show(item.label_element, item.label, block, x + inset, baseline, width - inset)
        indent = item.hang * size
        width -= indent
        left = self.left(x + indent, width)
        align = item.style.align
        if self.mirrored and align != "centre":
            align = "end" if align == "start" else "start"
        is_plain = text.runs is None and text.look.href is None and type(text) is Text
        if not (is_plain and self._whole_lines(block, part, left, baseline, width, align)):
            self._paragraph(block, part, left, baseline, width, align)

    def _whole_lines(
        self, block: Block, part: range, x: float, y: float, width: float, align: str
    ) -> bool:
        """Paint lines of whole words in one look as one string, unless they are other lines.

        So most texts are. Where a word is divided, and where several lines end or stand in
        the middle, lines are painted one by one.
        """
        (item, lines, size, lead), text = block, block.item.text
        if not text.is_simple or [line for line in lines if line.end_letter]:
            return False
        place, codes = f"{x:.2f} {y:.2f} Td\n", text.codes
        if len(lines) == 1:
            shown = f"[({''.join(codes)})]TJ T*\n"
            if align != "start":
                slack = width - text.natural * size
                place = f"1 0 0 1 {x + (slack if align == 'end' else slack / 2):.2f} {y:.2f} Tm\n"
        elif align == "start":
            own = lines[part.start : part.stop]
            shown = "".join([f"[({''.join(codes[line.start : line.end])})]TJ T*\n" for line in own])
        else:
            return False
        self.page.text(item.element, self._head(item, size, lead) + place, shown)
        return True

    def _head(self, item: Item, size: float, lead: float) -> str:
        """Return what begins the text of an item in one look: colour, leading, font."""
        name = self.fonts.name(item.text.look.face, item.text.plain)
        colour = self.colours[item.style.colour]
        key = colour, lead, size, name
        head = self._heads.get(key)
        if head is None:
            head = self._heads[key] = f"BT {colour} rg {lead:.3f} TL\n/{name} {size:.4g} Tf "
        return head

    def _show(
        self, element: Element, text: Text, block: Block, x: float, baseline: float, width: float
    ) -> None:
        """Paint a label: one line."""
        left = self.left(x, width)
        if self.mirrored:
            left += width - text.natural * block.size
        colour = self.colours[block.item.style.colour]
        self.page.ops.append(f"BT {colour} rg {left:.2f} {baseline:.2f} Td\n")
        with self.page.content(element):
            self.word(text, block.size)
        self.page.ops.append("ET\n")

    def word(self, text: Text, size: float) -> None:
        """Show a text of one line where the text object stands."""
        if isinstance(text, ShapedText):
            self._shaped_word(text, size)
            return
        for run in line_runs(text, Line(0, 0, len(text.pieces), 0)):
            self.page.show(f"{self._font(run.look, run.text, size)}[({run.code})]TJ\n")

    def _font(self, look: Look, text: str, size: float) -> str:
        return f"/{self.fonts.name(look.face, text)} {size:.4g} Tf "

    def _paragraph(
        self, block: Block, part: range, left: float, baseline: float, width: float, align: str
    ) -> None:
        """Paint lines of one item as one text object, line by line."""
        item, text, ops = block.item, block.item.text, self.page.ops
        ops.append(f"BT {self.colours[item.style.colour]} rg {block.lead:.3f} TL\n")
        if isinstance(text, ShapedText):
            self._shaped_lines(block, text, part, left, baseline, width, align)
        elif text.runs is not None or text.look.href is not None:
            self._line_by_line(block, part, left, baseline, width, align)
        else:
            self._one_look(block, part, left, baseline, width, align)
        ops.append("ET\n")

    def _one_look(
        self, block: Block, part: range, left: float, baseline: float, width: float, align: str
    ) -> None:
        (item, lines, size, lead), page = block, self.page
        text, ops = item.text, page.ops
        ends = "".join([line_end(text, line) for line in lines])
        ops.append(self._font(text.look, text.plain + ends, size))
        if align == "start":
            ops.append(f"{left:.2f} {baseline:.2f} Td\n")
        for row, n in enumerate(part):
            if align != "start":
                slack = width - line_width(text, lines[n]) * size
                x = left + (slack if align == "end" else slack / 2)
                ops.append(f"1 0 0 1 {x:.2f} {baseline - row * lead:.2f} Tm\n")
            self._line(block, n)
        page.pause()

    def _line(self, block: Block, number: int) -> None:
        """Show a line of text in one look where the text object stands, and go to the next."""
        line, text, page = block.lines[number], block.item.text, self.page
        if not line.start_letter and not line.end_letter and text.is_simple:
            page.resume(block.item.element)
            page.show(_words(text, line))
            return
        for part in line_parts(text, line):
            if part.actual is None:
                page.resume(block.item.element)
                page.show(f"[({part_code(text, part)})]TJ\n")
                continue
            page.pause()
            page.begin(self._span(block.item.element), part.actual)
            page.show(f"[({part_code(text, part)})]TJ\n")
            page.end()
        page.ops.append("T*\n")

    def _span(self, element: Element) -> Element:
        """Return a new element for a part whose actual text is not what it shows."""
        return element if self.page.is_artifact else element.new("Span")

    def _line_by_line(
        self, block: Block, part: range, left: float, baseline: float, width: float, align: str
    ) -> None:
        item, page, before = block.item, self.page, ""
        current: Element | None = None
        underlines: list[tuple[float, float, float]] = []
        for row, n in enumerate(part):
            line = block.lines[n]
            slack = width - line_width(item.text, line) * block.size
            x = left + {"start": 0.0, "end": slack}.get(align, slack / 2)
            y = baseline - row * block.lead
            page.ops.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm\n")
            for run, actual, is_first in _runs_with_actual_text(item.text, line):
                owner = self._owner(item, *run_owner(run.look))
                if is_first if actual is not None else owner is not current:
                    current = self._switch(current, owner, item.style.colour, actual)
                if run.look.href is not None:
                    underlines.append((x, y, run.width * block.size))
                    self._link_box(item, (*underlines[-1], block.size))
                font = self._font(run.look, run.text, block.size)
                page.show(f"{font if font != before else ''}[({run.code})]TJ\n")
                before = font
                x += run.advance * block.size
        if current is not None:
            page.end()
        self._underline_apart(underlines, block.size)

    def _shaped_word(self, text: ShapedText, size: float) -> None:
        """Paint a word in the order of reading, whichever way it runs."""
        at = 0.0
        for run in shaped_line(text, Line(0, 0, len(text.pieces), 0)):
            move = f"{(run.x - at) * size:.2f} 0 Td " if run.x != at else ""
            self._glyph_run(run, move, size)
            at = run.x

    def _shaped_lines(
        self, block: Block, text: ShapedText, part: range,
        left: float, baseline: float, width: float, align: str,
    ) -> None:  # fmt: skip
        """Paint lines in the order of reading, whichever way they run."""
        item, size = block.item, block.size
        underlines: list[tuple[float, float, float]] = []
        for row, n in enumerate(part):
            runs = shaped_line(text, block.lines[n])
            slack = width - fsum(run.width for run in runs) * size
            x = left + {"start": 0.0, "end": slack}.get(align, slack / 2)
            y = baseline - row * block.lead
            for (href, language), group in groupby(runs, key=lambda run: run_owner(run.look)):
                element = self._owner(item, href, language)
                self._switch(None, element, item.style.colour)
                for run in group:
                    place = (x + run.x * size, y, run.width * size)
                    self._glyph_run(run, f"1 0 0 1 {place[0]:.2f} {y:.2f} Tm ", size)
                    if run.look.href is not None:
                        underlines.append(place)
                        self._link_box(item, (*place, size))
                self.page.end()
        self._underline_apart(underlines, size)

    def _glyph_run(self, run: GlyphRun, place: str, size: float) -> None:
        """Show a run; say what its glyphs stand for if they do not (ISO 32000-1, 14.9.4)."""
        codes: list[int] = []
        if run.glyphs:
            use = self.fonts.use(run.look.face)
            codes = [use.code(each.index, each.text, True) for each in run.glyphs]
            font = f"/{use.name} {size:.4g} Tf "
        else:
            font = self._font(run.look, run.text, size)
        ops = "".join(
            show if told is None else f"/Span <</ActualText{text_string(told)}>> BDC {show} EMC "
            for told, show in run.operators(size, codes)
        )
        self.page.show(f"{place}{font}{ops}\n")

    def _owner(self, item: Item, href: str | None, language: str | None) -> Element:
        """Return the element of a run: the item's own, or a link or foreign words below it."""
        if (href is None and language is None) or self.page.is_artifact:
            item.open = None
            return item.element
        return item.inner(href, language)

    def _switch(
        self, current: Element | None, owner: Element, colour: ColourName, actual: str | None = None
    ) -> Element:
        """End the content of `current`, begin that of `owner`; return whose content it is.

        Actual text is the content of an element of its own.
        """
        if current is not None:
            self.page.end()
        element = owner if actual is None else self._span(owner)
        self.page.begin(element, actual)
        colour = "link" if owner.tag == "Link" else colour
        self.page.ops.append(f"{self.colours[colour]} rg\n")
        return element

    def _link_box(self, item: Item, box: tuple[float, float, float, float]) -> None:
        """Make a place lead where the link of `item` that stands open does."""
        x, y, advance, size = box
        link = item.open
        if link is None or link.href is None:  # an artifact
            return
        rect = (x, y - 0.25 * size, x + advance, y + 0.8 * size)
        self.page.links.append(LinkBox(rect, link.href, link.words, link.element))

    def _underline_apart(self, places: list[tuple[float, float, float]], size: float) -> None:
        """Underline links; rules cannot be painted inside a text object."""
        if places:
            self.page.ops.append("ET\n")
            self._underline(places, size)
            self.page.ops.append("BT\n")

    def _underline(self, places: list[tuple[float, float, float]], size: float) -> None:
        with self.page.artifact():
            for x, y, advance in places:
                self.page.fill(x, y - 0.14 * size, advance, 0.045 * size, self.colours["link"])


def _words(text: Text, line: Line) -> str:
    """Return what shows a line of whole words in one look, and goes to the next."""
    return f"[({''.join(text.codes[line.start : line.end])})]TJ T*\n"


def _runs_with_actual_text(text: Text, line: Line) -> Iterator[tuple[Run, str | None, bool]]:
    """Yield the runs of a line, the actual text of their part, and whether they begin it."""
    for part in line_parts(text, line):
        for number, run in enumerate(part_runs(text, part)):
            yield run, part.actual, number == 0
