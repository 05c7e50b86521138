"""A face: a font that measures words at 1 em, once per process.

Text is coded by Unicode: the character's code point is its CID, so that a no-break
space, a non-breaking hyphen or a soft hyphen keep their identity when text is taken
out of the file, though they share a glyph. Glyphs that stand for no single character
of the Basic Multilingual Plane get the CIDs from `GLYPH_CIDS` up.
"""

from __future__ import annotations

from collections.abc import Iterable

from reports.errors import ThemeError
from reports.renderers.pdf.font import Font

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


class Face:
    """A font with everything measured at 1 em; what it measured it keeps.

    Raises:
        ThemeError: if the font is damaged, or lacks the space or the hyphen.
    """

    def __init__(self, font: Font) -> None:
        self.font = font
        self.name = font.name
        self.em = 1 / font.units_per_em
        self.cap_height = font.cap_height * self.em
        #: Letters that are shown by one glyph, and that glyph, if it can be coded.
        self.ligatures = {k: v for k, v in font.ligatures.items() if v < GLYPH_LIMIT}
        self._glyphs: dict[str, int] = {}
        self._advances: dict[str, float] = {}
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
        found = self._glyphs.get(char)
        if found is None:
            # the Private Use Area is where glyphs have their CIDs
            own = 0 if "\ue000" <= char < "\uf900" else self.font.glyph(char)
            own = own or self.font.glyph(_STAND_INS.get(char, char))
            found = self._glyphs[char] = own if char <= "\uffff" or own < GLYPH_LIMIT else 0
        return found

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
        return map(self._advance, text)

    def _advance(self, char: str) -> float:
        found = self._advances.get(char)
        if found is None:
            own = 0 if char in IGNORABLE else self.font.advance(self._shown(char))
            found = self._advances[char] = own * self.em
        return found

    def _shown(self, char: str) -> int:
        """Return the glyph that shows `char`.

        Raises:
            MissingGlyphError: if the face has none.
        """
        glyph = self.glyph(char)
        if not glyph:
            raise MissingGlyphError(char)
        return glyph

    def _measure(self, text: str) -> Word:
        letters = "".join(char for char in text if char not in IGNORABLE)
        width, parts = 0, []
        for code, advance, own in self._signs(letters):
            parts.append(code)
            width += advance
            if advance != own:
                parts.append(f"){round((own - advance) * self.em * 1000)}(")
        end = self._advance(" ") if letters[-1:] == " " and len(letters) > 1 else 0.0
        return width * self.em - end, width * self.em, "".join(parts)

    def _signs(self, letters: str) -> list[tuple[str, int, int]]:
        """Return the codes that show `letters`, each with its width kerned and by itself."""
        glyphs = [self._shown(char) for char in letters]
        font = self.font
        shaped = font.shape("".join(_STAND_INS.get(char, char) for char in letters))
        found: list[tuple[str, int, int]] = []
        ends = [*(glyph.start for glyph in shaped), len(letters)][1:]
        for glyph, end in zip(shaped, ends, strict=True):
            joined = letters[glyph.start : end]
            if len(joined) == 1 and glyph.glyph == glyphs[glyph.start]:
                cid = self.cid(joined)
            elif self.ligatures.get(joined) == glyph.glyph:
                cid = GLYPH_CIDS + glyph.glyph
            else:
                # what is neither a letter nor a ligature of letters is shown letter by letter
                plain = zip(letters, map(font.advance, glyphs), strict=True)
                return [(cid_code(self.cid(char)), width, width) for char, width in plain]
            found.append((cid_code(cid), glyph.advance, font.advance(glyph.glyph)))
        return found
