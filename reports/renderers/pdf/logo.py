"""The theme's logo as a drawing: an SVG's shapes, or a PNG's pixels."""

from __future__ import annotations

from functools import lru_cache

from reports.errors import ThemeError
from reports.renderers.pdf.drawing import Drawing
from reports.renderers.pdf.png import read_png
from reports.renderers.pdf.svg import read_svg
from reports.theme import Theme, theme_file


def logo_drawing(theme: Theme, width: float, height: float) -> Drawing | None:
    """Return the theme's logo as large as fits `width` by `height` points; None if it has none.

    What an SVG paints in ``currentColor`` takes the colour of the band's text.

    Raises:
        ThemeError: saying what is not as expected in the logo's file.
    """
    if theme.logo is None:
        return None
    on_band = theme.band == "full"
    current = theme.colours.band_ink if on_band else theme.colours.accent
    data = theme_file(theme.logo, theme.folder, "assets/logo")
    try:
        return _drawing(data, current, width, height)
    except ValueError as error:
        raise ThemeError(f"the logo {theme.logo!r}: {error}") from error


@lru_cache(maxsize=16)
def _drawing(data: bytes, current: str, width: float, height: float) -> Drawing:
    if data.startswith(b"\x89PNG"):
        raster = read_png(data)
        scale = min(width / raster.width, height / raster.height)
        return Drawing(raster.width * scale, raster.height * scale, raster=raster)
    svg = read_svg(data, current)
    left, top, box_width, box_height = svg.box
    scale = min(width / box_width, height / box_height)
    # y counts downwards in SVG, upwards in PDF
    matrix = f"{scale:.6f} 0 0 {-scale:.6f} {-left * scale:.3f} {(top + box_height) * scale:.3f}"
    operators = f"q {matrix} cm\n{svg.operators}\nQ\n"
    return Drawing(box_width * scale, box_height * scale, operators)
