"""OpenType fonts with CFF outlines, and collections: read, subset, embedded, read back."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.basePen import NullPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTCollection, TTFont

from reports.errors import ThemeError
from reports.model import Briefing
from reports.pipeline import render
from reports.renderers.pdf.fonts.cff import numbered
from reports.renderers.pdf.fonts.face import Face
from reports.renderers.pdf.fonts.font import read_font
from reports.renderers.pdf.fonts.fontfile import font_file
from reports.resources import resource_text
from tests.renderers.pdf.conftest import FLAVOURS, faults
from tests.renderers.pdf.text.test_extraction import by_pdfium
from tests.renderers.pdf.verapdf import VeraPdf

CJK = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
LETTERS = [*map(chr, range(0x20, 0x7F)), "王", "毅", "한", "ä", "\u2013", "\u2019"]


def built(chars: list[str], name: str = "Squares") -> bytes:
    """An OpenType font of squares whose glyphs have names."""
    names = [".notdef", *(f"u{ord(char):04X}" for char in chars)]
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(char): f"u{ord(char):04X}" for char in chars})
    drawn = {}
    for number, each in enumerate(names):
        pen = T2CharStringPen(500 + number, None)
        pen.moveTo((100, 0))
        for point in ((100, 500), (400, 500), (400, 0)):
            pen.lineTo(point)
        pen.closePath()
        drawn[each] = pen.getCharString()
    builder.setupCFF(name, {}, drawn, {})
    builder.setupHorizontalMetrics({each: (500 + n, 100) for n, each in enumerate(names)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    builder.setupOS2(sCapHeight=700, version=4)
    builder.setupPost(keepGlyphNames=False)
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def collection(*fonts: bytes) -> bytes:
    made, out = TTCollection(), io.BytesIO()
    made.fonts = [TTFont(io.BytesIO(font)) for font in fonts]
    made.save(out)
    return out.getvalue()


def theme_of(folder: Path, name: str, data: bytes | None, *lines: str) -> str:
    """A theme whose fonts, or what it asks for the rest, are in one file."""
    if data is not None:
        (folder / name.partition("#")[0]).write_bytes(data)
    house = resource_text("templates/themes/house.toml")
    if not lines:
        house = "\n".join(
            f'{line.partition("=")[0]}= "{name}"' if ".ttf" in line else line
            for line in house.splitlines()
        )
    path = folder / "ours.toml"
    path.write_text("\n".join([house, *lines]), encoding="utf-8")
    return str(path)


BRIEFING = Briefing.model_validate(
    {
        "title": "Wang Yi (王毅) again",
        "summary": "A no-break\u00a0space, co-operation, and 한 “王毅” there.".translate(
            {0x201C: None, 0x201D: None}
        ),
        "people": [{"name": "王毅", "role": "minister"}],
    }
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("ours.otf", built(LETTERS)),
        ("ours.ttc", collection(built(["a", " ", "-"], "Few"), built(LETTERS))),
    ],
)
def test_a_theme_of_outlines_passes_and_is_read_back(
    name: str, data: bytes, tmp_path: Path, vera: VeraPdf
) -> None:
    named = f"{name}#1" if name.endswith("ttc") else name
    made = render(BRIEFING, "pdf", theme=theme_of(tmp_path, named, data))

    assert faults(made) == []
    assert [fault for flavour in FLAVOURS for fault in vera.judge(made, flavour)] == []
    assert "Wang Yi (王毅) again" in by_pdfium(made)
    assert b"CIDFontType0C" in made or b"/FontFile2" not in made


def test_the_fallback_of_a_theme_is_asked_for_what_its_fonts_lack(tmp_path: Path) -> None:
    (tmp_path / "b.otf").write_bytes(built(["王", "毅", "한"], "Bold"))
    lines = ("[fallback]", 'fonts = ["a.otf"]', 'bold = ["b.otf"]')
    theme = theme_of(tmp_path, "a.otf", built(["王", "毅", "한", "A"], "Plain"), *lines)
    made = render(BRIEFING, "pdf", theme=theme)

    assert faults(made) == []
    assert "Wang Yi (王毅) again" in by_pdfium(made)
    assert "한" in by_pdfium(made)


def test_a_font_of_a_fallback_that_is_not_there_is_named(tmp_path: Path) -> None:
    theme = theme_of(tmp_path, "a.otf", None, "[fallback]", 'fonts = ["gone.ttc#2"]')
    with pytest.raises(ThemeError, match=r"fallback.*'gone\.ttc' is not beside the theme"):
        render(BRIEFING, "pdf", theme=theme)


def test_a_number_that_a_collection_does_not_have_is_refused() -> None:
    data = collection(built(LETTERS), built(LETTERS))
    with pytest.raises(
        ThemeError, match=r"x\.ttc#2: found font number 2, expected one from 0 to 1"
    ):
        read_font(data, "x.ttc#2")
    assert read_font(data, "x.ttc#1").digest != read_font(data, "x.ttc").digest


def test_a_face_that_stands_alone_needs_a_space_and_a_hyphen() -> None:
    font = read_font(built(["王"]), "x.otf")
    with pytest.raises(ThemeError, match="no glyph for ' '"):
        Face(font)
    assert Face(font, is_alone=False).word("王")[0] == 0.501


def numbers_of(cff: bytes) -> list[int]:
    """The CIDs of a CFF table, as fontTools reads them."""
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(cff), None)
    names = fonts[0].charset
    assert hasattr(fonts[0], "ROS")
    return [0, *(int(name.removeprefix("cid")) for name in names[1:])]


def widths_of(cff: bytes) -> dict[int, float]:
    """How wide each CID is by its outline, as fontTools reads it."""
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(cff), None)
    widths = {}
    for number, name in zip(numbers_of(cff), fonts[0].charset, strict=True):
        outline = fonts[0].CharStrings[name]
        outline.draw(NullPen())
        widths[number] = outline.width
    return widths


def test_the_numbers_of_glyphs_are_those_that_another_reader_finds(
    need_path: Callable[[str], Path],
) -> None:
    keyed = read_font(need_path(CJK).read_bytes(), f"{CJK}#2")
    named, many = read_font(built(LETTERS), "x.otf"), "".join(map(chr, range(0x4E00, 0x4F00)))
    for font, chars in (
        (keyed, "A王毅。한し"),
        (keyed, "一"),
        (keyed, many),
        (named, "A王"),
        (named, ""),
    ):
        subset, places = font.subset([font.glyph(char) for char in chars])
        data, cids = numbered(subset, len(places))

        assert list(cids) == numbers_of(data)
        assert widths_of(data) == {
            cids[place]: font.advance(glyph) for glyph, place in places.items()
        }


def test_damaged_outlines_are_an_error_that_names_the_font_or_do_their_work() -> None:
    whole = built(LETTERS)
    start = whole.index(b"\1\0\4")
    chance, said = random.Random("outlines"), []
    for _ in range(200):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            data[start + chance.randrange(700)] = chance.randrange(256)
        try:
            face = Face(read_font(bytes(data), "mine.otf"))
            font_file(face, "AB王", {})
        except ThemeError as error:
            said.append(str(error))

    assert said
    assert all(message.startswith("mine.otf: ") for message in said)


def test_a_font_does_not_show_its_own_characters_of_private_use() -> None:
    face = Face(read_font(built([*LETTERS, "\ue000", "\U000f0000"]), "ours.otf"))

    assert face.font.glyph("\ue000")
    assert not face.covers("\ue000")
    assert not face.covers("\U000f0000")
    assert face.covers("王")
