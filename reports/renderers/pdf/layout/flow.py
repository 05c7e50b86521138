"""Text that flows down columns and from page to page: where it may be parted, and balance.

All that is decided here is arithmetic on two lists: where the text above each lawful
break ends, and where the text below it starts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import field
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from reports.renderers.pdf.file.painting.painter import Painter
from reports.renderers.pdf.file.painting.text_blocks import Block, Item
from reports.renderers.pdf.text.breaking import balanced_measure, break_lines
from reports.renderers.pdf.text.lines import is_divided
from reports.renderers.pdf.text.styles import Setting
from reports.slotted import frozen

_EPSILON = 0.01
#: Lines that stay together at the end (orphans) and at the start (widows) of a column.
TOGETHER = 2
#: Lines below a heading that better stay with it, and items of a list that do.
_BETTER_TOGETHER = 3
#: A word of so many lines is parted anywhere: else none is parted where a column ends.
_LONG_WORD = 8
#: A heading of more lines than this is parted like text.
_LONG_HEADING = 8
#: Makes a named tuple of all its fields in half the time that its class takes to order them.
_made = tuple.__new__
#: White space smaller than this share of half a line is none on a grid.
_LITTLE = 0.3


def _in_steps(gap: float, step: float) -> float:
    """Return white space in whole steps, none for a little."""
    return ceil(gap / step - _EPSILON) * step if gap > _LITTLE * step else 0.0


def lay_item(item: Item, setting: Setting, width: float, lead: float | None = None) -> Block:
    """Return `item` broken into lines for a column `width` points wide, `lead` points apart."""
    style, text = item.style, item.text
    size, own = style.sizes(setting)
    measure = width / size - item.hang
    if style.balanced < 1 and text.natural > measure:
        measure = balanced_measure(text, measure, style.balanced)
    lines = break_lines(text, measure, style.divided)
    return _made(Block, (item, lines, size, own if lead is None else lead))


class Break(NamedTuple):
    """A lawful place to part the text: before line `line` of block `block`.

    `end` is where the text above ends, `start` where the text below begins. A `poor` one
    leaves little below a heading, or the first item of a list alone. One that is `held` parts
    what belongs together: it is taken where a column has no room for all of that.
    """

    block: int
    line: int
    end: float
    start: float
    poor: bool = False
    held: bool = False


class Flow:
    """Items laid one below the other in a column of a given width. Points, from the top.

    On a grid all lines are as high as the highest, and white space is half a line or a
    whole one: so lines of columns side by side stand level, or just between two others.
    """

    def __init__(
        self, items: Sequence[Item], setting: Setting, width: float, on_grid: bool = False
    ) -> None:
        self.width = width
        # on a grid all lines are as high as the highest
        leads = [item.style.leading(setting) for item in items] if on_grid else []
        lead = max(leads, default=None)
        self.blocks = [lay_item(item, setting, width, lead) for item in items]
        unit, self.gaps = setting.body * setting.gap, [0.0]
        for above, below in pairwise(items):
            gap = max(above.style.after, below.style.before) * unit
            self.gaps.append(gap if lead is None else _in_steps(gap, lead / 2))
        self._place()

    def _place(self) -> None:
        """Find where the blocks stand, and where the text may be parted."""
        self.tops: list[float] = []
        self.breaks = [Break(0, 0, 0.0, 0.0)]
        bottom, keep = 0.0, True
        for n, (block, gap) in enumerate(zip(self.blocks, self.gaps, strict=True)):
            keeps, count = block.item.style.keep, len(block.lines)
            top = bottom + gap
            if not keep:
                poor, held = self._is_poor(n), block.item.held
                self.breaks.append(_made(Break, (n, 0, bottom, top, poor, held)))
            if count >= 2 * TOGETHER and (not keeps or count > _LONG_HEADING):
                self._part(n, top)
            self.tops.append(top)
            bottom, keep = top + count * block.lead, keeps
        self.breaks.append(Break(len(self.blocks), 0, bottom, bottom))
        self._ends = [place.end for place in self.breaks]

    def _is_poor(self, n: int) -> bool:
        """Return whether little stays below a heading, or an item alone, before block `n`."""
        if self._is_headed(n - 1) and len(self.blocks[n - 1].lines) < _BETTER_TOGETHER:
            return True
        return self._is_item(n) and self._is_item(n - 1) and not self._is_item(n - 2)

    def _is_headed(self, n: int) -> bool:
        return n > 0 and self.blocks[n - 1].item.style.keep

    def _is_item(self, n: int) -> bool:
        return n >= 0 and self.blocks[n].item.label is not None

    def _part(self, n: int, top: float) -> None:
        """Add the breaks inside a block: where lines stay together and no word is parted."""
        (item, lines, _, lead), last, headed = self.blocks[n], 0, self._is_headed(n)
        text, is_simple = item.text, item.text.is_simple
        for line in range(TOGETHER, len(lines) - TOGETHER + 1):
            above = lines[line - 1]
            inside = (above.end_letter or not is_simple) and is_divided(text, above)
            if inside and line - last < _LONG_WORD:
                continue
            last, at = line, top + line * lead
            poor = headed and line < _BETTER_TOGETHER
            self.breaks.append(_made(Break, (n, line, at, at, poor, item.held)))

    @property
    def last(self) -> int:
        """Number of the break at the end."""
        return len(self.breaks) - 1

    def height(self, start: int, end: int) -> float:
        """Return how high the text between two breaks stands."""
        return self.breaks[end].end - self.breaks[start].start

    def reach(self, start: int, room: float) -> int:
        """Return the last break so that the text from `start` to it is no higher than `room`."""
        limit = self.breaks[start].start + room + _EPSILON
        last = whole = max(bisect_right(self._ends, limit) - 1, start)
        while self.breaks[whole].held and whole > start:
            whole -= 1
        return whole if whole > start else last

    def balance(self, start: int, free: float = 0.0) -> int:
        """Return the break that makes two columns of the text from `start` most alike.

        A better one is taken where the columns stay within a line, and no more than `free`
        is lost.
        """
        middle = (self.breaks[start].start + self.breaks[-1].end) / 2
        first = max(bisect_right(self._ends, middle), start + 1)
        near = self._near(start, first)
        heights = {n: max(self.height(start, n), self.height(n, self.last)) for n in near}
        if not heights:
            return self.last
        least = min(heights.values())
        line = self.blocks[self.breaks[start].block].lead
        good = [n for n in near if heights[n] <= least + min(free, line) + _EPSILON]
        # of two that are as high, the one with the longer first column
        return min(good, key=lambda n: (self.breaks[n].poor, round(heights[n], 2), -n))

    def _near(self, start: int, first: int) -> Sequence[int]:
        """Return the breaks behind `start` where columns may be as high as one another.

        They are near `first`; if some of those part what belongs together, all that do not.
        """
        near = range(max(first - 2, start + 1), min(first + 3, self.last + 1))
        if not any(self.breaks[n].held for n in near):
            return near
        return [n for n in range(start + 1, self.last + 1) if not self.breaks[n].held]

    def paint(self, painter: Painter, x: float, top: float, start: int, end: int) -> None:
        """Paint the text between two breaks at `x`, `top`."""
        first, last = self.breaks[start], self.breaks[end]
        for n in range(first.block, min(last.block + 1, len(self.blocks))):
            block = self.blocks[n]
            low = first.line if n == first.block else 0
            high = last.line if n == last.block else len(block.lines)
            if low < high:
                place = top + self.tops[n] + low * block.lead - first.start
                painter.lines(block, x, place, self.width, range(low, high))


@frozen
class Columns:
    """Text between breaks of a flow, in columns side by side. `cuts` has one more than columns."""

    flow: Flow
    cuts: tuple[int, ...]
    gutter: float
    #: Height of the highest column.
    height: float = field(init=False)

    def __post_init__(self) -> None:
        # asked for again and again while pages are filled
        height = max(self.flow.height(*pair) for pair in pairwise(self.cuts))
        object.__setattr__(self, "height", height)

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint the columns, the first one at `x`."""
        for n, (start, end) in enumerate(pairwise(self.cuts)):
            self.flow.paint(painter, x + n * (self.flow.width + self.gutter), top, start, end)


def all_columns(flow: Flow, start: int, count: int, gutter: float, free: float = 0.0) -> Columns:
    """Return all the text from a break on, in `count` columns (one or two), balanced.

    They may be `free` higher for a better break.
    """
    middle = (flow.balance(start, free),) if count == 2 else ()
    return Columns(flow, (start, *middle, flow.last), gutter)


def full_columns(flow: Flow, start: int, count: int, gutter: float, room: float) -> Columns | None:
    """Return what fits into columns of height `room`, or None if nothing does."""
    cuts = [start]
    for _ in range(count):
        cuts.append(flow.reach(cuts[-1], room))
    return None if cuts[-1] == start else Columns(flow, tuple(cuts), gutter)
