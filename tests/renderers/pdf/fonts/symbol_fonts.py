"""Makes the shipped fonts of symbols and emoji: parts of Noto's, which reserve no name.

    python -m tests.renderers.pdf.fonts.symbol_fonts EMOJI.ttf SYMBOLS2.ttf SYMBOLS.ttf MATH.ttf

The first is the static NotoEmoji_400Regular.ttf of the package @expo-google-fonts/noto-emoji,
the others are the NotoSans…-Regular.ttf of Debian's fonts-noto-core.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
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


def part_of(path: str, letters: set[int], joins: Sequence[str] = ()) -> TTFont:
    """Return the font that has a space, a hyphen, and those of `letters` that it has at all.

    `joins` are the features that stay: they join signs to one glyph.
    """
    options = Options()
    options.hinting = options.notdef_outline = False
    options.layout_features = list(joins)
    options.drop_tables += ["GPOS", "GDEF", "MATH", "STAT", "gasp", "vhea", "vmtx"]
    options.drop_tables += [] if joins else ["GSUB"]
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
    # flags, keycaps and families are joined of all that they are made of
    part_of(emoji, set(TTFont(emoji).getBestCmap()), ["ccmp"]).save(FONTS / MADE[1])


if __name__ == "__main__":
    make(*sys.argv[1:])
