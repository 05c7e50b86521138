"""Which script a character belongs to, and whose ideographs an ideograph is."""

from __future__ import annotations

import pytest

from reports.fonts import font_file_name, font_number
from reports.fonts.char_scripts import char_script


@pytest.mark.parametrize(
    ("char", "script"),
    [
        ("王", "simplified"),
        ("。", "simplified"),
        ("「", "simplified"),
        ("？", "simplified"),  # noqa: RUF001
        ("し", "japanese"),
        ("ゼ", "japanese"),
        ("한", "korean"),
        ("ㄅ", "traditional"),
        ("ก", "thai"),
        ("გ", "Georgian"),
        ("த", "Tamil"),
        ("።", "Ethiopic"),
        ("৳", "Bengali"),
        ("ᐃ", "CanadianAboriginal"),
        ("ᱚ", "OlChiki"),
        ("★", "Black"),
        ("a", "Latin"),
    ],
)
def test_a_character_tells_its_script(char: str, script: str) -> None:
    assert char_script(char) == script


@pytest.mark.parametrize(
    ("near", "language", "script"),
    [
        ("王毅", "en", "simplified"),
        ("石破茂 しげる", "en", "japanese"),
        ("한국 大統領", "en", "korean"),
        ("王 ㄨㄤˊ", "en", "traditional"),
        ("王毅", "zh", "simplified"),
        ("王毅", "zh-Hant-CA", "traditional"),
        ("王毅", "zh-TW", "traditional"),
        ("王毅", "ja", "japanese"),
        # the document's language goes before what stands beside it
        ("王毅 한국", "zh", "simplified"),
        ("王毅", "zha", "simplified"),
    ],
)
def test_an_ideograph_belongs_to_the_language_or_to_what_is_near(
    near: str, language: str, script: str
) -> None:
    assert char_script("王", near, language) == script


def test_kana_are_japanese_in_a_chinese_document() -> None:
    assert char_script("し", "王し", "zh") == "japanese"


def test_the_number_of_a_font_stands_behind_the_name_of_a_collection_alone() -> None:
    assert (font_file_name("x.ttc#12"), font_number("x.ttc#12")) == ("x.ttc", 12)
    assert (font_file_name("x.ttc"), font_number("x.ttc")) == ("x.ttc", 0)
    assert (font_file_name("x#2.ttf"), font_number("x#2.ttf")) == ("x#2.ttf", 0)
    assert (font_file_name("x.ttf#2"), font_number("x.ttf#2")) == ("x.ttf#2", 0)
