"""A style of the shipped template, dressed for a template of the house.

Fonts are the house's: a style names none. Colours of the shipped theme become the house's,
sizes grow with its text, and what its Normal does to every paragraph (indents, justified
lines) is undone where it would spoil a line or a cell.
"""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn

from reports.renderers.word.house.colours import HousePalette
from reports.renderers.word.house.stylesheet import StyleSheet, value
from reports.wordfile.vocabulary import Style

#: The title block; its paragraphs share a band, or stand above a rule.
TITLE_BLOCK = (Style.KICKER, Style.TITLE, Style.SUBTITLE, Style.DATELINE)
#: Prose, which is set as the house sets its text.
_PROSE = (Style.SUMMARY, Style.QUOTE, Style.ANSWER, Style.BULLETS, Style.NUMBERS, Style.FOOTNOTE)
#: Text of cells, which does not grow as other text: the columns would not hold it.
_CELLS, _CELLS_SCALE = (Style.CELL, Style.AMOUNT), 1.1
_IN_ALERT = (Style.MARKING, Style.EMBARGO)
#: A heading that has these needs no rule.
_FRAMED = ("w:pPr/w:shd", "w:pPr/w:pBdr")
_INDENTS = ("left", "right", "firstLine")
_LINED_UP = (None, "left", "start")


def dress(element: Any, style: Style | None, palette: HousePalette) -> None:
    """Give a style or a list's level the house's fonts, colours and sizes."""
    for fonts in list(element.iter(qn("w:rFonts"))):
        fonts.getparent().remove(fonts)
    for size in element.iter(qn("w:sz"), qn("w:szCs")):
        if size.getparent().tag == qn("w:rPr"):  # of borders it is the width
            scale = min(palette.scale, _CELLS_SCALE) if style in _CELLS else palette.scale
            size.set(qn("w:val"), str(round(int(size.get(qn("w:val"))) * scale)))
    if style is Style.APPENDIX:  # as large as the heading that it is based on
        for size in list(element.iter(qn("w:sz"), qn("w:szCs"))):
            if size.getparent().tag == qn("w:rPr"):
                size.getparent().remove(size)
    for each in list(element.iter()):
        for named, written in (("w:themeColor", "w:color"), ("w:themeFill", "w:fill")):
            slot = each.attrib.pop(qn(named), None)
            if slot is not None:
                _paint(each, slot, written, style, palette)


def _paint(
    element: Any, slot: str, written: str, style: Style | None, palette: HousePalette
) -> None:
    """Write the house's colour for one of the shipped theme's."""
    if written == "w:fill":
        in_head = slot == "text2"
        element.set(qn("w:fill"), palette.head if in_head else _ground(slot, palette))
    elif element.get(qn("w:color")) is not None:
        element.set(qn("w:color"), palette.rule if slot == "accent5" else palette.line)
    else:
        colour = _ink(slot, style, palette)
        if colour is None:
            element.getparent().remove(element)
        else:
            element.set(qn("w:val"), colour)


def _ground(slot: str, palette: HousePalette) -> str:
    return palette.tint if slot == "background2" else palette.line


def _ink(slot: str, style: Style | None, palette: HousePalette) -> str | None:
    """Return the colour of text, None where it is that of all text."""
    if style in _IN_ALERT:
        return palette.alert
    if slot == "background1" and palette.plain_head:
        return None
    known = {
        "background1": "FFFFFF", "accent6": "FFFFFF", "accent3": palette.muted,
        "hyperlink": palette.link,
    }  # fmt: skip
    return known.get(slot, palette.accent)


def lay_out(element: Any, style: Style, sheet: StyleSheet) -> None:
    """Undo what the house's Normal does to all paragraphs, where it would spoil this one."""
    heading = sheet.find(Style.HEADING_1, "paragraph")
    framed = (sheet.says(heading, each) is not None for each in _FRAMED)
    if style is Style.APPENDIX and any(framed):
        for borders in list(element.iter(qn("w:pBdr"))):
            borders.getparent().remove(borders)
    normal = sheet.default("paragraph")
    if normal is None or style in _PROSE:
        return
    properties = element.get_or_add_pPr()
    if style in _CELLS:  # a grid for a text's lines and characters is none for cells
        loose = properties.makeelement(qn("w:snapToGrid"))
        loose.set(qn("w:val"), "0")
        properties.insert_element_before(loose, "w:spacing", *_AFTER["w:spacing"])
    # the indents of a question are those of its number
    if style is not Style.QUESTION and _is_set(_inherited(element, "w:ind", sheet, normal)):
        indents = properties.get_or_add_ind()
        for side in _INDENTS:
            indents.set(qn(f"w:{side}"), indents.get(qn(f"w:{side}"), "0"))
    lines = _inherited(element, "w:jc", sheet, normal)
    if lines is not None and lines.get(qn("w:val")) not in _LINED_UP:
        properties.get_or_add_jc().set(qn("w:val"), "left")


def _inherited(element: Any, tag: str, sheet: StyleSheet, normal: Any) -> Any:
    """Return what a style has from Normal alone, None if it or a style between says it anew."""
    path = f"w:pPr/{tag}"
    usual = sheet.says(normal, path)
    above = sheet.with_id(value(element, "w:basedOn") or "")
    own = None if tag == "w:ind" else element.find(path, element.nsmap)
    return usual if own is None and sheet.says(above, path) is usual else None


def _is_set(indents: Any) -> bool:
    return indents is not None and any(each not in ("0", "") for each in indents.attrib.values())


def set_on_white(element: Any, style: Style, sheet: StyleSheet, palette: HousePalette) -> None:
    """Put a paragraph of the title block on white; the last has a rule, if the title has none."""
    title = sheet.find(Style.TITLE, "paragraph")
    ruled = title is not None and sheet.says(title, "w:pPr/w:pBdr/w:bottom") is not None
    for gone in list(element.iter(*map(qn, ("w:shd", "w:ind", "w:top", "w:left", "w:right")))):
        gone.getparent().remove(gone)
    for borders in list(element.iter(qn("w:pBdr"))):
        if style is not Style.DATELINE or ruled:
            borders.getparent().remove(borders)
    for colour in list(element.iter(qn("w:color"))):
        if style is not Style.TITLE:
            colour.set(qn("w:val"), palette.muted)
        elif palette.accent:
            colour.set(qn("w:val"), palette.accent)
        else:
            colour.getparent().remove(colour)


def put_on_band(own: Any, shipped: Any) -> None:
    """Give a style of the house's title block the band: its ground, borders, lines and ink."""
    properties, given = own.get_or_add_pPr(), shipped.find(qn("w:pPr"))
    for tag in ("w:pBdr", "w:shd", "w:spacing", "w:ind"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    for tag in ("w:pBdr", "w:shd", "w:spacing", "w:ind"):
        properties.insert_element_before(given.find(qn(tag)), *_AFTER[tag])
    look, ink = own.get_or_add_rPr(), shipped.find(f"{qn('w:rPr')}/{qn('w:color')}")
    for old in look.findall(qn("w:color")):
        look.remove(old)
    look.insert_element_before(ink, *_AFTER["w:color"])


# the order of a paragraph's properties (17.3.1.26), and of a run's (17.3.2.28)
_END = (
    "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection",
    "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr",
    "w:sectPr", "w:pPrChange",
)  # fmt: skip
_MIDDLE = (
    "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct",
    "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd",
    "w:snapToGrid",
)  # fmt: skip
_AFTER = {
    "w:pBdr": ("w:shd", *_MIDDLE, "w:spacing", "w:ind", *_END),
    "w:shd": (*_MIDDLE, "w:spacing", "w:ind", *_END),
    "w:spacing": ("w:ind", *_END),
    "w:ind": _END,
    "w:color": (
        "w:spacing", "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u",
        "w:effect", "w:bdr", "w:shd", "w:fitText", "w:vertAlign", "w:rtl", "w:cs", "w:em",
        "w:lang", "w:eastAsianLayout", "w:specVanish", "w:oMath",
    ),
}  # fmt: skip
