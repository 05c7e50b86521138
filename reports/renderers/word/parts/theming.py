"""Dressing the shipped template: the theme's colours and fonts, the document's language.

The theme part says the colours (ECMA-376, part 1, 20.1.6.2) and fonts. A style also
holds each colour as it stood when it was written, which LibreOffice and others read:
it is written anew from the theme, so that both say the same.
"""

from __future__ import annotations

from typing import Any

from reports.renderers.word.letter_languages import is_complex, is_east_asian
from reports.renderers.word.parts.names import qn
from reports.theme import Theme

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
# name in w:themeColor (17.18.97) -> name in the theme part, where they differ
_SLOTS = {
    "text1": "dk1",
    "background1": "lt1",
    "text2": "dk2",
    "background2": "lt2",
    "hyperlink": "hlink",
}
_SHADES = ("w:themeTint", "w:themeShade", "w:themeFillTint", "w:themeFillShade")
_CHARACTER = "character"
#: What the shipped template calls its colours and its fonts.
_OURS = "briefpack"
#: The paragraphs of the title band; they share one border, so that Word draws one box.
_BAND = ("Kicker", "Title", "Subtitle", "Dateline")


def theme_colours(theme: Theme) -> dict[str, str]:
    """Return the theme's colours by their names in the theme part, as RRGGBB."""
    colours = theme.colours
    slots = {
        "dk1": colours.ink,
        "lt1": "#FFFFFF",
        "dk2": colours.accent,
        "lt2": colours.tint,
        "accent1": colours.accent,
        "accent2": colours.alert,
        "accent3": colours.muted,
        "accent4": colours.band,
        "accent5": colours.rule,
        "accent6": colours.band_ink,
        "hlink": colours.link,
        "folHlink": colours.link,
    }
    return {slot: colour.lstrip("#").upper() for slot, colour in slots.items()}


def names_ours(root: Any) -> tuple[bool, bool]:
    """Return whether the colours and the fonts in a theme part still have our name."""
    colours, fonts = (
        next((each.get("name") for each in root.iter(f"{{{_DRAWING}}}{tag}")), None)
        for tag in ("clrScheme", "fontScheme")
    )
    return colours == _OURS, fonts == _OURS


def recolour_theme(root: Any, theme: Theme, *, colours: bool, fonts: bool) -> None:
    """Give a theme part the theme's colours and fonts, or one of the two."""
    for slot, colour in theme_colours(theme).items() if colours else ():
        for element in root.iter(f"{{{_DRAWING}}}{slot}"):
            element[0].set("val", colour)
    named = (("majorFont", theme.word_heading), ("minorFont", theme.word_body))
    for kind, font in named if fonts else ():
        for element in root.iter(f"{{{_DRAWING}}}{kind}"):
            element.find(f"{{{_DRAWING}}}latin").set("typeface", font)


def recolour(root: Any, theme: Theme) -> None:
    """Write the theme's colours into every style or numbering that names one of them.

    A lighter or darker shade of one is somebody's own choice, and stays.
    """
    colours = theme_colours(theme)
    for named, written in (("w:themeColor", ("w:val", "w:color")), ("w:themeFill", ("w:fill",))):
        for element in root.iter():
            slot = element.get(qn(named))
            colour = None if slot is None else colours.get(_SLOTS.get(slot, slot))
            if colour is None or any(element.get(qn(shade)) is not None for shade in _SHADES):
                continue
            # a border keeps its colour in w:color, since its w:val is the kind of line
            key = written[-1] if element.get(qn(written[-1])) is not None else written[0]
            element.set(qn(key), colour)


def unband(styles: Any, theme: Theme) -> None:
    """Put the title block on white above a rule, for themes without a full band."""
    colours = theme_colours(theme)
    for style in styles.iter(qn("w:style")):
        if style.get(qn("w:styleId")) not in _BAND:
            continue
        for gone in list(style.iter(*map(qn, ("w:shd", "w:ind", "w:top", "w:left", "w:right")))):
            gone.getparent().remove(gone)
        for spacing in style.iter(qn("w:spacing")):
            if style.get(qn("w:styleId")) == "Kicker" and spacing.get(qn("w:line")):
                spacing.set(qn("w:before"), "160")
        for colour in style.iter(qn("w:color")):
            title = style.get(qn("w:styleId")) == "Title"
            slot, name = ("dk2", "text2") if title else ("accent3", "accent3")
            colour.set(qn("w:val"), colours[slot])
            colour.set(qn("w:themeColor"), name)


def mirror(styles: Any) -> None:
    """Turn the template for text from right to left.

    Word mirrors indents and alignment by itself, but not a paragraph's border
    (17.3.1.7), and letters that join must not be spaced out. Such scripts have no italics:
    only single words lean, to be told from others.
    """
    for style in styles.iter(qn("w:style")):
        for slanted in (
            list(style.iter(qn("w:iCs"))) if style.get(qn("w:type")) != _CHARACTER else ()
        ):
            slanted.getparent().remove(slanted)
    for borders in styles.iter(qn("w:pBdr")):
        left, right = borders.find(qn("w:left")), borders.find(qn("w:right"))
        if left is not None and right is None:
            left.tag = qn("w:right")
    for spacing in list(styles.iter(qn("w:spacing"))):
        if spacing.getparent().tag == qn("w:rPr"):
            spacing.getparent().remove(spacing)


def set_language(element: Any, tag: str, language: str, direction: str) -> None:
    """Write the document's language into the first `tag` below `element`.

    ``w:lang`` of the styles' defaults is the language of all runs (17.3.2.20), and
    ``w:themeFontLang`` of the settings chooses the theme's fonts by script (17.15.1.88). Of
    East Asian letters the defaults say nothing in other languages: runs that have some do.
    """
    lang = next(element.iter(qn(tag)), None)
    if lang is None:
        return
    lang.set(qn("w:val"), language)
    if is_east_asian(language):
        lang.set(qn("w:eastAsia"), language)
    elif tag == "w:lang":
        lang.attrib.pop(qn("w:eastAsia"), None)
    if direction == "rtl" or is_complex(language):
        lang.set(qn("w:bidi"), language)
