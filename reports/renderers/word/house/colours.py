"""The colours and the size of text that a template's own styles show, for those added to it."""

from __future__ import annotations

import re
from typing import Any

from docx.oxml.ns import qn

from reports.renderers.word.house.stylesheet import StyleSheet, value
from reports.slotted import frozen
from reports.theme import MIN_CONTRAST, Theme, contrast
from reports.wordfile.vocabulary import Style

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
#: Where a house shows its colour, the likeliest first.
_SHOWN = (Style.HEADING_1, Style.TITLE, Style.HEADING_2, Style.SUBTITLE)
#: Red, green and blue that differ by less than this are black, grey or white.
_COLOURFUL = 24
#: The accents that Word's own themes had over the years: nobody chose them.
_WORDS_OWN = {"4F81BD", "5B9BD5", "4472C4", "156082", "0F9ED5"}
#: Of a template that has no colour: text stands out by its weight alone.
_NEUTRAL, _MUTED = "404040", "595959"
#: The size of the shipped template's text, in half points; Word's own where none is said.
_SIZE, _WORDS_SIZE = 21, 20
_SMALLEST, _LARGEST = 0.85, 1.3


@frozen
class HousePalette:
    """Colours as RRGGBB, and how much larger text is than the shipped template's.

    `accent` is None where the template has no colour: then a table's head is light.
    """

    accent: str | None
    alert: str
    link: str
    scale: float

    @property
    def plain_head(self) -> bool:
        """Whether words in a table's head are as dark as all others."""
        return self.accent is None

    @property
    def line(self) -> str:
        """The colour of rules."""
        return self.accent or _NEUTRAL

    @property
    def muted(self) -> str:
        """The colour of small print."""
        return _MUTED

    @property
    def rule(self) -> str:
        """The colour of hairlines."""
        return _mixed(self.line, 0.3)

    @property
    def tint(self) -> str:
        """The ground of every other row."""
        return _mixed(self.line, 0.06)

    @property
    def head(self) -> str:
        """The ground of a table's head."""
        return _mixed(self.line, 0.16) if self.plain_head else self.line


def palette_of(sheet: StyleSheet, scheme: Any, theme: Theme) -> HousePalette:
    """Return the palette of a template; `scheme` is the root of its theme part."""
    normal = sheet.find(Style.NORMAL, "paragraph")
    if normal is None:
        normal = sheet.default("paragraph")
    accent = _accent(sheet, scheme, theme)
    links = sheet.find(Style.LINK, "character")
    return HousePalette(
        accent=_readable(accent) if accent else None,
        alert=theme.colours.alert.lstrip("#").upper(),
        link=_colour(sheet, links, scheme)
        or _readable(_scheme_colour(scheme, "hlink") or "0563C1"),
        scale=min(max(size_of(sheet, normal) / _SIZE, _SMALLEST), _LARGEST),
    )


def _accent(sheet: StyleSheet, scheme: Any, theme: Theme) -> str | None:
    for name in _SHOWN:
        shown = _colour(sheet, sheet.find(name, "paragraph"), scheme)
        if shown and _is_colourful(shown):
            return shown
    chosen = _scheme_colour(scheme, "accent1")
    if chosen and chosen not in _WORDS_OWN and _is_colourful(chosen):
        return chosen
    return theme.colours.accent.lstrip("#").upper() if "colours" in theme.said else None


def _colour(sheet: StyleSheet, style: Any, scheme: Any) -> str | None:
    """Return the colour that a style gives its text, None where it leaves it open."""
    colour = sheet.says(style, "w:rPr/w:color")
    if colour is None:
        return None
    written = colour.get(qn("w:val"), "")
    if _HEX.fullmatch(written):
        return str(written).upper()
    slot = colour.get(qn("w:themeColor"))
    return _scheme_colour(scheme, _SLOTS.get(slot, slot)) if slot else None


#: Name in w:themeColor (17.18.97) → name in the theme part, where they differ.
_SLOTS = {
    "text1": "dk1", "dark1": "dk1", "background1": "lt1", "light1": "lt1", "text2": "dk2",
    "dark2": "dk2", "background2": "lt2", "light2": "lt2", "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}  # fmt: skip


def _scheme_colour(scheme: Any, slot: str) -> str | None:
    found = None if scheme is None else next(scheme.iter(f"{_DRAWING}{slot}"), None)
    if found is None or not len(found):
        return None
    written = found[0].get("lastClr") or found[0].get("val", "")
    return written.upper() if _HEX.fullmatch(written) else None


def size_of(sheet: StyleSheet, style: Any) -> float:
    """Return the size of a style's text in half points."""
    own = sheet.says(style, "w:rPr/w:sz")
    default = sheet.root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    said = value(default, "w:sz") if own is None else own.get(qn("w:val"))
    try:
        return float(said or _WORDS_SIZE)
    except ValueError:
        return _WORDS_SIZE


def _is_colourful(colour: str) -> bool:
    parts = _parts(colour)
    return max(parts) - min(parts) >= _COLOURFUL


def _readable(colour: str) -> str:
    """Return the colour, as much darker as it takes to be read on white, and white on it."""
    parts = _parts(colour)
    while contrast(f"#{_written(parts)}", "#FFFFFF") < MIN_CONTRAST:
        parts = [int(part * 0.95) for part in parts]
    return _written(parts)


def _mixed(colour: str, share: float) -> str:
    """Return a share of the colour on white."""
    return _written([round(255 - (255 - part) * share) for part in _parts(colour)])


def _parts(colour: str) -> list[int]:
    return [int(colour[start : start + 2], 16) for start in (0, 2, 4)]


def _written(parts: list[int]) -> str:
    return "".join(f"{part:02X}" for part in parts)
