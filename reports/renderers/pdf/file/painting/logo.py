"""The theme's logo as a drawing: an SVG's shapes, or a bitmap's pixels."""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

from reports.errors import ThemeError
from reports.renderers.pdf.file.painting.drawing import Drawing, Raster, numbers, set_colour
from reports.theme import Theme, theme_file

if TYPE_CHECKING:
    from reports.renderers.bitmap import Bitmap
    from reports.renderers.svg import SvgDrawing
    from reports.renderers.svg.geometry import Shape
    from reports.renderers.svg.style import ShapeStyle

_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}


def logo_drawing(theme: Theme, width: float, height: float) -> Drawing | None:
    """Return the theme's logo as large as fits `width` by `height` points; None if it has none.

    What an SVG paints in ``currentColor`` takes the colour of the band's text.

    Raises:
        ThemeError: saying what is not as expected in the logo's file.
    """
    picture = _picture(theme)
    if picture is None:
        return None
    if isinstance(picture, Raster):
        scale = min(width / picture.width, height / picture.height)
        return Drawing(picture.width * scale, picture.height * scale, raster=picture)
    return scaled(picture, width, height)


@lru_cache(maxsize=16)
def _picture(theme: Theme) -> Raster | SvgDrawing | None:
    """Return the logo as its file has it; it is read once for a theme."""
    if theme.logo is None:
        return None
    # imported here: most themes have no logo
    from reports.renderers.bitmap import is_bitmap, read_bitmap
    from reports.renderers.svg import read_svg

    on_band = theme.band == "full"
    current = theme.colours.band_ink if on_band else theme.colours.accent
    data = theme_file(theme.logo, theme.folder)
    try:
        return raster(read_bitmap(data)) if is_bitmap(data) else read_svg(data, current)
    except ValueError as error:
        raise ThemeError.at(theme.logo, f"the logo cannot be used: {error}") from error


def scaled(svg: SvgDrawing, width: float, height: float) -> Drawing:
    """Return an SVG's shapes as a drawing as large as fits `width` by `height` points."""
    left, top, box_width, box_height = svg.box
    scale = min(width / box_width, height / box_height)
    # y counts downwards in SVG, upwards in PDF
    matrix = f"{scale:.6f} 0 0 {-scale:.6f} {-left * scale:.3f} {(top + box_height) * scale:.3f}"
    shapes = "\n".join(map(_operators, svg.shapes))
    return Drawing(box_width * scale, box_height * scale, f"q {matrix} cm\n{shapes}\nQ\n")


def _operators(shape: Shape) -> str:
    """Return what paints one shape (ISO 32000-1, 8.5)."""
    from reports.renderers.svg.geometry import IDENTITY

    path = "\n".join(
        " ".join([*(numbers(x, y) for x, y in points), step]) for step, points in shape.path
    )
    painted = f"{_colours(shape.style)}\n{path}\n{_painter(shape.style)}"
    if shape.matrix == IDENTITY:
        return painted
    a, b, c, d, e, f = shape.matrix
    return f"q {a:.6f} {b:.6f} {c:.6f} {d:.6f} {numbers(e, f)} cm\n{painted}\nQ"


def _colours(style: ShapeStyle) -> str:
    parts = [set_colour(style.fill, "rg")] if style.fill else []
    if style.stroke:
        cap, join = _CAPS[style.cap], _JOINS[style.join]
        width, miter = numbers(style.width), numbers(style.miter)
        parts.append(f"{set_colour(style.stroke, 'RG')} {width} w {cap} J {join} j {miter} M")
    return " ".join(parts)


def _painter(style: ShapeStyle) -> str:
    """Return the operator that fills or strokes a path, or does both."""
    name = "fB"[style.is_stroked] if style.is_filled else "S"
    return f"{name}*" if style.even_odd and style.is_filled else name


def raster(bitmap: Bitmap) -> Raster:
    """Return a bitmap as images of a PDF: its colours, and its opacity as their mask."""
    size = bitmap.width, bitmap.height
    mask = None
    if bitmap.opacity is not None:
        mask = Raster(*size, _entries("/DeviceGray"), zlib.compress(bitmap.opacity, 9))
    space = "/DeviceGray" if bitmap.channels == 1 else "/DeviceRGB"
    return Raster(*size, _entries(space), zlib.compress(bitmap.samples, 9), mask)


def _entries(space: str) -> str:
    return f"/ColorSpace{space}/BitsPerComponent 8/Filter/FlateDecode"
