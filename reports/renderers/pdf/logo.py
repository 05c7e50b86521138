"""The theme's logo as a drawing: an SVG's shapes, or a PNG's pixels."""

from __future__ import annotations

from functools import lru_cache

from reports.errors import ThemeError
from reports.renderers.drawing import Drawing, Raster
from reports.renderers.pdf.png import read_png
from reports.renderers.svg import SvgDrawing, read_svg
from reports.theme import Theme, theme_file


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
    return _scaled(picture, width, height)


@lru_cache(maxsize=16)
def _picture(theme: Theme) -> Raster | SvgDrawing | None:
    """Return the logo as its file has it; it is read once for a theme."""
    if theme.logo is None:
        return None
    on_band = theme.band == "full"
    current = theme.colours.band_ink if on_band else theme.colours.accent
    data = theme_file(theme.logo, theme.folder, "assets/logo")
    try:
        return read_png(data) if data.startswith(b"\x89PNG") else read_svg(data, current)
    except ValueError as error:
        raise ThemeError(f"the logo {theme.logo!r}: {error}") from error


def _scaled(svg: SvgDrawing, width: float, height: float) -> Drawing:
    left, top, box_width, box_height = svg.box
    scale = min(width / box_width, height / box_height)
    # y counts downwards in SVG, upwards in PDF
    matrix = f"{scale:.6f} 0 0 {-scale:.6f} {-left * scale:.3f} {(top + box_height) * scale:.3f}"
    operators = f"q {matrix} cm\n{svg.operators}\nQ\n"
    return Drawing(box_width * scale, box_height * scale, operators)
