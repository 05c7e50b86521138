"""The theme's logo: an SVG's shapes as shapes of Word, or a bitmap as a picture.

Word shows an SVG only beside a bitmap of it, and we make none. Its shapes
become custom geometry (ECMA-376, part 1, 20.1.9.8): sharp at every size.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reports.errors import ThemeError
from reports.renderers.word.markup import attribute
from reports.slotted import frozen
from reports.theme import Theme, theme_file
from reports.wordfile.vocabulary import LOGO_NAME

if TYPE_CHECKING:
    from reports.renderers.bitmap import Bitmap
    from reports.renderers.svg import SvgDrawing
    from reports.renderers.svg.geometry import Shape

#: Height of the logo in EMU (10 mm), and the most width it may take.
HEIGHT, MOST_WIDTH = 360_000, 2_160_000
#: Units of a shape's path in one unit of the drawing.
_FINE = 1000
_ID = 824201
#: Marks a picture as one that says nothing ([MS-ODRAWXML], 2.2.7).
_DECORATIVE = (
    '><a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst></wp:docPr>"
)
_A = "http://schemas.openxmlformats.org/drawingml/2006"
_MS = "http://schemas.microsoft.com/office/word/2010"
#: The namespaces of a part that holds a logo, beyond those of text.
NAMESPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    f'xmlns:a="{_A}/main" xmlns:pic="{_A}/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    f'xmlns:wpg="{_MS}/wordprocessingGroup" xmlns:wps="{_MS}/wordprocessingShape"'
)


@frozen
class Logo:
    """A logo as the run that shows it; `png` is the picture that its ``rIdLogo`` names."""

    run: str
    png: bytes | None = None


@lru_cache(maxsize=16)
def draw_logo(theme: Theme) -> Logo | None:
    """Return the theme's logo, None if it has none.

    Raises:
        ThemeError: saying what is not as expected in the logo's file.
    """
    if theme.logo is None:
        return None
    # imported here: most themes have no logo
    from reports.renderers.bitmap import is_bitmap, read_bitmap
    from reports.renderers.svg import read_svg

    data = theme_file(theme.logo, theme.folder)
    alt = attribute(theme.logo_alt or "")
    try:
        if is_bitmap(data):
            return _picture(read_bitmap(data), alt)
        return _shapes(read_svg(data, theme.colours.accent), alt)
    except ValueError as error:
        raise ThemeError.at(theme.logo, f"the logo cannot be used: {error}") from error


def _picture(bitmap: Bitmap, alt: str) -> Logo:
    from reports.renderers.bitmap import png_bytes

    size = _fit(bitmap.width, bitmap.height)
    graphic = (
        f'<a:graphicData uri="{_A}/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="0" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rIdLogo"/><a:stretch><a:fillRect/></a:stretch>'
        f"</pic:blipFill><pic:spPr>{_frame(*size)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    )
    return Logo(f"<w:r>{_inline(graphic, size, alt)}</w:r>", png_bytes(bitmap))


def _shapes(svg: SvgDrawing, alt: str) -> Logo:
    size = _fit(svg.box[2], svg.box[3])
    shapes = "".join(
        _shape(number, one, svg.box, size) for number, one in enumerate(svg.shapes, start=1)
    )
    frame = _frame(*size).replace("</a:xfrm>", _children(*size))
    graphic = (
        f'<a:graphicData uri="{_MS}/wordprocessingGroup"><wpg:wgp><wpg:cNvGrpSpPr/>'
        f"<wpg:grpSpPr>{frame}</wpg:grpSpPr>{shapes}</wpg:wgp></a:graphicData>"
    )
    drawing = _inline(graphic, size, alt)
    return Logo(
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wpg">{drawing}</mc:Choice>'
        "<mc:Fallback/></mc:AlternateContent></w:r>"
    )


def _fit(width: float, height: float) -> tuple[int, int]:
    if width <= 0 or height <= 0:
        raise ValueError("it has no width or no height")
    scale = min(HEIGHT / height, MOST_WIDTH / width)
    return round(width * scale), round(height * scale)


def _inline(graphic: str, size: tuple[int, int], alt: str) -> str:
    return (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{size[0]}" cy="{size[1]}"/>'
        f'<wp:docPr id="{_ID}" name="{LOGO_NAME}" descr="{alt}"{"/>" if alt else _DECORATIVE}'
        "<wp:cNvGraphicFramePr/>"
        f"<a:graphic>{graphic}</a:graphic></wp:inline></w:drawing>"
    )


def _frame(width: int, height: int) -> str:
    return f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _children(width: int, height: int) -> str:
    return f'<a:chOff x="0" y="0"/><a:chExt cx="{width}" cy="{height}"/></a:xfrm>'


_STEPS = {"m": "moveTo", "l": "lnTo", "c": "cubicBezTo"}


def _shape(
    number: int, shape: Shape, box: tuple[float, float, float, float], size: tuple[int, int]
) -> str:
    left, top, width, height = box
    path = []
    for step, points in shape.placed():
        corners = "".join(
            f'<a:pt x="{round((x - left) * _FINE)}" y="{round((y - top) * _FINE)}"/>'
            for x, y in points
        )
        name = _STEPS.get(step)
        path.append(f"<a:{name}>{corners}</a:{name}>" if name else "<a:close/>")
    style = shape.style
    filled = "" if style.is_filled else ' fill="none"'
    line = style.stroke if style.is_stroked else None
    line_width = round(shape.line_width * size[1] / height)
    return (
        f'<wps:wsp><wps:cNvPr id="{_ID + number}" name="{number}"/><wps:cNvSpPr/>'
        f"<wps:spPr>{_frame(*size)}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{round(width * _FINE)}" '
        f'h="{round(height * _FINE)}"{filled}>{"".join(path)}</a:path></a:pathLst></a:custGeom>'
        f'{_paint(style.fill)}<a:ln w="{line_width}">{_paint(line)}</a:ln>'
        "</wps:spPr><wps:bodyPr/></wps:wsp>"
    )


def _paint(colour: str | None) -> str:
    if colour is None:
        return "<a:noFill/>"
    return f'<a:solidFill><a:srgbClr val="{colour.removeprefix("#")}"/></a:solidFill>'
