"""A face: a font that measures words at 1 em, once per process.

Text is coded by Unicode: the character's code point is its CID, so that a no-break
space, a non-breaking hyphen or a soft hyphen keep their identity when text is taken
out of the file, though they share a glyph. Glyphs that stand for no single character
of the Basic Multilingual Plane get the CIDs from `GLYPH_CIDS` up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reports.errors import ThemeError
from reports.renderers.pdf.kerning import PairKerning
from reports.renderers.pdf.ligatures import read_ligatures
from reports.renderers.pdf.sfnt import Sfnt

#: First CID of glyphs that are coded by their index: the Private Use Area.
GLYPH_CIDS = 0xE000
GLYPH_LIMIT = 0xF900 - GLYPH_CIDS

#: What stands at the end of a line where a word was divided (ISO 32000-1, 14.8.2.2.3).
SOFT_HYPHEN = "\u00ad"

# shown as another character when a font lacks them
_STAND_INS = {
    **dict.fromkeys(
        "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f", " "
    ),
    "\u2010": "-",
    "\u2011": "-",
    SOFT_HYPHEN: "-",
    "\u2212": "\u2013",
}

#: Characters that are there but show nothing (Unicode: Default_Ignorable_Code_Point).
IGNORABLE = frozenset(
    map(
        chr,
        (
            *range(0x200B, 0x2010),
            *range(0x202A, 0x202F),
            *range(0x2060, 0x2070),
            *range(0xFE00, 0xFE10),
            0xAD,
            0x34F,
            0x61C,
            0xFEFF,
        ),
    )
)

_ESCAPES = str.maketrans({"(": "\\(", ")": "\\)", "\\": "\\\\", "\r": "\\r"})
_MAX_WORDS = 20_000
#: What every text needs: between its words, and where one is divided.
_NEEDED = " -"

#: A word's width in em without a space at its end, its width with it, and its code.
Word = tuple[float, float, str]


class MissingGlyphError(LookupError):
    """A face has no glyph for a character: another face must be asked."""


def cid_code(cid: int) -> str:
    """Return CID `cid` as it stands in a literal string: two bytes as Latin-1, escaped."""
    return (chr(cid >> 8) + chr(cid & 0xFF)).translate(_ESCAPES)


def _pattern(ligatures: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds ligatures in text, the longest first."""
    longest = sorted(ligatures, key=lambda letters: (-len(letters), letters))
    return re.compile(f"({'|'.join(longest)})") if longest else None


class Face:
    """A font with everything measured at 1 em; what it measured it keeps.

    Raises:
        ThemeError: if the font is damaged, or lacks the space or the hyphen.
    """

    def __init__(self, font: Sfnt) -> None:
        self.font = font
        self.name = font.name
        self.em = 1 / font.units_per_em
        self.cap_height = font.cap_height * self.em
        self._kerning = PairKerning(font.tables.get("GPOS"), font.file)
        #: Glyphs that can be coded by their index.
        self.glyph_count = min(len(font.advances), GLYPH_LIMIT)
        self.ligatures = read_ligatures(
            font.tables.get("GSUB"), font.cmap, self.glyph_count, font.file
        )
        self._joined = _pattern(self.ligatures)
        self._signs: dict[str, tuple[int, str, float]] = {}
        self._words: dict[str, Word] = {}
        if lacking := [char for char in _NEEDED if not self.covers(char)]:
            raise ThemeError(
                f"font {font.file!r}: has no glyph for {lacking[0]!r}, expected one of text"
            )
        self.space = self.word(" ")[0]
        #: The hyphen at a line's end.
        self.hyphen: Word = (*self.word("-")[:2], cid_code(ord(SOFT_HYPHEN)))

    def __repr__(self) -> str:
        return f"Face({self.name})"

    def glyph(self, char: str) -> int:
        """Return the glyph for `char`, or that of the character that stands in for it; 0: none."""
        cmap = self.font.cmap
        code = ord(char)
        if 0xE000 <= code < 0xF900:
            return 0
        glyph = cmap.get(code) or cmap.get(ord(_STAND_INS.get(char, char)), 0)
        return glyph if code < 0x10000 or glyph < GLYPH_LIMIT else 0

    def covers(self, char: str) -> bool:
        """Tell whether `char` can be shown, be it by showing nothing."""
        return char in IGNORABLE or self.glyph(char) != 0

    def cid(self, char: str) -> int:
        """Return the CID of `char`, a character that this face covers."""
        return ord(char) if char <= "\uffff" else GLYPH_CIDS + self.glyph(char)

    def word(self, text: str) -> Word:
        """Return a word's widths in em, without and with a space at its end, and its code.

        The code is for a TJ operator: it opens inside a string and ends inside one.

        Raises:
            MissingGlyphError: if the face lacks a character.
        """
        found = self._words.get(text)
        if found is None:
            if len(self._words) > _MAX_WORDS:
                self._words.clear()
            found = self._words[text] = self._measure(text)
        return found

    def words(self, texts: list[str]) -> list[Word]:
        """Return the words of a text, each as `word` does."""
        known = self._words
        return [known.get(text) or self.word(text) for text in texts]

    def advances(self, text: str) -> Iterable[float]:
        """Yield each character's width in em, not kerned."""
        return (0.0 if char in IGNORABLE else self._sign(char)[2] for char in text)

    def _measure(self, text: str) -> Word:
        width, before, parts = 0.0, 0, []
        for char in self._letters(text):
            if char in IGNORABLE:
                continue
            glyph, code, advance = self._sign(char)
            if before and (kern := self._kerning(before, glyph)):
                kern_em = kern * self.em
                width += kern_em
                parts.append(f"){round(-kern_em * 1000)}(")
            parts.append(code)
            width += advance
            before = glyph
        end = self._sign(" ")[2] if text[-1:] == " " and len(text) > 1 else 0.0
        return width - end, width, "".join(parts)

    def _letters(self, text: str) -> Iterable[str]:
        """Return the letters of `text`, those of a ligature together."""
        if self._joined is None or not self._joined.search(text):
            return text
        parts = self._joined.split(text)
        return [letters for n, part in enumerate(parts) for letters in ([part] if n % 2 else part)]

    def _sign(self, letters: str) -> tuple[int, str, float]:
        """Return the glyph, code and width of a letter, or of a ligature's letters."""
        found = self._signs.get(letters)
        if found is None:
            ligature = self.ligatures.get(letters)
            glyph = ligature or self.glyph(letters)
            if not glyph:
                raise MissingGlyphError(letters)
            cid = GLYPH_CIDS + ligature if ligature else self.cid(letters)
            advance = self.font.advances[glyph] * self.em
            found = self._signs[letters] = (glyph, cid_code(cid), advance)
        return found
