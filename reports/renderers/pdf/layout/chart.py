"""The bar chart of aid as a drawing: labels, bars, amounts.

Bars start from zero and share one scale, so their lengths may be compared. Labels and
amounts are folded, never cut; the chart's text equivalent is `Chart.alt`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from math import fsum
from typing import Literal

from reports.plan.tables.table_parts import Chart, Segment
from reports.renderers.pdf.file.painting.drawing import Drawing, PlacedText, numbers, set_colour
from reports.slotted import frozen
from reports.theme import Colours

#: Answers how wide a text is in points: text, size in points, whether it is bold.
Measure = Callable[[str, float, bool], float]

# lengths in em of the text's size
_LEADING = 1.2
_BAR = 1.1
_BETWEEN_BARS = 0.6
_GAP = 0.6
_AXIS_WIDTH = 0.5  # points
#: The height of the key, and the white line between parts of a bar in points.
_KEY, _WHITE = 1.9, 0.6
#: How light the tones of a bar's parts are, from the theme's accent to white.
_LIGHTER = (0.0, 0.5, 0.75)
# shares of the chart's width that labels and amounts may take
_LABEL_SHARE = 0.34
_AMOUNT_SHARE = 0.3


@frozen
class _Column:
    """Folded texts, one a bar, and the width of the widest line."""

    texts: list[list[str]]
    width: float


def chart_drawing(
    chart: Chart,
    width: float,
    size: float,
    colours: Colours,
    measure: Measure,
    direction: Literal["ltr", "rtl"] = "ltr",
) -> Drawing:
    """Return `chart` drawn `width` points wide with text of `size` points.

    Right to left, labels stand at the right and bars grow to the left.
    """
    labels = _fold_all([bar.label for bar in chart.bars], width * _LABEL_SHARE, size, True, measure)
    amounts = _fold_all(
        [bar.text for bar in chart.bars], width * _AMOUNT_SHARE, size, False, measure
    )
    rows = [
        max(_BAR, _LEADING * max(len(label), len(amount))) * size
        for label, amount in zip(labels.texts, amounts.texts, strict=True)
    ]
    split = len(chart.statuses) > 1
    key = _KEY * size if split else 0.0
    height = fsum(rows) + _BETWEEN_BARS * size * (len(rows) + 1)
    zero = labels.width + _GAP * size
    longest = width - zero - amounts.width - _GAP * size
    most = max(float(bar.value) for bar in chart.bars) or 1.0
    page = _Page(width, size, colours, measure, direction == "rtl")
    tones = dict(zip(chart.statuses, _tones(colours), strict=False))
    if split:
        page.key(zero, height + key / 2, tones)
    top = height
    for index, row in enumerate(rows):
        top -= _BETWEEN_BARS * size
        bar = chart.bars[index]
        length = longest * float(bar.value) / most
        parts = bar.segments if split else (Segment("", bar.value, ""),)
        start = zero
        for part in parts:
            share = longest * float(part.value) / most
            page.bar(start, top - row / 2, share, tones.get(part.status, colours.accent))
            start += share
        page.lines(labels.texts[index], top - row / 2, labels.width, bold=True, towards_end=True)
        start = zero + length + _GAP * size
        page.lines(amounts.texts[index], top - row / 2, start, bold=False, towards_end=False)
        top -= row
    page.axis(zero, height)
    return Drawing(width, height + key, page.operators(), tuple(page.texts))


def _tones(colours: Colours) -> Iterator[str]:
    """Yield colours that are told apart by lightness, in grey print too."""
    for share in _LIGHTER:
        channels = (int(colours.accent[i : i + 2], 16) for i in (1, 3, 5))
        yield "#" + "".join(f"{round(c + (255 - c) * share):02X}" for c in channels)
    yield from (colours.muted, colours.alert, colours.link, colours.rule)


def _fold_all(
    texts: Iterable[str], width: float, size: float, bold: bool, measure: Measure
) -> _Column:
    folded = [list(_fold(text, width, size, bold, measure)) for text in texts]
    widest = max((measure(line, size, bold) for lines in folded for line in lines), default=0.0)
    return _Column(folded, widest)


def _fold(text: str, width: float, size: float, bold: bool, measure: Measure) -> Iterator[str]:
    """Yield the lines of `text`; a word wider than `width` is divided."""
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if measure(longer, size, bold) <= width:
            line = longer
            continue
        if line:
            yield line
        line = word
        while len(line) > 1 and measure(line, size, bold) > width:
            count = _letters_that_fit(line, width, size, bold, measure)
            yield line[:count]
            line = line[count:]
    yield line


def _letters_that_fit(word: str, width: float, size: float, bold: bool, measure: Measure) -> int:
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(word[:middle], size, bold) <= width:
            low = middle
        else:
            high = middle - 1
    return low


class _Page:
    """Collects what is drawn; turns it round for a page that reads from right to left."""

    def __init__(
        self, width: float, size: float, colours: Colours, measure: Measure, mirrored: bool
    ) -> None:
        self.texts: list[PlacedText] = []
        self._shapes: list[str] = []
        self._width, self._size, self._colours = width, size, colours
        self._measure, self._mirrored = measure, mirrored

    def bar(self, x: float, middle: float, length: float, colour: str) -> None:
        """Draw a bar, or a part of one, from `x` on; parts have a white line between them."""
        height = _BAR * self._size
        length = max(length - _WHITE, min(length, _WHITE))
        x = self._width - x - length if self._mirrored else x
        self._shapes.append(
            f"{set_colour(colour, 'rg')} {numbers(x, middle - height / 2, length, height)} re f"
        )

    def key(self, x: float, middle: float, tones: Mapping[str, str]) -> None:
        """Draw what the tones of the bars mean, in one line as far as it reaches."""
        for status, tone in tones.items():
            self.bar(x, middle, _BAR * self._size, tone)
            x += (_BAR + _GAP) * self._size
            self.lines([status], middle, x, bold=False, towards_end=False)
            x += self._measure(status, self._size, False) + 2 * _GAP * self._size

    def axis(self, x: float, height: float) -> None:
        """Draw the line where bars start."""
        x = self._width - x if self._mirrored else x
        line = f"{numbers(x, 0)} m {numbers(x, height)} l S"
        self._shapes.append(
            f"{set_colour(self._colours.muted, 'RG')} {numbers(_AXIS_WIDTH)} w {line}"
        )

    def lines(
        self, texts: list[str], middle: float, x: float, *, bold: bool, towards_end: bool
    ) -> None:
        """Place folded text around `middle`: starting at `x`, or ending there."""
        leading = _LEADING * self._size
        # a line's letters stand about a third of the size below its middle
        y = middle + (len(texts) - 1) / 2 * leading - self._size * 0.34
        for text in texts:
            wide = self._measure(text, self._size, bold)
            left = x - wide if towards_end else x
            left = self._width - left - wide if self._mirrored else left
            self.texts.append(PlacedText(left, y, text, self._size, self._colours.ink, bold))
            y -= leading

    def operators(self) -> str:
        """Return the shapes' operators; the graphics state is left as it was."""
        return "\n".join(["q", *self._shapes, "Q\n"])
