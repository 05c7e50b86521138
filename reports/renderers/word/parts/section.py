"""The section of a brief: its paper, its margins, and what else its template says of a page."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

#: Paper by its name: width and height in twentieths of a point.
_PAPER = {"a4": (11906, 16838), "letter": (12240, 15840)}
_MARGINS = (
    ("top", "top_margin", 1304),
    ("right", "right_margin", 1134),
    ("bottom", "bottom_margin", 1304),
    ("left", "left_margin", 1134),
    ("header", "header_distance", 567),
    ("footer", "footer_distance", 567),
    ("gutter", "gutter", 0),
)
# in the order of a section's properties (17.6.17), round those that are written anew
_NOTES = ("w:footnotePr", "w:endnotePr")
_PAGE = ("w:paperSrc", "w:pgBorders", "w:lnNumType", "w:pgNumType")
_FLOW = ("w:vAlign", "w:noEndnote")
_LAST = ("w:rtlGutter", "w:docGrid")
_COLUMNS = '<w:cols w:space="708"/>'
_COLUMN_SPACE = 720
#: No column is taken for narrower than this, whatever the margins say.
_NARROWEST = 1440
#: Nearer to the edge of the paper than this no printer prints.
_NEAREST = 240
_SPACES = re.compile(r' xmlns:[wr]="[^"]*"')


def section_xml(
    section: Any, references: str, paper: str, bidi: str, bare: Collection[str] = ()
) -> tuple[str, int]:
    """Return the properties of a section of python-docx, and the width of a column of text.

    `references` name headers and footers, `paper` is a paper's name or "" for the section's own,
    `bidi` is said of text from right to left. `bare` are those of header and footer that the
    template has none of: how far they are from the edge may be nowhere then.
    """
    width, height = _paper(section, paper)
    margins = {side: _twips(getattr(section, name), default) for side, name, default in _MARGINS}
    margins |= {
        side: size for side, _, size in _MARGINS if side in bare and margins[side] < _NEAREST
    }
    said = "".join(f' w:{side}="{size}"' for side, size in margins.items())
    title = "<w:titlePg/>" if section.different_first_page_header_footer else ""
    turned = ' w:orient="landscape"' if width > height else ""
    properties = section._sectPr
    columns = _copied(properties, ("w:cols",)) or _COLUMNS
    xml = (
        f"<w:sectPr>{references}{_copied(properties, _NOTES)}"
        f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar{said}/>'
        f"{_copied(properties, _PAGE)}{columns}{_copied(properties, _FLOW)}{title}"
        f"{_copied(properties, ('w:textDirection',))}{bidi}{_copied(properties, _LAST)}</w:sectPr>"
    )
    room = width - margins["left"] - margins["right"] - abs(margins["gutter"])
    return xml, max(_column(properties, room), _NARROWEST)


def _paper(section: Any, name: str) -> tuple[int, int]:
    """Return width and height; a template that lies on its side stays so."""
    own = _twips(section.page_width, 0), _twips(section.page_height, 0)
    if not name and all(own):
        return own
    width, height = _PAPER[name or "a4"]
    return (height, width) if own[0] > own[1] > 0 else (width, height)


def _column(properties: Any, room: int) -> int:
    """Return the width of the narrowest column of a section with `room` for its text."""
    columns = properties.find(qn("w:cols"))
    if columns is None:
        return room
    each = [int(one.get(qn("w:w"), "0")) for one in columns.iter(qn("w:col"))]
    if len(each) > 1 and all(each):
        return min(each)
    number = int(columns.get(qn("w:num"), "1"))
    return (room - int(columns.get(qn("w:space"), _COLUMN_SPACE)) * (number - 1)) // number


def _copied(properties: Any, tags: tuple[str, ...]) -> str:
    """Return children of the section as they stand, in the order of `tags`."""
    found = (child for tag in tags for child in properties.findall(qn(tag)))
    return "".join(_SPACES.sub("", etree.tostring(each, encoding="unicode")) for each in found)


def _twips(length: Any, default: int) -> int:
    """Return a length of python-docx (EMU) in twentieths of a point."""
    return default if length is None else round(length / 635)
