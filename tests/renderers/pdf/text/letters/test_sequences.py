"""Emoji of several characters: shown as one where a font joins them, and copied as written."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from fontTools.ttLib import TTFont

from reports.errors import UnprintableError
from reports.model import Briefing
from reports.pipeline import render
from reports.renderers.pdf.fonts.face import Face
from reports.renderers.pdf.fonts.font import read_font
from reports.renderers.pdf.fonts.typefaces import load_fallback, typefaces
from reports.renderers.pdf.text.measure import Measurer
from reports.renderers.pdf.text.shaping import GlyphRun, ShapedText, shaped_line
from reports.renderers.pdf.text.text import Line, Look
from reports.resources import resource_bytes
from reports.theme import load_theme
from tests.renderers.pdf.conftest import FLAVOURS, faults
from tests.renderers.pdf.extraction import by_mupdf, by_pdfium, by_poppler
from tests.renderers.pdf.verapdf import VeraPdf

EMOJI = "NotoEmoji-Regular.ttf"
#: Sequences that the shipped font shows as one sign.
ONE = {
    "flag": "🇺🇦",
    "region": "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "tone": "👍🏽",
    "family": "👨‍👩‍👧",
    "worker": "👩🏽‍💻",
    "rainbow": "🏳️‍🌈",
    "heart": "❤️‍🔥",
    "keycap": "1️⃣",
    "hash": "#⃣",
    "emoji style": "☎\ufe0f",
    "text style": "☎\ufe0e",
}
#: Those of more than one.
MORE = {"half a flag more": "🇺🇦🇨", "tone of a tone": "🏽🏽", "red hair": "👨🏻‍🦰"}
ALL = ONE | MORE


def shaped(text: str, emoji: Face | None = None) -> list[GlyphRun]:
    faces = typefaces(load_theme("house"))
    if emoji is not None:
        from reports.renderers.pdf.text.shaping import shaped_text

        measured = shaped_text(text, "en", [Look(emoji)] * len(text), False, [text])
    else:
        found = Measurer(faces, "en").text(text, "body", False, "summary")
        assert isinstance(found, ShapedText)
        measured = found
    return shaped_line(measured, Line(0, 0, len(measured.pieces), 0))


@pytest.fixture(scope="module")
def plain_emoji() -> Face:
    """The shipped emoji in a font that joins none of them, and has no keycap."""
    font, data = TTFont(io.BytesIO(resource_bytes(f"assets/fonts/{EMOJI}"))), io.BytesIO()
    del font["GSUB"]
    for table in font["cmap"].tables:
        table.cmap.pop(0x20E3, None)
    font.save(data)
    return Face(read_font(data.getvalue(), EMOJI), is_alone=False)


@pytest.mark.parametrize("text", ONE.values(), ids=ONE)
def test_a_sequence_that_a_font_joins_is_one_glyph_that_stands_for_all_of_it(text: str) -> None:
    (run,) = shaped(text)

    assert [glyph.text for glyph in run.glyphs] == [text]
    assert run.glyphs[0].index != 0
    assert not run.needs_actual_text


@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
def test_every_sequence_is_shown_by_signs_that_stand_for_every_character(text: str) -> None:
    glyphs = [glyph for run in shaped(text) for glyph in run.glyphs]

    assert all(glyph.index for glyph in glyphs)
    assert "".join(glyph.text for glyph in glyphs) == text


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("👍🏽", "👍"), ("1️⃣", "1"), ("👨🏻‍🦰", "👨🦰"), ("🇺🇦", "🇺🇦"), ("👨‍👩‍👧", "👨👩👧"), ("🏽", "🏽"),
        ("🏴\U000e0067\U000e0062\U000e007f", "🏴"),
    ],
)  # fmt: skip
def test_without_a_joined_glyph_the_base_is_shown_and_all_is_copied(
    plain_emoji: Face, text: str, signs: str
) -> None:
    (run,) = shaped(text, plain_emoji)

    if run.glyphs:
        assert [glyph.index for glyph in run.glyphs] == [plain_emoji.glyph(sign) for sign in signs]
        assert "".join(glyph.text for glyph in run.glyphs) == text
    else:
        assert (run.text, run.code) == (signs, plain_emoji.word(signs)[2])


def test_what_a_sequence_joins_but_no_font_has_is_left_out() -> None:
    """U+1FAEE is none that the shipped font has."""
    assert not load_fallback(EMOJI).covers("\U0001faee")
    (run,) = shaped("👩\u200d\U0001faee")

    assert [glyph.text for glyph in run.glyphs] == ["👩\u200d\U0001faee"]


@pytest.mark.parametrize(
    "text", ["\U0001faee\ufe0f", "\U0001faee\u200d👩", "a\u200d\u738b", "\u738b\ufe00"]
)
def test_what_leads_or_is_no_part_of_a_sequence_must_be_there(text: str) -> None:
    with pytest.raises(UnprintableError):
        render(Briefing(title="T", summary=text), "pdf")


def test_every_reader_copies_them_as_written_and_the_validators_pass(
    vera: VeraPdf, need_tool: Callable[[str], str]
) -> None:
    said = " and ".join(ALL.values())
    fields = {
        "title": f"He wrote {ALL['flag']} {ALL['keycap']}",
        "summary": f"It said {said} today.",
        "people": [{"name": f"Desk {ALL['tone']}", "role": f"Press {ALL['heart']}"}],
        "sections": [{"heading": f"On {ALL['region']}", "body": [f"It said {said} today."]}],
    }
    data = render(Briefing.model_validate(fields), "pdf")

    assert faults(data) == []
    assert [fault for flavour in FLAVOURS for fault in vera.judge(data, flavour)] == []
    for text in (by_pdfium(data), by_mupdf(data), by_poppler(data, need_tool("pdftotext"))):
        found = "".join(text.split())
        assert found.count("".join(said.split())) == 2
        assert f"Desk{ALL['tone']}" in found
        assert f"On{ALL['region']}" in found
