"""Lines: no letter lost, no line too long, hyphens where they help."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.limits import CACHED_BREAKS
from reports.renderers.pdf.fonts.typefaces import typefaces
from reports.renderers.pdf.text.breaking import balanced_measure, break_lines, line_width
from reports.renderers.pdf.text.lines import line_runs
from reports.renderers.pdf.text.measure import Measurer
from reports.renderers.pdf.text.text import Line, Text
from reports.theme import load_theme

MEASURERS = {tag: Measurer(typefaces(load_theme("house")), tag) for tag in ("en", "fr", "de", "xx")}
ALPHABET = st.text("abcdefghij klmnop-–/ÉŁ. ", min_size=1, max_size=300)


def measured(words: str, language: str = "en") -> Text:
    return MEASURERS[language].text(words, "body", False, "p1")


def shown(text: Text, lines: list[Line]) -> list[str]:
    return ["".join(run.text for run in line_runs(text, line)) for line in lines]


@given(ALPHABET, st.floats(0.5, 40.0))
def test_no_letter_is_lost_and_no_line_is_too_long(words: str, measure: float) -> None:
    text = measured(words)

    lines = break_lines(text, measure, divided=True)

    # a hyphen of its own has a no-break space after it at a line's end
    assert re.sub("[\u00ad\u00a0]", "", "".join(shown(text, lines))) == words
    for line, letters in zip(lines, shown(text, lines), strict=True):
        # a letter wider than the measure stands alone; kerning is not measured inside a word
        assert line_width(text, line) <= measure + 0.05 or len(letters.strip()) <= 1


def test_a_word_is_divided_where_the_line_would_be_short() -> None:
    text = measured("The characteristically long way")

    assert shown(text, break_lines(text, 7.6, divided=True)) == [
        "The characteristi\u00ad",
        "cally long way",
    ]


@pytest.mark.parametrize(("word", "divided"), [("garden", False), ("letters", True)])
def test_words_of_six_letters_are_not_divided_to_even_out_a_margin(
    word: str, divided: bool
) -> None:
    text = measured(f"It is in {word} of the north")
    measures = [n / 10 for n in range(40, 120)]

    assert (
        any(line.hyphen for n in measures for line in break_lines(text, n, divided=True)) is divided
    )


@pytest.mark.parametrize(
    "words", ["The Characteristically long way", "The pro-characteristically long way"]
)
def test_names_and_compounds_are_not_divided(words: str) -> None:
    text = measured(words)

    assert not any(line.hyphen for line in break_lines(text, 12.0, divided=True))


def test_text_that_may_not_be_divided_is_not() -> None:
    text = measured("The characteristically long way")

    assert shown(text, break_lines(text, 8.0)) == ["The ", "characteristically ", "long way"]


def test_french_is_divided_the_french_way() -> None:
    text = measured("On internationalisation des choses", "fr")

    assert shown(text, break_lines(text, 7.6, divided=True))[0] == "On internationali\u00ad"


def test_german_nouns_are_divided_though_they_have_capitals() -> None:
    text = measured("Die Vereinbarung der Verteidigungszusammenarbeit von heute", "de")

    assert any(line.hyphen for line in break_lines(text, 14.0, divided=True))


def test_a_language_without_a_dictionary_is_not_divided() -> None:
    text = measured("The characteristically long way", "xx")

    assert not any(line.hyphen for line in break_lines(text, 9.5, divided=True))


def test_a_word_of_ten_thousand_letters_is_broken_into_full_lines() -> None:
    text = measured("x" * 10_000)

    lines = break_lines(text, 50.0, divided=True)

    assert len(lines) < 110
    assert all(line_width(text, line) > 49 for line in lines[:-1])


def test_text_breaks_at_a_smaller_size_as_it_broke_to_measure_it() -> None:
    text = measured("One line of words")

    assert len(break_lines(text, text.natural)) == 1


def test_balanced_lines_are_no_more_but_more_alike() -> None:
    text = measured("A title that runs over to a second line")
    measure = text.natural * 0.9

    narrow = balanced_measure(text, measure)

    lines = break_lines(text, narrow)
    assert len(lines) == len(break_lines(text, measure)) == 2
    assert line_width(text, lines[1]) > 0.7 * line_width(text, lines[0])


def test_a_text_that_came_again_keeps_the_lines_of_few_measures() -> None:
    words = "We met in the old town and went on to the new one by the river."
    once, text = (MEASURERS["xx"].text(words, "body", False, "p1") for _ in range(2))

    lines = break_lines(text, 8.0)
    ragged = break_lines(text, 8.0, divided=True)

    assert break_lines(text, 8.0) is lines
    assert break_lines(once, 8.0) == lines
    assert once.broken is None
    assert ragged is not lines
    for n in range(100):
        break_lines(text, 6 + n / 50)
    assert 0 < len(text.broken or ()) <= CACHED_BREAKS
    assert break_lines(text, 8.0) == lines


@given(ALPHABET, st.floats(4.0, 40.0))
def test_the_narrowest_measure_takes_as_many_lines_as_the_whole_one(
    words: str, measure: float
) -> None:
    text = measured(words)
    narrow, count = balanced_measure(text, measure), len(break_lines(text, measure))

    assert len(break_lines(text, narrow)) == count
    # a little less takes a line more, but where it may be no narrower
    if count > 1 and text.narrowest * 1.05 < narrow > measure * 0.52:
        assert len(break_lines(text, narrow - measure / 60)) > count
