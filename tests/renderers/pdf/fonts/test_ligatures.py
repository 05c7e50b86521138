"""The ligatures of a font, which are looked for in many letters at once."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from string import ascii_lowercase

import pytest

from reports.renderers.pdf.fonts.font import Font, read_font

FONTS = Path(__file__).parents[4] / "assets" / "fonts"
LATIN = sorted(path.name for path in FONTS.glob("Source*.ttf"))


def font(name: str) -> Font:
    return read_font((FONTS / name).read_bytes(), name)


@pytest.mark.parametrize("name", LATIN)
def test_ligatures_are_what_becomes_one_glyph(name: str) -> None:
    read = font(name)
    letters = ascii_lowercase
    words = ["".join(each) for each in product(letters, repeat=2)]
    alone = {word: read.kerned(word) for word in words}
    found = {word: glyphs[0][0] for word, glyphs in alone.items() if len(glyphs) == 1}
    longer = {word + more: read.kerned(word + more) for word in found for more in letters}
    found |= {word: glyphs[0][0] for word, glyphs in longer.items() if len(glyphs) == 1}
    assert read.ligatures == found


def test_a_font_without_ligatures_has_none() -> None:
    hebrew = font("NotoSansHebrew-Regular.ttf")
    assert hebrew.ligatures == {}
