"""A damaged or unusual font is named with what is wrong, or does its work."""

from __future__ import annotations

import io
import random
import struct
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.DefaultTable import DefaultTable

from reports.errors import ThemeError
from reports.model import Briefing
from reports.pipeline import render
from reports.renderers.pdf.fonts.face import GLYPH_LIMIT, Face
from reports.renderers.pdf.fonts.font import read_font
from reports.renderers.pdf.fonts.fontfile import font_file
from reports.resources import resource_bytes
from tests.renderers.pdf.conftest import faults
from tests.renderers.pdf.text.test_extraction import by_pdfium

FONT = "assets/fonts/SourceSans3-Regular.ttf"
WORDS = ["Office", "AVATAR", "To", "fjord", "“Wave”", "naïve-", "Ελλάδα", "ffi fl"]


def with_table(tag: str, data: bytes) -> bytes:
    """The font with one table replaced, as it stands."""
    return table_in(resource_bytes(FONT), tag, data)


def table_in(file: bytes, tag: str, data: bytes) -> bytes:
    """A font file with one table replaced, as it stands."""
    font = TTFont(io.BytesIO(file))
    font.tables.pop(tag, None)
    table = DefaultTable(tag)
    table.data = data
    font.tables[tag] = table
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def table_of(tag: str) -> bytes:
    return read_font(resource_bytes(FONT), FONT).face.reference_table(tag).data


def use(data: bytes) -> None:
    """Do with a font all that a brief does."""
    face = Face(read_font(data, "mine.ttf"))
    for word in WORDS:
        try:
            face.word(word)
        except LookupError:
            continue  # a letter that the font lacks: another face is asked
    font_file(face, set("".join(WORDS)) & set(map(chr, face.font.face.unicodes)), {})


def use_or_refuse(data: bytes) -> str | None:
    try:
        use(data)
    except ThemeError as error:
        return str(error)
    return None


@pytest.mark.parametrize("tag", ["GPOS", "GSUB", "cmap", "glyf", "loca", "hmtx", "head", "name"])
def test_a_damaged_table_is_as_good_as_missing_or_an_error_that_names_the_font(tag: str) -> None:
    whole = table_of(tag)
    chance = random.Random(f"damage {tag}")
    cases = [whole[:n] for n in (0, 1, 4, 9, 10, 11, 40, len(whole) // 2)]
    cases += [whole[:8] + b"\xff" * 40 + whole[48:], b"\xff" * len(whole), b"\0" * len(whole)]
    for _ in range(30):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            data[chance.randrange(min(len(data), 3_000))] = chance.randrange(256)
        cases.append(bytes(data))
    said = [use_or_refuse(with_table(tag, case)) for case in cases]

    assert all(message.startswith("mine.ttf: ") for message in filter(None, said))


def test_the_undamaged_font_is_not_refused() -> None:
    use(resource_bytes(FONT))
    use(with_table("GPOS", table_of("GPOS")))


@pytest.mark.parametrize("lacking", [" ", "-"])
def test_a_font_without_space_or_hyphen_is_refused_with_its_name(lacking: str) -> None:
    data = built([c for c in map(chr, range(0x20, 0x7F)) if c != lacking])
    with pytest.raises(
        ThemeError, match=r"^x\.ttf: the font has no glyph for '[ -]', expected a font"
    ):
        Face(read_font(data, "x.ttf"))


def built(chars: list[str], fillers: int = 0) -> bytes:
    """A font of squares for `chars`, after `fillers` glyphs that no character has."""
    names = [".notdef", *(f"f{n}" for n in range(fillers)), *(f"u{ord(c):06X}" for c in chars)]
    pen = TTGlyphPen(None)
    for step in ((100, 0), (100, 500), (400, 500), (400, 0)):
        (pen.moveTo if step == (100, 0) else pen.lineTo)(step)
    pen.closePath()
    square = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(c): f"u{ord(c):06X}" for c in chars})
    builder.setupGlyf(dict.fromkeys(names, square))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (500, 100)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Squares", "styleName": "Regular"})
    builder.setupOS2(sCapHeight=700, version=4)
    builder.setupPost(keepGlyphNames=False)
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A theme whose fonts have more glyphs than can be coded by their index."""
    folder = tmp_path_factory.mktemp("large")
    letters = [*map(chr, range(0x20, 0x7F)), "王", "毅", "한", "ä", "\u2013", "😀"]
    (folder / "large.ttf").write_bytes(built(letters, GLYPH_LIMIT + 100))
    theme = resource_bytes("templates/themes/house.toml").decode()
    lines = [
        'regular = "large.ttf"' if line.startswith("regular") else line
        for line in theme.splitlines()
    ]
    (folder / "large.toml").write_text("\n".join(lines), encoding="utf-8")
    return folder / "large.toml"


def test_letters_of_a_font_with_many_glyphs_are_printed_and_read_back(large: Path) -> None:
    title = "Wang Yi 王毅 한 again"
    section = {"heading": "Plain", "body": ["Some words, 王毅, and a co-operative end."]}
    briefing = Briefing.model_validate({"title": "T", "summary": title, "sections": [section]})
    data = render(briefing, "pdf", theme=str(large))

    assert faults(data) == []
    assert title in by_pdfium(data)
    assert "王毅, and" in by_pdfium(data)


def test_a_letter_that_no_code_is_left_for_is_asked_of_another_face(large: Path) -> None:
    face = Face(read_font((large.parent / "large.ttf").read_bytes(), "large.ttf"))

    assert face.covers("王")
    assert not face.covers("😀")


def test_a_map_that_spreads_few_bytes_into_many_characters_costs_nothing() -> None:
    group = struct.pack(">LLL", 0, 0x10FFFF, 1)
    table = struct.pack(">HHHHL", 0, 1, 3, 10, 12)
    table += struct.pack(">HHLLL", 12, 0, 16 + 12 * 5_000, 0, 5_000) + group * 5_000
    assert read_font(with_table("cmap", table), "x.ttf").glyph("a") > 0


def test_tables_that_lie_over_each_other_are_as_good_as_missing() -> None:
    data = resource_bytes(FONT)
    record = struct.pack(">4sLLL", b"zzzz", 0, 0, len(data))
    bomb = data[:4] + struct.pack(">H", 60_000) + data[6:12] + record * 60_000 + data
    with pytest.raises(ThemeError, match=r"x\.ttf.*lacks tables"):
        read_font(bomb, "x.ttf")
