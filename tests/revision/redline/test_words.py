"""Texts compared word by word."""

import pytest

from reports.revision.redline.marked.text_marks import TextMarks
from reports.revision.redline.word_changes import word_pieces

MARKS = TextMarks()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("over CAD 1.2bn,", ["over", " ", "CAD", " ", "1.2bn", ","]),
        ("(l’accord)", ["(", "l’accord", ")"]),
        ("“We need peace,”", ["“", "We", " ", "need", " ", "peace", ",", "”"]),
        ("東京で", ["東", "京", "で"]),
        ("مَرحَبا بكم", ["مَرحَبا", " ", "بكم"]),
        ("", []),
    ],
)
def test_words_and_marks_stand_alone(text: str, words: list[str]) -> None:
    assert word_pieces(text) == words
    assert "".join(words) == text


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("the same", "the same", "the same"),
        ("Two field hospitals", "Three field hospitals", "[-Two-] {+Three+} field hospitals"),
        ("It is 37.", "It is not 37.", "It is {+not+} 37."),
        ("It is not 37.", "It is 37.", "It is [-not-] 37."),
        ("a red, big dog ran home", "a blue, old dog ran home", "a [-red, big-] {+blue, old+} dog ran home"),
        ("Nothing is alike here", "All of this was typed anew", "[-Nothing is alike here-] {+All of this was typed anew+}"),
        ("", "new", "{+new+}"),
        ("old", "", "[-old-]"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_what_went_and_came_is_marked(old: str, new: str, told: str) -> None:
    assert MARKS.text(old, new) == told


def test_marks_that_stand_in_a_text_have_more_dashes() -> None:
    assert TextMarks.beside(["plain"]) == TextMarks(1)
    marks = TextMarks.beside(["a [-text-] with {++marks++}"])
    assert marks.gone("old") + marks.come("new") == "[---old---]{+++new+++}"
