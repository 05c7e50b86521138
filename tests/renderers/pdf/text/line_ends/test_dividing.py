"""Where words are divided: hyphens go into plain words only, and glue holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.renderers.pdf.fonts.typefaces import typefaces
from reports.renderers.pdf.text.breaking import break_lines
from reports.renderers.pdf.text.line_ends.dividing import any_place, places
from reports.renderers.pdf.text.lines import line_runs
from reports.renderers.pdf.text.measure import Measurer
from reports.theme import load_theme

SOFT = "\u00ad"
CODES = [
    "https://www.example.org/en/news/prime-minister-announces-support-for-ukraine.html",
    "www.example.org/internationalisation",
    "example.org/internationalisation/misunderstandings",
    "press.office-internationalisation@ministry.example.org",
    "#internationalisation_responsibilities",
    "Internationalisation-Report-2025",
    "2025-internationalisation",
    "international_responsibilities.docx",
    "/home/responsibilities/internationalisation",
    "C:\\responsibilities\\internationalisation",
    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "InternationalisationResponsibilities",
    "responsibilitiesInternationalisation",
    "COVID19internationalisation",
    "file:internationalisation",
    "responsibility=internationalisation&characteristically",
]


def measurer(language: str) -> Measurer:
    return Measurer(typefaces(load_theme("house")), language)


def lines_of(words: str, measure: float, language: str = "en") -> list[str]:
    text = measurer(language).text(words, "body", False, "p1")
    lines = break_lines(text, measure, divided=True)
    return ["".join(run.text for run in line_runs(text, line)) for line in lines]


@pytest.mark.parametrize("code", CODES)
def test_no_hyphen_is_put_into_what_is_copied(code: str) -> None:
    assert places(code, "en").hyphened == ()
    for measure in (4.0, 7.3, 11.0, 16.5):
        for words in (code, f"See {code} for more", f"(see {code})."):
            lines = lines_of(words, measure)
            assert SOFT not in "".join(lines)
            assert "".join(lines).replace("\u00a0", "") == words


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("characteristically", "en"),
        ("(“characteristically”),", "en"),
        ("RESPONSIBILITIES", "en"),
        ("Katastrophenschutzbehörde", "de"),
        ("Deutsch-Kanadische", "de"),
        ("l’internationalisation", "fr"),
        ("verantwoordelijkheden", "nl"),
    ],
)
def test_a_plain_word_is_divided_with_hyphens(word: str, language: str) -> None:
    assert places(word, language).hyphened != ()


def test_a_soft_hyphen_goes_before_the_dictionary() -> None:
    assert places("character\u00adistically", "en").hyphened == (9,)
    assert places("https://a.example/char\u00adacter", "en").hyphened == ()


@pytest.mark.parametrize("word", ["Millionen", "Vereinbarungen"])
@pytest.mark.parametrize("glue", ["\u00a0", "\u202f", "\u2060"])
def test_glue_never_divides(word: str, glue: str) -> None:
    for measure in (3.0, 4.0, 5.0, 6.5):
        lines = lines_of(f"zwei {word}{glue}USD heute", measure, "de")
        joined = "|".join(lines)
        for parted in (f"{glue}|", f"|{glue}", f"{SOFT}|{glue}", f"{word}{SOFT}"):
            assert parted not in joined


def test_no_hyphen_follows_a_hyphen() -> None:
    for measure in (4.0, 5.0, 6.0, 7.0, 8.0, 9.0):
        for words in ("mit Deutsch-Kanadische-Freundschaft heute", "the morning-briefing paper"):
            assert f"-{SOFT}" not in "".join(lines_of(words, measure, "de"))


def test_an_address_is_divided_after_signs_and_before_its_hyphens() -> None:
    address = "https://www.example.org/news/announces-support-for-ukraine.html"

    assert lines_of(address, 15.0) == [
        "https://www.example.org/news/", "announces-support-for-ukraine.", "html",
    ]  # fmt: skip
    assert lines_of(address, 11.0) == [
        "https://www.example.", "org/news/announces", "-support-for-ukraine.html",
    ]  # fmt: skip


def test_what_has_no_sign_fills_its_lines() -> None:
    lines = lines_of("0123456789abcdef" * 4, 9.0)

    assert len({len(line) for line in lines[:-1]}) <= 2
    assert len(lines) == 4


def test_a_letter_keeps_its_marks() -> None:
    word = "e\u0301" * 6

    assert any_place(word, 0, 5) == 4
    assert any_place("ab\u00a0cd", 0, 3) == 1
    assert any_place("\u0301" * 9, 0, 4) == 4


@given(st.text("aB-1/.\u00a0\u00ad’ü", min_size=1, max_size=40), st.sampled_from(["en", "de"]))
def test_places_stand_inside_the_word_and_in_order(word: str, language: str) -> None:
    for found in places(word, language):
        assert list(found) == sorted(set(found))
        assert all(0 < place < len(word) for place in found)


@pytest.mark.parametrize("language", ["en-US", "en-GB", "fr", "de"])
@pytest.mark.parametrize(
    "word", ["évaluation", "identity", "Oberbürgermeister", "opération", "security", "radio-area"]
)
def test_two_letters_stand_before_a_hyphen_and_three_after(word: str, language: str) -> None:
    for place in places(word, language).hyphened:
        before, after = word[:place].rpartition("-")[2], word[place:].partition("-")[0]
        assert len(before) >= 2
        assert len(after) >= 3


def test_two_letters_before_and_three_after_are_enough() -> None:
    assert places("européenne", "fr").hyphened[0] == 2
    assert places("ability", "en-US").hyphened[-1] == len("ability") - 3
