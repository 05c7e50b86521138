"""The faces of a theme, and which face shows a character that the first one lacks.

Which it is depends on nothing but the character, the text it stands in and the language of
the document, so that briefs that are made one after the other are as they are made alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal

from reports.errors import ThemeError
from reports.fonts import font_file_name
from reports.fonts.system import FontPair, SystemFonts
from reports.limits import THEME_FILE_BYTES
from reports.notices import Location, Notice
from reports.renderers.pdf.fonts.face import Face
from reports.renderers.pdf.fonts.font import read_font
from reports.theme import Family, Theme, read_at_most, theme_file

FamilyName = Literal["body", "heading"]

#: Asked in this order for what the theme's faces lack: file names without their style.
_FALLBACKS = ("NotoSans", "SourceSans3", "NotoSansHebrew", "NotoSansArabic", "NotoSansDevanagari")
#: Asked after them; they look alike in all styles.
_SYMBOLS = ("NotoSansSymbols2-Regular.ttf", "NotoEmoji-Regular.ttf")
_STYLES = {
    "SourceSans3": ("Regular", "Bold", "It", "BoldIt"),
    "NotoSans": ("Regular", "Bold", "Italic", "BoldItalic"),
}
_UPRIGHT = ("Regular", "Bold", "Regular", "Bold")


@lru_cache(maxsize=64)
def load_face(file: str, folder: Path | None = None) -> Face:
    """Return the face in `file`: one of the shipped fonts, or one beside a house's theme.

    Raises:
        ThemeError: if there is none, or it is no static font.
    """
    return Face(read_font(theme_file(font_file_name(file), folder, "assets/fonts"), file))


@lru_cache(maxsize=64)
def load_fallback(file: str, folder: Path | None = None) -> Face:
    """Return the face in `file`, which need not have what every text needs."""
    data = theme_file(font_file_name(file), folder, "assets/fonts")
    return Face(read_font(data, file), is_alone=False)


@lru_cache(maxsize=64)
def _system_face(path: str) -> Face | str:
    """Return the face in a file of the system, or why it cannot be used."""
    try:
        data = read_at_most(Path(font_file_name(path)), THEME_FILE_BYTES)
        return Face(read_font(data, path), is_alone=False)
    except ThemeError as error:
        (notice,) = error.notices
        return f"{notice.found}, expected {notice.expected}" if notice.expected else notice.found
    except OSError as error:
        return error.strerror or "it cannot be read"
    except ValueError as error:
        return f"it cannot be read: {error}"


def _style(bold: bool, italic: bool) -> int:
    return bold + 2 * italic


class Typefaces:
    """The faces of a theme; each is read when it is first asked for."""

    def __init__(self, theme: Theme, system: SystemFonts | None = None) -> None:
        self._folder, self._system = theme.folder, system
        self._families = {"body": _files(theme.body), "heading": _files(theme.heading)}
        self._fallback = theme.fallback

    def face(self, family: FamilyName, bold: bool = False, italic: bool = False) -> Face:
        """Return a face of the theme."""
        return load_face(self._families[family][_style(bold, italic)], self._folder)

    def face_for(
        self,
        signs: str,
        family: FamilyName,
        bold: bool,
        italic: bool,
        near: str = "",
        language: str = "",
    ) -> Face | None:
        """Return the first face that has all of `signs`, which stand in the text `near`.

        They are one character, or several that are shown as one.

        The theme's two families are asked, those that it names for what they lack, those
        shipped, and those of the system for the script; `language` is the document's.
        """
        for face in self._known(family, bold, italic):
            if all(map(face.covers, signs)):
                return face
        for pair in self._system_pairs(signs[0], near, language):
            for path in (pair.bold, pair.regular) if bold else (pair.regular,):
                found = _system_face(path)
                if isinstance(found, Face) and all(map(found.covers, signs)):
                    return found
        return None

    def refused(self, chars: str, language: str = "") -> Iterator[Notice]:
        """Yield what is said of fonts of the system that might have `chars` and cannot be used."""
        pairs = (pair for char in chars for pair in self._system_pairs(char, chars, language))
        for path in dict.fromkeys(path for pair in pairs for path in pair):
            reason = _system_face(path)
            if isinstance(reason, str):
                yield Notice("font-refused", f"cannot be used: {reason}", place=Location(path))

    def _system_pairs(self, char: str, near: str, language: str) -> tuple[FontPair, ...]:
        if self._system is None:
            return ()
        from reports.fonts.char_scripts import char_script  # few documents need the system's fonts

        return self._system.pairs(char_script(char, near, language))

    def _known(self, family: FamilyName, bold: bool, italic: bool) -> Iterator[Face]:
        style = _style(bold, italic)
        other: FamilyName = "heading" if family == "body" else "body"
        for name in (family, other):
            yield load_face(self._families[name][style], self._folder)
        own = self._fallback
        for file in (*(own.bold if bold else ()), *own.fonts):
            yield load_fallback(file, self._folder)
        for stem in _FALLBACKS:
            yield load_face(f"{stem}-{_STYLES.get(stem, _UPRIGHT)[style]}.ttf")
        for file in _SYMBOLS:
            yield load_fallback(file)


def _files(family: Family) -> tuple[str, str, str, str]:
    return family.regular, family.bold, family.italic, family.bold_italic


@lru_cache(maxsize=16)
def typefaces(theme: Theme, system: SystemFonts | None = None) -> Typefaces:
    """Return the faces of `theme` and of a system, the same object for the same ones."""
    return Typefaces(theme, system)
