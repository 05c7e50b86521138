"""The theme's logo in the page: an SVG's shapes drawn anew, or a bitmap's pixels as a PNG.

Nothing of the file itself goes on: what would run in a page, or tell of who drew it, is not
among shapes and pixels.
"""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache

from reports.errors import ThemeError
from reports.renderers.bitmap import is_bitmap, png_bytes, read_bitmap
from reports.renderers.svg import SvgDrawing, read_svg
from reports.renderers.svg.geometry import IDENTITY, Shape
from reports.slotted import frozen
from reports.theme import Theme, theme_file

#: A logo wider than this many of its heights is a wordmark: it stands above the title.
_WORDMARK = 2.2
_STEPS = {"m": "M", "l": "L", "c": "C", "h": "Z"}


@frozen
class DrawnShape:
    """A path of an SVG with the attributes that paint it."""

    path: str
    attributes: tuple[tuple[str, str], ...]


@frozen
class PageLogo:
    """A logo: `shapes` in their `box`, or a picture's address. `alt` is "" for decoration."""

    alt: str
    ratio: float
    box: str = ""
    shapes: tuple[DrawnShape, ...] = ()
    address: str = ""

    @property
    def is_wordmark(self) -> bool:
        """Whether it is much wider than high."""
        return self.ratio > _WORDMARK


@lru_cache(maxsize=16)
def page_logo(theme: Theme) -> PageLogo | None:
    """Return the theme's logo, None if it has none.

    What an SVG paints in ``currentColor`` takes the colour of the text around it.

    Raises:
        ThemeError: saying what is not as expected in the logo's file.
    """
    if theme.logo is None:
        return None
    current = theme.colours.band_ink if theme.band == "full" else theme.colours.accent
    data = theme_file(theme.logo, theme.folder)
    alt = theme.logo_alt or ""
    try:
        return _pixels(data, alt) if is_bitmap(data) else _shapes(read_svg(data, current), alt)
    except ValueError as error:
        raise ThemeError.at(theme.logo, f"the logo cannot be used: {error}") from error


def _pixels(data: bytes, alt: str) -> PageLogo:
    bitmap = read_bitmap(data)
    png = b64encode(png_bytes(bitmap)).decode("ascii")
    ratio = bitmap.width / bitmap.height
    return PageLogo(alt, ratio, address=f"data:image/png;base64,{png}")


def _shapes(svg: SvgDrawing, alt: str) -> PageLogo:
    box = " ".join(map(_number, svg.box))
    return PageLogo(alt, svg.box[2] / svg.box[3], box, tuple(map(_drawn, svg.shapes)))


def _drawn(shape: Shape) -> DrawnShape:
    path = "".join(
        _STEPS[kind] + " ".join(f"{_number(x)} {_number(y)}" for x, y in points)
        for kind, points in shape.path
    )
    style = shape.style
    painted = [("fill", style.fill or "none")]
    if style.is_filled and style.even_odd:
        painted.append(("fill-rule", "evenodd"))
    if style.is_stroked:
        painted += [
            ("stroke", style.stroke or "none"),
            ("stroke-width", _number(style.width)),
            ("stroke-linecap", style.cap),
            ("stroke-linejoin", style.join),
            ("stroke-miterlimit", _number(style.miter)),
        ]
    if shape.matrix != IDENTITY:
        painted.append(("transform", f"matrix({' '.join(map(_number, shape.matrix))})"))
    return DrawnShape(path, tuple(painted))


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")
