"""The section of a brief: its paper, its margins, and what else its template says of a page."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from lxml import etree

from reports.renderers.word.parts.names import qn

#: Paper by its name: width and height in twentieths of a point.
_PAPER = {"a4": (11906, 16838), "letter": (12240, 15840)}
#: The margins of a page that says none.
_MARGINS = (
    ("top", 1304),
    ("right", 1134),
    ("bottom", 1304),
    ("left", 1134),
    ("header", 567),
    ("footer", 567),
    ("gutter", 0),
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
#: Twentieths of a point in the units of a length.
_UNITS = {
    "": 1, "pt": 20, "pc": 240, "pi": 240, "in": 1440, "mm": 1440 / 25.4, "cm": 1440 / 2.54,
}  # fmt: skip
_LETTERS, _DIGITS = "abcdefghijklmnopqrstuvwxyz", "0123456789+-.eE"
_SPACES = re.compile(r' xmlns:[wr]="[^"]*"')


def section_xml(
    properties: Any, references: str, paper: str, bidi: str, bare: Collection[str] = ()
) -> tuple[str, int]:
    """Return the `properties` of a section as a brief has them, and the width of a column of text.

    `references` name headers and footers, `paper` is a paper's name or "" for the section's own,
    `bidi` is said of text from right to left. `bare` are those of header and footer that the
    template has none of: how far they are from the edge may be nowhere then.
    """
    width, height = _paper(properties, paper)
    margins = {side: _twips(properties, "pgMar", side, default) for side, default in _MARGINS}
    margins |= {side: size for side, size in _MARGINS if side in bare and margins[side] < _NEAREST}
    said = "".join(f' w:{side}="{size}"' for side, size in margins.items())
    title = "<w:titlePg/>" if is_on(properties, "w:titlePg") else ""
    turned = ' w:orient="landscape"' if width > height else ""
    columns = _copied(properties, ("w:cols",)) or _COLUMNS
    xml = (
        f"<w:sectPr>{references}{_copied(properties, _NOTES)}"
        f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar{said}/>'
        f"{_copied(properties, _PAGE)}{columns}{_copied(properties, _FLOW)}{title}"
        f"{_copied(properties, ('w:textDirection',))}{bidi}{_copied(properties, _LAST)}</w:sectPr>"
    )
    room = width - margins["left"] - margins["right"] - abs(margins["gutter"])
    return xml, max(_column(properties, room), _NARROWEST)


def is_on(parent: Any, tag: str) -> bool:
    """Return whether a child that is a switch is there and on (17.17.4)."""
    switch = parent.find(qn(tag))
    return switch is not None and switch.get(qn("w:val"), "1") in ("1", "true", "on")


def _paper(properties: Any, name: str) -> tuple[int, int]:
    """Return width and height; a template that lies on its side stays so."""
    own = _twips(properties, "pgSz", "w", 0), _twips(properties, "pgSz", "h", 0)
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


def _twips(properties: Any, tag: str, name: str, default: int) -> int:
    """Return a length in twentieths of a point, which may be said in another unit (22.9.2.15)."""
    child = properties.find(qn(f"w:{tag}"))
    said = None if child is None else child.get(qn(f"w:{name}"))
    if said is None:
        return default
    plain = said.strip()
    return round(float(plain.rstrip(_LETTERS)) * _UNITS[plain.lstrip(_DIGITS)])
