"""The bar chart of aid as an SVG: the sums above their bars, so that both have all the width.

Bars are as long as a share of the page, whatever its width; heights and places are in the
size of the text, so that both grow with it. Bars start from zero and share one scale.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from math import fsum

from reports.plan import Bar, Chart, Segment
from reports.plan.glue import glued_words
from reports.renderers.html.texts import kept_together
from reports.renderers.wrap import columns, wrap
from reports.slotted import frozen, mutable

# lengths in em of the text's size
_LINE, _BAR, _BETWEEN = 1.4, 0.9, 0.95
_KEY_LINE, _KEY_BELOW = 1.6, 0.7
#: The side of a tone in the key, the gap behind it, and the one behind its name.
_TONE, _GAP, _APART = 0.8, 0.5, 1.4
#: What the narrowest phone has room for (WCAG 2.1, 1.4.10: 320 pixels).
_PHONE = 18.5
#: What letters take in bold fonts of systems, at most: narrow and wide ones, others by their case.
_LETTERS = {**dict.fromkeys("iljtfrI.,:;'|!()[] ", 0.45), **dict.fromkeys("mwMW@%&—", 1.05)}
_CAPITAL, _SMALL, _ELSEWHERE, _IDEOGRAPH = 0.78, 0.65, 0.8, 1.05


@frozen
class ChartText:
    """A text at its place, in em: a name, or a status, and the sum behind it."""

    y: float
    label: str = ""
    sum: str = ""
    x: float = 0.0


@frozen
class Rectangle:
    """A part of a bar; `x` and `width` are in percent, `y` in em. `tone` counts from 0."""

    x: float
    y: float
    width: float
    tone: int = 0


@mutable
class Picture:
    """What is drawn, from right to left where the page is read so (`mirrored`)."""

    chart: Chart
    mirrored: bool
    height: float = 0.0
    key: list[tuple[ChartText, int]] = field(default_factory=list)
    texts: list[ChartText] = field(default_factory=list)
    parts: list[Rectangle] = field(default_factory=list)
    bars: list[Rectangle] = field(default_factory=list)

    @property
    def bar_height(self) -> float:
        """How high a bar is, in em."""
        return _BAR

    @property
    def tone_size(self) -> float:
        """How large a tone of the key is, in em."""
        return _TONE


def chart_picture(chart: Chart, mirrored: bool) -> Picture:
    """Return the places of all that `chart` shows; `mirrored`: bars grow to the left."""
    picture = Picture(chart, mirrored)
    if len(chart.statuses) > 1:
        _draw_key(picture)
    most = max(bar.value for bar in chart.bars) or 1
    for bar in chart.bars:
        _draw_bar(picture, bar, float(most))
    picture.height = round(picture.height - _BETWEEN + 0.1, 3)
    return picture


def _draw_key(picture: Picture) -> None:
    """Draw what the tones mean, as many beside one another as a phone has room for."""
    x, y = 0.0, _LINE
    for tone, status in enumerate(picture.chart.statuses):
        width = _TONE + _GAP + _width(status)
        if x and x + width > _PHONE:
            x, y = 0.0, y + _KEY_LINE
        picture.key.append((ChartText(round(y, 3), status, x=round(x, 3)), tone))
        x += width + _APART
    picture.height = y + _KEY_BELOW


def _draw_bar(picture: Picture, bar: Bar, most: float) -> None:
    for text in _lines(bar, picture.height):
        picture.texts.append(text)
        picture.height = text.y
    y, x = round(picture.height + 0.45, 3), 0.0
    split = len(picture.chart.statuses) > 1
    parts = bar.segments if split else (Segment("", bar.value, ""),)
    for part in parts:
        width = 100 * float(part.value) / most
        tone = picture.chart.statuses.index(part.status) if split else 0
        picture.parts.append(_placed(x, y, width, tone, picture.mirrored))
        x += width
    picture.bars.append(_placed(0.0, y, 100 * float(bar.value) / most, 0, picture.mirrored))
    picture.height = y + _BAR + _BETWEEN


def _lines(bar: Bar, above: float) -> Iterator[ChartText]:
    """Yield the lines above a bar: its name, and its sum behind it where there is room."""
    *before, last = _folded(bar.label)
    amount = kept_together(bar.text)
    y = above
    for line in before:
        y = round(y + _LINE, 3)
        yield ChartText(y, line)
    y = round(y + _LINE, 3)
    if _width(f"{last}  {amount}") <= _PHONE:
        yield ChartText(y, last, amount)
        return
    yield ChartText(y, last)
    for line in _folded(bar.text):
        y = round(y + _LINE, 3)
        yield ChartText(y, "", line)


def _folded(text: str) -> list[str]:
    """Return the lines of a text that a phone has room for."""
    lines: list[str] = []
    for word in glued_words(text):
        if lines and _width(f"{lines[-1]} {word}") <= _PHONE:
            lines[-1] += f" {word}"
        elif _width(word) <= _PHONE:
            lines.append(word)
        else:
            lines += wrap(word, int(_PHONE / max(map(_width, word))))
    return lines


def _width(text: str) -> float:
    """Return about how wide a text is at most, in em: who shows it has fonts of their own."""
    return fsum(_LETTERS.get(char) or _other(char) for char in text)


def _other(char: str) -> float:
    if char.isascii():
        return _CAPITAL if char.isupper() else _SMALL
    return _IDEOGRAPH if columns(char) > 1 else _ELSEWHERE


def _placed(x: float, y: float, width: float, tone: int, mirrored: bool) -> Rectangle:
    return Rectangle(round(-x - width if mirrored else x, 3), y, round(width, 3), tone)
