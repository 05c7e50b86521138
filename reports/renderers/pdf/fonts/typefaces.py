"""The faces of a theme, and which face shows a character that the first one lacks."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

from reports.renderers.pdf.fonts.face import Face
from reports.renderers.pdf.fonts.font import read_font
from reports.theme import Family, Theme, theme_file

FamilyName = Literal["body", "heading"]

#: Asked in this order for what the theme's faces lack: file names without their style.
_FALLBACKS = ("NotoSans", "SourceSans3", "NotoSansHebrew", "NotoSansArabic", "NotoSansDevanagari")
_STYLES = {
    "SourceSans3": ("Regular", "Bold", "It", "BoldIt"),
    "NotoSans": ("Regular", "Bold", "Italic", "BoldItalic"),
}
_UPRIGHT = ("Regular", "Bold", "Regular", "Bold")


@lru_cache(maxsize=64)
def load_face(file: str, folder: Path | None = None) -> Face:
    """Return the face in `file`: one of the shipped fonts, or one beside a house's theme.

    Raises:
        ThemeError: if there is none, or it is no static TrueType font.
    """
    return Face(read_font(theme_file(file, folder, "assets/fonts"), file))


def _style(bold: bool, italic: bool) -> int:
    return bold + 2 * italic


class Typefaces:
    """The faces of a theme; each is read when it is first asked for."""

    def __init__(self, theme: Theme) -> None:
        self._folder = theme.folder
        self._families = {"body": _files(theme.body), "heading": _files(theme.heading)}

    def face(self, family: FamilyName, bold: bool = False, italic: bool = False) -> Face:
        """Return a face of the theme."""
        return load_face(self._families[family][_style(bold, italic)], self._folder)

    def face_for(self, char: str, family: FamilyName, bold: bool, italic: bool) -> Face | None:
        """Return the first face that has `char`: the theme's two families, then those shipped."""
        style = _style(bold, italic)
        other: FamilyName = "heading" if family == "body" else "body"
        own = ((self._families[name][style], self._folder) for name in (family, other))
        shipped = (
            (f"{name}-{_STYLES.get(name, _UPRIGHT)[style]}.ttf", None) for name in _FALLBACKS
        )
        for file, folder in (*own, *shipped):
            face = load_face(file, folder)
            if face.covers(char):
                return face
        return None


def _files(family: Family) -> tuple[str, str, str, str]:
    return family.regular, family.bold, family.italic, family.bold_italic


@lru_cache(maxsize=16)
def typefaces(theme: Theme) -> Typefaces:
    """Return the faces of `theme`, the same object for the same theme."""
    return Typefaces(theme)
