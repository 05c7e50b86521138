"""A face: a font that measures words at 1 em, once per process.

Text is coded by Unicode: the character's code point is its CID, so that a no-break
space, a non-breaking hyphen or a soft hyphen keep their identity when text is taken
out of the file, though they share a glyph. Glyphs that stand for no single character
of the Basic Multilingual Plane get the CIDs from `GLYPH_CIDS` up.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

from reports.errors import ThemeError
from reports.limits import CACHED_WORDS
from reports.renderers.pdf.fonts.font import Font

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")

#: First CID of glyphs that are coded by their index: the Private Use Area.
GLYPH_CIDS = 0xE000
GLYPH_LIMIT = 0xF900 - GLYPH_CIDS
#: CIDs of glyphs that stand for another text, too: no character has the number of a surrogate.
SPARE_CIDS = range(0xDC00, 0xE000)

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

_SHOWN = str.maketrans(_STAND_INS)

#: Characters that are there but show nothing (Unicode: Default_Ignorable_Code_Point).
IGNORABLE = frozenset(
    map(
        chr,
        (
            0xAD,
            0x34F,
            0x61C,
            *range(0x115F, 0x1161),
            *range(0x17B4, 0x17B6),
            *range(0x180B, 0x1810),
            *range(0x200B, 0x2010),
            *range(0x202A, 0x202F),
            *range(0x2060, 0x2070),
            0x3164,
            *range(0xFE00, 0xFE10),
            0xFEFF,
            0xFFA0,
            *range(0xFFF0, 0xFFF9),
            *range(0x1BCA0, 0x1BCA4),
            *range(0x1D173, 0x1D17B),
            *range(0xE0000, 0xE1000),
        ),
    )
)


def is_private(char: str) -> bool:
    """Return whether a character means whatever one font makes of it: it is of private use.

    No text or title of a PDF may have one (ISO 19005-3, 6.2.11.7.3; ISO 14289-2, 8.4.3 and
    8.6), and glyphs have their CIDs where those of the first plane stand.
    """
    return "\ue000" <= char < "\uf900" or char >= "\U000f0000"


_ESCAPES = str.maketrans({"(": "\\(", ")": "\\)", "\\": "\\\\", "\r": "\\r"})
#: What every text needs: between its words, and where one is divided.
_NEEDED = " -"

#: A word's width in em without a space at its end, its width with it, and its code.
Word = tuple[float, float, str]


#: What shows a letter or a ligature: the glyph, its code, its width in font units.
Sign = tuple[int, str, int]


class MissingGlyphError(LookupError):
    """A face has no glyph for a character: another face must be asked."""


class Memo(dict[_Key, _Value]):
    """Values that are made when they are first asked for, and looked up like any other."""

    def __init__(self, make: Callable[[_Key], _Value]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: _Key) -> _Value:
        value = self[key] = self._make(key)
        return value


def cid_code(cid: int) -> str:
    """Return CID `cid` as it stands in a literal string: two bytes as Latin-1, escaped."""
    return (chr(cid >> 8) + chr(cid & 0xFF)).translate(_ESCAPES)


class Face:
    """A font with everything measured at 1 em; what it measured it keeps.

    Faces of the same font file are equal: threads may each have read it, and a document
    still embeds it once.

    A face that does not stand alone is asked for what another one lacks; letters that it has no
    outlines for it does not have.

    Raises:
        ThemeError: if the font is damaged, or stands alone and lacks the space or the hyphen.
    """

    def __init__(self, font: Font, is_alone: bool = True) -> None:
        self.font, self._is_alone = font, is_alone
        self.name = font.name
        self._hash = hash(font.digest)
        self.em = 1 / font.units_per_em
        self.cap_height = font.cap_height * self.em
        #: Letters that are shown by one glyph, and that glyph, if it can be coded.
        self.ligatures = {k: v for k, v in font.ligatures.items() if v < GLYPH_LIMIT}
        self._glyphs: dict[str, int] = {}
        self._signs = Memo(self._sign)
        #: What shows a letter before each of its neighbours: row by row, which are soonest found.
        self._rows: dict[str, dict[str, tuple[int, str]]] = {}
        #: Words as `word` returns them: measured when they are first asked for.
        self.words = Memo(self._measure)
        longest = sorted(self.ligatures, key=len, reverse=True)
        self._ligature = re.compile("|".join(longest)) if longest else None
        self._unit = re.compile("|".join([*longest, "."]), re.DOTALL)
        lacking = [char for char in _NEEDED if not self.covers(char)]
        if lacking and is_alone:
            raise ThemeError.at(
                font.file, f"the font has no glyph for {lacking[0]!r}", "a font for text"
            )
        self.space = 0.0 if " " in lacking else self.word(" ")[0]
        #: The hyphen at a line's end; nothing where the font has none.
        self.hyphen: Word = (
            (0.0, 0.0, "") if "-" in lacking
            else (*self.word("-")[:2], cid_code(ord(SOFT_HYPHEN)))
        )  # fmt: skip

    def __repr__(self) -> str:
        return f"Face({self.name})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Face) and self.font.digest == other.font.digest

    def __hash__(self) -> int:
        return self._hash

    def glyph(self, char: str) -> int:
        """Return the glyph for `char`, or that of the character that stands in for it; 0: none."""
        found = self._glyphs.get(char)
        if found is None:
            own = self.font.glyph(char) or self.font.glyph(_STAND_INS.get(char, char))
            # ideographs past the first plane are coded by the document, as shaped letters are
            is_coded = char <= "\uffff" or char >= "\U00020000" or own < GLYPH_LIMIT
            is_usable = self._is_alone or self._is_seen(char, own)
            is_shown = is_coded and is_usable and not is_private(char)
            found = self._glyphs[char] = own if is_shown else 0
        return found

    def _is_seen(self, char: str, glyph: int) -> bool:
        """Return whether a letter shows something: another face is asked where it is blank."""
        return unicodedata.category(char)[0] not in "LN" or self.font.is_drawn(glyph)

    def covers(self, char: str) -> bool:
        """Return whether `char` can be shown, be it by showing nothing."""
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
        return self.words[text]

    def advances(self, text: str) -> Iterable[float]:
        """Yield each character's width in em, not kerned."""
        em = self.em
        return (0.0 if char in IGNORABLE else self._signs[char][2] * em for char in text)

    def _sign(self, letters: str) -> Sign:
        """Return what shows a letter, or the letters of a ligature.

        Raises:
            MissingGlyphError: if the face has no glyph for it.
        """
        joined = self.ligatures.get(letters)
        glyph = joined or self.glyph(letters)
        if not glyph:
            raise MissingGlyphError(letters)
        cid = GLYPH_CIDS + joined if joined else self.cid(letters)
        return glyph, cid_code(cid), self.font.advance(glyph)

    def _measure(self, text: str) -> Word:
        if len(self.words) > CACHED_WORDS:
            self.words.clear()
        letters = text if text.isascii() else "".join(c for c in text if c not in IGNORABLE)
        units = self._units(letters)
        if not units:
            return 0.0, 0.0, ""
        _, last, own = self._signs[units[-1]]
        try:
            width, codes = self._kerned(units)
        except KeyError:
            for one, other in pairwise(units):
                row = self._rows.setdefault(one, {})
                if other not in row:
                    row[other] = self._pair(one, other)
            self._rows.setdefault(units[-1], {})
            width, codes = self._kerned(units)
        width, em = width + own, self.em
        end = self._signs[" "][2] if letters[-1:] == " " and len(letters) > 1 else 0
        return (width - end) * em, width * em, "".join(codes) + last

    def _kerned(self, units: Sequence[str]) -> tuple[int, list[str]]:
        """Return how far the pen goes over all units but the last, and their codes.

        Raises:
            KeyError: if two of them have not stood side by side before.
        """
        codes: list[str] = []
        rows, width = self._rows, 0
        row = rows[units[0]]
        for unit in units[1:]:
            advance, code = row[unit]
            width += advance
            codes.append(code)
            row = rows[unit]
        return width, codes

    def _units(self, letters: str) -> Sequence[str]:
        """Return letters one by one, those of a ligature together."""
        if self._ligature is None or self._ligature.search(letters) is None:
            return letters
        return self._unit.findall(letters)

    def _pair(self, one: str, other: str) -> tuple[int, str]:
        """Return how far the pen goes after a unit that another stands behind, and its code.

        HarfBuzz is asked once for each pair of letters, which is what fonts kern: a new
        word costs as many lookups as it has letters.
        """
        glyph, code, own = self._signs[one]
        first, advance = self.font.first((one + other).translate(_SHOWN))
        # what becomes another glyph beside this neighbour is shown as it is alone
        if first != glyph:
            advance = own
        if advance != own:
            code = f"{code}){self._thousandths(own - advance)}("
        return advance, code

    def _thousandths(self, units: int) -> int:
        """Return a length as TJ counts it: backwards, in thousandths of an em."""
        return round(units * self.em * 1000)
