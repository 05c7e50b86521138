"""The parts of a page, one below the other: text in columns, panels, tables, pictures.

A part is measured once; `lay` sets it at one setting and width, which is what fitting
tries. What is laid knows its height, paints itself, and can be cut at a page's end.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import fsum
from typing import Protocol

from reports.renderers.pdf.file.painting.painter import Painter
from reports.renderers.pdf.file.painting.text_blocks import Block, Item
from reports.renderers.pdf.layout.flow import Columns, Flow, all_columns, full_columns, lay_item
from reports.renderers.pdf.text.styles import Setting
from reports.slotted import frozen

_GUTTER = 2.0


@frozen
class Room:
    """What is left of a page. Lengths in points.

    `blank` is how much of it may stay empty where what follows can be parted. Of a page
    that is `whole` something is always taken.
    """

    height: float
    blank: float
    whole: bool

    def less(self, taken: float) -> Room:
        """Return the room inside a part, or below one."""
        return replace(self, height=self.height - taken)

    @property
    def is_much(self) -> bool:
        """Whether it must not stay empty."""
        return self.whole or self.height > self.blank


class Laid(Protocol):
    """A part, or what is left of it, at one setting. Lengths in points."""

    @property
    def height(self) -> float:
        """How high it stands when it is not cut."""
        ...

    def cut(self, room: Room) -> tuple[Laid | None, Laid | None]:
        """Return what fits into `room`, and the rest."""
        ...

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint it on the current page."""
        ...


class Part(Protocol):
    """A part of the brief, measured. `name` is what messages call it."""

    @property
    def name(self) -> str:
        """What messages call the part: its heading."""
        ...

    def lay(self, setting: Setting, width: float) -> Laid:
        """Return the part at one setting, `width` points wide."""
        ...


@frozen
class TextPart:
    """Items in one or two columns."""

    name: str
    items: Sequence[Item]
    columns: int = 1

    def lay(self, setting: Setting, width: float) -> LaidText:
        """Return the text in its columns."""
        gutter = _GUTTER * setting.body
        column = (width - gutter * (self.columns - 1)) / self.columns
        flow = Flow(self.items, setting, column, self.columns > 1 and setting.has_grid)
        return LaidText(all_columns(flow, 0, self.columns, gutter), self.columns)


@frozen
class LaidText:
    """Text in columns, as high as they are when balanced."""

    text: Columns
    columns: int

    @property
    def height(self) -> float:
        """Height of the columns."""
        return self.text.height

    @property
    def line_count(self) -> int:
        """How many lines there are in all of the text."""
        return sum(len(block.lines) for block in self.text.flow.blocks)

    def cut(self, room: Room) -> tuple[Laid | None, Laid | None]:
        """Fill columns as high as the room; the rest is balanced anew."""
        if self.height <= room.height:
            return self, None
        flow, start, gutter = self.text.flow, self.text.cuts[0], self.text.gutter
        filled = full_columns(flow, start, self.columns, gutter, room.height)
        if filled is None:
            if not room.whole:
                return None, self
            filled = Columns(flow, (start, start + 1), gutter)
        if filled.cuts[-1] == flow.last:
            return LaidText(filled, self.columns), None
        rest = all_columns(flow, filled.cuts[-1], self.columns, gutter)
        return LaidText(filled, self.columns), LaidText(rest, self.columns)

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint the columns."""
        self.text.paint(painter, x, top)


@frozen
class PanelPart:
    """A tinted panel with a heading across and text in two columns below it: the appendix."""

    name: str
    heading: Item
    items: Sequence[Item]

    def lay(self, setting: Setting, width: float) -> LaidPanel:
        """Return the panel with its text balanced."""
        pad = 1.1 * setting.body * setting.pad
        inner = width - 2.4 * pad
        text = TextPart(self.name, self.items, 2).lay(setting, inner)
        return LaidPanel(lay_item(self.heading, setting, inner), text, width, pad)


@frozen
class LaidPanel:
    """A panel, or what is left of it on a further page: then without its heading."""

    heading: Block | None
    text: LaidText
    width: float
    pad: float

    @property
    def _head(self) -> float:
        """Height above the columns."""
        if self.heading is None:
            return self.pad
        return self.pad + len(self.heading.lines) * self.heading.lead + 0.4 * self.pad

    @property
    def height(self) -> float:
        """Height with the tint's edges."""
        return self._head + self.text.height + self.pad

    def cut(self, room: Room) -> tuple[Laid | None, Laid | None]:
        """Part the text inside; the heading stays with the first part."""
        first, rest = self.text.cut(room.less(self._head + self.pad))
        if not isinstance(first, LaidText):
            return None, self
        taken = LaidPanel(self.heading, first, self.width, self.pad)
        if not isinstance(rest, LaidText):
            return taken, None
        return taken, LaidPanel(None, rest, self.width, self.pad)

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint the tint, its edge, and what stands on it."""
        painter.ground(x, top, self.width, self.height, "tint")
        painter.ground(x, top, 3, self.height, "accent")
        left = x + 1.2 * self.pad
        if self.heading is not None:
            painter.lines(self.heading, left, top + self.pad, self.width - 2.4 * self.pad)
        self.text.paint(painter, left, top + self._head)


def settled(laid: Laid, free: float) -> Laid:
    """Return a part with its columns broken better, no more than `free` higher than it was."""
    if isinstance(laid, LaidPanel):
        text = settled(laid.text, free)
        return replace(laid, text=text) if isinstance(text, LaidText) else laid
    if not isinstance(laid, LaidText) or laid.columns == 1:
        return laid
    flow, (start, *_, end), gutter = laid.text.flow, laid.text.cuts, laid.text.gutter
    if end < flow.last:
        return laid
    return LaidText(all_columns(flow, start, laid.columns, gutter, free), laid.columns)


@frozen
class Stack:
    """Parts one below the other that are placed as one."""

    laid: Sequence[Laid]
    gap: float

    @property
    def height(self) -> float:
        """Height with the gaps between the parts."""
        return fsum(laid.height for laid in self.laid) + self.gap * max(len(self.laid) - 1, 0)

    def cut(self, room: Room) -> tuple[Laid | None, Laid | None]:
        """Part the stack between its parts, or where one of them may be parted."""
        taken: list[Laid] = []
        left = list(self.laid)
        while left:
            first, rest = left[0].cut(room)
            if first is not None:
                taken.append(first)
                room = replace(room.less(first.height + self.gap), whole=False)
            if rest is not None:
                left[0] = rest
                break
            left.pop(0)
        above = Stack(tuple(taken), self.gap) if taken else None
        return above, Stack(tuple(left), self.gap) if left else None

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint the parts."""
        for laid in self.laid:
            laid.paint(painter, x, top)
            top += laid.height + self.gap


@frozen
class Beside:
    """Two parts side by side, each as wide as it says; they are not parted."""

    left: Laid
    right: Laid
    shift: float
    otherwise: Callable[[], Laid]

    @property
    def height(self) -> float:
        """Height of the higher one."""
        return max(self.left.height, self.right.height)

    def cut(self, room: Room) -> tuple[Laid | None, Laid | None]:
        """Take both, or part them as they stand one below the other."""
        if self.height <= room.height:
            return self, None
        return self.otherwise().cut(room) if room.is_much else (None, self)

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint both; `shift` is where the second one begins."""
        self.left.paint(painter, x, top)
        self.right.paint(painter, x + self.shift, top)
