"""Fonts as they are read: measures against HarfBuzz, subsets against fontTools."""

from __future__ import annotations

import io
from string import ascii_lowercase

import pytest
import uharfbuzz as hb
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from reports.errors import ThemeError
from reports.renderers.pdf.fonts.font import read_font
from reports.renderers.pdf.fonts.fontfile import font_file
from reports.renderers.pdf.fonts.typefaces import load_face
from reports.resources import resource_bytes

FILES = [
    "SourceSans3-Regular.ttf",
    "SourceSans3-BoldIt.ttf",
    "SourceSerif4-Bold.ttf",
    "NotoSans-Bold.ttf",
]
WORDS = [
    "AVATAR",
    "To",
    "“Wave”",
    "Typography,",
    "Kyiv’s",
    "P.",
    "Ťažký",
    "Ёлка",
    "Ψυχή",
    "f(x)\\y",
]


@pytest.mark.parametrize("file", FILES)
def test_words_are_as_wide_as_harfbuzz_says(file: str) -> None:
    font = hb.Font(hb.Face(resource_bytes(f"assets/fonts/{file}")))
    face = load_face(file)
    for word in WORDS:
        buffer = hb.Buffer()
        buffer.add_str(word)
        buffer.guess_segment_properties()
        hb.shape(font, buffer, {"calt": False, "ccmp": False})
        width = sum(place.x_advance for place in buffer.glyph_positions) / 1000
        assert face.word(word)[0] == pytest.approx(width, abs=0.0011), word


@pytest.mark.parametrize("file", FILES)
def test_pairs_that_were_shaped_in_one_go_are_kerned_as_they_are_alone(file: str) -> None:
    face = load_face(file)
    pairs = [one + other for one in ascii_lowercase for other in f"{ascii_lowercase} "]

    assert face.ligatures.keys() == {"ff", "ft", "fft"} or "Sans3" not in file
    for pair in pairs:
        assert face.font.first(pair) == face.font.kerned(pair)[0][:2], pair
    # what was not shaped with the others is asked for
    for pair in ("AV", "To", "r,", "“T", "fé"):
        assert face.font.first(pair) == face.font.kerned(pair)[0][:2], pair


def test_a_space_at_the_end_counts_only_where_it_is_asked_for() -> None:
    face = load_face("SourceSans3-Regular.ttf")

    width, advance, code = face.word("word ")

    assert width == face.word("word")[0]
    assert advance == pytest.approx(width + face.space)
    assert code.endswith("\0 ")


@pytest.mark.parametrize("file", FILES)
def test_a_subset_draws_what_the_font_draws(file: str) -> None:
    data = resource_bytes(f"assets/fonts/{file}")
    font = read_font(data, file)
    whole, chars = TTFont(io.BytesIO(data)), "AÉñỗ8ß;Ж"
    glyphs = [font.glyph(char) for char in chars]

    small_data, places = font.subset(glyphs)

    small = TTFont(io.BytesIO(small_data))
    for glyph in glyphs:
        drawn = [DecomposingRecordingPen(f.getGlyphSet()) for f in (whole, small)]
        whole.getGlyphSet()[whole.getGlyphName(glyph)].draw(drawn[0])
        small.getGlyphSet()[small.getGlyphName(places[glyph])].draw(drawn[1])
        assert drawn[0].value == drawn[1].value
        assert small["hmtx"][small.getGlyphName(places[glyph])][0] == font.advance(glyph)
    assert len(small_data) < 12_000


def test_the_same_letters_give_the_same_font_objects() -> None:
    face = load_face("SourceSans3-Regular.ttf")

    assert font_file(face, "cab", {}) is font_file(face, "abc", {})
    assert font_file(face, "abc", {}).name != font_file(face, "abc.", {}).name


def test_what_is_no_truetype_font_is_refused() -> None:
    with pytest.raises(ThemeError, match=r"^logo.ttf: found .*, expected a TrueType or OpenType"):
        read_font(b"\x89PNG" + bytes(100), "logo.ttf")
    with pytest.raises(ThemeError, match="the font cannot be read: it lacks tables"):
        read_font(b"OTTO" + bytes(100), "logo.otf")
    with pytest.raises(ThemeError, match="the font cannot be read"):
        read_font(resource_bytes("assets/fonts/NotoSans-Bold.ttf")[:400], "cut.ttf")
