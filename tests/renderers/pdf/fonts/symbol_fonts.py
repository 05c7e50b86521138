"""Makes the shipped fonts of symbols and emoji: parts of Noto's, which reserve no name.

    python -m tests.renderers.pdf.fonts.symbol_fonts EMOJI.ttf SYMBOLS2.ttf SYMBOLS.ttf MATH.ttf

The first is the static NotoEmoji_400Regular.ttf of the package @expo-google-fonts/noto-emoji,
the others are the NotoSans…-Regular.ttf of Debian's fonts-noto-core.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.merge import Options as MergeOptions
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[4] / "assets" / "fonts"
#: Letterlike signs, number forms, arrows, operators, enclosed letters, shapes, dingbats.
SYMBOLS = (
    *range(0x2100, 0x2300), *range(0x2460, 0x2474), *range(0x24B6, 0x2500), *range(0x25A0, 0x27C0), *range(0x2B05, 0x2B1D),
    0x2B50, 0x2B55,
)  # fmt: skip
#: Faces, hands, hearts, letters of flags, circles, signs, and what the press writes of.
EMOJI = (
    *range(0x1F1E6, 0x1F200), 0x1F308, 0x1F30A, *range(0x1F30D, 0x1F310), 0x1F31E, 0x1F31F,
    0x1F33B, 0x1F33E, 0x1F381, 0x1F389, 0x1F38A, 0x1F396, 0x1F399, 0x1F3A4, 0x1F3A5, 0x1F3AF,
    0x1F3C5, 0x1F3C6, *range(0x1F3D8, 0x1F3DC), 0x1F3E5, 0x1F3E6, 0x1F3F3, 0x1F3F4,
    *range(0x1F3FB, 0x1F400), *range(0x1F440, 0x1F451), *range(0x1F464, 0x1F46A),
    *range(0x1F493, 0x1F4A0), 0x1F4A1, 0x1F4A3, 0x1F4A5, 0x1F4A7, 0x1F4A8, *range(0x1F4AA, 0x1F4AD),
    0x1F4AF, 0x1F4B0, *range(0x1F4B4, 0x1F4B8), 0x1F4BB, 0x1F4BC, *range(0x1F4C4, 0x1F4CF),
    *range(0x1F4D6, 0x1F4DE), 0x1F4E2, 0x1F4E3, *range(0x1F4E7, 0x1F4EA), 0x1F4F0, 0x1F4F1,
    *range(0x1F4F7, 0x1F4FC), 0x1F50A, 0x1F50D, 0x1F510, *range(0x1F511, 0x1F518), 0x1F525,
    *range(0x1F534, 0x1F536), 0x1F54A, 0x1F590, 0x1F5A4, 0x1F5DE, 0x1F5E3, 0x1F5F3,
    *range(0x1F600, 0x1F650), 0x1F680, 0x1F691, 0x1F6A8, 0x1F6D1, 0x1F6E1, *range(0x1F7E0, 0x1F7EC),
    *range(0x1F90C, 0x1F930), *range(0x1F970, 0x1F977), 0x1F97A, 0x1F9E1, 0x1F9F5, 0x1FAE1,
    *range(0x1FAF1, 0x1FAF7),
)  # fmt: skip


def part_of(path: str, letters: set[int]) -> TTFont:
    """Return the font that has a space, a hyphen, and those of `letters` that it has at all."""
    options = Options()
    options.hinting = options.notdef_outline = False
    options.layout_features = []
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "MATH", "STAT", "gasp", "vhea", "vmtx"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    font = TTFont(path, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes={0x20, 0x2D, *letters})
    subsetter.subset(font)
    return font


def known() -> set[int]:
    """Return the characters that the shipped fonts of letters have."""
    files = [path for path in FONTS.glob("*-Regular.ttf") if path.name not in MADE]
    return {code for path in files for code in TTFont(path).getBestCmap()}


#: The two files.
MADE = ("NotoSansSymbols2-Regular.ttf", "NotoEmoji-Regular.ttf")


def make(emoji: str, *symbols: str) -> None:
    """Write both fonts; a symbol that several have is the first one's."""
    left = set(SYMBOLS) - known()
    merger = Merger(options=MergeOptions(drop_tables=["vmtx", "vhea"]))
    with TemporaryDirectory() as folder:
        parts = [f"{folder}/{number}.ttf" for number in range(len(symbols))]
        for path, to in zip(symbols, parts, strict=True):
            part = part_of(path, left)
            left -= set(part.getBestCmap())
            part.save(to)
        merged = merger.merge(parts)
    # the same files give the same file: its day is that of the first
    merged.recalcTimestamp = False
    first = TTFont(symbols[0])["head"]
    merged["head"].created, merged["head"].modified = first.created, first.modified
    merged.save(FONTS / MADE[0])
    wanted = (set(EMOJI) | left) - set(merged.getBestCmap())
    part_of(emoji, wanted).save(FONTS / MADE[1])


if __name__ == "__main__":
    make(*sys.argv[1:])
