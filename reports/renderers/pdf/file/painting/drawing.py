"""What a logo or a chart is once it is ready to paint: operators, texts, pixels.

The renderer paints a drawing as one figure; these types know nothing of pages.
"""

from __future__ import annotations

from typing import Literal

from reports.slotted import frozen


@frozen
class PlacedText:
    """A line of text in a drawing: where its baseline starts, in points from the bottom left.

    `colour` is ``#RRGGBB``; `x` is the left edge in both directions of writing.
    """

    x: float
    y: float
    text: str
    size: float
    colour: str
    bold: bool = False


@frozen
class Raster:
    """An image as a PDF image XObject: its dictionary's own entries and its coded bytes.

    `data` is coded as `entries` say (Filter, DecodeParms). `mask` is the image's
    opacity, itself an image in grey (SMask; ISO 32000-1, 11.6.5.3).
    """

    width: int
    height: int
    entries: str
    data: bytes
    mask: Raster | None = None


@frozen
class Drawing:
    """A picture of `width` by `height` points with its origin at the bottom left.

    `operators` paint its shapes and leave the graphics state as they found it. A
    raster fills the whole drawing: paint it with the matrix [width 0 0 height 0 0].
    """

    width: float
    height: float
    operators: str = ""
    texts: tuple[PlacedText, ...] = ()
    raster: Raster | None = None


def number(value: float) -> str:
    """Return a number as PDF writes it: three decimals at most, no exponent, no -0."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def numbers(*values: float) -> str:
    """Return numbers as operands, with a space between them."""
    return " ".join(map(number, values))


def set_colour(colour: str, operator: Literal["rg", "RG"]) -> str:
    """Return the operator that sets ``#RRGGBB`` as colour for filling (rg) or stroking (RG)."""
    return f"{numbers(*(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)))} {operator}"
