"""Glyphs joined to one draw what they draw side by side, in a font that others read."""

from __future__ import annotations

import io
from struct import error as StructError  # noqa: N812
from struct import pack_into

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from reports.renderers.pdf.fonts.font import JoinedGlyph, read_font
from reports.renderers.pdf.fonts.joining import with_joined
from reports.resources import resource_bytes

FILE = "assets/fonts/NotoSansDevanagari-Regular.ttf"
Subset = tuple[bytes, list[int]]


@pytest.fixture(scope="module")
def subset() -> Subset:
    """A small font, and glyphs of it: letters, one of two parts, and a space."""
    font = read_font(resource_bytes(FILE), FILE)
    glyphs = [font.glyph(char) for char in "कखि "]
    program, places = font.subset(glyphs)
    return program, [places[glyph] for glyph in glyphs]


def test_a_joined_glyph_draws_its_parts_at_their_places(subset: Subset) -> None:
    program, (ka, kha, sign, space) = subset
    wanted = JoinedGlyph(1500, ((sign, 0, 0), (ka, 259, -20), (space, 700, 0), (kha, 900, 30)))
    other = JoinedGlyph(700, ((kha, 5, 0), (kha, -40, 200)))
    data, first = with_joined(program, [wanted, other])

    before, after = (TTFont(io.BytesIO(each), checkChecksums=2) for each in (program, data))
    names, old = after.getGlyphOrder(), before.getGlyphOrder()
    for n, joined in enumerate((wanted, other)):
        drawn = DecomposingRecordingPen(after.getGlyphSet())
        parts = DecomposingRecordingPen(before.getGlyphSet())
        after.getGlyphSet()[names[first + n]].draw(drawn)
        for index, x, y in joined.parts:
            before.getGlyphSet()[old[index]].draw(TransformPen(parts, (1, 0, 0, 1, x, y)))
        assert drawn.value == parts.value
        assert after["hmtx"][names[first + n]][0] == joined.advance
    assert after["maxp"].numGlyphs == before["maxp"].numGlyphs + 2
    assert after["maxp"].maxComponentElements >= 3


def test_the_other_glyphs_are_as_they_were(subset: Subset) -> None:
    program, (ka, *_) = subset
    data, _ = with_joined(program, [JoinedGlyph(10, ((ka, 0, 0),))])
    before, after = (TTFont(io.BytesIO(each)) for each in (program, data))

    for one, other in zip(before.getGlyphOrder(), after.getGlyphOrder(), strict=False):
        drawn = [DecomposingRecordingPen(font.getGlyphSet()) for font in (before, after)]
        before.getGlyphSet()[one].draw(drawn[0])
        after.getGlyphSet()[other].draw(drawn[1])
        assert drawn[0].value == drawn[1].value
        assert before["hmtx"][one] == after["hmtx"][other]


def test_of_glyphs_that_draw_nothing_only_the_width_is_left(subset: Subset) -> None:
    program, (*_, space) = subset
    data, first = with_joined(program, [JoinedGlyph(10, ((space, 0, 0), (space, 5, 0)))])
    font = TTFont(io.BytesIO(data))

    assert font["hmtx"][font.getGlyphOrder()[first]][0] == 10


@pytest.mark.parametrize("tag", ["maxp", "loca", "hmtx", "hhea", "head"])
def test_damaged_tables_are_errors_of_a_known_kind(subset: Subset, tag: str) -> None:
    program, (ka, *_) = subset
    data = bytearray(program)
    pack_into(">L", data, data.index(tag.encode()) + 12, 3)

    with pytest.raises((StructError, IndexError, KeyError, ValueError)):
        with_joined(bytes(data), [JoinedGlyph(10, ((ka, 0, 0),))])
