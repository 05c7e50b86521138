"""Text as it is measured: pieces, looks, fallbacks, and what cannot be printed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.errors import UnprintableError
from reports.model import Span
from reports.renderers.pdf.fonts.typefaces import typefaces
from reports.renderers.pdf.text import measure
from reports.renderers.pdf.text.measure import Measurer
from reports.theme import load_theme


@pytest.fixture(scope="module")
def english() -> Measurer:
    return Measurer(typefaces(load_theme("house")), "en")


def test_a_piece_is_a_word_with_its_space(english: Measurer) -> None:
    text = english.text("One two  three", "body", False, "p1")

    assert text.pieces == ["One ", "two ", " ", "three"]
    assert text.ends[-1] == text.natural
    assert text.starts[1] > text.ends[0]


@given(st.text("ab é", max_size=12))
def test_no_letter_and_no_space_is_lost(english: Measurer, text: str) -> None:
    pieces = english.text(text, "body", False, "p1").pieces

    assert pieces == re.findall("[^ ]+ ?|  *", text)


def test_a_line_may_end_after_a_dash_or_slash_but_not_in_compounds_nor_in_the_last_word(
    english: Measurer,
) -> None:
    text = english.text("co-production 2024-25 war—peace and/or this/that", "body", False, "p1")

    assert text.pieces == [
        "co-production ", "2024-25 ", "war—", "peace ", "and/", "or ", "this/that",
    ]  # fmt: skip


def test_no_line_ends_in_a_hyphen_that_readers_would_take_for_ours(english: Measurer) -> None:
    text = english.text("pre- and post-war - so", "body", False, "p1")

    assert text.pieces == ["pre- and ", "post-war ", "- so"]


def test_french_punctuation_stays_with_its_word() -> None:
    french = Measurer(typefaces(load_theme("house")), "fr-CA")

    text = french.text("Il dit : « Oui ! »", "body", False, "p1")

    assert text.pieces == ["Il ", "dit\u00a0: ", "«\u00a0Oui\u00a0!\u00a0»"]


def test_looks_change_inside_a_word(english: Measurer) -> None:
    text = english.text((Span("un"), Span("do", bold=True), Span("ing it")), "body", False, "p1")

    assert text.runs is not None
    assert [[run.text for run in piece] for piece in text.runs] == [["un", "do", "ing "], ["it"]]
    assert text.runs[0][1].look.face.name == "SourceSans3-Bold"


def test_a_letter_that_a_font_lacks_is_taken_from_another(english: Measurer) -> None:
    text = english.text("שלום to all", "body", False, "p1")

    assert text.runs is not None
    assert {run.look.face.name for piece in text.runs for run in piece} == {
        "NotoSansHebrew-Regular",
        "SourceSans3-Regular",
    }


def test_a_character_that_no_font_has_is_named_with_its_place(english: Measurer) -> None:
    with pytest.raises(
        UnprintableError, match=r"^p1: no font here has the character '𐎀' \(U\+10380 UGAR"
    ):
        english.text("fine 𐎀", "body", False, "p1")


def test_all_characters_that_no_font_has_are_named_once(english: Measurer) -> None:
    with pytest.raises(UnprintableError) as caught:
        english.text("𐎀 习 and 习 é Я 𐎀", "body", False, "p1")

    (notice,) = caught.value.notices
    assert notice.found == (
        "no font here has the characters '𐎀' (U+10380 UGARITIC LETTER ALPA), "
        "'习' (U+4E60 CJK UNIFIED IDEOGRAPH-4E60)"
    )
    assert "(Debian: fonts-noto-cjk fonts-noto-core)" in notice.remedy
    with pytest.raises(UnprintableError, match="习 近 平 易 天 地 人 \\(7, from"):
        english.text("习近平易天地人", "body", False, "p1")


def test_characters_that_show_nothing_are_not_boxes(english: Measurer) -> None:
    plain, marked = (
        english.text(text, "body", False, "p1") for text in ("word", "wo\u00adr\u2060d\ufe0f")
    )

    assert marked.natural == plain.natural


def test_empty_text_has_no_pieces(english: Measurer) -> None:
    assert english.text("", "body", False, "p1").natural == 0.0


def test_spans_that_look_alike_are_measured_as_one_text(
    english: Measurer,
) -> None:
    quoted = english.text((Span("“"), Span("We are ready."), Span("”")), "body", False, "p1")
    bold = english.text((Span("“"), Span("We", bold=True), Span("”")), "body", False, "p1")
    face = quoted.look.face

    assert quoted.runs is None
    assert quoted.codes[0] == face.word("“We ")[2] != face.word("“")[2] + face.word("We ")[2]
    assert quoted.pieces == ["“We ", "are ", "ready.”"]
    assert quoted.natural == pytest.approx(sum(face.word(part)[1] for part in quoted.pieces))
    assert bold.runs is not None


def test_a_short_text_that_comes_again_is_kept_in_each_of_its_looks(english: Measurer) -> None:
    for bold in (False, True):
        english.text("Donor or party", "body", bold, "p1")
    text, bold = (english.text("Donor or party", "body", bold, "p1") for bold in (False, True))

    assert english.text("Donor or party", "body", False, "p2") is text
    assert english.text((Span("Donor or party", bold=True),), "body", False, "p1") is not text
    assert bold.natural > text.natural


def test_what_is_kept_of_texts_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure, "CACHED_TEXTS", 10)
    monkeypatch.setattr(measure, "CACHED_LETTERS", 20)
    monkeypatch.setattr(measure, "SEEN_TEXTS", 15)
    english = Measurer(typefaces(load_theme("house")), "en")
    long = [english.text("word " * 5, "body", False, "p1") for _ in range(2)][1]

    for number in range(40):
        english.text(f"Row {number // 2}", "body", False, "p1")

    assert 0 < len(english._texts) <= 10
    assert len(english._seen) <= 15
    assert english.text("word " * 5, "body", False, "p1") is not long


def test_a_text_that_comes_once_is_not_kept() -> None:
    english = Measurer(typefaces(load_theme("house")), "en")

    english.text("We are ready.", "body", False, "p1")

    assert not english._texts
