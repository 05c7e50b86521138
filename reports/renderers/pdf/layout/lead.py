"""What leads the page: the summary, and one to three numbers shown large."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace

from reports.renderers.pdf.file.painting.painter import Painter
from reports.renderers.pdf.file.painting.text_blocks import Item
from reports.renderers.pdf.layout.flow import Flow
from reports.renderers.pdf.layout.parts import Laid, Room, Stack, TextPart
from reports.renderers.pdf.text.styles import LONG_NUMBER, NUMBER, Setting
from reports.slotted import frozen

# the share of the width for numbers beside the summary, the rule before each, in points,
# and in body sizes the white space behind the rule and between columns
_SHARE, _RULE, _PAD, _GUTTER = 0.32, 2.5, 1.1, 2.2


@frozen
class LeadPart:
    """The summary and the numbers, each of these as its items."""

    summary: Sequence[Item]
    numbers: Sequence[Sequence[Item]]
    name: str = "summary"
    #: Whether the numbers stand beside the summary: chosen the first time, for all sizes.
    chosen: list[bool] = field(default_factory=list)

    def lay(self, setting: Setting, width: float) -> Laid:
        """Return the numbers beside the summary, or in a row below it, whichever is lower."""
        if not self.numbers or not self.summary:
            return self._below(setting, width)
        if not self.chosen:
            beside, below = self._beside(setting, width), self._below(setting, width)
            self.chosen.append(beside.height < below.height)
        return (self._beside if self.chosen[0] else self._below)(setting, width)

    def _below(self, setting: Setting, width: float) -> Laid:
        laid: list[Laid] = []
        if self.summary:
            laid.append(TextPart(self.name, self.summary).lay(setting, width))
        if self.numbers:
            laid.append(self._row(setting, width))
        return Stack(laid, setting.body) if len(laid) > 1 else laid[0]

    def _beside(self, setting: Setting, width: float) -> LaidLead:
        side, gutter = _SHARE * width, _GUTTER * setting.body
        left = Flow(self.summary, setting, width - side - gutter)
        placed = [Placed(left, 0.0, 0.0)]
        top = 0.0
        for number in self._flows(setting, side):
            height = _height(number)
            placed.append(Placed(number, width - side, top, (top, height)))
            top += height + setting.body
        return self._laid(placed, setting, width)

    def _row(self, setting: Setting, width: float) -> LaidLead:
        gutter = _GUTTER * setting.body
        count = max(len(self.numbers), 2)
        column = (width - gutter * (count - 1)) / count
        flows = self._flows(setting, column)
        # the numbers stand on one line, whether or not a word like "over" is above them
        heads = list(map(_number_top, flows))
        tops = [max(heads) - head for head in heads]
        rule = 0.0, max(top + _height(flow) for top, flow in zip(tops, flows, strict=True))
        placed = [
            Placed(flow, n * (column + gutter), top, rule)
            for n, (flow, top) in enumerate(zip(flows, tops, strict=True))
        ]
        return self._laid(placed, setting, width)

    def _flows(self, setting: Setting, width: float) -> list[Flow]:
        """Return the numbers; where one needs two lines, all are set smaller."""
        inner = width - _RULE - _PAD * setting.body
        flows = [Flow(items, setting, inner) for items in self.numbers]
        if all(
            len(block.lines) == 1
            for flow in flows
            for block in flow.blocks
            if block.item.style is NUMBER
        ):
            return flows
        return [Flow(list(map(_smaller, items)), setting, inner) for items in self.numbers]

    def _laid(self, placed: Sequence[Placed], setting: Setting, width: float) -> LaidLead:
        return LaidLead(self, setting, width, placed, _RULE + _PAD * setting.body)


def _smaller(item: Item) -> Item:
    return replace(item, style=LONG_NUMBER) if item.style is NUMBER else item


def _number_top(flow: Flow) -> float:
    blocks = zip(flow.blocks, flow.tops, strict=True)
    return next(top for block, top in blocks if block.item.style in (NUMBER, LONG_NUMBER))


def _height(flow: Flow) -> float:
    return flow.height(0, flow.last)


@frozen
class Placed:
    """Text at its place in the lead; `rule` is the top and height of the rule before it."""

    flow: Flow
    x: float
    top: float
    rule: tuple[float, float] | None = None


@frozen
class LaidLead:
    """The lead at one setting. It is only parted where it is higher than a page."""

    part: LeadPart
    setting: Setting
    width: float
    placed: Sequence[Placed]
    indent: float

    @property
    def height(self) -> float:
        """Height of the highest column."""
        return max(place.top + _height(place.flow) for place in self.placed)

    def cut(self, room: Room) -> tuple[Laid | None, Laid | None]:
        """Take all or nothing; what must be parted is first set as running text."""
        if self.height <= room.height:
            return self, None
        if not room.is_much:
            return None, self
        items = [*self.part.summary, *(item for number in self.part.numbers for item in number)]
        return TextPart(self.part.name, items).lay(self.setting, self.width).cut(room)

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint the summary, and the numbers with their rules."""
        for place in self.placed:
            left, flow = x + place.x, place.flow
            if place.rule is not None:
                above, height = place.rule
                painter.ground(left, top + above, _RULE, height, "alert")
                left += self.indent
            flow.paint(painter, left, top + place.top, 0, flow.last)
